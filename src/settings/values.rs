//! Values as text, such as `1200x800`.

use crate::cloud::ContourOptions;
use crate::layout::{Rotation, Size};
use crate::{Error, ErrorKind, Result};
use std::fmt;
use std::str::FromStr;

fn wrong(given: &str, wanted: &str) -> Error {
    Error::new(ErrorKind::Options, format!("\"{given}\" cannot be used; {wanted}"))
}

/// Reads a width and a height in pixels, such as `1200x800`.
impl FromStr for Size {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let side = |text: &str| text.trim().parse().ok();
        let size = text
            .split_once(['x', 'X', '×'])
            .and_then(|(width, height)| Some(Self { width: side(width)?, height: side(height)? }));
        size.ok_or_else(|| {
            let message = format!(
                "\"{text}\" is no size; write the width and the height in pixels, such as 1200x800"
            );
            Error::new(ErrorKind::Options, message)
        })
    }
}

/// `1200x800`.
impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

/// A share such as `0.2`, from 0 (none) to 1 (all).
pub(super) fn share(text: &str) -> Result<f64> {
    let share = text.trim().parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| wrong(text, "write a share from 0 (none) to 1 (all), such as 0.2"))
}

/// Reads a share that stands upright (`0.2`), angles in degrees with commas between them (`0,90`), or
/// a range of angles (`-30..30`), clockwise; angles and ranges may be for a share of the words
/// (`0,90:0.5`).
impl FromStr for Rotation {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wanted = "write a share from 0 to 1 such as 0.2, angles such as 0,90 or a range such \
                      as -30..30";
        let number = |part: &str| {
            let number = part.trim().parse().ok().filter(|number: &f32| number.is_finite());
            number.ok_or_else(|| wrong(text, wanted))
        };
        let (turns, share_of_words) = match text.split_once(':') {
            Some((turns, words)) => (turns, Some(share(words)?)),
            None => (text, None),
        };
        let share_of_angles = share_of_words.unwrap_or(1.0);
        if let Some((from, to)) = turns.split_once("..") {
            return Ok(Self::Range {
                from: number(from)?,
                to: number(to)?,
                share: share_of_angles,
            });
        }
        let angles: Vec<f32> = turns.split(',').map(number).collect::<Result<_>>()?;
        Ok(match (&angles[..], share_of_words) {
            ([0.0], None) => Self::None,
            (&[upright], None) if (0.0..=1.0).contains(&upright) => {
                Self::Vertical { share: share(turns)? }
            }
            _ => Self::Angles { angles, share: share_of_angles },
        })
    }
}

/// What is read as the same again.
impl fmt::Display for Rotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (turns, share) = match self {
            Self::None => return f.write_str("0"),
            Self::Vertical { share } => return write!(f, "{share}"),
            Self::Angles { angles, share } => {
                let angles: Vec<String> = angles.iter().map(f32::to_string).collect();
                (angles.join(","), share)
            }
            Self::Range { from, to, share } => (format!("{from}..{to}"), share),
        };
        // One small angle alone would be a share that stands upright.
        let small = turns.parse().is_ok_and(|angle: f32| (0.0..=1.0).contains(&angle));
        if *share < 1.0 || small { write!(f, "{turns}:{share}") } else { f.write_str(&turns) }
    }
}

/// Reads a width in pixels and, if the text has one, a colour: `3`, `3,navy`.
impl FromStr for ContourOptions {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (width, color) = match text.split_once(',') {
            Some((width, color)) => (width, Some(color)),
            None => (text, None),
        };
        let width = width.trim().parse().ok().filter(|&width: &f32| width > 0.0 && width <= 1000.0);
        let wanted = "write a width in pixels and, if you like, a colour, such as 3,navy";
        let width = width.ok_or_else(|| wrong(text, wanted))?;
        Ok(Self { width, color: color.map(str::parse).transpose()? })
    }
}

/// What is read as the same again: `3`, `3,#000080`.
impl fmt::Display for ContourOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.width)?;
        self.color.map_or(Ok(()), |color| write!(f, ",{color}"))
    }
}

/// A weight of a variable font, 1 to 1000, or a range of them such as `300..900`, from the lightest
/// word to the heaviest.
pub(super) fn weights(text: &str) -> Result<(f32, f32)> {
    let weight = |part: &str| {
        let weight = part.trim().parse().ok().filter(|weight| (1.0..=1000.0).contains(weight));
        weight.ok_or_else(|| {
            let wanted = "write a weight from 1 to 1000, or a range such as 300..900";
            wrong(text, wanted)
        })
    };
    let (light, heavy) = text.split_once("..").unwrap_or((text, text));
    Ok((weight(light)?, weight(heavy)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read() {
        for text in ["30x20", "30X20", "30×20", "30 x 20"] {
            assert_eq!(text.parse::<Size>().unwrap(), Size { width: 30, height: 20 });
        }
        assert_eq!("30X20".parse::<Size>().unwrap().to_string(), "30x20");
        for text in ["", "30", "30x", "-1x3", "30x20x10"] {
            assert!(text.parse::<Size>().unwrap_err().to_string().contains("1200x800"));
        }
    }

    #[test]
    fn rotations_are_read() {
        let angles = |angles: &[f32]| Rotation::Angles { angles: angles.to_vec(), share: 1.0 };
        for (text, rotation) in [
            ("0", Rotation::None),
            ("0.2", Rotation::Vertical { share: 0.2 }),
            ("1", Rotation::Vertical { share: 1.0 }),
            ("0,90", angles(&[0.0, 90.0])),
            ("-45", angles(&[-45.0])),
            ("-30..30", Rotation::Range { from: -30.0, to: 30.0, share: 1.0 }),
        ] {
            assert_eq!(text.parse::<Rotation>().unwrap(), rotation);
            assert_eq!(rotation.to_string(), text);
        }
        for rotation in [
            Rotation::Angles { angles: vec![0.0, 90.0], share: 0.25 },
            Rotation::Angles { angles: vec![0.5], share: 1.0 },
            Rotation::Angles { angles: vec![45.0], share: 0.1 },
            Rotation::Range { from: -0.1, to: 7.3, share: 0.3 },
            Rotation::Vertical { share: 1.0 / 3.0 },
        ] {
            assert_eq!(rotation.to_string().parse::<Rotation>().unwrap(), rotation);
        }
        for text in ["x", "0,", "1..", "nan", "x:0.5"] {
            assert!(text.parse::<Rotation>().unwrap_err().to_string().contains("-30..30"));
        }
    }

    #[test]
    fn contours_are_read() {
        let contour: ContourOptions = "2.5, #010203".parse().unwrap();
        assert_eq!((contour.width, contour.color.unwrap().rgb()), (2.5, [1, 2, 3]));
        assert_eq!("3".parse::<ContourOptions>().unwrap().color, None);
        for text in ["3", "0.1,#010203"] {
            assert_eq!(text.parse::<ContourOptions>().unwrap().to_string(), text);
        }
        for text in ["0", "", "3,colour", "-1"] {
            assert!(text.parse::<ContourOptions>().is_err());
        }
    }

    #[test]
    fn weights_are_read() {
        assert_eq!(weights("450").unwrap(), (450.0, 450.0));
        assert_eq!(weights("300..900").unwrap(), (300.0, 900.0));
        for text in ["", "0", "300..", "bold", "1001"] {
            assert!(weights(text).is_err(), "{text}");
        }
    }
}
