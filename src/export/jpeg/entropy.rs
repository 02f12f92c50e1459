//! Quantized coefficients → bits, by the Huffman tables of ITU-T T.81, annex K.3.

use super::transform::Block;

/// How many codes have each length from 1 to 16 bits, and the symbols in the order of their codes.
pub(super) struct Specification {
    pub(super) lengths: [u8; 16],
    pub(super) symbols: &'static [u8],
}

pub(super) const LUMA_DC: Specification = Specification {
    lengths: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
    symbols: &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
};
pub(super) const CHROMA_DC: Specification = Specification {
    lengths: [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
    symbols: &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
};
pub(super) const LUMA_AC: Specification = Specification {
    lengths: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
    symbols: &[
        0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61,
        0x07, 0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1, 0xc1, 0x15, 0x52,
        0xd1, 0xf0, 0x24, 0x33, 0x62, 0x72, 0x82, 0x09, 0x0a, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x25,
        0x26, 0x27, 0x28, 0x29, 0x2a, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45,
        0x46, 0x47, 0x48, 0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64,
        0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x83,
        0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99,
        0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6,
        0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2, 0xd3,
        0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8,
        0xe9, 0xea, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
    ],
};
pub(super) const CHROMA_AC: Specification = Specification {
    lengths: [0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 119],
    symbols: &[
        0x00, 0x01, 0x02, 0x03, 0x11, 0x04, 0x05, 0x21, 0x31, 0x06, 0x12, 0x41, 0x51, 0x07, 0x61,
        0x71, 0x13, 0x22, 0x32, 0x81, 0x08, 0x14, 0x42, 0x91, 0xa1, 0xb1, 0xc1, 0x09, 0x23, 0x33,
        0x52, 0xf0, 0x15, 0x62, 0x72, 0xd1, 0x0a, 0x16, 0x24, 0x34, 0xe1, 0x25, 0xf1, 0x17, 0x18,
        0x19, 0x1a, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44,
        0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63,
        0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a,
        0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97,
        0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4,
        0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca,
        0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7,
        0xe8, 0xe9, 0xea, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
    ],
};

/// Code and length of each symbol.
type Codes = [(u16, u8); 256];

/// The codes of one kind of component.
pub(super) struct Tables {
    dc: Codes,
    ac: Codes,
}

impl Tables {
    pub(super) fn luma() -> Self {
        Self { dc: codes(&LUMA_DC), ac: codes(&LUMA_AC) }
    }

    pub(super) fn chroma() -> Self {
        Self { dc: codes(&CHROMA_DC), ac: codes(&CHROMA_AC) }
    }
}

/// The codes in order of length (ITU-T T.81, annex C).
fn codes(specification: &Specification) -> Codes {
    let mut codes = [(0, 0); 256];
    let mut symbols = specification.symbols.iter();
    let mut code = 0u16;
    for (index, &count) in specification.lengths.iter().enumerate() {
        for &symbol in symbols.by_ref().take(usize::from(count)) {
            codes[usize::from(symbol)] = (code, index as u8 + 1);
            code += 1;
        }
        code <<= 1;
    }
    codes
}

/// Collects bits, the first in the highest place, and stuffs a zero byte after each byte 0xff.
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// The low `filled` bits are still to be written.
    bits: u64,
    filled: u32,
}

impl BitWriter {
    /// Writes a block whose samples are all the same: a difference and nothing else.
    pub(super) fn put_plain(&mut self, difference: i32, tables: &Tables) {
        self.put_value(0, difference, &tables.dc);
        self.put_code(END_OF_BLOCK, &tables.ac);
    }

    /// Writes a block; `predicted` is the first coefficient of the block before.
    pub(super) fn put_block(&mut self, block: &Block, predicted: i32, tables: &Tables) {
        self.put_value(0, i32::from(block.coefficients[0]) - predicted, &tables.dc);
        let mut left = block.nonzero & !1;
        let mut previous = 0;
        while left != 0 {
            let place = left.trailing_zeros();
            let mut zeros = place - previous - 1;
            while zeros > 15 {
                self.put_code(SIXTEEN_ZEROS, &tables.ac);
                zeros -= 16;
            }
            self.put_value(zeros, i32::from(block.coefficients[place as usize]), &tables.ac);
            previous = place;
            left &= left - 1;
        }
        if previous < 63 {
            self.put_code(END_OF_BLOCK, &tables.ac);
        }
    }

