//! The settings of how the picture looks: size, colours, fonts, formats.

use super::setting::Put::{Flag, Positive, Text, TextOrNumber, Texts, Whole};
use super::setting::{Group, keep, parse, setting};
use super::target::Target;
use super::values::weights;
use crate::color::{Backdrop, Color, Gradient, Scheme, Theme};
use crate::export::Format;
use crate::font::{FontOptions, Missing};
use crate::limits;
use crate::{Error, ErrorKind, Result};
use image::RgbImage;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// The settings of how the picture looks; a saved cloud has no others.
pub const LOOK: Group = Group {
    heading: "Look",
    settings: &[
        setting("size", "WxH", Text(|to, text| parse(&mut to.cloud.size, text)))
            .default("1200x800")
            .help("The size of the picture in pixels; a saved cloud is arranged anew in it"),
        setting("theme", "NAME", Text(|to, text| parse(&mut to.cloud.theme, text)))
            .default("ink")
            .names(&Theme::NAMES)
            .help(
                "The colours: {names}, each also with -dark behind it; universal is safe for every \
                 colour vision, contrast has 7 : 1, gray is for print",
            ),
        setting("color_by", "NAME", Text(color_by)).default("word").names(Scheme::NAMES).file(color_file).help(
            "What decides a word's colour: {names}, the name of a colour map (viridis, Blues_r, \
             tab10, …), a colour for its shades, or image:FILE; group is what is new, rising or \
             falling since the previous cloud or post, else the writing",
        ),
        setting("background", "COLOR|GRADIENT|FILE", Text(background))
            .example("white..#dde8f4", "the theme's")
            .file(background_file)
            .help(
                "What lies behind the words: a colour as in CSS, transparent, a gradient \
                 (white..#dde8f4, down:white..#dde8f4) or a picture (PNG, JPEG), which is veiled \
                 until words can be read on it",
            ),
        setting("language", "TAG", Text(|to, text| keep(&mut to.cloud.language, text)))
            .example("zh-Hant", "by the writing")
            .help(
                "The language as a tag such as zh-Hant or ja, for the forms of characters and the \
                 alternative text",
            ),
        setting("missing", "NAME", Text(|to, text| parse(&mut to.cloud.missing, text)))
            .default("leave-out")
            .names(Missing::NAMES)
            .help(
                "What becomes of a word of which no font has every character: {names}, which draws \
                 the rest",
            ),
        setting("font_weight", "WEIGHT", TextOrNumber(font_weight))
            .example("300..900", "700")
            .help(
                "The weight of variable fonts, 1 to 1000, or a range such as 300..900 from the \
                 lightest to the heaviest word",
            ),
        setting("font", "FILE", Texts(fonts))
            .example("Serif.ttf", "the bundled fonts")
            .file(|text| Some(face_of(text).0))
            .help(
                "A font file (TTF, OTF, TTC) to try before the bundled fonts, FILE#N for the face \
                 N of a collection; emoji are in colour where it has them as layers (COLR)",
            ),
        setting("format", "LIST", Texts(formats))
            .example("jpeg", "by the file's name")
            .names(Format::NAMES)
            .help(
                "Formats, with commas between them: {names}; html is an interactive page, map an \
                 image map",
            ),
        setting("quality", "N", Whole(1, 100, |to, quality| to.export.quality = quality as u8))
            .default("90")
            .help("The quality of a JPEG, 1 to 100"),
        setting("scale", "FACTOR", Positive(|to, scale| to.export.scale = scale as f32))
            .default("1")
            .help("Pixels of a JPEG, PNG or WebP for each pixel of the size, such as 2 for sharp screens"),
        setting("title", "TEXT", Text(|to, text| keep(&mut to.export.title, text)))
            .example("Weekly", "the report's")
            .help("The title of SVG, PDF and HTML"),
        setting("link", "ADDRESS", Text(|to, text| keep(&mut to.export.link, text)))
            .example("/tags/{word}/", "nowhere")
            .help("Where a word leads in HTML, SVG and image maps, such as /tags/{word}/"),
        setting("svg_text", "", Flag(|to, on| to.export.selectable = on)).help(
            "The words of an SVG are text, to be selected and searched, in embedded fonts of only \
             what they need",
        ),
    ],
};

/// What stands before a picture that decides the colours.
const IMAGE: &str = "image:";
/// The weight of a variable font when nothing is said.
const BOLD: f32 = 700.0;

