//! Masks from outlines: the built-in shapes, and letters.

use super::{Mask, MaskOptions};
use crate::layout::Size;
use crate::name::names;
use crate::outline::{Path, Point, Segment};
use crate::raster::rasterize;
use crate::{Error, ErrorKind, Result};
use Segment::{Close, CurveTo, LineTo, MoveTo};

/// A shape that a cloud can be given by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// A circle.
    Circle,
    /// An ellipse of the canvas's proportions.
    Ellipse,
    /// A rectangle of the canvas's proportions with round corners.
    RoundedRectangle,
    /// A heart.
    Heart,
    /// A star with five points.
    Star,
    /// A cloud with a flat bottom.
    Cloud,
    /// A square that stands on a corner.
    Diamond,
    /// A triangle with equal sides that stands on one of them.
    Triangle,
}

names!(Shape, "shape", {
    Circle: "circle",
    Ellipse: "ellipse",
    RoundedRectangle: "rounded-rectangle",
    Heart: "heart",
    Star: "star",
    Cloud: "cloud",
    Diamond: "diamond",
    Triangle: "triangle",
});

/// The share of the canvas's shorter side that is left free around a shape.
const MARGIN: f32 = 0.02;
/// The handle of a cubic curve that draws a quarter of a circle of radius 1.
const QUARTER: f32 = 0.552_284_8;
/// The corners' radius of a rounded rectangle, as a share of its shorter side.
const CORNER: f32 = 0.2;
/// The inner corners of the star lie at this share of the outer ones' distance from the middle; a
/// regular pentagram's .38 leaves hardly any room in the points.
const STAR_INNER: f32 = 0.48;

impl Shape {
    /// The outline on a canvas of any scale and proportions, y down.
    fn path(self, size: Size) -> Path {
        let (width, height) = (size.width as f32, size.height as f32);
        let segments = match self {
            Self::Circle => rounded(1.0, 1.0, 0.5),
            Self::Ellipse => {
                let path = Path { segments: rounded(1.0, 1.0, 0.5), ..Path::default() };
                return path.map(|p| Point::new(p.x * width, p.y * height));
            }
            Self::RoundedRectangle => rounded(width, height, CORNER * width.min(height)),
            Self::Heart => curves(
                (50.0, 93.0),
                &[
                    [(21.0, 70.0), (1.0, 50.0), (1.0, 29.0)],
                    [(1.0, 13.0), (13.0, 2.0), (27.0, 2.0)],
                    [(37.0, 2.0), (46.0, 8.0), (50.0, 18.0)],
                    [(54.0, 8.0), (63.0, 2.0), (73.0, 2.0)],
                    [(87.0, 2.0), (99.0, 13.0), (99.0, 29.0)],
                    [(99.0, 50.0), (79.0, 70.0), (50.0, 93.0)],
                ],
            ),
            Self::Star => polygon((0..10).map(|corner| {
                let (sin, cos) = libm::sincosf(corner as f32 * std::f32::consts::PI / 5.0);
                let radius = if corner % 2 == 0 { 1.0 } else { STAR_INNER };
                (radius * sin, -radius * cos)
            })),
            Self::Cloud => curves(
                (22.0, 80.0),
                &[
                    [(9.0, 80.0), (0.0, 71.0), (0.0, 59.0)],
                    [(0.0, 47.0), (8.0, 38.0), (19.0, 37.0)],
                    [(19.0, 18.0), (33.0, 6.0), (49.0, 6.0)],
                    [(62.0, 6.0), (73.0, 14.0), (77.0, 27.0)],
                    [(90.0, 27.0), (100.0, 38.0), (100.0, 53.0)],
                    [(100.0, 69.0), (90.0, 80.0), (76.0, 80.0)],
                ],
            ),
            Self::Diamond => polygon([(1.0, 0.0), (2.0, 1.0), (1.0, 2.0), (0.0, 1.0)]),
            Self::Triangle => polygon([(1.0, 0.0), (2.0, 3f32.sqrt()), (0.0, 3f32.sqrt())]),
        };
        Path { segments, ..Path::default() }
    }
}

impl Mask {
    /// The inside of a built-in shape, as large as the canvas allows with a small margin.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Image`] if it is so small that no word can be read in it.
    pub fn from_shape(shape: Shape, size: Size, options: &MaskOptions) -> Result<Self> {
        Self::from_path(&shape.path(size), size, options)
    }