    /// Fills the last byte with ones.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let missing = (8 - self.filled % 8) % 8;
        self.put((1 << missing) - 1, missing);
        while self.filled > 0 {
            self.filled -= 8;
            let byte = (self.bits >> self.filled) as u8;
            self.push(byte);
        }
        self.bytes
    }

    /// Writes a run of zeros and the value after it: the code of both sizes, then the value's bits.
    #[inline]
    fn put_value(&mut self, zeros: u32, value: i32, codes: &Codes) {
        let size = 32 - value.unsigned_abs().leading_zeros();
        let (code, length) = codes[(zeros << 4 | size) as usize & 0xff];
        // A negative value is written as its ones' complement.
        let bits = (value + (value >> 31)) as u32 & ((1 << size) - 1);
        self.put(u32::from(code) << size | bits, u32::from(length) + size);
    }

    fn put_code(&mut self, symbol: usize, codes: &Codes) {
        let (code, length) = codes[symbol];
        self.put(u32::from(code), u32::from(length));
    }

    /// Adds at most 32 bits.
    #[inline]
    fn put(&mut self, bits: u32, count: u32) {
        self.bits = self.bits << count | u64::from(bits);
        self.filled += count;
        if self.filled >= 32 {
            self.filled -= 32;
            let word = (self.bits >> self.filled) as u32;
            // Whether any byte is 0xff: its complement is zero (Mycroft's test).
            let complement = !word;
            if complement.wrapping_sub(0x0101_0101) & word & 0x8080_8080 == 0 {
                self.bytes.extend(word.to_be_bytes());
            } else {
                for byte in word.to_be_bytes() {
                    self.push(byte);
                }
            }
        }
    }

    fn push(&mut self, byte: u8) {
        self.bytes.push(byte);
        if byte == 0xff {
            self.bytes.push(0);
        }
    }
}

const END_OF_BLOCK: usize = 0x00;
const SIXTEEN_ZEROS: usize = 0xf0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_complete() {
        for specification in [&LUMA_DC, &CHROMA_DC, &LUMA_AC, &CHROMA_AC] {
            let count: usize = specification.lengths.iter().map(|&count| usize::from(count)).sum();
            assert_eq!(count, specification.symbols.len());
            // Kraft's sum is just under one: the code of all ones is not used.
            let sum: u32 = specification
                .lengths
                .iter()
                .enumerate()
                .map(|(index, &count)| u32::from(count) << (15 - index))
                .sum();
            assert!(sum < 1 << 16, "{sum}");
        }
        for ac in [&LUMA_AC, &CHROMA_AC] {
            for run in 0..16u8 {
                for size in 1..=10 {
                    assert!(ac.symbols.contains(&(run << 4 | size)));
                }
            }
        }
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // Tables K.3 and K.5: category 5 of the DC; end of block, sixteen zeros, run 1 size 2.
        assert_eq!(codes(&LUMA_DC)[5], (0b110, 3));
        let ac = codes(&LUMA_AC);
        assert_eq!(ac[END_OF_BLOCK], (0b1010, 4));
        assert_eq!(ac[SIXTEEN_ZEROS], (0b111_1111_1001, 11));
        assert_eq!(ac[0x12], (0b11011, 5));
    }

    #[test]
    fn a_byte_of_ones_is_stuffed_and_the_rest_filled_with_ones() {
        let mut writer = BitWriter::default();
        for _ in 0..5 {
            writer.put(0xff, 8);
        }
        writer.put(0b0, 1);
        assert_eq!(writer.finish(), [0xff, 0, 0xff, 0, 0xff, 0, 0xff, 0, 0xff, 0, 0x7f]);
        assert!(BitWriter::default().finish().is_empty());
    }
}
