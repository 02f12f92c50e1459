//! The outline of a mask: the one that it was drawn by, or the traced edge of its pixels.

use super::Mask;
use super::border::borders;
use crate::outline::{Path, Point, Segment};

/// Of the pixels along an edge, every so many-th carries the curve: fewer would cut corners off,
/// more would follow the steps of the pixels.
const STRIDE: usize = 4;
/// Edges of fewer pixels are specks.
const LEAST: usize = 16;

impl Mask {
    /// The outline of the region in pixels of the canvas; for an inverted one, that of the shape
    /// that it surrounds.
    pub fn outline(&self) -> Path {
        self.outline.clone().unwrap_or_else(|| self.trace())
    }

    /// Smooth curves along the edges of the region, quadratic B-splines.
    fn trace(&self) -> Path {
        let inside = |x: i32, y: i32| {
            let on_canvas = x >= 0 && y >= 0 && x < self.width() as i32 && y < self.height() as i32;
            on_canvas && self.contains(x as u32, y as u32) != self.inverted
        };
        let mut segments = Vec::new();
        for border in borders(self.size(), inside) {
            if border.len() < LEAST {
                continue;
            }
            let corners: Vec<Point> = border
                .iter()
                .step_by(STRIDE)
                .map(|&(x, y)| Point::new(x as f32 + 0.5, y as f32 + 0.5))
                .collect();
            let middle = |a: Point, b: Point| Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
            let next = |index: usize| corners[(index + 1) % corners.len()];
            segments.push(Segment::MoveTo(middle(corners[0], next(0))));
            let curve = |index: usize| {
                let control = next(index);
                Segment::QuadTo(control, middle(control, next(index + 1)))
            };
            segments.extend((0..corners.len()).map(curve));
            segments.push(Segment::Close);
        }
        Path { segments, ..Path::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{MaskOptions, Shape, Size};

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
            let path = ring(inverted).outline();
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
        let corners: Vec<Point> = ends(&mask.outline()).collect();
        let p = Point::new;
        assert_eq!(corners, [p(50.0, 2.0), p(98.0, 50.0), p(50.0, 98.0), p(2.0, 50.0)]);
    }
}
