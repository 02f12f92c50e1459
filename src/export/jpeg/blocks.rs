//! Rows of pixels → the tokens of their blocks.

use super::dct::{Block, transform};
use super::huffman::{Counts, Token};
use super::quantization::{Quantizer, ZIGZAG};
use crate::raster::vectorized;
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
                    for component in 0..COMPONENTS {
                        band.push_first(component, first[component]);
                        band.push(2 * component.min(1) + 1, END_OF_BLOCK, 0);
                    }
                } else {
                    vectorized(
                        #[inline(always)]
                        || band.push_block(&block, quantizers),
                    );
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
    fn push_block(&mut self, pixels: &Pixels, quantizers: &[Quantizer; 2]) {
        let mut samples = components(pixels);
        overshoot(&mut samples[0]);
        for (component, samples) in samples.iter().enumerate() {
            let quantizer = &quantizers[component.min(1)];
            let coefficients = transform(samples);
            self.push_first(component, quantizer.first(coefficients[0]));
            self.push_others(2 * component.min(1) + 1, &coefficients, quantizer);
        }
    }

    #[inline(always)]
    fn push_others(&mut self, table: usize, coefficients: &Block, quantizer: &Quantizer) {
        let (levels, mut left) = quantizer.levels(coefficients);
        let mut place = 1;
        while left != 0 {
            let next = left.trailing_zeros();
            left &= left - 1;
            let at = ZIGZAG[next as usize];
            let mut zeros = next - place;
            let Some(value) = quantizer.value(levels[at], at, zeros, coefficients[at]) else {
                continue;
            };
            place = next + 1;
            while zeros > 15 {
                self.push(table, SIXTEEN_ZEROS, 0);
                zeros -= 16;
            }
            let (length, bits) = number(value);
            self.push(table, (zeros as u8) << 4 | length, bits);
        }
        if place < 64 {
            self.push(table, END_OF_BLOCK, 0);
        }
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

/// Luma and chroma of a color, less the middle (ITU-T T.871), in units of 2^-16 and rounded.
#[inline(always)]
fn components_of(red: i32, green: i32, blue: i32) -> [i32; COMPONENTS] {
    const HALF: i32 = 1 << 15;
    [
        ((19595 * red + 38470 * green + 7471 * blue + HALF) >> 16) - 128,
        (-11058 * red - 21710 * green + 32768 * blue + HALF) >> 16,
        (32768 * red - 27439 * green - 5329 * blue + HALF) >> 16,
    ]
}

#[inline(always)]
fn components(pixels: &Pixels) -> [Block; COMPONENTS] {
    let mut blocks = [[0; 64]; COMPONENTS];
    for (y, row) in pixels.iter().enumerate() {
        for x in 0..SIDE {
            let [red, green, blue] = [0, 1, 2].map(|channel| i32::from(row[3 * x + channel]));
            let values = components_of(red, green, blue);
            for (block, value) in blocks.iter_mut().zip(values) {
                block[8 * y + x] = value;
            }
        }
    }
    blocks
}

fn first_coefficients([red, green, blue]: [u8; 3], quantizers: &[Quantizer; 2]) -> [i32; 3] {
    let values = components_of(red.into(), green.into(), blue.into());
    array::from_fn(|component| quantizers[component.min(1)].first(64 * values[component]))
}

/// Makes the white around letters brighter than white: decoders cut it off, and with it the rings
/// that coarse coefficients leave there.
#[inline(always)]
fn overshoot(luma: &mut Block) {
    for value in luma {
        if *value == WHITE {
            *value += OVERSHOOT;
        }
    }
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
