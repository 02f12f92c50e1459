//! Coverage: the share of the mask that the boxes of the words with their padding take.

use super::Padding;
use super::problem::{Attempt, Problem};
use super::sprite::Sprite;

/// The share of the mask that the boxes of the words and their padding take in a full layout of
/// very many words; the search for the scale starts here. With gaps that follow the font size, and
/// with gaps in pixels.
const USUAL_COVERAGE: [f64; 2] = [0.99, 0.97];
/// What a layout of [`MANY`] words or more takes less, times the root of their number: along the
/// edge of the canvas every word wastes some room.
const EDGE_LOSS: f64 = 1.1;
/// Fewer words start from above: how much they take differs from list to list, and the way down is
/// found in fewer passes than the way up.
const MANY: usize = 100;
/// The same in a mask, where more is lost along the edge.
const SHAPE_COVERAGE: f64 = 0.86;
/// What words larger than [`LARGE`] times the median one add, times their share of the area beyond
/// [`FEW`]: others stand in and between their characters, where box lies on box. Measured with gaps
/// in pixels.
const LARGE_GAIN: f64 = 0.25;
/// See [`LARGE_GAIN`].
const LARGE: f64 = 3.0;
/// See [`LARGE_GAIN`].
const FEW: f64 = 0.05;

impl Problem<'_> {
    /// What the words take in a full layout, about.
    pub(super) fn usual_coverage(&self) -> f64 {
        let [following, fixed] = USUAL_COVERAGE;
        let count = self.items.len();
        let edge = EDGE_LOSS / (count as f64).sqrt();
        match self.options.padding {
            _ if self.depths.is_some() => SHAPE_COVERAGE,
            Padding::Em { .. } if count < MANY => following,
            Padding::Em { .. } => following - edge,
            Padding::Pixels(_) if count < MANY => fixed,
            Padding::Pixels(_) => {
                fixed - edge + LARGE_GAIN * (self.share_of_large() - FEW).max(0.0)
            }
        }
    }

    /// The share of the words' area that is taken by those larger than [`LARGE`] times the median.
    fn share_of_large(&self) -> f64 {
        let area = |count| (0..count).map(|index| self.box_area(index)).sum::<f64>();
        let (count, least) = (self.sizes.len(), LARGE * self.sizes[self.sizes.len() / 2]);
        // Sizes fall.
        area(self.sizes.partition_point(|&size| size > least)) / area(count).max(1e-9)
    }

    /// The scale at which the boxes of the words with the gaps between them take a share of the
    /// mask.
    pub(super) fn scale_of_coverage(&self, coverage: f64) -> f64 {
        let gap = match self.options.padding {
            Padding::Pixels(pixels) => f64::from(pixels),
            Padding::Em { .. } => 0.0,
        };
        let (mut area, mut sides, mut corners) = (1e-9, 0.0, 0.0);
        for index in 0..self.items.len() {
            let (width, height) = self.boxes[index];
            area += self.box_area(index);
            sides += (width + height) * self.sizes[index] * gap;
            corners += gap * gap;
        }
        // area s² + sides s + corners = coverage x mask
        let room = (coverage * self.mask.area() as f64 - corners).max(1.0);
        ((sides * sides + 4.0 * area * room).sqrt() - sides) / (2.0 * area)
    }

    /// The area of an item's box with its padding, at a scale of 1.
    pub(super) fn box_area(&self, index: usize) -> f64 {
        let (width, height) = self.boxes[index];
        let (pad_x, pad_y) = self.padding(index).em();
        (width + pad_x) * (height + pad_y) * self.sizes[index] * self.sizes[index]
    }

    /// The share of the words' boxes that an attempt has placed.
    pub(super) fn placed_coverage(&self, attempt: &Attempt) -> f64 {
        let area = |sprite: &Sprite| (sprite.claim.width * sprite.claim.height) as f64;
        let all: f64 = attempt.sprites.iter().map(area).sum();
        let pairs = attempt.sprites.iter().zip(&attempt.anchors);
        let placed = pairs.filter(|(_, anchor)| anchor.is_some());
        placed.map(|(sprite, _)| area(sprite)).sum::<f64>() / all.max(1.0)
    }
}
