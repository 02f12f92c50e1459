//! The drop-in's picture: words of given sizes arranged, and painted in given colours.

use crate::error::{Error, Result};
use crate::file;
use crate::work::work;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::path::PathBuf;
use std::sync::Arc;
use wordcloud::cloud::DropReason;
use wordcloud::color::{Backdrop, Color};
use wordcloud::export::{self, ExportOptions};
use wordcloud::font::{FontBook, Missing};
use wordcloud::image::{RgbaImage, imageops};
use wordcloud::layout::{LayoutOptions, Mask, Padding, Rotation, Score, Size, SizeLaw};
use wordcloud::outline::{Bounds, Point};
use wordcloud::serde_json::{Value, json};
use wordcloud::term::Term;
use wordcloud::{Cloud, ErrorKind, WordCloud};

type Rgb = (u8, u8, u8);
/// A word: text, font size, top and left of its ink, whether upright, the origin of its outline.
type Placed = (String, f32, f32, f32, bool, Option<(f32, f32)>);

/// The angle of words that are read upwards, in degrees, clockwise.
const UPWARDS: f32 = 270.0;

/// Fonts in the order in which they are tried: a file, then the bundled ones.
#[pyclass(frozen, module = "wordcloud_rs._native")]
pub(crate) struct Fonts {
    book: FontBook,
}

#[pymethods]
impl Fonts {
    #[new]
    #[pyo3(signature = (path = None))]
    fn new(py: Python<'_>, path: Option<PathBuf>) -> PyResult<Self> {
        let Some(path) = path else { return Ok(Self { book: FontBook::bundled() }) };
        work(py, || {
            let bytes = file::read(&path, "a font file (.ttf, .otf, .ttc)")?;
            let book = FontBook::bundled().with_font(&path.display().to_string(), bytes)?;
            Ok(Self { book })
        })
    }

    /// Width and height in pixels of the ink of a word, at an angle of 0 or upright.
    fn ink(&self, text: &str, size: f32, upright: bool) -> (f32, f32) {
        let ink = self.bounds(text, size, upright);
        (ink.width(), ink.height())
    }
}

impl Fonts {
    /// The box of the ink of a word around its origin, in pixels.
    fn bounds(&self, text: &str, size: f32, upright: bool) -> Bounds {
        let shaped = self.book.shape(text);
        let path = match shaped.missing.is_empty() {
            true => shaped.path,
            false => self.book.shape(&self.book.drawable(text).0).path,
        };
        let place = |point: Point| match upright {
            true => Point::new(point.y * size, -point.x * size),
            false => Point::new(point.x * size, point.y * size),
        };
        path.map(place).bounds().unwrap_or_default()
    }
}

/// Words that have their places.
#[pyclass(frozen, module = "wordcloud_rs._native")]
pub(crate) struct Arrangement {
    cloud: Arc<Cloud>,
}

