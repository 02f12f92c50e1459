//! The words: shaped before the layout, placed after it.

use super::place::Places;
use super::weighted::WeightedWord;
use super::{DropReason, Dropped, Word, WordCloud};
use crate::color::Color;
use crate::font::{FontBook, Missing, Shaped, ShapedRun};
use crate::layout::{InkBox, Item, Layout, Placement};
use crate::limits::WORD_CHARACTERS;
use crate::{Error, ErrorKind, Result};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Weights of a variable font are taken in steps of so much, so that words of nearly equal weight
/// look alike.
const WEIGHT_STEP: f32 = 25.0;

/// The words that can be drawn, and what became of the others.
pub(super) struct Drawn<'a> {
    pub(super) words: Vec<DrawnWord<'a>>,
    pub(super) dropped: Vec<Dropped>,
    /// The characters that no font has.
    pub(super) missing: String,
}

/// A word with its outline.
pub(super) struct DrawnWord<'a> {
    pub(super) word: &'a WeightedWord,
    pub(super) item: Item,
    font_weight: Option<f32>,
    runs: Vec<ShapedRun>,
}

impl WordCloud {
    /// The outlines of the words.
    pub(super) fn shape<'a>(
        &self,
        words: &'a [WeightedWord],
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
        let weight_of = |word: &WeightedWord| {
            let (light, heavy) = self.font_weights?;
            let weight = light + (heavy - light) * (word.weight as f32).max(0.0).sqrt();
            Some((weight / WEIGHT_STEP).round() * WEIGHT_STEP)
        };
        let mut books: BTreeMap<u32, FontBook> = BTreeMap::new();
        for weight in words.iter().filter_map(weight_of) {
            books.entry(weight.to_bits()).or_insert_with(|| fonts.at_weight(weight));
        }
        let outline_of = |word: &WeightedWord| {
            let font_weight = weight_of(word);
            let heavier = font_weight.and_then(|weight| books.get(&weight.to_bits()));
            let column = self.stands_in_column(&word.text, seed);
            (font_weight, column, outline(heavier.unwrap_or(&fonts), &word.text, column))
        };
        // So long a word can be read nowhere, and takes its time to shape.
        let is_long = |word: &&WeightedWord| word.text.chars().nth(WORD_CHARACTERS).is_some();
        let (long, words): (Vec<_>, Vec<_>) = words.iter().partition(is_long);
        let free = words.iter().filter(|word| !places.is_pinned(&word.text));
        let lightest = free.map(|word| word.weight).reduce(f64::min).unwrap_or_default();
        let outlines: Vec<_> =
            words.par_iter().with_min_len(8).map(|word| outline_of(word)).collect();
        let dropped = long.iter().map(|word| Dropped::new(word, DropReason::TooLong)).collect();
        let mut drawn = Drawn { words: Vec::new(), dropped, missing: String::new() };
        for (word, (font_weight, column, shaped)) in words.into_iter().zip(outlines) {
            let Shaped { path, missing, runs, .. } = shaped;
            for &character in &missing {
                if !drawn.missing.contains(character) {
                    drawn.missing.push(character);
                }
            }
            let drop = self.missing == Missing::DropCharacters && !path.segments.is_empty();
            if missing.is_empty() || drop {
                let mut item = Item { column, ..Item::new(path, word.weight) };
                places.set(&mut item, &word.text, lightest);
                drawn.words.push(DrawnWord { word, item, font_weight, runs });
            } else {
                let missing = String::from_iter(missing);
                drawn.dropped.push(Dropped::new(word, DropReason::NoFont(missing)));
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
pub(super) fn placed(drawn: &[DrawnWord<'_>], layout: &Layout) -> Vec<Word> {
    let word = |(placement, copy): (&Placement, bool)| {
        let DrawnWord { word, item, font_weight, runs, .. } = &drawn[placement.index];
        let InkBox { x, y, width, height } = placement.ink;
        Word {
            text: word.text.clone(),
            count: word.count,
            weight: word.weight,
            font_size: placement.font_size,
            x,
            y,
            width,
            height,
            angle: placement.angle,
            color: Color::BLACK,
            group: None,
            variants: Vec::new(),
            column: item.column,
            font_weight: *font_weight,
            sources: Vec::new(),
            origin: placement.origin,
            copy,
            path: item.path.clone(),
            runs: runs.clone(),
        }
    };
    let words = layout.placements.iter().map(|placement| (placement, false));
    words.chain(layout.copies.iter().map(|placement| (placement, true))).map(word).collect()
}
