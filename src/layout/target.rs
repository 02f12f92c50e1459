//! Targets: what places are near to, and how far they are from it.

use super::board::{BLOCK_COLUMNS, BLOCK_ROWS};
use super::depth::DistanceField;

/// Which places are taken first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Metric {
    /// The default: [`Metric::Ellipse`] on a whole canvas, [`Metric::DistanceField`] in a mask.
    #[default]
    Auto,
    /// The nearest to the centre, in ellipses of the region's proportions: a rounded cloud.
    Ellipse,
    /// The nearest to the centre, in rectangles of the region's proportions: fills the corners too.
    Rectangle,
    /// The farthest from the edge of the mask, so that the smallest words draw the edge; parts of
    /// the mask that do not hang together fill at the same pace.
    DistanceField,
}

/// What places are near to.
///
/// Distances are integers, so that no rounding decides between two places on any machine.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Center(Center),
    Field(DistanceField),
}

impl Target {
    /// The distance of a pixel.
    pub(super) fn distance(&self, x: usize, y: usize) -> i64 {
        match self {
            Self::Center(center) => center.distance(x as i64, y as i64),
            Self::Field(field) => field.cost(x, y),
        }
    }

    /// The least distance of any pixel in a block.
    pub(super) fn lower_bound(&self, x: usize, y: usize) -> i64 {
        match self {
            Self::Center(center) => center.lower_bound(x as i64, y as i64),
            Self::Field(field) => field.lower_bound(x, y, BLOCK_COLUMNS, BLOCK_ROWS),
        }
    }

    /// Whether a block with this lower bound has a pixel of the region.
    pub(super) fn reaches(&self, bound: i64) -> bool {
        match self {
            Self::Center(_) => true,
            Self::Field(_) => !DistanceField::is_outside(bound),
        }
    }
}

/// A place to be near to, and how far other places are from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Center {
    /// Rectangles instead of ellipses.
    pub(super) rectangular: bool,
    /// The centre in half pixels.
    pub(super) center: (i64, i64),
    /// Width and height whose proportions the metric has.
    pub(super) proportions: (i64, i64),
}

impl Center {
    /// Near to an anchor, in circles.
    pub(super) fn at((x, y): (i64, i64)) -> Self {
        Self { rectangular: false, center: (2 * x, 2 * y), proportions: (1, 1) }
    }

    /// The squared distance of a pixel.
    pub(super) fn distance(&self, x: i64, y: i64) -> i64 {
        self.measure((2 * x - self.center.0).abs(), (2 * y - self.center.1).abs())
    }

    fn measure(&self, dx: i64, dy: i64) -> i64 {
        let (dx, dy) = (dx * self.proportions.1, dy * self.proportions.0);
        let round = dx * dx + dy * dy;
        let far = dx.max(dy);
        // A twentieth of the round distance leads along the edges of equal rectangles.
        if self.rectangular { 20 * far * far + round } else { round }
    }

    /// The least distance of any pixel in a block.
    pub(super) fn lower_bound(&self, x: i64, y: i64) -> i64 {
        let gap = |low: i64, length: i64, center: i64| {
            (2 * low - center).max(center - 2 * (low + length - 1)).max(0)
        };
        self.measure(
            gap(x, BLOCK_COLUMNS as i64, self.center.0),
            gap(y, BLOCK_ROWS as i64, self.center.1),
        )
    }
}
