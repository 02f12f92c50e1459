//! The search: the free position nearest to the target, exactly, 64 positions an operation.
//!
//! Positions are looked at in blocks of 64 x 32, nearest first by a lower bound of the metric. In a
//! block the board is shifted and united once for each probe; a position that no probe has met is
//! tried by the whole claim. The order in which positions come free is that of a spiral, without
//! the gaps between a spiral's turns.

use super::board::{BLOCK_COLUMNS, BLOCK_ROWS, Board};
use super::depth::DistanceField;
use super::sprite::Sprite;
use super::target::{Center, Target};
use crate::raster::vectorized;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A block: a lower bound of its distance, y and x of its first pixel on the canvas.
type Block = (i64, u32, u32);

/// Which blocks of an order may have a place: those that have not been visited, and some of those
/// that have.
#[derive(Clone, Debug, Default)]
pub(super) struct Frontier {
    /// How many blocks of the order have been visited.
    visited: usize,
    /// Visited blocks that may have a place, with the bound that the visit has found.
    again: BinaryHeap<Reverse<Block>>,
    /// How many visits have been made.
    pub(super) visits: usize,
}

impl Frontier {
    /// Takes the block with the least bound if that is below `limit`.
    fn next(&mut self, order: &[Block], limit: i64) -> Option<Block> {
        self.visits += 1;
        let (new, old) = (order.get(self.visited), self.again.peek());
        match (new, old) {
            (Some(&new), old) if old.is_none_or(|old| new < old.0) => {
                self.visited += usize::from(new.0 < limit);
                Some(new).filter(|new| new.0 < limit)
            }
            (_, Some(&Reverse(old))) if old.0 < limit => {
                self.again.pop();
                Some(old)
            }
            _ => None,
        }
    }
}

/// How far around a sprite's own place is looked first, in pixels.
const NEAR: i64 = 96;

/// The blocks of a canvas, nearest to the target first.
#[derive(Clone, Debug)]
pub(super) struct Blocks {
    target: Target,
    /// Width and height of the canvas in pixels.
    size: (usize, usize),
    order: Vec<Block>,
}

impl Blocks {
    pub(super) fn new(width: usize, height: usize, target: Target) -> Self {
        let rows = (0..height).step_by(BLOCK_ROWS);
        let mut order: Vec<_> = rows
            .flat_map(|y| (0..width).step_by(BLOCK_COLUMNS).map(move |x| (x, y)))
            .map(|(x, y)| (target.lower_bound(x, y), y as u32, x as u32))
            .collect();
        order.sort_unstable();
        Self { target, size: (width, height), order }
    }

    /// The share of the blocks that reach as near to the target as the farthest of the anchors.
    pub(super) fn share_used<'a>(&self, anchors: impl Iterator<Item = &'a (usize, usize)>) -> f64 {
        let distances = anchors.map(|&(x, y)| self.target.distance(x, y));
        let Some(farthest) = distances.max() else { return 0.0 };
        let used = self.order.partition_point(|&(bound, _, _)| bound <= farthest);
        let all = self.order.partition_point(|&(bound, _, _)| self.target.reaches(bound));
        used.min(all) as f64 / all.max(1) as f64
    }

    /// The free anchor (middle of the claim's box, canvas pixels) nearest to the target.
    pub(super) fn nearest(
        &self,
        board: &Board,
        sprite: &Sprite,
        frontier: &mut Frontier,
    ) -> Option<(usize, usize)> {
        vectorized(
            #[inline(always)]
            || search(&self.target, board, sprite, &self.order, frontier, None),
        )
        .map(|found| found.anchor)
    }

    /// The free anchor nearest to a place of the sprite's own, at most `most` pixels from it, and
    /// how many blocks were visited.
    pub(super) fn nearest_to(
        &self,
        board: &Board,
        sprite: &Sprite,
        center: Center,
        most: i64,
    ) -> (Option<(usize, usize)>, usize) {
        let far = 2 * (self.size.0 + self.size.1) as i64;
        let (mut reach, mut visits) = (NEAR.min(most), 0);
        loop {
            let mut frontier = Frontier::default();
            let found = self.search_around(board, sprite, center, reach, None, &mut frontier);
            visits += frontier.visits;
            // What is farther may be beaten by a place beyond the rows and columns looked at.
            let sure = found.filter(|found| found.distance <= 4 * reach * reach);
            if sure.is_some() || reach >= most.min(far) {
                let found = if most < far { sure } else { found };
                return (found.map(|found| found.anchor), visits);
            }
            reach = (reach * 4).min(most);
        }
    }

    /// The free anchor nearest to a place, if that is nearer than where the sprite has stood, else
    /// that, and how many blocks were visited.
    pub(super) fn nearest_from(
        &self,
        board: &Board,
        sprite: &Sprite,
        center: Center,
        known: (usize, usize),
    ) -> ((usize, usize), usize) {
        let distance = center.distance(known.0 as i64, known.1 as i64);
        let reach = (distance as f64).sqrt() as i64 / 2 + 1;
        let known = Found { distance, anchor: known };
        let mut frontier = Frontier::default();
        let found = self.search_around(board, sprite, center, reach, Some(known), &mut frontier);
        (found.unwrap_or(known).anchor, frontier.visits)
    }

    /// The free anchor nearest to a place among the blocks that are less than `reach` pixels from
    /// it sideways and up and down.
    fn search_around(
        &self,
        board: &Board,
        sprite: &Sprite,
        center: Center,
        reach: i64,
        known: Option<Found>,
        frontier: &mut Frontier,
    ) -> Option<Found> {
        let target = Target::Center(center);
        let span = |center: i64, block: usize, length: usize| {
            let first = (center / 2 - reach).max(0) as usize / block * block;
            let last = (center / 2 + reach + 1).clamp(0, length as i64) as usize;
            (first..last).step_by(block)
        };
        let rows = span(center.center.1, BLOCK_ROWS, self.size.1);
        let columns = span(center.center.0, BLOCK_COLUMNS, self.size.0);
        let bound = |x: usize, y: usize| center.lower_bound(x as i64, y as i64);
        let mut order: Vec<Block> = Vec::with_capacity(rows.len() * columns.len());
        for y in rows {
            for x in columns.clone() {
                let bound = bound(x, y);
                if known.is_none_or(|known| bound < known.distance) {
                    order.push((bound, y as u32, x as u32));
                }
            }
        }
        order.sort_unstable();
        vectorized(
            #[inline(always)]
            || search(&target, board, sprite, &order, frontier, known),
        )
    }
}

