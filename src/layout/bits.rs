//! Bit masks: ink as bits, in column strips of 64 pixels.

use crate::raster::{LANES, Rasterizer, min, vectorized};
use std::ops::Range;

/// A bit a pixel, in column strips: strip `s` holds columns `64 s ..`, one word a row (bit 0 is the
/// leftmost pixel), the rows of a strip one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BitMask {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) bits: Vec<u64>,
}

impl BitMask {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, height, bits: vec![0; width.div_ceil(64) * height] }
    }

    /// The pixels of a rasterized shape that count as ink, at least `threshold` of 255 covered, and
    /// the sum of the coverage of all pixels.
    pub(super) fn from_raster(raster: &Rasterizer, threshold: u8) -> (Self, f64) {
        vectorized(
            #[inline(always)]
            || Self::read_raster(raster, threshold),
        )
    }

    #[inline(always)]
    fn read_raster(raster: &Rasterizer, threshold: u8) -> (Self, f64) {
        let mut mask = Self::new(raster.width, raster.height);
        // The exporters' rounding of the coverage to 255 steps, without taking it.
        let threshold = (f32::from(threshold) - 0.5) / 255.0;
        let mut ink = 0.0;
        for band in 0..raster.height.div_ceil(LANES) {
            let mut coverage = raster.band(band);
            let mut sums = [0.0f32; LANES];
            for strip in 0..mask.strips() {
                let mut words = [0u64; LANES];
                for (x, coverage) in coverage.by_ref().take(64).enumerate() {
                    for lane in 0..LANES {
                        words[lane] |= u64::from(coverage[lane] >= threshold) << x;
                        sums[lane] += min(coverage[lane], 1.0);
                    }
                }
                let start = strip * mask.height + band * LANES;
                let rows = LANES.min(mask.height - band * LANES);
                mask.bits[start..start + rows].copy_from_slice(&words[..rows]);
            }
            ink += f64::from(sums.iter().sum::<f32>());
        }
        (mask, ink)
    }

    pub(super) fn strips(&self) -> usize {
        self.width.div_ceil(64)
    }

    /// The rows of one strip.
    pub(super) fn strip(&self, strip: usize) -> &[u64] {
        &self.bits[strip * self.height..(strip + 1) * self.height]
    }

    pub(super) fn get(&self, x: usize, y: usize) -> bool {
        self.bits[(x / 64) * self.height + y] >> (x % 64) & 1 == 1
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bits.iter().all(|&word| word == 0)
    }

    pub(super) fn count(&self) -> u64 {
        self.bits.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Cuts empty rows and columns off; gives the mask and the columns and rows cut left and top.
    pub(super) fn cropped(self) -> (Self, usize, usize) {
        let row_used = |y: &usize| (0..self.strips()).any(|s| self.strip(s)[*y] != 0);
        let (Some(top), Some(bottom)) =
            ((0..self.height).find(row_used), (0..self.height).rev().find(row_used))
        else {
            return (Self::default(), 0, 0);
        };
        let used: Vec<u64> =
            (0..self.strips()).map(|s| self.strip(s).iter().fold(0, |a, b| a | b)).collect();
        let column_used = |x: &usize| used[x / 64] >> (x % 64) & 1 == 1;
        let left = (0..self.width).find(column_used).unwrap_or(0);
        let right = (0..self.width).rev().find(column_used).unwrap_or(0);
        if (left, top, right + 1, bottom + 1) == (0, 0, self.width, self.height) {
            return (self, 0, 0);
        }
        let mut out = Self::new(right + 1 - left, bottom + 1 - top);
        for y in 0..out.height {
            for strip in 0..out.strips() {
                let word = self.word_at(left + strip * 64, top + y);
                let keep = out.width - strip * 64;
                out.bits[strip * out.height + y] =
                    if keep < 64 { word & ((1 << keep) - 1) } else { word };
            }
        }
        (out, left, top)
    }

    /// 64 pixels of a row from column `x` on; columns beyond the mask are 0.
    fn word_at(&self, x: usize, y: usize) -> u64 {
        let (strip, shift) = (x / 64, x % 64);
        let at = |s: usize| if s < self.strips() { self.strip(s)[y] } else { 0 };
        at(strip) >> shift | (at(strip + 1) << 1) << (63 - shift)
    }

    /// Whether a pixel of this mask is also one of `other`, whose corner stands at `dx`, `dy` from
    /// the corner of this one.
    #[inline(always)]
    pub(super) fn meets(&self, other: &Self, dx: i64, dy: i64) -> bool {
        let rows = dy.max(0)..(dy + other.height as i64).min(self.height as i64);
        let columns = dx.max(0)..(dx + other.width as i64).min(self.width as i64);
        if rows.is_empty() || columns.is_empty() {
            return false;
        }
        // What overlaps much meets in the middle, as a rule.
        let middle = (rows.start + rows.end) / 2;
        let middle = (middle - 4).max(rows.start)..(middle + 4).min(rows.end);
        self.meets_in(other, (dx, dy), &columns, middle)
            || self.meets_in(other, (dx, dy), &columns, rows)
    }

    #[inline(always)]
    fn meets_in(
        &self,
        other: &Self,
        (dx, dy): (i64, i64),
        columns: &Range<i64>,
        rows: Range<i64>,
    ) -> bool {
        let (from, count) = (rows.start as usize, (rows.end - rows.start) as usize);
        let theirs = |strip: i64| {
            let strip = usize::try_from(strip).ok().filter(|&strip| strip < other.strips())?;
            other.strip(strip)[(rows.start - dy) as usize..].get(..count)
        };
        for strip in columns.start / 64..(columns.end + 63) / 64 {
            let x = strip * 64 - dx;
            let (left, shift) = (x.div_euclid(64), x.rem_euclid(64));
            let ours = &self.strip(strip as usize)[from..][..count];
            let hit = theirs(left).is_some_and(|left| any_pair(ours, left, |word| word >> shift))
                || theirs(left + 1)
                    .is_some_and(|right| any_pair(ours, right, |word| (word << 1) << (63 - shift)));
            if hit {
                return true;
            }
        }
        false
    }

    /// Grows the mask by an ellipse of the given radii in pixels; the box grows by the radii on
    /// each side.
    pub(super) fn dilated(&self, radius_x: usize, radius_y: usize) -> Self {
        if radius_x == 0 && radius_y == 0 {
            return self.clone();
        }
        vectorized(
            #[inline(always)]
            || self.dilate(radius_x, radius_y),
        )
    }

    #[inline(always)]
    fn dilate(&self, radius_x: usize, radius_y: usize) -> Self {
        let mut out = Self::new(self.width + 2 * radius_x, self.height + 2 * radius_y);
        // The mask with its runs grown to the right, the farther the nearer a row of the ellipse is
        // to its middle.
        let mut runs = Self::new(out.width, self.height);
        runs.bits[..self.bits.len()].copy_from_slice(&self.bits);
        let mut grown = 0;
        for dy in (0..=radius_y).rev() {
            let half = half_width(radius_x, radius_y, dy);
            // Doubling: in logarithmic steps.
            while grown < 2 * half {
                let step = (grown + 1).min(2 * half - grown);
                runs.smear(step);
                grown += step;
            }
            out.unite(&runs, radius_x - half, radius_y - dy);
            if dy > 0 {
                out.unite(&runs, radius_x - half, radius_y + dy);
            }
        }
        out
    }

    /// Adds each pixel `step` columns to the right, for a step of any size.
    #[inline(always)]
    fn smear(&mut self, step: usize) {
        let (words, shift) = (step / 64, (step % 64) as u32);
        for strip in (words..self.strips()).rev() {
            let (before, rest) = self.bits.split_at_mut(strip * self.height);
            let row = &mut rest[..self.height];
            let source = |strip: usize| &before[strip * self.height..(strip + 1) * self.height];
            if words == 0 {
                row.iter_mut().for_each(|word| *word |= *word << shift);
            } else {
                row.iter_mut()
                    .zip(source(strip - words))
                    .for_each(|(to, from)| *to |= from << shift);
            }
            if strip > words && shift > 0 {
                let carry = source(strip - words - 1);
                row.iter_mut().zip(carry).for_each(|(to, from)| *to |= from >> (64 - shift));
            }
        }
    }

    /// Adds the pixels of another mask of the same width, moved `dx` columns to the right and `dy`
    /// rows down; what leaves the mask on the right is lost.
    #[inline(always)]
    fn unite(&mut self, other: &Self, dx: usize, dy: usize) {
        let (words, shift) = (dx / 64, (dx % 64) as u32);
        for strip in words..self.strips() {
            let start = strip * self.height + dy;
            let row = &mut self.bits[start..start + other.height];
            let source = other.strip(strip - words);
            row.iter_mut().zip(source).for_each(|(to, from)| *to |= from << shift);
            if strip > words && shift > 0 {
                let carry = other.strip(strip - words - 1);
                row.iter_mut().zip(carry).for_each(|(to, from)| *to |= from >> (64 - shift));
            }
        }
    }

    /// Positions whose `size` x `size` square to the right and down lies wholly in the mask, given
    /// the same for squares of half the size.
    pub(super) fn eroded(half: &Self, size: usize) -> Self {
        vectorized(
            #[inline(always)]
            || Self::erode(half, size / 2),
        )
    }

    #[inline(always)]
    fn erode(half: &Self, step: usize) -> Self {
        let mut out = Self::new(half.width, half.height);
        let rows = half.height.saturating_sub(step);
        for (strip, out) in out.bits.chunks_exact_mut(half.height.max(1)).enumerate() {
            let left = half.strip(strip);
            let both = left[..rows].iter().zip(&left[step.min(left.len())..]);
            for (out, (upper, lower)) in out.iter_mut().zip(both) {
                let near = upper & lower;
                *out = near & near >> step;
            }
            if strip + 1 == half.strips() {
                break;
            }
            let right = half.strip(strip + 1);
            let both = left[..rows].iter().zip(&left[step.min(left.len())..]);
            let beside = right[..rows].iter().zip(&right[step.min(left.len())..]);
            for ((out, (upper, lower)), (above, below)) in out.iter_mut().zip(both).zip(beside) {
                *out |= upper & lower & (above & below) << (64 - step);
            }
        }
        out
    }
}

