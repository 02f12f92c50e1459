//! Counting: [`Token`] → [`TermCounts`] → [`Term`].
//!
//! A term is a word or several: a name ("Claude Opus 4.5"), a compound (强化学习), a phrase
//! ("neural network"). Every token belongs to one term at most, so that nothing counts twice.
//! Spellings of one term share a key and are counted together.

mod background;
mod compound;
mod count;
mod evidence;
mod explain;
mod fold;
mod merge;
mod name;
mod occurrence;
mod sentence;
mod statistics;
mod unit;
mod weight;
mod word;

pub use count::{Entry, TermCounts, Variant};
pub use explain::{Explanation, Verdict, explain};
pub use sentence::sentences;
pub use weight::{Weighting, weigh};

use crate::document::Document;
use crate::token::Token;
use std::collections::BTreeMap;
use std::ops::Range;

/// A term of one or more documents, with what it weighs.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The form to show: the commonest of its variants.
    pub text: String,
    /// How often it occurs.
    pub count: u64,
    /// In how many documents it occurs.
    pub documents: u64,
    /// Its importance relative to the heaviest term, over 0 to 1.
    pub weight: f64,
    /// The raw value that `weight` was made from, in the units of the weighting.
    pub score: f64,
    /// Where it occurs, in reading order; empty for a term of a frequency list.
    pub sources: Vec<Source>,
}

/// One place where a term occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The index of the block in its document.
    pub block: usize,
    /// The byte range in the block's text.
    pub range: Range<usize>,
}

/// How terms are found and weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermOptions {
    /// What the weight of a term is made from. Default: [`Weighting::Background`].
    pub weighting: Weighting,
    /// Whether words are joined to names, compounds and phrases. Default: `true`.
    pub phrases: bool,
    /// The least number of occurrences of a term. Default: 1.
    pub min_count: u64,
    /// Pairs of a spelling and the term that it is counted and shown as. Default: none.
    pub aliases: Vec<(String, String)>,
}

impl Default for TermOptions {
    fn default() -> Self {
        Self { weighting: Weighting::default(), phrases: true, min_count: 1, aliases: Vec::new() }
    }
}

/// What was counted of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    /// The counts, to be merged with those of other documents.
    pub counts: TermCounts,
    /// The places of each term, by its key, in reading order.
    pub sources: BTreeMap<String, Vec<Source>>,
}

/// Counts the terms of a document.
pub fn count(document: &Document, tokens: &[Token], options: &TermOptions) -> Counted {
    let mut counted = Counted::default();
    counted.counts.documents = 1;
    for occurrence in occurrence::occurrences(document, tokens, options.phrases) {
        let first = (occurrence.block as u64, occurrence.range.start as u64);
        let variants = [(occurrence.text, Variant { count: 1, first })].into();
        let entry = Entry {
            count: 1,
            documents: 1,
            set_off: u64::from(occurrence.set_off),
            specificity: occurrence.specificity,
            earliness: occurrence.earliness,
            variants,
        };
        counted.counts.occurrences += 1;
        counted.counts.entries.entry(occurrence.key.clone()).or_default().unite(entry);
        let source = Source { block: occurrence.block, range: occurrence.range };
        counted.sources.entry(occurrence.key).or_default().push(source);
    }
    counted
}

/// The terms of a document, heaviest first, ties by text (byte order).
pub fn terms(document: &Document, tokens: &[Token], options: &TermOptions) -> Vec<Term> {
    let counted = count(document, tokens, options);
    weigh(&counted.counts, &counted.sources, options)
}

/// The key that all spellings of a term share: lower case, half width, simplified characters,
/// with hyphen and space alike.
pub fn key(text: &str) -> String {
    fold::key(text)
}
