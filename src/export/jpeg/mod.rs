//! JPEG, baseline, 4:4:4.
//!
//! An encoder of our own, because the picture must have the same bytes on every machine (encoders
//! with SIMD round differently with and without it) and because encoding would otherwise be the
//! dearest stage: most of a cloud's blocks are plain background, which need no transform, and bands
//! between restart markers are encoded side by side. Chroma is not subsampled: at 4:2:0 colored
//! letters lose 8 dB.

mod entropy;
mod header;
mod transform;

use crate::{Error, ErrorKind, Result};
use entropy::{BitWriter, Tables};
use header::write_header;
use image::RgbImage;
use rayon::prelude::*;
use transform::{Pixels, Quantizer};

/// The rows of blocks in a band, if the restart interval can count their blocks.
const BAND_ROWS: usize = 8;

/// A JPEG file of these pixels; `quality` on the scale of libjpeg, 1 to 100.
///
/// # Errors
///
/// [`ErrorKind::Options`] for a quality out of range, [`ErrorKind::Encode`] for a picture of more
/// than 65,535 pixels a side.
pub fn encode_jpeg(image: &RgbImage, quality: u8) -> Result<Vec<u8>> {
    if !(1..=100).contains(&quality) {
        return Err(Error::new(
            ErrorKind::Options,
            format!("the JPEG quality {quality} cannot be used; it goes from 1 to 100"),
        ));
    }
    let (Ok(width), Ok(height)) = (u16::try_from(image.width()), u16::try_from(image.height()))
    else {
        return Err(Error::new(
            ErrorKind::Encode,
            "a JPEG has at most 65535 pixels a side; choose a smaller size or PNG".to_owned(),
        ));
    };
    let columns = usize::from(width).div_ceil(8);
    let band_rows = (usize::from(u16::MAX) / columns.max(1)).clamp(1, BAND_ROWS);
    let quantizers = [Quantizer::luma(quality), Quantizer::chroma(quality)];
    let tables = [Tables::luma(), Tables::chroma()];
    let stride = usize::from(width) * 3;
    let bands: Vec<Vec<u8>> = image
        .par_chunks(stride * band_rows * 8)
        .map(|rows| encode_band(rows, stride, &quantizers, &tables))
        .collect();
    let mut bytes =
        Vec::with_capacity(1024 + bands.iter().map(|band| band.len() + 2).sum::<usize>());
    write_header(&mut bytes, width, height, (columns * band_rows) as u16, &quantizers);
    for (index, band) in bands.iter().enumerate() {
        if index > 0 {
            // RST0 to RST7 in turn.
            bytes.extend([0xff, 0xd0 + ((index - 1) % 8) as u8]);
        }
        bytes.extend(band);
    }
    bytes.extend([0xff, 0xd9]);
    Ok(bytes)
}

