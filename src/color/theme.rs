//! Themes: a background and the hues that go with it.

use super::{Color, LEGIBLE_CONTRAST, Oklch, legible};
use crate::Result;
use crate::error::unknown_name;

/// A background and the colours for words on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The colour behind the words. Default: white.
    pub background: Color,
    /// One strong colour a hue, the dominant hue first and the rarest accent last. Default: those
    /// of the theme `ink`.
    pub palette: Vec<Color>,
}

/// A theme as it is designed: for light and for dark from the same hues.
struct Design {
    name: &'static str,
    light: u32,
    dark: u32,
    /// Hue in degrees, chroma, lightness on the light and on the dark background (OKLCH).
    hues: &'static [(f64, f64, f64, f64)],
}

const DESIGNS: &[Design] = &[
    // Ink blue carries the page, the warm colours are accents.
    Design {
        name: "ink",
        light: 0xffffff,
        dark: 0x10151f,
        hues: &[
            (262.0, 0.13, 0.36, 0.78),
            (256.0, 0.18, 0.53, 0.72),
            (205.0, 0.10, 0.50, 0.80),
            (34.0, 0.19, 0.56, 0.73),
            (300.0, 0.15, 0.46, 0.74),
        ],
    },
    // Printed paper: sepia, brick, moss, slate.
    Design {
        name: "earth",
        light: 0xfbf7f0,
        dark: 0x1c1815,
        hues: &[
            (45.0, 0.06, 0.36, 0.86),
            (35.0, 0.15, 0.48, 0.72),
            (125.0, 0.09, 0.46, 0.79),
            (235.0, 0.07, 0.44, 0.77),
            (70.0, 0.12, 0.52, 0.81),
            (5.0, 0.13, 0.45, 0.74),
        ],
    },
    // Neighbouring blues and greens with one coral.
    Design {
        name: "ocean",
        light: 0xf6fafc,
        dark: 0x0b1a24,
        hues: &[
            (245.0, 0.10, 0.37, 0.79),
            (220.0, 0.11, 0.50, 0.78),
            (190.0, 0.09, 0.48, 0.83),
            (262.0, 0.16, 0.48, 0.73),
            (165.0, 0.11, 0.50, 0.82),
            (28.0, 0.17, 0.56, 0.76),
        ],
    },
    // Dusk: plum, rose and amber over indigo.
    Design {
        name: "dusk",
        light: 0xfdf9fb,
        dark: 0x1a1424,
        hues: &[
            (300.0, 0.14, 0.38, 0.77),
            (335.0, 0.17, 0.48, 0.74),
            (275.0, 0.16, 0.46, 0.73),
            (12.0, 0.17, 0.53, 0.74),
            (225.0, 0.09, 0.48, 0.80),
            (60.0, 0.14, 0.56, 0.82),
        ],
    },
    // Greys with a single red.
    Design {
        name: "mono",
        light: 0xffffff,
        dark: 0x141414,
        hues: &[
            (260.0, 0.012, 0.25, 0.92),
            (260.0, 0.012, 0.36, 0.82),
            (260.0, 0.012, 0.46, 0.73),
            (260.0, 0.012, 0.54, 0.66),
            (27.0, 0.20, 0.53, 0.68),
        ],
    },
    // After Okabe and Ito, "Color Universal Design", 2008: told apart with every kind of color
    // vision; the lightnesses differ as well as the hues.
    Design {
        name: "universal",
        light: 0xffffff,
        dark: 0x101216,
        hues: &[
            (249.0, 0.13, 0.44, 0.70),
            (50.0, 0.16, 0.56, 0.72),
            (164.0, 0.11, 0.51, 0.78),
            (345.0, 0.12, 0.47, 0.80),
            (237.0, 0.10, 0.54, 0.84),
            (85.0, 0.12, 0.40, 0.88),
        ],
    },
];

impl Theme {
    /// The names of all themes, the default first; each has a light and a `-dark` form.
    pub fn names() -> impl Iterator<Item = String> {
        let name = |design: &Design| [design.name.to_owned(), format!("{}-dark", design.name)];
        DESIGNS.iter().flat_map(name)
    }

    /// The theme of this name; `light` and `dark` are the two forms of the default.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`](crate::ErrorKind::Options) if there is no such theme; the message
    /// lists the names.
    pub fn named(name: &str) -> Result<Self> {
        let lower = name.trim().to_ascii_lowercase();
        let (base, dark) = match lower.as_str() {
            "light" => (DESIGNS[0].name, false),
            "dark" => (DESIGNS[0].name, true),
            other => other.strip_suffix("-dark").map_or((other, false), |base| (base, true)),
        };
        match DESIGNS.iter().find(|design| design.name == base) {
            Some(design) => Ok(design.theme(dark)),
            None => Err(unknown_name("theme", name, &Self::names().collect::<Vec<_>>())),
        }
    }

    /// The same hues on another background, as much lighter or darker as contrast asks for.
    #[must_use]
    pub fn on(mut self, background: Color) -> Self {
        self.background = background;
        for color in &mut self.palette {
            *color = legible(*color, background, LEGIBLE_CONTRAST);
        }
        self
    }
}

/// The theme `ink`.
impl Default for Theme {
    fn default() -> Self {
        DESIGNS[0].theme(false)
    }
}

impl Design {
    fn theme(&self, dark: bool) -> Theme {
        let palette = self.hues.iter().map(|&(hue, chroma, light, deep)| {
            Oklch { lightness: if dark { deep } else { light }, chroma, hue }.to_color()
        });
        let theme = Theme {
            name: format!("{}{}", self.name, if dark { "-dark" } else { "" }),
            background: Color::WHITE,
            palette: palette.collect(),
        };
        theme.on(Color::from_hex(if dark { self.dark } else { self.light }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{contrast, luminance};
    use super::*;

    #[test]
    fn every_theme_is_legible_and_has_distinct_colors() {
        assert!(Theme::names().count() >= 6);
        for name in Theme::names() {
            let theme = Theme::named(&name).unwrap();
            assert_eq!(theme.name, name);
            assert!((5..=7).contains(&theme.palette.len()), "{name}");
            for (index, &color) in theme.palette.iter().enumerate() {
                let contrast = contrast(color, theme.background);
                assert!(contrast >= LEGIBLE_CONTRAST, "{name} {color} {contrast}");
                assert!(!theme.palette[..index].contains(&color), "{name} {color} twice");
            }
            assert_eq!(luminance(theme.background) < 0.1, name.ends_with("-dark"), "{name}");
        }
    }

    #[test]
    fn an_unknown_name_lists_the_themes_and_suggests_the_nearest() {
        let message = Theme::named("occean").unwrap_err().to_string();
        for name in Theme::names() {
            assert!(message.contains(&name), "{message}");
        }
        assert!(message.contains("did you mean \"ocean\"?"), "{message}");
    }

    #[test]
    fn aliases_and_case() {
        assert_eq!(Theme::named("Light").unwrap(), Theme::default());
        assert_eq!(Theme::named("dark").unwrap(), Theme::named("ink-dark").unwrap());
        assert_eq!(Theme::default().name, "ink");
    }

    #[test]
    fn another_background_keeps_contrast() {
        let background: Color = "#888888".parse().unwrap();
        for color in Theme::default().on(background).palette {
            assert!(contrast(color, background) >= LEGIBLE_CONTRAST);
        }
    }
}
