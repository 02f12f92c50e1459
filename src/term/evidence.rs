//! Evidence: what the author set off from the text: emphasis, links, quotation marks, titles, tags.

use super::unit::{Gap, Units};
use crate::document::{BlockKind, Document, MarkKind};
use std::collections::HashSet;
use std::ops::Range;

/// How strongly a span is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Emphasised, the text of a link, or the whole of a table's cell.
    Marked,
    /// In quotation marks.
    Quoted,
    /// In title marks (《》), or one of the document's tags.
    Titled,
}

/// A span of units that is set off from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SetOff {
    pub(super) units: Range<usize>,
    pub(super) evidence: Evidence,
}

/// Pairs of marks around a quotation, with what they say.
const QUOTES: [(char, char, Evidence); 8] = [
    ('“', '”', Evidence::Quoted),
    ('「', '」', Evidence::Quoted),
    ('『', '』', Evidence::Quoted),
    ('‘', '’', Evidence::Quoted),
    ('"', '"', Evidence::Quoted),
    ('"', '”', Evidence::Quoted),
    ('《', '》', Evidence::Titled),
    ('〈', '〉', Evidence::Titled),
];

/// The most units that a set-off term can have.
const MOST_UNITS: usize = 6;

/// The spans that are set off, in reading order.
pub(super) fn set_off(document: &Document, units: &Units<'_>) -> Vec<SetOff> {
    let mut result = Vec::new();
    let mut start = 0;
    for (number, block) in document.blocks.iter().enumerate() {
        let length = units.list[start..].iter().take_while(|unit| unit.block == number).count();
        let here = start..start + length;
        start = here.end;
        for mark in &block.marks {
            if mark.kind != MarkKind::Code {
                push(&mut result, units, &here, &mark.range, Evidence::Marked);
            }
        }
        if block.kind == BlockKind::TableCell {
            push(&mut result, units, &here, &(0..block.text.len()), Evidence::Marked);
        }
        for (range, evidence) in quotations(&block.text) {
            push(&mut result, units, &here, &range, evidence);
        }
    }
    occurrences(units, document.tags.iter().map(String::as_str), Evidence::Titled, &mut result);
    let title = document.title.as_deref().unwrap_or_default();
    let title = title.split(|c: char| !c.is_alphanumeric()).filter(|part| !is_periodical(part));
    occurrences(units, title, Evidence::Marked, &mut result);
    result.sort_by_key(|span| (span.units.start, span.units.end, std::cmp::Reverse(span.evidence)));
    result.dedup_by(|a, b| a.units == b.units);
    result
}

/// Adds the units that exactly fill `bytes` of a block, if they are few and in one run.
fn push(
    result: &mut Vec<SetOff>,
    units: &Units<'_>,
    block: &Range<usize>,
    bytes: &Range<usize>,
    evidence: Evidence,
) {
    let list = &units.list[block.clone()];
    let first = list.partition_point(|unit| unit.range.start < bytes.start);
    let end = list.partition_point(|unit| unit.range.end <= bytes.end);
    let range = block.start + first..block.start + end.max(first);
    let cut = list.get(end).is_some_and(|unit| unit.range.start < bytes.end);
    let Some(inside) = units.list.get(range.clone()) else { return };
    let whole = inside.iter().skip(1).all(|unit| unit.gap != Gap::Break);
    if !inside.is_empty() && inside.len() <= MOST_UNITS && whole && !cut {
        result.push(SetOff { units: range, evidence });
    }
}

/// The byte ranges inside quotation marks.
fn quotations(text: &str) -> Vec<(Range<usize>, Evidence)> {
    let mut result = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, c) in text.char_indices() {
        if let Some((opener, start)) = open
            && let Some(&(_, _, evidence)) = QUOTES.iter().find(|&&(a, b, _)| a == opener && b == c)
        {
            result.push((start..at, evidence));
            open = None;
        } else if QUOTES.iter().any(|&(a, _, _)| a == c) {
            open = Some((c, at + c.len_utf8()));
        }
    }
    result
}

/// Whether a part of a title is the name of the publication: AI日报.
fn is_periodical(part: &str) -> bool {
    ["报", "報", "刊", "快讯", "快訊", "动态", "動態", "期"].iter().any(|end| part.ends_with(end))
}

/// Every occurrence in the text of the document's tags or of the parts of its title.
fn occurrences<'a>(
    units: &Units<'_>,
    texts: impl Iterator<Item = &'a str>,
    evidence: Evidence,
    result: &mut Vec<SetOff>,
) {
    let keys: HashSet<String> = texts.map(super::fold::key).filter(|key| !key.is_empty()).collect();
    if keys.is_empty() {
        return;
    }
    let longest = keys.iter().map(String::len).max().unwrap_or(0);
    let opens = units.numbers_where(|text| {
        let first = super::fold::key(text);
        keys.iter().any(|key| key.starts_with(&first))
    });
    for start in 0..units.list.len() {
        if opens.get(units.list[start].id as usize) != Some(&true) {
            continue;
        }
        let mut text = String::new();
        for end in start..units.list.len().min(start + MOST_UNITS) {
            let unit = &units.list[end];
            if end > start && unit.gap == Gap::Break {
                break;
            }
            if unit.gap == Gap::Space && end > start {
                text.push(' ');
            }
            text.push_str(unit.text);
            let key = super::fold::key(&text);
            if key.len() > longest {
                break;
            }
            if end > start && keys.contains(&key) {
                result.push(SetOff { units: start..end + 1, evidence });
            }
        }
    }
}

/// Whether a block is a heading.
pub(super) fn is_heading(document: &Document, block: usize) -> bool {
    document.blocks.get(block).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
}