/// Arranges words by their sizes, of which only the ratios matter.
///
/// `mask` has a byte for each pixel, which is 0 where words may stand. Where not even half of the
/// words have room with the margin between them, it is narrower: words are worth more than gaps.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "they are keywords of one caller")]
pub(crate) fn arrange(
    py: Python<'_>,
    words: Vec<(String, f64)>,
    fonts: &Bound<'_, Fonts>,
    size: (u32, u32),
    mask: Option<&[u8]>,
    margin: u32,
    upright: f64,
    min_font_size: f32,
    max_font_size: Option<f32>,
    seed: Option<u64>,
) -> PyResult<Arrangement> {
    let fonts = fonts.get().book.clone();
    let (width, height) = size;
    work(py, || {
        let size = Size { width, height };
        let layout = LayoutOptions::default()
            .law(SizeLaw::Linear)
            .rotation(Rotation::Vertical { share: upright })
            .min_font_size(min_font_size)
            .max_font_size(max_font_size);
        let mask = mask.map(|outside| {
            let at = |x: u32, y: u32| (y as usize) * width as usize + x as usize;
            Mask::from_fn(size, |x, y| outside.get(at(x, y)).is_some_and(|&byte| byte == 0))
        });
        let settings = WordCloud::default()
            .size(size)
            .max_words(words.len())
            .seed(seed)
            .fonts(fonts)
            .missing(Missing::DropCharacters)
            .mask(mask);
        let terms: Vec<Term> =
            words.into_iter().map(|(text, size)| Term::new(text, size)).collect();
        let mut best: Option<Cloud> = None;
        for margin in [margin, margin.min(1), 0] {
            let layout = layout.clone().padding(Padding::Pixels(margin));
            let made = settings.clone().layout(layout).cloud_of_terms(&terms, None);
            let cloud = match (made, &best) {
                (Ok(cloud), _) => cloud,
                (Err(error), None) if margin == 0 => return Err(error.into()),
                (Err(_), _) => continue,
            };
            let left_out = cloud.dropped.iter().filter(|word| lacks_room(&word.reason)).count();
            let most = left_out <= cloud.words.len();
            if best.as_ref().is_none_or(|best| cloud.words.len() > best.words.len()) {
                best = Some(cloud);
            }
            if most {
                break;
            }
        }
        let cloud = best.ok_or_else(|| Error::new(ErrorKind::Options, "no word has a place"))?;
        Ok(Arrangement { cloud: Arc::new(cloud) })
    })
}

fn lacks_room(reason: &DropReason) -> bool {
    matches!(reason, DropReason::TooSmall(_) | DropReason::NoPlace)
}

#[pymethods]
impl Arrangement {
    /// The words in the order of their sizes: text, font size, top, left, whether upright, and the
    /// origin of the outline.
    fn words(&self) -> Vec<Placed> {
        let placed = |word: &wordcloud::Word| {
            let origin = Some((word.origin.x, word.origin.y));
            let place = (word.y, word.x, word.angle != 0.0);
            (word.text.clone(), word.font_size, place.0, place.1, place.2, origin)
        };
        self.cloud.words.iter().map(placed).collect()
    }

    /// Paints the words in these colours: width, height and four bytes a pixel (three where there
    /// is a background).
    ///
    /// `contour` is the mask as for [`arrange`], the width of the line in pixels and its colour.
    fn paint<'py>(
        &self,
        py: Python<'py>,
        colors: Vec<Rgb>,
        background: Option<Rgb>,
        scale: f32,
        contour: Option<(Vec<u8>, f64, Rgb)>,
    ) -> PyResult<(u32, u32, Bound<'py, PyBytes>)> {
        let cloud = self.colored(&colors, background)?;
        let image = work(py, || painted(&cloud, background.is_none(), scale, contour))?;
        let (width, height, bytes) = image;
        Ok((width, height, PyBytes::new(py, &bytes)))
    }

    /// The SVG of the words in these colours.
    fn svg(
        &self,
        py: Python<'_>,
        colors: Vec<Rgb>,
        background: Option<Rgb>,
        scale: f32,
        text: bool,
    ) -> PyResult<String> {
        let cloud = self.colored(&colors, background)?;
        let options = ExportOptions::default().scale(scale).selectable(text);
        work(py, || Ok(export::to_svg(&cloud, &options)?))
    }

    /// Words where a layout says that they stand, as [`Self::words`] has it; without an origin it
    /// follows from the ink.
    #[staticmethod]
    fn of(
        py: Python<'_>,
        words: Vec<Placed>,
        fonts: &Bound<'_, Fonts>,
        size: (u32, u32),
    ) -> PyResult<Self> {
        let fonts = fonts.get();
        work(py, || {
            let word = |(text, size, top, left, upright, origin): Placed| {
                let ink = fonts.bounds(&text, size, upright);
                let (x, y) = origin.unwrap_or((left - ink.min.x, top - ink.min.y));
                json!({
                    "text": text, "count": 1, "weight": 1.0, "font_size": size, "x": left, "y": top,
                    "width": ink.width(), "height": ink.height(), "color": "#000000",
                    "angle": if upright { UPWARDS } else { 0.0 }, "sources": [],
                    "origin": { "x": x, "y": y },
                })
            };
            let words: Vec<Value> = words.into_iter().map(word).collect();
            let cloud = json!({
                "version": 1, "size": { "width": size.0, "height": size.1 }, "seed": 0,
                "background": "#000000", "law": SizeLaw::Linear, "scale": 1.0, "words": words,
                "dropped": [], "score": Score::default(),
            });
            let mut cloud = export::from_json(cloud.to_string().as_bytes())?;
            cloud.shape(&fonts.book)?;
            Ok(Self { cloud: Arc::new(cloud) })
        })
    }
}