fn color_by(to: &mut Target<'_>, name: &str) -> Result<()> {
    let Some(file) = color_file(name) else { return parse(&mut to.cloud.scheme, name) };
    if let Some(image) = picture(to, &name[file])? {
        to.cloud.scheme = Scheme::Picture(Arc::new(image));
    }
    Ok(())
}

fn background(to: &mut Target<'_>, name: &str) -> Result<()> {
    let cloud = &mut to.cloud;
    if name.eq_ignore_ascii_case("transparent") {
        cloud.backdrop = Some(Backdrop::Transparent);
    } else if background_file(name).is_some() {
        let Some(image) = picture(to, name)? else { return Ok(()) };
        let cloud = &mut to.cloud;
        cloud.check_size()?;
        let size = (cloud.size.width, cloud.size.height);
        cloud.backdrop = Some(Backdrop::picture(&image, size, cloud.theme.background));
    } else if name.contains("..") {
        cloud.backdrop = Some(Backdrop::Gradient(name.parse()?));
    } else {
        cloud.theme = cloud.theme.clone().on(name.parse()?);
    }
    Ok(())
}

fn font_weight(to: &mut Target<'_>, text: &str) -> Result<()> {
    let (light, heavy) = weights(text)?;
    to.cloud.font_weights = (light != heavy).then_some((light, heavy));
    to.font_weight = Some(heavy);
    Ok(())
}

fn fonts(to: &mut Target<'_>, names: &[&str]) -> Result<()> {
    let weight = to.font_weight.unwrap_or(BOLD);
    for name in names {
        let (file, index) = face_of(name);
        let path = Path::new(&name[file]);
        let Some(bytes) = to.read(path, "a font file (.ttf, .otf, .ttc)")? else { continue };
        let fonts = std::mem::take(&mut to.cloud.fonts);
        let options = FontOptions { index, weight };
        to.cloud.fonts = fonts.with_font_options(&path.display().to_string(), bytes, &options)?;
    }
    Ok(())
}

fn formats(to: &mut Target<'_>, lists: &[&str]) -> Result<()> {
    for name in lists.iter().flat_map(|list| list.split(',')) {
        let format = name.parse()?;
        if !to.formats.contains(&format) {
            to.formats.push(format);
        }
    }
    Ok(())
}

/// The file in a value of `background`.
fn background_file(name: &str) -> Option<Range<usize>> {
    let path = Path::new(name);
    let transparent = name.eq_ignore_ascii_case("transparent");
    let is_file = (path.extension().is_some() || name.contains('/'))
        && !(name.contains("..") && name.parse::<Gradient>().is_ok())
        && name.parse::<Color>().is_err();
    // Two dots with colours about them are a gradient, also when one of these is mistyped.
    let is_gradient = name.contains("..") && !name.contains('/') && path.is_relative();
    (is_file && !transparent && !is_gradient).then_some(0..name.len())
}

/// The file in a value of `color_by`.
fn color_file(name: &str) -> Option<Range<usize>> {
    name.starts_with(IMAGE).then_some(IMAGE.len()..name.len())
}

/// The file and the number of its face: `fonts.ttc#2`.
fn face_of(name: &str) -> (Range<usize>, u32) {
    let parts = name.rsplit_once('#').and_then(|(file, index)| {
        let index = index.parse().ok()?;
        Path::new(file).extension().map(|_| (0..file.len(), index))
    });
    parts.unwrap_or((0..name.len(), 0))
}

fn picture(to: &Target<'_>, name: &str) -> Result<Option<RgbImage>> {
    let Some(bytes) = to.read(Path::new(name), "a picture (PNG or JPEG)")? else { return Ok(None) };
    let image = limits::picture(&bytes).map_err(|error| {
        let message = format!("{name} cannot be read as a picture ({error}); give a PNG or JPEG");
        Error::new(ErrorKind::Image, message).with_source(error)
    })?;
    Ok(Some(image.into_rgb8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_of_a_collection_has_a_number() {
        assert_eq!(face_of("no.ttc#2"), (0..6, 2));
        assert_eq!(face_of("no#a.ttf"), (0..8, 0));
        assert_eq!(face_of("c#2"), (0..3, 0));
    }

    #[test]
    fn backgrounds_are_told_apart() {
        for name in [
            "white",
            "transparent",
            "white..#ddeeff",
            "down:red..blue",
            "nocolor",
            "rgb(1.5, 2, 3)",
        ] {
            assert_eq!(background_file(name), None, "{name}");
        }
        for name in ["a.png", "pictures/a", "../a.jpg", "/a..b/c.png"] {
            assert_eq!(background_file(name), Some(0..name.len()));
        }
    }
}