    /// The inside of an outline, such as the letters of a word, as large as the canvas allows with
    /// a small margin; its proportions are kept.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Image`] if it is empty or so small that no word can be read in it.
    pub fn from_path(path: &Path, size: Size, options: &MaskOptions) -> Result<Self> {
        let bounds = path.bounds().filter(|bounds| bounds.width() > 0.0 && bounds.height() > 0.0);
        let Some(bounds) = bounds else {
            return Err(Error::new(ErrorKind::Image, "the outline of the mask has no area"));
        };
        let (width, height) = (size.width as f32, size.height as f32);
        let margin = MARGIN * width.min(height);
        let scale = ((width - 2.0 * margin) / bounds.width())
            .min((height - 2.0 * margin) / bounds.height());
        let middle =
            |low: f32, length: f32, canvas: f32| canvas / 2.0 - (low + length / 2.0) * scale;
        let shift = Point::new(
            middle(bounds.min.x, bounds.width(), width),
            middle(bounds.min.y, bounds.height(), height),
        );
        let outline = path.map(|p| Point::new(p.x * scale, p.y * scale) + shift);
        let coverage = rasterize(&outline, Point::default(), 1.0, 0.0);
        let mask = Self::from_fn(size, |x, y| {
            let (x, y) = (x as i32 - coverage.left, y as i32 - coverage.top);
            let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return false };
            x < coverage.width
                && y < coverage.height
                && coverage.alpha[y * coverage.width + x] >= 128
        });
        Self { outline: Some(outline), ..mask }.finished(options)
    }
}

fn curves(start: (f32, f32), curves: &[[(f32, f32); 3]]) -> Vec<Segment> {
    let p = |(x, y)| Point { x, y };
    let curves = curves.iter().map(|&[one, two, to]| CurveTo(p(one), p(two), p(to)));
    std::iter::once(MoveTo(p(start))).chain(curves).chain([Close]).collect()
}

fn polygon(corners: impl IntoIterator<Item = (f32, f32)>) -> Vec<Segment> {
    let lines = corners.into_iter().enumerate().map(|(index, (x, y))| {
        let corner = Point { x, y };
        if index == 0 { MoveTo(corner) } else { LineTo(corner) }
    });
    lines.chain([Close]).collect()
}

/// A rectangle whose corners are quarters of a circle.
fn rounded(width: f32, height: f32, radius: f32) -> Vec<Segment> {
    let handle = radius * (1.0 - QUARTER);
    let p = Point::new;
    vec![
        MoveTo(p(radius, 0.0)),
        LineTo(p(width - radius, 0.0)),
        CurveTo(p(width - handle, 0.0), p(width, handle), p(width, radius)),
        LineTo(p(width, height - radius)),
        CurveTo(p(width, height - handle), p(width - handle, height), p(width - radius, height)),
        LineTo(p(radius, height)),
        CurveTo(p(handle, height), p(0.0, height - handle), p(0.0, height - radius)),
        LineTo(p(0.0, radius)),
        CurveTo(p(0.0, handle), p(handle, 0.0), p(radius, 0.0)),
        Close,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Size = Size { width: 600, height: 400 };

    fn mask(shape: Shape) -> Mask {
        Mask::from_shape(shape, CANVAS, &MaskOptions::default()).unwrap()
    }

    #[test]
    fn shapes_have_the_area_that_geometry_says() {
        let pi = std::f64::consts::PI;
        let (width, height) = (600.0 - 16.0, 400.0 - 16.0);
        let corner = 0.2 * 384.0;
        let cases = [
            (Shape::Circle, pi * height * height / 4.0),
            (Shape::Diamond, height * height / 2.0),
            (Shape::Triangle, height * height / 3f64.sqrt()),
            // 600 x 400 does not have quite the proportions that the margins leave.
            (Shape::Ellipse, pi * height * height * 1.5 / 4.0),
            (Shape::RoundedRectangle, height * height * 1.5 - (4.0 - pi) * corner * corner),
        ];
        assert!(width > height * 1.5);
        for (shape, expected) in cases {
            let ratio = mask(shape).area() as f64 / expected;
            assert!((ratio - 1.0).abs() < 0.01, "{shape:?}: {ratio}");
        }
    }

    #[test]
    fn shapes_are_in_the_middle_and_symmetric() {
        for &shape in Shape::ALL.iter().filter(|&&shape| shape != Shape::Cloud) {
            let mask = mask(shape);
            let mirrored = (0..400)
                .flat_map(|y| (0..300).map(move |x| (x, y)))
                .filter(|&(x, y)| mask.contains(x, y) != mask.contains(599 - x, y))
                .count();
            assert!(mirrored < 40, "{shape:?}: {mirrored} pixels differ from their mirror image");
            assert!(mask.contains(300, 200), "{shape:?}");
            assert!((0..600).all(|x| !mask.contains(x, 7) && !mask.contains(x, 392)), "{shape:?}");
        }
    }

    #[test]
    fn names_lead_back() {
        for &shape in Shape::ALL {
            assert_eq!(shape.name().parse::<Shape>().unwrap(), shape);
        }
        let error = "hart".parse::<Shape>().unwrap_err().to_string();
        assert!(error.contains("did you mean \"heart\""), "{error}");
    }

    #[test]
    fn an_outline_without_area_is_refused() {
        let dot = Path { segments: polygon([(3.0, 3.0)]), ..Path::default() };
        for path in [Path::default(), dot] {
            let error = Mask::from_path(&path, CANVAS, &MaskOptions::default()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Image);
        }
        let tiny = Size { width: 6, height: 6 };
        assert!(Mask::from_shape(Shape::Star, tiny, &MaskOptions::default()).is_err());
    }
}
