//! Export: [`Cloud`] → bytes. An exporter draws what the cloud says and chooses nothing.

mod contour;
mod format;
mod jpeg;
mod json;
mod png;
pub mod raster;
mod svg;

pub use format::Format;
pub use jpeg::encode_jpeg;
pub use json::{from_json, to_json};
pub use png::encode_png;
pub use svg::to_svg;

use crate::Result;
use crate::cloud::Cloud;

/// How a cloud is written.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportOptions {
    /// The quality of a JPEG, 1 to 100. Default: 90.
    pub quality: u8,
    /// Pixels of a JPEG or PNG for each pixel of the cloud, for example 2 for screens of double
    /// density. Default: 1.
    pub scale: f32,
    /// The title of an SVG, which a screen reader says first. Default: "Word cloud".
    pub title: String,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self { quality: 90, scale: 1.0, title: "Word cloud".to_owned() }
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
    match format {
        Format::Jpeg => encode_jpeg(&raster::render(cloud, options.scale)?, options.quality),
        Format::Png => encode_png(&raster::render(cloud, options.scale)?),
        Format::Svg => to_svg(cloud, &options.title).map(String::into_bytes),
        Format::Json => to_json(cloud).map(String::into_bytes),
    }
}

/// A small cloud of two rectangles, for the tests of the exporters.
#[cfg(test)]
fn sample() -> Cloud {
    use crate::cloud::Word;
    use crate::color::Color;
    use crate::font::{Path, Point, Segment};
    use crate::layout::{Score, Size, SizeLaw};
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
        sources: vec!["一句话 \"<&>\"".to_owned()],
        origin,
        copy: false,
        path: path.clone(),
    };
    let red = Color { red: 200, green: 0, blue: 0 };
    let blue = Color { red: 0, green: 0, blue: 200 };
    Cloud {
        version: 1,
        size: Size { width: 50, height: 40 },
        background: Color::WHITE,
        seed: 0xfeed,
        law: SizeLaw::Sqrt,
        scale: 17.25,
        words: vec![
            word("模型 <R&D>", red, p(5.0, 15.0), 0.0),
            word("turned", blue, p(30.0, 10.0), 90.0),
        ],
        dropped: vec![],
        contour: None,
        score: Score::default(),
    }
}
