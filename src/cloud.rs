//! The stages in order: [`WordCloud`] (settings) → [`Cloud`] (result).

mod again;
mod canvas;
mod contour;
mod language;
mod picture;
mod place;
mod region;
mod trend;
mod words;

pub use contour::Contour;
pub use picture::{Cloud, Dropped, Word};
pub use place::Pin;
pub use region::ContourOptions;
pub(crate) use region::hash;

use crate::color::{Backdrop, Scheme, Theme, contrast};
use crate::document::{self, Document, ReadOptions};
use crate::font::{FontBook, Missing, Point};
use crate::layout::{self, Item, Layout, LayoutOptions, LeftOutReason, Mask, Score, Size};
use crate::term::{self, Term, TermOptions};
use crate::token::{self, TokenOptions};
use crate::{Error, ErrorKind, Result};
use place::Places;
use rayon::prelude::*;
use std::sync::Arc;

/// The settings of every stage, and the calls that run them.
#[derive(Clone, Debug)]
pub struct WordCloud {
    /// The size of the canvas in pixels. Default: 1200 x 800.
    pub size: Size,
    /// How many words are asked for at most. Default: 200.
    pub max_words: usize,
    /// Chooses among equally good layouts; `None` takes it from the words, so that the same report
    /// always gives the same picture. Default: `None`.
    pub seed: Option<u64>,
    /// The colours. Default: the first theme.
    pub theme: Theme,
    /// What decides a word's colour. Default: the word itself.
    pub scheme: Scheme,
    /// What lies behind the words in place of the theme's background. Default: `None`.
    pub backdrop: Option<Backdrop>,
    /// The fonts. Default: the bundled ones.
    pub fonts: FontBook,
    /// The weights of the lightest and of the heaviest word where a font is variable; `None` is one
    /// weight for all. Default: `None`.
    pub font_weights: Option<(f32, f32)>,
    /// What becomes of a word of which no font has every character. Default: it is left out.
    pub missing: Missing,
    /// The language as a tag of BCP 47, for the forms of characters and the alternative text;
    /// `None` goes by the writing. Default: `None`.
    pub language: Option<String>,
    /// How a report is read. Default: see [`ReadOptions`].
    pub reading: ReadOptions,
    /// How its text is cut. Default: see [`TokenOptions`].
    pub tokens: TokenOptions,
    /// How its terms are counted and weighted. Default: see [`TermOptions`].
    pub terms: TermOptions,
    /// How the words are arranged; its `seed` is set from the one above. Default: see
    /// [`LayoutOptions`].
    pub layout: LayoutOptions,
    /// Where words may stand, a mask of the size above; `None` is the whole canvas. Default:
    /// `None`.
    pub mask: Option<Mask>,
    /// The line along the edge of the mask. Default: `None`.
    pub contour: Option<ContourOptions>,
    /// The share of Chinese and Japanese words that are set in a column, upright and from top to
    /// bottom, 0 to 1. Default: 0.
    pub vertical_cjk: f64,
    /// Words that stand at given places, such as one in the middle. Default: none.
    pub pins: Vec<Pin>,
    /// A previous cloud, such as that of the last issue: its words stay as near to where they were
    /// as they can, and words are grouped by what is new, rising or falling since. Its seed is taken
    /// unless another one is asked for. Default: `None`.
    pub previous: Option<Arc<Cloud>>,
    /// Whether the words of the previous cloud stay; if not, it serves the groups alone. Default:
    /// true.
    pub keep_places: bool,
    /// So many layouts are made, each with a seed of its own, and the best is taken, by
    /// [`Score::overall`]; more than one are [`LayoutOptions::thorough`]. At least 1. Default: 1.
    pub best_of: usize,
    /// Pixels along each side of the canvas that stay free of words. Default: 0.
    pub margin: u32,
    /// Whether the canvas is cut to its content and the margin. Default: false.
    pub crop: bool,
}

impl Default for WordCloud {
    fn default() -> Self {
        Self {
            size: Size { width: 1200, height: 800 },
            max_words: 200,
            seed: None,
            theme: Theme::default(),
            scheme: Scheme::default(),
            backdrop: None,
            fonts: FontBook::bundled(),
            font_weights: None,
            missing: Missing::default(),
            language: None,
            reading: ReadOptions::default(),
            tokens: TokenOptions::default(),
            terms: TermOptions::default(),
            layout: LayoutOptions::default(),
            mask: None,
            contour: None,
            vertical_cjk: 0.0,
            pins: Vec::new(),
            previous: None,
            keep_places: true,
            best_of: 1,
            margin: 0,
            crop: false,
        }
    }
}

/// The longest side of a canvas in pixels.
pub const MOST_SIDE: u32 = 16_384;
impl WordCloud {
    /// The cloud of a report.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] for bytes that are no text, [`ErrorKind::NoWords`] for a report without
    /// a word, [`ErrorKind::Options`] for a setting that cannot be used.
    pub fn cloud_of_report(&self, bytes: &[u8]) -> Result<Cloud> {
        let document = self.read(bytes)?;
        self.cloud_of_terms(&self.terms_of(&document), Some(&document))
    }

    /// Reads a report.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] for bytes that are no text.
    pub fn read(&self, bytes: &[u8]) -> Result<Document> {
        if document::is_binary(bytes) {
            let message = "this is a binary file, not a report; give a text such as Markdown";
            return Err(Error::new(ErrorKind::Input, message));
        }
        Ok(document::read(bytes, &self.reading))
    }

    /// The terms of a document, heaviest first.
    pub fn terms_of(&self, document: &Document) -> Vec<Term> {
        term::terms(document, &token::tokenize(document, &self.tokens), &self.term_options())
    }

