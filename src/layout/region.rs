//! Regions: the parts of a mask that hang together, as runs of pixels.

use super::bits::BitMask;
use std::ops::Range;

/// Pixels of a mask side by side, with none of the mask on their left and right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) row: usize,
    pub(super) columns: Range<usize>,
    /// The number of the region, below that of the runs; pixels that touch, also at a corner, are
    /// of one region.
    pub(super) region: usize,
}

/// The runs of a mask, row by row from the left to the right.
pub(super) fn runs(mask: &BitMask) -> Vec<Run> {
    let mut runs = Vec::new();
    for row in 0..mask.height {
        let mut open = None;
        let mut end = |column: usize, open: &mut Option<usize>| {
            *open = match *open {
                None => Some(column),
                Some(start) => {
                    runs.push(Run { row, columns: start..column, region: runs.len() });
                    None
                }
            };
        };
        let mut carry = 0;
        for strip in 0..mask.strips() {
            let word = mask.strip(strip)[row];
            let mut edges = word ^ (word << 1 | carry);
            carry = word >> 63;
            while edges != 0 {
                end(strip * 64 + edges.trailing_zeros() as usize, &mut open);
                edges &= edges - 1;
            }
        }
        if open.is_some() {
            end(mask.width, &mut open);
        }
    }
    join(&mut runs);
    runs
}

/// Gives touching runs one region: the number of the first run of it.
fn join(runs: &mut [Run]) {
    let mut above = 0;
    for at in 0..runs.len() {
        let (row, Range { start, end }) = (runs[at].row, runs[at].columns.clone());
        let before = |run: &Run| (run.row + 1, run.columns.end) < (row, start);
        while before(&runs[above]) {
            above += 1;
        }
        let mut other = above;
        while runs[other].row < row && runs[other].columns.start <= end {
            let (one, two) = (root(runs, at), root(runs, other));
            runs[one.max(two)].region = one.min(two);
            other += 1;
        }
    }
    for at in 0..runs.len() {
        runs[at].region = root(runs, at);
    }
}

/// The first run of the region that a run is known to belong to.
fn root(runs: &mut [Run], mut at: usize) -> usize {
    while runs[at].region != at {
        runs[at].region = runs[runs[at].region].region;
        at = runs[at].region;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Mask, Size};
    use image::{GrayImage, Luma};
    use imageproc::region_labelling::{Connectivity, connected_components};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn regions_are_those_of_a_labelling_of_pixels(
            width in 1usize..150,
            pixels in prop::collection::vec(0u8..100, 1..3000),
            share in 20u8..80,
        ) {
            let height = pixels.len().div_ceil(width);
            let inside = |x: u32, y: u32| {
                pixels.get(y as usize * width + x as usize).is_some_and(|&pixel| pixel < share)
            };
            let size = Size { width: width as u32, height: height as u32 };
            let mask = Mask::from_fn(size, inside);
            let image = GrayImage::from_fn(size.width, size.height, |x, y| {
                Luma([u8::from(inside(x, y))])
            });
            let labels = connected_components(&image, Connectivity::Eight, Luma([0u8]));
            let mut found = GrayImage::new(size.width, size.height);
            let (mut numbers, mut names) = (vec![None; pixels.len() + 1], vec![None; 3001]);
            for run in runs(mask.bits()) {
                for x in run.columns {
                    let label = labels.get_pixel(x as u32, run.row as u32).0[0] as usize;
                    prop_assert_eq!(*numbers[label].get_or_insert(run.region), run.region);
                    prop_assert_eq!(*names[run.region].get_or_insert(label), label);
                    found.put_pixel(x as u32, run.row as u32, Luma([1]));
                }
            }
            prop_assert_eq!(found, image);
        }
    }

    #[test]
    fn a_run_ends_at_the_edge_of_the_canvas() {
        let mask = Mask::from_fn(Size { width: 128, height: 2 }, |x, y| y == 1 && x > 60);
        assert_eq!(runs(mask.bits()), [Run { row: 1, columns: 61..128, region: 0 }]);
    }
}
