//! Makes docs/gallery: `cargo run --release --example gallery`.
#![allow(clippy::disallowed_methods, reason = "an example reads and writes files")]

use image::{RgbImage, imageops};
use std::fs;
use std::path::Path;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::color::{Backdrop, Color, Gradient, Scheme, Theme, legible};
use wordcloud::document::FrequencyFormat;
use wordcloud::export::{ExportOptions, Format, encode, encode_jpeg, render};
use wordcloud::font::FontBook;
use wordcloud::layout::{Mask, MaskOptions, Rotation, Shape, Size};
use wordcloud::outline::Point;
use wordcloud::term::from_frequencies;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const OUT: &str = "docs/gallery";
/// The picture of a report, before it is made small.
const SIZE: Size = Size { width: 900, height: 600 };
/// How much smaller it stands on a sheet.
const SMALL: f32 = 0.44;

/// The reports, and what they are called on the sheet.
const REPORTS: [(&str, &str); 10] = [
    ("zh-Hans.md", "简体中文"),
    ("zh-Hant.md", "繁體中文"),
    ("ja.md", "日本語"),
    ("ko.md", "한국어"),
    ("ar.md", "العربية"),
    ("hi.md", "हिन्दी"),
    ("th.md", "ไทย"),
    ("ru.md", "Русский"),
    ("en.md", "English"),
    ("emoji.csv", "emoji"),
];

fn main() -> Result<()> {
    fs::create_dir_all(OUT)?;
    let settings = WordCloud::default().size(SIZE).max_words(90);
    let cloud = cloud_of(&settings, "zh-Hans.md")?;
    themes(&cloud)?;
    reports(&settings)?;
    schemes(&cloud)?;
    forms(&settings)?;
    let options = ExportOptions::default();
    let page = settings.size(Size { width: 900, height: 560 });
    let page = cloud_of(&page, "en.md")?;
    fs::write(format!("{OUT}/cloud.svg"), encode(&page, Format::Svg, &options)?)?;
    Ok(())
}

fn cloud_of(settings: &WordCloud, name: &str) -> Result<Cloud> {
    let path = Path::new("examples/reports").join(name);
    let bytes = fs::read(path)?;
    if name.ends_with(".csv") {
        let pairs = wordcloud::document::read_frequencies(&bytes, FrequencyFormat::Csv)?.words;
        let terms = from_frequencies(pairs, &settings.term_options());
        return Ok(settings.cloud_of_terms(&terms, None)?);
    }
    Ok(settings.cloud_of_report(&bytes)?)
}

/// One report in every theme.
fn themes(cloud: &Cloud) -> Result<()> {
    let mut tiles = Vec::new();
    for name in Theme::names() {
        let mut cloud = cloud.clone();
        cloud.recolor(&name.parse::<Theme>()?, &Scheme::Word, None)?;
        tiles.push((name, cloud));
    }
    sheet("themes.jpg", &tiles, 4)
}

/// One theme on reports in ten writings.
fn reports(settings: &WordCloud) -> Result<()> {
    let mut tiles = Vec::new();
    for (name, title) in REPORTS {
        tiles.push((title.to_owned(), cloud_of(settings, name)?));
    }
    sheet("writings.jpg", &tiles, 4)
}

/// What can decide a colour, and what can lie behind the words.
fn schemes(cloud: &Cloud) -> Result<()> {
    let mut tiles = Vec::new();
    let (light, dark) = (Theme::default(), "tech-dark".parse::<Theme>()?);
    for name in ["weight", "group", "position", "teal", "viridis", "tab10"] {
        let mut cloud = cloud.clone();
        cloud.recolor(&light, &name.parse::<Scheme>()?, None)?;
        tiles.push((name.to_owned(), cloud));
    }
    for name in ["plasma", "cool", "Set2"] {
        let mut cloud = cloud.clone();
        cloud.recolor(&dark, &name.parse::<Scheme>()?, None)?;
        tiles.push((format!("{name}, tech-dark"), cloud));
    }
    let dusk = "dusk-dark".parse::<Theme>()?;
    for (theme, text) in [(&light, "white..#cfe3f5"), (&dusk, "down:#1a1030..#3a1c3c")] {
        let mut cloud = cloud.clone();
        let gradient = Backdrop::Gradient(text.parse::<Gradient>()?);
        cloud.recolor(theme, &Scheme::Word, Some(gradient))?;
        tiles.push((text.to_owned(), cloud));
    }
    let mut pictured = cloud.clone();
    let waves = RgbImage::from_fn(90, 60, |x, y| {
        let wave = libm::sin(f64::from(x) / 7.0) * 5.0 + f64::from(y);
        let blue = 120 + (wave * 2.0).clamp(0.0, 130.0) as u8;
        image::Rgb([(40 + x) as u8, 110 + y as u8, blue])
    });
    let backdrop = Backdrop::picture(&waves, (SIZE.width, SIZE.height), light.background);
    pictured.recolor(&light, &Scheme::Word, Some(backdrop))?;
    tiles.push(("a picture, veiled".to_owned(), pictured));
    sheet("colors.jpg", &tiles, 4)
}

