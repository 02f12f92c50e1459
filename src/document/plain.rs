//! Plain text.

use std::ops::Range;

use super::draft::Writer;
use super::line_end;
use super::sheet::Sheet;
use super::{BlockKind, Page};

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

/// Reads plain text from the offset `from` on: empty lines part paragraphs, and lines that their
/// author ended stay lines.
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
    let (lines, text): (Vec<_>, _) = (lines.collect(), sheet.text());
    let goes_on = |(_, line): &(_, Line), (_, next): &(_, Line)| {
        matches!(next, Line::Text) && !matches!(line, Line::Break)
    };
    for block in lines.chunk_by(goes_on) {
        let mut ranges: Vec<Range<usize>> = block.iter().map(|(range, _)| range.clone()).collect();
        match block[0].1 {
            Line::Break => {
                writer.begin_block(BlockKind::Paragraph);
                continue;
            }
            Line::Text => {}
            Line::Begin(kind, skipped) => {
                writer.begin_block(kind);
                ranges[0].start += skipped;
            }
        }
        write_lines(&mut writer, text, &ranges);
    }
    Page {
        drafts: writer.finish(),
        omitted: sheet.omitted,
        images: sheet.images,
        ..Page::default()
    }
}

/// Writes the lines of one block, and what their ends mean.
fn write_lines(writer: &mut Writer<'_>, text: &str, ranges: &[Range<usize>]) {
    let lines: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
    for ((line, range), meant) in lines.iter().zip(ranges).zip(line_end::meant_in_text(&lines)) {
        for (i, c) in line.char_indices().filter(|(_, c)| *c != '\n') {
            writer.character(c, range.start + i);
        }
        if meant {
            writer.line_break();
        } else {
            writer.soft_break();
        }
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
