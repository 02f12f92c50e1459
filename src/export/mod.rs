//! Export: [`Cloud`] → bytes. An exporter draws what the cloud says and chooses nothing.

mod alt;
mod contour;
mod format;
#[cfg(feature = "html")]
mod html;
mod icc;
#[cfg(feature = "images")]
mod image;
#[cfg(feature = "html")]
mod image_map;
mod jpeg;
#[cfg(feature = "json")]
mod json;
mod link;
#[cfg(feature = "archive")]
mod own;
mod paint;
mod palette;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod pdf_text;
#[cfg(feature = "html")]
mod phrases;
#[cfg(feature = "images")]
mod picture;
mod png;
mod svg;
mod svg_path;
#[cfg(feature = "svg-text")]
mod web_font;
#[cfg(not(feature = "svg-text"))]
#[path = "no_web_font.rs"]
mod web_font;
#[cfg(feature = "webp")]
mod webp;

pub use alt::alt_text;
pub use format::Format;
#[cfg(feature = "html")]
pub use html::to_html;
#[cfg(feature = "images")]
pub use image::{encode_jpeg, encode_png, encode_png_with_alpha, render, render_with_alpha};
#[cfg(all(feature = "images", feature = "webp"))]
pub use image::{encode_webp, encode_webp_with_alpha};
#[cfg(feature = "html")]
pub use image_map::to_image_map;
#[cfg(feature = "json")]
pub use json::{from_json, to_json};
#[cfg(feature = "archive")]
pub(crate) use own::is_own;
#[cfg(feature = "pdf")]
pub use pdf::to_pdf;
pub use svg::to_svg;

use crate::Result;
use crate::cloud::Cloud;
use crate::color::Backdrop;
use jpeg::paint_jpeg;
use paint::Painting;
use png::paint_png;

/// How a cloud is written.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExportOptions {
    /// The quality of a JPEG, 1 to 100. Default: 90.
    pub quality: u8,
    /// Pixels of a JPEG, PNG or WebP for each pixel of the cloud, for example 2 for screens of
    /// double density. Default: 1.
    pub scale: f32,
    /// The title of an SVG, PDF or HTML page; `None` is that of the report, else "Word cloud".
    /// Default: `None`.
    pub title: Option<String>,
    /// What is said in place of the picture; `None` is [`alt_text`]. Default: `None`.
    pub alt: Option<String>,
    /// Where a word of an HTML page, image map or SVG leads, with `{word}` for the word; `None` is
    /// nowhere. Default: `None`.
    pub link: Option<String>,
    /// The address of the picture that an image map lies over. Default: "wordcloud.jpg".
    pub image: String,
    /// Whether the words of an SVG are text, to be selected and searched, in embedded fonts that
    /// hold only what they need. Default: `false`.
    pub selectable: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            quality: 90,
            scale: 1.0,
            title: None,
            alt: None,
            link: None,
            image: "wordcloud.jpg".to_owned(),
            selectable: false,
        }
    }
}

crate::setters::setters! { ExportOptions {
    quality: u8,
    scale: f32,
    title: impl Into<Option<String>>,
    alt: impl Into<Option<String>>,
    link: impl Into<Option<String>>,
    image: impl Into<String>,
    selectable: bool,
} }

impl ExportOptions {
    /// The title of the picture.
    fn title_of<'a>(&'a self, cloud: &'a Cloud) -> &'a str {
        let own = Some(&*cloud.title).filter(|title| !title.is_empty());
        self.title.as_deref().or(own).unwrap_or("Word cloud")
    }

    /// What is said in place of the picture.
    fn alt_of(&self, cloud: &Cloud) -> String {
        self.alt.clone().unwrap_or_else(|| alt_text(cloud))
    }
}

impl Cloud {
    /// The bytes of a file of this format, with the default options; [`encode`] takes others.
    ///
    /// # Errors
    ///
    /// As [`encode`].
    pub fn encode(&self, format: Format) -> Result<Vec<u8>> {
        encode(self, format, &ExportOptions::default())
    }
}

/// The bytes of a file of this format.
///
/// # Errors
///
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for an option out of its range,
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode) for a word without an outline and for a picture
/// larger than its format can hold.
pub fn encode(cloud: &Cloud, format: Format, options: &ExportOptions) -> Result<Vec<u8>> {
    let transparent = cloud.backdrop == Some(Backdrop::Transparent);
    let painting = || Painting::new(cloud, options.scale);
    match format {
        Format::Jpeg => paint_jpeg(&painting()?, options.quality),
        Format::Png => paint_png(&painting()?, transparent),
        #[cfg(feature = "webp")]
        Format::WebP => webp::paint_webp(&painting()?, transparent),
        Format::Svg => to_svg(cloud, options).map(String::into_bytes),
        #[cfg(feature = "pdf")]
        Format::Pdf => to_pdf(cloud, options),
        #[cfg(feature = "html")]
        Format::Html => to_html(cloud, options).map(String::into_bytes),
        #[cfg(feature = "html")]
        Format::Map => to_image_map(cloud, options).map(String::into_bytes),
        #[cfg(feature = "json")]
        Format::Json => to_json(cloud).map(String::into_bytes),
        #[cfg(not(all(feature = "html", feature = "json", feature = "pdf", feature = "webp")))]
        other => Err(missing(other)),
    }
}

/// The error for a format that the crate was built without.
#[cfg(not(all(feature = "html", feature = "json", feature = "pdf", feature = "webp")))]
fn missing(format: Format) -> crate::Error {
    let feature = if format == Format::Map { "html" } else { format.name() };
    let message =
        format!("this build writes no {}; the crate's feature `{feature}` adds it", format.name());
    crate::Error::new(crate::ErrorKind::Options, message)
}

/// A small cloud of two rectangles, for the tests of the exporters.
#[cfg(test)]
fn sample() -> Cloud {
    use crate::cloud::Word;
    use crate::color::Color;
    use crate::layout::{Score, Size, SizeLaw};
    use crate::outline::{Path, Point, Segment};
    let p = |x, y| Point { x, y };
    let path = Path {
        segments: vec![
            Segment::MoveTo(p(0.0, 0.0)),
            Segment::LineTo(p(2.0, 0.0)),
            Segment::LineTo(p(2.0, -1.0)),
            Segment::LineTo(p(0.0, -1.0)),
            Segment::Close,
        ],
        advance: 2.0,
        ..Path::default()
    };
    let word = |text: &str, color, origin: Point, angle| Word {
        text: text.to_owned(),
        count: 3,
        weight: 1.0 / 3.0,
        font_size: 10.0,
        x: origin.x,
        y: origin.y - 10.0,
        width: 20.0,
        height: 10.0,
        angle,
        color,
        group: None,
        variants: vec!["\"models\"".to_owned()],
        column: false,
        font_weight: None,
        sources: vec!["一句话 \"<&>\"".to_owned()],
        origin,
        copy: false,
        path: path.clone(),
        runs: vec![],
    };
    let red = Color { red: 200, green: 0, blue: 0 };
    let blue = Color { red: 0, green: 0, blue: 200 };
    Cloud {
        version: 1,
        title: String::new(),
        size: Size { width: 50, height: 40 },
        background: Color::WHITE,
        backdrop: None,
        language: "zh-Hans".to_owned(),
        seed: 0xfeed,
        law: SizeLaw::Sqrt,
        scale: 17.25,
        words: vec![
            word("模型 <R&D>", red, p(5.0, 15.0), 0.0),
            word("turned", blue, p(30.0, 10.0), 90.0),
        ],
        dropped: vec![],
        missing: String::new(),
        contour: None,
        score: Score::default(),
    }
}
