//! The settings of every stage.

use super::{Cloud, Pin};
use crate::color::{Backdrop, Color, Scheme, Theme};
#[cfg(feature = "text")]
use crate::document::ReadOptions;
use crate::font::{FontBook, Missing};
use crate::layout::{LayoutOptions, Mask, Padding, Size};
use crate::limits::{Limits, check};
#[cfg(feature = "text")]
use crate::term::TermOptions;
#[cfg(feature = "text")]
use crate::token::TokenOptions;
use crate::{Error, ErrorKind, Result};
use std::sync::Arc;

/// The settings of every stage, and the calls that run them.
#[derive(Clone, Debug)]
#[non_exhaustive]
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
    #[cfg(feature = "text")]
    pub reading: ReadOptions,
    /// How its text is cut. Default: see [`TokenOptions`].
    #[cfg(feature = "text")]
    pub tokens: TokenOptions,
    /// How its terms are counted and weighted. Default: see [`TermOptions`].
    #[cfg(feature = "text")]
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
    /// as they can, and words are grouped by what is new, rising or falling since. Its seed is
    /// taken unless another one is asked for. Default: `None`.
    pub previous: Option<Arc<Cloud>>,
    /// Whether the words of the previous cloud stay; if not, it serves the groups alone. Default:
    /// true.
    pub keep_places: bool,
    /// So many layouts are made, each with a seed of its own, and the best is taken, by
    /// [`Score::overall`](crate::layout::Score::overall). If more than one, they are
    /// [`Effort::Thorough`](crate::layout::Effort::Thorough), and the best is made
    /// [`Effort::Dense`](crate::layout::Effort::Dense); if dense ones are asked for, all are. At
    /// least 1. Default: 1.
    pub best_of: usize,
    /// Pixels along each side of the canvas that stay free of words. Default: 0.
    pub margin: u32,
    /// Whether terms are drawn too of which the model is not sure (see [`WordCloud::sure`]).
    /// Default: false.
    pub all_terms: bool,
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
            #[cfg(feature = "text")]
            reading: ReadOptions::default(),
            #[cfg(feature = "text")]
            tokens: TokenOptions::default(),
            #[cfg(feature = "text")]
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
            all_terms: false,
            crop: false,
        }
    }
}

crate::setters::setters! { WordCloud {
    size: Size,
    max_words: usize,
    seed: impl Into<Option<u64>>,
    theme: Theme,
    scheme: Scheme,
    backdrop: impl Into<Option<Backdrop>>,
    fonts: FontBook,
    font_weights: impl Into<Option<(f32, f32)>>,
    missing: Missing,
    language: impl Into<Option<String>>,
    #[cfg(feature = "text")]
    reading: ReadOptions,
    #[cfg(feature = "text")]
    tokens: TokenOptions,
    #[cfg(feature = "text")]
    terms: TermOptions,
    layout: LayoutOptions,
    mask: impl Into<Option<Mask>>,
    contour: impl Into<Option<ContourOptions>>,
    vertical_cjk: f64,
    pins: impl Into<Vec<Pin>>,
    previous: impl Into<Option<Arc<Cloud>>>,
    keep_places: bool,
    best_of: usize,
    margin: u32,
    all_terms: bool,
    crop: bool,
} }

/// The line along the edge of a mask.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ContourOptions {
    /// Its width in pixels, above 0. Default: 3.
    pub width: f32,
    /// Its colour; `None` is the first of the theme. Default: `None`.
    pub color: Option<Color>,
}

impl Default for ContourOptions {
    fn default() -> Self {
        Self { width: 3.0, color: None }
    }
}

crate::setters::setters! { ContourOptions {
    width: f32,
    color: impl Into<Option<Color>>,
} }

/// The longest side of a canvas in pixels.
pub const MOST_SIDE: u32 = 16_384;

impl WordCloud {
    /// Checks that a canvas of the size can be drawn.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] if it cannot.
    pub fn check_size(&self) -> Result<()> {
        let sides = 1..=MOST_SIDE;
        let Size { width, height } = self.size;
        if sides.contains(&width) && sides.contains(&height) {
            return Ok(());
        }
        let message = format!(
            "a size of {width}x{height} cannot be drawn; each side is from 1 to {MOST_SIDE} pixels"
        );
        Err(Error::new(ErrorKind::Options, message))
    }

    /// Checks that what is asked for is within limits.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for what is not.
    pub(crate) fn check(&self, limits: &Limits) -> Result<()> {
        self.check_size()?;
        let Size { width, height } = self.size;
        let pixels = u64::from(width) * u64::from(height);
        check(&format!("the number of pixels of {width}x{height}"), pixels, limits.pixels)?;
        check("the number of words (max_words)", self.max_words, limits.words)?;
        check("the margin", self.margin, limits.gap)?;
        check("the number of layouts (best_of)", self.best_of, limits.trials)?;
        if let Padding::Pixels(pixels) = self.layout.padding {
            check("the padding", pixels, limits.gap)?;
        }
        Ok(())
    }
}
