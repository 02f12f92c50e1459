//! What lies behind the words in place of one colour.

use super::{Color, contrast, luminance};
use crate::{Error, ErrorKind, Result};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

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
    #[cfg(feature = "images")]
    Picture(#[serde(with = "super::image::data_address")] std::sync::Arc<image::RgbImage>),
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
            #[cfg(feature = "images")]
            Self::Picture(image) => {
                let [red, green, blue] = super::image::extremes(image, background);
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

#[cfg(test)]
mod tests {
    use super::super::LEGIBLE_CONTRAST;
    use super::super::image::VEILED_CONTRAST;
    use super::*;
    use image::RgbImage;
    use std::sync::Arc;

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
