//! Keyword in context: where words stand, and what stands around them.

use crate::document::Document;
use crate::term::{is_wide, key};
use serde::Serialize;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A word in its context.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Context {
    /// The line of the source that it stands in, from 1 on.
    pub line: usize,
    /// What stands before it in its block, 200 characters at most.
    pub left: String,
    /// The word as it is written there.
    pub word: String,
    /// What stands after it in its block, 200 characters at most.
    pub right: String,
}

/// The most characters of context on a side.
const CONTEXT: usize = 200;

/// All places of the first of `words`, in the order of the document: in any spelling that
/// [counts](key) as the same, as whole words in Latin letters, and inside longer words in Chinese.
/// If there are more words, only where all of them stand in the same sentence, or no more than
/// `window` characters from it.
#[must_use]
pub fn kwic(document: &Document, words: &[String], window: Option<usize>) -> Vec<Context> {
    let keys: Vec<String> = words.iter().map(|word| squeezed(&key(word))).collect();
    let Some((first, others)) = keys.split_first() else { return Vec::new() };
    let starts = line_starts(&document.source);
    let mut contexts = Vec::new();
    for block in &document.blocks {
        let text = Folded::new(&block.text);
        let places = text.places(first);
        if places.is_empty() {
            continue;
        }
        let others: Vec<Vec<Range<usize>>> = others.iter().map(|word| text.places(word)).collect();
        let bounds = Bounds::new(&block.text, window);
        let mut search = Search::new(document, &block.range);
        for place in places {
            let at = search.next(&block.text[place.clone()]);
            let line = starts.partition_point(|&start| start <= at);
            let near = bounds.around(&place);
            let meets = |places: &Vec<Range<usize>>| {
                let next = places.partition_point(|other| other.start < near.start);
                places.get(next).is_some_and(|other| other.end <= near.end)
            };
            if others.iter().all(meets) {
                contexts.push(context(&block.text, place, line));
            }
        }
    }
    contexts
}

fn context(text: &str, place: Range<usize>, line: usize) -> Context {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    Context {
        line,
        left: before[from..].to_owned(),
        word: text[place].to_owned(),
        right: after[..to].to_owned(),
    }
}

/// Without what spellings differ in.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !is_loose(*c)).collect()
}

fn is_loose(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‐' | '‑')
}

/// A text in the form that spellings share, with the place of each character.
struct Folded<'a> {
    text: &'a str,
    folded: String,
    /// For each byte of `folded` the bytes of `text` that it comes from.
    from: Vec<Range<usize>>,
}

impl<'a> Folded<'a> {
    fn new(text: &'a str) -> Self {
        let (mut folded, mut from) = (String::new(), Vec::new());
        for (at, letter) in text.grapheme_indices(true) {
            let letter_key = squeezed(&key(letter));
            from.extend(std::iter::repeat_n(at..at + letter.len(), letter_key.len()));
            folded += &letter_key;
        }
        Self { text, folded, from }
    }

    /// Where a word in this form stands.
    fn places(&self, word: &str) -> Vec<Range<usize>> {
        if word.is_empty() {
            return Vec::new();
        }
        let found = self
            .folded
            .match_indices(word)
            .map(|(at, _)| self.from[at].start..self.from[at + word.len() - 1].end);
        found.filter(|place| self.is_whole(place)).collect()
    }

    /// Whether no word that is written between spaces, and no number, goes on before or after the
    /// place.
    fn is_whole(&self, place: &Range<usize>) -> bool {
        let joins = |a: Option<char>, b: Option<char>| {
            let spaced = |c: char| c.is_alphanumeric() && !is_wide(c);
            a.is_some_and(spaced) && b.is_some_and(spaced)
        };
        let (before, inside) = (&self.text[..place.start], &self.text[place.clone()]);
        let after = &self.text[place.end..];
        let fraction =
            |rest: &str| rest.strip_prefix('.')?.chars().next().filter(char::is_ascii_digit);
        let number = inside.ends_with(|c: char| c.is_ascii_digit()) && fraction(after).is_some();
        !number
            && !joins(before.chars().next_back(), inside.chars().next())
            && !joins(inside.chars().next_back(), after.chars().next())
    }
}

