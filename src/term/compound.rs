//! Compounds: words that stand together more often than chance would have it.
//!
//! Candidates are neighbours whose classes can form a noun phrase (Justeson and Katz 1995,
//! "Technical terminology"). They are accepted by the log-likelihood ratio of their parts (Dunning
//! 1993), and every stretch of words is then cut into the compounds that are worth most, so that no
//! word counts twice.

use super::statistics::log_likelihood;
use super::unit::{Case, Class, Gap, Script, Units};
use super::word::Word;
use std::collections::HashMap;
use std::ops::Range;

/// The most words of a compound.
const MOST_WORDS: usize = 4;
/// The most characters of a Chinese compound.
const MOST_CHARACTERS: usize = 9;
/// The log-likelihood ratio that 5 % of chance neighbours reach.
const SIGNIFICANT: f64 = 3.84;
/// From this Zipf value on, a word says nothing about its field.
const GENERIC: f64 = 5.45;
/// Up to this Zipf value an adjective names a kind (稀疏) rather than a degree (巨大).
const TECHNICAL_ADJECTIVE: f64 = 4.0;

/// Ranges of words that are compounds, in reading order, without overlap.
pub(super) fn compounds(units: &Units<'_>, words: &[Word]) -> Vec<Range<usize>> {
    let statistics = Statistics::new(units, words);
    let mut result = Vec::new();
    for region in &statistics.regions {
        statistics.cut(units, words, region, &mut result);
    }
    result
}

/// Counts of the words and of the sequences of words in all regions.
struct Statistics {
    /// The number of each word: the same for the same word.
    numbers: Vec<u32>,
    occurrences: Vec<u32>,
    regions: Vec<Range<usize>>,
    sequences: HashMap<Vec<u32>, u32>,
}

impl Statistics {
    fn new(units: &Units<'_>, words: &[Word]) -> Self {
        let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut occurrences: Vec<u32> = Vec::new();
        let mut numbers = Vec::with_capacity(words.len());
        for word in words {
            let next = known.len() as u32;
            let number = *known.entry(units.ids(word.units.clone())).or_insert(next);
            if number == next {
                occurrences.push(0);
            }
            occurrences[number as usize] += 1;
            numbers.push(number);
        }
        let regions = regions(units, words);
        let mut sequences = HashMap::new();
        for region in &regions {
            for start in region.clone() {
                for end in start + 2..=region.end.min(start + MOST_WORDS) {
                    *sequences.entry(numbers[start..end].to_vec()).or_insert(0) += 1;
                }
            }
        }
        Self { numbers, occurrences, regions, sequences }
    }

    fn count(&self, range: &Range<usize>) -> u32 {
        match self.numbers.get(range.clone()) {
            Some([number]) => self.occurrences.get(*number as usize).copied().unwrap_or(0),
            Some(numbers) => self.sequences.get(numbers).copied().unwrap_or(0),
            None => 0,
        }
    }

    /// The weakest association between two parts of a sequence.
    fn association(&self, range: &Range<usize>) -> f64 {
        let both = self.count(range);
        let total = self.numbers.len() as u32;
        (range.start + 1..range.end)
            .map(|cut| {
                let first = self.count(&(range.start..cut));
                let second = self.count(&(cut..range.end));
                log_likelihood(both, first, second, total)
            })
            .fold(f64::INFINITY, f64::min)
    }

    /// Cuts a region into compounds and single words, so that the sum of their values is highest.
    fn cut(
        &self,
        units: &Units<'_>,
        words: &[Word],
        region: &Range<usize>,
        result: &mut Vec<Range<usize>>,
    ) {
        let length = region.len();
        let mut best = vec![(0.0_f64, 1_usize); length + 1];
        for start in (0..length).rev() {
            best[start] = (best[start + 1].0, 1);
            for end in start + 2..=length.min(start + MOST_WORDS) {
                let range = region.start + start..region.start + end;
                let Some(value) = self.value(units, words, region, &range) else { continue };
                if value + best[end].0 > best[start].0 {
                    best[start] = (value + best[end].0, end - start);
                }
            }
        }
        let mut at = 0;
        while at < length {
            let step = best[at].1;
            if step > 1 {
                result.push(region.start + at..region.start + at + step);
            }
            at += step;
        }
    }

    /// What a compound is worth, or `None` when it is none: more with each repetition, and more
    /// with each word, but so that a repeated part outweighs a longer whole that occurs once.
    fn value(
        &self,
        units: &Units<'_>,
        words: &[Word],
        region: &Range<usize>,
        range: &Range<usize>,
    ) -> Option<f64> {
        let count = self.count(range);
        let inside = words.get(range.clone())?;
        let latin = inside.iter().all(|word| word.script == Script::Latin);
        let accepted = if latin {
            is_english_compound(inside) && (count > 1 || is_whole(words, region, range))
        } else {
            is_chinese_compound(units, inside, count)
                && (count > 1 || range == region && is_free(units, words, range))
        };
        let significant = accepted && self.association(range) >= SIGNIFICANT;
        let joints = (inside.len() - 1) as f64;
        significant.then(|| libm::sqrt(joints) * (1.0 + libm::log(f64::from(count))))
    }
}

/// The stretches of words that compounds can lie in.
fn regions(units: &Units<'_>, words: &[Word]) -> Vec<Range<usize>> {
    let mut regions = Vec::new();
    let mut start = 0;
    for at in 0..=words.len() {
        let continues =
            at > start && at < words.len() && follows(units, &words[at - 1], &words[at]);
        let belongs = at < words.len() && is_part(units, words, at);
        if belongs && (continues || at == start) {
            continue;
        }
        if at - start > 1 {
            regions.push(start..at);
        }
        start = if belongs { at } else { at + 1 };
    }
    regions
}

