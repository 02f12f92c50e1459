//! What training needs: the candidates of a document with the names of their features.

use super::decode::{self, Candidate};
use super::feature::Sink;
use super::recurrence::Recurrence;
use super::{atom, nested, score, table, weights};
use crate::document::Document;
use crate::token::Token;
use std::ops::Range;

/// Tries weights (lines of `feature<TAB>weight`) in the place of the compiled ones, from now on and
/// in all threads.
///
/// # Errors
///
/// On a line that is none, and on two features that have the same hash.
pub fn try_weights(text: &str) -> Result<(), String> {
    let table = table::table(text)?;
    if let Ok(mut tried) = weights::TRIED.write() {
        *tried = Some(table.leak());
    }
    Ok(())
}

/// How probable each span of a run of `length` atoms is by the spans and their scores, ordered by
/// their start.
pub fn probabilities(length: usize, scores: impl Iterator<Item = (Range<usize>, f64)>) -> Vec<f64> {
    let candidates = scores.map(|(atoms, score)| Candidate { atoms, score });
    decode::probabilities(length, &candidates.collect::<Vec<_>>())
}

/// The block and the byte range of each term that is as probable as `least`.
pub fn found(document: &Document, tokens: &[Token], least: f64) -> Vec<(usize, Range<usize>)> {
    let own = super::Own::new(document, None);
    let found = super::find(document, tokens, &own, false, Some(least));
    found.into_iter().map(|found| (found.block, found.range)).collect()
}

/// A stretch of a block that terms do not reach over, with its candidates.
#[derive(Clone, Debug)]
pub struct Run {
    /// The index of the block.
    pub block: usize,
    /// The byte range of each atom in the block's text.
    pub atoms: Vec<Range<usize>>,
    /// The candidates, ordered by their start.
    pub spans: Vec<Span>,
}

/// A candidate with its features.
#[derive(Clone, Debug)]
pub struct Span {
    /// The atoms, counted from the start of the run.
    pub atoms: Range<usize>,
    /// What `number` gave for the names of its features.
    pub features: Vec<u32>,
}

struct Names<'a> {
    name: Vec<u8>,
    number: &'a mut dyn FnMut(&[u8]) -> Option<u32>,
    features: Vec<u32>,
}

impl Sink for Names<'_> {
    fn add(&mut self, parts: &[&[u8]]) {
        self.name.clear();
        for part in parts {
            self.name.extend_from_slice(part);
        }
        self.features.extend((self.number)(&self.name));
    }
}

/// The runs of a document. `number` gives a number to a name of a feature, or none to leave it out.
pub fn runs(
    document: &Document,
    tokens: &[Token],
    number: &mut dyn FnMut(&[u8]) -> Option<u32>,
) -> Vec<Run> {
    let atoms = atom::atoms(document, tokens);
    let recurrence = Recurrence::new(document, &atoms);
    let mut names = Names { name: Vec::new(), number, features: Vec::new() };
    let mut runs = Vec::new();
    for run in atoms.runs() {
        let mut spans = Vec::new();
        for span in run.clone().flat_map(|start| score::spans(&atoms, &run, start)) {
            score::features(document, &atoms, &recurrence, &span, &mut names);
            spans.push(Span {
                atoms: span.start - run.start..span.end - run.start,
                features: std::mem::take(&mut names.features),
            });
        }
        let list = &atoms.list[run];
        let block = list.first().map_or(0, |atom| atom.block);
        runs.push(Run {
            block,
            atoms: list.iter().map(|atom| atom.range.clone()).collect(),
            spans,
        });
    }
    runs
}

/// The parts of terms that may be topics, with the block, the byte range and the features of each.
/// `terms` are the block and the byte range of each term that stands in no other.
pub fn parts(
    document: &Document,
    tokens: &[Token],
    terms: &[(usize, Range<usize>)],
    number: &mut dyn FnMut(&[u8]) -> Option<u32>,
) -> Vec<(usize, Range<usize>, Vec<u32>)> {
    let atoms = atom::atoms(document, tokens);
    let recurrence = Recurrence::new(document, &atoms);
    let spans = terms.iter().filter_map(|(block, range)| {
        let starts = |atom: &atom::Atom| (atom.block, atom.range.start) < (*block, range.start);
        let first = atoms.list.partition_point(starts);
        let ends = |atom: &atom::Atom| (atom.block, atom.range.end) < (*block, range.end);
        let last = atoms.list.partition_point(ends);
        let whole = atoms.list.get(first)?.range.start == range.start
            && atoms.list.get(last)?.range.end == range.end
            && first <= last;
        whole.then_some(first..last + 1)
    });
    let terms = nested::Terms::new(&atoms, spans.collect());
    let mut names = Names { name: Vec::new(), number, features: Vec::new() };
    let mut parts = Vec::new();
    for (term, part) in terms.candidates(&atoms) {
        terms.features(&atoms, &recurrence, (&term, &part), &mut names);
        let (first, last) = (&atoms.list[part.start], &atoms.list[part.end - 1]);
        let range = first.range.start..last.range.end;
        parts.push((first.block, range, std::mem::take(&mut names.features)));
    }
    parts
}
