//! Which word gets which colour.
//!
//! Hue is identity: a hash of the text chooses it, so a word looks the same in every issue, and the
//! dominant hues of the theme are chosen more often than its accents. Strength is weight: heavy
//! words have the full colour, light ones a pale and greyer tint, so that the eye reads the picture
//! from its heaviest words down. A heavy word steps aside to its second hue when its nearest
//! heavier neighbour has the same.

use super::contrast::{extreme, legible_from};
use super::{Color, Group, Oklch, Theme, legible};
use crate::hash::fnv1a;
use rayon::prelude::*;

/// A word with its place on the canvas.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'a> {
    /// The text; variants in upper and lower case have the same hue.
    pub text: &'a str,
    /// Its weight relative to the heaviest word, over 0 to 1.
    pub weight: f64,
    /// Left edge of its ink in pixels.
    pub x: f32,
    /// Top edge of its ink in pixels.
    pub y: f32,
    /// Width of its ink in pixels.
    pub width: f32,
    /// Height of its ink in pixels.
    pub height: f32,
    /// The size of one em in pixels.
    pub font_size: f32,
    /// Its group, such as [`Group::Rising`]; `None` goes by its writing.
    pub group: Option<&'a Group>,
}

/// The share of the words, heaviest first, that has the full colour.
const STRONG: f64 = 0.15;
/// The share that has at least half of the full colour's strength.
const MEDIUM: f64 = 0.5;
/// The contrast of the palest tint as a multiple of the floor; a little over it, because these
/// words are small.
const CALM_CONTRAST: f64 = 4.8 / 4.5;
/// The chroma of the palest tint as a share of the full colour's.
const CALM_CHROMA: f64 = 0.5;
/// So many of the heaviest words look at their neighbours.
const COMPARED: usize = 200;

/// The colours of words, in their order.
///
/// Every colour has the theme's contrast to its background, also when the palette's own colour has
/// not. An empty palette gives black or white.
pub(crate) fn colors(theme: &Theme, words: &[Placed<'_>]) -> Vec<Color> {
    let shades: Vec<Shades> =
        theme.palette.par_iter().map(|&color| Shades::new(color, theme)).collect();
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&words[a], &words[b]);
        b.weight.total_cmp(&a.weight).then_with(|| a.text.cmp(b.text))
    });
    // Shares and not fixed weights, so that one word far above the others does not pale them all;
    // words of equal weight are equally strong all the same.
    let weight_at = |share: f64| {
        let rank = (words.len() as f64 * share) as usize;
        order.get(rank).map_or(0.0, |&index| words[index].weight)
    };
    let (strong, medium) = (weight_at(STRONG), weight_at(MEDIUM));
    let mut hues = vec![0; words.len()];
    let mut colors = vec![extreme(theme.background); words.len()];
    for (rank, &index) in order.iter().enumerate() {
        let word = &words[index];
        let taken = if rank < COMPARED && word.weight >= medium {
            nearest(word, &order[..rank], words).map(|neighbor| hues[neighbor])
        } else {
            None
        };
        let Some(hue) = choose(word.text, shades.len(), taken) else { continue };
        hues[index] = hue;
        colors[index] = if word.weight >= strong {
            shades[hue].strong
        } else if word.weight >= medium {
            shades[hue].medium
        } else {
            shades[hue].calm
        };
    }
    colors
}

/// The strengths of one hue.
struct Shades {
    strong: Color,
    medium: Color,
    calm: Color,
}

impl Shades {
    fn new(color: Color, theme: &Theme) -> Self {
        let (background, floor) = (theme.background, theme.contrast);
        let strong = legible(color, background, floor);
        let full = Oklch::from(strong);
        let pale = Oklch {
            lightness: Oklch::from(background).lightness,
            chroma: full.chroma * CALM_CHROMA,
            hue: full.hue,
        };
        let calm = legible_from(pale, background, floor * CALM_CONTRAST);
        let half = Oklch {
            lightness: (full.lightness + Oklch::from(calm).lightness) / 2.0,
            chroma: full.chroma * (1.0 + CALM_CHROMA) / 2.0,
            hue: full.hue,
        };
        Self { strong, medium: legible_from(half, background, floor), calm }
    }
}

