//! Flags of how the picture looks.

use super::args::{checked, is_false};
use super::system_fonts;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::export::alt_text;
use wordcloud::settings::values::parse_weights;

/// Settings of how the picture looks; the fields are called as in `wordcloud.toml`.
#[derive(Debug, Args, Serialize)]
pub(crate) struct LookArgs {
    /// Formats, with commas between them: jpeg, png, webp, svg, pdf, html, map (an image map), json
    /// [default: by the file's name]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) format: Vec<String>,

    /// The size of the picture in pixels [default: the report's own setting, else 1200x800; of a
    /// saved cloud its own, else the words are arranged anew]
    #[arg(long, value_name = "WxH",
        value_parser = checked(wordcloud::settings::values::parse_size))]
    pub(crate) size: Option<String>,

    /// The colours; an unknown name lists them all [default: the report's own setting, else ink]
    #[arg(long, value_name = "NAME")]
    pub(crate) theme: Option<String>,

    /// What decides a word's colour: word, weight, group, position, random, the name of a colour map
    /// (viridis, Blues_r, tab10, …), a colour for its shades, or image:FILE; group is what is new,
    /// rising or falling since the previous cloud or post, else the writing [default: word]
    #[arg(long, value_name = "NAME")]
    pub(crate) color_by: Option<String>,

    /// What lies behind the words: a colour as in CSS, transparent, a gradient (white..#dde8f4,
    /// down:white..#dde8f4) or a picture (PNG, JPEG) [default: the theme's]
    #[arg(long, value_name = "COLOR|GRADIENT|FILE")]
    pub(crate) background: Option<String>,

    /// A font file to try before the bundled fonts, FILE#N for the face N of a collection; may be
    /// given again
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) font: Vec<PathBuf>,

    /// The weight of variable fonts, 1 to 1000, or a range such as 300..900 from the lightest to the
    /// heaviest word [default: 700]
    #[arg(long, value_name = "WEIGHT", value_parser = checked(parse_weights))]
    pub(crate) font_weight: Option<String>,

    /// What becomes of a word of which no font has every character: leave-out, or drop-characters to
    /// draw the rest [default: leave-out]
    #[arg(long, value_name = "WHAT", value_parser = ["leave-out", "drop-characters"])]
    pub(crate) missing: Option<String>,

    /// The language as a tag such as zh-Hant or ja, for the forms of characters and the alternative
    /// text [default: by the writing]
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,

    /// The quality of a JPEG, 1 to 100 [default: 90]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) quality: Option<u8>,

    /// Pixels of a JPEG, PNG or WebP for each pixel of the size, such as 2 for sharp screens
    #[arg(long, value_name = "FACTOR")]
    pub(crate) scale: Option<f32>,

    /// The title of SVG, PDF and HTML [default: the report's]
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,

    /// Where a word leads in HTML, SVG and image maps, such as /tags/{word}/
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) link: Option<String>,

    /// The words of an SVG are text, to be selected and searched, in embedded fonts of only what they
    /// need
    #[arg(long)]
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) svg_text: bool,
}

/// Flags of what else is made.
#[derive(Debug, Args)]
pub(crate) struct MoreArgs {
    /// Takes characters that no other font has from the fonts of the system
    #[arg(long)]
    pub(crate) system_fonts: bool,

    /// More pictures from the same words, with commas between them: dark, light, 2x, card (1200x630),
    /// square (1080x1080), banner (1500x500)
    #[arg(
        long,
        value_name = "LIST",
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) also: Vec<Also>,

    /// Writes a sentence for the picture's alt attribute, in the report's language, to standard
    /// output
    #[arg(long)]
    pub(crate) alt_text: bool,
}

/// More pictures from the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Also {
    /// On a dark background
    Dark,
    /// On a light background
    Light,
    /// With double the pixels
    #[value(name = "2x")]
    Double,
    /// For links in social networks, 1200x630
    Card,
    /// 1080x1080
    Square,
    /// 1500x500
    Banner,
}

impl MoreArgs {
    /// Adds the fonts of the system for what the others lack of these texts.
    pub(crate) fn add_system_fonts<'a>(
        &self,
        settings: &mut WordCloud,
        texts: impl Iterator<Item = &'a str>,
    ) {
        if self.system_fonts {
            let fonts = std::mem::take(&mut settings.fonts);
            settings.fonts = system_fonts::add(fonts, texts);
        }
    }

    /// Checks that the sentence of `--alt-text` does not run into a picture.
    pub(crate) fn check(&self, writes_picture: bool) -> Result<()> {
        if self.alt_text && writes_picture {
            bail!("standard output cannot take both the picture and --alt-text; use -o");
        }
        Ok(())
    }

    /// Writes the sentence of `--alt-text`.
    pub(crate) fn tell_alt_text(&self, cloud: &Cloud) -> Result<()> {
        if self.alt_text {
            writeln!(io::stdout(), "{}", alt_text(cloud))?;
        }
        Ok(())
    }
}
