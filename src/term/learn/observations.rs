//! Observations: what a document shows, to be merged over an archive.

use super::{Learned, conclude, hash, template};
use crate::document::Document;
use crate::term::unit::{Gap, Units};
use crate::term::{compound, fragment, name, unit, word};
use crate::token::Token;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What stands between the parts of a sequence in its key.
pub(super) const JOINT: char = '|';

/// What documents show about names, compounds, new words and boilerplate.
///
/// Merging is associative and commutative and forgets nothing, so that an archive may be observed in
/// any order and in any number of parts. Memory grows with what there is to be seen, about 0.1 kB
/// an entry; [`prune`](Self::prune) bounds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observations {
    /// How many documents were observed.
    pub documents: u64,
    /// How many tokens they have.
    pub tokens: u64,
    /// The words that can be parts of compounds.
    pub(super) words: BTreeMap<String, Seen>,
    /// Sequences of words that are or might be compounds.
    pub(super) compounds: BTreeMap<String, Sequence>,
    /// Sequences of pieces that the dictionary leaves, which might be words.
    pub(super) fragments: BTreeMap<String, Sequence>,
    /// Names in Latin letters that stand with no other name beside them.
    pub(super) names: BTreeMap<String, Seen>,
    /// The blocks by the hash of their template.
    pub(super) blocks: BTreeMap<u64, Seen>,
}

/// How often something was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    /// In how many documents.
    pub(super) documents: u64,
    /// How often altogether.
    pub(super) count: u64,
}

/// How often a sequence of words was seen, and between what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sequence {
    pub(super) seen: Seen,
    /// How often it stood as a noun phrase does.
    pub(super) free: u64,
    /// The different neighbours on the left and on the right, each as one of 64 bits: the accessor
    /// variety (Feng et al. 2004, "Accessor Variety Criteria for Chinese Word Extraction"), counted
    /// in constant space (linear counting: Whang et al. 1990).
    pub(super) neighbors: [u64; 2],
}

/// Counts that can be added, of which the rarest can be dropped.
trait Count: Default {
    fn add(&mut self, other: &Self);
    fn seen(&self) -> Seen;
}

impl Count for Seen {
    fn add(&mut self, other: &Self) {
        self.documents = self.documents.saturating_add(other.documents);
        self.count = self.count.saturating_add(other.count);
    }

    fn seen(&self) -> Seen {
        *self
    }
}

impl Count for Sequence {
    fn add(&mut self, other: &Self) {
        self.seen.add(&other.seen);
        self.free = self.free.saturating_add(other.free);
        for (own, other) in self.neighbors.iter_mut().zip(other.neighbors) {
            *own |= other;
        }
    }

    fn seen(&self) -> Seen {
        self.seen
    }
}

fn unite<K: Ord, V: Count>(own: &mut BTreeMap<K, V>, other: BTreeMap<K, V>) {
    for (key, value) in other {
        own.entry(key).or_default().add(&value);
    }
}

/// Keeps the `most` entries of the most documents; of equals those that occur more often, of
/// equals those that come first. Gives the number of those that were dropped.
fn prune<K: Ord + Clone, V: Count>(map: &mut BTreeMap<K, V>, most: usize) -> usize {
    let rank = |(key, value): (&K, &V)| {
        let Seen { documents, count } = value.seen();
        (Reverse((documents, count)), key.clone())
    };
    let before = map.len();
    if most == 0 {
        map.clear();
    } else if most < before {
        let mut ranks: Vec<_> = map.iter().map(rank).collect();
        let (_, limit, _) = ranks.select_nth_unstable(most - 1);
        map.retain(|key, value| rank((key, value)) <= *limit);
    }
    before - map.len()
}

impl Observations {
    /// Adds what `other` shows.
    pub fn merge(&mut self, other: Self) {
        self.documents = self.documents.saturating_add(other.documents);
        self.tokens = self.tokens.saturating_add(other.tokens);
        unite(&mut self.words, other.words);
        unite(&mut self.compounds, other.compounds);
        unite(&mut self.fragments, other.fragments);
        unite(&mut self.names, other.names);
        unite(&mut self.blocks, other.blocks);
    }

    /// How many entries the kind has that has most: words, compounds, fragments, names or blocks.
    pub fn largest(&self) -> usize {
        let words = self.words.len().max(self.names.len()).max(self.blocks.len());
        words.max(self.compounds.len()).max(self.fragments.len())
    }

