//! Names of several words in Latin letters: "Claude Opus 4.5", "Hugging Face", "AAAI 2026".
//!
//! Inside Chinese text every sequence of Latin words is already a name; in running English text
//! only capitalised words are. Where a sequence holds several names ("Google Gemini 3"), it is
//! cut where both sides also occur apart, more often than together.

use super::background;
use super::class::Class;
use super::learn::Learned;
use super::unit::{Case, Gap, Script, Unit, Units};
use crate::token::{TokenKind, fold};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most words of a name.
const MOST_WORDS: usize = 6;

/// From this Zipf value on, a capitalised English word is rather a word than a name.
const COMMON: f64 = 4.2;

/// The names of a document.
pub(super) struct Names {
    /// The names of two and more words, in reading order, without overlap.
    pub(super) names: Vec<Range<usize>>,
    /// The stretches that hold names and nothing else, single words among them.
    pub(super) sequences: Vec<Range<usize>>,
    /// For each unit, whether it is a name or a part of one inside text of another script.
    pub(super) settled: Vec<bool>,
}

/// Finds the names of two and more words.
pub(super) fn names(units: &Units<'_>, runs: &[Range<usize>], learned: Option<&Learned>) -> Names {
    let mut sequences = Vec::new();
    let mut settled = vec![false; units.list.len()];
    for run in runs {
        find_sequences(&units.list, run, &mut sequences, &mut settled);
    }
    let attested = Attested::new(units, &sequences, learned);
    let mut names = Vec::new();
    for sequence in &sequences {
        let mut start = sequence.start;
        for length in attested.pieces(units, sequence) {
            let piece = trim(units, start..start + length);
            start += length;
            if piece.len() > 1 {
                names.push(piece);
            }
        }
    }
    Names { names, sequences, settled }
}

