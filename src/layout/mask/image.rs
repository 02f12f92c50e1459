//! Masks from pictures: what is outside is seen from the border.

use super::{Mask, MaskOptions};
use crate::layout::Size;
use crate::{Error, ErrorKind, Result};
use image::imageops::{FilterType, resize};
use image::{DynamicImage, GrayImage, Luma, RgbaImage};
use std::fmt;

/// What a picture shows outside of its region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outside {
    /// Transparent pixels.
    Transparent,
    /// Pixels of about this colour, red, green and blue.
    Color([u8; 3]),
}

impl fmt::Display for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transparent => f.write_str("transparent"),
            Self::Color(color) if near(*color, [255; 3]) => f.write_str("white"),
            Self::Color(color) if near(*color, [0; 3]) => f.write_str("black"),
            Self::Color([red, green, blue]) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}

/// How far a channel may be from that of the outside colour: the noise of a JPEG.
const NOISE: u8 = 24;
/// A picture with this share of transparent pixels says by them what is outside.
const TRANSPARENT_SHARE: f64 = 0.005;
/// The share of the border that must have one colour.
const BORDER_SHARE: f64 = 0.4;

impl Mask {
    /// A picture of the mask that is itself a mask: black inside, white outside.
    pub fn to_image(&self) -> GrayImage {
        let Size { width, height } = self.size();
        let shade = |x, y| if self.contains(x, y) { 0 } else { 255 };
        GrayImage::from_fn(width, height, |x, y| Luma([shade(x, y)]))
    }

    /// The region that a picture shows, and what was found to be outside of it: transparent
    /// pixels if there are any, else those of the colour that most of the border has, as a rule
    /// white or black.
    ///
    /// The picture is made as large as the canvas allows, with its proportions kept and centred.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Image`] if the border has no one colour, and if the region is empty or so small
    /// that no word can be read in it.
    pub fn from_image(
        image: &DynamicImage,
        size: Size,
        options: &MaskOptions,
    ) -> Result<(Self, Outside)> {
        let pixels = image.to_rgba8();
        if pixels.is_empty() || size.width == 0 || size.height == 0 {
            return Err(Error::new(ErrorKind::Image, "the mask has no pixels"));
        }
        let outside = outside(&pixels)?;
        let inside = GrayImage::from_fn(pixels.width(), pixels.height(), |x, y| {
            let [red, green, blue, alpha] = pixels.get_pixel(x, y).0;
            let is_outside = match outside {
                Outside::Transparent => alpha < 128,
                Outside::Color(color) => near([red, green, blue], color),
            };
            Luma([if is_outside { 0 } else { 255 }])
        });
        Ok((fitted(&inside, size).finished(options)?, outside))
    }
}

/// The picture of a region in the middle of a canvas.
fn fitted(inside: &GrayImage, size: Size) -> Mask {
    let sides = [(size.width, inside.width()), (size.height, inside.height())];
    let ratio = sides.map(|(canvas, image)| f64::from(canvas) / f64::from(image));
    let ratio = ratio[0].min(ratio[1]);
    let scaled = |length: u32| ((f64::from(length) * ratio).round() as u32).max(1);
    let (width, height) = (scaled(inside.width()), scaled(inside.height()));
    let (left, top) = ((size.width - width) / 2, (size.height - height) / 2);
    let inside = resize(inside, width, height, FilterType::Triangle);
    Mask::from_fn(size, |x, y| {
        let (x, y) = (x.wrapping_sub(left), y.wrapping_sub(top));
        x < width && y < height && inside.get_pixel(x, y).0[0] >= 128
    })
}

