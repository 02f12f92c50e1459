//! Filling: copies of the words, ever smaller, in what room the layout has left.

use super::arrangement::stamp;
use super::problem::{Attempt, Problem};
use super::search::{Blocks, Frontier};
use super::sprite::Sprite;
use super::sprites::Sprites;

/// The font size of copies falls by this ratio when no word fits any more.
const SHRINK: f64 = 0.85;
/// So many copies are made at most.
const MOST_COPIES: usize = 20_000;

/// A copy of an item.
pub(super) struct Copy {
    /// The rank of the item among those that were placed.
    pub(super) rank: usize,
    /// Its font size in pixels of the mask.
    pub(super) font_size: f64,
    pub(super) sprite: Sprite,
    pub(super) anchor: (usize, usize),
}

/// Fills the room that an attempt has left; no copy is as large as the smallest word. The words
/// take turns, so that all of them are copied alike.
pub(super) fn fill(problem: &Problem<'_>, blocks: &Blocks, attempt: &mut Attempt) -> Vec<Copy> {
    let mut copies: Vec<Copy> = Vec::new();
    let placed: Vec<usize> =
        (0..attempt.anchors.len()).filter(|&rank| attempt.anchors[rank].is_some()).collect();
    let sizes = placed.iter().map(|&rank| attempt.sizes[rank] * attempt.scale);
    let mut font_size = sizes.fold(f64::INFINITY, f64::min) * SHRINK;
    while font_size.is_finite() && font_size >= problem.least_size() {
        let sizes = vec![font_size as f32; attempt.sprites.len()];
        let sprites = Sprites::new(problem, &sizes);
        sprites.make_all();
        let mut turns: Vec<(usize, Frontier)> =
            placed.iter().map(|&rank| (rank, Frontier::default())).collect();
        while !turns.is_empty() && copies.len() < MOST_COPIES {
            turns.retain_mut(|(rank, frontier)| {
                let sprite = &sprites[*rank];
                let Some(anchor) = blocks.nearest(&attempt.board, sprite, frontier) else {
                    return false;
                };
                stamp(&mut attempt.board, sprite, anchor);
                copies.push(Copy { rank: *rank, font_size, sprite: sprite.clone(), anchor });
                true
            });
        }
        font_size *= SHRINK;
    }
    copies
}
