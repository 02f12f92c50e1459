//! Colours for the drop-in.

use crate::error::Result;
use pyo3::prelude::*;
use wordcloud::Color;
use wordcloud::color::ColorMap;

/// How many colours a table of a colour map has, as matplotlib's have.
const ENTRIES: usize = 256;

/// Red, green and blue of an opaque CSS colour.
#[pyfunction]
pub(crate) fn color(text: &str) -> Result<(u8, u8, u8)> {
    let Color { red, green, blue } = text.parse()?;
    Ok((red, green, blue))
}

/// The colours of a colour map, each red, green and blue.
#[pyfunction]
pub(crate) fn colormap(name: &str) -> Result<Vec<(u8, u8, u8)>> {
    let map: ColorMap = name.parse()?;
    let of = |index: usize| {
        let Color { red, green, blue } = if map.is_listed() {
            map.listed(index)
        } else {
            map.at(index as f64 / (ENTRIES - 1) as f64)
        };
        (red, green, blue)
    };
    let mut colors: Vec<_> = (0..ENTRIES).map(of).collect();
    if map.is_listed() {
        // The colours of a list come again after the last.
        let first = colors.first().copied();
        let period = (1..colors.len()).find(|&at| colors.get(at).copied() == first);
        colors.truncate(period.unwrap_or(ENTRIES));
    }
    Ok(colors)
}

/// The names of all colour maps.
#[pyfunction]
pub(crate) fn colormaps() -> Vec<&'static str> {
    ColorMap::names().collect()
}
