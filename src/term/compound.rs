//! Compounds: words that stand together more often than chance would have it.
//!
//! Candidates are neighbours whose classes can form a noun phrase (Justeson and Katz 1995,
//! "Technical terminology"). They are accepted by the log-likelihood ratio of their parts (Dunning
//! 1993), and every stretch of words is then cut into the compounds that are worth most, so that no
//! word counts twice.

use super::learn::Learned;
use super::phrase::{
    MOST_WORDS, is_chinese_compound, is_english_compound, is_free, is_whole, regions,
};
use super::statistics::{brevity, log_likelihood};
use super::unit::{Script, Units};
use super::word::Word;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The log-likelihood ratio that 5 % of chance neighbours reach.
const SIGNIFICANT: f64 = 3.84;
/// How many words there are to an occurrence of a term.
const WORDS_PER_TERM: f64 = 2.0;

/// How many occurrences in an archive count as much as occurrences in the report, at most.
const KNOWN: f64 = 8.0;

/// Ranges of words that are compounds, in reading order, without overlap.
pub(super) fn compounds(
    units: &Units<'_>,
    words: &[Word],
    learned: Option<&Learned>,
) -> Vec<Range<usize>> {
    let statistics = Statistics::new(units, words, learned);
    let mut result = Vec::new();
    for region in &statistics.regions {
        statistics.cut(units, words, region, &mut result);
    }
    result
}

/// A place where words might be a compound.
pub(super) struct Candidate {
    pub(super) words: Range<usize>,
    /// Whether it stands there as a noun phrase does.
    pub(super) free: bool,
}

/// All places where words might be a compound if they stood together often enough.
pub(super) fn candidates(units: &Units<'_>, words: &[Word]) -> Vec<Candidate> {
    const OFTEN: u32 = 4;
    let mut result = Vec::new();
    for region in regions(units, words) {
        for start in region.clone() {
            for end in start + 2..=region.end.min(start + MOST_WORDS) {
                let inside = &words[start..end];
                let latin = inside.iter().all(|word| word.script == Script::Latin);
                let possible = if latin {
                    is_english_compound(inside, OFTEN)
                } else {
                    is_chinese_compound(units, inside, OFTEN)
                };
                if possible {
                    let free = latin || is_free(units, words, &(start..end));
                    result.push(Candidate { words: start..end, free });
                }
            }
        }
    }
    result
}

/// Counts of the words and of the sequences of words in all regions.
struct Statistics<'a> {
    learned: Option<&'a Learned>,
    /// The number of each word: the same for the same word.
    numbers: Vec<u32>,
    occurrences: Vec<u32>,
    regions: Vec<Range<usize>>,
    /// Sequences as a tree: the number of a sequence and the word that follows it → its number.
    longer: FxHashMap<(u32, u32), u32>,
    sequences: Vec<Sequence>,
    /// The power of the number of joints that an English compound is worth.
    power: f64,
}

/// A sequence of words.
#[derive(Clone, Copy, Default)]
struct Sequence {
    count: u32,
    /// How often it stands as a noun phrase does.
    free: u32,
}

impl<'a> Statistics<'a> {
    fn new(units: &Units<'_>, words: &[Word], learned: Option<&'a Learned>) -> Self {
        let mut known: FxHashMap<&[u32], u32> = FxHashMap::default();
        let ids: Vec<u32> = units.list.iter().map(|unit| unit.id).collect();
        let mut occurrences: Vec<u32> = Vec::new();
        let mut numbers = Vec::with_capacity(words.len());
        for word in words {
            let next = known.len() as u32;
            let number = *known.entry(&ids[word.units.clone()]).or_insert(next);
            if number == next {
                occurrences.push(0);
            }
            occurrences[number as usize] += 1;
            numbers.push(number);
        }
        let regions = regions(units, words);
        let mut statistics = Self {
            learned,
            numbers,
            occurrences,
            regions: Vec::new(),
            longer: FxHashMap::default(),
            sequences: Vec::new(),
            power: 0.5 + 0.3 * brevity(words.len() as f64 / WORDS_PER_TERM),
        };
        for region in regions {
            statistics.read(units, words, &region);
            statistics.regions.push(region);
        }
        statistics
    }

    /// Counts the sequences of a region. The first words have the numbers of words, longer
    /// sequences the numbers after those.
    fn read(&mut self, units: &Units<'_>, words: &[Word], region: &Range<usize>) {
        let singles = self.occurrences.len() as u32;
        for start in region.clone() {
            let mut sequence = self.numbers[start];
            for end in start + 2..=region.end.min(start + MOST_WORDS) {
                let next = singles + self.sequences.len() as u32;
                sequence = *self.longer.entry((sequence, self.numbers[end - 1])).or_insert(next);
                if sequence == next {
                    self.sequences.push(Sequence::default());
                }
                let entry = &mut self.sequences[(sequence - singles) as usize];
                entry.count += 1;
                let free = match words[start].script {
                    Script::Han => is_free(units, words, &(start..end)),
                    // In English the last word of a noun phrase says what it is.
                    _ => end == region.end,
                };
                entry.free += u32::from(free);
            }
        }
    }

    fn sequence(&self, range: &Range<usize>) -> Sequence {
        let Some((&first, rest)) = self.numbers.get(range.clone()).and_then(<[u32]>::split_first)
        else {
            return Sequence::default();
        };
        let mut sequence = first;
        for &number in rest {
            match self.longer.get(&(sequence, number)) {
                Some(&longer) => sequence = longer,
                None => return Sequence::default(),
            }
        }
        let single = self.occurrences.get(sequence as usize);
        let place = (sequence as usize).saturating_sub(self.occurrences.len());
        single
            .map(|&count| Sequence { count, free: count })
            .or_else(|| self.sequences.get(place).copied())
            .unwrap_or_default()
    }

    fn count(&self, range: &Range<usize>) -> u32 {
        self.sequence(range).count
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
        // Where the author's emphasis ends, a word ends too: **甲骨文**债务.
        if count == 1 && inside[1..].iter().any(|word| units.list[word.units.start].edge) {
            return None;
        }
        let joints = (inside.len() - 1) as f64;
        let latin = inside.iter().all(|word| word.script == Script::Latin);
        let length = if latin { libm::pow(joints, self.power) } else { libm::sqrt(joints) };
        let value = |count: f64| length * (1.0 + libm::log(count));
        if let Some(learned) = self.learned {
            let text = |word: &Word| units.folded(word.units.clone());
            let whole: Vec<String> = inside.iter().map(text).collect();
            if let Some(archive) = learned.compound(&whole) {
                return Some(value(f64::from(count) + (archive as f64).min(KNOWN)));
            }
            let chance = whole.windows(2).any(|pair| learned.contradicts(&pair[0], &pair[1]));
            if count == 1 && chance {
                return None;
            }
        }
        // Chinese compounds of a document are the model's; an archive shows them by `candidates`.
        let accepted = latin
            && is_english_compound(inside, count)
            && (self.sequence(range).free > 0 && count > 1 || is_whole(words, region, range));
        (accepted && self.association(range) >= SIGNIFICANT).then(|| value(f64::from(count)))
    }
}
