//! Annotations: what stands in brackets at the end of one paragraph after the other, such as the
//! language of each linked text or who sent it in. It says nothing of what the report is about.

use super::class::Class;
use super::pointer;
use super::unit::{Case, Script, Unit, Units};
use crate::document::Document;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How often a word must stand so.
const LEAST: u32 = 3;
/// From this Zipf value on, a word is rather a label than a subject.
const EVERYDAY: f64 = 2.5;
/// The most units in the brackets.
const MOST_UNITS: usize = 10;

/// For each unit, whether it is a part of an annotation.
pub(super) fn annotations(document: &Document, units: &Units<'_>) -> Vec<bool> {
    let mut result = vec![false; units.list.len()];
    let spans: Vec<Range<usize>> = closing(document, units);
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for unit in
        spans.iter().flat_map(|span| &units.list[span.clone()]).filter(|unit| is_label(unit))
    {
        *counts.entry(unit.id).or_insert(0) += 1;
    }
    // A word that the text also speaks of is a term there and here.
    counts.retain(|&id, count| {
        let total = units.occurrences.get(id as usize).copied().unwrap_or(0);
        *count >= LEAST && *count * 2 >= total
    });
    for span in spans {
        if is_sender(document, &units.list[span.start])
            || units.list[span.clone()].iter().any(|unit| counts.contains_key(&unit.id))
        {
            result[span].fill(true);
        }
    }
    pointer::mark(document, units, &mut result);
    result
}

/// Whether a unit is an account: （@name）, （@name 投稿）.
fn is_sender(document: &Document, unit: &Unit<'_>) -> bool {
    let before =
        document.blocks.get(unit.block).and_then(|block| block.text.get(..unit.range.start));
    unit.text.starts_with('@') || before.is_some_and(|before| before.ends_with('@'))
}

/// Whether a word may be the label of an annotation: an ordinary one, no name.
fn is_label(unit: &Unit<'_>) -> bool {
    // The dictionary has 英文 as a proper noun.
    let ordinary = unit.script == Script::Han && (unit.class != Class::Name || unit.length == 2)
        || unit.case == Case::Lower && unit.class != Class::Name;
    ordinary && unit.zipf.is_some_and(|zipf| zipf >= EVERYDAY)
}

/// The units in brackets at the starts and ends of blocks.
fn closing(document: &Document, units: &Units<'_>) -> Vec<Range<usize>> {
    let mut result = Vec::new();
    let mut end = 0;
    while let Some(unit) = units.list.get(end) {
        let start = end;
        end += units.list[start..].iter().take_while(|next| next.block == unit.block).count();
        let text = document.blocks.get(unit.block).map_or("", |block| block.text.trim_end());
        let opens = text.trim_start().starts_with(['[', '【', '［', '（', '(']);
        if let Some(close) = text.find([']', '】', '］', '）', ')']).filter(|_| opens) {
            let last =
                start + units.list[start..end].partition_point(|unit| unit.range.end <= close);
            // What is all of its block is no label of it.
            if last < end && (1..=MOST_UNITS).contains(&(last - start)) {
                result.push(start..last);
            }
        }
        let text = text.strip_suffix(['。', '.']).unwrap_or(text);
        if !text.ends_with(['）', ')']) {
            continue;
        }
        let Some(open) = text.rfind(['（', '(']) else { continue };
        let first = start + units.list[start..end].partition_point(|unit| unit.range.start < open);
        // What is all of its block is no note on it.
        if first > start && (1..=MOST_UNITS).contains(&(end - first)) {
            result.push(first..end);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn who_sent_it_in_is_no_term() {
        assert_terms(
            "渡轮清晨开航（@chenyi 投稿）。\n\n灯塔夜里亮灯（@mulan）。\n",
            &["渡轮", "灯塔"],
            &["@chenyi", "chenyi", "投稿", "@mulan", "mulan"],
        );
    }
}