/// The free anchor nearest to a target.
///
/// Visits the blocks of the frontier in the order of their bounds until no block can have a
/// nearer place. A visited block goes back with the bound that the visit has found, or not at
/// all when it has no place. Boards only fill up, so the bounds stay true for later sprites of
/// the same claim.
#[inline(always)]
fn search(
    target: &Target,
    board: &Board,
    sprite: &Sprite,
    order: &[Block],
    frontier: &mut Frontier,
    known: Option<Found>,
) -> Option<Found> {
    let mut best = known;
    loop {
        let limit = best.map_or(i64::MAX, |best| best.distance);
        let Some((_, y, x)) = frontier.next(order, limit) else { return best };
        let block = (x as usize, y as usize);
        let mut blocked = [0u64; BLOCK_ROWS];
        if probe_block(board, sprite, block, &mut blocked)
            && let Some(bound) = verify(target, board, sprite, block, blocked, &mut best)
        {
            frontier.again.push(Reverse((bound, y, x)));
        }
    }
}

/// Tries the positions of a block that no probe has met. Gives a lower bound of the distance of
/// those that may be free, `None` if there are none.
#[inline(always)]
fn verify(
    target: &Target,
    board: &Board,
    sprite: &Sprite,
    block: (usize, usize),
    blocked: [u64; BLOCK_ROWS],
    best: &mut Option<Found>,
) -> Option<i64> {
    match target {
        Target::Center(center) => verify_rows(center, board, sprite, block, &blocked, best),
        Target::Field(field) => verify_field(field, board, sprite, block, blocked, best),
    }
}

/// Tries the positions of a block from the centre to both sides in each row.
#[inline(always)]
fn verify_rows(
    target: &Center,
    board: &Board,
    sprite: &Sprite,
    (x, y): (usize, usize),
    blocked: &[u64; BLOCK_ROWS],
    best: &mut Option<Found>,
) -> Option<i64> {
    let center = (target.center.0 / 2 - x as i64).clamp(0, 64) as u32;
    let right_side = u64::MAX.checked_shl(center).unwrap_or(0);
    let mut bound = None;
    // The rows nearest to the centre first: what they have free spares the others most tests.
    let upward = target.center.1 / 2 > (y + BLOCK_ROWS / 2) as i64;
    for row in 0..BLOCK_ROWS {
        let row = if upward { BLOCK_ROWS - 1 - row } else { row };
        let (y, blocked) = (y + row, blocked[row]);
        for side in [right_side, !right_side] {
            let mut free = !blocked & side;
            while free != 0 {
                let column = if side == right_side {
                    free.trailing_zeros()
                } else {
                    63 - free.leading_zeros()
                };
                free &= !(1 << column);
                let anchor = (x + column as usize, y);
                let distance = target.distance(anchor.0 as i64, anchor.1 as i64);
                if best.is_some_and(|best| (distance, anchor.1, anchor.0) >= best.key()) {
                    lower(&mut bound, distance);
                    break;
                }
                let (corner_x, corner_y) = corner(board, sprite, anchor);
                if board.is_free(&sprite.claim, corner_x, corner_y) {
                    *best = Some(Found { distance, anchor });
                    lower(&mut bound, distance);
                    break;
                }
            }
        }
    }
    bound
}

