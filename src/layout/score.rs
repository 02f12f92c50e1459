//! The scorecard, and the finished layout.

use super::scale::Attempt;
use super::{InkBox, Item, Layout, LeftOut, LeftOutReason, Mask, Placement, SizeLaw};
use crate::font::Point;
use serde::{Deserialize, Serialize};

/// The scorecard of a layout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The share of the total weight that was placed, 0 to 1.
    pub weight_placed: f64,
    /// Ink (the sum of the pixels' coverage) over the mask's area, 0 to 1.
    pub ink: f64,
    /// The largest relative error of a font size against the declared law.
    pub size_error: f64,
    /// The smallest font size in pixels.
    pub smallest_font_size: f32,
    /// The share of the placed words that are rotated, 0 to 1.
    pub rotated: f64,
}

/// Translates an attempt, whose sprites are those of `order`, to placements on the canvas.
pub(super) fn finish(
    items: &[Item],
    order: &[usize],
    mask: &Mask,
    law: SizeLaw,
    reduction: f64,
    attempt: &Attempt,
) -> Layout {
    let mut placements = Vec::with_capacity(order.len());
    let mut left_out = Vec::new();
    let mut ink = 0.0;
    for (rank, &index) in order.iter().enumerate() {
        let reason = match (attempt.sprites.get(rank), attempt.anchors.get(rank)) {
            (Some(sprite), Some(&Some(anchor))) => {
                ink += sprite.coverage;
                let (x, y) = sprite.origin(anchor);
                let scaled = |pixels: f64| (pixels * reduction) as f32;
                placements.push(Placement {
                    index,
                    origin: Point { x: scaled(x), y: scaled(y) },
                    font_size: scaled(attempt.sizes[rank] * attempt.scale),
                    angle: attempt.angles[rank],
                    ink: InkBox {
                        x: scaled(x + f64::from(sprite.ink_offset.0)),
                        y: scaled(y + f64::from(sprite.ink_offset.1)),
                        width: scaled(sprite.ink_size.0 as f64),
                        height: scaled(sprite.ink_size.1 as f64),
                    },
                });
                continue;
            }
            (Some(sprite), _) if sprite.is_empty() => LeftOutReason::NoInk,
            (Some(_), _) => LeftOutReason::NoPlace,
            (None, _) => LeftOutReason::TooSmall,
        };
        left_out.push(LeftOut { index, reason });
    }
    let scale = attempt.scale * reduction;
    let score = score(items, mask, law, scale, ink * reduction * reduction, &placements);
    Layout { placements, left_out, law, scale, score }
}

/// The scorecard of placements with `ink` pixels of coverage in all.
fn score(
    items: &[Item],
    mask: &Mask,
    law: SizeLaw,
    scale: f64,
    ink: f64,
    placements: &[Placement],
) -> Score {
    let weights: Vec<f64> = items.iter().map(|item| item.weight).collect();
    let relative = law.relative_sizes(&weights);
    let placed: f64 = placements.iter().map(|placement| weights[placement.index]).sum();
    let error = |placement: &Placement| {
        let expected = relative[placement.index] * scale;
        (f64::from(placement.font_size) - expected).abs() / expected
    };
    let rotated = placements.iter().filter(|placement| placement.angle != 0.0).count();
    Score {
        weight_placed: placed / weights.iter().sum::<f64>().max(f64::MIN_POSITIVE),
        ink: ink / mask.area() as f64,
        size_error: placements.iter().map(error).fold(0.0, f64::max),
        smallest_font_size: placements.iter().map(|p| p.font_size).reduce(f32::min).unwrap_or(0.0),
        rotated: rotated as f64 / placements.len().max(1) as f64,
    }
}
