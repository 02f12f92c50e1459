//! Fragments: what the Chinese dictionary leaves in pieces, single characters and guesses of two.
//!
//! Names that no dictionary has come out as such pieces. Pieces that repeat together in an archive are
//! one word (Nagao and Mori 1994: strings that recur, each side with more than one neighbour, are
//! words).

use super::class::Class;
use super::unit::{Gap, Script, Unit, Units};
use crate::token::{TokenKind, is_transliteration, to_simplified};
use std::ops::Range;

/// The most units of a word.
const MOST_UNITS: usize = 4;
/// The characters that a word can have.
const CHARACTERS: Range<usize> = 3..6;
/// Up to this Zipf value a name of the dictionary may be a piece of another one: some 25
/// occurrences in its sixty million.
const RARE: f64 = 2.6;

/// Up to this Zipf value any word may, beside a guess: six occurrences.
const UNHEARD: f64 = 2.0;

/// Characters that are a word by themselves more often than a part of a name.
const WORDS: &str = "的了着过到在为会将更最很太把被让使给比就都也还又再才只不没未可能要想应该请是有和与及或\
    等从向对由于以至这那其此每各某我你他她它个些第前后内外上下里间时年月日周称说看做去来出进起又\
    并且但而则即若如因已曾正刚仅便别却只越较无非超近约达涨跌升降增减占获签赴率拟现首再仍均需须\
    完用报股大小新老全名款项种篇座家位台条次件张只支枚颗艘架辆本册集期轮届场站点号多几两一二三四五六七八九十百千万亿";

/// Every sequence of fragments that might be a word.
pub(super) fn sequences(units: &Units<'_>) -> Vec<Range<usize>> {
    let mut result = Vec::new();
    for region in regions(&units.list) {
        for start in region.clone() {
            result.extend((start + 2..=region.end.min(start + MOST_UNITS)).map(|end| start..end));
        }
    }
    let length =
        |range: &Range<usize>| units.list[range.clone()].iter().map(|unit| unit.length).sum();
    result.retain(|range| CHARACTERS.contains(&length(range)));
    result
}

/// The stretches of two and more fragments.
fn regions(units: &[Unit<'_>]) -> Vec<Range<usize>> {
    let mut regions = Vec::new();
    let mut start = 0;
    for at in 0..=units.len() {
        let belongs = units.get(at).is_some_and(is_fragment);
        if belongs && (at == start || units[at].gap == Gap::None) {
            continue;
        }
        if at > start + 1 {
            regions.push(start..at);
        }
        start = if belongs { at } else { at + 1 };
    }
    regions
}

fn is_fragment(unit: &Unit<'_>) -> bool {
    let single = || !WORDS.contains(&*to_simplified(unit.text));
    unit.script == Script::Han
        && unit.kind == TokenKind::Word
        && !unit.stop
        && (is_guess(unit) || is_foreign(unit) || is_unheard(unit) || unit.length == 1 && single())
}

/// Whether a guess of three characters may be a part of a transliterated name: 施普林 in 施普林格.
fn is_foreign(unit: &Unit<'_>) -> bool {
    unit.class == Class::Unlisted
        && unit.length == 3
        && is_transliteration(&to_simplified(unit.text))
}

/// Whether a unit may be a part of a longer name: a guess of the cut for unknown words, or a name
/// that the dictionary has but hardly ever saw.
pub(super) fn is_guess(unit: &Unit<'_>) -> bool {
    let rare = || unit.class == Class::Name && unit.zipf.is_some_and(|zipf| zipf < RARE);
    unit.script == Script::Han && unit.length == 2 && (unit.class == Class::Unlisted || rare())
}

/// Whether a word of the dictionary was seen a handful of times: 知行 in 文远知行.
fn is_unheard(unit: &Unit<'_>) -> bool {
    unit.length == 2 && unit.zipf.is_some_and(|zipf| zipf < UNHEARD)
}

/// Whether one of the characters of `text` is more often a word by itself than a part of a name.
pub(super) fn holds_word(text: &str) -> bool {
    text.contains(|c| WORDS.contains(c))
}
