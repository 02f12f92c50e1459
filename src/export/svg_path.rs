//! The path data of SVG in its shortest form.

use crate::outline::{Path, Point, Segment};
use std::fmt::Write;

/// Coordinates are written in hundredths of a pixel.
const UNITS: f64 = 100.0;

/// Writes path data in its shortest form: relative commands, coordinates as whole hundredths.
pub(super) struct Pen<'a> {
    out: &'a mut String,
    /// Where the pen is, in hundredths; relative to the rounded place, so that errors do not add
    /// up.
    at: [i64; 2],
    start: [i64; 2],
    /// The last command, which need not be repeated.
    command: char,
    /// Whether the number before has a decimal point, so that the next point can follow at once.
    fraction: bool,
}

impl<'a> Pen<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Self { out, at: [0; 2], start: [0; 2], command: ' ', fraction: false }
    }

    pub(super) fn draw(
        &mut self,
        path: &Path,
        origin: Point,
        font_size: f32,
        angle: f32,
    ) -> std::fmt::Result {
        let (sin, cos) = libm::sincos(f64::from(angle).to_radians());
        let size = f64::from(font_size) * UNITS;
        let map = |p: Point| {
            let (x, y) = (f64::from(p.x) * size, f64::from(p.y) * size);
            let origin = [f64::from(origin.x), f64::from(origin.y)].map(|c| c * UNITS);
            [origin[0] + x * cos - y * sin, origin[1] + x * sin + y * cos].map(|c| c.round() as i64)
        };
        for segment in &path.segments {
            match *segment {
                Segment::MoveTo(to) => self.move_to(map(to))?,
                Segment::LineTo(to) => self.line_to(map(to))?,
                Segment::QuadTo(control, to) => self.curve('q', &[map(control), map(to)])?,
                Segment::CurveTo(one, two, to) => {
                    self.curve('c', &[map(one), map(two), map(to)])?;
                }
                Segment::Close => self.close(),
            }
        }
        Ok(())
    }

    fn move_to(&mut self, to: [i64; 2]) -> std::fmt::Result {
        let first = self.command == ' ';
        self.write(if first { 'M' } else { 'm' }, &[to[0] - self.at[0], to[1] - self.at[1]])?;
        // Pairs that follow a move would be lines.
        self.command = 'm';
        (self.at, self.start) = (to, to);
        Ok(())
    }

    fn line_to(&mut self, to: [i64; 2]) -> std::fmt::Result {
        match [to[0] - self.at[0], to[1] - self.at[1]] {
            [0, 0] => {}
            [x, 0] => self.write('h', &[x])?,
            [0, y] => self.write('v', &[y])?,
            line => self.write('l', &line)?,
        }
        self.at = to;
        Ok(())
    }

    fn curve(&mut self, command: char, points: &[[i64; 2]]) -> std::fmt::Result {
        let at = self.at;
        let mut numbers = [0; 6];
        for (pair, point) in numbers.chunks_exact_mut(2).zip(points) {
            pair.copy_from_slice(&[point[0] - at[0], point[1] - at[1]]);
        }
        self.write(command, &numbers[..points.len() * 2])?;
        self.at = points.last().copied().unwrap_or(at);
        Ok(())
    }

    fn close(&mut self) {
        self.out.push('z');
        self.command = 'z';
        self.at = self.start;
    }

    fn write(&mut self, command: char, hundredths: &[i64]) -> std::fmt::Result {
        let mut bare = command != self.command || command == 'm';
        if bare {
            self.out.push(command);
            self.command = command;
        }
        for &number in hundredths {
            let (whole, rest) = (number.abs() / 100, number.abs() % 100);
            let starts_with_point = whole == 0 && rest != 0;
            if number < 0 {
                self.out.push('-');
            } else if !(bare || self.fraction && starts_with_point) {
                self.out.push(' ');
            }
            bare = false;
            if !starts_with_point {
                write!(self.out, "{whole}")?;
            }
            match (rest / 10, rest % 10) {
                (0, 0) => {}
                (tenths, 0) => write!(self.out, ".{tenths}")?,
                (tenths, hundredths) => write!(self.out, ".{tenths}{hundredths}")?,
            }
            self.fraction = rest != 0;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn path_data(segments: Vec<Segment>) -> String {
        let mut word = sample().words.remove(0);
        word.path.segments = segments;
        (word.origin, word.font_size) = (Point::default(), 1.0);
        let mut data = String::new();
        Pen::new(&mut data).draw(&word.path, word.origin, word.font_size, word.angle).unwrap();
        data
    }

    #[test]
    fn numbers_are_short() {
        let p = |x, y| Point { x, y };
        let data = path_data(vec![
            Segment::MoveTo(p(0.5, -0.25)),
            Segment::LineTo(p(1.0, 0.0)),
            Segment::LineTo(p(11.0, 0.5)),
            Segment::QuadTo(p(11.05, 0.504), p(11.0, 1.0)),
            Segment::QuadTo(p(11.0, 2.0), p(12.0, 2.0)),
            Segment::CurveTo(p(12.1, 2.1), p(12.2, 2.2), p(12.3, 2.3)),
            Segment::LineTo(p(12.301, 2.3)),
            Segment::Close,
            Segment::MoveTo(p(0.5, 0.75)),
            Segment::LineTo(p(0.75, 0.75)),
        ]);
        assert_eq!(data, "M.5-.25l.5.25 10 .5q.05 0 0 .5 0 1 1 1c.1.1.2.2.3.3zm0 1h.25");
    }
}
