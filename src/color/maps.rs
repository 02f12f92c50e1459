//! Colour maps by the names that matplotlib gave them.

use super::Color;
use crate::{Error, Result, name};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// A colour map: colours in an order, mixed or separate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColorMap {
    name: &'static str,
    reversed: bool,
    colors: Vec<Color>,
    listed: bool,
}

/// A line of the list: a name, whether its colours are separate, the colours.
type Line = (&'static str, bool, &'static str);

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (name, rest) = line.split_once(' ')?;
        let (kind, colors) = rest.split_once(' ')?;
        Some((name, kind == "listed", colors))
    };
    include_str!("../../colormaps/maps.txt").lines().filter_map(line).collect()
});

impl ColorMap {
    /// The names of all maps; each has a reversed form with `_r` behind it.
    pub fn names() -> impl Iterator<Item = &'static str> {
        LINES.iter().map(|line| line.0)
    }

    /// Whether its colours are separate and are not mixed.
    pub fn is_listed(&self) -> bool {
        self.listed
    }

    /// How many colours it is made of.
    pub(super) fn len(&self) -> usize {
        self.colors.len()
    }

    /// The colour of a number, going round.
    pub fn listed(&self, index: usize) -> Color {
        self.colors.get(index % self.colors.len().max(1)).copied().unwrap_or(Color::BLACK)
    }

    /// The colour at a place from 0 to 1.
    pub fn at(&self, place: f64) -> Color {
        let last = self.colors.len().saturating_sub(1);
        let place = place.clamp(0.0, 1.0) * last as f64;
        let index = (place as usize).min(last.saturating_sub(1));
        let next = self.listed((index + 1).min(last));
        self.listed(index).mix(next, place - index as f64)
    }
}

/// Reads a name, in any case, such as `viridis` or `Blues_r`; the error lists the names.
impl FromStr for ColorMap {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let trimmed = name.trim();
        let (base, reversed) = match trimmed.strip_suffix("_r").or(trimmed.strip_suffix("_R")) {
            Some(base) => (base, true),
            None => (trimmed, false),
        };
        let line = LINES
            .iter()
            .find(|line| line.0.eq_ignore_ascii_case(base))
            .ok_or_else(|| name::unknown("colour map", name, &Self::names().collect::<Vec<_>>()))?;
        let colors = line.2.split(' ').filter_map(|hex| u32::from_str_radix(hex, 16).ok());
        let mut colors: Vec<Color> = colors.map(Color::from_hex).collect();
        if reversed {
            colors.reverse();
        }
        Ok(Self { name: line.0, reversed, colors, listed: line.1 })
    }
}

impl fmt::Display for ColorMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.name, if self.reversed { "_r" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_map() {
        assert!(ColorMap::names().count() >= 80);
        for name in ColorMap::names() {
            let map = name.parse::<ColorMap>().unwrap();
            assert!(map.len() >= 8, "{name}");
            let reversed = format!("{name}_r").parse::<ColorMap>().unwrap();
            assert_eq!(map.at(0.0), reversed.at(1.0), "{name}");
            assert_eq!((map.to_string(), reversed.to_string()), (name.into(), format!("{name}_r")));
        }
    }

    /// The ends and the middle as matplotlib 3.11 gives them, and the colours of tab10.
    #[test]
    fn agrees_with_matplotlib() {
        for (name, ends) in [
            ("viridis", [0x440154, 0x21918c, 0xfde725]),
            ("magma", [0x000004, 0xb73779, 0xfcfdbf]),
            ("Blues", [0xf7fbff, 0x6aaed6, 0x08306b]),
        ] {
            let map = name.parse::<ColorMap>().unwrap();
            for (place, hex) in [0.0, 0.5, 1.0].into_iter().zip(ends) {
                let (given, wanted) = (map.at(place).rgb(), Color::from_hex(hex).rgb());
                let off = given.iter().zip(wanted).map(|(a, b)| a.abs_diff(b)).max();
                assert!(off <= Some(6), "{name} {place} {given:?} {wanted:?}");
            }
        }
        let tab = "tab10".parse::<ColorMap>().unwrap();
        assert!(tab.is_listed());
        assert_eq!(tab.listed(0).to_string(), "#1f77b4");
        assert_eq!(tab.listed(11).to_string(), "#ff7f0e");
    }

    #[test]
    fn an_unknown_name_suggests_the_nearest() {
        let message = "virdis".parse::<ColorMap>().unwrap_err().to_string();
        assert!(message.contains("did you mean \"viridis\"?"), "{message}");
    }
}
