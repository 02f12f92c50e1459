//! Drawing: [`Cloud`] → pixels.

use super::contour;
use crate::cloud::{Cloud, Word};
use crate::color::Backdrop;
use crate::font::Point;
use crate::layout::raster::{Coverage, rasterize};
use crate::{Error, ErrorKind, Result};
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage, Rgba, RgbaImage};
use rayon::prelude::*;

/// The most pixels of a picture; a picture of more needs gigabytes.
const MAX_PIXELS: u64 = 1 << 28;
/// Rows that one task draws.
const BAND: usize = 32;

/// Draws the contour and then every word in its colour over the background, `scale` pixels for each
/// of the cloud; what is transparent has the background's colour.
///
/// The pixels do not depend on the number of threads.
///
/// # Errors
///
/// [`ErrorKind::Options`] for a scale that is not above 0 or that makes the picture larger than 268
/// million pixels, [`ErrorKind::Encode`] for a word without an outline.
pub fn render(cloud: &Cloud, scale: f32) -> Result<RgbImage> {
    let size = pixels(cloud, scale)?;
    let mut image = backdrop(cloud, size);
    draw(cloud, scale, size, &mut image, blend::<3>)?;
    Ok(image)
}

/// As [`render`], over nothing: with transparent pixels where no word is.
///
/// # Errors
///
/// As [`render`].
pub fn render_with_alpha(cloud: &Cloud, scale: f32) -> Result<RgbaImage> {
    let (width, height) = pixels(cloud, scale)?;
    let mut image = RgbaImage::from_pixel(width, height, Rgba([0; 4]));
    draw(cloud, scale, (width, height), &mut image, blend::<4>)?;
    Ok(image)
}

/// What lies behind the words.
fn backdrop(cloud: &Cloud, (width, height): (u32, u32)) -> RgbImage {
    match &cloud.backdrop {
        Some(Backdrop::Gradient(gradient)) => {
            let length = if gradient.down { height } else { width };
            let place = |at: u32| (f64::from(at) + 0.5) / f64::from(length);
            let steps: Vec<Rgb<u8>> =
                (0..length).map(|at| Rgb(gradient.at(place(at)).rgb())).collect();
            RgbImage::from_fn(width, height, |x, y| {
                steps[(if gradient.down { y } else { x }) as usize]
            })
        }
        Some(Backdrop::Picture(picture)) if picture.dimensions() == (width, height) => {
            RgbImage::clone(picture)
        }
        Some(Backdrop::Picture(picture)) => {
            imageops::resize(&**picture, width, height, FilterType::Triangle)
        }
        _ => {
            // Memory is slow when it is touched for the first time: on all cores.
            let mut image = RgbImage::new(width, height);
            let rows = image.par_chunks_mut(3 * width as usize * BAND);
            rows.for_each(|rows| {
                rows.as_chunks_mut().0.fill(cloud.background.rgb());
            });
            image
        }
    }
}

/// Puts a colour over the rows of a band; see [`blend`].
type Blend = fn(&mut [u8], usize, i32, &Coverage, [u8; 3]);

fn draw(
    cloud: &Cloud,
    scale: f32,
    (width, height): (u32, u32),
    pixels: &mut [u8],
    blend: Blend,
) -> Result<()> {
    check_outlines(cloud)?;
    let inks: Vec<(Coverage, [u8; 3])> =
        cloud.words.par_iter().flat_map_iter(|word| inks(word, scale)).collect();
    let stride = pixels.len() / height as usize;
    pixels.par_chunks_mut(stride * BAND).enumerate().for_each(|(band, rows)| {
        if let Some(contour) = &cloud.contour {
            let (columns, count) = (width as usize, rows.len() / stride);
            let alpha = contour::coverage(contour, scale, (columns, count), band * BAND);
            let top = (band * BAND) as i32;
            let ink = Coverage { left: 0, top, width: columns, height: count, alpha };
            blend(rows, stride, top, &ink, contour.color.rgb());
        }
        for (ink, color) in &inks {
            blend(rows, stride, (band * BAND) as i32, ink, *color);
        }
    });
    Ok(())
}

