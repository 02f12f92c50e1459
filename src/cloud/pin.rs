//! Pins: words that the user wants somewhere.

use crate::{Error, ErrorKind, Result};
use std::str::FromStr;

/// A word that stands at a given place, whatever the layout would like.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Pin {
    /// The word; capital and small letters are the same.
    pub text: String,
    /// The share of the canvas's width left of the word's middle, 0 to 1. Default: 0.5.
    pub x: f32,
    /// The share of the canvas's height above the word's middle, 0 to 1. Default: 0.5.
    pub y: f32,
}

crate::setters::setters! { Pin {
    x: f32,
    y: f32,
} }

impl Pin {
    /// A word in the middle of the canvas.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), x: 0.5, y: 0.5 }
    }
}

impl FromStr for Pin {
    type Err = Error;

    /// Reads `WORD` (the middle) or `WORD=X%,Y%`.
    fn from_str(text: &str) -> Result<Self> {
        let share = |text: &str| {
            let percent: f32 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
            (0.0..=100.0).contains(&percent).then_some(percent / 100.0)
        };
        let (word, x, y) = match text.rsplit_once('=') {
            None => (text, Some(0.5), Some(0.5)),
            Some((word, place)) => {
                let (x, y) = place.split_once(',').unwrap_or((place, ""));
                (word, share(x), share(y))
            }
        };
        match (word.trim(), x, y) {
            (word, Some(x), Some(y)) if !word.is_empty() => {
                Ok(Self { text: word.to_owned(), x, y })
            }
            _ => {
                let message = format!(
                    "\"{text}\" pins no word; write the word for the middle, or the word and its \
                     place such as DeepSeek=25%,40%"
                );
                Err(Error::new(ErrorKind::Options, message))
            }
        }
    }
}
