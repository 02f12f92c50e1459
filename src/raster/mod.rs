//! Rasterizing: path → coverage, by exact signed areas in an accumulation buffer.
//!
//! The layout's bit masks and the exporters' pixels come from this one function at one sub-pixel
//! phase; that is why ink that did not overlap in the layout cannot overlap in the picture. The
//! method is that of font-rs (Raph Levien, "Inside the fastest font renderer in the world", 2016).

mod rasterizer;
mod vector;

pub(crate) use rasterizer::{LANES, Rasterizer, min};
pub(crate) use vector::vectorized;

use crate::outline::{Path, Point};

/// A pixel counts as ink from this coverage on, of 255.
pub(crate) const INK_THRESHOLD: u8 = 16;

/// The coverage of a shape on the pixels of its box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The left edge of the box on the canvas, in pixels.
    pub left: i32,
    /// The top edge of the box on the canvas, in pixels.
    pub top: i32,
    /// Width of the box in pixels.
    pub width: usize,
    /// Height of the box in pixels.
    pub height: usize,
    /// Coverage row by row, 0 (outside) to 255 (inside).
    pub alpha: Vec<u8>,
}

/// Rasterizes a path at a size and a place.
///
/// `origin` is where the path's origin stands on the canvas in pixels, `font_size` the pixels of
/// one em, `angle` the clockwise rotation about the origin in degrees. A path without area gives an
/// empty box.
pub fn rasterize(path: &Path, origin: Point, font_size: f32, angle: f32) -> Coverage {
    let mut rasterizer = Rasterizer::default();
    rasterizer.fill(path, origin, font_size, angle);
    let Rasterizer { left, top, width, height, .. } = rasterizer;
    let mut alpha = vec![0; width * height];
    for (band, rows) in alpha.chunks_mut((width * LANES).max(1)).enumerate() {
        for (x, coverage) in rasterizer.band(band).enumerate() {
            for (row, coverage) in rows.chunks_exact_mut(width).zip(coverage) {
                row[x] = (min(coverage, 1.0) * 255.0 + 0.5) as u8;
            }
        }
    }
    Coverage { left, top, width, height, alpha }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Segment;

    fn rectangle(left: f32, top: f32, right: f32, bottom: f32) -> Path {
        let p = |x, y| Point { x, y };
        Path {
            segments: vec![
                Segment::MoveTo(p(left, top)),
                Segment::LineTo(p(right, top)),
                Segment::LineTo(p(right, bottom)),
                Segment::LineTo(p(left, bottom)),
                Segment::Close,
            ],
            advance: right,
            ..Path::default()
        }
    }

    #[test]
    fn covers_a_rectangle_by_area() {
        let coverage =
            rasterize(&rectangle(0.25, 0.0, 2.0, 1.5), Point { x: 3.0, y: -2.0 }, 1.0, 0.0);
        assert_eq!((coverage.left, coverage.top), (3, -2));
        assert_eq!((coverage.width, coverage.height), (2, 2));
        assert_eq!(coverage.alpha, [191, 255, 96, 128]);
    }

    #[test]
    fn covers_a_triangle_by_area() {
        let p = |x, y| Point { x, y };
        let path = Path {
            segments: vec![
                Segment::MoveTo(p(0.0, 0.0)),
                Segment::LineTo(p(8.0, 4.0)),
                Segment::LineTo(p(0.0, 4.0)),
            ],
            advance: 8.0,
            ..Path::default()
        };
        let coverage = rasterize(&path, Point::default(), 1.0, 0.0);
        let sum: f64 = coverage.alpha.iter().map(|&a| f64::from(a) / 255.0).sum();
        assert!((sum - 16.0).abs() < 0.05, "area of the triangle is 16, got {sum}");
    }

    #[test]
    fn a_quarter_turn_turns_the_box() {
        let path = rectangle(0.0, 0.0, 4.0, 1.0);
        let coverage = rasterize(&path, Point::default(), 2.0, 90.0);
        assert_eq!((coverage.left, coverage.top), (-2, 0));
        assert_eq!((coverage.width, coverage.height), (2, 8));
        assert!(coverage.alpha.iter().all(|&a| a == 255));
    }

    #[test]
    fn overlapping_contours_are_one_shape() {
        let mut path = rectangle(0.0, 0.0, 2.0, 2.0);
        path.segments.extend(rectangle(1.0, 0.0, 3.0, 2.0).segments);
        let coverage = rasterize(&path, Point::default(), 1.0, 0.0);
        assert!(coverage.alpha.iter().all(|&a| a == 255));
    }

    #[test]
    fn nothing_gives_an_empty_box() {
        assert_eq!(rasterize(&Path::default(), Point::default(), 10.0, 0.0), Coverage::default());
    }
}
