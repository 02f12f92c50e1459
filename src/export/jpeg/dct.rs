//! The cosine transform of blocks of 8×8 samples, in integers: exact in vectors of any width.

use std::array;

/// The samples or the coefficients of a block.
pub(super) type Block = [i32; 64];

/// √2 cos(k π/16) for k from 1 to 7 in units of 2^-13; the first is not used.
const COSINES: [i32; 8] = [0, 11363, 10703, 9633, 8192, 6437, 4433, 2260];
/// Bits of a cosine behind the point.
const BITS: u32 = 13;
/// Bits behind the point between the two passes.
const KEPT: u32 = 2;

/// The coefficients of a block of samples, column by column, eight times as large as those of the
/// standard (ITU-T T.81, A.3.3).
#[inline(always)]
pub(super) fn transform(samples: &Block) -> Block {
    let columns = pass::<{ BITS - KEPT }>(samples);
    pass::<{ BITS + KEPT }>(&array::from_fn(|at| columns[at % 8 * 8 + at / 8]))
}

/// Transforms each column; `SHIFT` bits of the products are rounded away.
#[inline(always)]
fn pass<const SHIFT: u32>(block: &Block) -> Block {
    let mut out = [0; 64];
    for lane in 0..8 {
        let at = |row: usize| block[8 * row + lane];
        let sums: [i32; 4] = array::from_fn(|row| at(row) + at(7 - row));
        let differences: [i32; 4] = array::from_fn(|row| at(row) - at(7 - row));
        let (outer, inner) = (sums[0] - sums[3], sums[1] - sums[2]);
        let even = [
            COSINES[4] * (sums[0] + sums[3] + sums[1] + sums[2]),
            COSINES[2] * outer + COSINES[6] * inner,
            COSINES[4] * (sums[0] + sums[3] - sums[1] - sums[2]),
            COSINES[6] * outer - COSINES[2] * inner,
        ];
        for half in 0..4 {
            let odd: i32 = (0..4).map(|row| odd_cosine(half, row) * differences[row]).sum();
            out[16 * half + lane] = (even[half] + (1 << (SHIFT - 1))) >> SHIFT;
            out[16 * half + 8 + lane] = (odd + (1 << (SHIFT - 1))) >> SHIFT;
        }
    }
    out
}

/// The cosine of (2 row + 1) (2 half + 1) π/16.
#[inline(always)]
const fn odd_cosine(half: usize, row: usize) -> i32 {
    // In sixteenths of π.
    let angle = (2 * row + 1) * (2 * half + 1) % 32;
    let angle = if angle > 16 { 32 - angle } else { angle };
    if angle > 8 { -COSINES[16 - angle] } else { COSINES[angle] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    #[test]
    fn is_the_transform_of_the_standard() {
        let samples: Block = array::from_fn(|at| {
            let hash = (at as u32).wrapping_mul(2_654_435_761);
            [-128, 127, (hash >> 24) as i32 - 128][(hash >> 13) as usize % 3]
        });
        let ours = transform(&samples);
        for v in 0..8 {
            for u in 0..8 {
                let basis = |x: usize, u: usize| {
                    let scale = if u == 0 { 0.5f64.sqrt() } else { 1.0 };
                    scale * ((2 * x + 1) as f64 * u as f64 * PI / 16.0).cos()
                };
                let sum: f64 = (0..64)
                    .map(|at| f64::from(samples[at]) * basis(at % 8, u) * basis(at / 8, v))
                    .sum();
                let difference = f64::from(ours[8 * u + v]) - 8.0 * sum / 4.0;
                assert!(difference.abs() < 2.0, "{u} {v}: {difference}");
            }
        }
    }
}