impl Arrangement {
    fn colored(&self, colors: &[Rgb], background: Option<Rgb>) -> Result<Cloud> {
        if colors.len() != self.cloud.words.len() {
            let message =
                format!("{} colours are given for {} words", colors.len(), self.cloud.words.len());
            return Err(Error::new(ErrorKind::Options, message));
        }
        let mut cloud = (*self.cloud).clone();
        for (word, &color) in cloud.words.iter_mut().zip(colors) {
            word.color = rgb(color);
        }
        match background {
            Some(color) => cloud.background = rgb(color),
            None => cloud.backdrop = Some(Backdrop::Transparent),
        }
        Ok(cloud)
    }
}

fn rgb((red, green, blue): Rgb) -> Color {
    Color { red, green, blue }
}

/// The pixels, as many as the sides times the scale without what is left.
fn painted(
    cloud: &Cloud,
    alpha: bool,
    scale: f32,
    contour: Option<(Vec<u8>, f64, Rgb)>,
) -> Result<(u32, u32, Vec<u8>)> {
    let side = |length: u32| ((length as f32 * scale) as u32).max(1);
    let (width, height) = (side(cloud.size.width), side(cloud.size.height));
    let line = contour.map(|(mask, line, color)| {
        (contour_pixels(&mask, cloud.size, Size { width, height }, line), color)
    });
    if alpha {
        let image = export::render_with_alpha(cloud, scale)?;
        let mut image: RgbaImage = imageops::crop_imm(&image, 0, 0, width, height).to_image();
        if let Some((line, (red, green, blue))) = line {
            for (pixel, _) in image.pixels_mut().zip(line).filter(|(_, line)| *line) {
                pixel.0 = [red, green, blue, 255];
            }
        }
        return Ok((width, height, image.into_raw()));
    }
    let image = export::render(cloud, scale)?;
    let mut image = match image.dimensions() == (width, height) {
        true => image,
        false => imageops::crop_imm(&image, 0, 0, width, height).to_image(),
    };
    if let Some((line, (red, green, blue))) = line {
        for (pixel, _) in image.pixels_mut().zip(line).filter(|(_, line)| *line) {
            pixel.0 = [red, green, blue];
        }
    }
    Ok((width, height, image.into_raw()))
}

/// The pixels of a picture that the contour of a mask covers: those outside the mask that are not
/// deeper outside than its width.
fn contour_pixels(mask: &[u8], of: Size, size: Size, line: f64) -> Vec<bool> {
    let pixels = line.round().max(1.0);
    // Around the picture there is more of the outside, so that its edge is no edge of the mask.
    let frame = pixels as u32 + 2;
    let framed = Size { width: size.width + 2 * frame, height: size.height + 2 * frame };
    let is_outside = |x: u32, y: u32| {
        let at = |place: u32, side: u32, from: u32| {
            let inner = place.saturating_sub(frame).min(side - 1);
            (u64::from(inner) * u64::from(from) / u64::from(side)) as usize
        };
        let (column, row) = (at(x, size.width, of.width), at(y, size.height, of.height));
        mask.get(row * of.width as usize + column).is_none_or(|&byte| byte != 0)
    };
    let outside = Mask::from_fn(framed, is_outside);
    let deep = outside.inset(pixels);
    let places =
        (0..size.height).flat_map(|y| (0..size.width).map(move |x| (x + frame, y + frame)));
    places.map(|(x, y)| outside.contains(x, y) && !deep.contains(x, y)).collect()
}
