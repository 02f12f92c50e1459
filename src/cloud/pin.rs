//! Pins: words that the user wants somewhere.

use super::weighted::WeightedWord;
use crate::{Error, ErrorKind, Result};
use std::borrow::Cow;
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

/// Capital and small letters are the same.
pub(super) fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// The heaviest words, at most so many, and of the others those that are pinned, in place of the
/// lightest that are not.
pub(super) fn chosen<'a>(
    words: &'a [WeightedWord],
    most: usize,
    pins: &[Pin],
) -> Cow<'a, [WeightedWord]> {
    let (first, rest) = words.split_at(words.len().min(most));
    if pins.is_empty() || rest.is_empty() {
        return Cow::Borrowed(first);
    }
    let pins: Vec<String> = pins.iter().map(|pin| fold(&pin.text)).collect();
    let is_pinned = |word: &&WeightedWord| pins.contains(&fold(&word.text));
    let pinned: Vec<&WeightedWord> = rest.iter().filter(is_pinned).collect();
    let mut places = most - first.iter().filter(is_pinned).count().min(most);
    places = places.saturating_sub(pinned.len());
    let kept = first.iter().filter(|word| {
        let free = places > 0;
        is_pinned(word)
            || free && {
                places -= 1;
                true
            }
    });
    Cow::Owned(kept.chain(pinned).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::weighted::weighted;

    #[test]
    fn a_pinned_word_takes_the_place_of_the_lightest() {
        let list = [("a", 9.0), ("b", 8.0), ("c", 7.0), ("d", 6.0), ("e", 5.0)];
        let words = weighted(list.into_iter().map(|(word, weight)| (word.to_owned(), weight)));
        let chosen = |most: usize, pins: &[&str]| -> String {
            let pins: Vec<Pin> = pins.iter().map(|pin| Pin::new(*pin)).collect();
            chosen(&words, most, &pins).iter().map(|word| word.text.as_str()).collect()
        };
        assert_eq!(chosen(3, &[]), "abc");
        assert_eq!(chosen(3, &["E", "a", "x"]), "abe");
        assert_eq!(chosen(3, &["c", "d", "e"]), "cde");
        assert_eq!(chosen(1, &["d", "e"]), "de");
        assert_eq!(chosen(9, &["e"]), "abcde");
    }
}