#[inline(always)]
fn any_pair(ours: &[u64], theirs: &[u64], moved: impl Fn(u64) -> u64) -> bool {
    ours.iter().zip(theirs).fold(0, |hit, (ours, theirs)| hit | ours & moved(*theirs)) != 0
}

/// Half the width of an ellipse's row at `dy` from its middle. The half pixel keeps the diagonal
/// neighbour within a radius of 1.
fn half_width(radius_x: usize, radius_y: usize, dy: usize) -> usize {
    let (rx, ry) = (radius_x as f64 + 0.5, radius_y as f64 + 0.5);
    let reach = dy as f64 / ry;
    ((rx * (1.0 - reach * reach).max(0.0).sqrt()) as usize).min(radius_x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mask(rows: &[&str]) -> BitMask {
        let mut mask = BitMask::new(rows[0].len(), rows.len());
        for (y, row) in rows.iter().enumerate() {
            for (x, pixel) in row.bytes().enumerate() {
                mask.bits[(x / 64) * rows.len() + y] |= u64::from(pixel == b'#') << (x % 64);
            }
        }
        mask
    }

    /// A mask as large as these pixels need.
    fn dots(ink: &[(usize, usize)]) -> BitMask {
        let end = |side: fn(&(usize, usize)) -> usize| ink.iter().map(side).max().unwrap_or(0) + 1;
        let mut mask = BitMask::new(end(|dot| dot.0), end(|dot| dot.1));
        for (x, y) in ink {
            mask.bits[x / 64 * mask.height + y] |= 1 << (x % 64);
        }
        mask
    }

    fn pixels(mask: &BitMask) -> Vec<(usize, usize)> {
        let all = (0..mask.height).flat_map(|y| (0..mask.width).map(move |x| (x, y)));
        all.filter(|&(x, y)| mask.get(x, y)).collect()
    }

    #[test]
    fn crops_to_the_ink() {
        let (cropped, left, top) = mask(&["......", "..#...", "...##.", "......"]).cropped();
        assert_eq!((left, top), (2, 1));
        assert_eq!(cropped, mask(&["#..", ".##"]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn dilates_as_the_definition_says(
            ink in prop::collection::vec((0usize..200, 0usize..6), 1..20),
            radius_x in 0usize..150,
            radius_y in 0usize..7,
        ) {
            let source = dots(&ink);
            let grown = source.dilated(radius_x, radius_y);
            for y in 0..grown.height {
                for x in 0..grown.width {
                    let expected = ink.iter().any(|&(sx, sy)| {
                        let dx = (sx + radius_x).abs_diff(x);
                        let dy = (sy + radius_y).abs_diff(y);
                        dy <= radius_y && dx <= half_width(radius_x, radius_y, dy)
                    });
                    prop_assert_eq!(grown.get(x, y), expected, "{},{}", x, y);
                }
            }
        }

        #[test]
        fn erodes_to_whole_squares(holes in prop::collection::vec((0usize..150, 0usize..20), 1..60)) {
            let mut source = BitMask::new(150, 20);
            let filled = |&(x, y): &(usize, usize)| x < 150 && y < 20 && !holes.contains(&(x, y));
            let all = (0..20).flat_map(|y| (0..150).map(move |x| (x, y)));
            for (x, y) in all.filter(filled) {
                source.bits[x / 64 * 20 + y] |= 1 << (x % 64);
            }
            for size in [2, 4, 8] {
                source = BitMask::eroded(&source, size);
                let whole = |&(x, y): &(usize, usize)| {
                    (y..y + size).all(|y| (x..x + size).all(|x| filled(&(x, y))))
                };
                let all = (0..20).flat_map(|y| (0..150).map(move |x| (x, y)));
                prop_assert_eq!(pixels(&source), all.filter(whole).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_radius_of_one_takes_all_eight_neighbors() {
        assert_eq!(pixels(&mask(&["#"]).dilated(1, 1)).len(), 9);
    }

    #[test]
    fn two_masks_meet_where_they_share_a_pixel() {
        let dot = mask(&["#"]);
        let wide = BitMask { width: 70, height: 1, bits: vec![0, 1 << 5] };
        for dx in -80..80 {
            assert_eq!(wide.meets(&dot, dx, 0), dx == 69, "dot at {dx}");
            assert_eq!(dot.meets(&wide, dx, 0), dx == -69, "wide at {dx}");
        }
        assert!(!wide.meets(&dot, 69, 1) && !wide.meets(&dot, 69, -1));
    }
}