/// The parts of a word and their colours.
fn inks(word: &Word, scale: f32) -> impl Iterator<Item = (Coverage, [u8; 3])> {
    let origin = Point { x: word.origin.x * scale, y: word.origin.y * scale };
    word.path.parts().into_iter().map(move |part| {
        let mut ink = rasterize(&part.path, origin, word.font_size * scale, word.angle);
        if part.opacity < 1.0 {
            for alpha in &mut ink.alpha {
                *alpha = (f32::from(*alpha) * part.opacity).round() as u8;
            }
        }
        (ink, part.rgb.unwrap_or(word.color.rgb()))
    })
}

/// A cloud that was read from JSON has no outlines; a picture without words would be a lie.
pub(super) fn check_outlines(cloud: &Cloud) -> Result<()> {
    match cloud.words.iter().find(|word| word.path.segments.is_empty()) {
        None => Ok(()),
        Some(word) => Err(Error::new(
            ErrorKind::Encode,
            format!(
                "the word \"{}\" has no outline; a cloud read from JSON must be shaped with its \
                 fonts before it can be drawn",
                word.text
            ),
        )),
    }
}

/// The size of the picture.
fn pixels(cloud: &Cloud, scale: f32) -> Result<(u32, u32)> {
    let error = |message| Err(Error::new(ErrorKind::Options, message));
    if !(scale.is_finite() && scale > 0.0) {
        return error(format!("the scale {scale} cannot be used; it must be above 0, such as 2"));
    }
    let scaled = |length: u32| ((f64::from(length) * f64::from(scale)).round() as u32).max(1);
    let (width, height) = (scaled(cloud.size.width), scaled(cloud.size.height));
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return error(format!(
            "a picture of {width}x{height} pixels is too large; make the size or the scale smaller"
        ));
    }
    Ok((width, height))
}

/// Blends one word into the rows of a band that starts at the row `top`; of `CHANNELS` a fourth is
/// the opacity.
fn blend<const CHANNELS: usize>(
    rows: &mut [u8],
    stride: usize,
    top: i32,
    ink: &Coverage,
    color: [u8; 3],
) {
    let width = (stride / CHANNELS) as i32;
    let bottom = top + (rows.len() / stride) as i32;
    let (from, to) = (ink.top.max(top), (ink.top + ink.height as i32).min(bottom));
    let (left, right) = (ink.left.max(0), (ink.left + ink.width as i32).min(width));
    if left >= right {
        return;
    }
    for y in from..to {
        let start = (y - ink.top) as usize * ink.width;
        let alpha =
            &ink.alpha[start + (left - ink.left) as usize..start + (right - ink.left) as usize];
        let start = (y - top) as usize * stride;
        let pixels = &mut rows[start + left as usize * CHANNELS..start + right as usize * CHANNELS];
        for (pixel, &alpha) in pixels.as_chunks_mut::<CHANNELS>().0.iter_mut().zip(alpha) {
            put(pixel, color, alpha);
        }
    }
}

/// Puts a colour with an opacity over a pixel.
fn put<const CHANNELS: usize>(pixel: &mut [u8; CHANNELS], color: [u8; 3], alpha: u8) {
    let share = match pixel.get(3) {
        _ if alpha == 0 => return,
        None => alpha,
        // Porter and Duff's "over": what the colour is of all that is not transparent then.
        Some(&under) => {
            let opacity = mix(under, 255, alpha);
            let share = (u32::from(alpha) * 255 + u32::from(opacity) / 2) / u32::from(opacity);
            pixel[3] = opacity;
            share.min(255) as u8
        }
    };
    for (under, over) in pixel.iter_mut().zip(color) {
        *under = mix(*under, over, share);
    }
}

