//! Rows of pixels → the tokens of their blocks.

use super::dct::{Block, transform};
use super::huffman::{Counts, Token};
use super::quantization::{Quantizer, ZIGZAG};
use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd, dispatch, i32x8};
use std::array;

/// The side of a block in pixels.
pub(super) const SIDE: usize = 8;
/// Luma, and two of chroma.
const COMPONENTS: usize = 3;
/// The tables of codes: of the first coefficients and of the others of luma, and of chroma.
pub(super) const TABLES: usize = 4;
/// The symbol for "zeros up to the end".
const END_OF_BLOCK: u8 = 0;
/// The symbol for sixteen zeros.
const SIXTEEN_ZEROS: u8 = 0xf0;

/// The pixels of a block, row by row.
type Pixels = [[u8; 3 * SIDE]; SIDE];

/// The tokens between two restart markers, and how often each table has each symbol.
pub(super) struct Band {
    pub(super) tokens: Vec<Token>,
    pub(super) counts: [Counts; TABLES],
    /// The first coefficient of the block before, of each component.
    before: [i32; COMPONENTS],
}

impl Band {
    /// The tokens of rows of pixels of three bytes, `width` each. What a block has beyond the
    /// picture repeats the last column and row.
    pub(super) fn of(pixels: &[u8], width: usize, quantizers: &[Quantizer; 2]) -> Self {
        dispatch!(Level::new(), simd => Self::with(simd, pixels, width, quantizers))
    }

    #[inline(always)]
    fn with<S: Simd>(simd: S, pixels: &[u8], width: usize, quantizers: &[Quantizer; 2]) -> Self {
        let mut band =
            Self { tokens: Vec::new(), counts: [[0; 256]; TABLES], before: [0; COMPONENTS] };
        let mut flat = None;
        for rows in pixels.chunks(3 * width * SIDE) {
            for left in (0..width).step_by(SIDE) {
                let block = cut(rows, width, left);
                if let Some(color) = only_color(&block) {
                    // Most blocks are as the one before, nothing but background.
                    if !matches!(flat, Some((before, _)) if before == color) {
                        flat = Some((color, first_coefficients(color, quantizers)));
                    }
                    let Some((_, first)) = flat else { continue };
                    for (component, first) in first.into_iter().enumerate() {
                        band.push_first(component, first);
                        band.push(2 * component.min(1) + 1, END_OF_BLOCK, 0);
                    }
                } else {
                    band.push_block(simd, &block, quantizers);
                }
            }
        }
        for token in &band.tokens {
            band.counts[token.table()][usize::from(token.symbol())] += 1;
        }
        band
    }

    #[inline(always)]
    fn push(&mut self, table: usize, symbol: u8, bits: u16) {
        self.tokens.push(Token::new(table, symbol, bits));
    }

    /// The first coefficient of a block is told as the difference to the one before.
    #[inline(always)]
    fn push_first(&mut self, component: usize, value: i32) {
        let (length, bits) = number(value - self.before[component]);
        self.before[component] = value;
        self.push(2 * component.min(1), length, bits);
    }

    #[inline(always)]
    fn push_block<S: Simd>(&mut self, simd: S, pixels: &Pixels, quantizers: &[Quantizer; 2]) {
        for (component, samples) in components(simd, pixels).into_iter().enumerate() {
            let quantizer = &quantizers[component.min(1)];
            let coefficients = transform(samples);
            self.push_first(component, quantizer.first(coefficients[0][0]));
            self.push_others(2 * component.min(1) + 1, coefficients, quantizer);
        }
    }

