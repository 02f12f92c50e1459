//! The arrangement: sprites on a board, which come and go.

use super::Effort;
use super::board::Board;
use super::crowd::{Crowd, Extent};
use super::mask::Mask;
use super::problem::Anchors;
use super::search::{Blocks, Frontier, corner};
use super::sprite::Sprite;
use super::sprites::Sprites;
use super::target::Center;

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
