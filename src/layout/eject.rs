//! Making room: a sprite that has no place pushes others out, which then find new places.

use super::arrangement::Arrangement;
use super::random::Random;
use super::shake::FAR;
use super::sprite::Sprite;
use crate::raster::vectorized;
use std::collections::BTreeSet;

/// Places tried at random for one sprite before the best of them are refined.
const SAMPLES: usize = 96;
/// Of these, how many are refined.
const REFINED: usize = 3;

/// How far making room may go.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// It is given up when the arrangement has made so many steps.
    pub(super) steps: usize,
    /// Whether the sprites are shaken towards a corner after each push, so that the gaps between
    /// them come together.
    pub(super) shaking: bool,
}

/// Places sprites, the largest first: where there is room, or else where it pushes out the least,
/// and then what it has pushed out. `pushes` is how many may be made; `false` if that was not
/// enough.
///
/// A sprite becomes dearer each time that it is pushed out, so that the same few do not push each
/// other for ever.
pub(super) fn settle(
    arrangement: &mut Arrangement<'_>,
    mut homeless: BTreeSet<usize>,
    pushes: &mut usize,
    limits: Limits,
    mut random: Random,
) -> bool {
    let mut worth: Vec<i64> = arrangement.scene.sprites.iter().map(worth).collect();
    // Sprites are in the order of falling size: the least index is the largest.
    while let Some(index) = homeless.pop_first() {
        if let Some(anchor) = arrangement.nearest(index) {
            arrangement.put(index, anchor);
            continue;
        }
        if *pushes == 0 || arrangement.steps > limits.steps {
            return false;
        }
        *pushes -= 1;
        let anchor = vectorized(
            #[inline(always)]
            || cheapest(arrangement, index, &worth, &mut random),
        );
        let Some(anchor) = anchor else { return false };
        for other in arrangement.hits(index, anchor) {
            worth[other] += worth[other] * 3 / 10;
            arrangement.take(other);
            homeless.insert(other);
        }
        arrangement.put(index, anchor);
        if limits.shaking {
            arrangement.shake(random.below(4), FAR);
        }
    }
    true
}

/// What pushing out a sprite costs at first: two small ones cost more than one of their area.
fn worth(sprite: &Sprite) -> i64 {
    let area = (sprite.claim.width * sprite.claim.height) as f64;
    (16.0 * libm::pow(area, 0.7)) as i64
}

/// The anchor inside the mask where a sprite pushes out what is worth the least; `None` if it has
/// no place even when all that may be is pushed out.
#[inline(always)]
fn cheapest(
    arrangement: &mut Arrangement<'_>,
    index: usize,
    worth: &[i64],
    random: &mut Random,
) -> Option<(usize, usize)> {
    let (sprite, mask) = (&arrangement.scene.sprites[index], arrangement.scene.mask);
    // First and last anchor at which the claim's box is on the canvas.
    let range = |whole: usize, part: usize| Some((part / 2, part / 2 + whole.checked_sub(part)?));
    let (left, right) = range(mask.width(), sprite.claim.width)?;
    let (top, bottom) = range(mask.height(), sprite.claim.height)?;
    let mut best = Vec::with_capacity(REFINED + 1);
    for _ in 0..SAMPLES {
        let anchor = (left + random.below(right - left + 1), top + random.below(bottom - top + 1));
        let limit = if best.len() == REFINED { best[REFINED - 1] } else { (i64::MAX, anchor) };
        if let Some(price) = arrangement.price(index, anchor, worth, limit.0) {
            let at = best.partition_point(|other| *other <= (price, anchor));
            best.insert(at, (price, anchor));
            best.truncate(REFINED);
        }
    }
    for (least, anchor) in &mut best {
        for step in [32, 16, 8, 4, 2, 1] {
            let mut lower = true;
            while lower {
                lower = false;
                let (x, y) = *anchor;
                let near = [
                    (x.saturating_sub(step).max(left), y),
                    ((x + step).min(right), y),
                    (x, y.saturating_sub(step).max(top)),
                    (x, (y + step).min(bottom)),
                ];
                for moved in near {
                    if let Some(price) = arrangement.price(index, moved, worth, *least) {
                        (*least, *anchor, lower) = (price, moved, true);
                    }
                }
            }
        }
    }
    best.into_iter().min().map(|(_, anchor)| anchor)
}
