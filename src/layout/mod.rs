//! Layout: outlines and a mask → [`Placement`]s. Knows no words, fonts or colours.
//!
//! Every size is one declared law of the weight times one scale; the scale is searched so that
//! everything fits. No two words' ink overlaps, none leaves the mask, and what could not be placed
//! is reported.

mod arrangement;
mod bits;
mod board;
mod coverage;
mod crowd;
mod depth;
mod effort;
mod eject;
mod fill;
mod finish;
mod improve;
mod mask;
pub(crate) mod parts;
mod pass;
mod place;
mod problem;
mod random;
mod region;
mod rotation;
mod scale;
mod score;
mod search;
mod shake;
mod size;
mod sprite;
mod sprites;
mod target;

pub use effort::Effort;
pub use mask::{Mask, MaskOptions, Outside, Shape};
pub use place::Place;
pub use rotation::Rotation;
pub use score::Score;
pub use size::SizeLaw;
pub use target::Metric;

use crate::outline::{Path, Point, box_size};
use crate::{Error, ErrorKind, Result};
use depth::Depths;
use fill::fill;
use finish::finish;
use improve::improve;
use problem::Problem;
use scale::fit;
use score::Values;
use serde::{Deserialize, Serialize};
use sprite::Gap;

/// Something to place.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Item {
    /// Its outline, one em high.
    pub path: Path,
    /// Its weight, above 0; only the ratio to the other weights matters.
    pub weight: f64,
    /// Whether its outline is a column to be read from top to bottom, which is never rotated.
    pub column: bool,
    /// Where it is to stand.
    pub place: Place,
    /// Its rotation in degrees, clockwise; `None` leaves it to the options.
    pub angle: Option<f32>,
}

crate::setters::setters! { Item {
    column: bool,
    place: Place,
    angle: impl Into<Option<f32>>,
} }

impl Item {
    /// An item in a line, which is placed and rotated as the options say.
    pub fn new(path: Path, weight: f64) -> Self {
        Self { path, weight, column: false, place: Place::Free, angle: None }
    }
}

/// How words are arranged.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LayoutOptions {
    /// How sizes follow from weights. Default: [`SizeLaw::Balanced`].
    pub law: SizeLaw,
    /// Which places are taken first. Default: [`Metric::Auto`].
    pub metric: Metric,
    /// The gap kept around a word. Default: 0.26 em sideways, 0.06 em up and
    /// down.
    pub padding: Padding,
    /// How words are turned. Default: [`Rotation::None`].
    pub rotation: Rotation,
    /// Words that would be smaller than this many pixels are left out. Default: 8.
    pub min_font_size: f32,
    /// No word is larger than this many pixels, or `None` for no limit. Default: `None`.
    pub max_font_size: Option<f32>,
    /// Whether copies of the words, all smaller than the smallest word, fill the room that is left.
    /// Default: false.
    pub repeat: bool,
    /// How much work the layout is worth. Default: [`Effort::Quick`].
    pub effort: Effort,
    /// Chooses among equally good layouts. Default: 0.
    pub seed: u64,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self {
            law: SizeLaw::default(),
            metric: Metric::default(),
            padding: Padding::Em { x: 0.26, y: 0.06 },
            rotation: Rotation::None,
            min_font_size: 8.0,
            max_font_size: None,
            repeat: false,
            effort: Effort::default(),
            seed: 0,
        }
    }
}

crate::setters::setters! { LayoutOptions {
    law: SizeLaw,
    metric: Metric,
    padding: Padding,
    rotation: Rotation,
    min_font_size: f32,
    max_font_size: impl Into<Option<f32>>,
    repeat: bool,
    effort: Effort,
    seed: u64,
} }

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
    fn em(self) -> (f64, f64) {
        match self {
            Self::Pixels(_) => (0.0, 0.0),
            Self::Em { x, y } => (f64::from(x) * 4.0 / 3.0, f64::from(y) * 4.0 / 3.0),
        }
    }

    /// The gaps of a word that reads at an angle, in degrees.
    fn turned(self, angle: f32) -> Self {
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
    fn gap(self, font_size: f32) -> Gap {
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

/// The width and height of a canvas in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Placement {
    /// The index of the item.
    pub index: usize,
    /// The origin of its path on the canvas, in pixels, y down.
    pub origin: Point,
    /// The size of one em in pixels.
    pub font_size: f32,
    /// The rotation about the origin, in degrees, clockwise.
    pub angle: f32,
    /// The tight box of its ink.
    pub ink: InkBox,
}

/// The tight box of ink on the canvas, in pixels, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InkBox {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl InkBox {
    /// The middle of the box.
    pub fn middle(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// An item that is not in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// The index of the item.
    pub index: usize,
    /// Why it was left out.
    pub reason: LeftOutReason,
}

/// Why an item is not in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum LeftOutReason {
    /// Its outline has no ink.
    NoInk,
    /// It would be smaller than [`LayoutOptions::min_font_size`].
    TooSmall,
    /// There is no place for it.
    NoPlace,
}

/// A finished layout: every item is in `placements` or in `left_out`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Layout {
    /// The placed items, heaviest first.
    pub placements: Vec<Placement>,
    /// Copies of placed items, largest first, if [`LayoutOptions::repeat`] asks for them; their
    /// sizes follow no law but that each is smaller than every size in `placements`.
    pub copies: Vec<Placement>,
    /// The others, heaviest first.
    pub left_out: Vec<LeftOut>,
    /// The law of the sizes, never [`SizeLaw::Balanced`] but the power that it stood for.
    pub law: SizeLaw,
    /// The font size in pixels of the heaviest weight; for [`SizeLaw::Area`] the largest one.
    pub scale: f64,
    /// The scorecard.
    pub score: Score,
}

