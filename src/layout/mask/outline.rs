//! The outline of a mask: the one that it was drawn by, or the traced edge of its pixels.

use super::Mask;
use crate::Result;
use crate::outline::Path;

impl Mask {
    /// The outline of the region in pixels of the canvas; for an inverted one, that of the shape
    /// that it surrounds.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`](crate::ErrorKind::Options) for a mask of pixels, if the library is
    /// built without the feature `contour`.
    pub fn outline(&self) -> Result<Path> {
        self.outline.clone().map_or_else(|| self.trace(), Ok)
    }

    #[cfg(not(feature = "contour"))]
    fn trace(&self) -> Result<Path> {
        let message = "to trace the edge of a mask of pixels takes the feature `contour`";
        Err(crate::Error::new(crate::ErrorKind::Options, message))
    }

    #[cfg(feature = "contour")]
    fn trace(&self) -> Result<Path> {
        Ok(super::trace::trace(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{MaskOptions, Shape, Size};
    use crate::outline::{Point, Segment};

    /// A ring from 20 to 40 pixels around the middle.
    fn ring(inverted: bool) -> Mask {
        let inside = |x: u32, y: u32| {
            let (dx, dy) = (x as i32 - 50, y as i32 - 50);
            (20 * 20..=40 * 40).contains(&(dx * dx + dy * dy)) != inverted
        };
        let mask = Mask::from_fn(Size { width: 120, height: 101 }, inside);
        Mask { inverted, ..mask }
    }

    fn ends(path: &Path) -> impl Iterator<Item = Point> {
        path.segments.iter().filter_map(|segment| match *segment {
            Segment::MoveTo(to) | Segment::LineTo(to) | Segment::QuadTo(_, to) => Some(to),
            _ => None,
        })
    }

    #[test]
    fn a_traced_ring_has_two_round_edges() {
        for inverted in [false, true] {
            let path = ring(inverted).outline().unwrap();
            let starts = path.segments.iter().filter(|s| matches!(s, Segment::MoveTo(_))).count();
            assert_eq!(starts, 2);
            for point in ends(&path) {
                let (dx, dy) = (point.x - 50.5, point.y - 50.5);
                let radius = (dx * dx + dy * dy).sqrt();
                let off = (radius - 20.0).abs().min((radius - 40.0).abs());
                assert!(off < 1.5, "{radius}");
            }
        }
    }

    #[test]
    fn a_shape_keeps_its_own_outline() {
        let size = Size { width: 100, height: 100 };
        let mask = Mask::from_shape(Shape::Diamond, size, &MaskOptions::default()).unwrap();
        let corners: Vec<Point> = ends(&mask.outline().unwrap()).collect();
        let p = Point::new;
        assert_eq!(corners, [p(50.0, 2.0), p(98.0, 50.0), p(50.0, 98.0), p(2.0, 50.0)]);
    }
}
