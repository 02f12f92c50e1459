//! The board: which pixels are taken, at four dilations.

use super::bits::BitMask;
use super::mask::Mask;
use super::sprite::{PROBE_SIZES, Sprite};
use crate::raster::vectorized;
use std::ops::Range;

/// Columns of a block, which one visit of the search looks at together: the pixels of a word.
pub(super) const BLOCK_COLUMNS: usize = 64;
/// Rows of a block.
pub(super) const BLOCK_ROWS: usize = 32;

/// The taken pixels of a canvas with a border of taken pixels around it, so that no test needs a
/// bounds check.
///
/// Level `k` holds a bit a pixel: whether any pixel of the `PROBE_SIZES[k]` square to its right and
/// down is taken. The bits stand in column strips as in [`BitMask`].
#[derive(Clone, Debug, Default)]
pub(super) struct Board {
    levels: [Vec<u64>; PROBE_SIZES.len()],
    /// Level 0 without any word: the border and what lies outside the mask; empty if nothing does.
    outside: Vec<u64>,
    rows: usize,
    /// Columns and rows of the border left of and above the canvas.
    pub(super) border: (usize, usize),
}

impl Board {
    /// A board for words whose claim is at most `largest` pixels wide and high.
    pub(super) fn new(mask: &Mask, largest: (usize, usize)) -> Self {
        Self::default().emptied(mask, largest)
    }

    /// An empty board as [`new`](Self::new) makes it, in the memory of this one: memory that is
    /// touched for the first time costs more than the search.
    pub(super) fn emptied(mut self, mask: &Mask, largest: (usize, usize)) -> Self {
        let (width, height) = (mask.width(), mask.height());
        let border = ((largest.0 / 2 + 1).next_multiple_of(64) + 64, largest.1 / 2 + 9);
        let strips = (border.0 + width).div_ceil(64) + border.0 / 64 + 1;
        let rows = border.1 + height.next_multiple_of(BLOCK_ROWS) + border.1 + BLOCK_ROWS;
        (self.border, self.rows) = (border, rows);
        for level in &mut self.levels {
            level.clear();
            level.resize(strips * rows, u64::MAX);
        }
        let region = mask.bits();
        for strip in 0..region.strips() {
            let target = (border.0 / 64 + strip) * rows + border.1;
            for (out, inside) in self.levels[0][target..].iter_mut().zip(region.strip(strip)) {
                *out = !inside;
            }
        }
        self.outside.clear();
        if !mask.is_whole() {
            self.outside.extend_from_slice(&self.levels[0]);
        }
        self.refresh(0..strips - 1, 0..rows - PROBE_SIZES[3]);
        self
    }

    /// The rows of one strip of a level, from row `y` on.
    pub(super) fn rows_from(&self, level: usize, strip: usize, y: usize) -> &[u64] {
        &self.levels[level][strip * self.rows + y..(strip + 1) * self.rows]
    }

    /// Whether the claim of a sprite with its corner at board position `x`, `y` is free.
    #[inline(always)]
    pub(super) fn is_free(&self, claim: &BitMask, x: usize, y: usize) -> bool {
        self.is_clear(&self.levels[0], claim, x, y)
    }

    /// Whether a claim on the canvas lies within the mask, whatever words stand there.
    pub(super) fn is_inside(&self, claim: &BitMask, x: usize, y: usize) -> bool {
        self.outside.is_empty() || self.is_clear(&self.outside, claim, x, y)
    }

    #[inline(always)]
    fn is_clear(&self, pixels: &[u64], claim: &BitMask, x: usize, y: usize) -> bool {
        let shift = x % 64;
        let meets = |claim: u64, left: u64, right: u64| {
            claim & (left >> shift | (right << 1) << (63 - shift))
        };
        for strip in 0..claim.strips() {
            let start = (x / 64 + strip) * self.rows + y;
            let claim = claim.strip(strip);
            let left = &pixels[start..start + claim.len()];
            let right = &pixels[start + self.rows..start + self.rows + claim.len()];
            // Eight rows a step, so that the compiler may take them together.
            let ((claim, claim_rest), (left, left_rest), (right, right_rest)) =
                (claim.as_chunks::<8>(), left.as_chunks::<8>(), right.as_chunks::<8>());
            for ((claim, left), right) in claim.iter().zip(left).zip(right) {
                let mut hit = 0;
                for row in 0..8 {
                    hit |= meets(claim[row], left[row], right[row]);
                }
                if hit != 0 {
                    return false;
                }
            }
            let mut hit = 0;
            for ((claim, left), right) in claim_rest.iter().zip(left_rest).zip(right_rest) {
                hit |= meets(*claim, *left, *right);
            }
            if hit != 0 {
                return false;
            }
        }
        true
    }

