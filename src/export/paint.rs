//! Drawing: [`Cloud`] → pixels.

use super::contour;
use super::palette::Palette;
use crate::cloud::{Cloud, Word};
use crate::color::Backdrop;
use crate::outline::Point;
use crate::raster::{Coverage, rasterize, vectorized};
use crate::{Error, ErrorKind, Result};
use rayon::prelude::*;

/// The most pixels of a picture; a picture of more needs gigabytes.
const MAX_PIXELS: u64 = 1 << 28;
/// Rows that one task draws.
#[cfg(any(feature = "images", feature = "webp"))]
const BAND: usize = 32;
/// Pixels of a row that are looked at together.
const RUN: usize = 16;

/// Puts the rows of a picture from one on into the bytes given.
pub(super) type Rows<'a> = dyn Fn(usize, &mut [u8]) + Sync + 'a;

/// A picture that is painted some rows at a time: the encoders of bands need no more at once, and
/// memory that is used again is faster than that of a whole picture.
pub(super) struct Painting<'a> {
    pub(super) width: u32,
    pub(super) height: u32,
    cloud: &'a Cloud,
    scale: f32,
    paper: Paper,
    /// The words' parts in the order in which they are painted.
    inks: Vec<(Coverage, [u8; 3])>,
}

impl<'a> Painting<'a> {
    /// [`ErrorKind::Options`] for a scale that is not above 0 or that makes the picture larger than
    /// [`MAX_PIXELS`], [`ErrorKind::Encode`] for a word without an outline.
    pub(super) fn new(cloud: &'a Cloud, scale: f32) -> Result<Self> {
        let (width, height) = pixels(cloud, scale)?;
        check_outlines(cloud)?;
        let paper = Paper::new(cloud, (width, height));
        let inks = cloud.words.par_iter().flat_map_iter(|word| inks(word, scale)).collect();
        Ok(Self { width, height, cloud, scale, paper, inks })
    }

    /// All pixels.
    #[cfg(feature = "webp")]
    pub(super) fn pixels<const CHANNELS: usize>(&self) -> Vec<u8> {
        let mut pixels = vec![0; CHANNELS * self.width as usize * self.height as usize];
        self.paint_all::<CHANNELS>(&mut pixels);
        pixels
    }

    #[cfg(any(feature = "images", feature = "webp"))]
    pub(super) fn paint_all<const CHANNELS: usize>(&self, pixels: &mut [u8]) {
        let stride = CHANNELS * self.width as usize;
        let bands = pixels.par_chunks_mut(stride * BAND).enumerate();
        bands.for_each(|(band, rows)| self.paint::<CHANNELS>(band * BAND, rows));
    }

    /// Paints the rows from `top` on, as many as there is room for; with four channels over
    /// nothing, with three over the background.
    pub(super) fn paint<const CHANNELS: usize>(&self, top: usize, rows: &mut [u8]) {
        let width = self.width as usize;
        let stride = CHANNELS * width;
        if CHANNELS == 3 {
            self.paper.lay(top, rows, width);
        } else {
            rows.fill(0);
        }
        if let Some((ink, color)) = self.contour(top, rows.len() / stride) {
            blend::<CHANNELS>(rows, stride, top as i32, &ink, color);
        }
        for (ink, color) in &self.inks {
            vectorized(
                #[inline(always)]
                || blend::<CHANNELS>(rows, stride, top as i32, ink, *color),
            );
        }
    }

    /// The part of the contour in so many rows, and its colour.
    fn contour(&self, top: usize, height: usize) -> Option<(Coverage, [u8; 3])> {
        let contour = self.cloud.contour.as_ref()?;
        let width = self.width as usize;
        let alpha = contour::coverage(contour, self.scale, (width, height), top);
        Some((Coverage { left: 0, top: top as i32, width, height, alpha }, contour.color.rgb()))
    }

    /// The colours that tell the picture, if it has few: one behind the words, or none if it is
    /// `transparent`, and one for each word.
    pub(super) fn palette(&self, transparent: bool) -> Option<Palette> {
        let background = match &self.paper {
            _ if transparent => None,
            Paper::Plain(color) => Some(*color),
            _ => return None,
        };
        // The parts of a word in several colours lie on each other.
        if self.cloud.words.iter().any(|word| !word.path.layers.is_empty()) {
            return None;
        }
        let contour = self.cloud.contour.as_ref().map(|contour| contour.color.rgb());
        Palette::new(background, self.inks.iter().map(|(_, color)| *color).chain(contour))
    }