/// The heavier word whose box is nearest, if it is nearer than the word is thick.
fn nearest(word: &Placed<'_>, heavier: &[usize], words: &[Placed<'_>]) -> Option<usize> {
    let reach = word.width.min(word.height);
    heavier
        .iter()
        .map(|&index| (index, gap(word, &words[index])))
        .filter(|&(_, gap)| gap < reach)
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

/// The distance between two boxes along the axis on which they are farther apart.
fn gap(a: &Placed<'_>, b: &Placed<'_>) -> f32 {
    let between =
        |a: f32, a_length: f32, b: f32, b_length: f32| (b - a - a_length).max(a - b - b_length);
    between(a.x, a.width, b.x, b.width).max(between(a.y, a.height, b.y, b.height)).max(0.0)
}

/// The palette entry of a text, of `count`, other than `taken` if there is another.
///
/// Weighted rendezvous hashing: every entry draws tickets with the text's hash, the highest ticket
/// wins; an entry drawn out leaves the order of the others as it is. The first entry has `count +
/// 1` tickets, the last has 2.
pub(super) fn choose(text: &str, count: usize, taken: Option<usize>) -> Option<usize> {
    let hash = fnv1a(text.to_lowercase().bytes());
    let highest = |entry: usize| {
        let tickets = count + 1 - entry;
        (0..tickets).map(|ticket| mix(hash ^ mix((entry * 256 + ticket) as u64))).max()
    };
    let taken = taken.filter(|_| count > 1);
    (0..count).filter(|&entry| Some(entry) != taken).max_by_key(|&entry| highest(entry))
}

/// The finalizer of SplitMix64 (Steele, Lea, Flood, 2014).
pub(super) fn mix(mut value: u64) -> u64 {
    value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::super::{LEGIBLE_CONTRAST, contrast};
    use super::*;
    use proptest::prelude::*;

    fn word(text: &str, weight: f64, x: f32) -> Placed<'_> {
        Placed { text, weight, x, y: 0.0, width: 90.0, height: 40.0, font_size: 40.0, group: None }
    }

    #[test]
    fn a_word_keeps_its_hue_when_its_weight_and_its_company_change() {
        let theme = Theme::default();
        let hue = |color| Oklch::from(color).hue;
        let alone = colors(&theme, &[word("模型", 1.0, 0.0)]);
        let small = colors(&theme, &[word("推理", 1.0, 0.0), word("模型", 0.01, 500.0)]);
        let difference = (hue(alone[0]) - hue(small[1])).abs();
        assert!(difference.min(360.0 - difference) < 8.0, "{alone:?} {small:?}");
        assert_ne!(alone[0], small[1], "a light word is calmer");
        assert!(Oklch::from(small[1]).chroma < Oklch::from(alone[0]).chroma);
    }

    #[test]
    fn case_does_not_matter() {
        let theme = Theme::default();
        let of = |text| colors(&theme, &[word(text, 1.0, 0.0)]);
        assert_eq!(of("OpenAI"), of("openai"));
    }

    #[test]
    fn touching_heavy_words_differ() {
        let theme = Theme::default();
        for pair in 0..200 {
            let texts = [format!("a{pair}"), format!("b{pair}")];
            let touching = colors(&theme, &[word(&texts[0], 1.0, 0.0), word(&texts[1], 0.9, 92.0)]);
            assert_ne!(touching[0], touching[1]);
        }
    }

    #[test]
    fn dominant_hues_are_commoner_than_accents() {
        let mut counts = [0; 6];
        for number in 0..2600 {
            counts[choose(&format!("word {number}"), 6, None).unwrap()] += 1;
        }
        // 7, 6, 5, 4, 3, 2 tickets of 27.
        for (entry, count) in counts.into_iter().enumerate() {
            let expected = 2600.0 * (7 - entry) as f64 / 27.0;
            assert!((f64::from(count) - expected).abs() < 5.0 * expected.sqrt(), "{counts:?}");
        }
    }

    #[test]
    fn a_palette_of_none_or_one() {
        let mut theme = Theme { palette: vec![], ..Theme::default() };
        let words = [word("a", 1.0, 0.0), word("b", 1.0, 92.0)];
        assert_eq!(colors(&theme, &words), [Color::BLACK; 2]);
        theme.palette = vec![Color::BLACK];
        assert_eq!(colors(&theme, &words), [Color::BLACK; 2]);
        assert_eq!(colors(&theme, &[]), []);
    }

    proptest! {
        #[test]
        fn every_color_is_legible_on_every_background(
            background: [u8; 3],
            hues in prop::collection::vec(any::<[u8; 3]>(), 1..4),
            weights in prop::collection::vec(0.0..=1.0f64, 1..20),
        ) {
            let color = |[red, green, blue]: [u8; 3]| Color { red, green, blue };
            let background = color(background);
            let palette = hues.into_iter().map(color).collect();
            let theme = Theme { background, palette, ..Theme::default() };
            let texts: Vec<String> = (0..weights.len()).map(|n| n.to_string()).collect();
            let words: Vec<_> = texts
                .iter()
                .zip(&weights)
                .map(|(text, &weight)| word(text, weight, 0.0))
                .collect();
            for color in colors(&theme, &words) {
                prop_assert!(contrast(color, background) >= LEGIBLE_CONTRAST);
            }
        }
    }
}
