//! The line around the region, as data.

use crate::color::Color;
use crate::outline::{Path, Point, Segment};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// A line along the edge of the region that the words fill; it lies under the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Contour {
    /// Where it runs, in pixels of the canvas; in the JSON as SVG path data.
    #[serde(with = "path_data")]
    pub path: Path,
    /// Its width in pixels.
    pub width: f32,
    /// Its colour.
    pub color: Color,
}

/// A path as SVG path data with the absolute commands M, L, Q, C and Z.
mod path_data {
    use super::{Path, parse, write};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write(path))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Path, D::Error> {
        let data = String::deserialize(deserializer)?;
        let expected = "a contour must be path data of the commands M, L, Q, C and Z";
        parse(&data).ok_or_else(|| D::Error::custom(expected))
    }
}

fn write(path: &Path) -> String {
    let mut data = String::new();
    let mut put = |command: char, points: &[Point]| {
        data.push(command);
        for (index, point) in points.iter().enumerate() {
            let gap = if index > 0 { " " } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(data, "{gap}{} {}", point.x, point.y);
        }
    };
    for segment in &path.segments {
        match *segment {
            Segment::MoveTo(to) => put('M', &[to]),
            Segment::LineTo(to) => put('L', &[to]),
            Segment::QuadTo(control, to) => put('Q', &[control, to]),
            Segment::CurveTo(first, second, to) => put('C', &[first, second, to]),
            Segment::Close => put('Z', &[]),
        }
    }
    data
}

fn parse(data: &str) -> Option<Path> {
    let mut segments = Vec::new();
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        let arguments = rest.get(1..)?;
        let end = arguments.find(['M', 'L', 'Q', 'C', 'Z']).unwrap_or(arguments.len());
        let numbers: Option<Vec<f32>> = arguments[..end]
            .split_ascii_whitespace()
            .map(|number| number.parse().ok().filter(|number: &f32| number.is_finite()))
            .collect();
        let numbers = numbers?;
        let point = |index: usize| Point::new(numbers[2 * index], numbers[2 * index + 1]);
        segments.push(match (command, numbers.len()) {
            ('M', 2) => Segment::MoveTo(point(0)),
            ('L', 2) => Segment::LineTo(point(0)),
            ('Q', 4) => Segment::QuadTo(point(0), point(1)),
            ('C', 6) => Segment::CurveTo(point(0), point(1), point(2)),
            ('Z', 0) => Segment::Close,
            _ => return None,
        });
        rest = &arguments[end..];
    }
    Some(Path { segments, ..Path::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_leads_back() {
        let p = Point::new;
        let segments = vec![
            Segment::MoveTo(p(1.5, -2.0)),
            Segment::LineTo(p(0.1, 1e-7)),
            Segment::QuadTo(p(3.0, 4.0), p(5.0, 1e9)),
            Segment::CurveTo(p(1.0, 2.0), p(3.0, 4.0), p(5.0, 6.0)),
            Segment::Close,
        ];
        let path = Path { segments, ..Path::default() };
        assert_eq!(parse(&write(&path)), Some(path));
        assert_eq!(parse(""), Some(Path::default()));
    }

    #[test]
    fn other_text_is_refused() {
        for data in ["x", "M", "M1", "M1 2 3", "M1 nan", "L1 2Zm", "模", "M1 2 H3"] {
            assert_eq!(parse(data), None, "{data}");
        }
    }
}