/// How far other words may be.
enum Bounds {
    Sentences(Vec<Range<usize>>),
    Characters { places: Vec<usize>, window: usize },
}

impl Bounds {
    fn new(text: &str, window: Option<usize>) -> Self {
        match window {
            Some(window) => {
                let places = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                Self::Characters { places, window }
            }
            None => {
                let sentences = text.split_sentence_bound_indices();
                Self::Sentences(sentences.map(|(at, text)| at..at + text.len()).collect())
            }
        }
    }

    fn around(&self, place: &Range<usize>) -> Range<usize> {
        match self {
            Self::Sentences(sentences) => {
                let first = sentences.get(sentences.partition_point(|s| s.end <= place.start));
                let last = sentences.get(sentences.partition_point(|s| s.end < place.end));
                first.map_or(place.start, |s| s.start)..last.map_or(place.end, |s| s.end)
            }
            Self::Characters { places, window } => {
                let start = places.partition_point(|&at| at < place.start);
                let end = places.partition_point(|&at| at < place.end);
                let last = places.len() - 1;
                places[start.saturating_sub(*window)]..places[(end + window).min(last)]
            }
        }
    }
}

/// Where the lines of a source start.
fn line_starts(source: &str) -> Vec<usize> {
    let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

/// The places in the source of the words of a block, one word after the other.
struct Search<'a> {
    /// What is left of the block, and where it starts in the source.
    source: &'a str,
    at: usize,
}

impl<'a> Search<'a> {
    fn new(document: &'a Document, block: &Range<usize>) -> Self {
        Self { source: document.source.get(block.clone()).unwrap_or_default(), at: block.start }
    }

    /// The next place where the source has this word; that of the last one where markup or an entity
    /// is inside of it.
    fn next(&mut self, word: &str) -> usize {
        match self.source.find(word) {
            Some(at) => {
                let found = self.at + at;
                self.source = &self.source[at + word.len()..];
                self.at = found + word.len();
                found
            }
            None => {
                self.source = "";
                self.at
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ReadOptions, read};

    fn found(text: &str, words: &[&str], window: Option<usize>) -> Vec<(usize, String)> {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let contexts = kwic(&document, &words, window);
        for context in &contexts {
            let whole = format!("{}{}{}", context.left, context.word, context.right);
            assert!(document.blocks.iter().any(|block| block.text == whole));
        }
        contexts.into_iter().map(|context| (context.line, context.word)).collect()
    }

    #[test]
    fn spellings_are_found_in_their_lines() {
        let text = "# Open-source tools\n\nAn *open source* boat\nand an OPEN SOURCE pier.\n\nReopen source.\n";
        let expected = [(1, "Open-source"), (3, "open source"), (4, "OPEN SOURCE")];
        let expected = expected.map(|(line, word)| (line, word.to_owned()));
        assert_eq!(found(text, &["open source"], None), expected);
    }

    #[test]
    fn chinese_is_found_inside_words_and_in_both_scripts() {
        let text = "大模型训练。\n\n這個模型很小，模型 v2 也小。\n";
        assert_eq!(found(text, &["模型"], None).len(), 3);
        assert_eq!(found(text, &["这个"], None), [(3, "這個".to_owned())]);
        assert_eq!(found("GPT-5.2和GPT-5", &["gpt 5"], None).len(), 1);
    }

    #[test]
    fn several_words_must_meet() {
        let text = "The gull saw a heron. The gull slept. A heron, far away from any other bird, met a gull.";
        assert_eq!(found(text, &["gull", "heron"], None).len(), 2);
        // The second gull is near the heron of the sentence before.
        assert_eq!(found(text, &["gull", "heron"], Some(12)).len(), 2);
        assert_eq!(found(text, &["gull", "heron"], Some(4)).len(), 0);
        assert!(found(text, &[], None).is_empty() && found(text, &[" "], None).is_empty());
    }
}
