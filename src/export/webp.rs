//! WebP, the picture exactly, marked as sRGB.

use super::icc;
use crate::{Error, ErrorKind, Result};
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbImage, RgbaImage};

/// A lossless WebP file of these pixels.
///
/// # Errors
///
/// [`ErrorKind::Encode`] for a picture of more than 16,384 pixels a side.
pub fn encode_webp(image: &RgbImage) -> Result<Vec<u8>> {
    write(image, image.dimensions(), ExtendedColorType::Rgb8)
}

/// A lossless WebP file of these pixels, with their transparency.
///
/// # Errors
///
/// As [`encode_webp`].
pub fn encode_webp_with_alpha(image: &RgbaImage) -> Result<Vec<u8>> {
    write(image, image.dimensions(), ExtendedColorType::Rgba8)
}

fn write(pixels: &[u8], (width, height): (u32, u32), color: ExtendedColorType) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let failed = |error: &dyn std::fmt::Display| {
        let message =
            format!("the WebP cannot be written: {error}; it has at most 16384 pixels a side");
        Error::new(ErrorKind::Encode, message)
    };
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.set_icc_profile(icc::srgb()).map_err(|error| failed(&error))?;
    encoder.encode(pixels, width, height, color).map_err(|error| failed(&error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::{paint, sample};
    use super::*;

    #[test]
    fn decodes_to_the_same_pixels() {
        let image = paint::render(&sample(), 1.7).unwrap();
        let bytes = encode_webp(&image).unwrap();
        assert_eq!(image::load_from_memory(&bytes).unwrap().to_rgb8(), image);
        let image = paint::render_with_alpha(&sample(), 1.7).unwrap();
        let bytes = encode_webp_with_alpha(&image).unwrap();
        assert_eq!(image::load_from_memory(&bytes).unwrap().to_rgba8(), image);
    }

    #[test]
    fn what_is_too_large_is_told() {
        let image = RgbImage::new(16_385, 1);
        assert_eq!(encode_webp(&image).unwrap_err().kind(), ErrorKind::Encode);
    }
}
