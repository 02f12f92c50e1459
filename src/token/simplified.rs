//! Texts in simplified characters, in which words are looked up.

use crate::traditional::simplified;
use std::borrow::Cow;

/// `text` with every traditional character replaced by its simplified form, character by
/// character: a range of bytes means the same in both.
pub fn to_simplified(text: &str) -> Cow<'_, str> {
    match text.find(|c| simplified(c) != c) {
        None => Cow::Borrowed(text),
        Some(start) => {
            let mut result = String::with_capacity(text.len());
            result.push_str(&text[..start]);
            result.extend(text[start..].chars().map(simplified));
            Cow::Owned(result)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn maps_characters_and_leaves_the_rest() {
        assert_eq!(to_simplified("資料庫與軟體 ABC"), "资料库与软体 ABC");
        assert!(matches!(to_simplified("数据库 abc"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn keeps_every_boundary(text in any::<String>(), han in "[\u{3400}-\u{9fff}]{0,9}") {
            for text in [text, han] {
                let result = to_simplified(&text);
                let starts = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
                prop_assert_eq!(starts(&result), starts(&text));
            }
        }
    }
}
