//! Themes: a background and the hues that go with it.

use super::{Color, LEGIBLE_CONTRAST, Oklch, counterparts, legible, other_background};
use crate::{Error, Result, name};
use std::fmt;
use std::str::FromStr;

/// A background and the colours for words on it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The colour behind the words. Default: white.
    pub background: Color,
    /// One strong colour a hue, the dominant hue first and the rarest accent last. Default: those
    /// of the theme `ink`.
    pub palette: Vec<Color>,
    /// The least contrast of a word to the background. Default: [`LEGIBLE_CONTRAST`].
    pub contrast: f64,
}

/// A theme as it is designed: for light and for dark from the same hues.
struct Design {
    name: &'static str,
    light: u32,
    dark: u32,
    contrast: f64,
    /// Hue in degrees, chroma, lightness on the light and on the dark background (OKLCH).
    hues: &'static [(f64, f64, f64, f64)],
}

const DESIGNS: &[Design] = &[
    // Ink blue carries the page, the warm colours are accents.
    Design {
        name: "ink",
        light: 0xffffff,
        dark: 0x10151f,
        contrast: LEGIBLE_CONTRAST,
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
        contrast: LEGIBLE_CONTRAST,
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
        contrast: LEGIBLE_CONTRAST,
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
        contrast: LEGIBLE_CONTRAST,
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
        contrast: LEGIBLE_CONTRAST,
        hues: &[
            (260.0, 0.012, 0.25, 0.92),
            (260.0, 0.012, 0.36, 0.82),
            (260.0, 0.012, 0.46, 0.73),
            (260.0, 0.012, 0.54, 0.66),
            (27.0, 0.20, 0.53, 0.68),
        ],
    },
    // The six hues of Okabe and Ito, "Color Universal Design", 2008, moved until protanopes,
    // deuteranopes and tritanopes tell all pairs apart; the lightnesses differ as well as the hues.
    Design {
        name: "universal",
        light: 0xffffff,
        dark: 0x101216,
        contrast: LEGIBLE_CONTRAST,
        hues: &[
            (263.0, 0.175, 0.344, 0.64),
            (43.0, 0.17, 0.51, 0.70),
            (178.0, 0.078, 0.47, 0.812),
            (341.0, 0.15, 0.37, 0.61),
            (250.0, 0.13, 0.564, 0.92),
            (95.0, 0.17, 0.30, 0.868),
        ],
    },
    // Technology: graphite and electric blue, cyan and violet, a spark of lime.
    Design {
        name: "tech",
        light: 0xf7f8fa,
        dark: 0x0d1117,
        contrast: LEGIBLE_CONTRAST,
        hues: &[
            (258.0, 0.03, 0.33, 0.90),
            (262.0, 0.21, 0.52, 0.70),
            (215.0, 0.11, 0.50, 0.80),
            (292.0, 0.20, 0.50, 0.72),
            (178.0, 0.09, 0.48, 0.83),
            (128.0, 0.15, 0.50, 0.86),
        ],
    },
    // Finance: navy and slate as in a prospectus, green and red for up and down, old gold.
    Design {
        name: "finance",
        light: 0xfcfbf8,
        dark: 0x0c1624,
        contrast: LEGIBLE_CONTRAST,
        hues: &[
            (258.0, 0.09, 0.31, 0.84),
            (250.0, 0.05, 0.46, 0.73),
            (158.0, 0.11, 0.46, 0.77),
            (80.0, 0.10, 0.52, 0.82),
            (22.0, 0.17, 0.48, 0.70),
        ],
    },
    // For every eye and every projector: 7 : 1 at least (WCAG 2.2, level AAA).
    Design {
        name: "contrast",
        light: 0xffffff,
        dark: 0x000000,
        contrast: 7.0,
        hues: &[
            (264.0, 0.02, 0.16, 0.98),
            (264.0, 0.22, 0.40, 0.78),
            (27.0, 0.18, 0.42, 0.76),
            (145.0, 0.12, 0.38, 0.86),
            (320.0, 0.18, 0.38, 0.80),
        ],
    },
    // Print in black alone: greys without a hue.
    Design {
        name: "gray",
        light: 0xffffff,
        dark: 0x1a1a1a,
        contrast: LEGIBLE_CONTRAST,
        hues: &[
            (0.0, 0.0, 0.20, 0.97),
            (0.0, 0.0, 0.31, 0.89),
            (0.0, 0.0, 0.39, 0.82),
            (0.0, 0.0, 0.47, 0.76),
            (0.0, 0.0, 0.55, 0.70),
        ],
    },
];

