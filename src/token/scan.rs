//! Shapes: what is recognised in a block before any dictionary is asked.
//!
//! Letters of the alphabetic scripts, digits and the signs between them are cut into words, names,
//! numbers and identifiers by their shape; see [`names`](super::names),
//! [`numbers`](super::numbers) and [`identifiers`](super::identifiers).

use super::chinese::is_han;
use super::normalize::narrow;
use super::{Language, Span, TokenKind, dictionary, identifiers, names, numbers};
use std::ops::Range;

/// What a block's text was found to hold.
#[derive(Default)]
pub(super) struct Shapes {
    /// Tokens, in order.
    pub(super) spans: Vec<Span>,
    /// Letters and digits that a dictionary word shares with the Chinese text beside them, such
    /// as the T of T恤; they are cut together with it.
    pub(super) glued: Vec<Range<usize>>,
}

/// Finds the tokens that their shape decides.
pub(super) fn scan(text: &str) -> Shapes {
    let mut shapes = Shapes::default();
    let mut chunk = Chunk::default();
    let mut at = 0;
    while let Some(length) = text[at..].find(belongs_to_chunk) {
        at += length;
        chunk.read(text, at);
        scan_chunk(text, &chunk, &mut shapes);
        at = chunk.end();
    }
    shapes
}

/// A stretch of text without spaces, brackets, quotation marks and characters of other scripts.
#[derive(Default)]
struct Chunk {
    /// The characters, in half width.
    chars: Vec<char>,
    /// Where each starts in the text, and where the last one ends.
    offsets: Vec<usize>,
}

impl Chunk {
    /// Reads the chunk that starts at `start`.
    fn read(&mut self, text: &str, start: usize) {
        self.chars.clear();
        self.offsets.clear();
        let mut end = start;
        for c in text[start..].chars().take_while(|&c| belongs_to_chunk(c)) {
            self.chars.push(narrow(c));
            self.offsets.push(end);
            end += c.len_utf8();
        }
        self.offsets.push(end);
    }

    fn end(&self) -> usize {
        self.offsets.last().copied().unwrap_or(0)
    }

    fn range(&self, chars: Range<usize>) -> Range<usize> {
        self.offsets[chars.start]..self.offsets[chars.end]
    }
}

fn belongs_to_chunk(c: char) -> bool {
    match c {
        '"' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '`' => false,
        '!'..='~' => true,
        '\u{2019}' | '\u{2bc}' | '\u{2010}' | '\u{2011}' | '€' | '£' | '¥' | '￥' | '°' | '‰' => {
            true
        }
        _ => !c.is_ascii() && is_letter_or_digit(narrow(c)),
    }
}

/// Whether `c`, in half width, is a digit or a letter of the Latin, Greek or Cyrillic script, or a
/// mark on one.
pub(super) fn is_letter_or_digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match c {
        '\u{300}'..='\u{36f}' => true,
        '\u{aa}'..='\u{52f}' | '\u{1d00}'..='\u{1fff}' | '\u{2c60}'..='\u{2c7f}' => {
            c.is_alphabetic()
        }
        '\u{a720}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}' => c.is_alphabetic(),
        _ => false,
    }
}

fn scan_chunk(text: &str, chunk: &Chunk, shapes: &mut Shapes) {
    let chars = &chunk.chars;
    let mut at = 0;
    while at < chars.len() {
        if names::is_possessive(chars, at) {
            at += 2;
            continue;
        }
        let (end, kind) = if let Some(end) = identifiers::end(chars, at) {
            (end, TokenKind::Identifier)
        } else if let Some(end) = numbers::end(chars, at) {
            (end, TokenKind::Number)
        } else if let Some((end, kind)) = names::end(chars, at) {
            (end, kind)
        } else {
            at += 1;
            continue;
        };
        let mut range = chunk.range(at..end);
        at = end;
        if is_part_of_dictionary_word(text, &range) {
            shapes.glued.push(range);
            continue;
        }
        if kind == TokenKind::Number {
            range.end = numbers::end_of_unit(text, range.end);
        }
        let language = language_of(&text[range.clone()]);
        shapes.spans.push(Span { range, kind, language });
    }
}

/// The most characters before a letter that a dictionary word can start with (卡拉OK).
const LONGEST_START: usize = 4;

/// Whether a dictionary word that also has Chinese characters covers `range`.
fn is_part_of_dictionary_word(text: &str, range: &Range<usize>) -> bool {
    let reaches = |start: usize, end: usize| {
        dictionary::words_at(&text.as_bytes()[start..]).any(|(length, _)| start + length >= end)
    };
    if text[range.end..].starts_with(is_han) && reaches(range.start, range.end + 1) {
        return true;
    }
    let before = text[..range.start].char_indices().rev();
    before
        .take(LONGEST_START)
        .take_while(|&(_, c)| is_han(c))
        .any(|(start, _)| reaches(start, range.end))
}

/// The language of letters by their script.
fn language_of(text: &str) -> Language {
    match text.chars().find(|c| c.is_alphabetic()) {
        Some('\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}') => Language::Other,
        _ => Language::Latin,
    }
}
