//! The shortest codes for the symbols of a picture, and what is written with them.

/// A table of symbols and codes (ITU-T T.81, annex C).
pub(super) struct Codes {
    /// How many codes there are of each length from 1 to 16 bits.
    pub(super) counts: [u8; LONGEST],
    /// The symbols by length and then by number.
    pub(super) symbols: Vec<u8>,
    /// Code and length of each symbol.
    codes: [(u16, u8); 256],
}

/// The bits of the longest code.
const LONGEST: usize = 16;

/// How often each symbol stands.
pub(super) type Counts = [u32; 256];

impl Codes {
    /// The codes that make the symbols that occur shortest.
    pub(super) fn shortest(counts: &Counts) -> Self {
        let mut symbols: Vec<(usize, u8)> =
            lengths(counts).into_iter().zip(0..=255).filter(|&(length, _)| length > 0).collect();
        symbols.sort_unstable();
        let mut codes = Self {
            counts: [0; LONGEST],
            symbols: symbols.iter().map(|&(_, symbol)| symbol).collect(),
            codes: [(0, 0); 256],
        };
        let (mut code, mut last) = (0u32, 0);
        for (length, symbol) in symbols {
            code <<= length - last;
            codes.codes[usize::from(symbol)] = (code as u16, length as u8);
            codes.counts[length - 1] += 1;
            (code, last) = (code + 1, length);
        }
        codes
    }
}

/// The length of the code of each symbol that occurs, 0 for the others, by merging packages
/// (Larmore and Hirschberg 1990). One code of the longest stays free, for none may be all ones.
fn lengths(counts: &Counts) -> Vec<usize> {
    const NONE: usize = 256;
    let occur = (0..256).filter(|&symbol| counts[symbol] > 0);
    let mut coins: Vec<(u64, Vec<usize>)> =
        occur.map(|symbol| (u64::from(counts[symbol]), vec![symbol])).collect();
    coins.push((0, vec![NONE]));
    coins.sort();
    let mut packages: Vec<(u64, Vec<usize>)> = Vec::new();
    for _ in 0..LONGEST {
        let (pairs, _) = packages.as_chunks::<2>();
        let merged = pairs.iter().map(|[a, b]| (a.0 + b.0, [&a.1[..], &b.1].concat()));
        packages = coins.iter().cloned().chain(merged).collect();
        packages.sort_by_key(|package| package.0);
    }
    let mut lengths = vec![0; 257];
    for symbol in packages.iter().take(2 * coins.len() - 2).flat_map(|package| &package.1) {
        lengths[*symbol] += 1;
    }
    lengths.truncate(256);
    lengths
}

/// A symbol, which of four tables has its code, and the bits that follow it, as many as its lower
/// half says.
#[derive(Clone, Copy)]
pub(super) struct Token(u32);

impl Token {
    #[inline(always)]
    pub(super) fn new(table: usize, symbol: u8, bits: u16) -> Self {
        Self(u32::from(bits) << 16 | (table as u32) << 8 | u32::from(symbol))
    }

    pub(super) fn table(self) -> usize {
        (self.0 >> 8 & 3) as usize
    }

    pub(super) fn symbol(self) -> u8 {
        self.0 as u8
    }
}

/// The tokens as bits, filled with ones to a whole byte.
pub(super) fn written(tokens: &[Token], tables: &[Codes; 4]) -> Vec<u8> {
    let mut out = Vec::with_capacity(tokens.len());
    let (mut bits, mut filled) = (0u64, 0);
    for token in tokens {
        let (code, length) = tables[token.table()].codes[usize::from(token.symbol())];
        let more = token.0 & 15;
        bits =
            bits << (u32::from(length) + more) | u64::from(code) << more | u64::from(token.0 >> 16);
        filled += u32::from(length) + more;
        if filled >= 32 {
            filled -= 32;
            write_bytes(&((bits >> filled) as u32).to_be_bytes(), &mut out);
        }
    }
    let ones = filled.next_multiple_of(8) - filled;
    bits = bits << ones | ((1 << ones) - 1);
    let bytes = ((filled + ones) / 8) as usize;
    write_bytes(&bits.to_be_bytes()[8 - bytes..], &mut out);
    out
}

/// After a byte of ones stands one of zeros, lest it is taken for a marker.
fn write_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    if !bytes.contains(&0xff) {
        return out.extend(bytes);
    }
    for &byte in bytes {
        out.push(byte);
        if byte == 0xff {
            out.push(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum over the codes of 2^-length, which is 1 where no code is left.
    fn filled(codes: &Codes) -> f64 {
        (1..).zip(codes.counts).map(|(length, n)| f64::from(n) * 0.5f64.powi(length)).sum()
    }

    #[test]
    fn codes_are_as_short_as_they_can_be() {
        let mut counts = [0; 256];
        for (symbol, count) in
            [(b'a', 45), (b'b', 13), (b'c', 12), (b'd', 16), (b'e', 9), (b'f', 5)]
        {
            counts[usize::from(symbol)] = count;
        }
        let lengths = lengths(&counts);
        // The example of Cormen and others, with one more symbol of no weight beside the rarest.
        let of = |symbol: u8| lengths[usize::from(symbol)];
        assert_eq!(b"abcdef".map(of), [1, 3, 3, 3, 4, 5]);
    }

    #[test]
    fn the_longest_code_has_sixteen_bits_and_none_is_all_ones() {
        let mut counts = [0; 256];
        let (mut a, mut b) = (1u32, 1u32);
        for count in &mut counts[..40] {
            *count = a;
            (a, b) = (b, a + b);
        }
        let codes = Codes::shortest(&counts);
        assert_eq!(codes.symbols.len(), 40);
        assert!(filled(&codes) < 1.0);
        for &symbol in &codes.symbols {
            let (code, length) = codes.codes[usize::from(symbol)];
            assert!(length <= 16 && u32::from(code) + 1 < 1 << length);
        }
        assert!(Codes::shortest(&[0; 256]).symbols.is_empty());
    }
}
