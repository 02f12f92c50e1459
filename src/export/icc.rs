//! The ICC profile of sRGB, for programs that take a picture without one for something else.

/// The primaries of IEC 61966-2-1 as seen under D50, XYZ in steps of 1/65536.
const PRIMARIES: [[u32; 3]; 3] =
    [[0x6FA0, 0x38F5, 0x0390], [0x6297, 0xB787, 0x18D9], [0x249F, 0x0F84, 0xB6C4]];
/// The white that profiles are connected by, D50.
const WHITE: [u32; 3] = [0xF6D6, 0x10000, 0xD32D];
/// From D65 to D50 by Bradford's matrix.
const ADAPTATION: [u32; 9] =
    [0x10C42, 0x05DE, 0xFFFF_F325, 0x0793, 0xFD90, 0xFFFF_FBA1, 0xFFFF_FDA2, 0x03DC, 0xC06E];
/// `(a x + b)^g` from d on, below it `c x`: the numbers g, a, b, c, d of IEC 61966-2-1.
const CURVE: [u32; 5] = [0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B];

/// The profile, version 4 (ICC.1:2010), with the curve as a formula: half a kilobyte.
pub(super) fn srgb() -> Vec<u8> {
    let curve = [&b"para\0\0\0\0\0\x03\0\0"[..], &bytes(&CURVE)].concat();
    let [red, green, blue] = PRIMARIES.map(|primary| numbers(*b"XYZ ", &primary));
    let elements = [
        (vec![*b"desc"], text("sRGB")),
        (vec![*b"cprt"], text("CC0")),
        (vec![*b"wtpt"], numbers(*b"XYZ ", &WHITE)),
        (vec![*b"chad"], numbers(*b"sf32", &ADAPTATION)),
        (vec![*b"rXYZ"], red),
        (vec![*b"gXYZ"], green),
        (vec![*b"bXYZ"], blue),
        (vec![*b"rTRC", *b"gTRC", *b"bTRC"], curve),
    ];
    let count: usize = elements.iter().map(|(tags, _)| tags.len()).sum();
    let mut table = (count as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * count;
    for (tags, element) in elements {
        for tag in tags {
            table.extend(tag);
            table.extend(bytes(&[(start + data.len()) as u32, element.len() as u32]));
        }
        data.extend(element);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    [header((start + data.len()) as u32), table, data].concat()
}

const HEADER: usize = 128;

fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend(b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    // The day that the profile is of: any will do, as long as it is always the same.
    header.extend([2000u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(bytes(&WHITE));
    header.resize(HEADER, 0);
    header
}

fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn numbers(kind: [u8; 4], numbers: &[u32]) -> Vec<u8> {
    [&kind[..], &[0; 4], &bytes(numbers)].concat()
}

/// A text in English.
fn text(text: &str) -> Vec<u8> {
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let place = [1, 12, u32::from_be_bytes(*b"enUS"), utf_16.len() as u32, 28];
    [numbers(*b"mluc", &place), utf_16].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primaries_add_up_to_white() {
        let sum = |axis: usize| PRIMARIES.iter().map(|primary| primary[axis]).sum::<u32>();
        assert_eq!([sum(0), sum(1), sum(2)], WHITE);
    }

    #[test]
    fn sizes_and_places_are_right() {
        let profile = srgb();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap());
        assert_eq!(number(0) as usize, profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(HEADER) as usize {
            let entry = HEADER + 4 + 12 * tag;
            let (place, length) = (number(entry + 4) as usize, number(entry + 8) as usize);
            assert!(place.is_multiple_of(4) && place + length <= profile.len());
            let kind = match &profile[entry..entry + 4] {
                b"desc" | b"cprt" => b"mluc",
                b"chad" => b"sf32",
                [_, b'T', ..] => b"para",
                _ => b"XYZ ",
            };
            assert_eq!(&profile[place..place + 4], kind);
        }
    }
}
