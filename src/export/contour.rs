//! Drawing the line around the region.

use crate::cloud::Contour;
use crate::outline::{Point, flatten};

/// The coverage of a contour on the rows of a band, `stride` pixels wide and from the row `top` on;
/// `scale` pixels for each of the cloud.
///
/// A pixel is covered by its distance to the line, which makes round joints and never covers it
/// twice.
pub(super) fn coverage(
    contour: &Contour,
    scale: f32,
    (stride, rows): (usize, usize),
    top: usize,
) -> Vec<u8> {
    let mut alpha = vec![0; stride * rows];
    let reach = contour.width * scale / 2.0 + 0.5;
    for polygon in flatten(&contour.path, Point::default(), scale, 0.0) {
        let ends = polygon.iter().cycle().skip(1);
        for (&from, &to) in polygon.iter().zip(ends) {
            let line = Line::new(from, to);
            let first = |low: f32, start: usize, count: usize| {
                ((low - reach).floor() as i64 - start as i64).clamp(0, count as i64) as usize
            };
            let last = |high: f32, start: usize, count: usize| {
                ((high + reach).ceil() as i64 - start as i64).clamp(0, count as i64) as usize
            };
            let columns = first(from.x.min(to.x), 0, stride)..last(from.x.max(to.x), 0, stride);
            for row in first(from.y.min(to.y), top, rows)..last(from.y.max(to.y), top, rows) {
                for column in columns.clone() {
                    let center = Point::new(column as f32 + 0.5, (top + row) as f32 + 0.5);
                    let covered = (reach - line.distance(center)).clamp(0.0, 1.0);
                    let pixel = &mut alpha[row * stride + column];
                    *pixel = (*pixel).max((covered * 255.0 + 0.5) as u8);
                }
            }
        }
    }
    alpha
}

/// A straight line between two points.
struct Line {
    from: Point,
    along: Point,
    /// The square of its length.
    square: f32,
}

impl Line {
    fn new(from: Point, to: Point) -> Self {
        let along = to - from;
        Self { from, along, square: along.x * along.x + along.y * along.y }
    }

    /// The distance of a point to the nearest point of the line.
    fn distance(&self, point: Point) -> f32 {
        let off = point - self.from;
        let share = if self.square > 0.0 {
            ((off.x * self.along.x + off.y * self.along.y) / self.square).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let (x, y) = (off.x - share * self.along.x, off.y - share * self.along.y);
        (x * x + y * y).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Color;
    use crate::outline::{Path, Segment};

    #[test]
    fn a_line_is_as_wide_as_it_says() {
        let p = Point::new;
        let segments = vec![Segment::MoveTo(p(-5.0, 5.0)), Segment::LineTo(p(25.0, 5.0))];
        let path = Path { segments, ..Path::default() };
        for (width, scale, expected) in [
            (2.0, 1.0, [0, 0, 0, 0, 255, 255, 0, 0, 0, 0]),
            (3.0, 1.0, [0, 0, 0, 128, 255, 255, 128, 0, 0, 0]),
            (1.0, 0.5, [0, 0, 128, 0, 0, 0, 0, 0, 0, 0]),
        ] {
            let contour = Contour { path: path.clone(), width, color: Color::BLACK };
            let whole = coverage(&contour, scale, (12, 10), 0);
            let column: Vec<u8> = whole.chunks_exact(12).map(|row| row[6]).collect();
            if scale == 1.0 {
                assert_eq!(column, expected, "{width}");
            } else {
                // Half a pixel wide at 2.5 pixels from the top.
                assert_eq!(column[2], 191, "{column:?}");
            }
            let bands = [0, 5].map(|top| coverage(&contour, scale, (12, 5), top)).concat();
            assert_eq!(bands, whole);
        }
    }
}