    /// Paints the rows from `top` on, as numbers of the palette's colours.
    pub(super) fn paint_palette(&self, palette: &Palette, top: usize, rows: &mut [u8]) {
        rows.fill(0);
        let contour = self.contour(top, rows.len() / self.width as usize);
        for (ink, color) in contour.iter().chain(&self.inks) {
            let Some(ramp) = palette.ramp(*color) else { continue };
            cover::<1>(rows, self.width as usize, top as i32, ink, |pixels, alphas| {
                for ([pixel], &alpha) in pixels.iter_mut().zip(alphas) {
                    if *pixel == 0 {
                        *pixel = ramp[usize::from(alpha)];
                    } else if alpha > 0 {
                        // Where two meet: at edges that touch, or over the contour.
                        let mut mixed = palette.colors[usize::from(*pixel)];
                        put(&mut mixed, *color, alpha);
                        *pixel = palette.nearest(mixed);
                    }
                }
            });
        }
    }
}

/// What lies behind the words.
enum Paper {
    Plain([u8; 3]),
    /// A colour for each column.
    Columns(Vec<[u8; 3]>),
    /// A colour for each row.
    Rows(Vec<[u8; 3]>),
    #[cfg(feature = "images")]
    Picture(std::sync::Arc<image::RgbImage>),
}

impl Paper {
    fn new(cloud: &Cloud, (width, height): (u32, u32)) -> Self {
        match &cloud.backdrop {
            Some(Backdrop::Gradient(gradient)) => {
                let length = if gradient.down { height } else { width };
                let place = |at: u32| (f64::from(at) + 0.5) / f64::from(length);
                let steps = (0..length).map(|at| gradient.at(place(at)).rgb()).collect();
                if gradient.down { Self::Rows(steps) } else { Self::Columns(steps) }
            }
            #[cfg(feature = "images")]
            Some(Backdrop::Picture(picture)) => {
                Self::Picture(super::picture::fitted(picture, (width, height)))
            }
            _ => Self::Plain(cloud.background.rgb()),
        }
    }

    /// Covers the rows from `top` on, of `width` pixels each.
    fn lay(&self, top: usize, rows: &mut [u8], width: usize) {
        let (pixels, _) = rows.as_chunks_mut::<3>();
        match self {
            Self::Plain(color) => pixels.fill(*color),
            Self::Columns(colors) => {
                pixels.chunks_mut(width).for_each(|row| row.copy_from_slice(colors));
            }
            Self::Rows(colors) => {
                pixels
                    .chunks_mut(width)
                    .zip(&colors[top..])
                    .for_each(|(row, color)| row.fill(*color));
            }
            #[cfg(feature = "images")]
            Self::Picture(picture) => super::picture::copy_rows(picture, top, rows),
        }
    }
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
#[inline(always)]
fn blend<const CHANNELS: usize>(
    rows: &mut [u8],
    stride: usize,
    top: i32,
    ink: &Coverage,
    color: [u8; 3],
) {
    cover::<CHANNELS>(
        rows,
        stride,
        top,
        ink,
        #[inline(always)]
        |pixels, alphas| match (pixels.first_chunk_mut(), alphas.first_chunk()) {
            (Some(pixels), Some(alphas)) => put_run(pixels, color, alphas),
            _ => {
                for (pixel, &alpha) in pixels.iter_mut().zip(alphas) {
                    put(pixel, color, alpha);
                }
            }
        },
    );
}

/// Calls `put` for the pixels of a band under a word, [`RUN`] or fewer at a time, with their coverage.
#[inline(always)]
fn cover<const CHANNELS: usize>(
    rows: &mut [u8],
    stride: usize,
    top: i32,
    ink: &Coverage,
    put: impl Fn(&mut [[u8; CHANNELS]], &[u8]),
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
        let (pixels, _) = pixels.as_chunks_mut::<CHANNELS>();
        let (runs, rest) = pixels.as_chunks_mut::<RUN>();
        let (alphas, alpha_rest) = alpha.as_chunks::<RUN>();
        for (pixels, alpha) in runs.iter_mut().zip(alphas) {
            // Half of a word's box is white.
            if *alpha != [0; RUN] {
                put(pixels, alpha);
            }
        }
        put(rest, alpha_rest);
    }
}

