//! What lies behind the words in place of one colour.

use super::{Color, contrast, luminance};
use crate::{Error, ErrorKind, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::imageops::{self, FilterType};
use image::{ImageFormat, RgbImage};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::Cursor;
use std::str::FromStr;
use std::sync::Arc;

/// What lies behind the words in place of one colour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Backdrop {
    /// Nothing, where the format can say so; else the background's colour.
    Transparent,
    /// A run of colours.
    Gradient(Gradient),
    /// A picture; in the JSON a PNG as a `data:` address.
    Picture(#[serde(with = "data_address")] Arc<RgbImage>),
}

/// A run of colours from side to side of the canvas, in equal steps, mixed in sRGB.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Gradient {
    /// Two colours or more.
    pub colors: Vec<Color>,
    /// Whether it runs from top to bottom, else from left to right.
    pub down: bool,
}

crate::setters::setters! { Gradient {
    down: bool,
} }

/// The greatest contrast that a picture keeps to the background that it is veiled with, so that
/// words of one lightness can be read all over it.
const VEILED_CONTRAST: f64 = 1.45;

/// Reads colours with `..` between them, from left to right, or from top to bottom after `down:`.
impl FromStr for Gradient {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (list, down) = match text.strip_prefix("down:") {
            Some(list) => (list, true),
            None => (text, false),
        };
        let colors: Vec<Color> =
            list.split("..").map(|color| color.trim().parse()).collect::<Result<_>>()?;
        if colors.len() < 2 {
            let message = "a gradient has two colours or more, such as white..#dde8f4";
            return Err(Error::new(ErrorKind::Options, message));
        }
        Ok(Self { colors, down })
    }
}

impl fmt::Display for Gradient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let colors: Vec<String> = self.colors.iter().map(Color::to_string).collect();
        write!(f, "{}{}", if self.down { "down:" } else { "" }, colors.join(".."))
    }
}

impl Gradient {
    /// These colours, two or more, from left to right.
    pub fn new(colors: impl Into<Vec<Color>>) -> Self {
        Self { colors: colors.into(), down: false }
    }

    /// The colour at a share of the way, 0 to 1.
    pub fn at(&self, share: f64) -> Color {
        let Some(steps) = self.colors.len().checked_sub(1) else { return Color::WHITE };
        let place = share.clamp(0.0, 1.0) * steps as f64;
        let index = (place as usize).min(steps.saturating_sub(1));
        let (from, to) = (self.colors[index], self.colors[(index + 1).min(steps)]);
        from.mix(to, place - index as f64)
    }
}

impl Backdrop {
    /// A picture that fills a canvas of this size and is veiled with `background` until words can
    /// be read all over it.
    pub fn picture(image: &RgbImage, (width, height): (u32, u32), background: Color) -> Self {
        let across = f64::from(width) / f64::from(image.width().max(1));
        let down = f64::from(height) / f64::from(image.height().max(1));
        let zoom = across.max(down);
        let side = |canvas: u32, have: u32| {
            ((f64::from(canvas) / zoom).round() as u32).clamp(1, have.max(1))
        };
        let (cut_width, cut_height) = (side(width, image.width()), side(height, image.height()));
        let left = (image.width() - cut_width.min(image.width())) / 2;
        let top = (image.height() - cut_height.min(image.height())) / 2;
        let cut = imageops::crop_imm(image, left, top, cut_width, cut_height).to_image();
        // A triangle needs no trigonometry, so every machine gives the same pixels.
        let mut fitted = imageops::resize(&cut, width, height, FilterType::Triangle);
        let strength = veil(&fitted, background);
        for pixel in fitted.pixels_mut() {
            let [red, green, blue] = pixel.0;
            pixel.0 = Color { red, green, blue }.mix(background, strength).rgb();
        }
        Self::Picture(Arc::new(fitted))
    }

    /// The colour that words have the least contrast to, wherever they stand; `background` is the
    /// colour of the theme.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for a gradient so wide that no colour can be read all over it.
    pub fn worst(&self, background: Color) -> Result<Color> {
        match self {
            Self::Transparent => Ok(background),
            Self::Gradient(gradient) => {
                let steps: Vec<Color> =
                    (0..=64).map(|step| gradient.at(f64::from(step) / 64.0)).collect();
                worst_of(&steps)
            }
            Self::Picture(image) => {
                let [red, green, blue] = extremes(image, background);
                Ok(Color { red, green, blue })
            }
        }
    }
}

/// The darkest of light colours or the lightest of dark ones.
fn worst_of(colors: &[Color]) -> Result<Color> {
    let by_light = |a: &&Color, b: &&Color| luminance(**a).total_cmp(&luminance(**b));
    let darkest = colors.iter().min_by(by_light).copied().unwrap_or(Color::WHITE);
    let lightest = colors.iter().max_by(by_light).copied().unwrap_or(Color::WHITE);
    // Black must be legible on the darkest, or white on the lightest.
    let (black, white) = (contrast(darkest, Color::BLACK), contrast(lightest, Color::WHITE));
    if black.max(white) < super::LEGIBLE_CONTRAST {
        let message = format!(
            "no colour can be read on both {lightest} and {darkest}; choose a gradient of light \
             colours or of dark ones"
        );
        return Err(Error::new(ErrorKind::Options, message));
    }
    Ok(if black >= white { darkest } else { lightest })
}

