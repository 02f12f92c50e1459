//! Traditional Chinese: characters are looked up in their simplified form (OpenCC's table).

use super::tables::{FIRST_HAN, SIMPLIFIED};
use std::borrow::Cow;

/// The simplified form of a character, or the character itself; of the same length in UTF-8.
pub(super) fn simplified(c: char) -> char {
    u32::from(c)
        .checked_sub(FIRST_HAN)
        .and_then(|index| SIMPLIFIED.get(index as usize))
        .and_then(|&code| char::from_u32(u32::from(code)))
        .unwrap_or(c)
}

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