/// Masks, turns and columns.
fn forms(settings: &WordCloud) -> Result<()> {
    let mut tiles = Vec::new();
    for (shape, theme) in
        [(Shape::Heart, "dusk"), (Shape::Cloud, "ocean"), (Shape::Star, "ink-dark")]
    {
        let mask = Some(Mask::from_shape(shape, SIZE, &MaskOptions::default())?);
        let settings = settings.clone().mask(mask).theme(theme.parse::<Theme>()?);
        tiles.push((format!("{shape:?}").to_lowercase(), cloud_of(&settings, "en.md")?));
    }
    let mut turned = settings.clone().theme("finance".parse::<Theme>()?);
    turned.layout.rotation = Rotation::Vertical { share: 0.3 };
    tiles.push(("rotate 0.3".to_owned(), cloud_of(&turned, "en.md")?));
    let column = settings.clone().vertical_cjk(0.4).theme("earth".parse::<Theme>()?);
    tiles.push(("vertical-cjk 0.4".to_owned(), cloud_of(&column, "ja.md")?));
    let mut angles = settings.clone().theme("universal-dark".parse::<Theme>()?);
    angles.layout.rotation = Rotation::Range { from: -30.0, to: 30.0, share: 1.0 };
    tiles.push(("rotate -30..30".to_owned(), cloud_of(&angles, "zh-Hans.md")?));
    sheet("forms.jpg", &tiles, 3)
}

/// The height of a title on the cloud's canvas.
const TITLE: u32 = 66;

/// Puts small pictures with their titles on one sheet.
fn sheet(name: &str, tiles: &[(String, Cloud)], columns: u32) -> Result<()> {
    let mut pictures = Vec::new();
    for (title, cloud) in tiles {
        pictures.push(render(&titled(title, cloud), SMALL)?);
    }
    let gap = 6;
    let (width, height) = pictures.first().map_or((1, 1), RgbImage::dimensions);
    let rows = (pictures.len() as u32).div_ceil(columns);
    let white = image::Rgb([255; 3]);
    let mut sheet =
        RgbImage::from_pixel(columns * (width + gap) + gap, rows * (height + gap) + gap, white);
    for (index, picture) in (0u32..).zip(&pictures) {
        let (x, y) =
            (index % columns * (width + gap) + gap, index / columns * (height + gap) + gap);
        imageops::replace(&mut sheet, picture, x.into(), y.into());
    }
    fs::write(format!("{OUT}/{name}"), encode_jpeg(&sheet, 82)?)?;
    Ok(())
}

/// The cloud with a title below it.
fn titled(title: &str, cloud: &Cloud) -> Cloud {
    let mut titled = cloud.clone();
    let path = FontBook::bundled().shape(title).path;
    let font_size = 36.0;
    let x = (cloud.size.width as f32 - path.advance * font_size) / 2.0;
    let y = (cloud.size.height + TITLE) as f32 - 22.0;
    let gray = Color { red: 128, green: 128, blue: 128 };
    titled.size.height += TITLE;
    titled.words.extend(cloud.words.first().cloned().map(|mut word| {
        word.text = title.to_owned();
        word.path = path;
        word.font_size = font_size;
        word.angle = 0.0;
        word.origin = Point { x, y };
        word.color = legible(gray, cloud.background, 4.5);
        word
    }));
    titled
}
