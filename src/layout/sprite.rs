//! Sprites: a word as the bits that its place is searched with.

use super::bits::BitMask;
use crate::outline::{Path, Point};
use crate::raster::Rasterizer;
use std::ops::Range;

/// Sides of the squares that probes and boards work with.
pub(super) const PROBE_SIZES: [usize; 4] = [1, 2, 4, 8];
/// Probes of a sprite of usual size; 32 was the best of 8, 16, 32 and 64.
const LEAST_PROBES: usize = 32;
/// Probes of the largest sprites, in whose wide strokes and counters 32 would miss too much.
const MOST_PROBES: usize = 256;
/// In between, a probe for so many pixels of the claim's box.
const PROBE_PIXELS: usize = 400;

/// A square that lies wholly in the sprite's mask: where the board has ink in it, the sprite cannot
/// stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Probe {
    /// Index into [`PROBE_SIZES`].
    pub(super) level: u8,
    pub(super) x: u32,
    pub(super) y: u32,
}

/// A word at one size and angle.
#[derive(Clone, Debug, Default)]
pub(super) struct Sprite {
    /// What must be free of others' halos: the ink grown by the padding. Empty without ink.
    pub(super) claim: BitMask,
    /// What is taken from others: the ink grown by a part of the padding.
    pub(super) halo: BitMask,
    /// Columns and rows from the claim's corner to the halo's corner.
    pub(super) halo_inset: (usize, usize),
    /// Columns and rows from the claim's corner to the ink's corner.
    ink_inset: (usize, usize),
    /// The sum of the pixels' coverage, 1 for a pixel that is all ink.
    pub(super) coverage: f64,
    /// Width and height of the ink in pixels.
    pub(super) ink_size: (usize, usize),
    /// From the path's origin to the ink's left top corner, in pixels.
    pub(super) ink_offset: (i32, i32),
    /// Squares in the claim, the most telling first.
    pub(super) probes: Vec<Probe>,
}

/// The gaps around a word in pixels, sideways and up and down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// From the ink to the edge of the claim.
    pub(super) claim: (usize, usize),
    /// From the ink to the edge of the halo; not more than that of the claim.
    pub(super) halo: (usize, usize),
}

impl Sprite {
    /// Whether there is nothing to place.
    pub(super) fn is_empty(&self) -> bool {
        self.claim.width == 0
    }

    /// Where the path's origin stands when the middle of the claim's box stands at an anchor.
    pub(super) fn origin(&self, (x, y): (usize, usize)) -> (f64, f64) {
        let left = (x + self.ink_inset.0) as i64 - (self.claim.width / 2) as i64;
        let top = (y + self.ink_inset.1) as i64 - (self.claim.height / 2) as i64;
        ((left - i64::from(self.ink_offset.0)) as f64, (top - i64::from(self.ink_offset.1)) as f64)
    }
}

/// Rasterizes a path and prepares it for the search; a pixel counts as ink from a coverage of
/// `threshold` on. A path without ink gives an empty sprite.
pub(super) fn sprite(
    raster: &mut Rasterizer,
    path: &Path,
    font_size: f32,
    angle: f32,
    gap: Gap,
    threshold: u8,
) -> Sprite {
    raster.fill(path, Point::default(), font_size, angle);
    let (ink, coverage) = BitMask::from_raster(raster, threshold);
    let (ink, left, top) = ink.cropped();
    if ink.is_empty() {
        return Sprite::default();
    }
    let claim = ink.dilated(gap.claim.0, gap.claim.1);
    let halo = ink.dilated(gap.halo.0, gap.halo.1);
    Sprite {
        probes: probes(&claim),
        claim,
        halo,
        halo_inset: (gap.claim.0 - gap.halo.0, gap.claim.1 - gap.halo.1),
        ink_inset: gap.claim,
        coverage,
        ink_size: (ink.width, ink.height),
        ink_offset: (raster.left + left as i32, raster.top + top as i32),
    }
}

/// Chooses squares inside the mask: spread over its box by a grid, the largest that each cell has,
/// larger ones first, near ones apart in the order. Those of the outer cells stand as far out as
/// they can: words that all but fit beside each other meet at their edges.
fn probes(mask: &BitMask) -> Vec<Probe> {
    let two = BitMask::eroded(mask, 2);
    let four = BitMask::eroded(&two, 4);
    let eight = BitMask::eroded(&four, 8);
    let levels = [mask, &two, &four, &eight];
    let (columns, rows) = grid(mask.width, mask.height);
    let cells = columns * rows;
    let mut probes = Vec::with_capacity(cells);
    // A golden-ratio stride visits the cells so that neighbours in the order lie far apart.
    let stride = coprime_stride(cells);
    for step in 0..cells {
        let cell = step * stride % cells;
        let (column, row) = (cell % columns, cell / columns);
        let x = column * mask.width / columns..(column + 1) * mask.width / columns;
        let y = row * mask.height / rows..(row + 1) * mask.height / rows;
        let ends = (End::of(column, columns), End::of(row, rows));
        let found = levels.iter().enumerate().rev().find_map(|(level, mask)| {
            let (x, y) = square_in_cell(mask, x.clone(), y.clone(), ends)?;
            Some(Probe { level: level as u8, x: x as u32, y: y as u32 })
        });
        probes.extend(found);
    }
    probes.sort_by_key(|probe| std::cmp::Reverse(probe.level));
    probes
}

