//! PNG, the picture exactly.

use crate::{Error, ErrorKind, Result};
use image::RgbImage;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// A PNG file of these pixels.
///
/// No filter: flat areas with sharp edges compress better without one than with any.
///
/// # Errors
///
/// [`ErrorKind::Encode`] if the picture cannot be written.
pub fn encode_png(image: &RgbImage) -> Result<Vec<u8>> {
    write(image).map_err(|error| {
        Error::new(ErrorKind::Encode, format!("the PNG cannot be written: {error}"))
    })
}

fn write(image: &RgbImage) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, image.width(), image.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(image)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::{raster::render, sample};
    use super::*;

    #[test]
    fn decodes_to_the_same_pixels() {
        let image = render(&sample(), 1.7).unwrap();
        let bytes = encode_png(&image).unwrap();
        let decoded = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).unwrap();
        assert_eq!(decoded.to_rgb8(), image);
        assert_eq!(bytes, encode_png(&image).unwrap());
    }
}
