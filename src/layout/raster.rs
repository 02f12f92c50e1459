//! Rasterizing: path → coverage, by exact signed areas in an accumulation buffer.
//!
//! The layout's bit masks and the exporters' pixels come from this one function at one sub-pixel
//! phase; that is why ink that did not overlap in the layout cannot overlap in the picture. The
//! method is that of font-rs (Raph Levien, "Inside the fastest font renderer in the world", 2016).

use super::vector::vectorized;
use crate::font::{Path, Point, Segment};

/// How far a flattened curve may be from the true one, in pixels.
const TOLERANCE: f32 = 0.1;
/// A pixel counts as ink from this coverage on, of 255.
pub const INK_THRESHOLD: u8 = 16;

/// Rows whose coverage is summed side by side.
pub(super) const LANES: usize = 8;

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

/// The contours of a path as polygons, each closed by the line from its last point to its first.
///
/// The arguments are those of [`rasterize`].
pub fn flatten(path: &Path, origin: Point, font_size: f32, angle: f32) -> Vec<Vec<Point>> {
    let mut rasterizer = Rasterizer::default();
    rasterizer.flatten(path, origin, &Transform::new(font_size, angle));
    let Rasterizer { points, contours, .. } = rasterizer;
    let ends = contours.iter().skip(1).copied().chain([points.len()]);
    contours.iter().zip(ends).map(|(&start, end)| points[start..end].to_vec()).collect()
}

/// The accumulation buffer of one shape, kept so that its memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Rasterizer {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: usize,
    pub(super) height: usize,
    points: Vec<Point>,
    /// Start of each contour in `points`.
    contours: Vec<usize>,
    /// Differences of the coverage along the rows. [`LANES`] rows stand interleaved, so that their
    /// sums run side by side: pixel x of row y is at `(y / LANES * stride + x) * LANES + y % LANES`.
    differences: Vec<f32>,
}

impl Rasterizer {
    /// Accumulates the signed areas of a path; [`Rasterizer::band`] reads the coverage.
    pub(super) fn fill(&mut self, path: &Path, origin: Point, font_size: f32, angle: f32) {
        self.flatten(path, origin, &Transform::new(font_size, angle));
        self.size_to_points();
        self.differences.clear();
        let bands = self.height.div_ceil(LANES);
        self.differences.resize(self.stride() * bands * LANES, 0.0);
        vectorized(
            #[inline(always)]
            || self.accumulate_all(),
        );
    }

    #[inline(always)]
    fn accumulate_all(&mut self) {
        for contour in 0..self.contours.len() {
            let start = self.contours[contour];
            let end = self.contours.get(contour + 1).copied().unwrap_or(self.points.len());
            let Some(&last) = self.points[start..end].last() else { continue };
            let mut from = last;
            for point in start..end {
                let to = self.points[point];
                self.accumulate(from, to);
                from = to;
            }
        }
    }

    /// The cells of one row of the buffer: three more than its pixels, for what an edge on the right
    /// side spills.
    fn stride(&self) -> usize {
        self.width + 3
    }

    /// The coverage of [`LANES`] rows, pixel by pixel from left to right; lane 0 is row
    /// `band * LANES`. Rows below the box have none.
    #[inline(always)]
    pub(super) fn band(&self, band: usize) -> impl Iterator<Item = [f32; LANES]> {
        let cells = self.stride() * LANES;
        let (columns, _) = self.differences[band * cells..(band + 1) * cells].as_chunks::<LANES>();
        let sum = |sums: &mut [f32; LANES], differences: &[f32; LANES]| {
            for (sum, difference) in sums.iter_mut().zip(differences) {
                *sum += difference;
            }
            Some(sums.map(f32::abs))
        };
        columns[..self.width].iter().scan([0.0; LANES], sum)
    }

