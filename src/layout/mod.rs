//! Layout: outlines and a mask → [`Placement`]s. Knows no words, fonts or colours.
//!
//! Every size is one declared law of the weight times one scale; the scale is searched so that
//! everything fits. No two words' ink overlaps, none leaves the mask, and what could not be placed
//! is reported.

mod arrangement;
mod bits;
mod board;
mod check;
mod coverage;
mod crowd;
mod depth;
mod effort;
mod eject;
mod fill;
mod finish;
mod improve;
mod item;
mod mask;
mod options;
mod padding;
pub(crate) mod parts;
mod pass;
mod place;
mod placement;
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
pub use finish::{Layout, LeftOut, LeftOutReason};
pub use item::Item;
#[cfg(feature = "images")]
pub use mask::Outside;
pub use mask::{Mask, MaskOptions, Shape};
pub use options::LayoutOptions;
pub use padding::Padding;
pub use place::Place;
pub use placement::{InkBox, Placement, Size};
pub use rotation::Rotation;
pub use score::Score;
pub use size::SizeLaw;
pub use target::Metric;

use crate::Result;
use crate::outline::box_size;
use check::check;
use depth::Depths;
use fill::fill;
use finish::finish;
use improve::improve;
use problem::Problem;
use scale::fit;
use score::Values;

/// Arranges items in a mask.
///
/// The items are placed in the order of falling weight, each at the free place nearest to the
/// middle, at the largest scale at which all of them fit; see the types for the details. Every
/// item is in the layout's `placements` or in its `left_out`.
///
/// # Errors
///
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for a weight or an option that is not a
/// positive number, [`ErrorKind::Image`](crate::ErrorKind::Image) for a mask without room.
pub fn layout(items: &[Item], mask: &Mask, options: &LayoutOptions) -> Result<Layout> {
    check(items, mask, options)?;
    let angles: Vec<f32> = (0..items.len()).map(|index| angle(items, options, index)).collect();
    let boxes: Vec<(f64, f64)> =
        items.iter().zip(&angles).map(|(item, &angle)| box_size(&item.path, angle)).collect();
    let values = values(items, &boxes, options);
    let sides = (mask.width() as f64, mask.height() as f64);
    let can_stand = |&index: &usize| {
        let padding = turned(&items[index], options, angles[index]);
        problem::largest(boxes[index], padding, sides) >= f64::from(options.min_font_size)
    };
    // Those that can stand nowhere must not decide the sizes of the others.
    let (mut order, mut hopeless): (Vec<usize>, Vec<usize>) = (0..items.len()).partition(can_stand);
    // On a canvas with room for a character, though not for a word, small words are better than none.
    if order.is_empty() && f64::from(options.min_font_size) <= sides.0.min(sides.1) {
        std::mem::swap(&mut order, &mut hopeless);
    }
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
    let values = Values { items, values: &values, order: &order, hopeless: &hopeless };
    Ok(finish(&values, mask, law, reduction, &attempt, &copies))
}

/// The gaps of an item that is rotated by an angle, turned as it reads.
fn turned(item: &Item, options: &LayoutOptions, angle: f32) -> Padding {
    let down = if item.column { 90.0 } else { 0.0 };
    options.padding.turned(angle + down)
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

/// The rotation of an item in degrees.
fn angle(items: &[Item], options: &LayoutOptions, index: usize) -> f32 {
    match items[index] {
        Item { column: true, .. } => 0.0,
        Item { angle: Some(angle), .. } => angle,
        _ => options.rotation.angle(options.seed, index),
    }
}
