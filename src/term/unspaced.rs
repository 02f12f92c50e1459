//! Words of Japanese and Korean: what stands without a space is joined.
//!
//! Japanese writes its nouns in Chinese characters and katakana, and what stands between them in
//! hiragana, so that a stretch of the former is a noun compound (Nakagawa and Mori 2002 take the
//! same stretches as candidates). Korean writes Latin initials and the rest of a name together
//! (SK하이닉스).

use super::class::Class;
use super::statistics::log_likelihood;
use super::unit::{Gap, Unit, Units};
use crate::token::{Language, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Thai prefixes of nouns: of actions, qualities, people and their trades.
const PREFIXES: [&str; 5] = ["การ", "ความ", "นัก", "ผู้", "ชาว"];
/// The most characters of a Thai compound, vowels and tones among them.
const MOST_THAI: usize = 24;
/// The log-likelihood ratio that 0.1 % of chance neighbours reach.
const CERTAIN: f64 = 10.83;
/// The most characters of a compound.
const MOST_CHARACTERS: usize = 12;

/// Joins the spans that are one word; `spans` are in reading order.
pub(super) fn join(units: &Units<'_>, spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let pairs = thai_pairs(units);
    let mut result: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    let mut spans = spans.into_iter().peekable();
    while let Some(first) = spans.next() {
        let mut group = vec![first];
        while let Some(last) = group.last()
            && let Some(next) = spans
                .next_if(|next| joins(units, last, next) || is_thai_word(units, &pairs, last, next))
        {
            group.push(next);
        }
        let whole = group[0].start..group.last().map_or(group[0].end, |last| last.end);
        let inside = &units.list[whole.clone()];
        let length: usize = inside.iter().map(|unit| unit.length).sum();
        let foreign = inside.iter().any(|unit| is_japanese_noun(unit) || is_korean(unit));
        let most = if inside.iter().any(is_thai) { MOST_THAI } else { MOST_CHARACTERS };
        if group.len() > 1 && (foreign || inside.iter().all(is_thai)) && length <= most {
            result.push(whole);
        } else {
            result.extend(group);
        }
    }
    result
}

/// How often each two adjoining Thai words occur.
fn thai_pairs(units: &Units<'_>) -> FxHashMap<(u32, u32), u32> {
    let mut pairs = FxHashMap::default();
    for pair in units.list.windows(2) {
        if is_thai(&pair[0]) && is_thai(&pair[1]) && pair[1].gap == Gap::None {
            *pairs.entry((pair[0].id, pair[1].id)).or_insert(0) += 1;
        }
    }
    pairs
}

/// Whether two neighbours are one Thai word: a prefix that makes a noun of what follows, or two
/// that stand together again and again.
fn is_thai_word(
    units: &Units<'_>,
    pairs: &FxHashMap<(u32, u32), u32>,
    before: &Range<usize>,
    after: &Range<usize>,
) -> bool {
    let (Some(last), Some(first)) = (units.list.get(before.end - 1), units.list.get(after.start))
    else {
        return false;
    };
    if !(is_thai(last) && is_thai(first)) || first.gap != Gap::None || first.stop {
        return false;
    }
    if PREFIXES.contains(&last.text) {
        return true;
    }
    let both = pairs.get(&(last.id, first.id)).copied().unwrap_or(0);
    let occurs = |unit: &Unit<'_>| units.occurrences.get(unit.id as usize).copied().unwrap_or(0);
    let total = units.list.len() as u32;
    let inseparable = occurs(last) == both && occurs(first) == both;
    both > 1
        && !last.stop
        && (inseparable || log_likelihood(both, occurs(last), occurs(first), total) >= CERTAIN)
}

/// Whether two neighbours are parts of one word.
fn joins(units: &Units<'_>, before: &Range<usize>, after: &Range<usize>) -> bool {
    let (Some(last), Some(first)) = (units.list.get(before.end - 1), units.list.get(after.start))
    else {
        return false;
    };
    let latin = |unit: &Unit<'_>| {
        unit.language == Language::Latin
            && unit.kind != TokenKind::Identifier
            && !unit.stop
            && unit.class != Class::Number
    };
    first.gap == Gap::None
        && (is_japanese_noun(last) && (is_japanese_noun(first) || latin(first))
            || latin(last) && (is_japanese_noun(first) || is_korean(first) && first.length > 1)
            || is_korean(last) && last.length > 1 && latin(first))
}

fn is_japanese_noun(unit: &Unit<'_>) -> bool {
    let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309f}');
    unit.language == Language::Japanese
        && unit.kind == TokenKind::Word
        && !unit.text.contains(hiragana)
        && !unit.stop
}

fn is_thai(unit: &Unit<'_>) -> bool {
    unit.language == Language::Thai && unit.kind == TokenKind::Word
}

fn is_korean(unit: &Unit<'_>) -> bool {
    unit.language == Language::Korean && unit.kind == TokenKind::Word && !unit.stop
}
