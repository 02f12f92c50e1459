//! How coarse each frequency is told.

use super::dct::Block;
use fearless_simd::prelude::*;
use fearless_simd::{Simd, u32x8};
use std::array;

/// The place of each coefficient in the order of the file, from low frequencies to high ones, in
/// blocks that are stored column by column.
pub(super) const ZIGZAG: [usize; 64] = zigzag();
/// The place in the file of each coefficient.
const PLACES: [u8; 64] = places();

const fn zigzag() -> [usize; 64] {
    let (mut order, mut place, mut sum) = ([0; 64], 0, 0);
    // Diagonal by diagonal, every other one backwards.
    while sum < 15 {
        let mut step = 0;
        while step <= sum {
            let (u, v) = if sum % 2 == 1 { (sum - step, step) } else { (step, sum - step) };
            if u < 8 && v < 8 {
                order[place] = 8 * u + v;
                place += 1;
            }
            step += 1;
        }
        sum += 1;
    }
    order
}

const fn places() -> [u8; 64] {
    let mut places = [0; 64];
    let mut place = 0;
    while place < 64 {
        places[ZIGZAG[place]] = place as u8;
        place += 1;
    }
    places
}

/// How coarse the components of one kind are told, and which of their smallest values not at all.
pub(super) struct Quantizer {
    /// The steps, column by column.
    pub(super) steps: [u8; 64],
    /// 2^16 over eight times the step.
    reciprocals: [u32; 64],
    rounding: Rounding,
}

/// A step.
const UNIT: u32 = 1 << 16;

/// Which of two neighbouring values a coefficient becomes, in parts of a step, of which [`UNIT`] are
/// a whole.
#[derive(Clone, Copy)]
struct Rounding {
    /// What is added before the fraction is cut off: less than half, for a small value costs less.
    added: u32,
    /// A coefficient below this does not become 1 but nothing.
    least: u32,
    /// The least grows with each zero that stands before, whose code is the longer for it,
    slope: u32,
    /// by so much at most.
    most: u32,
}

/// What a table of steps is made from: the first, and a curve over the other frequencies.
struct Curve {
    first: f32,
    low: f32,
    high: f32,
    exponent: f32,
    /// How much coarser what changes in both directions is.
    diagonal: f32,
    rounding: Rounding,
}

impl Quantizer {
    /// Those of luma and of chroma for a quality on libjpeg's scale, 1 to 100.
    pub(super) fn for_quality(quality: u8, white: bool) -> [Self; 2] {
        let quality = f32::from(quality);
        // The curves are those for a quality of 90, to which libjpeg's formula gives a fifth.
        let scale = if quality < 50.0 { 5000.0 / quality } else { 200.0 - 2.0 * quality } / 20.0;
        let scale = if white { scale } else { scale * NOT_WHITE };
        [&LUMA, &CHROMA].map(|curve| Self::of(curve, scale))
    }

    fn of(curve: &Curve, scale: f32) -> Self {
        let steps: [u8; 64] = array::from_fn(|at| {
            let step =
                if at == 0 { curve.first } else { curve.at((at / 8) as f32, (at % 8) as f32) };
            libm::roundf(step * scale).clamp(1.0, 255.0) as u8
        });
        let reciprocals = steps.map(|step| (1 << 13) / u32::from(step));
        Self { steps, reciprocals, rounding: curve.rounding }
    }

    /// A first coefficient in steps.
    #[inline(always)]
    pub(super) fn first(&self, coefficient: i32) -> i32 {
        // What is brighter than white must not make differences that have no code.
        let coefficient = coefficient.clamp(-64 * 128, 64 * 127);
        let level = (coefficient.unsigned_abs() * self.reciprocals[0] + (1 << 15)) >> 16;
        level as i32 * coefficient.signum()
    }

    /// The coefficients in parts of a step without their sign, and which of them are more than
    /// nothing, as bits in the order of the file, without the first.
    #[inline(always)]
    pub(super) fn scaled<S: Simd>(&self, coefficients: Block<S>) -> ([u32; 64], u64) {
        let simd = coefficients[0].simd;
        let (reciprocals, _) = self.reciprocals.as_chunks::<8>();
        let mut scaled = [0; 64];
        let (rows, _) = scaled.as_chunks_mut::<8>();
        let mut left = 0;
        for (number, (row, out)) in coefficients.into_iter().zip(rows).enumerate() {
            let parts =
                row.abs().bitcast::<u32x8<S>>() * u32x8::from_slice(simd, &reciprocals[number]);
            let some = parts.simd_ge(u32x8::splat(simd, UNIT - self.rounding.added));
            left |= some.to_bitmask() << (8 * number);
            parts.store_slice(out);
        }
        let mut places = 0;
        left &= !1;
        while left != 0 {
            places |= 1 << PLACES[left.trailing_zeros() as usize];
            left &= left - 1;
        }
        (scaled, places)
    }

    /// What a coefficient becomes after so many zeros, 0 if it is not worth its code.
    #[inline(always)]
    pub(super) fn level(&self, scaled: u32, zeros: u32) -> u32 {
        let rounding = &self.rounding;
        let level = (scaled + rounding.added) / UNIT;
        let least = rounding.least + (rounding.slope * zeros).min(rounding.most);
        if level == 1 && scaled < least { 0 } else { level }
    }
}

/// Found by search on clouds of reports: the smallest files at one score of SSIMULACRA2, checked by
/// butteraugli on others. Letters have edges in all directions, so the curve of luma is nearly flat.
const LUMA: Curve = Curve {
    first: 3.0,
    low: 3.3,
    high: 13.4,
    exponent: 0.3,
    diagonal: 0.45,
    rounding: Rounding::of(0.632, 0.756, 0.024, 0.8),
};
const CHROMA: Curve = Curve {
    first: 5.0,
    low: 9.3,
    high: 51.0,
    exponent: 1.1,
    diagonal: 0.45,
    rounding: Rounding::of(0.53, 0.748, 0.009, 0.8),
};
/// How much finer the steps are where the background is not white: rings around letters are not cut
/// off there.
const NOT_WHITE: f32 = 0.8;

impl Rounding {
    /// From parts of a step: from which on a value is rounded up, and the least with its slope and
    /// its bound.
    const fn of(up: f32, least: f32, slope: f32, most: f32) -> Self {
        const fn units(part: f32) -> u32 {
            (part * UNIT as f32) as u32
        }
        Self { added: units(1.0 - up), least: units(least), slope: units(slope), most: units(most) }
    }
}

impl Curve {
    /// The step for frequencies from 0 to 7 in both directions.
    fn at(&self, u: f32, v: f32) -> f32 {
        let square = u * u + v * v + self.diagonal * u * v;
        let highest = 98.0 + 49.0 * self.diagonal;
        self.low + (self.high - self.low) * libm::powf(square / highest, self.exponent / 2.0)
    }
}