impl Theme {
    /// The names of the themes, the default first; each also with `-dark` behind it.
    pub const NAMES: [&'static str; DESIGNS.len()] = {
        let mut names = [""; DESIGNS.len()];
        let mut index = 0;
        while index < names.len() {
            names[index] = DESIGNS[index].name;
            index += 1;
        }
        names
    };

    /// The names of all themes, the default first; each light one before its dark one.
    pub fn names() -> impl Iterator<Item = String> {
        let name = |design: &Design| [design.name.to_owned(), format!("{}-dark", design.name)];
        DESIGNS.iter().flat_map(name)
    }

    /// The dark form of a light theme and the light form of a dark one; of a theme that is not one
    /// of the named, the same hues on a background of the other kind.
    #[must_use]
    pub fn counterpart(&self) -> Self {
        let base = self.name.strip_suffix("-dark");
        let own = DESIGNS.iter().find(|design| design.name == base.unwrap_or(&self.name));
        match own.map(|design| (design.theme(base.is_some()), design.theme(base.is_none()))) {
            Some((same, other)) if same == *self => other,
            _ => {
                let background = other_background(self.background);
                let palette = counterparts(&self.palette, self.background, background);
                Self { background, palette, ..self.clone() }.on(background)
            }
        }
    }

    /// The same hues on another background, as much lighter or darker as contrast asks for.
    #[must_use]
    pub fn on(mut self, background: Color) -> Self {
        self.background = background;
        for color in &mut self.palette {
            *color = legible(*color, background, self.contrast);
        }
        self
    }
}

/// Reads a name, in any case; `light` and `dark` are the two forms of the default, and the error
/// lists the names.
impl FromStr for Theme {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let lower = name.trim().to_ascii_lowercase();
        let (base, dark) = match lower.as_str() {
            "light" => (DESIGNS[0].name, false),
            "dark" => (DESIGNS[0].name, true),
            other => other.strip_suffix("-dark").map_or((other, false), |base| (base, true)),
        };
        match DESIGNS.iter().find(|design| design.name == base) {
            Some(design) => Ok(design.theme(dark)),
            None => Err(name::unknown("theme", name, &Self::names().collect::<Vec<_>>())),
        }
    }
}

/// Its name.
impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// The theme `ink`.
impl Default for Theme {
    fn default() -> Self {
        DESIGNS[0].theme(false)
    }
}

crate::setters::setters! { Theme {
    name: impl Into<String>,
    background: Color,
    palette: impl Into<Vec<Color>>,
    contrast: f64,
} }

