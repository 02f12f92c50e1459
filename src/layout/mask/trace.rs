//! The edge of a mask's pixels as smooth curves.

use super::Mask;
use crate::layout::Size;
use crate::outline::{Path, Point, Segment};
use image::{GrayImage, Luma};
use imageproc::contours::find_contours;

/// Of the pixels along an edge, every so many-th carries the curve: fewer would cut corners off,
/// more would follow the steps of the pixels.
const STRIDE: usize = 4;
/// Edges of fewer pixels are specks.
const LEAST: usize = 16;

/// Curves along the edges of the region (Suzuki and Abe 1985, then a quadratic B-spline).
pub(super) fn trace(mask: &Mask) -> Path {
    let Size { width, height } = mask.size();
    // A border of pixels outside, so that an edge on the canvas's side is one too.
    let shade = |x: u32, y: u32| {
        let on_canvas = (1..=width).contains(&x) && (1..=height).contains(&y);
        on_canvas && mask.contains(x - 1, y - 1) != mask.inverted
    };
    let image =
        GrayImage::from_fn(width + 2, height + 2, |x, y| Luma([u8::from(shade(x, y)) * 255]));
    let mut segments = Vec::new();
    for contour in find_contours::<i32>(&image) {
        if contour.points.len() < LEAST {
            continue;
        }
        let corners: Vec<Point> = contour
            .points
            .iter()
            .step_by(STRIDE)
            .map(|point| Point::new(point.x as f32 - 0.5, point.y as f32 - 0.5))
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
