//! PNG, the picture exactly.

use super::paint::{Painting, Rows, copy_rows};
use crate::{Error, ErrorKind, Result};
use image::{RgbImage, RgbaImage};
use png::{BitDepth, ColorType, Encoder, chunk};
use rayon::prelude::*;
use std::io;
use zlib_rs::adler32::{adler32, adler32_combine};
use zlib_rs::{Deflate, DeflateFlush};

/// Two fifths of the usual level's time, for files a tenth larger.
const LEVEL: i32 = 2;
/// The base two logarithm of how far back deflate looks, the most that there is.
const WINDOW_BITS: u8 = 15;
/// About how many bytes are deflated by one task. What is before them is not referred to, which
/// makes a file a percent larger.
const BAND: usize = 1 << 18;
/// The first bytes of a zlib stream: deflate with a window of 32 KiB, at a fast level.
const ZLIB_HEADER: [u8; 2] = [0x78, 0x01];
/// Room for what a file has besides its pixels, in bytes.
const HEADERS: usize = 1 << 10;
/// Deflated bytes that are fetched at a time.
const PIECE: usize = 1 << 14;

/// A PNG file of these pixels.
///
/// No filter: flat areas with sharp edges compress better without one than with any.
///
/// # Errors
///
/// [`ErrorKind::Encode`] if the picture cannot be written.
pub fn encode_png(image: &RgbImage) -> Result<Vec<u8>> {
    write(image.dimensions(), ColorType::Rgb, &|top, rows| copy_rows(image, top, rows))
}

/// A PNG file of these pixels, with their transparency.
///
/// # Errors
///
/// As [`encode_png`].
pub fn encode_png_with_alpha(image: &RgbaImage) -> Result<Vec<u8>> {
    write(image.dimensions(), ColorType::Rgba, &|top, rows| copy_rows(image, top, rows))
}

/// As [`encode_png`], of what is painted meanwhile.
pub(super) fn paint_png(painting: &Painting<'_>) -> Result<Vec<u8>> {
    let size = (painting.width, painting.height);
    write(size, ColorType::Rgb, &|top, rows| painting.paint::<3>(top, rows))
}

/// As [`encode_png_with_alpha`], of what is painted meanwhile.
pub(super) fn paint_png_with_alpha(painting: &Painting<'_>) -> Result<Vec<u8>> {
    let size = (painting.width, painting.height);
    write(size, ColorType::Rgba, &|top, rows| painting.paint::<4>(top, rows))
}

fn write(size: (u32, u32), color: ColorType, rows: &Rows<'_>) -> Result<Vec<u8>> {
    file(size, color, rows).map_err(|error| {
        Error::new(ErrorKind::Encode, format!("the PNG cannot be written: {error}"))
            .with_source(error)
    })
}

fn file(
    (width, height): (u32, u32),
    color: ColorType,
    rows: &Rows<'_>,
) -> Result<Vec<u8>, png::EncodingError> {
    let stride = width as usize * color.samples();
    let parts = zlib(height as usize, stride, rows)?;
    let mut bytes = Vec::with_capacity(parts.iter().map(Vec::len).sum::<usize>() + HEADERS);
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    // What browsers take for granted is said, for the programs that do not.
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    encoder.set_depth(BitDepth::Eight);
    encoder.add_text_chunk("Software".to_owned(), "wordcloud".to_owned())?;
    let mut writer = encoder.write_header()?;
    for part in &parts {
        writer.write_chunk(chunk::IDAT, part)?;
    }
    writer.finish()?;
    Ok(bytes)
}

/// The rows of a picture, of `stride` bytes each, as the parts of one zlib stream. Bands of rows
/// are deflated on all cores, each up to a whole byte; the bands do not depend on the number of
/// cores.
fn zlib(height: usize, stride: usize, rows: &Rows<'_>) -> io::Result<Vec<Vec<u8>>> {
    let band = (BAND / (stride + 1)).max(1);
    let tops: Vec<usize> = (0..height).step_by(band).filter(|_| stride > 0).collect();
    let bands: Vec<Band> = tops
        .into_par_iter()
        .map_init(Compressor::default, |compressor, top| {
            let bottom = (top + band).min(height);
            compressor.pixels.resize((bottom - top) * stride, 0);
            rows(top, &mut compressor.pixels);
            compressor.band(stride, bottom == height)
        })
        .collect::<io::Result<_>>()?;
    let mut parts = vec![ZLIB_HEADER.to_vec()];
    let mut checksum = 1;
    for band in bands {
        parts.push(band.deflated);
        checksum = adler32_combine(checksum, band.checksum, band.length);
    }
    parts.push(checksum.to_be_bytes().to_vec());
    Ok(parts)
}

/// Some rows of a picture, each after the byte that says that it is not filtered.
struct Band {
    deflated: Vec<u8>,
    /// Adler-32 of what is deflated, and how many bytes that is.
    checksum: u32,
    length: u64,
}

/// The memory that bands are deflated with one after the other.
struct Compressor {
    pixels: Vec<u8>,
    deflate: Deflate,
    piece: Vec<u8>,
}

impl Default for Compressor {
    fn default() -> Self {
        let deflate = Deflate::new(LEVEL, false, WINDOW_BITS);
        Self { pixels: Vec::new(), deflate, piece: vec![0; PIECE] }
    }
}

impl Compressor {
    /// Deflates the pixels, the `last` ones of the picture or not.
    fn band(&mut self, stride: usize, last: bool) -> io::Result<Band> {
        let Self { pixels, deflate, piece } = self;
        deflate.reset();
        let mut band = Band { deflated: Vec::new(), checksum: 1, length: 0 };
        for row in pixels.chunks_exact(stride) {
            for bytes in [&[0], row] {
                band.checksum = adler32(band.checksum, bytes);
                band.length += bytes.len() as u64;
                feed(deflate, bytes, DeflateFlush::NoFlush, piece, &mut band.deflated)?;
            }
        }
        let flush = if last { DeflateFlush::Finish } else { DeflateFlush::SyncFlush };
        feed(deflate, &[], flush, piece, &mut band.deflated)?;
        Ok(band)
    }
}

/// Deflates some more bytes; what comes out of it is fetched in pieces.
fn feed(
    deflate: &mut Deflate,
    mut bytes: &[u8],
    flush: DeflateFlush,
    piece: &mut [u8],
    deflated: &mut Vec<u8>,
) -> io::Result<()> {
    loop {
        let (read, written) = (deflate.total_in(), deflate.total_out());
        let done = deflate.compress(bytes, piece, flush);
        done.map_err(|error| io::Error::other(error.as_str()))?;
        bytes = &bytes[(deflate.total_in() - read) as usize..];
        let written = (deflate.total_out() - written) as usize;
        deflated.extend(&piece[..written]);
        // A piece that was not filled holds all that there was to write.
        if written < piece.len() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        paint::{render, render_with_alpha},
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
            let mut decoder = png::Decoder::new(io::Cursor::new(&bytes));
            decoder.ignore_checksums(false);
            let mut reader = decoder.read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            assert!(pixels == *image.as_raw(), "{width}x{height}");
        }
    }

    #[test]
    fn a_picture_without_pixels_is_an_error() {
        for (width, height) in [(0, 0), (0, 5), (5, 0)] {
            let error = encode_png(&RgbImage::new(width, height)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Encode, "{width}x{height}");
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
