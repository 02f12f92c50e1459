//! Padding: the gaps between words.

use super::sprite::Gap;

/// The gap between words.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Padding {
    /// At least this many pixels between any two words.
    Pixels(u32),
    /// A part of the font size, so that words of any size stay apart as words of a line do:
    /// between two words, this part of the later one's (the smaller one's, as a rule) and a third
    /// of this part of the earlier one's; at least one pixel.
    Em {
        /// Sideways; for a word that stands upright, up and down.
        x: f32,
        /// Up and down; for a word that stands upright, sideways.
        y: f32,
    },
}

impl Padding {
    /// The gap between two words of one size in em, sideways and up and down, as far as it follows
    /// the font size.
    pub(super) fn em(self) -> (f64, f64) {
        match self {
            Self::Pixels(_) => (0.0, 0.0),
            Self::Em { x, y } => (f64::from(x) * 4.0 / 3.0, f64::from(y) * 4.0 / 3.0),
        }
    }

    /// The gaps of a word that reads at an angle, in degrees.
    pub(super) fn turned(self, angle: f32) -> Self {
        let Self::Em { x, y } = self else { return self };
        let upright = match angle.rem_euclid(180.0) {
            0.0 => return self,
            90.0 => 1.0,
            other => {
                let sin = libm::sinf(other.to_radians());
                sin * sin
            }
        };
        Self::Em { x: x + (y - x) * upright, y: y + (x - y) * upright }
    }

    /// The gap in pixels for a font size.
    pub(super) fn gap(self, font_size: f32) -> Gap {
        match self {
            Self::Pixels(pixels) => Gap { claim: (pixels as usize, pixels as usize), halo: (0, 0) },
            Self::Em { x, y } => {
                let claim = |part: f32| (part * font_size).round().max(1.0) as usize;
                let halo = |part: f32| (part * font_size / 3.0) as usize;
                Gap { claim: (claim(x), claim(y)), halo: (halo(x), halo(y)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wide_gap_follows_the_direction_of_reading() {
        let padding = Padding::Em { x: 0.5, y: 0.25 };
        assert_eq!(padding.turned(180.0), padding);
        for angle in [90.0, -90.0, 270.0] {
            assert_eq!(padding.turned(angle), Padding::Em { x: 0.25, y: 0.5 });
        }
        let Padding::Em { x, y } = padding.turned(45.0) else { panic!("no longer in em") };
        assert!((x - 0.375).abs() < 1e-6 && (y - 0.375).abs() < 1e-6);
        assert_eq!(Padding::Pixels(3).turned(90.0), Padding::Pixels(3));
    }
}
