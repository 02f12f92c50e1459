//! Recurrence: how often sequences of atoms return in a document, and between what.

use super::atom::{Atoms, Gap};
use crate::document::{BlockKind, Document};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How a sequence of atoms stands in a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    pub(super) count: u32,
    /// How many of its occurrences have a border of the text on both sides: punctuation, an edge of
    /// a mark, the start or end of a block.
    pub(super) clear: u32,
    /// The neighbour before and after all its occurrences, or `None` where they differ.
    before: Neighbour,
    after: Neighbour,
    /// How many blocks start with it before a colon, or have it in brackets at their start.
    pub(super) label: u32,
    /// Whether it stands in a heading.
    pub(super) heading: bool,
    /// In how many blocks it stands, and the last one.
    pub(super) blocks: u32,
    last: usize,
    /// How much of the document comes before it, in tenths.
    pub(super) first: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Neighbour {
    #[default]
    Unseen,
    One(u32),
    Several,
}

impl Neighbour {
    fn see(&mut self, atom: Option<u32>) {
        *self = match (*self, atom) {
            (Self::Unseen, Some(atom)) => Self::One(atom),
            (Self::One(one), Some(atom)) if one == atom => return,
            _ => Self::Several,
        };
    }
}

impl Standing {
    /// Whether the same atom always stands before it, and after it.
    pub(super) fn bound(&self) -> (bool, bool) {
        (matches!(self.before, Neighbour::One(_)), matches!(self.after, Neighbour::One(_)))
    }
}

/// The most atoms of a sequence that is counted.
const MOST: usize = 8;

/// How the sequences of a document stand, by the numbers of their atoms.
pub(super) struct Recurrence {
    /// By the sequence of numbers, folded into one.
    sequences: FxHashMap<u64, Standing>,
    pub(super) singles: Vec<Standing>,
    /// For each place, how many atoms the longest sequence has that starts there and returns.
    reach: Vec<u8>,
}

/// A number for a sequence with another atom after it.
pub(super) fn append(sequence: u64, id: u32) -> u64 {
    (sequence.rotate_left(5) ^ u64::from(id).wrapping_add(1)).wrapping_mul(0x517c_c1b7_2722_0a95)
}

impl Recurrence {
    /// Counts the sequences of a document; those whose parts do not return are not kept.
    pub(super) fn new(document: &Document, atoms: &Atoms) -> Self {
        let mut result = Self {
            sequences: FxHashMap::default(),
            singles: vec![Standing::default(); atoms.ids],
            reach: Vec::new(),
        };
        for at in 0..atoms.list.len() {
            let id = atoms.form(at).id as usize;
            see(&mut result.singles[id], document, atoms, at..at + 1);
        }
        let returns = |at: usize| result.singles[atoms.form(at).id as usize].count > 1;
        result.reach = (0..atoms.list.len()).map(|at| u8::from(returns(at))).collect();
        for length in 2..=MOST {
            if !result.count(document, atoms, length) {
                break;
            }
        }
        result
    }

    /// Counts the sequences of `length` atoms whose parts return; whether there is one.
    fn count(&mut self, document: &Document, atoms: &Atoms, length: usize) -> bool {
        let mut found: FxHashMap<u64, Standing> = FxHashMap::default();
        let mut places = Vec::new();
        for run in atoms.runs().filter(|run| run.len() >= length) {
            for start in run.start..=run.end - length {
                let range = start..start + length;
                let parts = self.reach[start].min(self.reach[start + 1]);
                if usize::from(parts) + 1 >= length {
                    let key = key(atoms, range.clone());
                    see(found.entry(key).or_default(), document, atoms, range);
                    places.push((start, key));
                }
            }
        }
        found.retain(|_, standing| standing.count > 1);
        for (start, _) in places.into_iter().filter(|(_, key)| found.contains_key(key)) {
            self.reach[start] = length as u8;
        }
        let any = !found.is_empty();
        self.sequences.extend(found);
        any
    }

    /// How a sequence stands; what stands once is not told apart from what no one asked for.
    pub(super) fn get(&self, atoms: &Atoms, range: Range<usize>) -> Standing {
        if range.len() == 1 {
            return self.singles[atoms.form(range.start).id as usize];
        }
        if range.len() > usize::from(self.reach[range.start]) {
            return Standing::default();
        }
        self.sequences.get(&key(atoms, range)).copied().unwrap_or_default()
    }
}

/// A number for the sequence of atoms of a range.
pub(super) fn key(atoms: &Atoms, range: Range<usize>) -> u64 {
    range.fold(0, |sequence, at| append(sequence, atoms.form(at).id))
}

fn see(standing: &mut Standing, document: &Document, atoms: &Atoms, range: Range<usize>) {
    let first = &atoms.list[range.start];
    let next = atoms.list.get(range.end).filter(|next| next.block == first.block);
    let opens = !first.gap.is_open() || first.edge;
    let closes = next.is_none_or(|next| !next.gap.is_open() || next.edge);
    if standing.count == 0 {
        standing.first = (range.start * 10 / atoms.list.len().max(1)) as u8;
    }
    if standing.count == 0 || standing.last != first.block {
        standing.blocks += 1;
        standing.last = first.block;
        let block = document.blocks.get(first.block);
        standing.heading |= block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
    }
    standing.count += 1;
    standing.clear += u32::from(opens && closes);
    let before = (first.gap.is_open()).then(|| atoms.form(range.start - 1).id);
    standing.before.see(before);
    let after = next.filter(|next| next.gap.is_open()).map(|_| atoms.form(range.end).id);
    standing.after.see(after);
    let starts = matches!(first.gap, Gap::Break('^', _));
    let label =
        next.is_some_and(|next| matches!(next.gap, Gap::Break('：' | ':' | '】' | ']' | '］', _)));
    standing.label += u32::from(starts && label);
}
