//! Colour: theme, term and placement → [`Color`].
//!
//! A word's hue follows from its text, so that it keeps its colour from issue to issue; how strong
//! the hue is follows from its weight. Every colour has a contrast of at least
//! [`LEGIBLE_CONTRAST`] against the background.

mod assign;
mod backdrop;
mod contrast;
mod group;
#[cfg(feature = "images")]
mod image;
mod maps;
mod names;
mod oklch;
mod parse;
mod scheme;
mod theme;
#[cfg(feature = "images")]
mod veiled;

pub(crate) use assign::{Placed, colors};
pub use backdrop::{Backdrop, Gradient};
pub use contrast::{LARGE_CONTRAST, LEGIBLE_CONTRAST, contrast, legible, luminance};
pub(crate) use contrast::{counterparts, other_background};
pub use group::Group;
pub use maps::ColorMap;
pub use oklch::Oklch;
pub use scheme::Scheme;
pub(crate) use scheme::colors_by;
pub use theme::Theme;

use serde::{Deserialize, Serialize};
use std::fmt;

/// An opaque sRGB colour, eight bits a channel; `#rrggbb` in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Color {
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    /// White.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// The channels in the order red, green, blue.
    pub const fn rgb(self) -> [u8; 3] {
        [self.red, self.green, self.blue]
    }

    /// `share` of another colour and the rest of this one, channel by channel.
    pub(crate) fn mix(self, other: Self, share: f64) -> Self {
        let channel = |from: u8, to: u8| {
            (f64::from(from) * (1.0 - share) + f64::from(to) * share + 0.5) as u8
        };
        Self {
            red: channel(self.red, other.red),
            green: channel(self.green, other.green),
            blue: channel(self.blue, other.blue),
        }
    }

    /// The colour of a number 0xRRGGBB.
    pub(crate) const fn from_hex(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self { red, green, blue }
    }
}

/// `#rrggbb`.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        color.to_string()
    }
}

impl TryFrom<String> for Color {
    type Error = crate::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