/// Arranges items in a mask.
///
/// The items are placed in the order of falling weight, each at the free place nearest to the
/// middle, at the largest scale at which all of them fit; see the types for the details. Every
/// item is in the layout's `placements` or in its `left_out`.
///
/// # Errors
///
/// [`ErrorKind::Options`] for a weight or an option that is not a positive number,
/// [`ErrorKind::Image`] for a mask without room.
pub fn layout(items: &[Item], mask: &Mask, options: &LayoutOptions) -> Result<Layout> {
    check(items, mask, options)?;
    let angles: Vec<f32> = (0..items.len()).map(|index| angle(items, options, index)).collect();
    let boxes: Vec<(f64, f64)> =
        items.iter().zip(&angles).map(|(item, &angle)| box_size(&item.path, angle)).collect();
    let values = values(items, &boxes, options);
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]).then(a.cmp(&b)));
    let sorted: Vec<f64> = order.iter().map(|&index| values[index]).collect();

    let reduction = reduction(mask);
    let reduced = (reduction > 1.0).then(|| mask.reduced(reduction));
    let mask_used = reduced.as_ref().unwrap_or(mask);
    let mut problem = Problem {
        items: order.iter().map(|&index| &items[index]).collect(),
        sizes: Vec::new(),
        angles: order.iter().map(|&index| angles[index]).collect(),
        boxes: order.iter().map(|&index| boxes[index]).collect(),
        targets: order.iter().map(|&index| items[index].place.target(reduction)).collect(),
        mask: mask_used,
        depths: (!mask.is_whole()).then(|| Depths::new(mask_used.bits())),
        reduction,
        options,
    };
    let law = problem.choose_sizes(&sorted);
    let blocks = problem.blocks();
    let attempt = fit(&mut problem, &blocks);
    let mut attempt = improve(&problem, &blocks, attempt);
    let copies = if options.repeat { fill(&problem, &blocks, &mut attempt) } else { Vec::new() };
    let values = Values { items, values: &values, order: &order };
    Ok(finish(&values, mask, law, reduction, &attempt, &copies))
}

/// What the law of sizes is applied to: the weights, or for [`SizeLaw::Area`] what each em² of an
/// item's box has to carry of its weight.
fn values(items: &[Item], boxes: &[(f64, f64)], options: &LayoutOptions) -> Vec<f64> {
    let value = |(item, (width, height)): (&Item, &(f64, f64))| {
        let area = width * height;
        if options.law == SizeLaw::Area && area > 0.0 { item.weight / area } else { item.weight }
    };
    items.iter().zip(boxes).map(value).collect()
}

/// Beyond this many pixels the layout is made on a smaller canvas and its geometry is scaled: the
/// boards would leave the processor's caches, and nobody sees the difference of a pixel.
const MOST_PIXELS: f64 = 9.0e6;

/// How many pixels of the canvas a pixel of the layout stands for.
fn reduction(mask: &Mask) -> f64 {
    ((mask.width() * mask.height()) as f64 / MOST_PIXELS).sqrt().max(1.0)
}

fn check(items: &[Item], mask: &Mask, options: &LayoutOptions) -> Result<()> {
    let fail = |kind, message: &str| Err(Error::new(kind, message));
    if let Some(item) = items.iter().find(|item| !(item.weight.is_finite() && item.weight > 0.0)) {
        let message = format!("a weight must be a number above 0, not {}", item.weight);
        return Err(Error::new(ErrorKind::Options, message));
    }
    let is_wrong = |number: f32| !(number.is_finite() && number.abs() < 1e6);
    let wrong = |item: &Item| {
        item.angle.is_some_and(is_wrong)
            || item.place.point().is_some_and(|point| is_wrong(point.x) || is_wrong(point.y))
    };
    if items.iter().any(wrong) {
        return fail(ErrorKind::Options, "a place must be in pixels and an angle in degrees");
    }
    if mask.area() == 0 {
        return fail(ErrorKind::Image, "the mask leaves no room for words: it has no pixel inside");
    }
    options.rotation.check()?;
    if let SizeLaw::Power(exponent) = options.law
        && !(exponent.is_finite() && exponent > 0.0)
    {
        return fail(ErrorKind::Options, "the exponent of the law of sizes must be above 0");
    }
    let sizes = [Some(options.min_font_size), options.max_font_size];
    if sizes.into_iter().flatten().any(|size| !(size.is_finite() && size > 0.0)) {
        return fail(ErrorKind::Options, "the smallest and the largest font size must be above 0");
    }
    if let Padding::Em { x, y } = options.padding
        && !((0.0..=2.0).contains(&x) && (0.0..=2.0).contains(&y))
    {
        return fail(ErrorKind::Options, "the padding must be from 0 to 2 em");
    }
    Ok(())
}

/// The rotation of an item in degrees.
fn angle(items: &[Item], options: &LayoutOptions, index: usize) -> f32 {
    match items[index] {
        Item { column: true, .. } => 0.0,
        Item { angle: Some(angle), .. } => angle,
        _ => options.rotation.angle(options.seed, index),
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
