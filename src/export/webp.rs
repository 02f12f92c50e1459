//! WebP, the picture exactly, marked as sRGB.

use super::icc;
use super::paint::Painting;
use crate::{Error, ErrorKind, Result};
use image_webp::{ColorType, WebPEncoder};

/// A lossless WebP file of a painting, over the background or transparent; in the colours of a
/// palette if the cloud has few, as a PNG.
pub(super) fn paint_webp(painting: &Painting<'_>, transparent: bool) -> Result<Vec<u8>> {
    let size = (painting.width, painting.height);
    let color = if transparent { ColorType::Rgba8 } else { ColorType::Rgb8 };
    let pixels = match painting.palette(transparent) {
        Some(palette) => {
            let mut numbers = vec![0; painting.width as usize * painting.height as usize];
            painting.paint_palette(&palette, 0, &mut numbers);
            let channels = if transparent { 4 } else { 3 };
            let colors = numbers.iter().map(|&number| &palette.colors[usize::from(number)]);
            colors.flat_map(|color| &color[..channels]).copied().collect()
        }
        None if transparent => painting.pixels::<4>(),
        None => painting.pixels::<3>(),
    };
    write(&pixels, size, color)
}

/// A lossless WebP file of these pixels.
pub(super) fn write(
    pixels: &[u8],
    (width, height): (u32, u32),
    color: ColorType,
) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let failed = |error: &dyn std::fmt::Display| {
        let message =
            format!("the WebP cannot be written: {error}; it has at most 16384 pixels a side");
        Error::new(ErrorKind::Encode, message)
    };
    let mut encoder = WebPEncoder::new(&mut bytes);
    encoder.set_icc_profile(icc::srgb());
    encoder.encode(pixels, width, height, color).map_err(|error| failed(&error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::image::{encode_webp, encode_webp_with_alpha};
    use super::super::{render, render_with_alpha, sample};
    use super::*;
    use image::RgbImage;

    #[test]
    fn decodes_to_the_same_pixels() {
        let image = render(&sample(), 1.7).unwrap();
        let bytes = encode_webp(&image).unwrap();
        assert_eq!(image::load_from_memory(&bytes).unwrap().to_rgb8(), image);
        let image = render_with_alpha(&sample(), 1.7).unwrap();
        let bytes = encode_webp_with_alpha(&image).unwrap();
        assert_eq!(image::load_from_memory(&bytes).unwrap().to_rgba8(), image);
    }

    #[test]
    fn what_is_too_large_is_told() {
        let image = RgbImage::new(16_385, 1);
        assert_eq!(encode_webp(&image).unwrap_err().kind(), ErrorKind::Encode);
    }
}
