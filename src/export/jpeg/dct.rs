//! The cosine transform of blocks of 8×8 samples, in integers: exact in vectors of any width.

use fearless_simd::prelude::*;
use fearless_simd::{Simd, i32x8};

/// The samples of a block row by row, or its coefficients column by column.
pub(super) type Block<S> = [i32x8<S>; 8];

/// √2 cos(k π/16) for k from 1 to 7 in units of 2^-13; the first is not used.
const COSINES: [i32; 8] = [0, 11363, 10703, 9633, 8192, 6437, 4433, 2260];
/// Bits of a cosine behind the point.
const BITS: u32 = 13;
/// Bits behind the point between the two passes.
const KEPT: u32 = 2;

/// The coefficients of a block of samples, column by column, eight times as large as those of the
/// standard (ITU-T T.81, A.3.3).
#[inline(always)]
pub(super) fn transform<S: Simd>(samples: Block<S>) -> Block<S> {
    let columns = pass::<S, { BITS - KEPT }>(samples);
    pass::<S, { BITS + KEPT }>(transposed(columns))
}

/// Transforms each column; `SHIFT` bits of the products are rounded away.
//
// Spelt out, for what passes through a closure is not compiled for wide vectors.
#[inline(always)]
fn pass<S: Simd, const SHIFT: u32>(rows: Block<S>) -> Block<S> {
    let [a, b, c, d, e, f, g, h] = rows;
    let (outer, inner) = ([a + h, d + e], [b + g, c + f]);
    let even = [outer[0] + outer[1], inner[0] + inner[1]];
    let odd = [outer[0] - outer[1], inner[0] - inner[1]];
    let ends = [a - h, b - g, c - f, d - e];
    let c = COSINES;
    [
        rounded::<S, SHIFT>((even[0] + even[1]) * c[4]),
        rounded::<S, SHIFT>(weighted(ends, [c[1], c[3], c[5], c[7]])),
        rounded::<S, SHIFT>(odd[0] * c[2] + odd[1] * c[6]),
        rounded::<S, SHIFT>(weighted(ends, [c[3], -c[7], -c[1], -c[5]])),
        rounded::<S, SHIFT>((even[0] - even[1]) * c[4]),
        rounded::<S, SHIFT>(weighted(ends, [c[5], -c[1], c[7], c[3]])),
        rounded::<S, SHIFT>(odd[0] * c[6] - odd[1] * c[2]),
        rounded::<S, SHIFT>(weighted(ends, [c[7], -c[5], c[3], -c[1]])),
    ]
}

#[inline(always)]
fn rounded<S: Simd, const SHIFT: u32>(sum: i32x8<S>) -> i32x8<S> {
    (sum + (1 << (SHIFT - 1))) >> SHIFT
}

#[inline(always)]
fn weighted<S: Simd>(rows: [i32x8<S>; 4], weights: [i32; 4]) -> i32x8<S> {
    rows[0] * weights[0] + rows[1] * weights[1] + rows[2] * weights[2] + rows[3] * weights[3]
}

/// Rows for columns, by three perfect shuffles.
#[inline(always)]
fn transposed<S: Simd>(mut rows: Block<S>) -> Block<S> {
    for _ in 0..3 {
        let [a, b, c, d, e, f, g, h] = rows;
        let (pairs, more) =
            ([a.interleave(e), b.interleave(f)], [c.interleave(g), d.interleave(h)]);
        let ([(a, b), (c, d)], [(e, f), (g, h)]) = (pairs, more);
        rows = [a, b, c, d, e, f, g, h];
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};
    use std::array;
    use std::f64::consts::PI;

    #[test]
    fn is_the_transform_of_the_standard() {
        let samples: [i32; 64] = array::from_fn(|at| {
            let hash = (at as u32).wrapping_mul(2_654_435_761);
            [-128, 127, (hash >> 24) as i32 - 128][(hash >> 13) as usize % 3]
        });
        let level = Level::baseline();
        let ours: Vec<i32> = dispatch!(level, simd => {
            let rows = array::from_fn(|row| i32x8::from_slice(simd, &samples[8 * row..8 * row + 8]));
            transform(rows).into_iter().flat_map(<[i32; 8]>::from).collect()
        });
        for v in 0..8 {
            for u in 0..8 {
                let basis = |x: usize, u: usize| {
                    let scale = if u == 0 { 0.5f64.sqrt() } else { 1.0 };
                    scale * libm::cos((2 * x + 1) as f64 * u as f64 * PI / 16.0)
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