    /// Keeps only the `most` entries of each kind that most documents have (of equals those that
    /// occur more often, of those the first), and gives the number of those that it dropped.
    ///
    /// To be called once, when all is observed: what is rare in one part may be common in another.
    pub fn prune(&mut self, most: usize) -> usize {
        prune(&mut self.words, most)
            + prune(&mut self.compounds, most)
            + prune(&mut self.fragments, most)
            + prune(&mut self.names, most)
            + prune(&mut self.blocks, most)
    }

    /// The conclusions, for [`TermOptions::learned`](crate::term::TermOptions::learned).
    pub fn learned(&self) -> Learned {
        conclude::learned(self)
    }
}

/// Counts in a document what an archive can teach about.
pub fn observe(document: &Document, tokens: &[Token]) -> Observations {
    let units = unit::units(document, tokens);
    let pieces = fragment::sequences(&units);
    let runs = units.runs();
    let names = name::names(&units, &runs, None);
    let words = word::words(&units, &runs, &names, None);
    let mut observer = Observer { units: &units, document, result: Observations::default() };
    observer.result.documents = 1;
    observer.result.tokens = units.list.len() as u64;
    for word in words.iter().filter(|word| word.length > 1) {
        let key = observer.key(std::slice::from_ref(&word.units));
        observer.result.words.entry(key).or_default().count += 1;
    }
    for candidate in compound::candidates(&units, &words) {
        let parts = &words[candidate.words.clone()];
        let parts: Vec<Range<usize>> = parts.iter().map(|word| word.units.clone()).collect();
        let (key, neighbors) = (observer.key(&parts), observer.neighbors(&parts));
        let sequence = observer.result.compounds.entry(key).or_default();
        sequence.see(candidate.free, neighbors);
    }
    for piece in pieces {
        let parts: Vec<Range<usize>> = piece.map(|at| at..at + 1).collect();
        let (key, neighbors) = (observer.key(&parts), observer.neighbors(&parts));
        observer.result.fragments.entry(key).or_default().see(true, neighbors);
    }
    for sequence in &names.sequences {
        let key = units.folded(sequence.clone());
        observer.result.names.entry(key).or_default().count += 1;
    }
    let blocks: BTreeSet<u64> =
        document.blocks.iter().filter_map(|block| template(&block.text)).collect();
    for block in blocks {
        observer.result.blocks.entry(block).or_default().count += 1;
    }
    observer.finish()
}

impl Sequence {
    fn see(&mut self, free: bool, neighbors: [u64; 2]) {
        self.seen.count += 1;
        self.free += u64::from(free);
        for (own, neighbor) in self.neighbors.iter_mut().zip(neighbors) {
            *own |= neighbor;
        }
    }

    /// About how many different neighbours there were on the side with fewer.
    pub(super) fn variety(&self) -> u32 {
        self.neighbors.iter().map(|bits| bits.count_ones()).min().unwrap_or(0)
    }
}

/// What is observed of one document.
struct Observer<'a> {
    units: &'a Units<'a>,
    document: &'a Document,
    result: Observations,
}

impl Observer<'_> {
    fn key(&self, parts: &[Range<usize>]) -> String {
        let mut key = String::new();
        for part in parts {
            if !key.is_empty() {
                key.push(JOINT);
            }
            key.push_str(&self.units.folded(part.clone()));
        }
        key
    }

    /// The neighbours of a sequence as bits; each end of a run is a neighbour of its own.
    fn neighbors(&self, parts: &[Range<usize>]) -> [u64; 2] {
        let list = &self.units.list;
        let start = parts.first().map_or(0, |part| part.start);
        let end = parts.last().map_or(0, |part| part.end);
        let block = list.get(start).and_then(|unit| self.document.blocks.get(unit.block));
        let bit = |neighbor: Option<usize>| {
            let text = neighbor.map_or_else(
                || block.map_or("", |block| &*block.text).to_owned(),
                |at| self.units.folded(at..at + 1),
            );
            1 << (hash(&text) >> 58)
        };
        let inside_run = |at: usize| list.get(at).is_some_and(|unit| unit.gap != Gap::Break);
        let before = start.checked_sub(1).filter(|_| inside_run(start));
        [bit(before), bit(Some(end).filter(|&end| inside_run(end)))]
    }

    /// The result, each entry in the one document.
    fn finish(mut self) -> Observations {
        let result = &mut self.result;
        let seen = result.words.values_mut().chain(result.names.values_mut());
        let seen = seen.chain(result.blocks.values_mut());
        let sequences = result.compounds.values_mut().chain(result.fragments.values_mut());
        for seen in seen.chain(sequences.map(|sequence| &mut sequence.seen)) {
            seen.documents = 1;
        }
        self.result
    }
}
