//! Plain text.

use std::ops::Range;

use super::draft::Writer;
use super::sheet::Sheet;
use super::{BlockKind, Page};

/// A line with fewer columns was ended by its author, a longer one perhaps by an editor.
const SHORTEST_WRAPPED: usize = 60;

/// What a line of a format that is read line by line does.
#[derive(Clone, Copy)]
pub(super) enum Line {
    /// It ends the block before it and has no text.
    Break,
    /// It goes on with the block.
    Text,
    /// It begins a block after so many bytes.
    Begin(BlockKind, usize),
}

/// Reads plain text from the offset `from` on: empty lines part paragraphs, and short lines or
/// those that end a sentence stay lines.
pub(super) fn read(source: &str, from: usize) -> Page {
    let kind = |range: Range<usize>| {
        let line = &source[range.clone()];
        let content = line.trim_start();
        let kind = match bullet(content) {
            _ if content.is_empty() => Line::Break,
            Some(length) => Line::Begin(BlockKind::ListItem, line.len() - content.len() + length),
            None => Line::Text,
        };
        (range, kind)
    };
    write(Sheet::new(source), lines(source, from).map(kind))
}

/// The ranges of the lines from the offset `from` on, without the white space at their ends.
pub(super) fn lines(source: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = from;
    source[from..].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    })
}

/// The page of a source whose lines are understood.
pub(super) fn write(sheet: Sheet<'_>, lines: impl Iterator<Item = (Range<usize>, Line)>) -> Page {
    let mut writer = Writer::new(&sheet.links);
    for (range, line) in lines {
        let skipped = match line {
            Line::Break => {
                writer.begin_block(BlockKind::Paragraph);
                continue;
            }
            Line::Text => 0,
            Line::Begin(kind, skipped) => {
                writer.begin_block(kind);
                skipped
            }
        };
        let start = range.start + skipped;
        write_line(&mut writer, &sheet.text()[start..range.end], start);
    }
    Page { drafts: writer.finish(), omitted: sheet.omitted, images: sheet.images }
}

/// Writes one line that stands at `at`, and what its end means.
fn write_line(writer: &mut Writer<'_>, line: &str, at: usize) {
    for (i, c) in line.char_indices().filter(|(_, c)| *c != '\n') {
        writer.character(c, at + i);
    }
    let width: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let ended = line.trim_end().ends_with(['。', '！', '？', '：', '；', '.', '!', '?', ':', ';']);
    if width < SHORTEST_WRAPPED || ended {
        writer.line_break();
    } else {
        writer.soft_break();
    }
}

/// The length of the bullet or number of a list item at the start of a line.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let mark = line.find(char::is_whitespace)?;
    let head = &line[..mark];
    let digits = head.trim_end_matches(['.', ')', '、']);
    let numbered = digits.len() < head.len()
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'#');
    (matches!(head, "-" | "*" | "+" | "•" | "·" | "–") || numbered).then_some(mark)
}
