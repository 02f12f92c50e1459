//! Words that are not in the picture, and why.

use super::weighted::WeightedWord;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A word that is not in the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dropped {
    /// The text.
    pub text: String,
    /// Its weight relative to the heaviest word.
    pub weight: f64,
    /// Why it was left out.
    pub reason: DropReason,
}

/// Why a word is not in the picture; in the JSON a sentence.
#[derive(Clone, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
#[non_exhaustive]
pub enum DropReason {
    /// Nothing of it is visible.
    NoInk,
    /// It would be smaller than the smallest font size, this many pixels.
    TooSmall(f32),
    /// There is no place for it.
    NoPlace,
    /// No font has these of its characters.
    NoFont(String),
    /// It is pinned, but is not among the words.
    NotAmongWords,
    /// It has too many characters to be read anywhere.
    TooLong,
    /// What another version says.
    Other(String),
}

impl Dropped {
    pub(super) fn new(word: &WeightedWord, reason: DropReason) -> Self {
        Self { text: word.text.clone(), weight: word.weight, reason }
    }
}

const NO_INK: &str = "nothing of it is visible";
const TOO_SMALL: [&str; 2] = ["it would be smaller than ", " pixels"];
const NO_PLACE: &str = "there is no place for it";
const NO_FONT: &str = "no font has ";
const NOT_AMONG_WORDS: &str = "it is pinned, but is not among the words";
const TOO_LONG: &str = "it has too many characters";

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoInk => f.write_str(NO_INK),
            Self::TooSmall(least) => write!(f, "{}{least}{}", TOO_SMALL[0], TOO_SMALL[1]),
            Self::NoPlace => f.write_str(NO_PLACE),
            Self::NoFont(characters) => write!(f, "{NO_FONT}{characters}"),
            Self::NotAmongWords => f.write_str(NOT_AMONG_WORDS),
            Self::TooLong => f.write_str(TOO_LONG),
            Self::Other(sentence) => f.write_str(sentence),
        }
    }
}

impl From<DropReason> for String {
    fn from(reason: DropReason) -> Self {
        reason.to_string()
    }
}

impl From<String> for DropReason {
    fn from(sentence: String) -> Self {
        let pixels = sentence.strip_prefix(TOO_SMALL[0]).and_then(|s| s.strip_suffix(TOO_SMALL[1]));
        match &*sentence {
            NO_INK => Self::NoInk,
            NO_PLACE => Self::NoPlace,
            NOT_AMONG_WORDS => Self::NotAmongWords,
            TOO_LONG => Self::TooLong,
            other => match (pixels.map(str::parse), other.strip_prefix(NO_FONT)) {
                (Some(Ok(least)), _) => Self::TooSmall(least),
                (_, Some(characters)) => Self::NoFont(characters.to_owned()),
                _ => Self::Other(sentence),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_lead_back() {
        let reasons = [
            DropReason::NoInk,
            DropReason::TooSmall(8.5),
            DropReason::NoPlace,
            DropReason::NoFont("\u{e000}龘".to_owned()),
            DropReason::NotAmongWords,
            DropReason::TooLong,
            DropReason::Other("it would be smaller than a pixel".to_owned()),
        ];
        for reason in reasons {
            assert_eq!(DropReason::from(reason.to_string()), reason);
        }
        assert_eq!(DropReason::TooSmall(8.0).to_string(), "it would be smaller than 8 pixels");
    }
}
