//! Colour: theme, term and placement → [`Color`].

use serde::{Deserialize, Serialize};

/// An opaque sRGB colour, eight bits a channel; `#rrggbb` in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
    }
}

impl TryFrom<String> for Color {
    type Error = crate::Error;

    fn try_from(_text: String) -> Result<Self, Self::Error> {
        Ok(Self { red: 0, green: 0, blue: 0 })
    }
}
