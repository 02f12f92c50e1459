//! The outline of a word: its curves, one em high, and its coloured layers.

use super::extent::Extent;
use super::point::{Bounds, Point};
use std::borrow::Cow;
use std::ops::Range;

/// One segment of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Starts a contour.
    MoveTo(Point),
    /// A straight line to the point.
    LineTo(Point),
    /// A quadratic Bézier curve: control point, end.
    QuadTo(Point, Point),
    /// A cubic Bézier curve: two control points, end.
    CurveTo(Point, Point, Point),
    /// Closes the contour.
    Close,
}

impl Segment {
    /// The segment with each of its points replaced by what `f` makes of it.
    ///
    /// For an affine `f` (scale, rotation, shift) this is the image of the segment.
    pub fn map(self, f: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::MoveTo(p) => Self::MoveTo(f(p)),
            Self::LineTo(p) => Self::LineTo(f(p)),
            Self::QuadTo(c, p) => Self::QuadTo(f(c), f(p)),
            Self::CurveTo(c, d, p) => Self::CurveTo(f(c), f(d), f(p)),
            Self::Close => Self::Close,
        }
    }
}

/// The outline of a word: one em is 1.0, y points down, the origin is the left end of the
/// baseline. Filled by the non-zero rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// The contours, one after the other.
    pub segments: Vec<Segment>,
    /// The distance from the origin to where a next word would start, in em.
    pub advance: f32,
    /// The parts that have colours of their own, as in colour emoji, the lowest first. Default:
    /// none.
    pub layers: Vec<Layer>,
}

/// A part of an outline that has a colour of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Its segments.
    pub segments: Range<usize>,
    /// Red, green, blue; `None` is the colour of the word.
    pub rgb: Option<[u8; 3]>,
    /// From over 0 to 1, which covers what lies below.
    pub opacity: f32,
}

/// A part of an outline that is filled at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// Its outline.
    pub path: Cow<'a, Path>,
    /// Red, green, blue; `None` is the colour of the word.
    pub rgb: Option<[u8; 3]>,
    /// From over 0 to 1.
    pub opacity: f32,
}