    fn flatten(&mut self, path: &Path, origin: Point, transform: &Transform) {
        self.points.clear();
        self.contours.clear();
        let map = |p: Point| transform.apply(p, origin);
        let mut at = map(Point::default());
        for segment in &path.segments {
            match *segment {
                Segment::MoveTo(to) => {
                    at = map(to);
                    self.contours.push(self.points.len());
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

    /// Sets the box to that of the points and moves the points into it.
    fn size_to_points(&mut self) {
        let mut low = Point { x: f32::INFINITY, y: f32::INFINITY };
        let mut high = Point { x: f32::NEG_INFINITY, y: f32::NEG_INFINITY };
        for point in &self.points {
            low = Point { x: min(point.x, low.x), y: min(point.y, low.y) };
            high = Point { x: max(point.x, high.x), y: max(point.y, high.y) };
        }
        if self.points.is_empty() {
            (self.left, self.top, self.width, self.height) = (0, 0, 0, 0);
            return;
        }
        let (left, top) = (low.x.floor(), low.y.floor());
        (self.left, self.top) = (left as i32, top as i32);
        self.width = (high.x - left).ceil() as usize;
        self.height = (high.y - top).ceil() as usize;
        for point in &mut self.points {
            *point = Point { x: point.x - left, y: point.y - top };
        }
    }

    /// Adds the area to the right of one edge to the buffer.
    #[inline(always)]
    fn accumulate(&mut self, from: Point, to: Point) {
        if from.y == to.y {
            return;
        }
        let (direction, upper, lower) =
            if from.y < to.y { (1.0, from, to) } else { (-1.0, to, from) };
        let (stride, limit) = (self.stride(), self.width as f32);
        let rows = floor(upper.y)..ceil(lower.y).min(self.height);
        let height = |row: usize| min(row as f32 + 1.0, lower.y) - max(row as f32, upper.y);
        if upper.x == lower.x {
            let column = floor(upper.x);
            let share = upper.x - column as f32;
            for band in rows.start / LANES..rows.end.div_ceil(LANES) {
                let start = (band * stride + column) * LANES;
                let cells = &mut self.differences[start..start + 2 * LANES];
                let (column, next) = cells.split_at_mut(LANES);
                for lane in 0..LANES {
                    let area = max(height(band * LANES + lane), 0.0) * direction;
                    column[lane] += area - area * share;
                    next[lane] += area * share;
                }
            }
            return;
        }
        let slope = (lower.x - upper.x) / (lower.y - upper.y);
        let mut x = upper.x;
        for row in rows {
            let bottom = min(row as f32 + 1.0, lower.y);
            // Rounding may carry an edge a hair outside the box.
            let next = min(max(upper.x + slope * (bottom - upper.y), 0.0), limit);
            let (left, right) = (min(x, next), max(x, next));
            let first = floor(left);
            let start = (row / LANES * stride + first) * LANES + row % LANES;
            let cells = &mut self.differences[start..];
            add_area(cells, height(row) * direction, left - first as f32, right - left);
            x = next;
        }
    }
}

/// Adds the area to the right of an edge that crosses one row from `start`, a place in the first
/// cell, over `width` pixels; the cells stand [`LANES`] apart.
#[inline(always)]
fn add_area(cells: &mut [f32], area: f32, start: f32, width: f32) {
    let end = start + width;
    if width <= 1.0 {
        // Whether the edge reaches the second cell is not asked: it cannot be foretold.
        let beyond = max(end - 1.0, 0.0);
        let last = 0.5 * beyond * beyond / max(width, f32::MIN_POSITIVE);
        let first = 1.0 - start - 0.5 * width + last;
        let cells = &mut cells[..=2 * LANES];
        cells[0] += area * first;
        cells[LANES] += area * (1.0 - first - last);
        cells[2 * LANES] += area * last;
        return;
    }
    let count = ceil(end);
    let per_pixel = width.recip();
    let first = 0.5 * per_pixel * (1.0 - start) * (1.0 - start);
    let rest = end - (count - 1) as f32;
    let last = 0.5 * per_pixel * rest * rest;
    cells[0] += area * first;
    if count == 2 {
        cells[LANES] += area * (1.0 - first - last);
    } else {
        let second = per_pixel * (1.5 - start);
        cells[LANES] += area * (second - first);
        for cell in 2..count - 1 {
            cells[cell * LANES] += area * per_pixel;
        }
        let before_last = second + (count - 3) as f32 * per_pixel;
        cells[(count - 1) * LANES] += area * (1.0 - before_last - last);
    }
    cells[count * LANES] += area * last;
}

/// The lesser of two numbers.
///
/// [`f32::min`] takes three instructions instead of one, for the sake of what is no number.
#[inline(always)]
pub(super) fn min(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// The greater of two numbers; see [`min`].
#[inline(always)]
fn max(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The greatest whole number that is not above `value`, which is not negative and below 2³¹.
///
/// By way of a signed number of 32 bits, which is one instruction instead of five.
#[inline(always)]
fn floor(value: f32) -> usize {
    value as i32 as usize
}

/// The least whole number that is not below `value`, which is not negative.
///
/// [`f32::ceil`] is a call on processors without the instruction.
#[inline(always)]
fn ceil(value: f32) -> usize {
    let floor = floor(value);
    floor + usize::from((floor as f32) < value)
}

/// Width and height in em of the box around a rotated path's points.
pub(super) fn box_size(path: &Path, angle: f32) -> (f64, f64) {
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
    ceil(square.sqrt()).clamp(1, 64)
}

fn second_difference(a: Point, b: Point, c: Point) -> f32 {
    let (x, y) = (a.x - 2.0 * b.x + c.x, a.y - 2.0 * b.y + c.y);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

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