/// Tries the positions of a block in the order of their costs.
#[inline(always)]
fn verify_field(
    field: &DistanceField,
    board: &Board,
    sprite: &Sprite,
    (x, y): (usize, usize),
    mut blocked: [u64; BLOCK_ROWS],
    best: &mut Option<Found>,
) -> Option<i64> {
    let mut rows: [u64; BLOCK_ROWS] =
        std::array::from_fn(|row| field.cheapest(x, y + row, !blocked[row]));
    loop {
        // Of equal costs the upper row, as everywhere.
        let (row, &least) = rows.iter().enumerate().min_by_key(|(_, least)| **least >> 6)?;
        if least == u64::MAX {
            return None;
        }
        let (distance, column) = ((least >> 6) as i64, (least & 63) as usize);
        let found = Found { distance, anchor: (x + column, y + row) };
        if best.is_some_and(|best| found.key() >= best.key()) {
            return Some(distance);
        }
        let (corner_x, corner_y) = corner(board, sprite, found.anchor);
        if board.is_free(&sprite.claim, corner_x, corner_y) {
            *best = Some(found);
            return Some(distance);
        }
        blocked[row] |= 1 << column;
        rows[row] = field.cheapest(x, y + row, !blocked[row]);
    }
}

fn lower(bound: &mut Option<i64>, distance: i64) {
    *bound = Some(bound.map_or(distance, |bound| bound.min(distance)));
}

#[derive(Clone, Copy, Debug)]
struct Found {
    distance: i64,
    anchor: (usize, usize),
}

impl Found {
    fn key(&self) -> (i64, usize, usize) {
        (self.distance, self.anchor.1, self.anchor.0)
    }
}

/// The board position of the claim's corner when the middle of its box stands at an anchor.
pub(super) fn corner(board: &Board, sprite: &Sprite, (x, y): (usize, usize)) -> (usize, usize) {
    (x + board.border.0 - sprite.claim.width / 2, y + board.border.1 - sprite.claim.height / 2)
}

/// Unites the board under each probe for all positions of a block; `false` when all are blocked.
#[inline(always)]
fn probe_block(
    board: &Board,
    sprite: &Sprite,
    anchor: (usize, usize),
    blocked: &mut [u64; BLOCK_ROWS],
) -> bool {
    let (x, y) = corner(board, sprite, anchor);
    for probes in sprite.probes.chunks(3) {
        for probe in probes {
            let (x, y) = (x + probe.x as usize, y + probe.y as usize);
            let level = probe.level as usize;
            let left = board.rows_from(level, x / 64, y).first_chunk::<BLOCK_ROWS>();
            let right = board.rows_from(level, x / 64 + 1, y).first_chunk::<BLOCK_ROWS>();
            if let (Some(left), Some(right)) = (left, right) {
                unite(blocked, left, right, (x % 64) as u32);
            }
        }
        if blocked.iter().fold(u64::MAX, |all, row| all & row) == u64::MAX {
            return false;
        }
    }
    true
}

/// `blocked |=` the 64 columns that start `shift` columns into `left`.
#[inline(always)]
fn unite(
    blocked: &mut [u64; BLOCK_ROWS],
    left: &[u64; BLOCK_ROWS],
    right: &[u64; BLOCK_ROWS],
    shift: u32,
) {
    for row in 0..BLOCK_ROWS {
        blocked[row] |= left[row] >> shift | (right[row] << 1) << (63 - shift);
    }
}

#[cfg(test)]
mod tests {
    use super::super::depth::Depths;
    use super::super::sprite::{Gap, sprite};
    use super::super::{Mask, Size};
    use super::*;
    use crate::outline::{Path, Point, Segment};
    use crate::raster::Rasterizer;

    /// A ring, so that smaller ones fit inside.
    fn ring(width: f32, height: f32) -> Path {
        let p = |x, y| Point { x, y };
        let rectangle = |a: f32, points: [(f32, f32); 4]| {
            let map =
                move |(x, y): (f32, f32)| p(a + x * (width - 2.0 * a), a + y * (height - 2.0 * a));
            let [first, rest @ ..] = points.map(map);
            std::iter::once(Segment::MoveTo(first)).chain(rest.map(Segment::LineTo))
        };
        let outer = rectangle(0.0, [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        let inner = rectangle(0.1, [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)]);
        Path { segments: outer.chain(inner).collect(), advance: width, ..Path::default() }
    }

    /// The pixels of a canvas, nearest first.
    fn by_distance((width, height): (u32, u32), target: &Target) -> Vec<(usize, usize)> {
        let (width, height) = (width as usize, height as usize);
        let mut all: Vec<_> = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).collect();
        all.sort_by_cached_key(|&(x, y)| (target.distance(x, y), y, x));
        all
    }