/// `alpha` parts of `over` and 255 − `alpha` parts of `under`, rounded.
fn mix(under: u8, over: u8, alpha: u8) -> u8 {
    let alpha = u32::from(alpha);
    ((u32::from(under) * (255 - alpha) + u32::from(over) * alpha + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::cloud::Contour;

    #[test]
    fn words_stand_where_the_cloud_says() {
        let cloud = sample();
        let image = render(&cloud, 1.0).unwrap();
        assert_eq!((image.width(), image.height()), (50, 40));
        for (x, y, pixel) in image.enumerate_pixels() {
            let expected = if (5..25).contains(&x) && (5..15).contains(&y) {
                cloud.words[0].color
            } else if (30..40).contains(&x) && (10..30).contains(&y) {
                cloud.words[1].color
            } else {
                cloud.background
            };
            assert_eq!(pixel.0, expected.rgb(), "{x},{y}");
        }
    }

    #[test]
    fn the_contour_lies_under_the_words() {
        let mut cloud = sample();
        let word = &cloud.words[0];
        // Around the first word, whose ink covers the inner half of the line.
        let path = word.path.map(|p| Point { x: p.x * 10.0 + 5.0, y: p.y * 10.0 + 15.0 });
        let blue = cloud.words[1].color;
        cloud.contour = Some(Contour { path, width: 2.0, color: blue });
        let image = render(&cloud, 1.0).unwrap();
        assert_eq!(image.get_pixel(4, 10).0, blue.rgb());
        assert_eq!(image.get_pixel(5, 10).0, cloud.words[0].color.rgb());
        assert_eq!(image.get_pixel(3, 10).0, cloud.background.rgb());
    }

    #[test]
    fn over_nothing_the_words_keep_their_color() {
        let cloud = sample();
        let (over, alpha) = (render(&cloud, 1.3).unwrap(), render_with_alpha(&cloud, 1.3).unwrap());
        for (flat, pixel) in over.pixels().zip(alpha.pixels()) {
            let [red, green, blue, opacity] = pixel.0;
            for (channel, flat) in [red, green, blue].into_iter().zip(flat.0) {
                let shown = mix(255, channel, opacity);
                assert!(shown.abs_diff(flat) <= 1, "{pixel:?} {flat:?}");
            }
        }
        assert_eq!(alpha.get_pixel(0, 0).0, [0; 4]);
    }

    #[test]
    fn a_gradient_runs_from_side_to_side() {
        let mut cloud = sample();
        let gradient = crate::color::Gradient::parse("black..white").unwrap();
        cloud.backdrop = Some(Backdrop::Gradient(gradient));
        let image = render(&cloud, 1.0).unwrap();
        let row: Vec<u8> = (0..50).map(|x| image.get_pixel(x, 39)[0]).collect();
        assert!(row.is_sorted() && row[0] < 6 && row[49] > 249, "{row:?}");
    }

    #[test]
    fn scale_enlarges() {
        let cloud = sample();
        let image = render(&cloud, 2.0).unwrap();
        assert_eq!((image.width(), image.height()), (100, 80));
        assert_eq!(image.get_pixel(10, 10).0, cloud.words[0].color.rgb());
        assert_eq!(image.get_pixel(9, 10).0, cloud.background.rgb());
    }

    #[test]
    fn ink_outside_the_canvas_is_cut() {
        let mut cloud = sample();
        cloud.words[0].origin = Point { x: -10.0, y: 5.0 };
        cloud.words[1].origin = Point { x: 500.0, y: 500.0 };
        let image = render(&cloud, 1.0).unwrap();
        assert_eq!(image.get_pixel(9, 4).0, cloud.words[0].color.rgb());
        assert_eq!(image.get_pixel(10, 4).0, cloud.background.rgb());
    }

    #[test]
    fn the_pixels_do_not_depend_on_the_threads() {
        let cloud = sample();
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| render(&cloud, 3.3).unwrap())
        };
        assert_eq!(with(1), with(3));
    }

    #[test]
    fn what_cannot_be_drawn_is_an_error() {
        let mut cloud = sample();
        for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e9] {
            assert_eq!(render(&cloud, scale).unwrap_err().kind(), ErrorKind::Options, "{scale}");
        }
        cloud.words[1].path.segments.clear();
        let error = render(&cloud, 1.0).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encode);
        assert!(error.to_string().contains("\"turned\""), "{error}");
    }

    #[test]
    fn mixing_is_exact_at_the_ends_and_monotone() {
        for (under, over) in [(255, 0), (0, 255), (10, 200)] {
            assert_eq!((mix(under, over, 0), mix(under, over, 255)), (under, over));
            let steps: Vec<u8> = (0..=255).map(|alpha| mix(under, over, alpha)).collect();
            assert!(steps.is_sorted() || steps.iter().rev().is_sorted());
        }
    }
}
