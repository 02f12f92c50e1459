//! PNG: the picture exactly, or in the colours of a palette.

use super::paint::{Painting, Rows};
use super::palette::Palette;
use crate::{Error, ErrorKind, Result};
use rayon::prelude::*;
use std::io;
use zlib_rs::adler32::{adler32, adler32_combine};
use zlib_rs::crc32::crc32;
use zlib_rs::{Deflate, DeflateFlush};

/// Two fifths of the usual level's time, for files a tenth larger.
const LEVEL: i32 = 4;
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

/// What stands for a pixel.
#[derive(Clone, Copy)]
pub(super) enum Pixels<'a> {
    Rgb,
    Rgba,
    /// The number of a colour.
    Palette(&'a Palette),
}

impl Pixels<'_> {
    fn bytes(self) -> usize {
        match self {
            Self::Rgb => 3,
            Self::Rgba => 4,
            Self::Palette(_) => 1,
        }
    }
}

/// A PNG file of what is painted meanwhile: with 256 colours if the cloud has few, which is half as
/// large and looks the same, else exactly; over the background, or transparent.
///
/// No filter: flat areas with sharp edges compress better without one than with any.
pub(super) fn paint_png(painting: &Painting<'_>, transparent: bool) -> Result<Vec<u8>> {
    let size = (painting.width, painting.height);
    match painting.palette(transparent) {
        Some(palette) => write(size, Pixels::Palette(&palette), &|top, rows| {
            painting.paint_palette(&palette, top, rows);
        }),
        None if transparent => {
            write(size, Pixels::Rgba, &|top, rows| painting.paint::<4>(top, rows))
        }
        None => write(size, Pixels::Rgb, &|top, rows| painting.paint::<3>(top, rows)),
    }
}

/// A PNG file of a picture with these rows.
pub(super) fn write(size: (u32, u32), pixels: Pixels<'_>, rows: &Rows<'_>) -> Result<Vec<u8>> {
    file(size, pixels, rows).map_err(|error| {
        Error::new(ErrorKind::Encode, format!("the PNG cannot be written: {error}"))
            .with_source(error)
    })
}

fn file((width, height): (u32, u32), pixels: Pixels<'_>, rows: &Rows<'_>) -> io::Result<Vec<u8>> {
    if width == 0 || height == 0 {
        return Err(io::Error::other("the picture has no pixels"));
    }
    let parts = zlib(height as usize, width as usize * pixels.bytes(), rows)?;
    let mut file = Vec::with_capacity(parts.iter().map(Vec::len).sum::<usize>() + HEADERS);
    file.extend(b"\x89PNG\r\n\x1a\n");
    // Eight bits a channel; the kinds of compression, filters and rows that all files have.
    let kind = match pixels {
        Pixels::Rgb => 2,
        Pixels::Rgba => 6,
        Pixels::Palette(_) => 3,
    };
    let sizes = [width.to_be_bytes(), height.to_be_bytes()].concat();
    chunk(&mut file, *b"IHDR", &[&sizes[..], &[8, kind, 0, 0, 0]].concat())?;
    // What browsers take for granted is said, for the programs that do not: sRGB.
    chunk(&mut file, *b"sRGB", &[0])?;
    if let Pixels::Palette(palette) = pixels {
        let colors: Vec<u8> =
            palette.colors.iter().flat_map(|color| &color[..3]).copied().collect();
        chunk(&mut file, *b"PLTE", &colors)?;
        let opacities: Vec<u8> = palette.colors.iter().map(|color| color[3]).collect();
        if opacities.iter().any(|&opacity| opacity < 255) {
            chunk(&mut file, *b"tRNS", &opacities)?;
        }
    }
    chunk(&mut file, *b"tEXt", b"Software\0wordcloud")?;
    for part in &parts {
        chunk(&mut file, *b"IDAT", part)?;
    }
    chunk(&mut file, *b"IEND", &[])?;
    Ok(file)
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) -> io::Result<()> {
    let length = u32::try_from(data.len()).map_err(io::Error::other)?;
    file.extend(length.to_be_bytes());
    file.extend(kind);
    file.extend(data);
    file.extend(crc32(crc32(0, &kind), data).to_be_bytes());
    Ok(())
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
        image::{encode_png, encode_png_with_alpha, render, render_with_alpha},
        sample,
    };
    use super::*;
    use image::RgbImage;

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
