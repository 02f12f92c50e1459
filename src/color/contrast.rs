//! Contrast as the Web Content Accessibility Guidelines define it.

use super::{Color, Oklch, oklch};

/// The least contrast of any word against the background: WCAG 2.2, level AA, for text of any size.
pub const LEGIBLE_CONTRAST: f64 = 4.5;

/// The least contrast of a large word: WCAG 2.2, level AA, for bold text from 14 points on.
pub const LARGE_CONTRAST: f64 = 3.0;

/// The relative luminance of a colour, 0 (black) to 1 (white) (WCAG 2.2).
pub fn luminance(color: Color) -> f64 {
    let [red, green, blue] = color.rgb().map(oklch::linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of two colours, 1 (none) to 21 (black on white) (WCAG 2.2).
pub fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour of the same hue nearest in lightness that has at least this contrast to the
/// background.
///
/// The lightness moves away from the background, to black or white at the end; one of these has a
/// contrast of at least 4.58 to any background, so up to that every ratio can be had.
pub fn legible(color: Color, background: Color, ratio: f64) -> Color {
    if contrast(color, background) >= ratio {
        return color;
    }
    legible_from(Oklch::from(color), background, ratio)
}

/// Colours that do on another background what these do on theirs: the same hues, as light as the
/// old ones are dark where one background is light and the other dark.
pub(crate) fn counterparts(colors: &[Color], from: Color, to: Color) -> Vec<Color> {
    let turned = (extreme(from) == Color::BLACK) != (extreme(to) == Color::BLACK);
    let counterpart = |&color: &Color| {
        let mut other = Oklch::from(color);
        if turned {
            // A light colour looks as strong as a dark one at a little less than the mirror image.
            other.lightness = (1.16 - other.lightness).clamp(0.0, 0.95);
        }
        let ratio = contrast(color, from).min(LEGIBLE_CONTRAST);
        legible_from(other, to, ratio.max(LARGE_CONTRAST))
    };
    colors.iter().map(counterpart).collect()
}

/// A dark background to a light one, and a light one to a dark one, of the same hue.
pub(crate) fn other_background(background: Color) -> Color {
    let own = Oklch::from(background);
    let lightness = if extreme(background) == Color::BLACK { 0.19 } else { 0.985 };
    Oklch { lightness, chroma: own.chroma.min(0.02), hue: own.hue }.to_color()
}

/// As [`legible`], from a colour that sRGB need not show.
pub(super) fn legible_from(mut candidate: Oklch, background: Color, ratio: f64) -> Color {
    let end = extreme(background);
    let step = if end == Color::BLACK { -STEP } else { STEP };
    while (0.0..=1.0).contains(&candidate.lightness) {
        let color = candidate.to_color();
        let darker = luminance(color) < luminance(background);
        if contrast(color, background) >= ratio && darker == (end == Color::BLACK) {
            return color;
        }
        candidate.lightness += step;
    }
    end
}

/// Black or white, whichever has the greater contrast to the background.
pub(super) fn extreme(background: Color) -> Color {
    let black = contrast(Color::BLACK, background) >= contrast(Color::WHITE, background);
    if black { Color::BLACK } else { Color::WHITE }
}

/// A quarter of what the eye can tell apart.
const STEP: f64 = 1.0 / 512.0;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_the_guidelines() {
        assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Color::WHITE, Color::WHITE) - 1.0).abs() < 1e-9);
        // The grey that web tools give as the lightest of level AA on white, and the next one.
        assert!(contrast(Color::from_hex(0x767676), Color::WHITE) >= 4.5);
        assert!(contrast(Color::from_hex(0x777777), Color::WHITE) < 4.5);
    }

    #[test]
    fn counterparts_keep_hue_and_contrast() {
        let navy = Color::from_hex(0x000080);
        let dark = other_background(Color::WHITE);
        assert!(luminance(dark) < 0.05);
        let [light] = counterparts(&[navy], Color::WHITE, dark)[..] else { panic!() };
        assert!(contrast(light, dark) >= LEGIBLE_CONTRAST, "{light}");
        assert!((Oklch::from(light).hue - Oklch::from(navy).hue).abs() < 4.0, "{light}");
        let back = other_background(dark);
        assert!(luminance(back) > 0.9);
        let [again] = counterparts(&[light], dark, back)[..] else { panic!() };
        assert!(contrast(again, back) >= LEGIBLE_CONTRAST, "{again}");
    }

    #[test]
    fn what_is_legible_stays() {
        let navy = Color::from_hex(0x000080);
        assert_eq!(legible(navy, Color::WHITE, LEGIBLE_CONTRAST), navy);
    }

    #[test]
    fn the_hue_stays() {
        let yellow = Color::from_hex(0xffe000);
        let (before, after) =
            (Oklch::from(yellow), Oklch::from(legible(yellow, Color::WHITE, LEGIBLE_CONTRAST)));
        assert!((before.hue - after.hue).abs() < 3.0, "{before:?} {after:?}");
        assert!(after.chroma > 0.08, "{after:?}");
    }

    proptest! {
        #[test]
        fn every_color_becomes_legible_on_every_background(a: [u8; 3], b: [u8; 3]) {
            let color = Color { red: a[0], green: a[1], blue: a[2] };
            let background = Color { red: b[0], green: b[1], blue: b[2] };
            let shown = legible(color, background, LEGIBLE_CONTRAST);
            prop_assert!(contrast(shown, background) >= LEGIBLE_CONTRAST);
        }
    }
}
