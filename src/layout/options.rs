//! Options: how items are arranged.

use super::effort::Effort;
use super::padding::Padding;
use super::rotation::Rotation;
use super::size::SizeLaw;
use super::target::Metric;

/// How words are arranged.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LayoutOptions {
    /// How sizes follow from weights. Default: [`SizeLaw::Balanced`].
    pub law: SizeLaw,
    /// Which places are taken first. Default: [`Metric::Auto`].
    pub metric: Metric,
    /// The gap kept around a word. Default: 0.26 em sideways, 0.06 em up and
    /// down.
    pub padding: Padding,
    /// How words are turned. Default: [`Rotation::None`].
    pub rotation: Rotation,
    /// Words that would be smaller than this many pixels are left out. Default: 8.
    pub min_font_size: f32,
    /// No word is larger than this many pixels, or `None` for no limit. Default: `None`.
    pub max_font_size: Option<f32>,
    /// Whether copies of the words, all smaller than the smallest word, fill the room that is left.
    /// Default: false.
    pub repeat: bool,
    /// How much work the layout is worth. Default: [`Effort::Quick`].
    pub effort: Effort,
    /// Chooses among equally good layouts. Default: 0.
    pub seed: u64,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self {
            law: SizeLaw::default(),
            metric: Metric::default(),
            padding: Padding::Em { x: 0.26, y: 0.06 },
            rotation: Rotation::None,
            min_font_size: 8.0,
            max_font_size: None,
            repeat: false,
            effort: Effort::default(),
            seed: 0,
        }
    }
}

crate::setters::setters! { LayoutOptions {
    law: SizeLaw,
    metric: Metric,
    padding: Padding,
    rotation: Rotation,
    min_font_size: f32,
    max_font_size: impl Into<Option<f32>>,
    repeat: bool,
    effort: Effort,
    seed: u64,
} }
