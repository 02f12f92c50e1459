//! Counting: [`Token`] → [`TermCounts`] → [`Term`].
//!
//! A term is a word or several: a name ("Claude Opus 4.5"), a compound (强化学习), a phrase
//! ("neural network"). Every token belongs to one term at most, so that nothing counts twice.
//! Spellings of one term share a key and are counted together.

mod affix;
mod annotation;
mod background;
mod chinese;
mod chinese_cut;
mod class;
mod compound;
mod count;
mod english;
mod english_class;
mod evidence;
mod explain;
mod fold;
mod fragment;
mod frequencies;
mod keyness;
pub mod learn;
mod light;
mod merge;
mod model;
mod name;
mod occurrence;
mod options;
mod phrase;
mod pointer;
mod scatter;
mod sentence;
mod slot;
mod statistics;
#[cfg(test)]
mod tests;
mod unit;
mod unspaced;
mod weight;
mod word;
mod zipf;

pub use count::{Entry, Pruned, TermCounts, Totals, Variant, Variants, merge_saved, prune_saved};
pub use explain::{Explanation, Verdict, explain};
pub(crate) use fold::is_wide;
pub use frequencies::from_frequencies;
pub use keyness::{Corpus, USUAL, weigh_against};
pub use learn::Learned;
pub use model::Decision;
#[cfg(feature = "train")]
#[doc(hidden)]
pub use model::train;
pub use options::{TermOptions, Weighting};
pub(crate) use sentence::Sentences;
pub use sentence::sentences;
pub use weight::weigh;

use crate::document::Document;
use crate::token::Token;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// A term of one or more documents, with what it weighs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
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
    /// How sure it is that it is a term, over 0 to 1; 1 where that is not in question.
    pub confidence: f64,
    /// Where it occurs, in reading order; empty for a term of a frequency list.
    pub sources: Vec<Source>,
}

impl Term {
    /// A term that occurs once, in no document that is at hand.
    pub fn new(text: impl Into<String>, weight: f64) -> Self {
        let (text, sources) = (text.into(), Vec::new());
        Self { text, count: 1, documents: 1, weight, score: weight, confidence: 1.0, sources }
    }
}

crate::setters::setters! { Term {
    count: u64,
    documents: u64,
    score: f64,
    confidence: f64,
    sources: impl Into<Vec<Source>>,
} }

/// One place where a term occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The index of the block in its document.
    pub block: usize,
    /// The byte range in the block's text.
    pub range: Range<usize>,
}

/// What was counted of one document.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Counted {
    /// The counts, to be merged with those of other documents.
    pub counts: TermCounts,
    /// The places of each term, by its key, in reading order.
    pub sources: BTreeMap<String, Vec<Source>>,
}

/// Counts the terms of a document.
pub fn count(document: &Document, tokens: &[Token], options: &TermOptions) -> Counted {
    let mut entries: Vec<(String, Entry, Vec<Source>)> = Vec::new();
    let mut keys: FxHashMap<String, usize> = FxHashMap::default();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut occurrences = 0;
    for occurrence in occurrence::occurrences(document, tokens, options) {
        occurrences += 1;
        let place = *places.entry(occurrence.text).or_insert_with(|| {
            let key = fold::key(occurrence.text);
            *keys.entry(key).or_insert_with_key(|key| {
                entries.push((key.clone(), Entry::default(), Vec::new()));
                entries.len() - 1
            })
        });
        let Some((_, entry, sources)) = entries.get_mut(place) else { continue };
        occurrence.count_in(entry);
        sources.push(Source { block: occurrence.block, range: occurrence.range });
    }
    let mut counted = Counted::default();
    counted.counts.documents = 1;
    counted.counts.occurrences = occurrences;
    entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let sources =
        entries.iter_mut().map(|(key, _, sources)| (key.clone(), std::mem::take(sources)));
    counted.sources = sources.collect();
    counted.counts.entries = entries.into_iter().map(|(key, entry, _)| (key, entry)).collect();
    counted
}

/// The terms of a document, heaviest first, ties by text (byte order).
pub fn terms(document: &Document, tokens: &[Token], options: &TermOptions) -> Vec<Term> {
    let counted = count(document, tokens, options);
    weigh(&counted.counts, &counted.sources, options)
}

/// The keys of all spellings of each term of `counts`, by the form that is shown.
pub(crate) fn spellings(
    counts: &TermCounts,
    options: &TermOptions,
) -> BTreeMap<String, Vec<String>> {
    merge::merge(counts, options).into_iter().map(|united| (united.text, united.keys)).collect()
}

/// The key that all spellings of a term share: lower case, half width, simplified characters,
/// with hyphen and space alike.
pub fn key(text: &str) -> String {
    fold::key(text)
}
