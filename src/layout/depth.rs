//! How deep in the mask each pixel lies, and the target of the search that follows from it.

use super::bits::BitMask;
use super::random::Random;
use super::region::{Run, runs};

/// For each pixel of a canvas the distance in pixels to the nearest one outside the mask; beyond
/// the canvas is outside.
#[derive(Clone, Debug)]
pub(super) struct Depths {
    width: usize,
    height: usize,
    /// The squares of the distances, row by row.
    squares: Vec<u32>,
    runs: Vec<Run>,
}

impl Depths {
    /// The exact Euclidean distances, by the lower envelope of parabolas in whole numbers
    /// (Meijster, Roerdink and Hesselink 2000), a run of the mask at a time.
    pub(super) fn new(mask: &BitMask) -> Self {
        let (width, height, runs) = (mask.width, mask.height, runs(mask));
        let mut heights = heights(width, height, &runs);
        let mut envelope = Vec::new();
        for Run { row, columns, .. } in &runs {
            square(&mut heights[row * width..][columns.clone()], &mut envelope);
        }
        Self { width, height, squares: heights, runs }
    }

    pub(super) fn at(&self, x: usize, y: usize) -> f64 {
        f64::from(self.squares[y * self.width + x]).sqrt()
    }

    /// The radius of the largest circle in the mask.
    pub(super) fn deepest(&self) -> f64 {
        f64::from(self.squares.iter().copied().fold(0, u32::max)).sqrt()
    }

    /// The least upright box around the mask: left, top, right and bottom pixel, in doubled
    /// coordinates.
    fn region(&self) -> (i64, i64, i64, i64) {
        let inside = self.inside().map(|(x, y)| (x as i64, y as i64));
        inside.fold((i64::MAX, i64::MAX, 0, 0), |(left, top, right, bottom), (x, y)| {
            (left.min(x), top.min(y), right.max(x), bottom.max(y))
        })
    }

    fn inside(&self) -> impl Iterator<Item = (usize, usize)> {
        let all = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        all.filter(|&(x, y)| self.squares[y * self.width + x] > 0)
    }

    /// The middle of the largest circle in the mask, of several the one nearest to the middle of
    /// the region's box, in half pixels; and the width and height of that box.
    pub(super) fn center(&self) -> ((i64, i64), (i64, i64)) {
        let (left, top, right, bottom) = self.region();
        let deepest = self.deepest();
        let off = |&(x, y): &(usize, usize)| {
            let (dx, dy) = (2 * x as i64 - left - right, 2 * y as i64 - top - bottom);
            (dx * dx + dy * dy, y, x)
        };
        let middles = self.inside().filter(|&(x, y)| self.at(x, y) > deepest - 1.0);
        let (x, y) = middles.min_by_key(off).unwrap_or((self.width / 2, self.height / 2));
        let sides = ((right - left + 1).max(1), (bottom - top + 1).max(1));
        ((2 * x as i64, 2 * y as i64), sides)
    }

    /// The costs of the pixels: from the deepest of each connected region up to its edge, where all
    /// cost the same, so that no region is full before another one is. A smaller region begins
    /// later, which leaves the heaviest words to the larger one.
    ///
    /// Where many pixels lie equally deep, as along a ring, the seed decides which part of the
    /// region comes first; otherwise all heavy words would stand on one side.
    pub(super) fn field(&self, seed: u64) -> DistanceField {
        let squares = |run: &Run| &self.squares[run.row * self.width..][run.columns.clone()];
        let mut deepest = vec![0; self.runs.len()];
        for run in &self.runs {
            let deepest = &mut deepest[run.region];
            *deepest = squares(run).iter().copied().fold(*deepest, u32::max);
        }
        let overall = self.deepest();
        let cell = (overall / 2.0).max(8.0) as usize;
        let columns = self.width / cell + 1;
        let mut random = Random::new(seed);
        let offsets: Vec<u32> = (0..columns * (self.height / cell + 1))
            .map(|_| random.below(SPREAD as usize) as u32)
            .collect();
        let mut costs = vec![OUTSIDE; self.squares.len()];
        for run in &self.runs {
            let whole = (f64::from(deepest[run.region]).sqrt() * overall).sqrt();
            let costs = &mut costs[run.row * self.width..][run.columns.clone()];
            let columns_of_cells = offsets[run.row / cell * columns..].iter().enumerate();
            for (column, offset) in columns_of_cells.skip(run.columns.start / cell) {
                let reach =
                    |x: usize| x.clamp(run.columns.start, run.columns.end) - run.columns.start;
                let part = reach(column * cell)..reach((column + 1) * cell);
                if part.is_empty() {
                    break;
                }
                for (cost, &square) in costs[part.clone()].iter_mut().zip(&squares(run)[part]) {
                    let share = 1.0 - f64::from(square).sqrt() / whole;
                    *cost = (share * f64::from(RANGE)) as u32 + offset;
                }
            }
        }
        DistanceField { width: self.width, height: self.height, costs }
    }
}

