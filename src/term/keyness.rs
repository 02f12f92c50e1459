//! Keyness: what a document has more of than other documents.

use super::count::{Entry, TermCounts};
use super::options::{TermOptions, Weighting};
use super::statistics::brevity;
use super::weight::{rank, score};
use super::{Source, Term};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often terms occur in other documents.
///
/// Adding is associative and commutative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// How many documents were added.
    pub documents: u64,
    /// How many occurrences of terms they have.
    pub occurrences: u64,
    /// How often each term occurs, by its [`key`](super::key).
    counts: BTreeMap<String, u64>,
}

impl Corpus {
    /// Adds a document: how often each of its terms occurs, by key.
    pub fn add<'a>(&mut self, counts: impl IntoIterator<Item = (&'a str, u64)>) {
        self.documents += 1;
        for (key, count) in counts {
            self.occurrences += count;
            match self.counts.get_mut(key) {
                Some(sum) => *sum += count,
                None => {
                    self.counts.insert(key.to_owned(), count);
                }
            }
        }
    }

    /// Takes away a document that was added.
    pub fn remove<'a>(&mut self, counts: impl IntoIterator<Item = (&'a str, u64)>) {
        self.documents = self.documents.saturating_sub(1);
        for (key, count) in counts {
            self.occurrences = self.occurrences.saturating_sub(count);
            if let Some(sum) = self.counts.get_mut(key) {
                *sum = sum.saturating_sub(count);
            }
        }
    }

    /// How often a term occurs that has these keys.
    fn count(&self, keys: &[String]) -> u64 {
        keys.iter().filter_map(|key| self.counts.get(key)).sum()
    }
}

/// The terms of `counts`, heaviest first, ties by text, each weighed as by
/// [`Weighting::Background`] times how much more often it occurs here than in `corpus`.
///
/// The second factor is the log-likelihood (Dunning 1993) of the term's count, given its rate in
/// the corpus, as a share of what it would be if the corpus did not have the term: 1 for a new
/// term, [`USUAL`] for one that is as frequent as ever. The rate in the corpus is smoothed by half
/// an occurrence, and while the corpus has few documents the factor counts less.
pub fn weigh_against(
    counts: &TermCounts,
    sources: &BTreeMap<String, Vec<Source>>,
    options: &TermOptions,
    corpus: &Corpus,
) -> Vec<Term> {
    let brevity = brevity(counts.occurrences_per_document());
    rank(counts, sources, options, |entry, keys| {
        let others = corpus.count(keys);
        score(entry, Weighting::Background, brevity)
            * novelty(entry, counts.occurrences, others, corpus)
    })
}

/// What is left of the weight of a term that is as frequent as ever.
pub const USUAL: f64 = 0.08;
/// With how many documents in the corpus the factor counts by half.
const HALF_TRUSTED: f64 = 3.0;

/// The factor of a term that occurs `others` times in the corpus, from [`USUAL`] to 1.
fn novelty(entry: &Entry, occurrences: u64, others: u64, corpus: &Corpus) -> f64 {
    if corpus.occurrences == 0 {
        return 1.0;
    }
    let count = entry.count as f64;
    let expected = |others: f64| {
        occurrences as f64 * (others + 0.5) / (corpus.occurrences as f64 + occurrences as f64)
    };
    let new = surprise(count, expected(0.0));
    let share = if new > 0.0 { surprise(count, expected(others as f64)) / new } else { 0.0 };
    let trust = corpus.documents as f64 / (corpus.documents as f64 + HALF_TRUSTED);
    1.0 - trust * (1.0 - USUAL) * (1.0 - share)
}

/// Half the log-likelihood ratio of seeing `count` where `expected` were to be expected; 0 where it
/// is not more than that.
fn surprise(count: f64, expected: f64) -> f64 {
    if count <= expected {
        return 0.0;
    }
    count * libm::log(count / expected) - (count - expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(count: u64) -> Entry {
        Entry { count, documents: 1, specificity: 1.0, ..Entry::default() }
    }

    fn corpus(documents: u64, occurrences: u64) -> Corpus {
        Corpus { documents, occurrences, ..Corpus::default() }
    }

    #[test]
    fn a_new_term_keeps_its_weight_and_a_usual_one_loses_it() {
        let corpus = corpus(1_000_000, 100_000);
        assert!((novelty(&entry(5), 1000, 0, &corpus) - 1.0).abs() < 1e-5);
        // 5 in 1,000 here, 500 in 100,000 there.
        assert!((novelty(&entry(5), 1000, 500, &corpus) - USUAL).abs() < 1e-2);
        let twice = novelty(&entry(10), 1000, 500, &corpus);
        assert!(twice > USUAL && twice < 0.5);
    }

    #[test]
    fn without_other_documents_all_are_new() {
        assert_eq!(novelty(&entry(5), 1000, 0, &corpus(0, 0)), 1.0);
        // One document says little: less than half of the weight can go.
        assert!(novelty(&entry(1), 100, 10, &corpus(1, 100)) > 0.5);
    }

    #[test]
    fn what_was_added_can_be_taken_away() {
        let mut corpus = Corpus::default();
        corpus.add([("a", 2), ("b", 1)]);
        let one = corpus.clone();
        corpus.add([("a", 5)]);
        assert_eq!((corpus.documents, corpus.occurrences), (2, 8));
        assert_eq!(corpus.count(&["a".into(), "b".into(), "c".into()]), 8);
        corpus.remove([("a", 5)]);
        assert_eq!(corpus, one);
    }

    proptest! {
        #[test]
        fn the_factor_falls_as_others_have_more(
            count in 1_u64..50, others in 0_u64..1000, documents in 1_u64..100
        ) {
            let corpus = corpus(documents, 20_000);
            let factor = |others| novelty(&entry(count), 2000, others, &corpus);
            prop_assert!(factor(others + 1) <= factor(others));
            prop_assert!((USUAL..=1.0).contains(&factor(others)));
        }
    }
}