fn outside(pixels: &RgbaImage) -> Result<Outside> {
    let transparent = pixels.pixels().filter(|pixel| pixel.0[3] < 128).count();
    if transparent as f64 >= TRANSPARENT_SHARE * f64::from(pixels.width() * pixels.height()) {
        return Ok(Outside::Transparent);
    }
    let border = border(pixels);
    let median = std::array::from_fn(|channel| {
        let mut values: Vec<u8> = border.iter().map(|color| color[channel]).collect();
        values.sort_unstable();
        values[values.len() / 2]
    });
    let same = border.iter().filter(|&&color| near(color, median)).count();
    if (same as f64) < BORDER_SHARE * border.len() as f64 {
        let message = "the mask's border has no one colour, so that nothing says what is outside; \
                       make the outside transparent, white or black";
        return Err(Error::new(ErrorKind::Image, message));
    }
    Ok(Outside::Color(median))
}

/// The colours of the pixels along the four sides.
fn border(pixels: &RgbaImage) -> Vec<[u8; 3]> {
    let (right, bottom) = (pixels.width() - 1, pixels.height() - 1);
    let rows = (0..=right).flat_map(|x| [(x, 0), (x, bottom)]);
    let columns = (0..=bottom).flat_map(|y| [(0, y), (right, y)]);
    let color = |(x, y)| {
        let [red, green, blue, _] = pixels.get_pixel(x, y).0;
        [red, green, blue]
    };
    rows.chain(columns).map(color).collect()
}

fn near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.into_iter().zip(b).all(|(a, b)| a.abs_diff(b) <= NOISE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    const CANVAS: Size = Size { width: 300, height: 200 };

    /// A disc of one colour on another, 100 pixels wide and high.
    fn disc(inside: [u8; 4], outside: [u8; 4]) -> DynamicImage {
        let pixel = |x: u32, y: u32| {
            let (dx, dy) = (x as i32 - 50, y as i32 - 50);
            Rgba(if dx * dx + dy * dy < 40 * 40 { inside } else { outside })
        };
        DynamicImage::ImageRgba8(RgbaImage::from_fn(100, 100, pixel))
    }

    #[test]
    fn the_outside_is_found_and_named() {
        let cases = [
            ([0, 0, 0, 255], [255, 255, 255, 255], "white"),
            ([255, 240, 0, 255], [250, 255, 249, 255], "white"),
            ([255, 255, 255, 255], [3, 0, 9, 255], "black"),
            ([255, 255, 255, 255], [255, 255, 255, 0], "transparent"),
            ([0, 0, 0, 255], [0, 0, 0, 20], "transparent"),
            ([0, 0, 0, 255], [0, 128, 255, 255], "#0080ff"),
        ];
        for (inside, around, name) in cases {
            let image = disc(inside, around);
            let (mask, outside) =
                Mask::from_image(&image, CANVAS, &MaskOptions::default()).unwrap();
            assert_eq!(outside.to_string(), name);
            // A disc with the radius 80, in the middle.
            let area = mask.area() as f64 / (std::f64::consts::PI * 80.0 * 80.0);
            assert!((area - 1.0).abs() < 0.02, "{name}: {area}");
            assert!(mask.contains(150, 100) && mask.contains(75, 100) && !mask.contains(65, 100));

            let invert = MaskOptions { invert: true };
            let (around, _) = Mask::from_image(&image, CANVAS, &invert).unwrap();
            assert_eq!(around.area() + mask.area(), 300 * 200);
            assert!(around.contains(0, 0) && !around.contains(150, 100));
        }
    }

    #[test]
    fn what_shows_no_region_is_refused() {
        let noise = RgbaImage::from_fn(90, 90, |x, y| {
            Rgba([(x * 83 % 251) as u8, (y * 131 % 241) as u8, (x * y * 7 % 255) as u8, 255])
        });
        let cases = [
            (DynamicImage::ImageRgba8(noise), "border"),
            (disc([255; 4], [255; 4]), "no pixel is inside"),
            (DynamicImage::new_rgba8(20, 20), "no pixel is inside"),
            (DynamicImage::new_rgba8(0, 0), "no pixels"),
        ];
        for (image, reason) in cases {
            let error = Mask::from_image(&image, CANVAS, &MaskOptions::default()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Image);
            assert!(error.to_string().contains(reason), "{error}");
        }
    }
}