/// Whether two words are neighbours as the words of a compound are.
fn follows(units: &Units<'_>, before: &Word, word: &Word) -> bool {
    let gap = units.list[word.units.start].gap;
    match (before.script, word.script) {
        (Script::Han, Script::Han) => gap == Gap::None,
        (Script::Latin, Script::Latin) => {
            gap == Gap::Space && before.units.len() == 1 && word.units.len() == 1
        }
        (Script::Latin, Script::Han) => gap != Gap::Break && is_acronym(units, before),
        _ => false,
    }
}

fn is_acronym(units: &Units<'_>, word: &Word) -> bool {
    word.units.len() == 1 && units.list[word.units.start].case == Case::Upper && word.length <= 4
}

/// Whether a word can be part of a compound where it stands.
fn is_part(units: &Units<'_>, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let unit = &units.list[word.units.start];
    match (word.script, word.class) {
        (Script::Han, Class::Noun | Class::Name | Class::NominalVerb | Class::Adjective) => {
            word.length > 1
        }
        (Script::Latin, Class::Verb | Class::Adverb | Class::Function | Class::Number) => false,
        (Script::Latin, Class::NominalVerb) => !is_predicate(units, word.units.start),
        (Script::Latin, _) => {
            word.length > 1 && !(unit.starts_sentence && unit.class == Class::Gerund)
        }
        _ => false,
    }
}

/// Whether an English word that can be noun or verb is a verb by its neighbours.
fn is_predicate(units: &Units<'_>, at: usize) -> bool {
    const BEFORE: [&str; 20] = [
        "to", "we", "they", "i", "you", "it", "can", "will", "may", "could", "should", "must",
        "would", "not", "who", "which", "that", "also", "might", "he",
    ];
    const AFTER: [&str; 13] = [
        "the", "a", "an", "this", "these", "our", "their", "its", "that", "how", "it", "them", "us",
    ];
    let unit = &units.list[at];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    let after = units.list.get(at + 1).filter(|after| after.gap != Gap::Break);
    let is_in = |text: &str, list: &[&str]| list.iter().any(|word| text.eq_ignore_ascii_case(word));
    before.is_some_and(|before| unit.gap != Gap::Break && is_in(before.text, &BEFORE))
        || after.is_some_and(|after| is_in(after.text, &AFTER))
}

/// Adjectives and nouns with a noun at the end.
fn is_english_compound(words: &[Word]) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let head = matches!(last.class, Class::Noun | Class::Name | Class::NominalVerb | Class::Gerund);
    let vague = rest.first().is_some_and(|first| {
        matches!(first.class, Class::Adjective | Class::Participle | Class::Gerund)
            && first.zipf.is_some_and(|zipf| zipf >= 5.2)
    });
    head && !vague
}

/// Whether `range` is all of its region but vague words at its start, or the end of a long one.
fn is_whole(words: &[Word], region: &Range<usize>, range: &Range<usize>) -> bool {
    if range.end != region.end
        && !words[range.end..region.end].iter().all(|word| word.class == Class::Participle)
    {
        return false;
    }
    let before = &words[region.start..range.start];
    before.is_empty()
        || before.iter().all(|word| {
            matches!(word.class, Class::Adjective | Class::Participle | Class::Gerund)
                && word.zipf.is_some_and(|zipf| zipf >= 5.2)
        })
        || range.len() == 3 && region.len() > MOST_WORDS
}

/// Nouns, nominal verbs and technical adjectives with a noun or nominal verb at the end.
fn is_chinese_compound(units: &Units<'_>, words: &[Word], count: u32) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let length: usize = words.iter().map(|word| word.length).sum();
    let mixed = words.iter().any(|word| is_acronym(units, word));
    let generic = |word: &Word| word.zipf.is_some_and(|zipf| zipf >= GENERIC);
    let kind = |word: &Word| {
        word.class != Class::Adjective
            || word
                .zipf
                .is_none_or(|zipf| zipf < TECHNICAL_ADJECTIVE || count > 2 && zipf < GENERIC)
    };
    let head = matches!(last.class, Class::Noun | Class::NominalVerb)
        || last.class == Class::Name && last.script == Script::Han;
    head && length <= if count > 1 { MOST_CHARACTERS } else { 6 }
        && rest.iter().all(kind)
        && !words.iter().all(generic)
        && (!mixed || count > 1 && words.len() == 2)
        && (count > 1 || words.len() == 2 && !generic(last))
}

/// Whether the words around a Chinese compound leave it a noun phrase rather than verb and object
/// or subject and verb.
fn is_free(units: &Units<'_>, words: &[Word], range: &Range<usize>) -> bool {
    let (first, last) = (&words[range.start], &words[range.end - 1]);
    let before = first.units.start.checked_sub(1).and_then(|at| units.list.get(at));
    let before = before.filter(|_| units.list[first.units.start].gap != Gap::Break);
    let after = units.list.get(last.units.end).filter(|after| after.gap != Gap::Break);
    let predicate_before = before.is_some_and(|unit| {
        unit.class == Class::Adverb || "将已可能会来去要需应不".contains(unit.text)
    });
    let predicate_after = after.is_some_and(|unit| "了着过到为于至成出".contains(unit.text));
    !(first.class == Class::NominalVerb && predicate_before)
        && !(last.class == Class::NominalVerb && predicate_after)
}