    /// The options of the term stage, with the user's own stop words among them: what is listed
    /// comes out as no term, be it one token or several.
    pub fn term_options(&self) -> TermOptions {
        let mut options = self.terms.clone();
        options.stop_words.extend(self.tokens.stop_words.own().map(str::to_owned));
        options
    }

    /// The cloud of terms, for example of a frequency list; `document` is where they come from.
    ///
    /// # Errors
    ///
    /// As [`WordCloud::cloud_of_report`].
    pub fn cloud_of_terms(&self, terms: &[Term], document: Option<&Document>) -> Result<Cloud> {
        check(self.size)?;
        if self.max_words == 0 {
            let message = "no word is asked for; the number of words must be at least 1";
            return Err(Error::new(ErrorKind::Options, message));
        }
        let terms = &terms[..terms.len().min(self.max_words)];
        if terms.is_empty() {
            let message = "there is no word to draw: all of it is markup, stop words or numbers";
            return Err(Error::new(ErrorKind::NoWords, message));
        }
        let places = Places::new(self)?;
        let earlier = self.previous.as_ref().filter(|_| self.keep_places).map(|cloud| cloud.seed);
        let seed = self.seed.or(earlier).unwrap_or_else(|| content_seed(terms));
        let (region, corner, contour) = self.region()?;
        let language = self.language_of(terms, document);
        let theme = again::on_backdrop(&self.theme, self.backdrop.as_ref())?;
        // Each trial has its place in the list: the answer does not depend on who is first.
        let trials = (0..self.best_of as u64).into_par_iter().map(|trial| {
            self.arrange(terms, &places, &language, (&region, corner), seed.wrapping_add(trial))
        });
        let trials = trials.collect::<Result<Vec<_>>>()?;
        let score = |trial: &Arranged<'_>| trial.layout.score.overall();
        let better = |a, b| if score(&b) > score(&a) { b } else { a };
        let Some(best) = trials.into_iter().reduce(better) else {
            return Err(Error::new(
                ErrorKind::Options,
                "best_of must be 1 or more: it is the number of layouts that the best one is chosen from",
            ));
        };
        let Arranged { seed, drawn, layout } = best;
        let words::Drawn { words: drawn, mut dropped, missing } = drawn;
        dropped.extend(places.missing(terms));
        dropped.extend(layout.left_out.iter().map(|left| {
            dropped_word(drawn[left.index].term, reason(left.reason, self.layout.min_font_size))
        }));
        let mut cloud = Cloud {
            version: 1,
            title: document.and_then(|document| document.title.clone()).unwrap_or_default(),
            size: self.size,
            background: theme.background,
            backdrop: self.backdrop.clone(),
            language,
            seed,
            law: layout.law,
            scale: layout.scale,
            words: words::placed(&drawn, &layout, document),
            dropped,
            missing,
            contour,
            score: layout.score,
        };
        if let Some(previous) = &self.previous {
            trend::set_groups(&mut cloud, previous);
        }
        let colors = again::colors(&cloud, &theme, &self.scheme);
        for (word, color) in cloud.words.iter_mut().zip(colors) {
            word.color = color;
        }
        let contrasts = cloud.words.iter().map(|word| contrast(word.color, cloud.background));
        cloud.score = Score { contrast: contrasts.reduce(f64::min), ..cloud.score };
        if self.crop {
            cloud.crop(self.margin);
        }
        Ok(cloud)
    }

    /// One trial: the outlines of the terms, arranged in a region with a corner.
    fn arrange<'a>(
        &self,
        terms: &'a [Term],
        places: &Places<'_>,
        language: &str,
        (region, corner): (&Mask, Point),
        seed: u64,
    ) -> Result<Arranged<'a>> {
        let drawn = self.shape(terms, places, seed, language)?;
        let mut items: Vec<Item> = drawn.words.iter().map(|word| word.item.clone()).collect();
        canvas::onto(&mut items, corner);
        let thorough = self.layout.thorough || self.best_of > 1;
        let mut layout = layout::layout(
            &items,
            region,
            &LayoutOptions { seed, thorough, ..self.layout.clone() },
        )?;
        canvas::off(&mut layout, corner);
        Ok(Arranged { seed, drawn, layout })
    }

    /// Checks that a canvas of the size can be drawn.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] if it cannot.
    pub fn check_size(&self) -> Result<()> {
        check(self.size)
    }
}

/// What one trial has made.
struct Arranged<'a> {
    seed: u64,
    drawn: words::Drawn<'a>,
    layout: Layout,
}

fn check(size: Size) -> Result<()> {
    let sides = 1..=MOST_SIDE;
    if sides.contains(&size.width) && sides.contains(&size.height) {
        return Ok(());
    }
    let Size { width, height } = size;
    let message = format!(
        "a size of {width}x{height} cannot be drawn; each side is from 1 to {MOST_SIDE} pixels"
    );
    Err(Error::new(ErrorKind::Options, message))
}

fn reason(reason: LeftOutReason, min_font_size: f32) -> String {
    match reason {
        LeftOutReason::NoInk => "nothing of it is visible".to_owned(),
        LeftOutReason::TooSmall => format!("it would be smaller than {min_font_size} pixels"),
        LeftOutReason::NoPlace => "there is no place for it".to_owned(),
    }
}

/// A seed that follows from the words and their weights.
fn content_seed(terms: &[Term]) -> u64 {
    let bytes = |term: &Term| -> Vec<u8> {
        term.text.bytes().chain([0]).chain(term.weight.to_bits().to_le_bytes()).collect()
    };
    hash(terms.iter().flat_map(bytes))
}

fn dropped_word(term: &Term, reason: String) -> Dropped {
    Dropped { text: term.text.clone(), weight: term.weight, reason }
}
