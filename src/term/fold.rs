//! Folding: the key that all spellings of a term share.

use crate::token::{fold, to_simplified};

/// The key of a term: lower case, half width, simplified characters; hyphen, underline and space
/// are one, and between a letter and a digit none at all ("GPT-5" = "GPT 5" = "gpt5").
pub(super) fn key(text: &str) -> String {
    let folded = fold(text);
    let folded = to_simplified(&folded);
    let mut result = String::with_capacity(folded.len());
    let mut gap = false;
    let mut previous: Option<char> = None;
    for c in folded.chars() {
        if c.is_whitespace() || matches!(c, '-' | '_' | '‐' | '‑' | '–') {
            gap = true;
            continue;
        }
        if let Some(previous) = previous
            && std::mem::take(&mut gap)
            && !(is_wide(previous) || is_wide(c))
            && previous.is_numeric() == c.is_numeric()
        {
            result.push(' ');
        }
        gap = false;
        result.push(c);
        previous = Some(c);
    }
    result
}

/// Whether a script writes `c` without spaces around it.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` is a Chinese character rather than a sign.
pub(super) fn is_han(c: char) -> bool {
    is_wide(c) && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_term_share_a_key() {
        for (a, b) in [
            ("DeepSeek V3.2", "DeepSeek-V3.2"),
            ("GPT-5", "GPT 5"),
            ("ＧＰＴ５", "gpt-5"),
            ("open-source", "Open Source"),
            ("資料庫", "资料库"),
            ("AI 芯片", "AI芯片"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn different_terms_have_different_keys() {
        for (a, b) in [("GPT-5", "GPT-5.2"), ("C", "C++"), ("resign", "re-sign"), ("1-2", "12")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_itself(text in any::<String>()) {
            let once = key(&text);
            prop_assert_eq!(key(&once), once);
        }
    }
}