    /// The first of these pixels that has room, tested bit by bit.
    fn brute_force(
        mask: &[Vec<bool>],
        sprite: &Sprite,
        pixels: &[(usize, usize)],
    ) -> Option<(usize, usize)> {
        let claim = &sprite.claim;
        let (left, top) = (claim.width / 2, claim.height / 2);
        let fits = |x: usize, y: usize| {
            (0..claim.height).all(|row| {
                (0..claim.width).filter(|&column| claim.get(column, row)).all(|column| {
                    let (x, y) = ((x + column).checked_sub(left), (y + row).checked_sub(top));
                    let cell = x.zip(y).and_then(|(x, y)| mask.get(y)?.get(x));
                    cell == Some(&false)
                })
            })
        };
        pixels.iter().copied().find(|&(x, y)| fits(x, y))
    }

    #[test]
    fn finds_the_nearest_free_place() {
        let (width, height) = (201, 131);
        let inside = |x: u32, y: u32| !(x + y).is_multiple_of(97) && !(80..90).contains(&x);
        let mask = Mask::from_fn(Size { width, height }, inside);
        let center = |rectangular| {
            Target::Center(Center { rectangular, center: (190, 140), proportions: (201, 131) })
        };
        let field = Target::Field(Depths::new(mask.bits()).field(5));
        let from = [((100, 66), (190, 20)), ((20, 30), (25, 38)), ((9, 9), (9, 9))].map(
            |(target, known)| {
                let target = Center::at(target);
                (target, known, by_distance((width, height), &Target::Center(target)))
            },
        );
        for target in [center(false), center(true), field] {
            let pixels = by_distance((width, height), &target);
            let blocks = Blocks::new(width as usize, height as usize, target.clone());
            let mut board = Board::new(&mask, (60, 60));
            let mut taken: Vec<Vec<bool>> =
                (0..height).map(|y| (0..width).map(|x| !inside(x, y)).collect()).collect();
            let mut raster = Rasterizer::default();
            let gap = Gap { claim: (2, 3), halo: (1, 1) };
            let mut placed = 0;
            for step in 0..40 {
                let size = 22.0 - step as f32 * 0.5;
                let path = ring(1.0 + (step % 3) as f32 * 0.7, 1.0);
                let sprite = sprite(&mut raster, &path, size, 0.0, gap, 16);
                let found = blocks.nearest(&board, &sprite, &mut Frontier::default());
                let expected = brute_force(&taken, &sprite, &pixels);
                let distance = |at: (usize, usize)| target.distance(at.0, at.1);
                assert_eq!(found.map(distance), expected.map(distance), "step {step}");
                for &(target, known, ref pixels) in &from {
                    let (found, _) = blocks.nearest_from(&board, &sprite, target, known);
                    let nearest = brute_force(&taken, &sprite, pixels);
                    let distance = |at: (usize, usize)| target.distance(at.0 as i64, at.1 as i64);
                    let expected = nearest.map_or(i64::MAX, distance).min(distance(known));
                    assert_eq!(distance(found), expected, "step {step} from {known:?}");
                }
                let Some(anchor) = found else { continue };
                placed += 1;
                let (x, y) = corner(&board, &sprite, anchor);
                board.stamp(&sprite, x, y);
                let left = x + sprite.halo_inset.0 - board.border.0;
                let top = y + sprite.halo_inset.1 - board.border.1;
                for row in 0..sprite.halo.height {
                    for column in 0..sprite.halo.width {
                        taken[top + row][left + column] |= sprite.halo.get(column, row);
                    }
                }
            }
            assert!(placed > 10, "only {placed} placed");
        }
    }

    #[test]
    fn removing_gives_the_place_back() {
        let mask = Mask::rectangle(Size { width: 100, height: 70 });
        let center = Center { rectangular: false, center: (100, 70), proportions: (100, 70) };
        let blocks = Blocks::new(100, 70, Target::Center(center));
        let mut board = Board::new(&mask, (100, 70));
        let sprite =
            sprite(&mut Rasterizer::default(), &ring(2.0, 1.0), 30.0, 0.0, Gap::default(), 16);
        let place = |board: &Board| blocks.nearest(board, &sprite, &mut Frontier::default());
        let first = place(&board).expect("an empty board has room");
        let (x, y) = corner(&board, &sprite, first);
        board.stamp(&sprite, x, y);
        assert_ne!(place(&board), Some(first));
        board.remove(&sprite, (x, y));
        assert_eq!(place(&board), Some(first));
    }
}
