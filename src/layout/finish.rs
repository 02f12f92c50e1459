//! The finished layout: what stands where on the canvas.

use super::fill::Copy;
use super::problem::Attempt;
use super::score::{Score, Spread, Values, score};
use super::sprite::Sprite;
use super::{InkBox, Mask, Place, Placement, SizeLaw};
use crate::outline::Point;

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
    /// It would be smaller than the option
    /// [`min_font_size`](super::LayoutOptions::min_font_size).
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
    /// Copies of placed items, largest first, if
    /// [`LayoutOptions::repeat`](super::LayoutOptions::repeat) asks for them; their sizes follow no
    /// law but that each is smaller than every size in `placements`.
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

/// Translates an attempt, whose sprites are in the order of the values, and copies to placements on
/// the canvas.
pub(super) fn finish(
    values: &Values<'_>,
    mask: &Mask,
    law: SizeLaw,
    reduction: f64,
    attempt: &Attempt,
    copies: &[Copy],
) -> Layout {
    let Values { items, order, .. } = *values;
    let mut placements = Vec::with_capacity(order.len());
    let too_small = |&index: &usize| LeftOut { index, reason: LeftOutReason::TooSmall };
    let mut left_out: Vec<LeftOut> = values.hopeless.iter().map(too_small).collect();
    let mut ink = 0.0;
    for (rank, &index) in order.iter().enumerate() {
        let reason = match (attempt.sprites.get(rank), attempt.anchors.get(rank)) {
            (Some(sprite), Some(&Some(anchor))) => {
                ink += sprite.coverage;
                let font_size = attempt.sizes[rank] * attempt.scale;
                let angle = attempt.angles[rank];
                placements.push(placement(index, sprite, anchor, (font_size, angle), reduction));
                continue;
            }
            (Some(sprite), _) if sprite.is_empty() => LeftOutReason::NoInk,
            (Some(_), _) => LeftOutReason::NoPlace,
            (None, _) => LeftOutReason::TooSmall,
        };
        left_out.push(LeftOut { index, reason });
    }
    let copy = |copy: &Copy| {
        let set = (copy.font_size, attempt.angles[copy.rank]);
        placement(order[copy.rank], &copy.sprite, copy.anchor, set, reduction)
    };
    let mut all = placements;
    let words = all.len();
    all.extend(copies.iter().map(copy));
    ink += copies.iter().map(|copy| copy.sprite.coverage).sum::<f64>();
    if mask.is_whole() && items.iter().all(|item| item.place == Place::Free) {
        center(&mut all, mask);
    }
    let copies = all.split_off(words);
    let mut placements = all;
    let weight = |index: usize| items[index].weight;
    placements.sort_by(|a, b| weight(b.index).total_cmp(&weight(a.index)));
    left_out.sort_by(|a, b| weight(b.index).total_cmp(&weight(a.index)));
    let scale = attempt.scale * reduction;
    let spread = Spread::of(attempt, mask, reduction);
    let ink = ink * reduction * reduction;
    let score = score(values, mask, law, scale, ink, spread, &placements);
    Layout { placements, copies, left_out, law, scale, score }
}

/// A sprite at an anchor, on the canvas; `set` is its font size in pixels of the mask and its
/// angle.
fn placement(
    index: usize,
    sprite: &Sprite,
    anchor: (usize, usize),
    (font_size, angle): (f64, f32),
    reduction: f64,
) -> Placement {
    let (x, y) = sprite.origin(anchor);
    let scaled = |pixels: f64| (pixels * reduction) as f32;
    Placement {
        index,
        origin: Point { x: scaled(x), y: scaled(y) },
        font_size: scaled(font_size),
        angle,
        ink: InkBox {
            x: scaled(x + f64::from(sprite.ink_offset.0)),
            y: scaled(y + f64::from(sprite.ink_offset.1)),
            width: scaled(sprite.ink_size.0 as f64),
            height: scaled(sprite.ink_size.1 as f64),
        },
    }
}

/// Moves all words together, by whole pixels, so that the space around them is even: a few large
/// words seldom fill the canvas evenly around the place where the first one went.
fn center(placements: &mut [Placement], mask: &Mask) {
    let around = |low: fn(&InkBox) -> f32, length: fn(&InkBox) -> f32, whole: usize| {
        let boxes = placements.iter().map(|placement| placement.ink);
        let (from, to) = boxes.fold((f32::INFINITY, f32::NEG_INFINITY), |(from, to), ink| {
            (from.min(low(&ink)), to.max(low(&ink) + length(&ink)))
        });
        ((whole as f32 - to - from) / 2.0).round()
    };
    let dx = around(|ink| ink.x, |ink| ink.width, mask.width());
    let dy = around(|ink| ink.y, |ink| ink.height, mask.height());
    for placement in placements {
        placement.origin = Point { x: placement.origin.x + dx, y: placement.origin.y + dy };
        placement.ink =
            InkBox { x: placement.ink.x + dx, y: placement.ink.y + dy, ..placement.ink };
    }
}
