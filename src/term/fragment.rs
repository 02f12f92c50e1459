//! Fragments: what the Chinese dictionary leaves in pieces, single characters and guesses of two.
//!
//! Names that no dictionary has come out as such pieces. Pieces that repeat together are one word
//! (Nagao and Mori 1994: strings that recur, each side with more than one neighbour, are words);
//! so are all pieces between two dictionary words when they have the length of a name. A guess
//! beside another piece that is neither says nothing and is no term.

use super::class::Class;
use super::learn::Learned;
use super::statistics::log_likelihood;
use super::unit::{Gap, Script, Unit, Units};
use crate::token::{TokenKind, is_transliteration, to_simplified};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most units of a word.
const MOST_UNITS: usize = 4;
/// The characters that a word can have.
const CHARACTERS: Range<usize> = 3..6;
/// The log-likelihood ratio that 0.1 % of chance neighbours reach.
const CERTAIN: f64 = 10.83;

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

/// The words made of fragments, as start → end; lone fragments are made function words.
pub(super) fn wholes(units: &mut Units<'_>, learned: Option<&Learned>) -> FxHashMap<usize, usize> {
    let regions = regions(&units.list);
    let counts = Counts::new(units, &regions);
    let mut result = FxHashMap::default();
    let mut lone = Vec::new();
    for region in regions {
        let mut at = region.start;
        while at < region.end {
            let end = counts.repeated(units, at, region.end);
            let end = end.or_else(|| {
                (at == region.start && is_name(&units.list[region.clone()])).then_some(region.end)
            });
            if let Some(end) = end {
                result.insert(at, end);
                at = end;
                continue;
            }
            let unit = &units.list[at];
            let known =
                || learned.is_some_and(|learned| learned.words.contains(&units.folded(at..at + 1)));
            if unit.class == Class::Unlisted && units.occurrences[unit.id as usize] == 1 && !known()
            {
                lone.push(at);
            }
            at += 1;
        }
    }
    lone.extend(inflected(units));
    for at in lone {
        units.list[at].class = Class::Function;
    }
    result
}

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

/// Guesses before an aspect particle (内降 + 了): whatever they are, they are no nouns.
fn inflected(units: &Units<'_>) -> Vec<usize> {
    let pairs = units.list.windows(2).enumerate();
    let inflected = pairs.filter(|(_, pair)| {
        pair[0].class == Class::Unlisted
            && pair[0].length == 2
            && pair[1].gap == Gap::None
            && matches!(pair[1].text, "了" | "着" | "过" | "著" | "過")
    });
    inflected.map(|(at, _)| at).collect()
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

/// Whether all fragments of a region are one name.
fn is_name(units: &[Unit<'_>]) -> bool {
    let length: usize = units.iter().map(|unit| unit.length).sum();
    let guessed = units.iter().any(is_guess);
    let foreign = units.iter().any(is_foreign)
        && units.iter().all(|unit| is_transliteration(&to_simplified(unit.text)));
    (guessed || foreign)
        && !units.iter().any(|unit| holds_word(&to_simplified(unit.text)))
        && CHARACTERS.contains(&length)
        && length < 5
}

/// Whether one of the characters of `text` is more often a word by itself than a part of a name.
pub(super) fn holds_word(text: &str) -> bool {
    text.contains(|c| WORDS.contains(c))
}

/// How often each sequence of fragments occurs.
struct Counts {
    sequences: FxHashMap<Vec<u32>, u32>,
}

impl Counts {
    fn new(units: &Units<'_>, regions: &[Range<usize>]) -> Self {
        let mut sequences = FxHashMap::default();
        for region in regions {
            for start in region.clone() {
                for end in start + 2..=region.end.min(start + MOST_UNITS) {
                    *sequences.entry(units.ids(start..end)).or_insert(0) += 1;
                }
            }
        }
        Self { sequences }
    }

    /// The end of the longest word that repeats from `start` on.
    fn repeated(&self, units: &Units<'_>, start: usize, limit: usize) -> Option<usize> {
        (start + 2..=limit.min(start + MOST_UNITS)).rev().find(|&end| {
            let inside = &units.list[start..end];
            let length: usize = inside.iter().map(|unit| unit.length).sum();
            let ids = units.ids(start..end);
            let count = self.sequences.get(&ids).copied().unwrap_or(0);
            let occurs =
                |at: usize| units.occurrences.get(units.list[at].id as usize).copied().unwrap_or(0);
            let total = units.list.len() as u32;
            count > 1
                && CHARACTERS.contains(&length)
                && (start..end - 1)
                    .all(|at| log_likelihood(count, occurs(at), occurs(at + 1), total) >= CERTAIN)
        })
    }
}
