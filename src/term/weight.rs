//! Weighting: [`TermCounts`] → [`Term`].

use super::count::{Entry, TermCounts};
use super::merge;
use super::{Source, Term};
use std::collections::BTreeMap;

/// What the weight of a term is made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Weighting {
    /// How often it occurs.
    Count,
    /// How often it occurs, times how little general language uses it (0.05 to 1), times up to 1.3
    /// for an early first occurrence (0.1) and for being set off (0.2).
    #[default]
    Background,
}

/// The terms of `counts`, heaviest first, ties by text.
///
/// Spellings of one term that only counting all documents can find (plural and singular, aliases)
/// are merged first. `sources` gives the places of a term by its key.
pub fn weigh(
    counts: &TermCounts,
    sources: &BTreeMap<String, Vec<Source>>,
    options: &super::TermOptions,
) -> Vec<Term> {
    rank(counts, sources, options, |entry, _| score(entry, options.weighting))
}

/// The same with a score of each term by what was counted of it and by its keys.
pub(super) fn rank(
    counts: &TermCounts,
    sources: &BTreeMap<String, Vec<Source>>,
    options: &super::TermOptions,
    score: impl Fn(&Entry, &[String]) -> f64,
) -> Vec<Term> {
    let merged = merge::merge(counts, options);
    let mut terms: Vec<Term> = merged
        .into_iter()
        .filter(|united| united.entry.count >= options.min_count)
        .map(|united| {
            let mut places: Vec<Source> =
                united.keys.iter().filter_map(|key| sources.get(key)).flatten().cloned().collect();
            places.sort_by_key(|source| (source.block, source.range.start));
            Term {
                count: united.entry.count,
                documents: united.entry.documents,
                weight: 0.0,
                score: score(&united.entry, &united.keys),
                sources: places,
                text: united.text,
            }
        })
        .collect();
    let heaviest = terms.iter().map(|term| term.score).fold(0.0, f64::max);
    for term in &mut terms {
        term.weight = if heaviest > 0.0 { term.score / heaviest } else { 0.0 };
    }
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    terms
}

pub(super) fn score(entry: &Entry, weighting: Weighting) -> f64 {
    let count = entry.count as f64;
    match weighting {
        Weighting::Count => count,
        Weighting::Background => {
            let set_off = entry.set_off as f64 / count.max(1.0);
            count * entry.specificity * (1.0 + 0.1 * entry.earliness + 0.2 * set_off)
        }
    }
}
