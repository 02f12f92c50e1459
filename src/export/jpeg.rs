//! JPEG, baseline, 4:4:4, marked as sRGB.
//!
//! Chroma is not subsampled: at 4:2:0 coloured letters lose 8 dB. The encoder's SIMD is left off,
//! because it rounds differently and the picture must have the same bytes on every machine.

use super::icc;
use crate::{Error, ErrorKind, Result};
use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// A JPEG file of these pixels; `quality` on the scale of libjpeg, 1 to 100.
///
/// # Errors
///
/// [`ErrorKind::Options`] for a quality out of range, [`ErrorKind::Encode`] for a picture of more
/// than 65,535 pixels a side.
pub fn encode_jpeg(image: &RgbImage, quality: u8) -> Result<Vec<u8>> {
    if !(1..=100).contains(&quality) {
        let message = format!("the JPEG quality {quality} cannot be used; it goes from 1 to 100");
        return Err(Error::new(ErrorKind::Options, message));
    }
    let (Ok(width), Ok(height)) = (u16::try_from(image.width()), u16::try_from(image.height()))
    else {
        let message = "a JPEG has at most 65535 pixels a side; choose a smaller size or PNG";
        return Err(Error::new(ErrorKind::Encode, message));
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    let failed = |error| Error::new(ErrorKind::Encode, format!("the JPEG failed: {error}"));
    encoder.add_icc_profile(&icc::srgb()).map_err(failed)?;
    encoder.encode(image.as_raw(), width, height, ColorType::Rgb).map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn decodes_to_nearly_the_same_pixels() {
        let checked = |x: u32, y: u32| if (x / 8 + y / 8).is_multiple_of(2) { 230 } else { 20 };
        let image = RgbImage::from_fn(61, 37, |x, y| Rgb([checked(x, y), 90, checked(y, x)]));
        let bytes = encode_jpeg(&image, 95).unwrap();
        let decoded = image::load_from_memory(&bytes).unwrap().to_rgb8();
        assert_eq!(decoded.dimensions(), (61, 37));
        let differences = image.as_raw().iter().zip(decoded.as_raw()).map(|(a, b)| a.abs_diff(*b));
        assert!(differences.max() <= Some(12));
    }

    #[test]
    fn a_quality_out_of_range_is_an_error() {
        let image = RgbImage::new(8, 8);
        for quality in [0, 101] {
            let error = encode_jpeg(&image, quality).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Options);
        }
    }
}
