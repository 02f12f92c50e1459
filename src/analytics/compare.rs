//! Comparing texts: what is special to each, and what all say.

use super::keyness::Contrast;
use crate::term::{TermCounts, TermOptions, spellings, weigh};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How many times more often a text may say what is shared than all others together.
const EVEN: f64 = 2.0;

/// What texts say that are compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// What is special to each, in the order given.
    pub sides: Vec<Side>,
    /// What stands in all and is at most twice as frequent in one as in the others, the most
    /// frequent first.
    pub shared: Vec<Shared>,
}

/// A text, or many taken for one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Side {
    /// How many documents it has.
    pub documents: u64,
    /// All occurrences that it counts.
    pub total: u64,
    /// What it says more than twice as often as the others together, or certainly more often: first
    /// what is certain, by its least ratio, then the rest by how likely it is.
    pub special: Vec<Special>,
}

/// A term that a side says more often than the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Special {
    /// The form that is commonest in all texts together.
    pub text: String,
    /// How often the side says it.
    pub count: u64,
    /// In how many of its documents.
    pub documents: u64,
    /// How often the others say it.
    pub other_count: u64,
    /// What that means.
    #[serde(flatten)]
    pub keyness: Keyness,
}

/// A term that all sides say.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Shared {
    /// The form that is commonest in all texts together.
    pub text: String,
    /// How often each side says it.
    pub counts: Vec<u64>,
}

/// How much more often a side says a term, and how sure that is; see [`Contrast`]. All are above 0
/// for what it says more often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Keyness {
    /// The signed log-likelihood of four cells.
    pub g2: f64,
    /// What is left of it less the logarithm of the number of words.
    pub bic: f64,
    /// How many times twice as often.
    pub log_ratio: f64,
    /// The log ratio at the cautious end of its interval of 95 % for all terms together.
    pub lrc: f64,
    /// The log odds ratio in standard deviations, with all sides together as the prior.
    pub log_odds: f64,
}

/// The chance that the interval of one of all terms misses it.
const ALPHA: f64 = 0.05;

impl Keyness {
    fn of(contrast: &Contrast, terms: usize) -> Self {
        let Contrast { here, here_total, there, there_total } = *contrast;
        // Without words there is nothing to compare, and of a single word all is shared.
        if here_total == 0 || there_total == 0 || here + there == here_total + there_total {
            return Self::default();
        }
        let (prior, prior_total) = ((here + there) as f64, (here_total + there_total) as f64);
        Self {
            g2: contrast.log_likelihood(),
            bic: contrast.bic(),
            log_ratio: contrast.log_ratio(),
            lrc: contrast.conservative_log_ratio(ALPHA, terms),
            log_odds: contrast.log_odds(prior, prior_total),
        }
    }
}

/// Compares each of the counts with all others together. The options say which spellings are one
/// term, and what is none.
#[must_use]
pub fn compare(sides: &[TermCounts], options: &TermOptions) -> Comparison {
    let mut all = TermCounts::default();
    for side in sides {
        all.merge(side.clone());
    }
    let terms: Vec<String> =
        weigh(&all, &BTreeMap::new(), options).into_iter().map(|term| term.text).collect();
    let spellings = spellings(&all, options);
    let counted: Vec<Counted> = sides.iter().map(|side| counted(side, &spellings)).collect();
    let totals: Vec<u64> = sides.iter().map(|side| side.occurrences).collect();
    let mut comparison = Comparison::default();
    for (side, counts) in sides.iter().enumerate() {
        comparison.sides.push(Side {
            documents: counts.documents,
            total: counts.occurrences,
            special: special(side, &terms, &counted, &totals),
        });
    }
    comparison.shared = terms.iter().filter_map(|term| shared(term, &counted, &totals)).collect();
    comparison.shared.sort_by(|a, b| least(b, &totals).total_cmp(&least(a, &totals)));
    comparison
}

/// How often a side says each term, and in how many documents.
type Counted = BTreeMap<String, (u64, u64)>;

