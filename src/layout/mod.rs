//! Layout: outlines and a mask → [`Placement`]s. Knows no words, fonts or colours.

pub mod raster;

use crate::font::{Path, Point};
use serde::{Deserialize, Serialize};

/// Something to place.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its outline, one em high.
    pub path: Path,
    /// Its weight; only the ratio to the other weights matters. Above 0.
    pub weight: f64,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The index of the item.
    pub index: usize,
    /// The origin of its path on the canvas, in pixels, y down.
    pub origin: Point,
    /// The size of one em in pixels.
    pub font_size: f32,
    /// The rotation about the origin, in degrees, clockwise.
    pub angle: f32,
}

/// The width and height of a canvas in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// How the font size follows from the weight; every size is this law times one scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SizeLaw {
    /// Size ∝ weight.
    Linear,
    /// Size ∝ √weight, so that the area of a word follows its weight. The default.
    #[default]
    Sqrt,
}

/// The scorecard of a layout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The share of the total weight that was placed, 0 to 1.
    pub weight_placed: f64,
    /// Ink (sum of the coverage) over the area of the mask.
    pub ink: f64,
}
