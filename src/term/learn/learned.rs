//! Learned: what an archive says about a single report.

use super::template;
use crate::document::Document;
use crate::term::fold::is_wide;
use std::collections::{BTreeMap, BTreeSet};

/// What an archive says about names, compounds, new words and boilerplate; made by
/// [`Observations::learned`](super::Observations::learned).
///
/// The documents that it is applied to may be among those that it was learnt from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Learned {
    /// How many documents it was learnt from.
    pub documents: u64,
    /// Compounds and how often they occur, in lower case and simplified characters.
    pub compounds: BTreeMap<String, u64>,
    /// Words that the dictionary cuts into pieces, or that it lacks.
    pub words: BTreeSet<String>,
    /// Names in Latin letters, lower case with single spaces, and how often they stand apart from
    /// other names.
    pub names: BTreeMap<String, u64>,
    /// How often common words occur.
    pub(super) common: BTreeMap<String, u64>,
    /// How many tokens the archive has.
    pub(super) tokens: u64,
    /// The templates of the blocks that return in document after document.
    pub(super) blocks: BTreeSet<u64>,
}

/// From how many chance meetings on two words that are never a compound contradict one.
const EXPECTED: f64 = 2.0;

impl Learned {
    /// The blocks of a document that return in document after document: headings and lines of a
    /// template, greetings, footers. No term is taken from them.
    pub fn boilerplate(&self, document: &Document) -> Vec<usize> {
        let returns = |text: &str| template(text).is_some_and(|hash| self.blocks.contains(&hash));
        let blocks = document.blocks.iter().enumerate();
        blocks.filter(|(_, block)| returns(&block.text)).map(|(number, _)| number).collect()
    }

    /// How often the compound of `words` occurs, if the archive knows it.
    pub(in crate::term) fn compound(&self, words: &[String]) -> Option<u64> {
        self.compounds.get(&join(words.iter().map(String::as_str))).copied()
    }

    /// Whether two words next to each other are a coincidence: both are so common that they would
    /// meet by chance, and yet the archive knows no compound of them.
    pub(in crate::term) fn contradicts(&self, first: &str, second: &str) -> bool {
        let count = |word: &str| self.common.get(word).copied().unwrap_or(0) as f64;
        count(first) * count(second) >= EXPECTED * self.tokens as f64
    }

    /// Whether a word that the dictionary lacks starts with `text`.
    pub(in crate::term) fn starts_word(&self, text: &str) -> bool {
        let from = (std::ops::Bound::Included(text), std::ops::Bound::Unbounded);
        self.words.range::<str, _>(from).next().is_some_and(|word| word.starts_with(text))
    }
}

/// The text of a sequence of words, with spaces between those in Latin letters.
pub(super) fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut result = String::new();
    for word in words {
        let narrow = |c: Option<char>| c.is_some_and(|c| !is_wide(c));
        if narrow(result.chars().next_back()) && narrow(word.chars().next()) {
            result.push(' ');
        }
        result.push_str(word);
    }
    result
}
