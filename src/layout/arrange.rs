//! One pass: sprites of one scale, each at the free place nearest to the centre.

use super::Effort;
use super::board::Board;
use super::crowd::{Crowd, Extent};
use super::eject::{Limits, settle};
use super::mask::Mask;
use super::random::Random;
use super::search::{Blocks, Frontier, corner};
use super::sprite::Sprite;
use super::sprites::Sprites;
use super::target::Center;
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

/// Where more sprites than this beyond the number of pushes wait, pushing does not make room for all.
const BEYOND_PUSHES: usize = 2;

/// Where the middle of each sprite's claim stands on the canvas; `None` if it has no place.
pub(super) type Anchors = Vec<Option<(usize, usize)>>;

/// What one pass places: sprites in the order of falling font size.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) mask: &'a Mask,
    pub(super) blocks: &'a Blocks,
    pub(super) sprites: &'a Sprites<'a>,
    /// The font size of each sprite.
    pub(super) sizes: &'a [f32],
    /// Where sprites are wanted that are not free to go anywhere.
    pub(super) targets: &'a [Option<Center>],
    /// Whether each sprite is placed before the others and not pushed out.
    pub(super) pinned: &'a [bool],
    /// Beyond [`Effort::Quick`], each sprite's search looks at all blocks.
    pub(super) effort: Effort,
    /// How often sprites that have no place after all others may push others out.
    pub(super) pushes: usize,
}

/// Sprites on a board.
pub(super) struct Arrangement<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) board: Board,
    pub(super) anchors: Anchors,
    /// Where the halos stand.
    crowd: Crowd,
    /// How many blocks have been searched and places priced.
    pub(super) steps: usize,
}

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

impl Scene<'_> {
    /// The sprites with ink in the order in which they are placed.
    pub(super) fn order(&self) -> impl Iterator<Item = usize> {
        let indices = || 0..self.sprites.len();
        let (pinned, others) =
            (|index: &usize| self.pinned[*index], |index: &usize| !self.pinned[*index]);
        let order = indices().filter(pinned).chain(indices().filter(others));
        order.filter(|&index| !self.sprites[index].is_empty())
    }
}

impl<'a> Arrangement<'a> {
    /// `memory` is a board that is no longer needed, or a new one.
    pub(super) fn empty(scene: Scene<'a>, memory: Board) -> Self {
        let anchors = vec![None; scene.sprites.len()];
        let crowd = Crowd::new(scene.sprites.len());
        Self {
            scene,
            board: memory.emptied(scene.mask, scene.sprites.largest()),
            anchors,
            crowd,
            steps: 0,
        }
    }

    /// The free anchor nearest to where a sprite is wanted.
    pub(super) fn nearest(&mut self, index: usize) -> Option<(usize, usize)> {
        if let Some(center) = self.scene.targets[index] {
            return self.nearest_to(index, center, i64::MAX);
        }
        let mut frontier = Frontier::default();
        let Scene { blocks, sprites, .. } = self.scene;
        let found = blocks.nearest(&self.board, &sprites[index], &mut frontier);
        self.steps += frontier.visits;
        found
    }

    /// The free anchor nearest to a place, at most `reach` pixels from it.
    pub(super) fn nearest_to(
        &mut self,
        index: usize,
        center: Center,
        reach: i64,
    ) -> Option<(usize, usize)> {
        let Scene { blocks, sprites, .. } = self.scene;
        let (found, visits) = blocks.nearest_to(&self.board, &sprites[index], center, reach);
        self.steps += visits;
        found
    }

    /// The free anchor nearest to a place, if that is nearer than where the sprite has stood, else
    /// that.
    pub(super) fn nearest_from(
        &mut self,
        index: usize,
        center: Center,
        anchor: (usize, usize),
    ) -> (usize, usize) {
        let Scene { blocks, sprites, .. } = self.scene;
        let (found, visits) = blocks.nearest_from(&self.board, &sprites[index], center, anchor);
        self.steps += visits;
        found
    }

    /// Places a sprite.
    pub(super) fn put(&mut self, index: usize, anchor: (usize, usize)) {
        stamp(&mut self.board, &self.scene.sprites[index], anchor);
        self.anchors[index] = Some(anchor);
        self.crowd.set(index, Some(Extent::of_halo(&self.scene.sprites[index], anchor)));
    }

    /// Takes a sprite off the board.
    pub(super) fn take(&mut self, index: usize) {
        let Some(anchor) = self.anchors[index].take() else { return };
        self.crowd.set(index, None);
        let sprite = &self.scene.sprites[index];
        let at = corner(&self.board, sprite, anchor);
        self.board.remove(sprite, at);
    }

    /// The placed sprites whose halo a sprite's claim would meet at an anchor.
    pub(super) fn hits(&self, index: usize, anchor: (usize, usize)) -> Vec<usize> {
        let claim = Extent::of_claim(&self.scene.sprites[index], anchor);
        let near = self.crowd.meeting(claim);
        near.filter(|&near| self.is_hit(index, &claim, near)).map(|(other, _)| other).collect()
    }

    /// What the sprites are worth that a sprite would push out at an anchor, if that is less than
    /// `limit`, none of them is pinned and the place is inside the mask.
    #[inline(always)]
    pub(super) fn price(
        &mut self,
        index: usize,
        anchor: (usize, usize),
        worth: &[i64],
        limit: i64,
    ) -> Option<i64> {
        let sprite = &self.scene.sprites[index];
        let claim = Extent::of_claim(sprite, anchor);
        self.steps += 1;
        let mut price = 0;
        for near in self.crowd.meeting(claim) {
            if self.is_hit(index, &claim, near) {
                price += worth[near.0];
                if price >= limit || self.scene.pinned[near.0] {
                    return None;
                }
            }
        }
        let (x, y) = corner(&self.board, sprite, anchor);
        (price < limit && self.board.is_inside(&sprite.claim, x, y)).then_some(price)
    }

    /// Whether a claim meets the halo of another sprite whose box it meets, given by its index and
    /// its left top corner.
    #[inline(always)]
    fn is_hit(
        &self,
        index: usize,
        claim: &Extent,
        (other, (left, top)): (usize, (i32, i32)),
    ) -> bool {
        let (dx, dy) = (i64::from(left - claim.left), i64::from(top - claim.top));
        let sprites = self.scene.sprites;
        sprites[index].claim.meets(&sprites[other].halo, dx, dy)
    }
}

/// Takes the halo of a sprite whose middle stands at an anchor.
pub(super) fn stamp(board: &mut Board, sprite: &Sprite, anchor: (usize, usize)) {
    let (x, y) = corner(board, sprite, anchor);
    board.stamp(sprite, x, y);
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
