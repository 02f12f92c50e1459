//! Sizes and places on the canvas.

use crate::outline::Point;
use serde::{Deserialize, Serialize};

/// The width and height of a canvas in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Placement {
    /// The index of the item.
    pub index: usize,
    /// The origin of its path on the canvas, in pixels, y down.
    pub origin: Point,
    /// The size of one em in pixels.
    pub font_size: f32,
    /// The rotation about the origin, in degrees, clockwise.
    pub angle: f32,
    /// The tight box of its ink.
    pub ink: InkBox,
}

/// The tight box of ink on the canvas, in pixels, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InkBox {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl InkBox {
    /// The middle of the box.
    pub fn middle(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}
