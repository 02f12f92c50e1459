//! What decides a word's colour.

use super::assign::{choose, mix};
use super::contrast::{LARGE_CONTRAST, legible_from};
use super::{Color, ColorMap, Group, Oklch, Placed, Theme, colors, legible};
use crate::hash::fnv1a;
use crate::{Error, Result};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// What decides a word's colour; whatever it is, the word can be read.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Scheme {
    /// The word itself the hue, its weight the strength; from issue to issue the same hue.
    #[default]
    Word,
    /// Its weight: the heaviest have the first colour of the palette.
    Weight,
    /// What is new, rising or falling since a previous cloud, else its writing: see [`Group::of`].
    Group,
    /// Where it stands from left to right, through the palette.
    Position,
    /// A colour of the palette by the seed.
    Random(u64),
    /// One hue, in strengths by weight.
    Hue(Color),
    /// A colour map: by weight, one of separate colours by the word.
    Map(ColorMap),
    /// The mean colour of a picture, stretched over the canvas, where the word stands.
    #[cfg(feature = "images")]
    Picture(std::sync::Arc<image::RgbImage>),
}

/// A bold letter of this many pixels an em is large text: 14 points (WCAG 2.2).
const LARGE: f32 = 14.0 * 96.0 / 72.0;

impl Scheme {
    /// The names of the schemes that need nothing else.
    pub const NAMES: &'static [&'static str] = &["word", "weight", "group", "position", "random"];
}

/// Reads one of [`Scheme::NAMES`], the name of a colour map, or a colour for its hue.
impl FromStr for Scheme {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Ok(match name.trim().to_ascii_lowercase().as_str() {
            "word" => Self::Word,
            "weight" => Self::Weight,
            "group" => Self::Group,
            "position" => Self::Position,
            "random" => Self::Random(0),
            _ => match (name.parse(), name.parse()) {
                (Ok(map), _) => Self::Map(map),
                (_, Ok(color)) => Self::Hue(color),
                (Err(error), _) => {
                    let names = Self::NAMES.join(", ");
                    let message = format!("{error}; or {names}, or a colour such as navy");
                    return Err(Error::new(error.kind(), message));
                }
            },
        })
    }
}

/// What is read as the same scheme; a picture, which has no name, is `image`.
impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word => f.pad("word"),
            Self::Weight => f.pad("weight"),
            Self::Group => f.pad("group"),
            Self::Position => f.pad("position"),
            Self::Random(_) => f.pad("random"),
            Self::Hue(color) => color.fmt(f),
            Self::Map(map) => map.fmt(f),
            #[cfg(feature = "images")]
            Self::Picture(_) => f.pad("image"),
        }
    }
}

