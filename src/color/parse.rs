//! Reading colours as CSS writes them.

use super::names::NAMES;
use super::{Color, Oklch};
use crate::{Error, ErrorKind, Result};
use std::str::FromStr;

/// Reads `#rgb`, `#rrggbb`, `rgb(0, 0, 0)` (also with spaces or percentages), `hsl(240, 50%, 40%)`,
/// `hwb(240 10% 20%)`, `oklch(55% 0.15 250)` and the names of CSS, in any case.
///
/// # Errors
///
/// [`ErrorKind::Options`] if the text is none of these; transparency is not supported.
impl FromStr for Color {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let lower = text.trim().to_ascii_lowercase();
        let color = if let Some(digits) = lower.strip_prefix('#') {
            from_digits(digits)
        } else if let Some(rest) = lower.strip_prefix("rgb(") {
            rest.strip_suffix(')').and_then(from_channels)
        } else if let Some((kind, list)) = lower.strip_suffix(')').and_then(|l| l.split_once('(')) {
            from_hue(kind, list)
        } else {
            let index = NAMES.binary_search_by_key(&lower.as_str(), |&(name, _)| name).ok();
            index.map(|index| Self::from_hex(NAMES[index].1))
        };
        color.ok_or_else(|| {
            Error::new(
                ErrorKind::Options,
                format!(
                    "\"{text}\" is no colour; write an opaque CSS colour such as #1a2b3c, #abc, \
                     rgb(26, 43, 60) or navy"
                ),
            )
        })
    }
}

fn from_digits(digits: &str) -> Option<Color> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    match digits.len() {
        3 => {
            let channel = |shift: u32| ((number >> shift & 0xf) * 0x11) as u8;
            Some(Color { red: channel(8), green: channel(4), blue: channel(0) })
        }
        6 => Some(Color::from_hex(number)),
        _ => None,
    }
}

fn from_channels(list: &str) -> Option<Color> {
    let separator = |c: char| c == ',' || c.is_ascii_whitespace();
    let mut channels = list.split(separator).filter(|part| !part.is_empty()).map(channel);
    let (red, green, blue) = (channels.next()??, channels.next()??, channels.next()??);
    channels.next().is_none().then_some(Color { red, green, blue })
}

/// A colour by its hue: CSS Color 4, sections 7, 8 and 9.
fn from_hue(kind: &str, list: &str) -> Option<Color> {
    let separator = |c: char| c == ',' || c.is_ascii_whitespace();
    let mut parts = list.split(separator).filter(|part| !part.is_empty());
    let [one, two, three] = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() {
        return None;
    }
    let number = |text: &str| text.parse().ok().filter(|number: &f64| number.is_finite());
    let hue =
        |text: &str| Some(number(text.strip_suffix("deg").unwrap_or(text))?.rem_euclid(360.0));
    let share = |text: &str| {
        let percent = number(text.strip_suffix('%')?)?;
        (0.0..=100.0).contains(&percent).then_some(percent / 100.0)
    };
    // The pure hue, a channel from 0 to 1.
    let pure = |hue: f64, channel: f64| {
        let place = (channel + hue / 30.0).rem_euclid(12.0);
        0.5 - (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0) / 2.0
    };
    let channels: [f64; 3] = match kind {
        "hsl" => {
            let (hue, saturation, lightness) = (hue(one)?, share(two)?, share(three)?);
            let reach = saturation * lightness.min(1.0 - lightness);
            [0.0, 8.0, 4.0].map(|channel| lightness + reach * (2.0 * pure(hue, channel) - 1.0))
        }
        "hwb" => {
            let (hue, white, black) = (hue(one)?, share(two)?, share(three)?);
            let sum = (white + black).max(1.0);
            let (white, black) = (white / sum, black / sum);
            [0.0, 8.0, 4.0].map(|channel| pure(hue, channel) * (1.0 - white - black) + white)
        }
        "oklch" => {
            let lightness =
                share(one).or_else(|| number(one).filter(|l| (0.0..=1.0).contains(l)))?;
            let chroma = number(two).filter(|chroma| (0.0..=1.0).contains(chroma))?;
            return Some(Oklch { lightness, chroma, hue: hue(three)? }.to_color());
        }
        _ => return None,
    };
    let [red, green, blue] = channels.map(|channel| (channel * 255.0 + 0.5) as u8);
    Some(Color { red, green, blue })
}

fn channel(text: &str) -> Option<u8> {
    let (number, full) = match text.strip_suffix('%') {
        Some(number) => (number, 100.0),
        None => (text, 255.0),
    };
    let value: f64 = number.parse().ok()?;
    (0.0..=full).contains(&value).then(|| (value / full * 255.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_forms_of_css() {
        let navy = Color { red: 0, green: 0, blue: 128 };
        for text in ["#000080", "navy", " Navy ", "rgb(0, 0, 128)", "rgb(0 0 128)", "RGB(0,0,128)"]
        {
            assert_eq!(text.parse::<Color>().unwrap(), navy, "{text}");
        }
        assert_eq!("#aBc".parse::<Color>().unwrap().to_string(), "#aabbcc");
        for (text, hex) in [
            ("hsl(240, 100%, 25.1%)", "#000080"),
            ("hsl(120deg 50% 40%)", "#339933"),
            ("hsl(0 0% 100%)", "#ffffff"),
            ("hwb(194 0% 0%)", "#00c3ff"),
            ("hwb(0 60% 60%)", "#808080"),
            ("oklch(100% 0 0)", "#ffffff"),
            ("oklch(0.6279 0.2577 29.23)", "#ff0000"),
        ] {
            assert_eq!(text.parse::<Color>().unwrap().to_string(), hex, "{text}");
        }
        assert_eq!("rgb(100%, 0%, 50%)".parse::<Color>().unwrap().to_string(), "#ff0080");
    }

    #[test]
    fn refuses_what_is_no_opaque_color() {
        for text in [
            "",
            "#",
            "#12",
            "#1234",
            "#12345678",
            "#ggg",
            "#+12345",
            "rgb(1,2)",
            "rgb(1,2,3,4)",
            "rgb(256,0,0)",
            "rgb(-1,0,0)",
            "rgb(nan,0,0)",
            "rgb(1,2,3",
            "hsl(1,2,3)",
            "hsl(nan 50% 50%)",
            "hwb(0 0%)",
            "oklch(2 0 0)",
            "lab(50% 0 0)",
            "transparent",
            "blurple",
        ] {
            let error = text.parse::<Color>().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Options);
            assert!(error.to_string().contains(&format!("\"{text}\"")), "{error}");
        }
    }

    #[test]
    fn names_are_sorted_for_the_search() {
        assert!(NAMES.is_sorted_by_key(|&(name, _)| name));
        assert_eq!(NAMES.len(), 148);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(red: u8, green: u8, blue: u8) {
            let color = Color { red, green, blue };
            prop_assert_eq!(color.to_string().parse::<Color>().unwrap(), color);
            let json = serde_json::to_string(&color).unwrap();
            prop_assert_eq!(serde_json::from_str::<Color>(&json).unwrap(), color);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = text.parse::<Color>();
        }
    }
}
