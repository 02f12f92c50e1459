//! One pass: sprites of one scale, each at the free place nearest to the centre.

use super::board::Board;
use super::eject::make_room;
use super::mask::Mask;
use super::search::{Blocks, Frontier, corner};
use super::sprite::Sprite;
use super::target::Center;

/// A frontier is filled again when the font size has fallen to this share of what it was.
///
/// In between, a block that had no place for one sprite is not visited for the next one of like
/// proportions, which saves most of the visits and costs one percent of the scale.
const REFILL: f32 = 0.9;

/// So many of the largest sprites may push others out: a giant in the middle may leave the next one
/// no place on an empty canvas. Among the small ones that all but fill it, it makes no room.
pub(super) const GIANTS: usize = 8;
/// So many sprites may be pushed out in all.
const MOST_EJECTIONS: usize = 100;
/// Beyond this share of the boxes' area, shaking does not make room for the rest.
const HOPELESS_PERCENT: usize = 3;

/// Where the middle of each sprite's claim stands on the canvas; `None` if it has no place.
pub(super) type Anchors = Vec<Option<(usize, usize)>>;

/// What one pass places: sprites in the order of falling font size.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) mask: &'a Mask,
    pub(super) blocks: &'a Blocks,
    pub(super) sprites: &'a [Sprite],
    /// The font size of each sprite.
    pub(super) sizes: &'a [f32],
    /// Where sprites are wanted that are not free to go anywhere.
    pub(super) targets: &'a [Option<Center>],
    /// Whether each sprite is placed before the others and not pushed out.
    pub(super) pinned: &'a [bool],
    /// Whether each sprite's search looks at all blocks.
    pub(super) thorough: bool,
}

/// Sprites on a board.
pub(super) struct Arrangement<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) board: Board,
    pub(super) anchors: Anchors,
}

/// Places sprites in their order, the pinned ones first.
///
/// A large sprite that has no place may push others out, which are then placed anew. What else has
/// none waits until all have had their turn; then shaking makes room for it. The pass ends when so
/// much waits that this is hopeless.
pub(super) fn arrange(scene: Scene<'_>) -> (Anchors, Board) {
    let mut arrangement = Arrangement::empty(scene);
    let mut classes = Classes::new();
    let mut homeless = Vec::new();
    let (mut waiting, mut ejections) = (0, MOST_EJECTIONS);
    let area = |index: usize| scene.sprites[index].claim.width * scene.sprites[index].claim.height;
    let whole: usize = (0..scene.sprites.len()).map(area).sum();
    for index in scene.order() {
        let anchor = match scene.targets[index] {
            Some(_) => arrangement.nearest(index),
            None => classes.nearest(&arrangement, index),
        };
        match anchor {
            Some(anchor) => arrangement.put(index, anchor),
            None if index < GIANTS => {
                if !make_room(&mut arrangement, index, &mut ejections) {
                    return (arrangement.anchors, arrangement.board);
                }
                // Places have come free that no frontier knows of.
                classes = Classes::new();
            }
            None => {
                homeless.push(index);
                waiting += area(index);
                let many = homeless.len() > 8 + scene.sprites.len() / 40;
                if many || waiting * 100 > whole * HOPELESS_PERCENT {
                    return (arrangement.anchors, arrangement.board);
                }
            }
        }
    }
    arrangement.shake_for(homeless);
    (arrangement.anchors, arrangement.board)
}

impl Scene<'_> {
    /// The sprites with ink in the order in which they are placed.
    fn order(&self) -> impl Iterator<Item = usize> {
        let indices = || (0..self.sprites.len()).filter(|&index| !self.sprites[index].is_empty());
        let (pinned, others) =
            (|index: &usize| self.pinned[*index], |index: &usize| !self.pinned[*index]);
        indices().filter(pinned).chain(indices().filter(others))
    }
}

impl<'a> Arrangement<'a> {
    fn empty(scene: Scene<'a>) -> Self {
        let largest = scene.sprites.iter().fold((1, 1), |(width, height), sprite| {
            (width.max(sprite.claim.width), height.max(sprite.claim.height))
        });
        let anchors = vec![None; scene.sprites.len()];
        Self { scene, board: Board::new(scene.mask, largest), anchors }
    }

    /// The free anchor nearest to where a sprite is wanted.
    pub(super) fn nearest(&self, index: usize) -> Option<(usize, usize)> {
        let Scene { blocks, sprites, targets, .. } = self.scene;
        match targets[index] {
            Some(center) => blocks.nearest_to(&self.board, &sprites[index], center),
            None => blocks.nearest(&self.board, &sprites[index], &mut Frontier::default()),
        }
    }

    /// Places a sprite.
    pub(super) fn put(&mut self, index: usize, anchor: (usize, usize)) {
        stamp(&mut self.board, &self.scene.sprites[index], anchor);
        self.anchors[index] = Some(anchor);
    }

    /// Takes a sprite off the board.
    pub(super) fn take(&mut self, index: usize) {
        let Some(anchor) = self.anchors[index].take() else { return };
        let sprite = &self.scene.sprites[index];
        let at = corner(&self.board, sprite, anchor);
        self.board.remove(sprite, at);
    }
}

/// Takes the halo of a sprite whose middle stands at an anchor.
pub(super) fn stamp(board: &mut Board, sprite: &Sprite, anchor: (usize, usize)) {
    let (x, y) = corner(board, sprite, anchor);
    board.stamp(sprite, x, y);
}

/// The frontiers of the sprites, one for each class of proportions.
struct Classes([Class; 8]);

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
        if !arrangement.scene.thorough && size >= REFILL * class.size {
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
        [4, 7, 11, 16, 23, 34, 50].iter().filter(|&&ratio| width >= height * ratio).count()
    }
}
