//! JPEG, baseline, 4:4:4, marked as sRGB.
//!
//! An encoder of its own, for a cloud is not a photograph: most blocks are nothing but background,
//! and the others hold edges. Its codes are made for the picture, its quantization for letters. All
//! arithmetic is in integers, so the bytes are the same on every machine. Chroma is not subsampled:
//! at 4:2:0 coloured letters lose 8 dB.

mod blocks;
mod dct;
mod huffman;
mod quantization;

use super::icc;
use super::paint::{Painting, Rows};
use crate::{Error, ErrorKind, Result};
use blocks::{Band, SIDE, TABLES};
use huffman::Codes;
use quantization::{Quantizer, ZIGZAG};
use rayon::prelude::*;
use std::array;

/// Rows of blocks that one task encodes; as many blocks stand between two restart markers.
const BAND: usize = 8;
/// The pixels of the bands from whose symbols the codes are made, and whose tokens are held at once.
const HELD: usize = 1 << 24;

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
    if width == 0 || height == 0 {
        let message = "the JPEG failed: the picture has no pixels";
        return Err(Error::new(ErrorKind::Encode, message));
    }
    let mut first = vec![0; 3 * usize::from(width)];
    rows(0, &mut first);
    let quantizers = Quantizer::for_quality(quality, first[..3] == [255; 3]);
    Ok(encode((width, height), &quantizers, rows, HELD))
}

/// The file; the tokens of `held` pixels are held at once.
fn encode(
    (width, height): (u16, u16),
    quantizers: &[Quantizer; 2],
    rows: &Rows<'_>,
    held: usize,
) -> Vec<u8> {
    let columns = width.div_ceil(SIDE as u16);
    let count = (u16::MAX / columns).min(BAND as u16);
    let band = SIDE * usize::from(count);
    let tops: Vec<usize> = (0..usize::from(height)).step_by(band).collect();
    let held = (held / (band * usize::from(width))).max(1);
    let mut file = Vec::new();
    let mut codes = None;
    for tops in tops.chunks(held) {
        let bands = tops.par_iter().map_init(Vec::new, |pixels, &top| {
            let height = band.min(usize::from(height) - top);
            pixels.resize(3 * usize::from(width) * height, 0);
            rows(top, pixels);
            Band::of(pixels, usize::from(width), quantizers)
        });
        let bands: Vec<Band> = bands.collect();
        let codes = codes.get_or_insert_with(|| {
            let codes = codes_for(&bands, tops.len() * band < usize::from(height));
            start((width, height), columns * count, quantizers, &codes, &mut file);
            codes
        });
        let coded: Vec<Vec<u8>> =
            bands.par_iter().map(|band| huffman::written(&band.tokens, codes)).collect();
        for (number, bytes) in (tops[0] / band..).zip(coded) {
            if number > 0 {
                file.extend([0xff, RESTART + ((number - 1) % 8) as u8]);
            }
            file.extend(bytes);
        }
    }
    file.extend([0xff, END]);
    file
}

/// The codes that make these bands shortest; with one for every symbol if there are `more` bands.
fn codes_for(bands: &[Band], more: bool) -> [Codes; TABLES] {
    array::from_fn(|table| {
        let mut counts = [0; 256];
        for band in bands {
            for (sum, count) in counts.iter_mut().zip(band.counts[table]) {
                *sum += count;
            }
        }
        if more {
            let longest = if table % 2 == 0 { 11 } else { 10 };
            for (symbol, count) in counts.iter_mut().enumerate() {
                let zeros = table % 2 == 1 || symbol < 16;
                *count += u32::from(zeros && symbol % 16 <= longest);
            }
        }
        Codes::shortest(&counts)
    })
}

/// The second bytes of markers (ITU-T T.81, table B.1).
const START: u8 = 0xd8;
const JFIF: u8 = 0xe0;
const PROFILE: u8 = 0xe2;
const STEPS: u8 = 0xdb;
const FRAME: u8 = 0xc0;
const CODES: u8 = 0xc4;
const INTERVAL: u8 = 0xdd;
const SCAN: u8 = 0xda;
const RESTART: u8 = 0xd0;
const END: u8 = 0xd9;

