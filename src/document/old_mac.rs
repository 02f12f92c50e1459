//! Text of an old Mac: its encodings have the same bytes as those of Windows, which detectors know,
//! but mean other characters by them.

use encoding_rs::{Encoding, MACINTOSH, X_MAC_CYRILLIC};

/// The encoding of the bytes, which look like `guessed`: that of a Mac in its place if they make
/// much more sense in it.
pub(super) fn or_guessed(bytes: &[u8], guessed: &'static Encoding) -> &'static Encoding {
    let mac = match guessed.name() {
        "windows-1251" => X_MAC_CYRILLIC,
        name if name.starts_with("windows-") || name.starts_with("ISO-8859-") => MACINTOSH,
        _ => return guessed,
    };
    let odd = |encoding: &'static Encoding| odd_letters(&encoding.decode(bytes).0);
    let (as_guessed, as_mac) = (odd(guessed), odd(mac));
    let other_script = mac == MACINTOSH && !is_latin(&guessed.decode(bytes).0);
    if as_guessed > 4 * as_mac && !other_script { mac } else { guessed }
}

/// Whether the letters beyond ASCII are Latin ones.
fn is_latin(text: &str) -> bool {
    let letters = || text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    letters().filter(|c| u32::from(*c) < 0x250).count() * 2 >= letters().count()
}

/// How many characters stand where no writer puts them: a capital behind a small letter, a sign
/// within a word, a quotation mark on the wrong side of one.
fn odd_letters(text: &str) -> usize {
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    let mut odd = 0;
    while let Some(c) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let inside = before.is_alphabetic() && after.is_alphabetic();
        let is_odd = match c {
            _ if c.is_ascii() => false,
            '\u{80}'..='\u{9f}' | '\u{fffd}' => true,
            '“' | '„' | '‘' => before.is_alphabetic(),
            '”' => after.is_alphabetic(),
            '‡' | 'ˆ' | '˜' => before.is_alphabetic() || after.is_alphabetic(),
            '’' | '–' | '—' | '·' | '\u{ad}' => false,
            _ if c.is_uppercase() => before.is_lowercase(),
            _ if c.is_alphabetic() => false,
            _ => inside,
        };
        odd += usize::from(is_odd);
        before = c;
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;
    use encoding_rs::{WINDOWS_1251, WINDOWS_1252};

    /// The bytes of a text in a single-byte encoding.
    fn bytes(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let byte = |c: char| {
            (0..=255_u8).find(|b| encoding.decode_without_bom_handling(&[*b]).0.starts_with(c))
        };
        text.chars().filter_map(byte).collect()
    }

    #[test]
    fn texts_of_a_mac_are_told_from_those_of_windows() {
        let latin = [
            "Résumé and café — “quoted words”, it’s déjà vu.",
            "Die Straße über die Brücke führt nach Köln, sagt der Bürgermeister.",
            "El año pasado la niña comió jamón en la montaña; mañana él irá allí con su mamá.",
            "Le garçon a mangé des crêpes à Noël, où l’été naît.",
            "Plain words, and one café.",
        ];
        for text in latin {
            for encoding in [MACINTOSH, WINDOWS_1252] {
                let bytes = bytes(text, encoding);
                assert_eq!(decode(&bytes), (text.into(), encoding.name()), "{encoding:?}");
            }
        }
        let russian = "Сегодня утром мост снова открыли, и поезда пошли по расписанию. Я рад.";
        for encoding in [X_MAC_CYRILLIC, WINDOWS_1251] {
            assert_eq!(decode(&bytes(russian, encoding)), (russian.into(), encoding.name()));
        }
    }
}