fn counted(side: &TermCounts, spellings: &BTreeMap<String, Vec<String>>) -> Counted {
    let entries = |keys: &[String]| {
        let entries = keys.iter().filter_map(|key| side.entries.get(key));
        entries.fold((0, 0), |sum, entry| (sum.0 + entry.count, sum.1 + entry.documents))
    };
    let terms = spellings.iter().map(|(term, keys)| {
        let (count, documents) = entries(keys);
        // A document may have more than one spelling.
        (term.clone(), (count, documents.min(side.documents)))
    });
    terms.filter(|(_, (count, _))| *count > 0).collect()
}

fn count_of(term: &str, counted: &Counted) -> (u64, u64) {
    counted.get(term).copied().unwrap_or_default()
}

/// A term here and on all other sides together.
fn contrast(side: usize, term: &str, counted: &[Counted], totals: &[u64]) -> Contrast {
    let here = count_of(term, &counted[side]).0;
    let all: u64 = counted.iter().map(|side| count_of(term, side).0).sum();
    Contrast::new(here, totals[side], all - here, totals.iter().sum::<u64>() - totals[side])
}

fn special(side: usize, terms: &[String], counted: &[Counted], totals: &[u64]) -> Vec<Special> {
    let mut special: Vec<Special> = terms
        .iter()
        .filter_map(|term| {
            let (count, documents) = count_of(term, &counted[side]);
            let contrast = contrast(side, term, counted, totals);
            let keyness = Keyness::of(&contrast, terms.len());
            let special = Special {
                text: term.clone(),
                count,
                documents,
                other_count: contrast.there,
                keyness,
            };
            let often = keyness.log_ratio > libm::log2(EVEN) || keyness.lrc > 0.0;
            (count > 0 && often).then_some(special)
        })
        .collect();
    // Among equals the heavier term stands first, as in the list of all.
    special.sort_by(|a, b| {
        let (a, b) = (&a.keyness, &b.keyness);
        b.lrc
            .total_cmp(&a.lrc)
            .then_with(|| b.log_odds.partial_cmp(&a.log_odds).unwrap_or(Ordering::Equal))
    });
    special
}

fn shared(term: &str, counted: &[Counted], totals: &[u64]) -> Option<Shared> {
    let even = (0..counted.len()).all(|side| {
        let contrast = contrast(side, term, counted, totals);
        contrast.here > 0 && contrast.log_ratio().abs() <= libm::log2(EVEN)
    });
    let counts = || counted.iter().map(|side| count_of(term, side).0).collect();
    (even && counted.len() > 1).then(|| Shared { text: term.to_owned(), counts: counts() })
}

/// The least share that a shared term has.
fn least(shared: &Shared, totals: &[u64]) -> f64 {
    let shares =
        shared.counts.iter().zip(totals).map(|(&count, &total)| count as f64 / total as f64);
    shares.fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ReadOptions, read};
    use crate::term::count;
    use crate::token::{TokenOptions, tokenize};

    fn counts(text: &str) -> TermCounts {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let tokens = tokenize(&document, &TokenOptions::default());
        count(&document, &tokens, &TermOptions::default()).counts
    }

    #[test]
    fn each_side_has_its_own_and_all_have_the_shared() {
        let ferries = "The ferry left the harbour. ".repeat(30) + &"Ferry tickets. ".repeat(20);
        let trains = "The train left the harbour. ".repeat(30) + &"Train tickets. ".repeat(20);
        let sides = [counts(&ferries), counts(&trains)];
        let found = compare(&sides, &TermOptions::default());
        let first = |side: usize| found.sides[side].special[0].text.to_lowercase();
        assert!(first(0).contains("ferry") && first(1).contains("train"), "{found:?}");
        assert!(found.sides[0].special[0].keyness.lrc > 0.0);
        assert!(found.shared.iter().any(|shared| shared.text == "harbour"), "{found:?}");
        assert!(found.sides[0].special.iter().all(|special| special.text != "harbour"));
    }

    #[test]
    fn equal_and_empty_sides_have_nothing_special() {
        let side = counts("Gulls and herons nest on the pier. Herons fish.");
        let found = compare(&[side.clone(), side.clone()], &TermOptions::default());
        assert!(found.sides.iter().all(|side| side.special.is_empty()), "{found:?}");
        assert!(!found.shared.is_empty());
        let found = compare(&[side, TermCounts::default()], &TermOptions::default());
        assert!(found.sides[0].special.is_empty() && found.shared.is_empty());
    }
}
