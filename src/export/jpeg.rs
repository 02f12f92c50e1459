//! JPEG, baseline, 4:4:4, marked as sRGB.
//!
//! Chroma is not subsampled: at 4:2:0 coloured letters lose 8 dB. The encoder's SIMD is left off,
//! because it rounds differently and the picture must have the same bytes on every machine.

use super::icc;
use super::paint::{Painting, Rows};
use crate::{Error, ErrorKind, Result};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use rayon::prelude::*;

/// The side of a block in pixels.
const BLOCK: usize = 8;
/// Rows of blocks that one task encodes; as many blocks stand between two restart markers.
const BAND: usize = 8;

/// A JPEG file of what is painted meanwhile.
pub(super) fn paint_jpeg(painting: &Painting<'_>, quality: u8) -> Result<Vec<u8>> {
    let size = (painting.width, painting.height);
    write(size, quality, &|top, rows| painting.paint::<3>(top, rows))
}

/// A JPEG file of a picture with these rows.
pub(super) fn write((width, height): (u32, u32), quality: u8, rows: &Rows<'_>) -> Result<Vec<u8>> {
    if !(1..=100).contains(&quality) {
        let message = format!("the JPEG quality {quality} cannot be used; it goes from 1 to 100");
        return Err(Error::new(ErrorKind::Options, message));
    }
    let (Ok(width), Ok(height)) = (u16::try_from(width), u16::try_from(height)) else {
        let message = "a JPEG has at most 65535 pixels a side; choose a smaller size or PNG";
        return Err(Error::new(ErrorKind::Encode, message));
    };
    if width == 0 {
        return Err(failed(&"the picture has no pixels"));
    }
    let columns = width.div_ceil(BLOCK as u16);
    let count = (u16::MAX / columns).min(BAND as u16);
    let band = BLOCK * usize::from(count);
    let bands: Vec<usize> = (0..usize::from(height)).step_by(band).collect();
    let bands = bands.into_par_iter().map_init(Vec::new, |pixels, top| {
        let height = band.min(usize::from(height) - top);
        pixels.resize(3 * usize::from(width) * height, 0);
        rows(top, pixels);
        encode(pixels, (width, height as u16), quality, columns * count)
    });
    joined(&bands.collect::<Result<Vec<_>>>()?, height)
        .ok_or_else(|| failed(&"the picture has no pixels"))
}

fn failed(error: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorKind::Encode, format!("the JPEG failed: {error}"))
}

/// A file of its own, with a restart marker after each `interval` blocks.
fn encode(
    pixels: &[u8],
    (width, height): (u16, u16),
    quality: u8,
    interval: u16,
) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder.set_restart_interval(interval);
    encoder.add_icc_profile(&icc::srgb()).map_err(|error| failed(&error))?;
    encoder.encode(pixels, width, height, ColorType::Rgb).map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// One file of those of its bands, each but the last as long as the interval between two restart
/// markers: what stands before the first band's blocks, with the whole height, and then the blocks
/// of all bands with the markers between them.
fn joined(bands: &[Vec<u8>], height: u16) -> Option<Vec<u8>> {
    let (start, frame) = find_blocks(bands.first()?)?;
    let mut joined = bands[0][..start].to_vec();
    joined.get_mut(frame + 5..frame + 7)?.copy_from_slice(&height.to_be_bytes());
    for (number, band) in bands.iter().enumerate() {
        if number > 0 {
            joined.extend([0xff, RESTART + ((number - 1) % 8) as u8]);
        }
        let (start, _) = find_blocks(band)?;
        joined.extend(band.get(start..band.len() - END.len())?);
    }
    joined.extend(END);
    Some(joined)
}

/// The second bytes of markers (ITU-T T.81, table B.1).
const FRAME: u8 = 0xc0;
const SCAN: u8 = 0xda;
const RESTART: u8 = 0xd0;
/// The marker at the end of a file.
const END: [u8; 2] = [0xff, 0xd9];

/// Where the blocks of a file begin, and where the segment that has its size.
fn find_blocks(bytes: &[u8]) -> Option<(usize, usize)> {
    let (mut at, mut frame) = (2, None);
    loop {
        let &[0xff, marker, high, low] = bytes.get(at..at + 4)?.first_chunk()? else {
            return None;
        };
        if marker == FRAME {
            frame = Some(at);
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
        if marker == SCAN {
            return Some((at, frame?));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::image::encode_jpeg;
    use super::*;
    use image::{Rgb, RgbImage};

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
    fn bands_make_the_file_that_one_encoder_makes() {
        let noise = |x: u32, y: u32| {
            let hash = (x / 5).wrapping_mul(2_654_435_761) ^ (y / 3).wrapping_mul(40_503);
            Rgb([(hash >> 9) as u8, 255, (x * y) as u8])
        };
        for (width, height) in [(300, 1000), (1, 1), (9, 64), (8, 65), (65_535, 130), (20, 65_535)]
        {
            let image = RgbImage::from_fn(width, height, noise);
            let columns = width.div_ceil(8);
            let interval = columns * (65_535 / columns).min(8);
            let size = (width as u16, height as u16);
            let whole = encode(image.as_raw(), size, 90, interval as u16).unwrap();
            assert!(encode_jpeg(&image, 90).unwrap() == whole, "{width}x{height}");
        }
        let error = encode_jpeg(&RgbImage::new(0, 5), 90).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encode);
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
