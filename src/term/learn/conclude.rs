//! Conclusions: [`Observations`] → [`Learned`].
//!
//! A sequence of words is one term when its parts attract each other (log-likelihood ratio, Dunning
//! 1993, and pointwise mutual information, Church and Hanks 1990), when different words stand on
//! either side of it (accessor variety, Feng et al. 2004), and when several documents have it.

use super::Learned;
use super::learned::join;
use super::observations::{JOINT, Observations, Seen, Sequence};
use crate::term::class::Class;
use crate::term::fold::is_wide;
use crate::term::statistics::log_likelihood;
use crate::term::zipf::VAGUE;
use crate::term::{background, chinese, fragment};

/// In how many documents a term has to occur at least.
const DOCUMENTS: u64 = 2;
/// How often.
const COUNT: u64 = 3;
/// Between how many different neighbours on either side.
const VARIETY: u32 = 3;
/// The log-likelihood ratio that 0.1 % of chance neighbours reach.
const CERTAIN: f64 = 10.83;
/// How many times as often as by chance its parts meet, as a logarithm to base 2.
const INFORMATION: f64 = 3.0;
/// The same for sequences with a word that is vague.
const VAGUE_INFORMATION: f64 = 7.0;
/// The same for a Latin word with a Chinese one: RSS 阅读器, but not AI 工具.
const MIXED_INFORMATION: f64 = 9.0;
/// From this Zipf value on, an adjective names a degree (最大, 整个) rather than a kind.
const DEGREE: f64 = 4.8;
/// A word from this count on can contradict a compound.
const COMMON: u64 = 20;
/// A block is boilerplate when it returns in so many documents, and in one of so many.
const RETURNS: (u64, u64) = (3, 10);

/// What the observations teach.
pub(super) fn learned(observations: &Observations) -> Learned {
    let Observations { documents, tokens, words, compounds, fragments, names, blocks } =
        observations;
    let plain = |key: &String| join(key.split(JOINT));
    let known = |seen: &Seen| seen.documents >= DOCUMENTS && seen.count >= COUNT;
    let pieces = fragments
        .iter()
        .filter(|(_, sequence)| known(&sequence.seen) && sequence.variety() >= VARIETY);
    let new = words.iter().filter(|(word, seen)| seen.documents > DOCUMENTS && is_new(word));
    Learned {
        documents: *documents,
        compounds: compounds
            .iter()
            .filter(|(key, sequence)| is_compound(observations, key, sequence))
            .map(|(key, sequence)| (plain(key), sequence.seen.count))
            .collect(),
        words: pieces.map(|(key, _)| plain(key)).chain(new.map(|(key, _)| key.clone())).collect(),
        names: names
            .iter()
            .filter(|(_, seen)| seen.documents >= DOCUMENTS)
            .map(|(name, seen)| (name.clone(), seen.count))
            .collect(),
        common: words
            .iter()
            .filter(|(_, seen)| seen.count >= COMMON)
            .map(|(word, seen)| (word.clone(), seen.count))
            .collect(),
        tokens: *tokens,
        blocks: blocks
            .iter()
            .filter(|(_, seen)| seen.documents >= RETURNS.0.max(documents.div_ceil(RETURNS.1)))
            .map(|(hash, _)| *hash)
            .collect(),
    }
}

/// Whether a sequence of words is one term.
fn is_compound(observations: &Observations, key: &str, sequence: &Sequence) -> bool {
    let Seen { documents, count } = sequence.seen;
    let free = sequence.free * 2 >= count && sequence.variety() >= VARIETY;
    if documents < DOCUMENTS || count < COUNT || !free || key.split(JOINT).any(is_degree) {
        return false;
    }
    let mixed = key.contains(|c: char| c.is_ascii_alphabetic()) && key.contains(is_wide);
    let least = match key.split(JOINT).any(is_vague) {
        _ if mixed => MIXED_INFORMATION,
        true => VAGUE_INFORMATION,
        false => INFORMATION,
    };
    let total = observations.tokens.max(1);
    key.match_indices(JOINT).all(|(cut, _)| {
        let first = occurrences(observations, &key[..cut]).max(count);
        let second = occurrences(observations, &key[cut + JOINT.len_utf8()..]).max(count);
        let chance = first as f64 * second as f64 / total as f64;
        let [both, first, second, total] =
            [count, first, second, total].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        log_likelihood(both, first, second, total) >= CERTAIN
            && libm::log2(f64::from(both) / chance) >= least
    })
}

/// Whether a word is so common that it makes a term only with words that hardly stand elsewhere:
/// 技术, 美国.
fn is_vague(word: &str) -> bool {
    background::chinese_zipf(word).is_some_and(|zipf| zipf >= VAGUE)
}

/// Whether a word says how much or which rather than of what kind: 最大, 整个.
fn is_degree(word: &str) -> bool {
    chinese::class(word) == Class::Adjective
        && background::chinese_zipf(word).is_some_and(|zipf| zipf >= DEGREE)
}

/// Whether a word of two characters is in no dictionary and no wrong cut either.
fn is_new(word: &str) -> bool {
    word.chars().count() == 2
        && word.chars().all(is_wide)
        && chinese::class(word) == Class::Unlisted
        && !fragment::holds_word(word)
}

/// How often a word or a sequence occurs.
fn occurrences(observations: &Observations, key: &str) -> u64 {
    let single = observations.words.get(key).map(|seen| seen.count);
    let several = || observations.compounds.get(key).map(|sequence| sequence.seen.count);
    single.or_else(several).unwrap_or(0)
}
