//! Chats and comments, as programs export them or as they are copied out of a window: what people
//! wrote, without who, when, and what the program says.

mod body;
mod head;
mod stamp;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::plain::{Line, lines, write};
use super::sheet::Sheet;
use super::{BlockKind, OmissionReason, Page};
use head::{Head, head};

/// How many lines are looked at to tell what a text is.
const SAMPLE_LINES: usize = 400;
/// The most names that mentions are compared with.
const MOST_NAMES: usize = 200;

/// Whether a text is a chat: enough of its lines begin a message, and somebody writes twice.
pub(super) fn is_chat(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES);
    let (mut all, mut dated, mut heads) = (0, 0, 0);
    let mut names = BTreeSet::new();
    for line in lines {
        all += 1;
        if let Some(head) = head(line).filter(|head| !head.name.is_empty()) {
            heads += 1;
            dated += usize::from(head.dated);
            names.insert(&line[head.name]);
        }
    }
    let often = if dated == heads { names.len() < heads } else { names.len() * 2 <= heads };
    heads >= 3 && heads * 8 >= all && often
}

/// Whether a text without other marks is a chat as it is copied out of a window: names with a colon
/// stand alone above what was said, and return.
pub(super) fn is_bare_chat(text: &str) -> bool {
    let mut before = "";
    let (mut heads, mut blocks) = (0, 0);
    let mut names = BTreeSet::new();
    for line in text.lines().take(SAMPLE_LINES) {
        if before.trim().is_empty() && !line.trim().is_empty() {
            blocks += 1;
            let head = head::bare(line).filter(|head| line[head.body.clone()].trim().is_empty());
            if let Some(head) = head {
                heads += 1;
                names.insert(&line[head.name]);
            }
        }
        before = line;
    }
    heads >= 3 && heads * 2 >= blocks && names.len() < heads
}

/// A part of a chat that one person wrote.
pub(super) struct Message {
    /// Who; empty if nobody is named.
    pub(super) name: String,
    /// Its lines in the source.
    pub(super) lines: Vec<Range<usize>>,
}

/// Reads a chat from the offset `from` on.
pub(super) fn read(source: &str, from: usize) -> Page {
    let ranges: Vec<Range<usize>> = lines(source, from).collect();
    let mut heads: Vec<Option<Head>> =
        ranges.iter().map(|range| head(&source[range.clone()])).collect();
    if heads.iter().all(Option::is_none) {
        heads = ranges.iter().map(|range| head::bare(&source[range.clone()])).collect();
    }
    let first = heads.iter().position(Option::is_some).unwrap_or(0);
    let mut messages = vec![Message { name: String::new(), lines: Vec::new() }];
    let mut omitted = Vec::new();
    for (i, (range, head)) in ranges.iter().zip(heads).enumerate() {
        let line = range.clone();
        match head {
            Some(head) => {
                let body = line.start + head.body.start..line.start + head.body.end;
                omitted.push(line.start..body.start);
                let name = source[line][head.name].to_owned();
                messages.push(Message { name, lines: vec![body] });
            }
            // What stands before the first message is the program's own.
            None if i < first => omitted.push(line),
            None => messages.last_mut().into_iter().for_each(|m| m.lines.push(line.clone())),
        }
    }
    page(source, &messages, omitted)
}

/// The page of the messages of a source; `omitted` is what was left out already.
pub(super) fn page(source: &str, messages: &[Message], omitted: Vec<Range<usize>>) -> Page {
    let mut sheet = Sheet::new(source);
    for range in omitted.into_iter().filter(|range| !range.is_empty()) {
        sheet.omit(OmissionReason::Markup, range);
    }
    let names: BTreeSet<&str> = messages.iter().map(|message| &*message.name).collect();
    let names: Vec<&str> =
        names.into_iter().filter(|name| !name.is_empty()).take(MOST_NAMES).collect();
    let mut kinds = Vec::new();
    let mut senders: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for message in messages {
        for line in &message.lines {
            let range = trimmed(source, line.clone());
            let text = !range.is_empty() && body::clean(&mut sheet, range.clone(), &names);
            let kind = if text { Line::Begin(BlockKind::Paragraph, 0) } else { Line::Break };
            if text && !message.name.is_empty() {
                senders.entry(&message.name).or_default().push(range.clone());
            }
            kinds.push((range, kind));
        }
    }
    let mut page = write(sheet, kinds.into_iter());
    page.senders = senders.into_iter().map(|(name, ranges)| (name.to_owned(), ranges)).collect();
    page
}

/// A range without the white space at its ends.
fn trimmed(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..(start + text.trim().len())
}

#[cfg(test)]
mod tests;
