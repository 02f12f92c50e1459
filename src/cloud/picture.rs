//! The finished picture as data.

use super::contour::Contour;
use super::dropped::Dropped;
use crate::color::{Backdrop, Color, Group};
use crate::font::ShapedRun;
use crate::layout::{Score, Size, SizeLaw};
use crate::outline::{Path, Point};
use serde::{Deserialize, Serialize};

/// A finished picture: exporters draw it as it is and choose nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cloud {
    /// The version of this form, 1.
    pub version: u32,
    /// The title of the report; empty when it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The size of the canvas in pixels.
    pub size: Size,
    /// The colour behind the words; of a backdrop the one that words have the least contrast to.
    pub background: Color,
    /// What lies behind the words in place of one colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backdrop: Option<Backdrop>,
    /// The language of the report as a tag of BCP 47, such as `zh-Hans`; empty when unknown.
    #[serde(default)]
    pub language: String,
    /// The seed that the layout and the colours were made with.
    pub seed: u64,
    /// The law by which the font sizes follow from the weights.
    pub law: SizeLaw,
    /// The font size in pixels of a weight of 1.
    pub scale: f64,
    /// The words, heaviest first, and after them their copies, if the room was filled with them.
    pub words: Vec<Word>,
    /// The words that were asked for and are not in the picture.
    pub dropped: Vec<Dropped>,
    /// The characters that no font has.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub missing: String,
    /// The line around the region that the words fill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contour: Option<Contour>,
    /// The scorecard of the layout.
    pub score: Score,
}

/// One word of a [`Cloud`]; x, y, width and height are the tight box of its ink in pixels, y down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Word {
    /// The text.
    pub text: String,
    /// How often it occurs.
    pub count: u64,
    /// Its weight relative to the heaviest word, over 0 to 1.
    pub weight: f64,
    /// The size of one em in pixels.
    pub font_size: f32,
    /// Left edge of the ink.
    pub x: f32,
    /// Top edge of the ink.
    pub y: f32,
    /// Width of the ink.
    pub width: f32,
    /// Height of the ink.
    pub height: f32,
    /// Rotation in degrees, clockwise.
    pub angle: f32,
    /// Its colour.
    pub color: Color,
    /// Its group, such as [`Group::Rising`], by which it can be coloured; `None` goes by its
    /// writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// Its other spellings in the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// Whether it is set in a column, upright and from top to bottom.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub column: bool,
    /// The weight of a variable font that it is set in, 1 to 1000; `None` is that of the book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font_weight: Option<f32>,
    /// Sentences that it comes from, the first few in reading order.
    pub sources: Vec<String>,
    /// The origin of the outline (the left end of its baseline; for a word in a column the middle
    /// of its top) on the canvas, in pixels.
    pub origin: Point,
    /// Whether it is a smaller copy of a word that stands in the picture already.
    #[serde(default, skip_serializing_if = "is_false")]
    pub copy: bool,
    /// Its outline, one em high, not rotated; not part of the JSON.
    #[serde(skip)]
    pub path: Path,
    /// What it was set from; not part of the JSON.
    #[serde(skip)]
    pub runs: Vec<ShapedRun>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(copy: &bool) -> bool {
    !copy
}