/// The colours of words by a scheme, in their order, on a canvas of this width and height.
///
/// Every colour has the theme's contrast to its background; those of maps and pictures at least
/// [`LARGE_CONTRAST`] where the word is large.
pub(crate) fn colors_by(
    scheme: &Scheme,
    theme: &Theme,
    words: &[Placed<'_>],
    canvas: (u32, u32),
) -> Vec<Color> {
    let palette = |index: usize| {
        theme.palette.get(index % theme.palette.len().max(1)).copied().unwrap_or(Color::BLACK)
    };
    let readable = |color: Color| legible(color, theme.background, theme.contrast);
    match scheme {
        Scheme::Word => colors(theme, words),
        Scheme::Weight => {
            let steps = theme.palette.len() as f64;
            let step = |strength: f64| ((1.0 - strength) * steps * 0.999) as usize;
            let strengths = strengths(words).into_iter();
            strengths.map(|strength| readable(palette(step(strength)))).collect()
        }
        Scheme::Group => {
            let groups = groups(words).into_iter();
            groups.map(|group| readable(palette(group))).collect()
        }
        Scheme::Position => {
            let share =
                |word: &Placed<'_>| (word.x + word.width / 2.0) / (canvas.0 as f32).max(1.0);
            let color = |word| along(&theme.palette, f64::from(share(word)));
            words.iter().map(|word| readable(color(word))).collect()
        }
        Scheme::Random(seed) => {
            let draw =
                |word: &Placed<'_>| mix(fnv1a(word.text.to_lowercase().bytes()) ^ mix(*seed)) >> 8;
            let index = |word| (draw(word) % theme.palette.len().max(1) as u64) as usize;
            words.iter().map(|word| readable(palette(index(word)))).collect()
        }
        Scheme::Hue(color) => {
            let strengths = strengths(words).into_iter();
            strengths.map(|strength| shade(*color, theme, strength)).collect()
        }
        Scheme::Map(map) => {
            let colors = words.iter().zip(strengths(words));
            colors.map(|(word, strength)| large(of_map(map, word, strength), theme, word)).collect()
        }
        #[cfg(feature = "images")]
        Scheme::Picture(image) => {
            let color = |word| super::image::mean(image, word, canvas);
            words.iter().map(|word| large(color(word), theme, word)).collect()
        }
    }
}

/// The palette entries of the groups of words.
fn groups(words: &[Placed<'_>]) -> Vec<usize> {
    let compared = words.iter().any(|word| word.group.is_some());
    let group = |word: &Placed<'_>| {
        let written = || Cow::Owned(Group::of(word.text));
        word.group.map_or_else(written, Cow::Borrowed).color(compared)
    };
    words.iter().map(group).collect()
}

/// The colour of a map for a word: by its strength, or of separate colours by its text.
fn of_map(map: &ColorMap, word: &Placed<'_>, strength: f64) -> Color {
    if map.is_listed() {
        map.listed(choose(word.text, map.len(), None).unwrap_or(0))
    } else {
        map.at(strength)
    }
}

/// A colour with the theme's contrast to its background, or a large word's if that is lower.
fn large(color: Color, theme: &Theme, word: &Placed<'_>) -> Color {
    let is_large = word.font_size >= LARGE && theme.contrast <= super::LEGIBLE_CONTRAST;
    let contrast = if is_large { LARGE_CONTRAST } else { theme.contrast };
    legible(color, theme.background, contrast)
}

/// How strong each word is, 0 to 1 the heaviest: its share of the range of the weights' roots,
/// because a few words are far above the others.
fn strengths(words: &[Placed<'_>]) -> Vec<f64> {
    let roots: Vec<f64> = words.iter().map(|word| word.weight.max(0.0).sqrt()).collect();
    let least = roots.iter().copied().fold(f64::INFINITY, f64::min);
    let most = roots.iter().copied().fold(0.0, f64::max);
    let share = |root: &f64| if most > least { (root - least) / (most - least) } else { 1.0 };
    roots.iter().map(share).collect()
}

/// A shade of a colour's hue: full for the strongest, pale for the weakest.
fn shade(color: Color, theme: &Theme, strength: f64) -> Color {
    let full = Oklch::from(legible(color, theme.background, theme.contrast * 1.6));
    let pale = Oklch {
        lightness: Oklch::from(theme.background).lightness,
        chroma: full.chroma * 0.7,
        hue: full.hue,
    };
    let calm = Oklch::from(legible_from(pale, theme.background, theme.contrast));
    let between = |calm: f64, full: f64| calm + (full - calm) * strength;
    let shade = Oklch {
        lightness: between(calm.lightness, full.lightness),
        chroma: between(calm.chroma, full.chroma),
        hue: full.hue,
    };
    legible_from(shade, theme.background, theme.contrast)
}

/// The colour at a share of the way through a palette.
fn along(palette: &[Color], share: f64) -> Color {
    let Some(last) = palette.len().checked_sub(1) else { return Color::BLACK };
    let place = share.clamp(0.0, 1.0) * last as f64;
    let index = (place as usize).min(last.saturating_sub(1));
    let [from, to] = [palette[index], palette[(index + 1).min(last)]].map(Oklch::from);
    let rest = place - index as f64;
    let between = |from: f64, to: f64| from + (to - from) * rest;
    // The shorter way round the circle of hues.
    let turn = (to.hue - from.hue + 540.0).rem_euclid(360.0) - 180.0;
    Oklch {
        lightness: between(from.lightness, to.lightness),
        chroma: between(from.chroma, to.chroma),
        hue: (from.hue + turn * rest).rem_euclid(360.0),
    }
    .to_color()
}

#[cfg(test)]
mod tests {
    use super::super::contrast;
    use super::*;
    use image::RgbImage;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn words() -> Vec<Placed<'static>> {
        let texts = ["模型", "GPT-4o", "robot", "数据", "Łódź", "سلام"];
        let word = |(index, text): (usize, &'static str)| Placed {
            text,
            weight: 1.0 / (index + 1) as f64,
            x: index as f32 * 100.0,
            y: 10.0,
            width: 90.0,
            height: 30.0,
            font_size: 60.0 / (index + 1) as f32,
            group: None,
        };
        texts.into_iter().enumerate().map(word).collect()
    }

    fn by(name: &str) -> Vec<Color> {
        colors_by(&name.parse::<Scheme>().unwrap(), &Theme::default(), &words(), (600, 60))
    }

    #[test]
    fn schemes_have_names_and_an_unknown_one_is_told() {
        for name in [Scheme::NAMES, &["#000080", "viridis_r"]].concat() {
            assert_eq!(name.parse::<Scheme>().unwrap().to_string(), name);
        }
        assert_eq!("Navy".parse::<Scheme>().unwrap(), Scheme::Hue(Color::from_hex(0x000080)));
        assert!(matches!("viridis_r".parse::<Scheme>().unwrap(), Scheme::Map(_)));
        let message = "virdis".parse::<Scheme>().unwrap_err().to_string();
        assert!(message.contains("viridis") && message.contains("position"), "{message}");
    }

    #[test]
    fn weight_takes_the_palette_in_order() {
        let colors = by("weight");
        let theme = Theme::default();
        assert_eq!(colors[0], theme.palette[0]);
        assert_eq!(colors[5], theme.palette[4]);
    }

    #[test]
    fn groups_share_a_color_and_can_be_given() {
        let colors = by("group");
        assert_eq!(colors[0], colors[3]);
        assert_ne!(colors[0], colors[1]);
        let mut words = words();
        words[0].group = Some(&Group::Rising);
        words[3].group = Some(&Group::Falling);
        let colors = colors_by(&Scheme::Group, &Theme::default(), &words, (600, 60));
        assert_ne!(colors[0], colors[3]);
    }

    #[test]
    fn position_goes_through_the_palette() {
        let theme = Theme::default();
        assert_eq!(along(&theme.palette, 0.0), theme.palette[0]);
        assert_eq!(along(&theme.palette, 1.0), theme.palette[4]);
        assert_ne!(by("position")[0], by("position")[5]);
    }

    #[test]
    fn one_hue_grows_stronger_with_the_weight() {
        let theme = Theme::default();
        let colors = by("navy");
        let contrasts: Vec<f64> =
            colors.iter().map(|&color| contrast(color, theme.background)).collect();
        assert!(contrasts.is_sorted_by(|a, b| a >= b), "{contrasts:?}");
        assert!(contrasts[0] > contrasts[5] + 1.0);
    }

    #[test]
    fn a_picture_gives_its_colors_where_the_word_stands() {
        let image =
            RgbImage::from_fn(6, 1, |x, _| image::Rgb([if x < 3 { 120 } else { 0 }, 0, 90]));
        let scheme = Scheme::Picture(Arc::new(image));
        let colors = colors_by(&scheme, &Theme::default(), &words(), (600, 60));
        assert_eq!(colors[0].rgb(), [120, 0, 90]);
        assert_eq!(colors[5].rgb(), [0, 0, 90]);
    }

    proptest! {
        /// Whatever decides the colours, small words have 4.5 : 1 and large ones 3 : 1.
        #[test]
        fn every_scheme_is_legible(
            background: [u8; 3],
            scheme in prop::sample::select(vec![
                "word", "weight", "group", "position", "random", "#fce0a0", "viridis", "tab10",
                "Blues", "coolwarm_r",
            ]),
        ) {
            let [red, green, blue] = background;
            let theme = Theme::default().on(Color { red, green, blue });
            let scheme: Scheme = scheme.parse().unwrap();
            for (word, color) in words().iter().zip(colors_by(&scheme, &theme, &words(), (600, 60))) {
                let floor = if word.font_size >= LARGE { 3.0 } else { 4.5 };
                prop_assert!(contrast(color, theme.background) >= floor, "{} {color}", word.text);
            }
        }
    }
}
