//! Reading colours as CSS writes them.

use super::Color;
use super::names::NAMES;
use crate::{Error, ErrorKind, Result};
use std::str::FromStr;

/// Reads `#rgb`, `#rrggbb`, `rgb(0, 0, 0)` (also with spaces or percentages) and the names of CSS,
/// in any case.
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
