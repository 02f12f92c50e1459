//! Flattening: curves → polygons in pixels.

use super::path::{Path, Segment};
use super::point::Point;

/// How far a flattened curve may be from the true one, in pixels.
const TOLERANCE: f32 = 0.1;

/// The contours of a path as polygons, each closed by the line from its last point to its first.
///
/// `origin` is where the path's origin stands in pixels, `font_size` the pixels of one em, `angle`
/// the clockwise rotation about the origin in degrees.
pub(crate) fn flatten(path: &Path, origin: Point, font_size: f32, angle: f32) -> Vec<Vec<Point>> {
    let mut polygons = Polygons::default();
    polygons.set(path, origin, font_size, angle);
    (0..polygons.starts.len()).map(|contour| polygons.contour(contour).to_vec()).collect()
}

/// Polygons whose memory is used again for those of the next path.
#[derive(Debug, Default)]
pub(crate) struct Polygons {
    /// The corners of all polygons.
    pub(crate) points: Vec<Point>,
    /// Where each polygon starts in `points`.
    pub(crate) starts: Vec<usize>,
}

impl Polygons {
    /// Takes the contours of a path; the arguments are those of [`flatten`].
    pub(crate) fn set(&mut self, path: &Path, origin: Point, font_size: f32, angle: f32) {
        self.points.clear();
        self.starts.clear();
        let transform = Transform::new(font_size, angle);
        let map = |p: Point| transform.apply(p, origin);
        let mut at = map(Point::default());
        for segment in &path.segments {
            match *segment {
                Segment::MoveTo(to) => {
                    at = map(to);
                    self.starts.push(self.points.len());
                    self.points.push(at);
                }
                Segment::LineTo(to) => {
                    at = map(to);
                    self.points.push(at);
                }
                Segment::QuadTo(control, to) => {
                    let (control, to) = (map(control), map(to));
                    self.push_quadratic(at, control, to);
                    at = to;
                }
                Segment::CurveTo(first, second, to) => {
                    let (first, second, to) = (map(first), map(second), map(to));
                    self.push_cubic(at, first, second, to);
                    at = to;
                }
                Segment::Close => {}
            }
        }
    }

    fn push_quadratic(&mut self, from: Point, control: Point, to: Point) {
        let bend = second_difference(from, control, to);
        // The chord error of n equal steps of a quadratic is |p0 - 2 p1 + p2| / (4 n²).
        let steps = steps(bend / (4.0 * TOLERANCE));
        for step in 1..steps {
            let t = step as f32 / steps as f32;
            let u = 1.0 - t;
            let (a, b, c) = (u * u, 2.0 * u * t, t * t);
            self.points.push(Point {
                x: a * from.x + b * control.x + c * to.x,
                y: a * from.y + b * control.y + c * to.y,
            });
        }
        self.points.push(to);
    }

    fn push_cubic(&mut self, from: Point, first: Point, second: Point, to: Point) {
        let bend = second_difference(from, first, second).max(second_difference(first, second, to));
        // The second derivative of a cubic is at most 6 times its largest second difference.
        let steps = steps(0.75 * bend / TOLERANCE);
        for step in 1..steps {
            let t = step as f32 / steps as f32;
            let u = 1.0 - t;
            let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
            self.points.push(Point {
                x: a * from.x + b * first.x + c * second.x + d * to.x,
                y: a * from.y + b * first.y + c * second.y + d * to.y,
            });
        }
        self.points.push(to);
    }

    /// The corners of one polygon.
    #[inline(always)]
    pub(crate) fn contour(&self, contour: usize) -> &[Point] {
        let end = self.starts.get(contour + 1).copied().unwrap_or(self.points.len());
        &self.points[self.starts[contour]..end]
    }
}

/// Width and height in em of the box around a rotated path's points.
pub(crate) fn box_size(path: &Path, angle: f32) -> (f64, f64) {
    let transform = Transform::new(1.0, angle);
    let mut low = Point { x: f32::INFINITY, y: f32::INFINITY };
    let mut high = Point { x: f32::NEG_INFINITY, y: f32::NEG_INFINITY };
    let mut include = |point: Point| {
        let point = transform.apply(point, Point::default());
        low = Point { x: low.x.min(point.x), y: low.y.min(point.y) };
        high = Point { x: high.x.max(point.x), y: high.y.max(point.y) };
    };
    for segment in &path.segments {
        match *segment {
            Segment::MoveTo(to) | Segment::LineTo(to) => include(to),
            Segment::QuadTo(control, to) => [control, to].into_iter().for_each(&mut include),
            Segment::CurveTo(first, second, to) => {
                [first, second, to].into_iter().for_each(&mut include);
            }
            Segment::Close => {}
        }
    }
    (f64::from((high.x - low.x).max(0.0)), f64::from((high.y - low.y).max(0.0)))
}

/// Rotation and scale of em units to pixels.
struct Transform {
    cos: f32,
    sin: f32,
}

impl Transform {
    fn new(font_size: f32, angle: f32) -> Self {
        // Right angles are exact, so that a vertical word is as sharp as a horizontal one.
        let (sin, cos) = match angle.rem_euclid(360.0) {
            0.0 => (0.0, 1.0),
            90.0 => (1.0, 0.0),
            180.0 => (0.0, -1.0),
            270.0 => (-1.0, 0.0),
            other => libm::sincosf(other.to_radians()),
        };
        Self { cos: cos * font_size, sin: sin * font_size }
    }

    fn apply(&self, p: Point, origin: Point) -> Point {
        Point {
            x: origin.x + p.x * self.cos - p.y * self.sin,
            y: origin.y + p.x * self.sin + p.y * self.cos,
        }
    }
}

/// The steps that a curve is flattened in, from the square that the error asks for.
fn steps(square: f32) -> usize {
    // `f32::ceil` is a call on processors without the instruction.
    let root = square.sqrt();
    let whole = root as i32 as usize;
    (whole + usize::from((whole as f32) < root)).clamp(1, 64)
}

fn second_difference(a: Point, b: Point, c: Point) -> f32 {
    let (x, y) = (a.x - 2.0 * b.x + c.x, a.y - 2.0 * b.y + c.y);
    (x * x + y * y).sqrt()
}
