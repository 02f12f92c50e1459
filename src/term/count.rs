//! Counts: what is kept of the terms of documents; ordered, mergeable, serialisable.

mod form;
mod reader;
mod saved;
#[cfg(test)]
mod tests;
mod variants;
mod writer;

pub use saved::{merge_saved, prune_saved};
pub use variants::{Variant, Variants};

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The terms of one or more documents under their keys (see [`key`](super::key)).
///
/// Merging is associative and commutative and forgets nothing, so that an archive may be counted in
/// any order and in any number of parts, on any number of machines. Memory grows with the number
/// of different terms, about 0.3 kB each; [`prune`](Self::prune) bounds it, and [`merge_saved`]
/// adds up saved counts of any size.
///
/// Numbers are sums that end at 2^64 - 1; beyond 2^53 they cannot be saved (see
/// [`to_bytes`](Self::to_bytes)).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TermCounts {
    /// How many documents were counted.
    pub documents: u64,
    /// How many occurrences of terms they have.
    pub occurrences: u64,
    /// What was counted of each term, by key.
    pub entries: BTreeMap<String, Entry>,
}

/// What was counted of a term.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// How often it occurs.
    pub count: u64,
    /// In how many documents it occurs.
    pub documents: u64,
    /// How many of its occurrences are in a heading, emphasised, linked, quoted or a tag.
    pub set_off: u64,
    /// How many of its occurrences are those of an ordinary word with no other near by.
    #[serde(default)]
    pub apart: u64,
    /// How little general language uses it, over 0 to 1; of several documents the largest.
    pub specificity: f64,
    /// How early it first occurs, 1 at the start and 0 at the end; of several documents the
    /// largest.
    pub earliness: f64,
    /// How sure it is that it is a term, over 0 to 1; of several documents the largest. 1 where rules
    /// found it.
    #[serde(default)]
    pub confidence: f64,
    /// Its spellings.
    pub variants: Variants,
}

/// The extent of counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// How many documents were counted.
    pub documents: u64,
    /// How many different terms there are.
    pub terms: u64,
    /// How many occurrences of terms the documents have, those of dropped terms included.
    pub occurrences: u64,
    /// How many of them are occurrences of terms that were dropped (see [`TermCounts::prune`]); 0
    /// for a whole count.
    pub dropped: u64,
}

/// What [`TermCounts::prune`] dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pruned {
    /// How many terms.
    pub terms: u64,
    /// How many occurrences they have.
    pub occurrences: u64,
    /// In how many documents the commonest of them is: of the terms in more documents than that,
    /// none was dropped.
    pub documents: u64,
}

impl TermCounts {
    /// Adds what `other` counted.
    pub fn merge(&mut self, other: Self) {
        self.documents = self.documents.saturating_add(other.documents);
        self.occurrences = self.occurrences.saturating_add(other.occurrences);
        for (key, entry) in other.entries {
            self.entries.entry(key).or_default().merge(entry);
        }
    }

    /// Keeps only the `most` terms that most documents have, of equals the commonest, of those the
    /// first by key, and says what it dropped.
    ///
    /// To be called once, when all is counted: counts that were pruned before they are merged lack
    /// occurrences of terms that are rare in one part and common in another. The number of
    /// [`occurrences`](Self::occurrences) stays that of the whole count.
    pub fn prune(&mut self, most: usize) -> Pruned {
        let entries = std::mem::take(&mut self.entries);
        let mut kept = Kept::new(most);
        for (key, entry) in entries {
            kept.add(key, entry);
        }
        let (entries, pruned) = kept.finish();
        self.entries = entries;
        pruned
    }

    /// How many documents, terms and occurrences there are.
    pub fn totals(&self) -> Totals {
        let counts = self.entries.values().map(|entry| entry.count);
        let counted = counts.fold(0, u64::saturating_add);
        Totals {
            documents: self.documents,
            terms: self.entries.len() as u64,
            occurrences: self.occurrences,
            dropped: self.occurrences.saturating_sub(counted),
        }
    }

    pub(super) fn occurrences_per_document(&self) -> f64 {
        self.occurrences as f64 / self.documents.max(1) as f64
    }
}

/// The terms that most documents have, in that order, as they come in.
struct Kept {
    most: usize,
    entries: BTreeMap<(Reverse<(u64, u64)>, String), Entry>,
    pruned: Pruned,
}

impl Kept {
    fn new(most: usize) -> Self {
        Self { most, entries: BTreeMap::new(), pruned: Pruned::default() }
    }

    fn add(&mut self, key: String, entry: Entry) {
        self.entries.insert((Reverse((entry.documents, entry.count)), key), entry);
        if self.entries.len() > self.most
            && let Some((_, dropped)) = self.entries.pop_last()
        {
            self.pruned.terms += 1;
            self.pruned.occurrences = self.pruned.occurrences.saturating_add(dropped.count);
            self.pruned.documents = self.pruned.documents.max(dropped.documents);
        }
    }

    /// What is kept, by key, and what was dropped.
    fn finish(self) -> (BTreeMap<String, Entry>, Pruned) {
        let entries = self.entries.into_iter().map(|((_, key), entry)| (key, entry));
        (entries.collect(), self.pruned)
    }
}

impl Entry {
    /// Adds what `other` counted of the same term.
    pub fn merge(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.documents = self.documents.saturating_add(other.documents);
        self.absorb(other);
    }

    /// Adds the occurrences of another term in the same documents.
    pub(super) fn unite(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.documents = self.documents.max(other.documents);
        self.absorb(other);
    }

    fn absorb(&mut self, other: Self) {
        self.set_off = self.set_off.saturating_add(other.set_off);
        self.apart = self.apart.saturating_add(other.apart);
        self.specificity = self.specificity.max(other.specificity);
        self.earliness = self.earliness.max(other.earliness);
        self.confidence = self.confidence.max(other.confidence);
        self.variants.merge(other.variants);
    }

    /// The form to show: the commonest spelling, of equals the first one in the text.
    pub fn shown(&self) -> &str {
        self.variants
            .iter()
            .min_by_key(|&(text, variant)| (Reverse(variant.count), variant.first, text))
            .map_or("", |(text, _)| text)
    }
}
