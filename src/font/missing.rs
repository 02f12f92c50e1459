//! Texts of which no face has everything.

use super::FontBook;
use crate::name::names;
use unicode_segmentation::UnicodeSegmentation;

/// What becomes of a word of which no font has every character; either way it is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// The word is left out.
    #[default]
    LeaveOutWord,
    /// The characters are left out, each with the marks and joiners that belong to it, and the rest
    /// of the word is drawn.
    DropCharacters,
}

names!(Missing, "choice for missing", {
    LeaveOutWord: "leave-out",
    DropCharacters: "drop-characters",
});

impl FontBook {
    /// The text without the clusters that no face can draw (UAX #29), and the characters that no
    /// face has.
    pub fn drawable(&self, text: &str) -> (String, Vec<char>) {
        let missing = self.shape(text).missing;
        if missing.is_empty() {
            return (text.to_owned(), missing);
        }
        let drawable =
            text.graphemes(true).filter(|cluster| self.shape(cluster).missing.is_empty());
        (drawable.collect(), missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_are_drawn() {
        let book = FontBook::bundled();
        for text in ["囧途", "槑", "氹仔", "喺嘅咗冇佢哋嘢啲", "㗎", "𨋢", "镕", "堃喆"]
        {
            assert!(book.shape(text).missing.is_empty(), "{text}");
        }
        for code in '\u{4e00}'..='\u{9fa5}' {
            assert!(book.drawable(&code.to_string()).1.is_empty(), "{code}");
        }
    }

    #[test]
    fn a_cluster_goes_as_a_whole() {
        let book = FontBook::bundled();
        assert_eq!(book.drawable("中文"), ("中文".to_owned(), vec![]));
        let (text, missing) = book.drawable("a\u{E000}\u{301}b\u{E001}");
        assert_eq!((text.as_str(), missing), ("ab", vec!['\u{E000}', '\u{E001}']));
    }
}