/// For each pixel of a canvas the distance to the nearest one outside the runs above or below it.
fn heights(width: usize, height: usize, runs: &[Run]) -> Vec<u32> {
    let mut heights = vec![0u32; width * height];
    let edge = vec![0; width];
    for Run { row, columns, .. } in runs {
        let (above, below) = heights.split_at_mut(row * width);
        let above = if *row > 0 { &above[(row - 1) * width..] } else { &edge };
        for (height, above) in below[columns.clone()].iter_mut().zip(&above[columns.clone()]) {
            *height = above + 1;
        }
    }
    for Run { row, columns, .. } in runs.iter().rev() {
        let (above, below) = heights.split_at_mut((row + 1) * width);
        let below = if row + 1 < height { &below[..width] } else { &edge };
        let heights = &mut above[row * width..];
        for (height, below) in heights[columns.clone()].iter_mut().zip(&below[columns.clone()]) {
            *height = (*height).min(below + 1);
        }
    }
    heights
}

/// Makes squared distances in the plane of the vertical ones of a run. Left and right of a run is
/// outside, so what lies beyond it is never nearer.
///
/// `envelope` is room for the parabolas that are the lowest one somewhere: the place of each, the
/// square of its height there, and from which place on it is the lowest.
fn square(run: &mut [u32], envelope: &mut Vec<(i64, i64, i64)>) {
    let end = run.len() as i64 + 1;
    let value = |at: i64, (place, square, _): (i64, i64, i64)| (at - place) * (at - place) + square;
    envelope.clear();
    envelope.push((0, 0, 0));
    let heights = run.iter().map(|&height| i64::from(height)).chain([0]);
    for (place, height) in (1..).zip(heights) {
        let new = (place, height * height, 0);
        while envelope.last().is_some_and(|&last| value(last.2, last) > value(last.2, new)) {
            envelope.pop();
        }
        // The first place at which the new one is lower.
        let from = envelope.last().map_or(0, |&(last, square, _)| {
            let crossing = place * place - last * last + new.1 - square;
            crossing / (2 * (place - last)) + 1
        });
        if from < end {
            envelope.push((new.0, new.1, from));
        }
    }
    let mut last = end;
    for &parabola in envelope.iter().rev() {
        for at in parabola.2.max(1)..last {
            run[at as usize - 1] = value(at, parabola) as u32;
        }
        last = last.min(parabola.2.max(1));
    }
}

/// The cost of the edge of a region, that of its deepest pixel being 0.
const RANGE: u32 = 1 << 20;
/// What the seed adds to the cost at most.
const SPREAD: u32 = RANGE / 8;
/// The cost of a pixel outside the mask.
const OUTSIDE: u32 = RANGE + SPREAD;

/// What a place costs, a pixel a number, row by row.
#[derive(Clone, Debug)]
pub(super) struct DistanceField {
    width: usize,
    height: usize,
    costs: Vec<u32>,
}

impl DistanceField {
    /// The cost of a pixel, which may lie beyond the canvas.
    pub(super) fn cost(&self, x: usize, y: usize) -> i64 {
        if x < self.width && y < self.height {
            i64::from(self.costs[y * self.width + x])
        } else {
            i64::from(OUTSIDE)
        }
    }

    /// The cheapest of the pixels of a row from `x`, `y` on whose bit is set: its cost times 64 and
    /// its column, the first of several; `u64::MAX` if there is none.
    #[inline(always)]
    pub(super) fn cheapest(&self, x: usize, y: usize, mut pixels: u64) -> u64 {
        let row = self.costs.get(y * self.width..(y + 1) * self.width).unwrap_or_default();
        let costs = row.get(x..).unwrap_or_default();
        let mut least = u64::MAX;
        while pixels != 0 {
            let column = pixels.trailing_zeros();
            let cost = costs.get(column as usize).copied().unwrap_or(OUTSIDE);
            least = least.min(u64::from(cost) << 6 | u64::from(column));
            pixels &= pixels - 1;
        }
        least
    }