impl Design {
    fn theme(&self, dark: bool) -> Theme {
        let palette = self.hues.iter().map(|&(hue, chroma, light, deep)| {
            Oklch { lightness: if dark { deep } else { light }, chroma, hue }.to_color()
        });
        let theme = Theme {
            name: format!("{}{}", self.name, if dark { "-dark" } else { "" }),
            background: Color::WHITE,
            palette: palette.collect(),
            contrast: self.contrast,
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
        assert!(Theme::names().count() >= 20);
        for name in Theme::names() {
            let theme = name.parse::<Theme>().unwrap();
            assert_eq!(theme.name, name);
            assert!((5..=7).contains(&theme.palette.len()), "{name}");
            for (index, &color) in theme.palette.iter().enumerate() {
                let contrast = contrast(color, theme.background);
                assert!(contrast >= theme.contrast.max(4.5), "{name} {color} {contrast}");
                assert!(!theme.palette[..index].contains(&color), "{name} {color} twice");
            }
            assert_eq!(luminance(theme.background) < 0.1, name.ends_with("-dark"), "{name}");
        }
    }

    #[test]
    fn an_unknown_name_lists_the_themes_and_suggests_the_nearest() {
        let message = "occean".parse::<Theme>().unwrap_err().to_string();
        for name in Theme::names() {
            assert!(message.contains(&name), "{message}");
        }
        assert!(message.contains("did you mean \"ocean\"?"), "{message}");
    }

    #[test]
    fn aliases_and_case() {
        assert_eq!("Light".parse::<Theme>().unwrap(), Theme::default());
        assert_eq!("dark".parse::<Theme>().unwrap(), "ink-dark".parse::<Theme>().unwrap());
        assert_eq!(Theme::default().name, "ink");
    }

    #[test]
    fn light_and_dark_are_counterparts() {
        for name in Theme::names() {
            let theme = name.parse::<Theme>().unwrap();
            let other = theme.counterpart();
            assert_eq!(other.counterpart(), theme);
            assert_eq!(name.ends_with("-dark"), !other.name.ends_with("-dark"));
        }
        let own = Theme::default().on("#fff0d0".parse().unwrap()).counterpart();
        assert!(luminance(own.background) < 0.1);
        assert!(own.palette.iter().all(|&color| contrast(color, own.background) >= 4.5));
    }

    #[test]
    fn print_has_no_hue() {
        for name in ["gray", "gray-dark"] {
            for color in name.parse::<Theme>().unwrap().palette {
                assert_eq!((color.red, color.green), (color.green, color.blue));
            }
        }
    }

    /// Simulates a color vision deficiency at full severity.
    ///
    /// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color
    /// Vision Deficiency", IEEE TVCG 15(6), 2009; matrices on linear light.
    fn simulated(color: Color, matrix: [[f64; 3]; 3]) -> Color {
        let light = color.rgb().map(super::super::oklch::linear);
        let encode = |linear: f64| {
            let linear = linear.clamp(0.0, 1.0);
            let find = |value: &u8| super::super::oklch::linear(*value) >= linear;
            (0..=255u8).find(find).unwrap_or(255)
        };
        let [red, green, blue] =
            matrix.map(|row| encode(row[0] * light[0] + row[1] * light[1] + row[2] * light[2]));
        Color { red, green, blue }
    }

    const DEFICIENCIES: [(&str, [[f64; 3]; 3]); 3] = [
        (
            "protanopia",
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        ),
    ];

    /// The distance in OKLab; 0.02 is a just noticeable difference.
    fn distance(a: Color, b: Color) -> f64 {
        let [a, b] = [a, b].map(Oklch::from);
        let point = |color: Oklch| {
            let hue = color.hue.to_radians();
            [color.lightness, color.chroma * libm::cos(hue), color.chroma * libm::sin(hue)]
        };
        let squares = point(a).into_iter().zip(point(b)).map(|(a, b)| (a - b) * (a - b));
        squares.sum::<f64>().sqrt()
    }

    fn least_distance(theme: &Theme, matrix: [[f64; 3]; 3]) -> f64 {
        let seen: Vec<Color> =
            theme.palette.iter().map(|&color| simulated(color, matrix)).collect();
        let pairs = (0..seen.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        pairs.map(|(a, b)| distance(seen[a], seen[b])).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn the_color_blind_safe_themes_are_told_apart_with_every_color_vision() {
        for (name, enough) in [("universal", 0.09), ("gray", 0.05), ("mono", 0.05)] {
            let light = name.parse::<Theme>().unwrap();
            for theme in [light.counterpart(), light] {
                for (deficiency, matrix) in DEFICIENCIES {
                    let least = least_distance(&theme, matrix);
                    assert!(least >= enough, "{} {deficiency} {least:.3}", theme.name);
                }
            }
        }
    }

    #[test]
    fn no_deficiency_takes_the_contrast_to_the_background() {
        for name in Theme::names() {
            let theme = name.parse::<Theme>().unwrap();
            for (deficiency, matrix) in DEFICIENCIES {
                let background = simulated(theme.background, matrix);
                for &color in &theme.palette {
                    let seen = contrast(simulated(color, matrix), background);
                    assert!(seen >= 3.0, "{name} {color} {deficiency} {seen:.2}");
                }
            }
        }
    }

    #[test]
    fn another_background_keeps_contrast() {
        let background: Color = "#888888".parse().unwrap();
        for color in Theme::default().on(background).palette {
            assert!(contrast(color, background) >= LEGIBLE_CONTRAST);
        }
    }
}
