//! Weighting: [`TermCounts`] → [`Term`].

use super::count::{Entry, TermCounts};
use super::fold::is_wide;
use super::merge;
use super::options::{TermOptions, Weighting};
use super::statistics::brevity;
use super::{Source, Term};
use std::collections::BTreeMap;

/// The terms of `counts`, heaviest first, ties by text.
///
/// Spellings of one term that only counting all documents can find (plural and singular, aliases)
/// are merged first. `sources` gives the places of a term by its key.
pub fn weigh(
    counts: &TermCounts,
    sources: &BTreeMap<String, Vec<Source>>,
    options: &TermOptions,
) -> Vec<Term> {
    let brevity = brevity(counts.occurrences_per_document());
    rank(counts, sources, options, |entry, _| score(entry, options.weighting, brevity))
}

/// The same with a score of each term by what was counted of it and by its keys.
pub(super) fn rank(
    counts: &TermCounts,
    sources: &BTreeMap<String, Vec<Source>>,
    options: &TermOptions,
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
                confidence: united.entry.confidence,
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

pub(super) fn score(entry: &Entry, weighting: Weighting, brevity: f64) -> f64 {
    let count = entry.count as f64;
    match weighting {
        Weighting::Count => count,
        Weighting::Background => {
            let set_off = entry.set_off as f64 / count.max(1.0);
            let extent = libm::pow(extent(entry.shown()), PREFERENCE * brevity);
            libm::pow(gathered(entry), EMPHASIS)
                * entry.specificity
                * extent
                * (1.0 + 0.1 * entry.earliness + 0.2 * set_off)
        }
    }
}

/// The count of a term, where an ordinary word that returns far from its other occurrences counts
/// for little: what a report is about is spoken of in one place more than once, while the words that
/// any report needs (users, functions, pictures) stand all over it (Katz 1996, "Distribution of
/// content words and phrases in text").
fn gathered(entry: &Entry) -> f64 {
    let returns = entry.apart.saturating_sub(entry.documents);
    entry.count as f64 - LOSS * returns as f64
}

/// The power of the count: what a text returns to is what it is about, more than in proportion. This
/// and the root of the confidence put most of the topics that readers named into the first thirty.
const EMPHASIS: f64 = 1.3;

/// The share of an occurrence that is lost where it stands apart.
const LOSS: f64 = 0.7;

/// The power of the length of a term that its weight grows by in the shortest texts.
const PREFERENCE: f64 = 0.5;

/// The length of a term in words: two characters without spaces between words count as one.
fn extent(text: &str) -> f64 {
    let wide = text.chars().filter(|&c| is_wide(c)).count();
    let words = text.split(|c: char| is_wide(c) || c == ' ').filter(|word| !word.is_empty());
    let words = words.count() as f64 * LATIN_WORD;
    (words + wide as f64 / 2.0).clamp(1.0, LONGEST)
}

/// What a word of letters counts as against two Chinese characters.
const LATIN_WORD: f64 = 1.5;
/// The length from which on a term gains no more.
const LONGEST: f64 = 5.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::count::Variant;

    fn entry(text: &str) -> Entry {
        let variant = Variant { count: 1, first: (0, 0) };
        let variants = [(text, variant)].into_iter().collect();
        Entry { count: 1, documents: 1, specificity: 1.0, variants, ..Entry::default() }
    }

    #[test]
    fn length_is_counted_in_words_of_either_script() {
        assert_eq!(extent("数据"), 1.0);
        assert_eq!(extent("数据中心"), 2.0);
        assert_eq!(extent("network"), 1.5);
        assert_eq!(extent("neural network"), 3.0);
        assert_eq!(extent("AI 数据中心"), 3.5);
        assert_eq!(extent("a very long name of nine words or so"), LONGEST);
    }

    #[test]
    fn phrases_weigh_more_in_short_texts_and_as_much_in_long_ones() {
        let (word, phrase) = (entry("数据"), entry("数据中心"));
        let ratio = |occurrences| {
            let counts = TermCounts { documents: 1, occurrences, ..TermCounts::default() };
            let brevity = brevity(counts.occurrences_per_document());
            let score = |entry| score(entry, Weighting::Background, brevity);
            score(&phrase) / score(&word)
        };
        assert!(ratio(20) > 1.4);
        assert!(ratio(20) > ratio(400) && ratio(400) > ratio(5_000));
        assert!(ratio(5_000) < 1.01);
    }
}
