//! The colors of a picture that has few: from the background to each color of its words.

/// The most colors of words: each has a dozen steps then, and its edges look smooth.
const MOST: usize = 20;

/// At most 256 colors that the pixels of a cloud are told by.
pub(super) struct Palette {
    /// Red, green, blue and opacity of each; the first is the background's.
    pub(super) colors: Vec<[u8; 4]>,
    /// The colors of the words, and for each coverage which of `colors` is nearest.
    ramps: Vec<([u8; 3], [u8; 256])>,
}

impl Palette {
    /// The palette of a picture with words in these colors over a background, or over nothing.
    /// None if they are too many.
    pub(super) fn new(
        background: Option<[u8; 3]>,
        inks: impl Iterator<Item = [u8; 3]>,
    ) -> Option<Self> {
        let mut inks: Vec<[u8; 3]> = inks.collect();
        inks.sort_unstable();
        inks.dedup();
        if inks.is_empty() || inks.len() > MOST {
            return None;
        }
        let steps = 255 / inks.len();
        let [red, green, blue] = background.unwrap_or_default();
        let first = [red, green, blue, if background.is_some() { 255 } else { 0 }];
        let mut palette = Self { colors: vec![first], ramps: Vec::new() };
        for ink in inks {
            let before = palette.colors.len() - 1;
            for step in 1..=steps {
                let share = (255 * step + steps / 2) / steps;
                palette.colors.push(between(background, ink, share));
            }
            let ramp = std::array::from_fn(|share| match (share * steps + 127) / 255 {
                0 => 0,
                step => (before + step) as u8,
            });
            palette.ramps.push((ink, ramp));
        }
        Some(palette)
    }

    /// For each coverage by a color which color of the palette a pixel gets.
    pub(super) fn ramp(&self, ink: [u8; 3]) -> Option<&[u8; 256]> {
        self.ramps.iter().find(|(color, _)| *color == ink).map(|(_, ramp)| ramp)
    }

    /// The color nearest to another one.
    pub(super) fn nearest(&self, color: [u8; 4]) -> u8 {
        let distance = |(_, other): &(u8, &[u8; 4])| -> u32 {
            let channels = other.iter().zip(color);
            channels.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
        };
        (0..=255).zip(&self.colors).min_by_key(distance).map_or(0, |(number, _)| number)
    }
}

/// So much of `ink`, in 255ths, over the background.
fn between(background: Option<[u8; 3]>, ink: [u8; 3], share: usize) -> [u8; 4] {
    let Some(background) = background else {
        return [ink[0], ink[1], ink[2], share as u8];
    };
    let mixed = |channel: usize| {
        let (under, over) = (usize::from(background[channel]), usize::from(ink[channel]));
        ((under * (255 - share) + over * share + 127) / 255) as u8
    };
    [mixed(0), mixed(1), mixed(2), 255]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_goes_from_the_background_to_the_color() {
        let inks = [[200, 0, 10], [0, 0, 0], [200, 0, 10]];
        for background in [Some([255, 250, 240]), None] {
            let palette = Palette::new(background, inks.into_iter()).unwrap();
            assert_eq!(palette.colors.len(), 255);
            for ink in inks {
                let ramp = palette.ramp(ink).unwrap();
                assert_eq!(ramp[0], 0);
                assert_eq!(palette.colors[usize::from(ramp[255])], [ink[0], ink[1], ink[2], 255]);
                for (share, &number) in ramp.iter().enumerate() {
                    let found = palette.colors[usize::from(number)];
                    let exact = between(background, ink, share);
                    let differ = found.iter().zip(exact).any(|(a, b)| a.abs_diff(b) > 2);
                    assert!(!differ || background.is_none() && number == 0, "{share}");
                }
            }
            assert!(palette.ramp([1, 2, 3]).is_none());
        }
    }

    #[test]
    fn many_colors_have_no_palette() {
        assert!(Palette::new(None, (0..21).map(|n| [n, n, n])).is_none());
        assert!(Palette::new(None, std::iter::empty()).is_none());
        let palette = Palette::new(None, (0..20).map(|n| [n, n, n])).unwrap();
        assert_eq!(palette.colors.len(), 1 + 20 * 12);
    }

    #[test]
    fn the_nearest_color_is_found() {
        let palette = Palette::new(Some([255; 3]), [[0, 0, 0], [255, 0, 0]].into_iter()).unwrap();
        for color in [[255; 4], [0, 0, 0, 255], [255, 0, 0, 255]] {
            assert_eq!(palette.colors[usize::from(palette.nearest(color))], color);
        }
        let red = palette.colors[usize::from(palette.nearest([240, 0, 0, 255]))];
        assert_eq!(red, [255, 0, 0, 255]);
    }
}
