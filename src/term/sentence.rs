//! Sentences: where a term stands, for a reader.

use super::Term;
use crate::document::Document;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences in which a term occurs, in reading order, none twice, `most` at most.
pub fn sentences(document: &Document, term: &Term, most: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for source in &term.sources {
        if found.len() == most {
            break;
        }
        let Some(block) = document.blocks.get(source.block) else { continue };
        let sentences = block.text.split_sentence_bound_indices();
        let around = sentences.filter(|(start, text)| {
            *start <= source.range.start && source.range.start < start + text.len()
        });
        let sentence = around.map(|(_, text)| text.trim()).next().unwrap_or_default();
        if !sentence.is_empty() && !found.iter().any(|other| other == sentence) {
            found.push(sentence.to_owned());
        }
    }
    found
}
