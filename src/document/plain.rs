//! Plain text.

use super::BlockKind;
use super::Page;
use super::draft::Writer;
use super::sheet::Sheet;

/// A line with fewer columns was ended by its author, a longer one perhaps by an editor.
const SHORTEST_WRAPPED: usize = 60;

/// Reads plain text from the offset `from` on: empty lines part paragraphs, and short lines or
/// those that end a sentence stay lines.
pub(super) fn read(source: &str, from: usize) -> Page {
    let sheet = Sheet::new(source);
    let mut writer = Writer::new(&sheet.links);
    let mut at = from;
    for line in sheet.text()[from..].split_inclusive('\n') {
        let content = line.trim();
        if content.is_empty() {
            writer.begin_block(BlockKind::Paragraph);
        } else if let Some(length) = bullet(content) {
            writer.begin_block(BlockKind::ListItem);
            let skipped = line.len() - line.trim_start().len() + length;
            write_line(&mut writer, &line[skipped..], at + skipped);
        } else {
            write_line(&mut writer, line, at);
        }
        at += line.len();
    }
    Page { drafts: writer.finish(), ..Page::default() }
}

/// Writes one line that stands at `at`, and what its end means.
pub(super) fn write_line(writer: &mut Writer<'_>, line: &str, at: usize) {
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
