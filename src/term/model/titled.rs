//! Titles in title marks that the model does not take: with punctuation inside, or of many words.

use super::atom::Atoms;
use crate::document::Document;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How probable it is that what title marks enclose is a name.
const PROBABILITY: f64 = 0.7;
/// From this probability on, the model has found a title by itself.
const FOUND: f64 = 0.35;
/// The most characters of a title; a longer one would fill the cloud.
const LONGEST: usize = 24;

/// Adds the spans between title marks that are no terms yet: 《风从海上来，雨向山中去》. What only begins
/// or ends with one of them is a piece, and goes.
pub(super) fn add_titles(
    document: &Document,
    atoms: &Atoms,
    chosen: &mut Vec<(Range<usize>, f64)>,
) {
    let found: FxHashSet<&Range<usize>> = chosen
        .iter()
        .filter(|(_, probability)| *probability >= FOUND)
        .map(|(span, _)| span)
        .collect();
    let mut titles = titles(document, atoms);
    titles.retain(|span| !found.contains(span));
    let starts: FxHashSet<usize> = titles.iter().map(|span| span.start).collect();
    let ends: FxHashSet<usize> = titles.iter().map(|span| span.end).collect();
    chosen.retain(|(span, _)| !starts.contains(&span.start) && !ends.contains(&span.end));
    chosen.extend(titles.into_iter().map(|span| (span, PROBABILITY)));
}

/// The spans between title marks, in reading order.
fn titles(document: &Document, atoms: &Atoms) -> Vec<Range<usize>> {
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
            if whole {
                titles.push(span);
            }
        }
    }
    titles
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
