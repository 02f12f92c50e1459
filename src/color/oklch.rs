//! The OKLab colour space in polar form: lightness, chroma, hue, as the eye orders them.

use super::Color;
use std::sync::LazyLock;

/// A colour in OKLCH.
///
/// Source: Björn Ottosson, "A perceptual color space for image processing", 2020.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklch {
    /// Perceived lightness, 0 (black) to 1 (white).
    pub lightness: f64,
    /// Distance from grey, 0 to about 0.32 in sRGB.
    pub chroma: f64,
    /// Hue in degrees, 0 to 360: about 30 red, 90 yellow, 145 green, 260 blue, 330 magenta.
    pub hue: f64,
}

impl From<Color> for Oklch {
    fn from(color: Color) -> Self {
        let [r, g, b] = color.rgb().map(linear);
        let long = libm::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        let medium = libm::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        let short = libm::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        let lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short;
        let a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short;
        let b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short;
        let hue = libm::atan2(b, a).to_degrees().rem_euclid(360.0);
        Self { lightness, chroma: (a * a + b * b).sqrt(), hue }
    }
}

impl Oklch {
    /// The nearest sRGB colour of this lightness and hue: a chroma that sRGB cannot show is reduced
    /// until it can.
    pub fn to_color(self) -> Color {
        let lightness = self.lightness.clamp(0.0, 1.0);
        let (mut low, mut high) = (0.0, self.chroma.max(0.0));
        let at = |chroma: f64| Self { lightness, chroma, ..self }.linear_rgb();
        if in_gamut(at(high)) {
            return quantize(at(high));
        }
        for _ in 0..24 {
            let chroma = (low + high) / 2.0;
            if in_gamut(at(chroma)) {
                low = chroma;
            } else {
                high = chroma;
            }
        }
        quantize(at(low))
    }

    fn linear_rgb(self) -> [f64; 3] {
        let (sin, cos) = libm::sincos(self.hue.to_radians());
        let (a, b) = (self.chroma * cos, self.chroma * sin);
        let cube = |x: f64| x * x * x;
        let long = cube(self.lightness + 0.3963377774 * a + 0.2158037573 * b);
        let medium = cube(self.lightness - 0.1055613458 * a - 0.0638541728 * b);
        let short = cube(self.lightness - 0.0894841775 * a - 1.2914855480 * b);
        [
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        ]
    }
}

/// Whether sRGB has a colour of this linear light.
fn in_gamut(channels: [f64; 3]) -> bool {
    // Half an eighth-bit step of room, so that the corners of the cube count as inside.
    channels.iter().all(|channel| (-0.0002..=1.0002).contains(channel))
}

/// The linear light of an eight-bit sRGB channel, 0 to 1 (IEC 61966-2-1).
pub(super) fn linear(channel: u8) -> f64 {
    static TABLE: LazyLock<[f64; 256]> = LazyLock::new(|| {
        std::array::from_fn(|channel| {
            let encoded = channel as f64 / 255.0;
            if encoded <= 0.04045 {
                encoded / 12.92
            } else {
                libm::pow((encoded + 0.055) / 1.055, 2.4)
            }
        })
    });
    TABLE[usize::from(channel)]
}

fn quantize(channels: [f64; 3]) -> Color {
    let [red, green, blue] = channels.map(|linear| {
        let encoded = if linear <= 0.0031308 {
            linear * 12.92
        } else {
            1.055 * libm::pow(linear, 1.0 / 2.4) - 0.055
        };
        // A cast saturates, so what is a hair outside is clipped.
        (encoded * 255.0 + 0.5) as u8
    });
    Color { red, green, blue }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_published_values() {
        // CSS Color 4 gives the OKLCH of these: red, lime, blue, white.
        for (hex, lightness, chroma, hue) in [
            (0xff0000, 0.628, 0.2577, 29.23),
            (0x00ff00, 0.8664, 0.2948, 142.5),
            (0x0000ff, 0.452, 0.3132, 264.05),
        ] {
            let color = Oklch::from(Color::from_hex(hex));
            assert!((color.lightness - lightness).abs() < 5e-4, "{color:?}");
            assert!((color.chroma - chroma).abs() < 5e-4, "{color:?}");
            assert!((color.hue - hue).abs() < 0.05, "{color:?}");
        }
        let white = Oklch::from(Color::WHITE);
        assert!((white.lightness - 1.0).abs() < 1e-4 && white.chroma < 1e-4);
    }

    #[test]
    fn too_much_chroma_keeps_lightness_and_hue() {
        let wanted = Oklch { lightness: 0.5, chroma: 0.4, hue: 195.0 };
        let shown = Oklch::from(wanted.to_color());
        assert!((shown.lightness - 0.5).abs() < 0.01, "{shown:?}");
        assert!((shown.hue - 195.0).abs() < 3.0, "{shown:?}");
        assert!(shown.chroma < 0.12, "{shown:?}");
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same(red: u8, green: u8, blue: u8) {
            let color = Color { red, green, blue };
            prop_assert_eq!(Oklch::from(color).to_color(), color);
        }
    }
}
