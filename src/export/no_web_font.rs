//! In place of fonts made for an SVG: none, so that its words are outlines under transparent text.

use crate::cloud::Cloud;

pub(super) struct WebFonts;

impl WebFonts {
    pub(super) fn of(_: &Cloud) -> Self {
        Self
    }

    pub(super) fn write(&self, _: &mut String) -> Result<String, std::fmt::Error> {
        Ok(String::new())
    }

    pub(super) fn of_word(&self, _: usize) -> Option<&[usize]> {
        None
    }
}
