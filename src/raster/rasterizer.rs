//! The accumulation buffer: the signed areas of polygons, summed along the rows.

use super::vector::vectorized;
use crate::outline::{Path, Point, Polygons};

/// Rows whose coverage is summed side by side.
pub(crate) const LANES: usize = 8;

/// The accumulation buffer of one shape, kept so that its memory is used again for the next one.
#[derive(Debug, Default)]
pub(crate) struct Rasterizer {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) width: usize,
    pub(crate) height: usize,
    polygons: Polygons,
    /// Differences of the coverage along the rows. [`LANES`] rows stand interleaved, so that their
    /// sums run side by side: pixel x of row y is at `(y / LANES * stride + x) * LANES + y %
    /// LANES`.
    differences: Vec<f32>,
}

impl Rasterizer {
    /// Accumulates the signed areas of a path; [`Rasterizer::band`] reads the coverage.
    pub(crate) fn fill(&mut self, path: &Path, origin: Point, font_size: f32, angle: f32) {
        self.polygons.set(path, origin, font_size, angle);
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
        // The polygons leave the buffer's owner while it is written.
        let polygons = std::mem::take(&mut self.polygons);
        for contour in 0..polygons.starts.len() {
            let points = polygons.contour(contour);
            let Some(&last) = points.last() else { continue };
            let mut from = last;
            for &to in points {
                self.accumulate(from, to);
                from = to;
            }
        }
        self.polygons = polygons;
    }

    /// The cells of one row of the buffer: three more than its pixels, for what an edge on the
    /// right side spills.
    fn stride(&self) -> usize {
        self.width + 3
    }

    /// The coverage of [`LANES`] rows, pixel by pixel from left to right; lane 0 is row
    /// `band * LANES`. Rows below the box have none.
    #[inline(always)]
    pub(crate) fn band(&self, band: usize) -> impl Iterator<Item = [f32; LANES]> {
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

    /// Sets the box to that of the points and moves the points into it.
    fn size_to_points(&mut self) {
        let mut low = Point { x: f32::INFINITY, y: f32::INFINITY };
        let mut high = Point { x: f32::NEG_INFINITY, y: f32::NEG_INFINITY };
        for point in &self.polygons.points {
            low = Point { x: min(point.x, low.x), y: min(point.y, low.y) };
            high = Point { x: max(point.x, high.x), y: max(point.y, high.y) };
        }
        if self.polygons.points.is_empty() {
            (self.left, self.top, self.width, self.height) = (0, 0, 0, 0);
            return;
        }
        let (left, top) = (low.x.floor(), low.y.floor());
        (self.left, self.top) = (left as i32, top as i32);
        self.width = (high.x - left).ceil() as usize;
        self.height = (high.y - top).ceil() as usize;
        for point in &mut self.polygons.points {
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
pub(crate) fn min(a: f32, b: f32) -> f32 {
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