/// The pixel farthest from the background towards the words.
fn extremes(image: &RgbImage, background: Color) -> [u8; 3] {
    let color = |pixel: &image::Rgb<u8>| {
        let [red, green, blue] = pixel.0;
        Color { red, green, blue }
    };
    let light = luminance(background) > 0.18;
    let by_light = |a: &&image::Rgb<u8>, b: &&image::Rgb<u8>| {
        luminance(color(a)).total_cmp(&luminance(color(b)))
    };
    let found =
        if light { image.pixels().min_by(by_light) } else { image.pixels().max_by(by_light) };
    found.map_or(background.rgb(), |pixel| pixel.0)
}

/// How much of the background is mixed in, 0 to 1.
fn veil(image: &RgbImage, background: Color) -> f64 {
    let [red, green, blue] = extremes(image, background);
    let worst = Color { red, green, blue };
    let least =
        |strength: &f64| contrast(worst.mix(background, *strength), background) <= VEILED_CONTRAST;
    (0..=100).map(|percent| f64::from(percent) / 100.0).find(least).unwrap_or(1.0)
}

/// A picture as a PNG in a `data:` address.
mod data_address {
    use super::{Arc, Cursor, Engine, ImageFormat, RgbImage, STANDARD};
    use crate::limits;
    use serde::{Deserialize, Deserializer, Serializer, de, ser};

    const START: &str = "data:image/png;base64,";

    pub(super) fn serialize<S: Serializer>(image: &RgbImage, to: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::new();
        image
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .map_err(ser::Error::custom)?;
        to.serialize_str(&format!("{START}{}", STANDARD.encode(bytes)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Arc<RgbImage>, D::Error> {
        let text = String::deserialize(from)?;
        let data = text.strip_prefix(START);
        let bytes = data.and_then(|data| STANDARD.decode(data).ok());
        let bytes = bytes.ok_or_else(|| de::Error::custom("a picture must be a PNG in base64"))?;
        let image = limits::picture(&bytes).map_err(de::Error::custom)?;
        Ok(Arc::new(image.into_rgb8()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::LEGIBLE_CONTRAST;
    use super::*;

    #[test]
    fn gradients_are_read_and_mixed() {
        let gradient = "down:white..#000..#0000ff".parse::<Gradient>().unwrap();
        assert!(gradient.down && gradient.colors.len() == 3);
        assert_eq!(gradient.at(0.0), Color::WHITE);
        assert_eq!(gradient.at(0.25).to_string(), "#808080");
        assert_eq!(gradient.at(1.0).to_string(), "#0000ff");
        for text in ["white", "", "white..", "white..colour"] {
            assert_eq!(text.parse::<Gradient>().unwrap_err().kind(), ErrorKind::Options, "{text}");
        }
    }

    #[test]
    fn the_worst_color_is_the_nearest_to_the_words() {
        let worst =
            |text: &str| Backdrop::Gradient(text.parse::<Gradient>().unwrap()).worst(Color::WHITE);
        assert_eq!(worst("white..#ddeeff").unwrap().to_string(), "#ddeeff");
        assert_eq!(worst("black..#202040").unwrap().to_string(), "#202040");
        assert!(worst("white..black").unwrap_err().to_string().contains("no colour can be read"));
        // In the middle of red and green it is darker than at either end.
        assert!(luminance(worst("#ff8080..#80ff80").unwrap()) < 0.45);
    }

    #[test]
    fn a_picture_is_veiled_until_words_can_be_read_on_it() {
        let checks = RgbImage::from_fn(40, 30, |x, y| image::Rgb([((x + y) % 2 * 255) as u8; 3]));
        for background in [Color::WHITE, Color::BLACK] {
            let backdrop = Backdrop::picture(&checks, (20, 20), background);
            let Backdrop::Picture(image) = &backdrop else { panic!("{backdrop:?}") };
            assert_eq!(image.dimensions(), (20, 20));
            let worst = backdrop.worst(background).unwrap();
            assert!(contrast(worst, background) <= VEILED_CONTRAST + 0.01);
            let word = super::super::legible(worst, worst, LEGIBLE_CONTRAST);
            for pixel in image.pixels() {
                let [red, green, blue] = pixel.0;
                assert!(contrast(word, Color { red, green, blue }) >= LEGIBLE_CONTRAST);
            }
        }
    }

    #[test]
    fn a_backdrop_in_json_leads_back() {
        let image = RgbImage::from_fn(3, 2, |x, y| image::Rgb([x as u8, y as u8, 9]));
        for backdrop in [
            Backdrop::Transparent,
            Backdrop::Gradient("red..blue".parse::<Gradient>().unwrap()),
            Backdrop::Picture(Arc::new(image)),
        ] {
            let json = serde_json::to_string(&backdrop).unwrap();
            assert_eq!(serde_json::from_str::<Backdrop>(&json).unwrap(), backdrop, "{json}");
        }
        assert!(serde_json::from_str::<Backdrop>("{\"picture\":\"data:x\"}").is_err());
    }
}