/// What stands before the blocks.
fn start(
    (width, height): (u16, u16),
    interval: u16,
    quantizers: &[Quantizer; 2],
    codes: &[Codes; TABLES],
    file: &mut Vec<u8>,
) {
    file.extend([0xff, START]);
    // JFIF 1.1, pixels that are as wide as high, no small picture.
    segment(file, JFIF, &[b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"]);
    segment(file, PROFILE, &[b"ICC_PROFILE\0\x01\x01", &icc::srgb()]);
    for (number, quantizer) in (0..).zip(quantizers) {
        segment(file, STEPS, &[&[number], &ZIGZAG.map(|at| quantizer.steps[at])]);
    }
    let [height, width] = [height, width].map(u16::to_be_bytes);
    // Three components, each with its number, one sample a pixel, and its table of steps.
    let components = [3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1];
    segment(file, FRAME, &[&[8], &height, &width, &components]);
    for (table, codes) in (0..).zip(codes) {
        // The upper half tells the tables of first coefficients from the others.
        let number = ((table % 2) << 4) | (table / 2);
        segment(file, CODES, &[&[number], &codes.counts, &codes.symbols]);
    }
    segment(file, INTERVAL, &[&interval.to_be_bytes()]);
    // The components with their tables of codes; all coefficients, all bits.
    segment(file, SCAN, &[&[3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]]);
}

fn segment(file: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    file.extend([0xff, marker]);
    file.extend((2 + length as u16).to_be_bytes());
    for part in parts {
        file.extend(*part);
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

    fn noise(x: u32, y: u32) -> Rgb<u8> {
        let hash = (x / 5).wrapping_mul(2_654_435_761) ^ (y / 3).wrapping_mul(40_503);
        Rgb([(hash >> 9) as u8, 255, (x * y / 64) as u8])
    }

    /// The mean of the squared differences of the channels.
    fn error(image: &RgbImage, bytes: &[u8]) -> f64 {
        let decoded = image::load_from_memory(bytes).unwrap().to_rgb8();
        assert_eq!(decoded.dimensions(), image.dimensions());
        let pairs = image.as_raw().iter().zip(decoded.as_raw());
        let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b)).pow(2)).sum();
        sum as f64 / image.as_raw().len() as f64
    }

    #[test]
    fn any_size_is_decoded_and_does_not_depend_on_threads() {
        let sizes = [(300, 1000), (1, 1), (9, 64), (8, 65), (65_535, 130), (20, 65_535)];
        for (width, height) in sizes {
            let image = RgbImage::from_fn(width, height, noise);
            let with = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| encode_jpeg(&image, 97).unwrap())
            };
            let bytes = with(1);
            assert!(with(3) == bytes, "{width}x{height}");
            assert!(error(&image, &bytes) < 40.0, "{width}x{height} {}", error(&image, &bytes));
        }
        let error = encode_jpeg(&RgbImage::new(0, 5), 90).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encode);
    }

    #[test]
    fn codes_from_a_part_of_the_picture_serve_the_rest() {
        // Flat above, noise below, whose symbols the first bands do not have.
        let image =
            RgbImage::from_fn(64, 400, |x, y| if y < 130 { Rgb([9; 3]) } else { noise(x, y) });
        let quantizers = Quantizer::for_quality(100, true);
        let rows = |top: usize, rows: &mut [u8]| {
            rows.copy_from_slice(&image.as_raw()[3 * 64 * top..][..rows.len()]);
        };
        let whole = encode((64, 400), &quantizers, &rows, HELD);
        let parts = encode((64, 400), &quantizers, &rows, 64 * 64);
        assert!(error(&image, &whole) < 1.0);
        assert_eq!(error(&image, &parts), error(&image, &whole));
        assert!(whole.len() < parts.len());
    }

    #[test]
    fn a_better_quality_is_nearer_and_longer() {
        let image = RgbImage::from_fn(64, 64, noise);
        let files = [10, 50, 90, 100].map(|quality| encode_jpeg(&image, quality).unwrap());
        assert!(
            files.is_sorted_by(|a, b| a.len() < b.len() && error(&image, a) > error(&image, b))
        );
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
