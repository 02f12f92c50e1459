//! Explaining: why a word is a term or is none.

use super::occurrence::{self, Exclusion};
use super::{Term, TermOptions, count, fold, merge, unit, weigh};
use crate::document::Document;
use crate::token::Token;
use std::collections::BTreeMap;

/// Why a word is in or out.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The word that was asked for.
    pub word: String,
    /// What became of it.
    pub verdict: Verdict,
    /// The term that it is or was merged into.
    pub term: Option<Term>,
    /// The place of the term among all, heaviest first, from 1 on.
    pub rank: Option<usize>,
    /// The spellings of the term with their counts, commonest first.
    pub variants: Vec<(String, u64)>,
    /// The longer terms that it is a part of, with how often it is.
    pub inside: Vec<(String, u64)>,
    /// The text of the blocks that it occurs in, in reading order, none twice.
    pub sentences: Vec<String>,
}

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It is a term.
    Term,
    /// It is a spelling of a term.
    Variant,
    /// It occurs as a part of longer terms only.
    PartOfLonger,
    /// It occurs less often than [`TermOptions::min_count`].
    TooRare,
    /// It is a stop word.
    StopWord,
    /// It is a number or a quantity.
    Number,
    /// It is an address, a file name or another identifier.
    Identifier,
    /// It is a single character.
    SingleCharacter,
    /// It is a function word: a pronoun, numeral, measure word or particle.
    FunctionWord,
    /// It occurs in the text, but across the borders of terms.
    NoUnit,
    /// It does not occur in the visible text.
    Absent,
}

/// Tells why `word` is among the [`terms`](super::terms()) of a document or is not.
pub fn explain(
    document: &Document,
    tokens: &[Token],
    options: &TermOptions,
    word: &str,
) -> Explanation {
    let counted = count(document, tokens, options);
    let terms = weigh(&counted.counts, &counted.sources, options);
    let key = fold::key(word);
    let united = merge::merge(&counted.counts, &options.aliases)
        .into_iter()
        .find(|united| united.keys.contains(&key) || fold::key(&united.text) == key);
    let place =
        united.as_ref().and_then(|united| terms.iter().position(|term| term.text == united.text));
    let inside = inside(document, tokens, options, &key);
    let verdict = match (&united, place) {
        (Some(united), Some(_)) if fold::key(&united.text) == key => Verdict::Term,
        (Some(_), Some(_)) => Verdict::Variant,
        (Some(_), None) => Verdict::TooRare,
        (None, _) => verdict(document, tokens, &key, !inside.is_empty()),
    };
    let mut variants: Vec<(String, u64)> = united
        .iter()
        .flat_map(|united| &united.entry.variants)
        .map(|(text, variant)| (text.clone(), variant.count))
        .collect();
    variants.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Explanation {
        word: word.to_owned(),
        verdict,
        term: place.and_then(|place| terms.get(place)).cloned(),
        rank: place.map(|place| place + 1),
        variants,
        inside,
        sentences: sentences(document, &key),
    }
}

/// The longer terms that hold the word `key`, with counts.
fn inside(
    document: &Document,
    tokens: &[Token],
    options: &TermOptions,
    key: &str,
) -> Vec<(String, u64)> {
    let mut longer: BTreeMap<String, u64> = BTreeMap::new();
    for occurrence in occurrence::occurrences(document, tokens, options.phrases) {
        let whole = tokens.iter().any(|token| {
            token.block == occurrence.block
                && token.range.start >= occurrence.range.start
                && token.range.end <= occurrence.range.end
                && fold::key(&token.text) == key
        });
        if occurrence.key != key && (whole || is_part(&occurrence.key, key)) {
            *longer.entry(occurrence.text).or_insert(0) += 1;
        }
    }
    let mut longer: Vec<(String, u64)> = longer.into_iter().collect();
    longer.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    longer
}

/// Whether `key` has spaces or Chinese characters around it inside `longer`.
fn is_part(longer: &str, key: &str) -> bool {
    !key.is_empty()
        && longer.match_indices(key).any(|(at, _)| {
            let before = longer[..at].chars().next_back();
            let after = longer[at + key.len()..].chars().next();
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || fold::is_wide(c));
            free(before) && free(after)
        })
}

fn verdict(document: &Document, tokens: &[Token], key: &str, inside: bool) -> Verdict {
    if inside {
        return Verdict::PartOfLonger;
    }
    let units = unit::units(document, tokens);
    let excluded = units
        .list
        .iter()
        .filter(|unit| fold::key(unit.text) == key)
        .find_map(occurrence::exclusion);
    match excluded {
        Some(Exclusion::Stop) => Verdict::StopWord,
        Some(Exclusion::Number) => Verdict::Number,
        Some(Exclusion::Identifier) => Verdict::Identifier,
        Some(Exclusion::Character) => Verdict::SingleCharacter,
        Some(Exclusion::Function) => Verdict::FunctionWord,
        None if sentences(document, key).is_empty() => Verdict::Absent,
        None => Verdict::NoUnit,
    }
}

fn sentences(document: &Document, key: &str) -> Vec<String> {
    let mut result: Vec<String> = Vec::new();
    for block in &document.blocks {
        if !key.is_empty() && fold::key(&block.text).contains(key) && !result.contains(&block.text)
        {
            result.push(block.text.clone());
        }
    }
    result
}
