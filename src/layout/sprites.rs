//! The sprites of one pass. Each is made when it is first asked for, so that the other cores make
//! those of the later words while the first ones are placed.

use super::problem::Problem;
use super::sprite::{Sprite, sprite};
use crate::raster::{INK_THRESHOLD, Rasterizer};
use rayon::prelude::*;
use std::ops::Index;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

/// Pixels that a claim may be wider than the box of its outline, by whole pixels on both sides.
const ROUNDING: usize = 4;

/// The sprites of a problem's items at given font sizes.
pub(super) struct Sprites<'a> {
    problem: &'a Problem<'a>,
    sizes: &'a [f32],
    sprites: Vec<OnceLock<Sprite>>,
    /// How many have been begun, the first ones first.
    begun: AtomicUsize,
    /// Buffers that nobody rasterizes with just now.
    buffers: Mutex<Vec<Rasterizer>>,
}

impl<'a> Sprites<'a> {
    pub(super) fn new(problem: &'a Problem<'a>, sizes: &'a [f32]) -> Self {
        let sprites = sizes.iter().map(|_| OnceLock::new()).collect();
        Self { problem, sizes, sprites, begun: AtomicUsize::new(0), buffers: Mutex::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.sprites.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Sprite> {
        (0..self.len()).map(|index| &self[index])
    }

    /// Makes those that nobody has begun, on all cores, the first ones first.
    pub(super) fn make_all(&self) {
        (0..rayon::current_num_threads()).into_par_iter().for_each(|_| while self.make_next() {});
    }

    /// Makes the first that nobody has begun; `false` if there is none.
    fn make_next(&self) -> bool {
        let index = self.begun.fetch_add(1, Ordering::Relaxed);
        let sprite = self.sprites.get(index);
        sprite.map(|sprite| sprite.get_or_init(|| self.make(index))).is_some()
    }

    pub(super) fn into_vec(self) -> Vec<Sprite> {
        self.make_all();
        self.sprites.into_iter().filter_map(OnceLock::into_inner).collect()
    }

    /// A width and a height that no claim exceeds.
    pub(super) fn largest(&self) -> (usize, usize) {
        (0..self.len()).fold((1, 1), |largest, index| {
            let size = self.sizes[index];
            let (gap, (width, height)) = (self.problem.gap(index, size), self.problem.boxes[index]);
            let side = |em: f64, gap: usize| (em * f64::from(size)) as usize + ROUNDING + 2 * gap;
            (largest.0.max(side(width, gap.claim.0)), largest.1.max(side(height, gap.claim.1)))
        })
    }

    fn make(&self, index: usize) -> Sprite {
        // On a reduced canvas any touch counts: the larger picture must not overlap either.
        let threshold = if self.problem.reduction > 1.0 { 1 } else { INK_THRESHOLD };
        let (path, size) = (&self.problem.items[index].path, self.sizes[index]);
        let (angle, gap) = (self.problem.angles[index], self.problem.gap(index, size));
        let buffer = self.buffers.lock().ok().and_then(|mut buffers| buffers.pop());
        let mut buffer = buffer.unwrap_or_default();
        let made = sprite(&mut buffer, path, size, angle, gap, threshold);
        if let Ok(mut buffers) = self.buffers.lock() {
            buffers.push(buffer);
        }
        made
    }
}

impl Index<usize> for Sprites<'_> {
    type Output = Sprite;

    fn index(&self, index: usize) -> &Sprite {
        // Who waits for one that another core is making makes the next one meanwhile.
        while self.sprites[index].get().is_none() && self.make_next() {}
        self.sprites[index].get_or_init(|| self.make(index))
    }
}
