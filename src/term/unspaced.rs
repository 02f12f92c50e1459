//! Words of Japanese and Korean: what stands without a space is joined.
//!
//! Japanese writes its nouns in Chinese characters and katakana, and what stands between them in
//! hiragana, so that a stretch of the former is a noun compound (Nakagawa and Mori 2002 take the
//! same stretches as candidates). Korean writes Latin initials and the rest of a name together
//! (SK하이닉스).

use super::unit::{Class, Gap, Unit, Units};
use crate::token::{Language, TokenKind};
use std::ops::Range;

/// The most characters of a compound.
const MOST_CHARACTERS: usize = 12;

/// Joins the spans that are one word; `spans` are in reading order.
pub(super) fn join(units: &Units<'_>, spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut result: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    let mut spans = spans.into_iter().peekable();
    while let Some(first) = spans.next() {
        let mut group = vec![first];
        while let Some(last) = group.last()
            && let Some(next) = spans.next_if(|next| joins(units, last, next))
        {
            group.push(next);
        }
        let whole = group[0].start..group.last().map_or(group[0].end, |last| last.end);
        let inside = &units.list[whole.clone()];
        let length: usize = inside.iter().map(|unit| unit.length).sum();
        let foreign = inside.iter().any(|unit| is_japanese_noun(unit) || is_korean(unit));
        if group.len() > 1 && foreign && length <= MOST_CHARACTERS {
            result.push(whole);
        } else {
            result.extend(group);
        }
    }
    result
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

fn is_korean(unit: &Unit<'_>) -> bool {
    unit.language == Language::Korean && unit.kind == TokenKind::Word && !unit.stop
}
