//! Pixels → quantized coefficients.

/// The order in which coefficients are written (ITU-T T.81, figure A.6).
pub(super) const ZIGZAG: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// Quantization tables of ITU-T T.81, annex K.1, row by row.
const LUMA: [u8; 64] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const CHROMA: [u8; 64] = [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

/// Eight rows of eight samples.
pub(super) type Samples = [[f32; 8]; 8];

/// The samples of one block: luma and the two chromas, each −128 to 127.
#[derive(Default)]
pub(super) struct Pixels {
    pub(super) samples: [Samples; 3],
}

impl Pixels {
    /// Reads the block at the byte `left` of up to eight rows, the last column and row repeated to
    /// fill it. Returns whether all its pixels are the same; then only the first sample is set.
    pub(super) fn read(&mut self, rows: &[u8], stride: usize, left: usize) -> bool {
        let bytes = left..(left + 24).min(stride);
        let first = &rows[bytes.start..bytes.start + 3];
        let plain = rows
            .chunks_exact(stride)
            .all(|row| row[bytes.clone()].chunks_exact(3).all(|pixel| pixel == first));
        if plain {
            self.set(0, 0, first);
            return true;
        }
        let last = rows.len() / stride - 1;
        for y in 0..8 {
            let start = y.min(last) * stride;
            let row = &rows[start + bytes.start..start + bytes.end];
            for x in 0..8 {
                let at = (x * 3).min(row.len() - 3);
                self.set(y, x, &row[at..at + 3]);
            }
        }
        false
    }

    /// Converts one pixel (ITU-T T.871, section 7).
    #[inline(always)]
    fn set(&mut self, y: usize, x: usize, pixel: &[u8]) {
        let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(f32::from);
        self.samples[0][y][x] = 0.299 * r + 0.587 * g + 0.114 * b - 128.0;
        self.samples[1][y][x] = -0.168_735_9 * r - 0.331_264_1 * g + 0.5 * b;
        self.samples[2][y][x] = 0.5 * r - 0.418_687_6 * g - 0.081_312_4 * b;
    }
}

/// A block of quantized coefficients, in zigzag order.
pub(super) struct Block {
    pub(super) coefficients: [i16; 64],
    /// Bit k is set where coefficient k is not zero.
    pub(super) nonzero: u64,
}

/// One quantization table.
pub(super) struct Quantizer {
    /// The steps row by row, as the file has them in zigzag order.
    pub(super) steps: [u8; 64],
    /// 1 / (step × the scale of the transform), in the transposed order that the transform leaves.
    reciprocals: Samples,
}

impl Quantizer {
    pub(super) fn luma(quality: u8) -> Self {
        Self::new(&LUMA, quality)
    }

    pub(super) fn chroma(quality: u8) -> Self {
        Self::new(&CHROMA, quality)
    }

    /// The table scaled to a quality as libjpeg does.
    fn new(table: &[u8; 64], quality: u8) -> Self {
        let quality = u32::from(quality);
        let percent = if quality < 50 { 5000 / quality } else { 200 - 2 * quality };
        let steps = table.map(|step| ((u32::from(step) * percent + 50) / 100).clamp(1, 255) as u8);
        // The transform leaves coefficient (u, v) too large by 8 s(u) s(v), s(0) = 1 and
        // s(k) = √2 cos(kπ/16).
        let scale: [f64; 8] = std::array::from_fn(|k| match k {
            0 => 1.0,
            _ => std::f64::consts::SQRT_2 * libm::cos(k as f64 * std::f64::consts::PI / 16.0),
        });
        let reciprocals = std::array::from_fn(|u| {
            std::array::from_fn(|v| {
                let step = f64::from(steps[v * 8 + u]);
                (1.0 / (step * 8.0 * scale[u] * scale[v])) as f32
            })
        });
        Self { steps, reciprocals }
    }

    /// The one coefficient of a block in which every sample is this.
    pub(super) fn plain(&self, sample: f32) -> i32 {
        round(sample * 64.0 * self.reciprocals[0][0])
    }

    /// Transforms and quantizes a block; the samples are used up.
    pub(super) fn transform(&self, samples: &mut Samples) -> Block {
        columns(samples);
        transpose(samples);
        columns(samples);
        let mut quantized = [0i16; 64];
        let rows = samples.iter().zip(&self.reciprocals);
        for (out, (row, reciprocals)) in quantized.as_chunks_mut::<8>().0.iter_mut().zip(rows) {
            for x in 0..8 {
                // At most 1024 in size, and 1020 but for the first: baseline JPEG has the bits.
                out[x] = round(row[x] * reciprocals[x]) as i16;
            }
        }
        let mut block = Block { coefficients: [0; 64], nonzero: 0 };
        for (k, &place) in ZIGZAG.iter().enumerate() {
            // The rows are the columns of the usual order.
            let coefficient = quantized[usize::from((place & 7) << 3 | place >> 3)];
            block.coefficients[k] = coefficient;
            block.nonzero |= u64::from(coefficient != 0) << k;
        }
        block
    }
}

/// The nearest integer, ties to even, of a number below 2²² in size: adding 1.5 × 2²³ leaves it in
/// the low bits. Unlike a cast it needs no checks, so that the loop over a row is vectorized.
#[inline(always)]
fn round(value: f32) -> i32 {
    const MAGIC: f32 = 12_582_912.0;
    (value + MAGIC).to_bits().wrapping_sub(MAGIC.to_bits()) as i32
}

/// The one-dimensional transform of each column, scaled (Arai, Agui, Nakajima, "A fast DCT-SQ
/// scheme for images", 1988, as in libjpeg's jfdctflt.c): coefficient k is too large by
/// 2√2 s(k) against the orthonormal one.
#[inline(always)]
fn columns(rows: &mut Samples) {
    for x in 0..8 {
        let sum = [0, 1, 2, 3].map(|y| rows[y][x] + rows[7 - y][x]);
        let difference = [0, 1, 2, 3].map(|y| rows[y][x] - rows[7 - y][x]);

        let (outer, inner) = (sum[0] + sum[3], sum[1] + sum[2]);
        let (odd, even) = (sum[0] - sum[3], sum[1] - sum[2]);
        let turned = (even + odd) * 0.707_106_77;
        rows[0][x] = outer + inner;
        rows[4][x] = outer - inner;
        rows[2][x] = odd + turned;
        rows[6][x] = odd - turned;

        let a = difference[3] + difference[2];
        let b = (difference[2] + difference[1]) * 0.707_106_77;
        let c = difference[1] + difference[0];
        let shared = (a - c) * 0.382_683_43;
        let low = 0.541_196_1 * a + shared;
        let high = 1.306_563 * c + shared;
        let (plus, minus) = (difference[0] + b, difference[0] - b);
        rows[5][x] = minus + low;
        rows[3][x] = minus - low;
        rows[1][x] = plus + high;
        rows[7][x] = plus - high;
    }
}

fn transpose(rows: &mut Samples) {
    for y in 0..8 {
        for x in 0..y {
            (rows[y][x], rows[x][y]) = (rows[x][y], rows[y][x]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{FRAC_1_SQRT_2, PI};

    /// The definition (ITU-T T.81, A.3.3).
    fn definition(samples: &Samples, u: usize, v: usize) -> f64 {
        let c = |k: usize| if k == 0 { FRAC_1_SQRT_2 } else { 1.0 };
        let wave = |x: usize, k: usize| libm::cos((2 * x + 1) as f64 * k as f64 * PI / 16.0);
        let mut sum = 0.0;
        for (y, row) in samples.iter().enumerate() {
            for (x, &sample) in row.iter().enumerate() {
                sum += f64::from(sample) * wave(x, u) * wave(y, v);
            }
        }
        sum * c(u) * c(v) / 4.0
    }

    #[test]
    fn agrees_with_the_definition() {
        let samples: Samples = std::array::from_fn(|y| {
            std::array::from_fn(|x| ((x * 37 + y * 91 + x * y * 13) % 256) as f32 - 128.0)
        });
        let quantizer = Quantizer::luma(100);
        let block = quantizer.transform(&mut samples.clone());
        for (k, &place) in ZIGZAG.iter().enumerate() {
            let (u, v) = (usize::from(place & 7), usize::from(place >> 3));
            let exact = definition(&samples, u, v);
            let got = f64::from(block.coefficients[k]);
            assert!((exact - got).abs() <= 0.501, "{u},{v}: {exact} {got}");
            assert_eq!(block.nonzero >> k & 1 == 1, got != 0.0);
        }
    }

    #[test]
    fn a_plain_block_is_the_transform_of_one() {
        for quality in [1, 50, 90, 100] {
            let quantizer = Quantizer::chroma(quality);
            for sample in [-128.0, -3.3, 0.0, 57.25, 127.0] {
                let block = quantizer.transform(&mut [[sample; 8]; 8]);
                assert_eq!(block.coefficients[0], quantizer.plain(sample) as i16);
                assert!(block.nonzero <= 1);
            }
        }
    }

    #[test]
    fn steps_are_those_of_libjpeg() {
        assert_eq!(Quantizer::luma(50).steps, LUMA);
        assert_eq!(Quantizer::luma(90).steps[..8], [3, 2, 2, 3, 5, 8, 10, 12]);
        assert_eq!(Quantizer::luma(100).steps, [1; 64]);
        assert_eq!(Quantizer::chroma(1).steps, [255; 64]);
    }

    #[test]
    fn rounds_to_the_nearest() {
        for (value, nearest) in [(0.0, 0), (0.49, 0), (0.51, 1), (-0.51, -1), (-1023.4, -1023)] {
            assert_eq!(round(value), nearest);
        }
    }
}
