//! Places: where an item is wanted, when it is not free to go anywhere.

use super::target::Center;
use crate::outline::Point;

/// Where an item is to stand. Points are those of the middle of its ink's box, in pixels of the
/// canvas, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Place {
    /// Where the layout likes. The default.
    #[default]
    Free,
    /// At the free place nearest to a point when its turn comes, such as where it stood in a
    /// previous layout.
    Near(Point),
    /// At a point, before all items that are not pinned. Only where it would leave the mask or meet
    /// another pinned item does it stand beside that point, as near as it can.
    Pinned(Point),
}

impl Place {
    /// The point that the item is to be near to.
    pub(super) fn point(self) -> Option<Point> {
        match self {
            Self::Free => None,
            Self::Near(point) | Self::Pinned(point) => Some(point),
        }
    }

    pub(super) fn is_pinned(self) -> bool {
        matches!(self, Self::Pinned(_))
    }

    /// The target of the search on a canvas that is `reduction` times smaller.
    pub(super) fn target(self, reduction: f64) -> Option<Center> {
        let pixels = |length: f32| (f64::from(length) / reduction).round() as i64;
        let Point { x, y } = self.point()?;
        Some(Center::at((pixels(x), pixels(y))))
    }
}
