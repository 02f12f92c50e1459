//! Titles in title marks that no candidate is: with punctuation inside, or of many words.

use super::atom::Atoms;
use super::feature::MOST_ATOMS;
use crate::document::Document;
use std::ops::Range;

/// How probable it is that what title marks enclose is a name.
const PROBABILITY: f64 = 0.7;
/// The most characters of a title; a longer one would fill the cloud.
const LONGEST: usize = 24;

/// The spans between title marks that terms do not reach over: 《风从海上来，雨向山中去》.
pub(super) fn titles(document: &Document, atoms: &Atoms) -> Vec<(Range<usize>, f64)> {
    let mut titles = Vec::new();
    let mut start = 0;
    for (number, block) in document.blocks.iter().enumerate() {
        let length = atoms.list[start..].iter().take_while(|atom| atom.block == number).count();
        let here = start..start + length;
        start = here.end;
        for bytes in enclosed(&block.text) {
            let list = &atoms.list[here.clone()];
            let first = list.partition_point(|atom| atom.range.start < bytes.start);
            let end = list.partition_point(|atom| atom.range.end <= bytes.end);
            let whole = list.get(first).is_some_and(|atom| atom.range.start == bytes.start)
                && end > first
                && list[end - 1].range.end == bytes.end;
            let span = here.start + first..here.start + end.max(first);
            if whole && !is_candidate(atoms, &span) {
                titles.push((span, PROBABILITY));
            }
        }
    }
    titles
}

/// Whether the model itself judges a span.
fn is_candidate(atoms: &Atoms, span: &Range<usize>) -> bool {
    span.len() <= MOST_ATOMS && atoms.list[span.start + 1..span.end].iter().all(|a| a.gap.is_open())
}

/// The byte ranges between title marks, the inner ones where they are nested.
fn enclosed(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open = None;
    for (place, (at, c)) in text.char_indices().enumerate() {
        match c {
            '《' => open = Some((at + c.len_utf8(), place)),
            '》' => {
                if let Some((start, from)) = open.take()
                    && (3..=LONGEST + 1).contains(&(place - from))
                {
                    ranges.push(start..at);
                }
            }
            _ => {}
        }
    }
    ranges
}
