//! Outlines: the curves of a word, one em high.

use serde::{Deserialize, Serialize};

/// A point or a vector; x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Horizontal coordinate.
    pub x: f32,
    /// Vertical coordinate.
    pub y: f32,
}

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

/// The outline of a word: one em is 1.0, y points down, the origin is the left end of the
/// baseline. Filled by the non-zero rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// The contours, one after the other.
    pub segments: Vec<Segment>,
    /// The distance from the origin to where a next word would start, in em.
    pub advance: f32,
}
