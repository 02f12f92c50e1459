//! What is placed.

use super::place::Place;
use crate::outline::Path;

/// Something to place.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Item {
    /// Its outline, one em high.
    pub path: Path,
    /// Its weight, above 0; only the ratio to the other weights matters.
    pub weight: f64,
    /// Whether its outline is a column to be read from top to bottom, which is never rotated.
    pub column: bool,
    /// Where it is to stand.
    pub place: Place,
    /// Its rotation in degrees, clockwise; `None` leaves it to the options.
    pub angle: Option<f32>,
}

crate::setters::setters! { Item {
    column: bool,
    place: Place,
    angle: impl Into<Option<f32>>,
} }

impl Item {
    /// An item in a line, which is placed and rotated as the options say.
    pub fn new(path: Path, weight: f64) -> Self {
        Self { path, weight, column: false, place: Place::Free, angle: None }
    }
}
