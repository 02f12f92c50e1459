//! Masks: the region of the canvas that words may take.

#[cfg(feature = "images")]
mod image;
mod outline;
mod shape;
#[cfg(feature = "svg-mask")]
mod svg;
#[cfg(feature = "svg-mask")]
mod svg_cost;
#[cfg(feature = "contour")]
mod trace;

#[cfg(feature = "images")]
pub use image::Outside;
pub use shape::Shape;

use super::Size;
use super::bits::BitMask;
use super::depth::Depths;
use crate::outline::Path;
use crate::{Error, ErrorKind, Result};

/// The pixels of a canvas that words may take.
#[derive(Clone, Debug)]
pub struct Mask {
    bits: BitMask,
    /// The outline that the region was drawn by, in pixels of the canvas.
    outline: Option<Path>,
    /// Whether the region is what lies outside of its outline.
    inverted: bool,
}

/// How a mask is made of a picture or an outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MaskOptions {
    /// Words stand around the shape instead of in it. Default: false.
    pub invert: bool,
}

crate::setters::setters! { MaskOptions {
    invert: bool,
} }

/// A region must hold a circle of this width in pixels: smaller text cannot be read.
const LEAST_CIRCLE: f64 = 8.0;

#[cfg(feature = "ndarray")]
impl Mask {
    /// The pixels that are true; the array is the canvas, one row of it a row of pixels.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Image`] if the region is empty or so small that no word can be read in it.
    #[expect(clippy::needless_pass_by_value, reason = "a view is a reference")]
    pub fn from_array(inside: ndarray::ArrayView2<'_, bool>) -> Result<Self> {
        let (height, width) = inside.dim();
        let size = Size { width: width as u32, height: height as u32 };
        Self::from_fn(size, |x, y| inside[(y as usize, x as usize)])
            .finished(&MaskOptions::default())
    }
}

impl Mask {
    /// The whole canvas.
    pub fn rectangle(size: Size) -> Self {
        Self::from_fn(size, |_, _| true)
    }

    /// The pixels for which `inside(x, y)` holds.
    pub fn from_fn(size: Size, inside: impl Fn(u32, u32) -> bool) -> Self {
        let mut bits = BitMask::new(size.width as usize, size.height as usize);
        for x in 0..size.width {
            for y in 0..size.height {
                bits.bits[x as usize / 64 * size.height as usize + y as usize] |=
                    u64::from(inside(x, y)) << (x % 64);
            }
        }
        Self { bits, outline: None, inverted: false }
    }

    /// Width of the canvas in pixels.
    pub fn width(&self) -> usize {
        self.bits.width
    }

    /// Height of the canvas in pixels.
    pub fn height(&self) -> usize {
        self.bits.height
    }

    /// How many pixels words may take.
    pub fn area(&self) -> u64 {
        self.bits.count()
    }

    /// Whether words may take a pixel.
    pub fn contains(&self, x: u32, y: u32) -> bool {
        let (x, y) = (x as usize, y as usize);
        x < self.width() && y < self.height() && self.bits.get(x, y)
    }

    /// The region without what is nearer than `pixels` to its edge.
    pub fn inset(&self, pixels: f64) -> Self {
        let depths = Depths::new(&self.bits);
        let deep = |x: u32, y: u32| depths.at(x as usize, y as usize) > pixels;
        Self { bits: Self::from_fn(self.size(), deep).bits, ..self.clone() }
    }

    /// The region without what is nearer than `margin` pixels to the edge of the canvas.
    #[must_use]
    pub fn within(&self, margin: u32) -> Self {
        let Size { width, height } = self.size();
        let inside = |at: u32, length: u32| at >= margin && at + margin < length;
        let keep = |x: u32, y: u32| inside(x, width) && inside(y, height) && self.contains(x, y);
        Self { bits: Self::from_fn(self.size(), keep).bits, ..self.clone() }
    }

    /// The mask on a canvas that is `reduction` times smaller; a pixel is inside if all that it
    /// stands for is.
    pub(super) fn reduced(&self, reduction: f64) -> Self {
        let shrink = |length: usize| ((length as f64 / reduction) as u32).max(1);
        let size = Size { width: shrink(self.width()), height: shrink(self.height()) };
        let span = |at: u32, length: usize| {
            let from = (f64::from(at) * reduction) as usize;
            from..((f64::from(at + 1) * reduction).ceil() as usize).min(length)
        };
        Self::from_fn(size, |x, y| {
            let rows = span(y, self.height());
            rows.into_iter().all(|y| span(x, self.width()).all(|x| self.bits.get(x, y)))
        })
    }

    pub(super) fn bits(&self) -> &BitMask {
        &self.bits
    }

    /// Whether words may take the whole canvas.
    pub(super) fn is_whole(&self) -> bool {
        self.area() == (self.width() * self.height()) as u64
    }

    pub(super) fn size(&self) -> Size {
        Size { width: self.width() as u32, height: self.height() as u32 }
    }

    /// The mask as the options ask for it, if there is room for words.
    fn finished(mut self, options: &MaskOptions) -> Result<Self> {
        if options.invert {
            self.bits = Self::from_fn(self.size(), |x, y| !self.contains(x, y)).bits;
            self.inverted = true;
        }
        let fail = |message: String| Err(Error::new(ErrorKind::Image, message));
        if self.area() == 0 {
            let hint = if options.invert { "do not invert it" } else { "invert it" };
            return fail(format!(
                "the mask leaves no room for words: no pixel is inside ({hint}?)"
            ));
        }
        if 2.0 * Depths::new(&self.bits).deepest() < LEAST_CIRCLE {
            return fail(format!(
                "the mask leaves no room for words: not even a circle of {LEAST_CIRCLE} pixels fits \
                 in it; choose a bolder shape or a larger picture"
            ));
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    #[test]
    fn an_array_is_the_canvas() {
        let array = Array2::from_shape_fn((40, 60), |(y, x)| x >= 10 && y < 30);
        let mask = Mask::from_array(array.view()).unwrap();
        assert_eq!((mask.width(), mask.height(), mask.area()), (60, 40, 50 * 30));
        assert!(mask.contains(10, 29) && !mask.contains(9, 29) && !mask.contains(10, 30));
        assert!(!mask.contains(60, 0));
    }

    #[test]
    fn a_region_without_room_is_refused() {
        for (array, reason) in [
            (Array2::from_elem((50, 50), false), "no pixel is inside"),
            (Array2::from_shape_fn((50, 50), |(y, _)| y < 5), "a circle of 8 pixels"),
            (Array2::from_elem((0, 0), true), "no pixel"),
        ] {
            let error = Mask::from_array(array.view()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Image);
            assert!(error.to_string().contains(reason), "{error}");
        }
    }

    #[test]
    fn an_inset_region_keeps_off_its_edge() {
        let size = Size { width: 40, height: 30 };
        let mask = Mask::rectangle(size).inset(3.0);
        let expected = Mask::from_fn(size, |x, y| (3..37).contains(&x) && (3..27).contains(&y));
        assert_eq!(mask.bits, expected.bits);
    }

    #[test]
    fn the_picture_of_a_mask_is_that_mask() {
        let size = Size { width: 200, height: 100 };
        let mask = Mask::from_shape(Shape::Heart, size, &MaskOptions::default()).unwrap();
        let image = ::image::DynamicImage::ImageLuma8(mask.to_image());
        let (read, outside) = Mask::from_image(&image, size, &MaskOptions::default()).unwrap();
        assert_eq!(outside.to_string(), "white");
        assert_eq!(read.bits, mask.bits);
    }
}
