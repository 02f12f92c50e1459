//! How deep in the mask each pixel lies, and the target of the search that follows from it.

use super::mask::Mask;
use super::random::Random;
use image::{GrayImage, Luma};
use imageproc::distance_transform::euclidean_squared_distance_transform;
use imageproc::region_labelling::{Connectivity, connected_components};

/// For each pixel of a canvas the distance in pixels to the nearest one outside the mask; beyond
/// the canvas is outside.
#[derive(Clone, Debug)]
pub(super) struct Depths {
    width: usize,
    height: usize,
    values: Vec<f64>,
}

impl Depths {
    /// The exact Euclidean distances (Felzenszwalb and Huttenlocher 2012).
    pub(super) fn new(mask: &Mask) -> Self {
        let (width, height) = (mask.width(), mask.height());
        let outside = |x: u32, y: u32| {
            let inside = x > 0 && y > 0 && mask.contains(x - 1, y - 1);
            Luma([u8::from(!inside)])
        };
        let image = GrayImage::from_fn(width as u32 + 2, height as u32 + 2, outside);
        let squares = euclidean_squared_distance_transform(&image).into_raw();
        let rows = squares.chunks_exact(width + 2).skip(1).take(height);
        let values = rows.flat_map(|row| row[1..=width].iter().map(|square| square.sqrt()));
        Self { width, height, values: values.collect() }
    }

    pub(super) fn at(&self, x: usize, y: usize) -> f64 {
        self.values[y * self.width + x]
    }

    /// The radius of the largest circle in the mask.
    pub(super) fn deepest(&self) -> f64 {
        self.values.iter().copied().fold(0.0, f64::max)
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
        all.filter(|&(x, y)| self.at(x, y) > 0.0)
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
    pub(super) fn field(&self, mask: &Mask, seed: u64) -> DistanceField {
        let image = GrayImage::from_fn(self.width as u32, self.height as u32, |x, y| {
            Luma([u8::from(mask.contains(x, y))])
        });
        let regions = connected_components(&image, Connectivity::Eight, Luma([0u8])).into_raw();
        let count = regions.iter().max().map_or(0, |&last| last as usize + 1);
        let mut deepest = vec![0.0f64; count];
        for (&region, &depth) in regions.iter().zip(&self.values) {
            deepest[region as usize] = deepest[region as usize].max(depth);
        }
        let overall = self.deepest();
        let cell = (overall / 2.0).max(8.0) as usize;
        let columns = self.width / cell + 1;
        let mut random = Random::new(seed);
        let offsets: Vec<u32> = (0..columns * (self.height / cell + 1))
            .map(|_| random.below(SPREAD as usize) as u32)
            .collect();
        let cost = |(at, (&region, &depth)): (usize, (&u32, &f64))| {
            if depth == 0.0 {
                return OUTSIDE;
            }
            let (x, y) = (at % self.width, at / self.width);
            let share = 1.0 - depth / (deepest[region as usize] * overall).sqrt();
            (share * f64::from(RANGE)) as u32 + offsets[y / cell * columns + x / cell]
        };
        let costs = regions.iter().zip(&self.values).enumerate().map(cost).collect();
        DistanceField { width: self.width, height: self.height, costs }
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

    /// The least cost of any pixel in a block.
    pub(super) fn lower_bound(&self, x: usize, y: usize, columns: usize, rows: usize) -> i64 {
        let right = (x + columns).min(self.width);
        let rows = y..(y + rows).min(self.height);
        let row = |y| self.costs[y * self.width + x..y * self.width + right].iter();
        i64::from(rows.flat_map(row).copied().min().unwrap_or(OUTSIDE))
    }

    /// Whether a lower bound is that of a block without a pixel of the mask.
    pub(super) fn is_outside(bound: i64) -> bool {
        bound >= i64::from(OUTSIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Size;

    #[test]
    fn depths_are_distances_to_the_outside() {
        let size = Size { width: 30, height: 20 };
        let mask = Mask::from_fn(size, |x, y| (x, y) != (10, 8));
        let depths = Depths::new(&mask);
        assert_eq!(depths.at(10, 8), 0.0);
        assert_eq!(depths.at(13, 12), 5.0);
        assert_eq!((depths.at(0, 10), depths.at(29, 10), depths.at(20, 19)), (1.0, 1.0, 1.0));
        assert_eq!(Depths::new(&Mask::rectangle(size)).deepest(), 10.0);
    }

    #[test]
    fn the_center_is_that_of_the_largest_circle() {
        // A disc with a thin tail to the right.
        let inside = |x: u32, y: u32| {
            let (dx, dy) = (x as i32 - 30, y as i32 - 40);
            dx * dx + dy * dy < 25 * 25 || (x > 30 && x < 110 && dy.abs() < 3)
        };
        let mask = Mask::from_fn(Size { width: 120, height: 80 }, inside);
        let (center, sides) = Depths::new(&mask).center();
        assert!((center.0 - 60).abs() <= 2 && (center.1 - 80).abs() <= 2, "{center:?}");
        assert_eq!(sides, (104, 49));
    }

    #[test]
    fn the_largest_region_comes_first_and_all_end_together() {
        let inside = |x: u32, y: u32| x < 60 || ((80..100).contains(&x) && (20..40).contains(&y));
        let mask = Mask::from_fn(Size { width: 100, height: 60 }, inside);
        let field = Depths::new(&mask).field(&mask, 1);
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
