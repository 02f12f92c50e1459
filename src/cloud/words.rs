//! The words: shaped before the layout, placed after it.

use super::language::language_of;
use super::place::Places;
use super::{DropReason, Dropped, Word, WordCloud};
use crate::color::Color;
use crate::document::Document;
use crate::font::{FontBook, Missing, Shaped, ShapedRun};
use crate::layout::{InkBox, Item, Layout, Placement};
use crate::limits::WORD_CHARACTERS;
use crate::term::{self, Term};
use crate::{Error, ErrorKind, Result};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Sentences kept for each word.
const SOURCES: usize = 3;
/// Other spellings kept for each word.
const VARIANTS: usize = 8;
/// Weights of a variable font are taken in steps of so much, so that words of nearly equal weight
/// look alike.
const WEIGHT_STEP: f32 = 25.0;

/// The terms that can be drawn, and what became of the others.
pub(super) struct Drawn<'a> {
    pub(super) words: Vec<DrawnWord<'a>>,
    pub(super) dropped: Vec<Dropped>,
    /// The characters that no font has.
    pub(super) missing: String,
}

/// A term with its outline.
pub(super) struct DrawnWord<'a> {
    pub(super) term: &'a Term,
    pub(super) item: Item,
    font_weight: Option<f32>,
    runs: Vec<ShapedRun>,
}

impl WordCloud {
    /// The language that is set, else that of the writing.
    pub(super) fn language_of(&self, terms: &[Term], document: Option<&Document>) -> String {
        let of_writing = || match document {
            Some(document) => language_of(document.blocks.iter().map(|block| &*block.text)),
            None => language_of(terms.iter().map(|term| &*term.text)),
        };
        self.language.clone().unwrap_or_else(|| of_writing().to_owned())
    }

    /// The outlines of the terms.
    pub(super) fn shape<'a>(
        &self,
        terms: &'a [Term],
        places: &Places<'_>,
        seed: u64,
        language: &str,
    ) -> Result<Drawn<'a>> {
        let fonts = self.fonts.clone().for_language(language);
        if self.font_weights.is_some() && !fonts.is_variable() {
            let message = "no font is variable, so words cannot differ in weight; give a variable \
                           font, or leave the weights out";
            return Err(Error::new(ErrorKind::Font, message));
        }
        let weight_of = |term: &Term| {
            let (light, heavy) = self.font_weights?;
            let weight = light + (heavy - light) * (term.weight as f32).max(0.0).sqrt();
            Some((weight / WEIGHT_STEP).round() * WEIGHT_STEP)
        };
        let mut books: BTreeMap<u32, FontBook> = BTreeMap::new();
        for weight in terms.iter().filter_map(weight_of) {
            books.entry(weight.to_bits()).or_insert_with(|| fonts.at_weight(weight));
        }
        let outline_of = |term: &Term| {
            let font_weight = weight_of(term);
            let heavier = font_weight.and_then(|weight| books.get(&weight.to_bits()));
            let column = self.stands_in_column(&term.text, seed);
            (font_weight, column, outline(heavier.unwrap_or(&fonts), &term.text, column))
        };
        // So long a word can be read nowhere, and takes its time to shape.
        let is_long = |term: &&Term| term.text.chars().nth(WORD_CHARACTERS).is_some();
        let (long, terms): (Vec<&Term>, Vec<&Term>) = terms.iter().partition(is_long);
        let free = terms.iter().filter(|term| !places.is_pinned(&term.text));
        let lightest = free.map(|term| term.weight).reduce(f64::min).unwrap_or_default();
        let outlines: Vec<_> =
            terms.par_iter().with_min_len(8).map(|term| outline_of(term)).collect();
        let dropped = long.iter().map(|term| Dropped::new(term, DropReason::TooLong)).collect();
        let mut drawn = Drawn { words: Vec::new(), dropped, missing: String::new() };
        for (term, (font_weight, column, shaped)) in terms.into_iter().zip(outlines) {
            let Shaped { path, missing, runs, .. } = shaped;
            for &character in &missing {
                if !drawn.missing.contains(character) {
                    drawn.missing.push(character);
                }
            }
            let drop = self.missing == Missing::DropCharacters && !path.segments.is_empty();
            if missing.is_empty() || drop {
                let mut item = Item { column, ..Item::new(path, term.weight) };
                places.set(&mut item, &term.text, lightest);
                drawn.words.push(DrawnWord { term, item, font_weight, runs });
            } else {
                let missing = String::from_iter(missing);
                drawn.dropped.push(Dropped::new(term, DropReason::NoFont(missing)));
            }
        }
        Ok(drawn)
    }
}

/// The outline of a text without what no font has, and what that is.
pub(super) fn outline(fonts: &FontBook, text: &str, column: bool) -> Shaped {
    let set = |text: &str| if column { fonts.shape_vertical(text) } else { fonts.shape(text) };
    let shaped = set(text);
    if shaped.missing.is_empty() {
        return shaped;
    }
    let (drawable, missing) = fonts.drawable(text);
    Shaped { missing, ..set(&drawable) }
}

/// The placed words and after them their copies, still without their colours.
pub(super) fn placed(
    drawn: &[DrawnWord<'_>],
    layout: &Layout,
    document: Option<&Document>,
) -> Vec<Word> {
    let word = |(placement, copy): (&Placement, bool)| {
        // What is said of a word is said once.
        let document = document.filter(|_| !copy);
        let DrawnWord { term, item, font_weight, runs } = &drawn[placement.index];
        let InkBox { x, y, width, height } = placement.ink;
        let sentences = |document| term::sentences(document, term, SOURCES);
        Word {
            text: term.text.clone(),
            count: term.count,
            weight: term.weight,
            font_size: placement.font_size,
            x,
            y,
            width,
            height,
            angle: placement.angle,
            color: Color::BLACK,
            group: None,
            variants: document.map_or_else(Vec::new, |document| variants(document, term)),
            column: item.column,
            font_weight: *font_weight,
            sources: document.map_or_else(Vec::new, sentences),
            origin: placement.origin,
            copy,
            path: item.path.clone(),
            runs: runs.clone(),
        }
    };
    let words = layout.placements.iter().map(|placement| (placement, false));
    words.chain(layout.copies.iter().map(|placement| (placement, true))).map(word).collect()
}

/// The other spellings of a term in its document, in reading order.
fn variants(document: &Document, term: &Term) -> Vec<String> {
    let mut variants: Vec<String> = Vec::new();
    for source in &term.sources {
        let block = document.blocks.get(source.block);
        let Some(text) = block.and_then(|block| block.text.get(source.range.clone())) else {
            continue;
        };
        if text != term.text && !variants.iter().any(|known| known == text) {
            variants.push(text.to_owned());
        }
        if variants.len() == VARIANTS {
            break;
        }
    }
    variants
}
