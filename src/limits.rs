//! The bounds on what is read and asked for, all in this place; `docs/limits.md` states them.
//!
//! They are far beyond what a report, an archive or a picture needs, and low enough that what is
//! asked for within them neither fills the memory nor takes for ever. What goes beyond is refused
//! with an error that names it, before anything is made of it.

use crate::{Error, ErrorKind, Result};

/// The most bytes of a report.
#[cfg(any(test, feature = "archive"))]
pub(crate) const REPORT_BYTES: u64 = 32 << 20;
/// The most bytes of a `wordcloud.toml`.
#[cfg(any(test, feature = "archive"))]
pub(crate) const SETTINGS_BYTES: u64 = 1 << 20;
/// The most bytes of a list: frequencies, stop words, names, aliases.
#[cfg(any(test, feature = "cli"))]
pub(crate) const LIST_BYTES: u64 = 64 << 20;
/// The most bytes of saved counts that are listed or drawn; they are added up at any size.
#[cfg(any(test, feature = "cli"))]
pub(crate) const COUNTS_BYTES: u64 = 1 << 30;
/// The most bytes of a picture or a font.
#[cfg(any(test, feature = "archive"))]
pub(crate) const PICTURE_BYTES: u64 = 128 << 20;
/// The most bytes of an SVG that is a mask.
pub(crate) const SVG_BYTES: usize = 1 << 20;
/// The most pixels of a picture that is a mask or a background, by its header: those of a camera.
pub(crate) const PICTURE_PIXELS: u64 = 50_000_000;
/// The most pixels that drawing an SVG that is a mask may take, all its layers, clips, filters and
/// shapes together, or so many canvases.
pub(crate) const SVG_STEPS: (f64, f64) = (4e8, 16.0);
/// The most pixels of the layers of an SVG that lie in one another, or so many canvases.
pub(crate) const SVG_LAYERS: (f64, f64) = (1e8, 4.0);
/// The most characters of a word that is drawn.
pub(crate) const WORD_CHARACTERS: usize = 256;
/// The most words of a saved cloud, copies too.
pub(crate) const CLOUD_WORDS: usize = 200_000;
/// The most that the boxes of the words of a saved cloud cover, in canvases.
pub(crate) const CLOUD_CANVASES: f64 = 8.0;
/// The most threads.
#[cfg(any(test, feature = "cli"))]
pub(crate) const THREADS: usize = 256;

/// Bounds on what settings ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// The most words of a picture.
    pub(crate) words: usize,
    /// The most pixels of a canvas, and of the picture that is made of it.
    pub(crate) pixels: u64,
    /// The widest padding and margin in pixels.
    pub(crate) gap: u32,
    /// The most layouts that the best one is taken from.
    pub(crate) trials: usize,
    /// The most files that the settings name: lists, fonts, pictures.
    pub(crate) files: usize,
}

/// What the user may ask for, by flags and `wordcloud.toml`.
pub(crate) const USER: Limits =
    Limits { words: 20_000, pixels: 16_384 * 16_384, gap: 16_384, trials: 1000, files: 1000 };

/// What a post may ask for in its front matter, which others may have written.
#[cfg(any(test, feature = "archive"))]
pub(crate) const POST: Limits =
    Limits { words: 2_000, pixels: 16_000_000, gap: 1_000, trials: 8, files: 16 };

/// The picture in the bytes of a file, if its header says that it is within the limits.
///
/// # Errors
///
/// What is wrong with it.
#[cfg(feature = "images")]
pub(crate) fn picture(bytes: &[u8]) -> image::ImageResult<image::DynamicImage> {
    use image::ImageDecoder;
    let reader = || image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
    let (width, height) = reader()?.into_dimensions()?;
    if u64::from(width) * u64::from(height) > PICTURE_PIXELS {
        let most = PICTURE_PIXELS / 1_000_000;
        let message = format!("it has {width}x{height} pixels, more than {most} million");
        return Err(std::io::Error::other(message).into());
    }
    let mut reader = reader()?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(16 * PICTURE_PIXELS);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // A photo lies as the camera was held; its file says how it is meant to stand.
    let orientation = decoder.orientation()?;
    let mut image = image::DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// The error for what is beyond a limit.
pub(crate) fn beyond(
    what: &str,
    is: impl std::fmt::Display,
    most: impl std::fmt::Display,
) -> Error {
    Error::new(
        ErrorKind::Options,
        format!("{what} is {is}, which is too large: {most} is the most"),
    )
}

/// Checks a number against its limit.
pub(crate) fn check<N: PartialOrd + std::fmt::Display>(what: &str, is: N, most: N) -> Result<()> {
    if is > most { Err(beyond(what, is, most)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::DynamicImage;
    use std::io::Cursor;

    #[test]
    fn the_documentation_says_them() {
        let text = include_str!("../docs/limits.md").replace(',', "");
        for (name, numbers) in [
            ("words", vec![USER.words as u64, POST.words as u64]),
            ("pixels of the canvas", vec![USER.pixels, POST.pixels]),
            ("pixels of `padding`", vec![USER.gap.into(), POST.gap.into()]),
            ("layouts", vec![USER.trials as u64, POST.trials as u64]),
            ("files that", vec![USER.files as u64, POST.files as u64]),
            ("a report", vec![REPORT_BYTES >> 20]),
            ("a frequency list", vec![LIST_BYTES >> 20]),
            ("saved counts", vec![COUNTS_BYTES >> 20]),
            ("a picture a font", vec![PICTURE_BYTES >> 20]),
            ("`wordcloud.toml`", vec![SETTINGS_BYTES >> 20]),
            ("pixels of a picture", vec![PICTURE_PIXELS / 1_000_000]),
            ("an SVG mask", vec![SVG_BYTES as u64 >> 20]),
            ("what drawing an SVG", vec![SVG_STEPS.0 as u64 / 1_000_000, SVG_STEPS.1 as u64]),
            ("layers of an SVG", vec![SVG_LAYERS.0 as u64 / 1_000_000, SVG_LAYERS.1 as u64]),
            ("a saved cloud |", vec![CLOUD_WORDS as u64, CLOUD_CANVASES as u64]),
        ] {
            let row = text.lines().find(|line| line.starts_with(&format!("| {name}")));
            let row = row.unwrap_or_else(|| panic!("no row for {name}"));
            let said = row.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            let said: Vec<u64> = said.map(|part| part.parse().unwrap()).collect();
            assert_eq!(said, numbers, "{row}");
        }
        for (most, what) in [(WORD_CHARACTERS, "characters"), (THREADS, "threads")] {
            assert!(text.contains(&format!("{most} {what}")), "{what}");
        }
    }

    #[test]
    fn a_picture_is_judged_by_its_header() {
        // The header of a PNG of 22,000 x 22,000 pixels, and nothing else.
        let mut header =
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x55\xf0\0\0\x55\xf0\x01\0\0\0\0".to_vec();
        header.extend([0xff; 40]);
        assert!(picture(&header).is_err());
        let mut bytes = Cursor::new(Vec::new());
        let small = DynamicImage::new_rgb8(3, 2);
        small.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        assert_eq!(picture(bytes.get_ref()).unwrap(), small);
        // The same as a JPEG, whose EXIF says that it is to be turned by a quarter.
        let mut jpeg = Cursor::new(Vec::new());
        small.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
        let exif = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let turned = [&jpeg.get_ref()[..2], exif, &jpeg.get_ref()[2..]].concat();
        let turned = picture(&turned).unwrap();
        assert_eq!((turned.width(), turned.height()), (2, 3));
    }
}
