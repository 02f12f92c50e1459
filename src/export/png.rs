//! PNG, the picture exactly.

use crate::{Error, ErrorKind, Result};
use image::{RgbImage, RgbaImage};
use miniz_oxide::deflate::core::deflate_flags::TDEFL_COMPUTE_ADLER32;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use png::{BitDepth, ColorType, Encoder, chunk};
use rayon::prelude::*;

/// A quarter of the usual level's time, for files 3 to 5 % larger (a gradient's 11 %).
const LEVEL: i32 = 2;
/// About how many bytes are deflated by one task. What is before them is not referred to, which
/// makes a file a percent larger.
const BAND: usize = 1 << 18;
/// The first bytes of a zlib stream: deflate with a window of 32 KiB, at a fast level.
const ZLIB_HEADER: [u8; 2] = [0x78, 0x01];

/// A PNG file of these pixels.
///
/// No filter: flat areas with sharp edges compress better without one than with any.
///
/// # Errors
///
/// [`ErrorKind::Encode`] if the picture cannot be written.
pub fn encode_png(image: &RgbImage) -> Result<Vec<u8>> {
    write(image, image.dimensions(), ColorType::Rgb).map_err(|error| failed(&error))
}

/// A PNG file of these pixels, with their transparency.
///
/// # Errors
///
/// As [`encode_png`].
pub fn encode_png_with_alpha(image: &RgbaImage) -> Result<Vec<u8>> {
    write(image, image.dimensions(), ColorType::Rgba).map_err(|error| failed(&error))
}

fn failed(error: &png::EncodingError) -> Error {
    Error::new(ErrorKind::Encode, format!("the PNG cannot be written: {error}"))
}

fn write(
    pixels: &[u8],
    (width, height): (u32, u32),
    color: ColorType,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    // What browsers take for granted is said, for the programs that do not.
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_chunk(chunk::IDAT, &zlib(pixels, width as usize * color.samples()))?;
    writer.finish()?;
    Ok(bytes)
}

/// The rows of a picture, of `stride` bytes each, as one zlib stream. Bands of rows are deflated on
/// all cores, each up to a whole byte; the bands do not depend on the number of cores.
fn zlib(pixels: &[u8], stride: usize) -> Vec<u8> {
    let rows = (BAND / (stride + 1)).max(1);
    let count = pixels.len().div_ceil(stride * rows);
    let bands = pixels.par_chunks(stride * rows).enumerate();
    let bands: Vec<Band> =
        bands.map(|(band, pixels)| Band::new(pixels, stride, band + 1 == count)).collect();
    let mut stream = Vec::from(ZLIB_HEADER);
    let mut checksum = 1;
    for band in bands {
        stream.extend(band.deflated);
        checksum = joined(checksum, band.checksum, band.length);
    }
    stream.extend(checksum.to_be_bytes());
    stream
}

/// Some rows of a picture, each after the byte that says that it is not filtered.
struct Band {
    deflated: Vec<u8>,
    /// Adler-32 of what is deflated, and how many bytes that is.
    checksum: u32,
    length: usize,
}

impl Band {
    fn new(pixels: &[u8], stride: usize, last: bool) -> Self {
        let mut rows = Vec::with_capacity(pixels.len() / stride * (stride + 1));
        for row in pixels.chunks_exact(stride) {
            rows.push(0);
            rows.extend(row);
        }
        // A window below 0 stands for deflate without zlib's frame.
        let flags = create_comp_flags_from_zip_params(LEVEL, -15, 0) | TDEFL_COMPUTE_ADLER32;
        let mut compressor = CompressorOxide::new(flags);
        let mut deflated = Vec::new();
        let flush = if last { TDEFLFlush::Finish } else { TDEFLFlush::Sync };
        compress_to_output(&mut compressor, &rows, flush, |bytes| {
            deflated.extend(bytes);
            true
        });
        Self { deflated, checksum: compressor.adler32(), length: rows.len() }
    }
}

/// The Adler-32 of two strings of bytes one after the other, of which the second has `length`.
fn joined(first: u32, second: u32, length: usize) -> u32 {
    const BASE: u64 = 65521;
    let sums = |checksum: u32| (u64::from(checksum & 0xffff), u64::from(checksum >> 16));
    let ((a, b), (c, d)) = (sums(first), sums(second));
    // The second one's sums began at 1.
    let low = (a + c + BASE - 1) % BASE;
    let high = (b + d + length as u64 % BASE * (a + BASE - 1)) % BASE;
    (high << 16 | low) as u32
}

#[cfg(test)]
mod tests {
    use super::super::{
        raster::{render, render_with_alpha},
        sample,
    };
    use super::*;

    #[test]
    fn a_picture_of_many_bands_is_one_stream() {
        let noise = |x: u32, y: u32| {
            let hash = (x / 7).wrapping_mul(2_654_435_761) ^ (y / 3).wrapping_mul(40_503);
            image::Rgb([(hash >> 9) as u8, 255, (x * y) as u8])
        };
        for (width, height) in [(300, 2000), (1, 1), (100_000, 3), (871, 100)] {
            let image = RgbImage::from_fn(width, height, noise);
            let with = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| encode_png(&image).unwrap())
            };
            let bytes = with(1);
            assert_eq!(with(3), bytes);
            // The decoder is strict about both checksums.
            let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
            decoder.ignore_checksums(false);
            let mut reader = decoder.read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            assert!(pixels == *image.as_raw(), "{width}x{height}");
        }
    }

    #[test]
    fn decodes_to_the_same_pixels() {
        let image = render(&sample(), 1.7).unwrap();
        let bytes = encode_png(&image).unwrap();
        let decoded = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).unwrap();
        assert_eq!(decoded.to_rgb8(), image);
        assert_eq!(bytes, encode_png(&image).unwrap());
        let image = render_with_alpha(&sample(), 1.7).unwrap();
        let bytes = encode_png_with_alpha(&image).unwrap();
        let decoded = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).unwrap();
        assert_eq!(decoded.to_rgba8(), image);
    }
}