impl Path {
    /// What is to be filled one after the other: all that has the colour of the word, then the
    /// layers.
    pub fn parts(&self) -> Vec<Part<'_>> {
        if self.layers.is_empty() {
            return vec![Part { path: Cow::Borrowed(self), rgb: None, opacity: 1.0 }];
        }
        let path = |segments: Vec<Segment>| {
            Cow::Owned(Self { segments, advance: self.advance, layers: Vec::new() })
        };
        let has_layer = |index: &usize| self.layers.iter().any(|l| l.segments.contains(index));
        let plain = (0..self.segments.len()).filter(|index| !has_layer(index));
        let plain: Vec<Segment> = plain.map(|index| self.segments[index]).collect();
        let mut parts = Vec::with_capacity(self.layers.len() + 1);
        if !plain.is_empty() {
            parts.push(Part { path: path(plain), rgb: None, opacity: 1.0 });
        }
        parts.extend(self.layers.iter().map(|layer| {
            let segments = self.segments.get(layer.segments.clone()).unwrap_or_default();
            Part { path: path(segments.to_vec()), rgb: layer.rgb, opacity: layer.opacity }
        }));
        parts
    }

    /// The tight box of the ink: of the curves themselves, not of their control points.
    ///
    /// `None` if there is no ink, as for a space.
    pub fn bounds(&self) -> Option<Bounds> {
        let mut x = Extent::default();
        let mut y = Extent::default();
        let mut at = Point::default();
        for &segment in &self.segments {
            match segment {
                Segment::MoveTo(p) => at = p,
                Segment::LineTo(p) => {
                    x.line(at.x, p.x);
                    y.line(at.y, p.y);
                    at = p;
                }
                Segment::QuadTo(c, p) => {
                    x.quad(at.x, c.x, p.x);
                    y.quad(at.y, c.y, p.y);
                    at = p;
                }
                Segment::CurveTo(c, d, p) => {
                    x.cubic(at.x, c.x, d.x, p.x);
                    y.cubic(at.y, c.y, d.y, p.y);
                    at = p;
                }
                // The line back to the start joins two points that are counted already.
                Segment::Close => {}
            }
        }
        (x.min <= x.max)
            .then(|| Bounds { min: Point::new(x.min, y.min), max: Point::new(x.max, y.max) })
    }

    /// Adds the contours of `other`, shifted by `offset`; the advance stays as it is.
    pub fn append(&mut self, other: &Self, offset: Point) {
        let start = self.segments.len();
        self.segments.extend(other.segments.iter().map(|s| s.map(|p| p + offset)));
        self.layers.extend(other.layers.iter().map(|layer| Layer {
            segments: layer.segments.start + start..layer.segments.end + start,
            ..layer.clone()
        }));
    }

    /// The outline with each point replaced by what `f` makes of it; the advance stays as it is.
    ///
    /// For an affine `f` (scale, rotation, shift) this is the image of the outline.
    pub fn map(&self, f: impl Fn(Point) -> Point) -> Self {
        Self {
            segments: self.segments.iter().map(|s| s.map(&f)).collect(),
            advance: self.advance,
            layers: self.layers.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn path(segments: Vec<Segment>) -> Path {
        Path { segments, ..Path::default() }
    }

    #[test]
    fn bounds_of_nothing() {
        assert_eq!(Path::default().bounds(), None);
        assert_eq!(
            path(vec![Segment::MoveTo(Point::new(3.0, 4.0)), Segment::Close]).bounds(),
            None
        );
    }

    #[test]
    fn bounds_are_of_the_curve_and_not_of_its_control_points() {
        // A parabola whose top is half as high as its control point.
        let quad = path(vec![
            Segment::MoveTo(Point::new(0.0, 0.0)),
            Segment::QuadTo(Point::new(1.0, -2.0), Point::new(2.0, 0.0)),
            Segment::Close,
        ]);
        let expected = Bounds { min: Point::new(0.0, -1.0), max: Point::new(2.0, 0.0) };
        assert_eq!(quad.bounds(), Some(expected));
        // Both controls at the same height: three quarters of it.
        let cubic = path(vec![
            Segment::MoveTo(Point::new(0.0, 0.0)),
            Segment::CurveTo(Point::new(0.0, 4.0), Point::new(2.0, 4.0), Point::new(2.0, 0.0)),
            Segment::Close,
        ]);
        let expected = Bounds { min: Point::new(0.0, 0.0), max: Point::new(2.0, 3.0) };
        assert_eq!(cubic.bounds(), Some(expected));
    }

    #[test]
    fn append_shifts_and_keeps_the_advance() {
        let mut word = Path { advance: 2.0, ..Path::default() };
        let line = path(vec![
            Segment::MoveTo(Point::new(0.0, 0.0)),
            Segment::LineTo(Point::new(1.0, 1.0)),
        ]);
        word.append(&line, Point::new(2.0, -1.0));
        assert_eq!(word.segments[1], Segment::LineTo(Point::new(3.0, 0.0)));
        assert_eq!(word.advance, 2.0);
        let back = word.map(|p| p - Point::new(2.0, -1.0));
        assert_eq!(back.segments, line.segments);
    }

    proptest! {
        /// No point of a curve is outside the box, and the box is no larger than the curve.
        #[test]
        fn bounds_are_tight(c in prop::array::uniform8(-4.0f32..4.0)) {
            let points = [0, 2, 4, 6].map(|i| Point::new(c[i], c[i + 1]));
            let cubic = path(vec![
                Segment::MoveTo(points[0]),
                Segment::CurveTo(points[1], points[2], points[3]),
            ]);
            let quad = path(vec![
                Segment::MoveTo(points[0]),
                Segment::QuadTo(points[1], points[2]),
            ]);
            for (curve, controls) in [(cubic, &points[..]), (quad, &points[..3])] {
                let bounds = curve.bounds().expect("a curve has ink");
                let mut sampled = Bounds { min: controls[0], max: controls[0] };
                for i in 0..=1000 {
                    let p = casteljau(controls, i as f32 / 1000.0);
                    sampled.min = Point::new(sampled.min.x.min(p.x), sampled.min.y.min(p.y));
                    sampled.max = Point::new(sampled.max.x.max(p.x), sampled.max.y.max(p.y));
                }
                for (exact, sample) in [(bounds.min, sampled.min), (bounds.max, sampled.max)] {
                    prop_assert!((exact.x - sample.x).abs() < 1e-4, "{exact:?} {sample:?}");
                    prop_assert!((exact.y - sample.y).abs() < 1e-4, "{exact:?} {sample:?}");
                }
            }
        }
    }

    fn casteljau(points: &[Point], t: f32) -> Point {
        if let [p] = points {
            return *p;
        }
        let mix = |a: f32, b: f32| a + (b - a) * t;
        let next: Vec<Point> = points
            .windows(2)
            .map(|w| Point::new(mix(w[0].x, w[1].x), mix(w[0].y, w[1].y)))
            .collect();
        casteljau(&next, t)
    }
}