/// Finds the stretches of a run that hold names and nothing else; single words are included, for
/// they attest that a part of a longer name occurs apart.
fn find_sequences(
    units: &[Unit<'_>],
    run: &Range<usize>,
    sequences: &mut Vec<Range<usize>>,
    settled: &mut [bool],
) {
    let mut at = run.start;
    while at < run.end {
        let end = latin_end(units, at, run.end);
        if end == at {
            at += 1;
            continue;
        }
        let inside = &units[at..end];
        let prose = inside.len() > MOST_WORDS
            || (0..inside.len()).any(|place| is_prose(inside, place))
            || !is_embedded(units, run, at, end);
        if prose {
            for name in capitalized(units, at..end) {
                push_without_roles(units, name, sequences);
            }
        } else {
            settled[at..end].fill(true);
            let named = |unit: &Unit<'_>| unit.case != Case::Lower && unit.class != Class::Number;
            let hyphenated = inside[1..].iter().all(|unit| unit.hyphenated);
            if hyphenated || inside.iter().any(named) || is_noun_phrase(inside) {
                push_without_roles(units, at..end, sequences);
            }
        }
        at = end;
    }
}

/// Adds a sequence, cut at the roles in it, which are no part of a name: "CEO | Jane Novak".
fn push_without_roles(units: &[Unit<'_>], range: Range<usize>, sequences: &mut Vec<Range<usize>>) {
    const ROLES: [&str; 10] = ["CEO", "CTO", "CFO", "COO", "CMO", "CIO", "Dr", "Prof", "Mr", "Ms"];
    let mut start = range.start;
    for at in range.clone() {
        if ROLES.contains(&units[at].text) && range.len() > 2 {
            if at > start {
                sequences.push(start..at);
            }
            sequences.push(at..at + 1);
            start = at + 1;
        }
    }
    if start < range.end {
        sequences.push(start..range.end);
    }
}

/// The end of the Latin words and versions that follow each other from `start` on.
fn latin_end(units: &[Unit<'_>], start: usize, limit: usize) -> usize {
    let is_word = |unit: &Unit<'_>| {
        unit.script == Script::Latin && matches!(unit.kind, TokenKind::Word | TokenKind::Name)
    };
    let mut end = start;
    while end < limit {
        let unit = &units[end];
        let follows = end == start || unit.gap == Gap::Space;
        let version = end > start && is_version(units, end, limit);
        if !(follows && (is_word(unit) || version)) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a word is one that only running text has: a lower-case stop word, but for those inside
/// a name ("Bank of America").
fn is_prose(inside: &[Unit<'_>], place: usize) -> bool {
    let capital = |at: Option<usize>| {
        at.and_then(|at| inside.get(at)).is_some_and(|unit| unit.case != Case::Lower && !unit.stop)
    };
    let unit = &inside[place];
    let links = matches!(unit.text, "of" | "for" | "de" | "la" | "von" | "van" | "del")
        && capital(place.checked_sub(1))
        && capital(Some(place + 1));
    unit.stop && unit.case == Case::Lower && !links
}

/// Whether Chinese text or punctuation, rather than other English words, surrounds `start..end`.
fn is_embedded(units: &[Unit<'_>], run: &Range<usize>, start: usize, end: usize) -> bool {
    let block = units[start].block;
    let han = |unit: &Unit<'_>| unit.script == Script::Han && unit.block == block;
    if units[run.clone()].iter().any(han) {
        return true;
    }
    // A short run by itself, in a block that also has Chinese text nearby.
    let near = start.saturating_sub(12)..(end + 12).min(units.len());
    units[near].iter().any(han)
}

/// Whether the number at `at` belongs to the name before it: "Gemini 3", "Kling 2.6", "AAAI 2026".
fn is_version(units: &[Unit<'_>], at: usize, limit: usize) -> bool {
    let (unit, before) = (&units[at], &units[at - 1]);
    if unit.class != Class::Number || unit.gap != Gap::Space || before.class == Class::Number {
        return false;
    }
    let text = unit.text.strip_prefix(['v', 'V']).unwrap_or(unit.text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let shape = text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && (1..=4).contains(&digits);
    let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let next = units[..limit].get(at + 1);
    let counted = next.is_some_and(|next| {
        next.gap != Gap::Break
            && !next.edge
            && (is_counter(next) || next.class == Class::Measure && next.length == 1)
    });
    // What the author emphasised, a name and its number and nothing else: **Figure 03**.
    let own = !unit.edge
        && next.is_none_or(|next| next.edge)
        && units[at.saturating_sub(MOST_WORDS)..at]
            .iter()
            .rev()
            .take_while(|unit| unit.script == Script::Latin)
            .any(|unit| unit.edge);
    let named =
        before.case != Case::Lower && (before.kind == TokenKind::Name || !before.stop || own);
    // AAAI 2026, NeurIPS 2025.
    let acronym = before.case == Case::Upper
        || before.text.bytes().rev().take(2).all(|byte| byte.is_ascii_uppercase());
    let ordinary = before.zipf.is_some_and(|zipf| zipf >= 5.0) && !text.contains('.');
    shape && named && !counted && (!ordinary || own) && (!year || acronym)
}

/// Whether what follows a number counts things: 名, 年, 万.
pub(super) fn is_counter(unit: &Unit<'_>) -> bool {
    const COUNTERS: &str =
        "年月日号天周次万亿千百倍元名位个家款条项种篇人岁点分秒时只台部份张本场届折成多余";
    let first = unit.text.chars().next();
    // 项目 is no 项.
    let thing = unit.length > 1 && matches!(unit.class, Class::Noun | Class::Name);
    first.is_some_and(|c| COUNTERS.contains(c)) && unit.length <= 2 && !thing
}

/// The capitalised stretches of running English text.
fn capitalized(units: &[Unit<'_>], range: Range<usize>) -> Vec<Range<usize>> {
    let inside = &units[range.clone()];
    let words = inside.iter().filter(|unit| !unit.stop && unit.class != Class::Number).count();
    let lower = inside.iter().filter(|unit| !unit.stop && unit.case == Case::Lower).count();
    let title_case = words > 4 && lower * 4 < words;
    let mut result = Vec::new();
    let mut start = range.start;
    for at in range.start..=range.end {
        let inside_name = at < range.end && {
            let unit = &units[at];
            let number =
                unit.class == Class::Number && at > start && is_version(units, at, range.end);
            number
                || unit.case != Case::Lower
                    && unit.class != Class::Number
                    && (!unit.stop
                        || unit.length > 2 && (at > start || opens_name(units, at, range.end)))
        };
        if inside_name {
            continue;
        }
        let mut name = start..at;
        start = at + 1;
        while let Some(first) = units.get(name.start).filter(|_| !name.is_empty()) {
            let verbal = matches!(
                first.class,
                Class::Verb
                    | Class::NominalVerb
                    | Class::Gerund
                    | Class::Adverb
                    | Class::Participle
            );
            if first.starts_sentence && first.case == Case::Title && verbal {
                name.start += 1;
            } else {
                break;
            }
        }
        let plain = |unit: &Unit<'_>| unit.case == Case::Title && unit.zipf.is_some();
        if title_case && units[name.clone()].iter().all(plain) || name.len() > MOST_WORDS {
            continue;
        }
        if !name.is_empty() {
            result.push(name);
        }
    }
    result
}

/// Whether a capitalised stop word is the start of a name: "New Zealand", "The Verge".
fn opens_name(units: &[Unit<'_>], at: usize, limit: usize) -> bool {
    let capital =
        |unit: &Unit<'_>| unit.case != Case::Lower && !unit.stop && unit.class != Class::Number;
    !units[at].starts_sentence && units[..limit].get(at + 1).is_some_and(capital)
}

/// Whether words in lower case form a noun phrase: "vibe coding".
fn is_noun_phrase(units: &[Unit<'_>]) -> bool {
    let modifier = |unit: &Unit<'_>| {
        !unit.stop && !matches!(unit.class, Class::Verb | Class::Adverb | Class::Function)
    };
    let head = units.last().is_some_and(|unit| {
        matches!(unit.class, Class::Noun | Class::Name | Class::Gerund | Class::NominalVerb)
    });
    head && units.iter().all(modifier)
}

/// A name without the stop words at its edges.
fn trim(units: &Units<'_>, mut range: Range<usize>) -> Range<usize> {
    let lower_stop =
        |at: usize| units.list.get(at).is_some_and(|unit| unit.stop && unit.case == Case::Lower);
    while range.len() > 1 && lower_stop(range.end - 1) {
        range.end -= 1;
    }
    while range.len() > 1 && lower_stop(range.start) {
        range.start += 1;
    }
    range
}

/// How often each sequence of words stands alone.
struct Attested<'a> {
    alone: FxHashMap<Vec<u32>, u32>,
    learned: Option<&'a Learned>,
}

impl<'a> Attested<'a> {
    fn new(units: &Units<'_>, sequences: &[Range<usize>], learned: Option<&'a Learned>) -> Self {
        let mut alone = FxHashMap::default();
        for sequence in sequences {
            *alone.entry(units.ids(sequence.clone())).or_insert(0) += 1;
        }
        Self { alone, learned }
    }

    /// How often the words of a range stand alone, in the document and in the archive.
    fn count(&self, units: &Units<'_>, range: Range<usize>) -> u32 {
        let own = self.alone.get(&units.ids(range.clone())).copied().unwrap_or(0);
        // What may as well be an ordinary word of a name stands alone in every archive.
        let part = &units.list[range.clone()];
        let ordinary =
            |unit: &Unit<'_>| unit.zipf.is_some() || unit.length < 4 || unit.case == Case::Upper;
        if part.len() == 1 && part.iter().any(ordinary) {
            return own;
        }
        let archive = self.learned.and_then(|learned| learned.names.get(&units.folded(range)));
        own + archive.map_or(0, |&count| u32::try_from(count).unwrap_or(u32::MAX / 2))
    }

    /// The lengths of the names that `sequence` consists of: the fewest that all occur apart, or
    /// the whole.
    fn pieces(&self, units: &Units<'_>, sequence: &Range<usize>) -> Vec<usize> {
        let inside = &units.list[sequence.clone()];
        let length = inside.len();
        // A company and its company: "Google DeepMind".
        let companies = || inside.iter().all(|unit| background::is_organization(&fold(unit.text)));
        if length == 1 || length == 2 && companies() {
            return vec![length];
        }
        let together = self.count(units, sequence.clone());
        // best[i] = the fewest pieces of inside[i..], with the length of the first.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; length + 1];
        best[length] = Some((0, 0));
        for start in (0..length).rev() {
            for end in (start + 1..=length).rev() {
                if start == 0 && end == length {
                    continue;
                }
                let Some((rest, _)) = best[end] else { continue };
                let part = sequence.start + start..sequence.start + end;
                if start > 0 && is_variant(&inside[start - 1], &inside[start]) {
                    continue;
                }
                let stands = self.stands_alone(units, part, together)
                    || start == 0 && end < length && is_owner(inside, end)
                    || end == length && start > 0 && is_owner(&inside[start - 1..], 1);
                if stands && best[start].is_none_or(|(pieces, _)| rest + 1 < pieces) {
                    best[start] = Some((rest + 1, end - start));
                }
            }
        }
        let mut lengths = Vec::new();
        let mut at = 0;
        while let Some((_, length)) = best[at].filter(|&(_, length)| length > 0) {
            lengths.push(length);
            at += length;
        }
        if lengths.is_empty() { vec![length] } else { lengths }
    }

    /// Whether a part of a sequence is a name of its own.
    fn stands_alone(&self, units: &Units<'_>, range: Range<usize>, together: u32) -> bool {
        let part = &units.list[range.clone()];
        let Some(first) = part.first() else { return false };
        if first.class == Class::Number {
            return false;
        }
        if part.len() == 1 && is_distinct(first) {
            return true;
        }
        let common =
            part.len() == 1 && (first.length <= 2 || first.zipf.is_some_and(|zipf| zipf >= COMMON));
        self.count(units, range) >= together.max(1) * if common { 2 } else { 1 }
    }
}

/// Whether a word by its shape alone is a whole name: "GPT-5.2", "VibeVoice", not "K2", "O1" or
/// "Multi-Token".
fn is_distinct(unit: &Unit<'_>) -> bool {
    let plain = |part: &str| part.chars().skip(1).all(char::is_lowercase);
    if unit.text.contains('-') && unit.text.split('-').all(plain) {
        return false;
    }
    let letters = unit.text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = unit.text.contains(|c: char| c.is_numeric());
    unit.case == Case::Mixed && letters >= 5
        || digits
            && unit.kind == TokenKind::Name
            && (letters >= 5 || letters >= 3 && unit.case != Case::Title)
}

/// Whether a word says which size or speed of a model the one before it is: GPT-5.4 nano.
fn is_variant(model: &Unit<'_>, word: &Unit<'_>) -> bool {
    const VARIANTS: [&str; 16] = [
        "air", "flash", "high", "instant", "large", "lite", "max", "medium", "mini", "nano",
        "plus", "preview", "pro", "small", "turbo", "ultra",
    ];
    model.text.contains(|c: char| c.is_ascii_digit())
        && VARIANTS.iter().any(|variant| word.text.eq_ignore_ascii_case(variant))
}

/// Whether `words[..end]` is a company and the rest one of its products: "Google | Gemini 3", but
/// "Google Maps" and "Apple Watch" are one name.
fn is_owner(words: &[Unit<'_>], end: usize) -> bool {
    let Some((owner, rest)) = words.split_first() else { return false };
    let Some(first) = rest.first() else { return false };
    // A common word and a number are no name without the company: "Nintendo Switch 2".
    let common = first.zipf.is_some_and(|zipf| zipf >= 3.5)
        && rest[1..].iter().all(|unit| unit.class == Class::Number);
    let product = rest.len() > 1 && !common || first.zipf.is_none() && first.case != Case::Lower;
    end == 1
        && first.class != Class::Number
        && product
        && background::is_organization(&fold(owner.text))
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn companies_side_by_side_are_one_name() {
        assert_terms("昨天 Google DeepMind 开源。\n", &["Google DeepMind"], &["Google"]);
    }
}