/// The entropy-coded data of a band, from predictions of zero to the byte boundary.
fn encode_band(
    rows: &[u8],
    stride: usize,
    quantizers: &[Quantizer; 2],
    tables: &[Tables; 2],
) -> Vec<u8> {
    let mut writer = BitWriter::default();
    let mut predicted = [0i32; 3];
    let mut pixels = Pixels::default();
    for rows in rows.chunks(stride * 8) {
        for left in (0..stride).step_by(24) {
            let plain = pixels.read(rows, stride, left);
            for (component, predicted) in predicted.iter_mut().enumerate() {
                let kind = component.min(1);
                let samples = &mut pixels.samples[component];
                if plain {
                    let dc = quantizers[kind].plain(samples[0][0]);
                    writer.put_plain(dc - *predicted, &tables[kind]);
                    *predicted = dc;
                } else {
                    let block = quantizers[kind].transform(samples);
                    writer.put_block(&block, *predicted, &tables[kind]);
                    *predicted = i32::from(block.coefficients[0]);
                }
            }
        }
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decode(bytes: &[u8]) -> RgbImage {
        image::load_from_memory_with_format(bytes, image::ImageFormat::Jpeg).unwrap().to_rgb8()
    }

    /// Peak signal-to-noise ratio in dB.
    fn psnr(a: &RgbImage, b: &RgbImage) -> f64 {
        let square = |(a, b): (&u8, &u8)| (f64::from(*a) - f64::from(*b)).powi(2);
        let error = a.iter().zip(b.iter()).map(square).sum::<f64>() / a.len() as f64;
        10.0 * libm::log10(255.0 * 255.0 / error.max(1e-9))
    }

    /// Colored discs and stripes with sharp edges on white.
    fn picture(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| {
            let (dx, dy) = (x as i32 % 50 - 25, y as i32 % 40 - 20);
            let inside = dx * dx + dy * dy < 250 || (x / 3 % 2 == 0 && y % 40 < 9);
            let color = [[20, 60, 140], [190, 50, 30], [0, 115, 110]][(x / 50 % 3) as usize];
            image::Rgb(if inside { color } else { [255; 3] })
        })
    }

    #[test]
    fn decodes_close_to_the_picture() {
        let image = picture(333, 205);
        for (quality, least) in [(50, 24.0), (75, 27.0), (90, 33.0), (100, 48.0)] {
            let decoded = decode(&encode_jpeg(&image, quality).unwrap());
            assert_eq!(decoded.dimensions(), image.dimensions());
            let psnr = psnr(&decoded, &image);
            assert!(psnr > least, "quality {quality}: {psnr} dB");
        }
    }

    #[test]
    fn is_as_good_as_the_encoder_of_the_image_crate() {
        let image = picture(400, 320);
        let mut theirs = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut theirs, 90)
            .encode_image(&image)
            .unwrap();
        let ours = encode_jpeg(&image, 90).unwrap();
        assert!(ours.len() < theirs.len() * 101 / 100, "{} {}", ours.len(), theirs.len());
        assert!(psnr(&decode(&ours), &image) > psnr(&decode(&theirs), &image) - 0.1);
    }

    #[test]
    fn background_stays_what_it_is() {
        for color in [[255, 255, 255], [16, 21, 31], [251, 247, 240], [0, 0, 0]] {
            let image = RgbImage::from_pixel(64, 64, image::Rgb(color));
            for pixel in decode(&encode_jpeg(&image, 90).unwrap()).pixels() {
                for (got, wanted) in pixel.0.into_iter().zip(color) {
                    assert!(got.abs_diff(wanted) <= 2, "{color:?} {pixel:?}");
                }
            }
        }
    }

    #[test]
    fn the_bytes_do_not_depend_on_the_threads() {
        let image = picture(500, 300);
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| encode_jpeg(&image, 90).unwrap())
        };
        assert_eq!(with(1), with(3));
    }

    #[test]
    fn a_wide_picture_has_narrow_bands() {
        let image = picture(65535, 20);
        assert_eq!(decode(&encode_jpeg(&image, 30).unwrap()).dimensions(), (65535, 20));
    }

    #[test]
    fn what_cannot_be_written_is_an_error() {
        let image = RgbImage::new(8, 8);
        assert_eq!(encode_jpeg(&image, 0).unwrap_err().kind(), ErrorKind::Options);
        assert_eq!(encode_jpeg(&image, 101).unwrap_err().kind(), ErrorKind::Options);
        let wide = RgbImage::new(65536, 1);
        assert_eq!(encode_jpeg(&wide, 90).unwrap_err().kind(), ErrorKind::Encode);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn every_noise_decodes(
            width in 1u32..70, height in 1u32..140, quality in 1u8..=100, seed: u32, extreme: bool,
        ) {
            let mut state = seed;
            let image = RgbImage::from_fn(width, height, |_, _| image::Rgb([(); 3].map(|()| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let byte = (state >> 24) as u8;
                if extreme { if byte < 128 { 0 } else { 255 } } else { byte }
            })));
            let decoded = decode(&encode_jpeg(&image, quality).unwrap());
            prop_assert_eq!(decoded.dimensions(), (width, height));
            if quality == 100 {
                prop_assert!(psnr(&decoded, &image) > 40.0);
            }
        }
    }
}
