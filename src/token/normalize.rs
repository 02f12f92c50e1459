//! Folding: the form of a word that it is looked up and compared by.

use std::borrow::Cow;
use std::iter;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in lower case, half width and Unicode's form NFC, with straight apostrophes and hyphens.
///
/// Full-width letters, digits and signs become ASCII; half-width katakana stay as they are. The
/// result may differ from `text` in length: it is for comparing, never for showing.
pub fn fold(text: &str) -> Cow<'_, str> {
    let Some(start) = text.find(|c| !is_folded(c)) else { return Cow::Borrowed(text) };
    let mut result = String::with_capacity(text.len());
    result.push_str(&text[..start]);
    result.extend(text[start..].chars().flat_map(|c| narrow(c).to_lowercase()));
    if result.chars().all(is_composed) {
        Cow::Owned(result)
    } else {
        Cow::Owned(result.nfc().collect())
    }
}

/// Whether folding leaves `c` as it is; the scripts without case are told first.
fn is_folded(c: char) -> bool {
    match c {
        '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        _ if c.is_ascii() => !c.is_ascii_uppercase(),
        _ => is_composed(c) && narrow(c).to_lowercase().eq([c]),
    }
}

/// Whether `c` never becomes another character, or a part of one, in Unicode's form NFC.
fn is_composed(c: char) -> bool {
    c < '\u{300}' || is_nfc_quick(iter::once(c)) == IsNormalized::Yes
}

/// The ASCII form of a full-width character, an apostrophe or a hyphen; else the character itself.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        _ => c,
    }
}

/// Whether `c`, in half width, is a digit or a letter of the Latin, Greek or Cyrillic script, or a
/// mark on one.
pub(super) fn is_letter_or_digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match c {
        '\u{300}'..='\u{36f}' => true,
        '\u{aa}'..='\u{52f}' | '\u{1d00}'..='\u{1fff}' | '\u{2c60}'..='\u{2c7f}' => {
            c.is_alphabetic()
        }
        '\u{a720}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}' => c.is_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_case_width_apostrophes_and_hyphens() {
        assert_eq!(fold("ＧＰＴ‑４"), "gpt-4");
        assert_eq!(fold("Don’t"), "don't");
        assert_eq!(fold("ÉCOLE Straße"), "école straße");
        assert_eq!(fold("E\u{301}COLE"), "école");
        assert!(matches!(fold("数据 plain"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once), once.as_str());
        }
    }
}
