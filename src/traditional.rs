//! Traditional Chinese: characters and their simplified forms (OpenCC's table).

use tables::{FIRST_HAN, SIMPLIFIED};

/// The table that `build/` compiles.
mod tables {
    include!(concat!(env!("OUT_DIR"), "/traditional.rs"));
}

/// The simplified form of a character, or the character itself; of the same length in UTF-8.
pub(crate) fn simplified(c: char) -> char {
    u32::from(c)
        .checked_sub(FIRST_HAN)
        .and_then(|index| SIMPLIFIED.get(index as usize))
        .and_then(|&code| char::from_u32(u32::from(code)))
        .unwrap_or(c)
}

/// Whether Chinese characters are traditional: a third of the characters of such a text has another
/// simplified form; of a simplified text hardly any has.
pub(crate) fn is_traditional(characters: &str) -> bool {
    let traditional = characters.chars().filter(|&c| simplified(c) != c).count();
    traditional * 10 > characters.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_traditional_by_a_tenth_of_its_characters() {
        assert!(is_traditional("資料庫與軟體"));
        assert!(!is_traditional("数据库与软件"));
        assert!(!is_traditional(""));
    }
}