    /// Takes the halo of a sprite whose claim has its corner at board position `x`, `y`.
    pub(super) fn stamp(&mut self, sprite: &Sprite, x: usize, y: usize) {
        let (x, y) = (x + sprite.halo_inset.0, y + sprite.halo_inset.1);
        self.stamp_bits(&sprite.halo, x, y);
        self.refresh_box(x, y, sprite.halo.width, sprite.halo.height);
    }

    fn stamp_bits(&mut self, halo: &BitMask, x: usize, y: usize) {
        let shift = x % 64;
        for strip in 0..halo.strips() {
            let start = (x / 64 + strip) * self.rows + y;
            for (row, word) in halo.strip(strip).iter().enumerate() {
                self.levels[0][start + row] |= word << shift;
                self.levels[0][start + row + self.rows] |= (word >> 1) >> (63 - shift);
            }
        }
    }

    /// Frees the halo of a sprite whose claim has its corner at board position `x`, `y`.
    ///
    /// No two sprites' halos share a pixel, so nobody else's is freed.
    pub(super) fn remove(&mut self, sprite: &Sprite, (x, y): (usize, usize)) {
        let (x, y) = (x + sprite.halo_inset.0, y + sprite.halo_inset.1);
        let shift = x % 64;
        for strip in 0..sprite.halo.strips() {
            let start = (x / 64 + strip) * self.rows + y;
            for (row, word) in sprite.halo.strip(strip).iter().enumerate() {
                self.levels[0][start + row] &= !(word << shift);
                self.levels[0][start + row + self.rows] &= !((word >> 1) >> (63 - shift));
            }
        }
        self.refresh_box(x, y, sprite.halo.width, sprite.halo.height);
    }

    /// Brings the upper levels up to date after a change of level 0 in a box.
    fn refresh_box(&mut self, x: usize, y: usize, width: usize, height: usize) {
        let reach = PROBE_SIZES[3] - 1;
        self.refresh((x - reach) / 64..(x + width - 1) / 64 + 1, y - reach..y + height);
    }

    fn refresh(&mut self, strips: Range<usize>, rows: Range<usize>) {
        vectorized(
            #[inline(always)]
            || self.refresh_rows(strips, rows),
        );
    }

    #[inline(always)]
    fn refresh_rows(&mut self, strips: Range<usize>, rows: Range<usize>) {
        for level in 1..PROBE_SIZES.len() {
            let step = PROBE_SIZES[level] / 2;
            let (lower, upper) = self.levels.split_at_mut(level);
            let (from, to) = (&lower[level - 1], &mut upper[0]);
            for strip in strips.clone() {
                let at = strip * self.rows;
                let left = &from[at + rows.start..at + rows.end + step];
                let right = &from[at + self.rows + rows.start..at + self.rows + rows.end + step];
                let to = &mut to[at + rows.start..at + rows.end];
                for row in 0..to.len() {
                    let near = left[row] | left[row + step];
                    let far = right[row] | right[row + step];
                    to[row] = near | near >> step | far << (64 - step);
                }
            }
        }
    }

    /// Whether any pixel is taken or outside in each square of 8 x 8 pixels of a canvas, row by
    /// row; incomplete squares on the right and below are left out.
    pub(super) fn cells(&self, width: usize, height: usize) -> Vec<Vec<bool>> {
        let side = PROBE_SIZES[3];
        let taken = |x: usize, y: usize| {
            let x = self.border.0 + x * side;
            self.rows_from(3, x / 64, self.border.1 + y * side)[0] >> (x % 64) & 1 == 1
        };
        (0..height / side).map(|y| (0..width / side).map(|x| taken(x, y)).collect()).collect()
    }
}