/// Columns and rows of a grid of as many cells as a box is to have probes, near to square.
fn grid(width: usize, height: usize) -> (usize, usize) {
    let count = (width * height / PROBE_PIXELS).clamp(LEAST_PROBES, MOST_PROBES);
    let columns = ((count * width) as f64 / height as f64).sqrt().round() as usize;
    let columns = columns.clamp(1, count).min(width);
    (columns, (count / columns).clamp(1, height))
}

fn coprime_stride(cells: usize) -> usize {
    let gcd = |mut a: usize, mut b: usize| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let golden = (cells as f64 * 0.618_033_988_749_894_9) as usize;
    (golden.max(1)..).find(|&stride| gcd(stride, cells) == 1).unwrap_or(1)
}

/// Which end of its cell a square is to be near to.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Low,
    Middle,
    High,
}

impl End {
    fn of(cell: usize, cells: usize) -> Self {
        match cell {
            0 => Self::Low,
            _ if cell + 1 == cells => Self::High,
            _ => Self::Middle,
        }
    }
}

/// A set bit in a cell, near to the ends sideways and up and down.
fn square_in_cell(
    mask: &BitMask,
    x: Range<usize>,
    rows: Range<usize>,
    ends: (End, End),
) -> Option<(usize, usize)> {
    let in_row = |row| Some((bit_in_row(mask, &x, row, ends.0)?, row));
    let (first, middle) = (rows.start, (rows.start + rows.end) / 2);
    let mut bits = rows.clone().filter_map(in_row);
    match ends {
        (_, End::Low) => bits.next(),
        (_, End::High) => bits.next_back(),
        (End::Low, _) => bits.min(),
        (End::High, _) => bits.max(),
        _ => {
            let outward = (0..=middle - first).flat_map(|away| [middle - away, middle + away]);
            outward.filter(|row| rows.contains(row)).find_map(in_row)
        }
    }
}

/// The last or first set bit of a row in a range of columns.
#[inline(always)]
fn bit_in_row(mask: &BitMask, x: &Range<usize>, row: usize, end: End) -> Option<usize> {
    let mut bits = (x.start / 64..x.end.div_ceil(64)).filter_map(|strip| {
        let mut word = mask.strip(strip)[row];
        if strip * 64 < x.start {
            word &= u64::MAX << (x.start - strip * 64);
        }
        if x.end < strip * 64 + 64 {
            word &= !(u64::MAX << (x.end - strip * 64));
        }
        let bit = if end == End::High {
            63 - word.leading_zeros().min(63)
        } else {
            word.trailing_zeros()
        };
        (word != 0).then_some(strip * 64 + bit as usize)
    });
    if end == End::High { bits.next_back() } else { bits.next() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Segment;

    fn bar(width: f32, height: f32) -> Path {
        let p = |x, y| Point { x, y };
        let segments = vec![
            Segment::MoveTo(p(0.0, 0.0)),
            Segment::LineTo(p(width, 0.0)),
            Segment::LineTo(p(width, height)),
            Segment::LineTo(p(0.0, height)),
        ];
        Path { segments, advance: width, ..Path::default() }
    }

    #[test]
    fn every_probe_lies_in_the_claim() {
        let mut raster = Rasterizer::default();
        for (width, height, angle) in [(3.0, 1.0, 0.0), (7.0, 0.1, 30.0), (0.05, 0.05, 0.0)] {
            let sprite = sprite(
                &mut raster,
                &bar(width, height),
                40.0,
                angle,
                Gap { claim: (3, 1), halo: (1, 1) },
                16,
            );
            assert!(!sprite.probes.is_empty());
            for probe in &sprite.probes {
                let side = PROBE_SIZES[probe.level as usize];
                for y in 0..side {
                    for x in 0..side {
                        assert!(sprite.claim.get(probe.x as usize + x, probe.y as usize + y));
                    }
                }
            }
        }
    }

    #[test]
    fn no_ink_gives_no_sprite() {
        let sprite = sprite(
            &mut Rasterizer::default(),
            &Path::default(),
            40.0,
            0.0,
            Gap { claim: (3, 1), halo: (1, 1) },
            16,
        );
        assert!(sprite.is_empty() && sprite.probes.is_empty());
    }
}
