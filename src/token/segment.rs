//! A block's text → tokens without stop-word marks: each run by the means of its language.

use super::language::{self, Clauses, Counts, Script};
use super::lexicon::Lexicon;
use super::normalize::{is_letter_or_digit, narrow};
use super::scan::{Shapes, scan};
use super::simplified::to_simplified;
use super::{Language, Span, TokenKind, chinese, japanese, korean, numbers, unspaced};
use crate::document::Block;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Cuts a block of a document with these counts into tokens in order.
pub(super) fn segment(block: &Block, document: Counts, lexicon: &Lexicon) -> Vec<Span> {
    let text = &*block.text;
    let Shapes { spans, glued } = scan(text, lexicon);
    let edges = block.edges();
    let clauses = Clauses::of(text, document);
    let mut result = Vec::with_capacity(spans.len() * 2);
    let mut at = 0;
    for span in spans {
        segment_gap(text, at..span.range.start, (&glued, &edges), &clauses, &mut result);
        at = span.range.end;
        result.push(span);
    }
    segment_gap(text, at..text.len(), (&glued, &edges), &clauses, &mut result);
    result
}

/// Cuts the text between two shapes, run by run; no Chinese word goes on over an edge.
fn segment_gap(
    text: &str,
    gap: Range<usize>,
    (glued, edges): (&[Range<usize>], &[usize]),
    clauses: &Clauses,
    result: &mut Vec<Span>,
) {
    let script_at = |at: usize, c: char| {
        let next = glued.partition_point(|range| range.end <= at);
        let is_glued = glued.get(next).is_some_and(|range| range.contains(&at));
        if is_glued { Script::Han } else { Script::of(c) }
    };
    let mut chars = text[gap.clone()].char_indices().map(|(at, c)| (gap.start + at, c)).peekable();
    while let Some((start, c)) = chars.next() {
        let run = Run { script: script_at(start, c), japanese: clauses.is_japanese(start) };
        let mut end = start + c.len_utf8();
        let ends = |at: usize| {
            run.script == Script::Han && !run.japanese && edges.binary_search(&at).is_ok()
        };
        while let Some((at, c)) = chars.next_if(|&(at, c)| run.takes(script_at(at, c)) && !ends(at))
        {
            end = at + c.len_utf8();
        }
        segment_run(text, start..end, run, clauses.traditional, result);
    }
}

/// What a run of text consists of.
#[derive(Clone, Copy)]
struct Run {
    script: Script,
    japanese: bool,
}

impl Run {
    fn takes(self, script: Script) -> bool {
        let is_japanese = |script| matches!(script, Script::Han | Script::Kana);
        self.script == script || self.japanese && is_japanese(self.script) && is_japanese(script)
    }
}

fn segment_run(
    text: &str,
    range: Range<usize>,
    run: Run,
    traditional: bool,
    result: &mut Vec<Span>,
) {
    let text = &text[range.clone()];
    let mut push = |word: Range<usize>, language: Language| {
        let is_number = language == Language::Chinese && numbers::is_numeral(&text[word.clone()]);
        let kind = if is_number { TokenKind::Number } else { TokenKind::Word };
        let range = range.start + word.start..range.start + word.end;
        result.push(Span { range, kind, language });
    };
    let language = language::of_script(run.script);
    match run.script {
        Script::Han if !run.japanese => {
            let simplified = if traditional { to_simplified(text) } else { text.into() };
            chinese::cut(&simplified, true, |word| {
                if text[word.clone()].contains(char::is_alphanumeric) {
                    push(word, Language::Chinese);
                }
            });
        }
        Script::Han | Script::Kana => japanese::cut(text, |word| {
            if text[word.clone()].contains(char::is_alphanumeric) {
                push(word, Language::Japanese);
            }
        }),
        Script::Thai | Script::Unspaced => unspaced::cut(text, |word| push(word, language)),
        Script::Hangul => push(0..korean::stem_length(text), language),
        Script::Other => {
            // Letters that shapes are made of were looked at there.
            let is_new = |c: char| c.is_alphanumeric() && !is_letter_or_digit(narrow(c));
            for (start, word) in
                text.unicode_word_indices().filter(|(_, word)| word.contains(is_new))
            {
                push(start..start + word.len(), language);
            }
        }
    }
}
