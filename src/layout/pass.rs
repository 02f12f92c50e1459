//! One pass: sprites of one scale, each at the free place nearest to the centre.

use super::Effort;
use super::arrangement::{Arrangement, Scene};
use super::board::Board;
use super::eject::{Limits, settle};
use super::problem::Anchors;
use super::random::Random;
use super::search::Frontier;
use super::sprite::Sprite;
use std::collections::BTreeSet;

/// A frontier is filled again when the font size has fallen to this share of what it was.
///
/// In between, a block that had no place for one sprite is not visited for the next one of like
/// proportions, which saves most of the visits and costs one percent of the scale.
const REFILL: f32 = 0.9;

/// So many of the largest sprites may push others out: a giant in the middle may leave the next one
/// no place on an empty canvas. Among the small ones that all but fill it, it makes no room.
pub(super) const GIANTS: usize = 8;
/// So many times they may do so in all.
const MOST_PUSHES: usize = 100;
/// Beyond this share of the boxes' area, shaking does not make room for the rest.
const HOPELESS_PERCENT: usize = 3;

/// Where more sprites than this beyond the number of pushes wait, pushing does not make room for
/// all.
const BEYOND_PUSHES: usize = 2;

/// Places sprites in their order, the pinned ones first.
///
/// A large sprite that has no place may push others out, which are then placed anew. What else has
/// none waits until all have had their turn; then pushing and shaking make room for it, or shaking
/// alone. The pass ends when so much waits that this is hopeless. `memory` is as for
/// [`Arrangement::empty`].
pub(super) fn arrange(scene: Scene<'_>, memory: Board) -> (Anchors, Board) {
    let mut arrangement = Arrangement::empty(scene, memory);
    let mut classes = Classes::new();
    let mut homeless = Vec::new();
    let (mut waiting, mut pushes) = (0, MOST_PUSHES);
    let area = |index: usize| scene.sprites[index].claim.width * scene.sprites[index].claim.height;
    let mut whole = None;
    for index in scene.order() {
        let anchor = match scene.targets[index] {
            Some(_) => arrangement.nearest(index),
            None => classes.nearest(&arrangement, index),
        };
        match anchor {
            Some(anchor) => arrangement.put(index, anchor),
            None if index < GIANTS => {
                let random = Random::new(index as u64);
                let limits = Limits { steps: usize::MAX, shaking: false };
                let homeless = BTreeSet::from([index]);
                if !settle(&mut arrangement, homeless, &mut pushes, limits, random) {
                    return (arrangement.anchors, arrangement.board);
                }
                // Places have come free that no frontier knows of.
                classes = Classes::new();
            }
            None => {
                homeless.push(index);
                waiting += area(index);
                let count = scene.sprites.len();
                let whole = *whole.get_or_insert_with(|| (0..count).map(area).sum::<usize>());
                let many = homeless.len() > 8 + count / 40;
                if many || waiting * 100 > whole * HOPELESS_PERCENT {
                    return (arrangement.anchors, arrangement.board);
                }
            }
        }
    }
    if scene.pushes == 0 {
        arrangement.shake_for(homeless);
    } else if homeless.len() <= scene.pushes + BEYOND_PUSHES {
        let (mut pushes, random) = (scene.pushes, Random::new(homeless.len() as u64));
        let limits = Limits { steps: usize::MAX, shaking: true };
        settle(&mut arrangement, BTreeSet::from_iter(homeless), &mut pushes, limits, random);
    }
    (arrangement.anchors, arrangement.board)
}

/// The frontiers of the sprites, one for each class of proportions.
struct Classes([Class; 11]);

struct Class {
    /// The font size at which the frontier was filled.
    size: f32,
    frontier: Frontier,
}

impl Classes {
    fn new() -> Self {
        Self(std::array::from_fn(|_| Class { size: f32::INFINITY, frontier: Frontier::default() }))
    }

    /// The free anchor nearest to the scene's target, by the frontier of the sprite's class; by a
    /// full one when that has none left.
    fn nearest(&mut self, arrangement: &Arrangement<'_>, index: usize) -> Option<(usize, usize)> {
        let Arrangement { scene: Scene { blocks, sprites, sizes, .. }, board, .. } = arrangement;
        let (sprite, size) = (&sprites[index], sizes[index]);
        let class = &mut self.0[Self::index(sprite)];
        if arrangement.scene.effort == Effort::Quick && size >= REFILL * class.size {
            let anchor = blocks.nearest(board, sprite, &mut class.frontier);
            if anchor.is_some() {
                return anchor;
            }
        }
        *class = Class { size, frontier: Frontier::default() };
        blocks.nearest(board, sprite, &mut class.frontier)
    }

    fn index(sprite: &Sprite) -> usize {
        let (width, height) = (sprite.claim.width * 10, sprite.claim.height);
        [4, 7, 11, 16, 23, 34, 50, 75, 110, 170]
            .iter()
            .filter(|&&ratio| width >= height * ratio)
            .count()
    }
}
