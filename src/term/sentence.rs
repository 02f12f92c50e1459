//! Sentences: where a term stands, for a reader.

use super::Term;
use crate::document::Document;
use rustc_hash::FxHashSet;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The most characters that are shown on each side of a term; nobody reads more around a word, and
/// a text without a full stop would be one sentence.
const AROUND: usize = 500;

/// The sentences in which a term occurs, in reading order, none twice, `most` at most. Of a long
/// one the five hundred characters on each side of the term are given.
pub fn sentences(document: &Document, term: &Term, most: usize) -> Vec<String> {
    Sentences::new(document).of(term, most)
}

/// The sentences of a document; a block is cut when it is first asked for.
pub(crate) struct Sentences<'a> {
    document: &'a Document,
    /// Where the sentences of each block start.
    starts: Vec<Vec<usize>>,
}

impl<'a> Sentences<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        Self { document, starts: vec![Vec::new(); document.blocks.len()] }
    }

    /// See [`sentences`].
    pub(crate) fn of(&mut self, term: &Term, most: usize) -> Vec<String> {
        let mut found = Vec::new();
        let mut seen = FxHashSet::default();
        let mut last = None;
        for source in &term.sources {
            if found.len() == most {
                break;
            }
            let Some(range) = self.around(source.block, source.range.start) else { continue };
            if last.replace((source.block, range.start)) == Some((source.block, range.start)) {
                continue;
            }
            let text = &self.document.blocks[source.block].text;
            let (Some(term), sentence) =
                (text.get(source.range.clone()), text[range.clone()].trim())
            else {
                continue;
            };
            if !sentence.is_empty() && seen.insert(sentence) {
                let (before, after) =
                    (&text[range.start..source.range.start], &text[source.range.start..range.end]);
                found.push(clip(before, after, term));
            }
        }
        found
    }

    /// The sentence around a place of a block.
    fn around(&mut self, block: usize, at: usize) -> Option<Range<usize>> {
        let text = &self.document.blocks.get(block)?.text;
        let starts = &mut self.starts[block];
        if starts.is_empty() {
            starts.extend(text.split_sentence_bound_indices().map(|(start, _)| start));
        }
        let next = starts.partition_point(|&start| start <= at);
        let start = *starts.get(next.checked_sub(1)?)?;
        Some(start..starts.get(next).copied().unwrap_or(text.len()))
    }
}

/// A sentence, cut if it is long: what stands before the term, what begins with it, and the term.
fn clip(before: &str, after: &str, term: &str) -> String {
    let from = before.char_indices().rev().nth(AROUND).map(|(at, c)| at + c.len_utf8());
    let to = after.char_indices().nth(AROUND + term.chars().take(AROUND).count());
    let before = match from {
        Some(from) => format!("…{}", &before[from..]),
        None => before.trim_start().to_owned(),
    };
    match to {
        Some((to, _)) => before + &after[..to] + "…",
        None => before + after.trim_end(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WordCloud;

    #[test]
    fn a_long_sentence_is_cut_around_the_term() {
        let text =
            format!("A gull. So {} harbor ferry {} The end.", "so ".repeat(999), "on ".repeat(999));
        let settings = WordCloud::default();
        let document = settings.read(text.as_bytes()).unwrap();
        let block = &document.blocks[0].text;
        let start = block.find("harbor").unwrap();
        let mut term = settings.terms_of(&document).remove(0);
        term.sources.truncate(1);
        term.sources[0].range = start..start + "harbor ferry".len();
        let found = sentences(&document, &term, 3);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with('…') && found[0].ends_with('…'), "{found:?}");
        assert_eq!(found[0].chars().count(), 2 * AROUND + "harbor ferry".len() + 2);
        assert_eq!(found[0].find("harbor"), Some(AROUND + '…'.len_utf8()));
        term.sources[0].range = 2..6;
        assert_eq!(sentences(&document, &term, 3), ["A gull."]);
    }
}
