//! Pictures of the crate `image`: drawn, and written.

use super::jpeg;
use super::paint::Painting;
use super::picture::copy_rows;
use super::png::{self, Pixels};
use crate::Result;
use crate::cloud::Cloud;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{RgbImage, RgbaImage};

/// Draws the contour and then every word in its colour over the background, `scale` pixels for each
/// of the cloud; what is transparent has the background's colour.
///
/// The pixels do not depend on the number of threads.
///
/// # Errors
///
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for a scale that is not above 0 or that makes
/// the picture larger than 268 million pixels, [`ErrorKind::Encode`](crate::ErrorKind::Encode) for a
/// word without an outline.
pub fn render(cloud: &Cloud, scale: f32) -> Result<RgbImage> {
    let painting = Painting::new(cloud, scale)?;
    let mut image = RgbImage::new(painting.width, painting.height);
    painting.paint_all::<3>(&mut image);
    Ok(image)
}

/// As [`render`], over nothing: with transparent pixels where no word is.
///
/// # Errors
///
/// As [`render`].
pub fn render_with_alpha(cloud: &Cloud, scale: f32) -> Result<RgbaImage> {
    let painting = Painting::new(cloud, scale)?;
    let mut image = RgbaImage::new(painting.width, painting.height);
    painting.paint_all::<4>(&mut image);
    Ok(image)
}

/// A JPEG file of these pixels; `quality` on the scale of libjpeg, 1 to 100.
///
/// # Errors
///
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for a quality out of range,
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode) for a picture of more than 65,535 pixels a side.
pub fn encode_jpeg(image: &RgbImage, quality: u8) -> Result<Vec<u8>> {
    jpeg::write(image.dimensions(), quality, &|top, rows| copy_rows(image, top, rows))
}

/// A PNG file of these pixels.
///
/// # Errors
///
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode) if the picture cannot be written.
pub fn encode_png(image: &RgbImage) -> Result<Vec<u8>> {
    png::write(image.dimensions(), Pixels::Rgb, &|top, rows| copy_rows(image, top, rows))
}

/// A PNG file of these pixels, with their transparency.
///
/// # Errors
///
/// As [`encode_png`].
pub fn encode_png_with_alpha(image: &RgbaImage) -> Result<Vec<u8>> {
    png::write(image.dimensions(), Pixels::Rgba, &|top, rows| copy_rows(image, top, rows))
}

/// A lossless WebP file of these pixels.
///
/// # Errors
///
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode) for a picture of more than 16,384 pixels a side.
#[cfg(feature = "webp")]
pub fn encode_webp(image: &RgbImage) -> Result<Vec<u8>> {
    super::webp::write(image, image.dimensions(), image_webp::ColorType::Rgb8)
}

/// A lossless WebP file of these pixels, with their transparency.
///
/// # Errors
///
/// As [`encode_webp`].
#[cfg(feature = "webp")]
pub fn encode_webp_with_alpha(image: &RgbaImage) -> Result<Vec<u8>> {
    super::webp::write(image, image.dimensions(), image_webp::ColorType::Rgba8)
}

/// A picture as a JPEG in a `data:` address, for an SVG.
pub(super) fn data_address(image: &RgbImage) -> Result<String> {
    Ok(format!("data:image/jpeg;base64,{}", STANDARD.encode(encode_jpeg(image, 92)?)))
}
