//! How Chinese words are written in a trie: a Chinese character takes two bytes instead of three,
//! which makes the dictionary a fifth smaller. `build/` writes its tries by this file too.

/// The characters that take two bytes, the ideographs of the basic plane.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;
/// The lowest first byte of such a character: above ASCII.
const LEAD: u32 = 0x80;
/// How many values a second byte has: all but zero, which no key of a trie may hold.
const SECOND: u32 = 255;
/// The byte before any other character that is not of ASCII; no ideograph starts with it.
const OTHER: u8 = 0xff;

/// The code of a character, written into `buffer`.
#[inline]
pub(crate) fn encode(character: char, buffer: &mut [u8; 5]) -> &[u8] {
    let code = u32::from(character);
    if (FIRST..=LAST).contains(&code) {
        let index = code - FIRST;
        buffer[0] = (LEAD + index / SECOND) as u8;
        buffer[1] = (1 + index % SECOND) as u8;
        return &buffer[..2];
    }
    buffer[0] = OTHER;
    let length = character.encode_utf8(&mut buffer[1..]).len();
    if character.is_ascii() { &buffer[1..2] } else { &buffer[..=length] }
}