/// Puts a colour with opacities over the pixels of a run.
#[inline(always)]
fn put_run<const CHANNELS: usize>(
    pixels: &mut [[u8; CHANNELS]; RUN],
    color: [u8; 3],
    alpha: &[u8; RUN],
) {
    if CHANNELS == 3 {
        // Channel by channel, which the compiler makes a few vector instructions of.
        let colors: [u8; 3 * RUN] = std::array::from_fn(|channel| color[channel % 3]);
        let shares: [u8; 3 * RUN] = std::array::from_fn(|channel| alpha[channel / 3]);
        let channels = pixels.as_flattened_mut();
        for ((under, over), share) in channels.iter_mut().zip(colors).zip(shares) {
            *under = mix(*under, over, share);
        }
    } else {
        for (pixel, &alpha) in pixels.iter_mut().zip(alpha) {
            put(pixel, color, alpha);
        }
    }
}

/// Puts a colour with an opacity over a pixel.
#[inline(always)]
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
#[inline(always)]
fn mix(under: u8, over: u8, alpha: u8) -> u8 {
    let alpha = u16::from(alpha);
    let sum = u16::from(under) * (255 - alpha) + u16::from(over) * alpha + 127;
    // The whole part of sum / 255, for any sum below 65535.
    ((sum + 1 + (sum >> 8)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::super::{
        ExportOptions, Format, encode, encode_jpeg, render, render_with_alpha, sample,
    };
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
        let gradient = "black..white".parse::<crate::color::Gradient>().unwrap();
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
    fn files_that_are_painted_in_bands_show_the_whole_picture() {
        let (options, mut cloud) = (ExportOptions { scale: 25.3, ..Default::default() }, sample());
        let path = cloud.words[0].path.map(|p| Point { x: p.x * 20.0 + 5.0, y: p.y * 30.0 + 35.0 });
        cloud.contour = Some(Contour { path, width: 2.0, color: cloud.words[1].color });
        let gradient = "black..white".parse::<crate::color::Gradient>().unwrap();
        let picture =
            image::RgbImage::from_fn(7, 5, |x, y| image::Rgb([x as u8 * 30, y as u8 * 50, 9]));
        let backdrops = [
            None,
            Some(Backdrop::Gradient(gradient.clone())),
            Some(Backdrop::Gradient(crate::color::Gradient { down: true, ..gradient })),
            Some(Backdrop::Picture(picture.into())),
        ];
        for backdrop in backdrops {
            cloud.backdrop = backdrop;
            let image = render(&cloud, options.scale).unwrap();
            let png = encode(&cloud, Format::Png, &options).unwrap();
            let decoded = image::load_from_memory(&png).unwrap().into_rgb8();
            let pairs = || image.as_raw().iter().zip(decoded.as_raw());
            let largest = pairs().map(|(a, b)| a.abs_diff(*b)).max();
            // Over one colour by a palette, in steps of a few 255ths; where a word meets the contour,
            // in the nearest colour.
            let palette = Painting::new(&cloud, options.scale).unwrap().palette(false);
            assert_eq!(palette.is_some(), cloud.backdrop.is_none());
            assert!(largest <= Some(if palette.is_some() { 127 } else { 0 }), "{largest:?}");
            let far = pairs().filter(|(a, b)| a.abs_diff(**b) > 4).count();
            assert!(far < image.as_raw().len() / 200, "{far}");
            let jpeg = encode(&cloud, Format::Jpeg, &options).unwrap();
            assert!(jpeg == encode_jpeg(&image, options.quality).unwrap());
        }
        cloud.backdrop = Some(Backdrop::Transparent);
        let image = render_with_alpha(&cloud, options.scale).unwrap();
        let png = encode(&cloud, Format::Png, &options).unwrap();
        let decoded = image::load_from_memory(&png).unwrap().into_rgba8();
        let pairs = image.pixels().zip(decoded.pixels());
        let opacities = pairs.map(|(a, b)| a[3].abs_diff(b[3]));
        assert!(opacities.max() <= Some(4));
    }

    #[test]
    fn mixing_is_exact() {
        for (under, over) in (0..=255).flat_map(|under| (0..=255).map(move |over| (under, over))) {
            for alpha in 0..=255 {
                let parts =
                    [u32::from(under) * u32::from(255 - alpha), u32::from(over) * u32::from(alpha)];
                let rounded = (parts[0] + parts[1] + 127) / 255;
                assert_eq!(u32::from(mix(under, over, alpha)), rounded, "{under} {over} {alpha}");
            }
        }
    }
}