    #[inline(always)]
    fn push_others<S: Simd>(
        &mut self,
        table: usize,
        coefficients: Block<S>,
        quantizer: &Quantizer,
    ) {
        let (scaled, mut left) = quantizer.scaled(coefficients);
        let mut signed = [0; 64];
        let (rows, _) = signed.as_chunks_mut::<8>();
        coefficients.iter().zip(rows).for_each(|(row, out)| row.store_slice(out));
        // A block has at most so many, which are put into the list at once.
        let (mut tokens, mut count) = ([Token::new(table, END_OF_BLOCK, 0); 64], 0);
        let mut place = 1;
        while left != 0 {
            let next = left.trailing_zeros();
            left &= left - 1;
            let at = ZIGZAG[next as usize];
            let mut zeros = next - place;
            let level = quantizer.level(scaled[at], zeros) as i32;
            if level == 0 {
                continue;
            }
            place = next + 1;
            while zeros > 15 {
                tokens[count] = Token::new(table, SIXTEEN_ZEROS, 0);
                (count, zeros) = (count + 1, zeros - 16);
            }
            let (length, bits) = number(if signed[at] < 0 { -level } else { level });
            tokens[count] = Token::new(table, (zeros as u8) << 4 | length, bits);
            count += 1;
        }
        // The end is told where the last coefficient is not.
        count += usize::from(place < 64);
        self.tokens.extend_from_slice(&tokens[..count]);
    }
}

/// The pixels of the block whose left side is at `left`.
#[inline(always)]
fn cut(rows: &[u8], width: usize, left: usize) -> Pixels {
    let stride = 3 * width;
    let last = rows.len() / stride - 1;
    array::from_fn(|row| {
        let row = &rows[stride * row.min(last)..][..stride];
        match row[3 * left..].first_chunk() {
            Some(pixels) => *pixels,
            None => array::from_fn(|at| row[3 * (left + at / 3).min(width - 1) + at % 3]),
        }
    })
}

/// The color of a block that has no other.
#[inline(always)]
fn only_color(pixels: &Pixels) -> Option<[u8; 3]> {
    let first = pixels[0];
    let flat = first[3..] == first[..21] && pixels[1..].iter().all(|row| *row == first);
    flat.then(|| [first[0], first[1], first[2]])
}

/// How much red, green and blue are in luma and the two of chroma (ITU-T T.871), in units of 2^-16.
const WEIGHTS: [[i32; 3]; COMPONENTS] =
    [[19595, 38470, 7471], [-11058, -21710, 32768], [32768, -27439, -5329]];
const HALF: i32 = 1 << 15;

/// The samples of a block, with white brighter than it is: decoders cut it off, and with it the
/// rings that coarse coefficients leave around letters.
#[inline(always)]
fn components<S: Simd>(simd: S, pixels: &Pixels) -> [Block<S>; COMPONENTS] {
    let none = i32x8::splat(simd, 0);
    let mut blocks = [[none; SIDE]; COMPONENTS];
    for (y, row) in pixels.iter().enumerate() {
        let mut channels = [[0; SIDE]; COMPONENTS];
        for x in 0..SIDE {
            for channel in 0..COMPONENTS {
                channels[channel][x] = i32::from(row[3 * x + channel]);
            }
        }
        let [red, green, blue] = channels;
        let red = i32x8::from_slice(simd, &red);
        let green = i32x8::from_slice(simd, &green);
        let blue = i32x8::from_slice(simd, &blue);
        for (block, [a, b, c]) in blocks.iter_mut().zip(WEIGHTS) {
            block[y] = (red * a + green * b + blue * c + HALF) >> 16;
        }
        let white = blocks[0][y].simd_eq(i32x8::splat(simd, 255));
        blocks[0][y] = white.select(i32x8::splat(simd, WHITE + OVERSHOOT), blocks[0][y] - 128);
    }
    blocks
}

/// The first coefficients of a block of one color.
fn first_coefficients(color: [u8; 3], quantizers: &[Quantizer; 2]) -> [i32; 3] {
    array::from_fn(|component| {
        let products = WEIGHTS[component].iter().zip(color).map(|(w, c)| w * i32::from(c));
        let value = (products.sum::<i32>() + HALF) >> 16;
        quantizers[component.min(1)].first(64 * if component == 0 { value - 128 } else { value })
    })
}

/// The luma of white, less the middle.
const WHITE: i32 = 127;
/// How much brighter than white white is taken for.
const OVERSHOOT: i32 = 15;

/// How a number is told: the count of its bits, and these, a negative one's less one.
#[inline(always)]
fn number(value: i32) -> (u8, u16) {
    let length = 32 - value.unsigned_abs().leading_zeros();
    let bits = if value < 0 { value - 1 } else { value };
    (length as u8, (bits & ((1 << length) - 1)) as u16)
}