    /// The least cost of any pixel in a block.
    pub(super) fn lower_bound(&self, x: usize, y: usize, columns: usize, rows: usize) -> i64 {
        let right = (x + columns).min(self.width);
        let rows = y..(y + rows).min(self.height);
        let least = |y| {
            let row = &self.costs[y * self.width + x..y * self.width + right];
            row.iter().copied().fold(OUTSIDE, u32::min)
        };
        i64::from(rows.map(least).min().unwrap_or(OUTSIDE))
    }

    /// Whether a lower bound is that of a block without a pixel of the mask.
    pub(super) fn is_outside(bound: i64) -> bool {
        bound >= i64::from(OUTSIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Mask, Size};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn distances_are_those_to_the_nearest_pixel_outside(
            width in 1i32..60,
            height in 1i32..40,
            holes in prop::collection::vec((0i32..60, 0i32..40), 0..40),
        ) {
            let size = Size { width: width as u32, height: height as u32 };
            let mask = Mask::from_fn(size, |x, y| !holes.contains(&(x as i32, y as i32)));
            let depths = Depths::new(mask.bits());
            // A frame of pixels beyond the canvas, and the holes.
            let frame = (-1..=height).flat_map(|y| (-1..=width).map(move |x| (x, y)));
            let frame = frame.filter(|&(x, y)| x < 0 || y < 0 || x == width || y == height);
            let outside: Vec<_> = frame.chain(holes).collect();
            for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
                let square = |&(ox, oy): &(i32, i32)| (x - ox) * (x - ox) + (y - oy) * (y - oy);
                let least = outside.iter().map(square).min().unwrap_or(0);
                prop_assert_eq!(depths.at(x as usize, y as usize), f64::from(least).sqrt());
            }
        }
    }

    #[test]
    fn depths_are_distances_to_the_outside() {
        let size = Size { width: 30, height: 20 };
        let mask = Mask::from_fn(size, |x, y| (x, y) != (10, 8));
        let depths = Depths::new(mask.bits());
        assert_eq!(depths.at(10, 8), 0.0);
        assert_eq!(depths.at(13, 12), 5.0);
        assert_eq!((depths.at(0, 10), depths.at(29, 10), depths.at(20, 19)), (1.0, 1.0, 1.0));
        assert_eq!(Depths::new(Mask::rectangle(size).bits()).deepest(), 10.0);
    }

    #[test]
    fn the_center_is_that_of_the_largest_circle() {
        // A disc with a thin tail to the right.
        let inside = |x: u32, y: u32| {
            let (dx, dy) = (x as i32 - 30, y as i32 - 40);
            dx * dx + dy * dy < 25 * 25 || (x > 30 && x < 110 && dy.abs() < 3)
        };
        let mask = Mask::from_fn(Size { width: 120, height: 80 }, inside);
        let (center, sides) = Depths::new(mask.bits()).center();
        assert!((center.0 - 60).abs() <= 2 && (center.1 - 80).abs() <= 2, "{center:?}");
        assert_eq!(sides, (104, 49));
    }

    #[test]
    fn the_largest_region_comes_first_and_all_end_together() {
        let inside = |x: u32, y: u32| x < 60 || ((80..100).contains(&x) && (20..40).contains(&y));
        let mask = Mask::from_fn(Size { width: 100, height: 60 }, inside);
        let field = Depths::new(mask.bits()).field(1);
        let (small, large) = (field.cost(89, 29), field.cost(29, 29));
        assert!(large < i64::from(SPREAD) && small > large, "{small} {large}");
        assert!(small < i64::from(RANGE) / 2 + i64::from(SPREAD), "{small}");
        for corner in [(80, 20), (0, 0)] {
            assert!(field.cost(corner.0, corner.1) > i64::from(RANGE) * 9 / 10 - 1);
        }
        assert!(DistanceField::is_outside(field.cost(70, 30)));
        assert!(DistanceField::is_outside(field.cost(1000, 30)));
        let bound = field.lower_bound(64, 0, 64, 32);
        let least = (0..32).flat_map(|y| (64..128).map(move |x| (x, y)));
        assert_eq!(bound, least.map(|(x, y)| field.cost(x, y)).min().unwrap());
    }
}
