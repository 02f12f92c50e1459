//! Making room: a sprite that has no place pushes others out, which then find new places.

use super::arrange::Arrangement;
use super::random::Random;
use super::search::corner;
use super::sprite::Sprite;

/// Places tried at random for one sprite before the best of them is refined.
const SAMPLES: usize = 96;
/// Of these, how many are refined.
const REFINED: usize = 3;

/// Places a sprite where it pushes out the least, and then what it has pushed out, the largest
/// first. `ejections` limits how many may be pushed out in all; `false` if that was not enough.
pub(super) fn make_room(
    arrangement: &mut Arrangement<'_>,
    index: usize,
    ejections: &mut usize,
) -> bool {
    // Sprites are in the order of falling size: the least index is the largest.
    let mut homeless = std::collections::BTreeSet::from([index]);
    let mut random = Random::new(index as u64);
    let mut worth = vec![1.0; arrangement.scene.sprites.len()];
    while let Some(index) = homeless.pop_first() {
        if let Some(anchor) = arrangement.nearest(index) {
            arrangement.put(index, anchor);
            continue;
        }
        let Some(anchor) = least_costly(arrangement, index, &worth, &mut random) else {
            return false;
        };
        let hit = hits(arrangement, index, anchor);
        if hit.len() > *ejections || hit.iter().any(|&other| arrangement.scene.pinned[other]) {
            return false;
        }
        *ejections -= hit.len();
        for &other in &hit {
            worth[other] *= 1.3;
            arrangement.take(other);
        }
        arrangement.put(index, anchor);
        homeless.extend(hit);
    }
    true
}

/// The anchor inside the mask where a sprite's box covers the least area of other boxes.
fn least_costly(
    arrangement: &Arrangement<'_>,
    index: usize,
    worth: &[f64],
    random: &mut Random,
) -> Option<(usize, usize)> {
    let boxes = boxes(arrangement, worth);
    let sprite = &arrangement.scene.sprites[index];
    let mask = arrangement.scene.mask;
    // First and last anchor at which the claim's box is on the canvas.
    let range = |whole: usize, part: usize| Some((part / 2, part / 2 + whole.checked_sub(part)?));
    let (left, right) = range(mask.width(), sprite.claim.width)?;
    let (top, bottom) = range(mask.height(), sprite.claim.height)?;
    let cost = |anchor: (usize, usize)| {
        let (x, y) = corner(&arrangement.board, sprite, anchor);
        let inside = arrangement.board.is_inside(&sprite.claim, x, y);
        inside.then(|| covered(&boxes, sprite, anchor))
    };
    let mut samples: Vec<_> = (0..SAMPLES)
        .map(|_| (left + random.below(right - left + 1), top + random.below(bottom - top + 1)))
        .filter_map(|anchor| Some((cost(anchor)?, anchor)))
        .collect();
    samples.sort_unstable();
    samples.truncate(REFINED);
    let refined = samples.into_iter().map(|(mut least, mut anchor)| {
        for step in [16, 8, 4, 2, 1] {
            let (x, y) = anchor;
            let near = [
                (x.saturating_sub(step).max(left), y),
                ((x + step).min(right), y),
                (x, y.saturating_sub(step).max(top)),
                (x, (y + step).min(bottom)),
            ];
            for moved in near {
                if let Some(cost) = cost(moved).filter(|&cost| cost < least) {
                    (least, anchor) = (cost, moved);
                }
            }
        }
        (least, anchor)
    });
    refined.min().map(|(_, anchor)| anchor)
}

/// Left, top, right and bottom in canvas pixels.
type Box = (i64, i64, i64, i64);

/// The box of the halo of each placed sprite, and what pushing it out costs: the more the more
/// often it has been.
fn boxes(arrangement: &Arrangement<'_>, worth: &[f64]) -> Vec<(Box, f64)> {
    let sprites = arrangement.scene.sprites.iter().zip(&arrangement.anchors).zip(worth);
    let placed = sprites.filter_map(|((sprite, anchor), worth)| {
        let halo = halo_box(sprite, (*anchor)?);
        Some((halo, worth * ((halo.2 - halo.0) * (halo.3 - halo.1)) as f64))
    });
    placed.collect()
}

fn halo_box(sprite: &Sprite, anchor: (usize, usize)) -> Box {
    let left = anchor.0 as i64 - (sprite.claim.width / 2) as i64 + sprite.halo_inset.0 as i64;
    let top = anchor.1 as i64 - (sprite.claim.height / 2) as i64 + sprite.halo_inset.1 as i64;
    (left, top, left + sprite.halo.width as i64, top + sprite.halo.height as i64)
}

fn claim_box(sprite: &Sprite, anchor: (usize, usize)) -> Box {
    let left = anchor.0 as i64 - (sprite.claim.width / 2) as i64;
    let top = anchor.1 as i64 - (sprite.claim.height / 2) as i64;
    (left, top, left + sprite.claim.width as i64, top + sprite.claim.height as i64)
}

fn overlap(a: Box, b: Box) -> i64 {
    let (width, height) = (a.2.min(b.2) - a.0.max(b.0), a.3.min(b.3) - a.1.max(b.1));
    if width > 0 && height > 0 { width * height } else { 0 }
}

/// What a sprite's box covers of others at an anchor. A large word is dear to move: its whole box
/// counts, not only what is covered of it.
fn covered(boxes: &[(Box, f64)], sprite: &Sprite, anchor: (usize, usize)) -> i64 {
    let claim = claim_box(sprite, anchor);
    let cost = |&(other, worth): &(Box, f64)| match overlap(claim, other) {
        0 => 0,
        covered => covered + worth as i64,
    };
    boxes.iter().map(cost).sum()
}

/// The placed sprites whose halo a sprite's claim would meet at an anchor.
fn hits(arrangement: &Arrangement<'_>, index: usize, anchor: (usize, usize)) -> Vec<usize> {
    let sprite = &arrangement.scene.sprites[index];
    let claim = claim_box(sprite, anchor);
    let placed = arrangement.scene.sprites.iter().zip(&arrangement.anchors).enumerate();
    placed
        .filter_map(|(other, (placed, anchor))| {
            let halo = halo_box(placed, (*anchor)?);
            let (dx, dy) = (halo.0 - claim.0, halo.1 - claim.1);
            (overlap(claim, halo) > 0 && sprite.claim.meets(&placed.halo, dx, dy)).then_some(other)
        })
        .collect()
}
