//! The settings of which words there are and where they stand.

use super::mask;
use super::setting::Put::{Flag, Text, TextOrNumber, Texts, Whole};
use super::setting::{Group, parse, setting};
use super::target::Target;
use super::values::share;
use crate::Result;
use crate::export::from_json;
use crate::layout::{Effort, Padding, Shape, SizeLaw};
use std::path::Path;
use std::sync::Arc;

/// The settings of which words there are and where they stand.
pub const LAYOUT: Group = Group {
    heading: "Words and layout",
    settings: &[
        setting("max_words", "N", Whole(0, u64::MAX, |to, n| to.cloud.max_words = n as usize))
            .default("200")
            .help("How many words to draw at most"),
        setting("all_terms", "", Flag(|to, on| to.cloud.all_terms = on)).help(
            "Draws what may be a term too; by default only what the model is sure of is drawn",
        ),
        setting("seed", "N", Whole(0, u64::MAX, |to, seed| to.cloud.seed = Some(seed)))
            .example("7", "it follows from the words")
            .help("Chooses another arrangement of the same words"),
        setting(
            "rotate",
            "ANGLES",
            TextOrNumber(|to, text| parse(&mut to.cloud.layout.rotation, text)),
        )
        .default("0")
        .help(
            "How words are turned: a share that stands upright (0.2), angles with commas \
                 between them (0,90), or a range of angles (-30..30), clockwise; \
                 0,90:0.5 turns half of the words",
        ),
        setting("vertical_cjk", "SHARE", TextOrNumber(vertical_cjk)).default("0").help(
            "The share of Chinese and Japanese words that are set from top to bottom, 0 to 1",
        ),
        setting("pin", "WORD[=X%,Y%]", Texts(pins)).example("DeepSeek=25%,40%", "").help(
            "A word that stands at a given place, such as DeepSeek=25%,40% of the width and the \
             height; without a place in the middle",
        ),
        setting("previous", "CLOUD.json", Text(previous)).example("last.json", "").is_file().help(
            "The JSON of an earlier cloud: its words stay as near to where they were as they can, \
             and group tells which are new, rising or falling",
        ),
        setting("law", "NAME", Text(|to, text| parse(&mut to.cloud.layout.law, text)))
            .default("balanced")
            .names(SizeLaw::NAMES)
            .help(
                "How sizes follow from weights: {names}; balanced is a power at which the largest \
                 word is about ten times the smallest",
            ),
        setting("effort", "NAME", Text(|to, text| parse(&mut to.cloud.layout.effort, text)))
            .default("quick")
            .names(Effort::NAMES)
            .help(
                "How much time words that are a few percent larger are worth: {names}; thorough is \
                 one percent in three times the time, with a padding in pixels one to two percent \
                 in three to twenty times, and dense one to three percent in thirty to two hundred \
                 times",
            ),
        setting("best_of", "N", Whole(1, 1000, |to, n| to.cloud.best_of = n as usize))
            .default("1")
            .help(
                "Makes so many thorough layouts, takes the one with the best score and makes it \
                 dense; with the effort dense all are",
            ),
        setting("repeat", "", Flag(|to, on| to.cloud.layout.repeat = on))
            .help("Fills the room that is left with smaller copies of the words"),
        setting("margin", "PIXELS", Whole(0, MOST_PIXELS, |to, n| to.cloud.margin = n as u32))
            .default("0")
            .help("Pixels along each side that stay free of words"),
        setting("crop", "", Flag(|to, on| to.cloud.crop = on))
            .help("Cuts the picture to its content and the margin"),
        setting(
            "min_font_size",
            "PIXELS",
            Whole(0, MOST_SIZE, |to, size| to.cloud.layout.min_font_size = size as f32),
        )
        .default("8")
        .help("Words that would be smaller are left out and named"),
        setting(
            "max_font_size",
            "PIXELS",
            Whole(0, MOST_SIZE, |to, size| to.cloud.layout.max_font_size = Some(size as f32)),
        )
        .example("120", "as large as all words fit")
        .help("No word is larger"),
        setting(
            "padding",
            "PIXELS",
            Whole(0, MOST_PIXELS, |to, n| to.cloud.layout.padding = Padding::Pixels(n as u32)),
        )
        .example("2", "a part of each word's size")
        .help("The gap around words in pixels"),
        setting("contour", "WIDTH[,COLOR]", TextOrNumber(contour))
            .example("3,navy", "")
            .help("Draws the edge of the mask with a width in pixels, such as 3 or 3,navy"),
        setting("mask_invert", "", Flag(|to, on| to.mask_invert = on))
            .help("The words stand around the shape instead of in it"),
        setting("mask", "FILE|NAME", Text(mask::set))
            .example("cloud", "the whole canvas")
            .names(Shape::NAMES)
            .file(|name| mask::is_file(name).then_some(0..name.len()))
            .help(
                "The shape that the words fill: a picture (PNG, JPEG, SVG; what is transparent or \
                 has the border's colour is outside), text:WORD for the letters of a word, or \
                 {names}",
            ),
    ],
};

const MOST_PIXELS: u64 = u32::MAX as u64;
const MOST_SIZE: u64 = u16::MAX as u64;

fn vertical_cjk(to: &mut Target<'_>, text: &str) -> Result<()> {
    to.cloud.vertical_cjk = share(text)?;
    Ok(())
}

fn contour(to: &mut Target<'_>, text: &str) -> Result<()> {
    to.cloud.contour = Some(text.parse()?);
    Ok(())
}

fn pins(to: &mut Target<'_>, pins: &[&str]) -> Result<()> {
    to.cloud.pins = pins.iter().map(|pin| pin.parse()).collect::<Result<_>>()?;
    Ok(())
}

fn previous(to: &mut Target<'_>, file: &str) -> Result<()> {
    let wanted = "the JSON of a cloud, as --format json writes it";
    let Some(bytes) = to.read(Path::new(file), wanted)? else { return Ok(()) };
    let previous = from_json(&bytes).map_err(|error| error.about(file))?;
    to.cloud.previous = Some(Arc::new(previous));
    Ok(())
}
