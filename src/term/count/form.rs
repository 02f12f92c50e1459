//! The form of saved counts: versioned, compact, the same bytes for the same counts, a stream.
//!
//! ```text
//! 0x89 "counts\n"                          so that no text is taken for counts
//! version                                  4 bytes, least first
//! documents, occurrences
//! for each term, in the order of the keys' bytes:
//!     length of the key + 1, key
//!     count, documents, set_off, apart
//!     specificity, earliness, confidence   8 bytes each, IEEE 754, least first
//!     number of spellings, and for each, in the order of their bytes:
//!         0 for the key itself, else its length + 1 and the spelling
//!         count, first block, first byte
//! 0
//! XXH3 of all before, 64 bits              8 bytes, least first
//! ```
//!
//! Other numbers are integers up to 2^53 in LEB128. The checksum stands at the end, so that counts
//! of any size can be written as they come. Nothing is allocated before the bytes for it are read.

use crate::{Error, ErrorKind};

pub(super) const MAGIC: [u8; 8] = *b"\x89counts\n";
pub(super) const VERSION: u32 = 2;
/// The oldest form that is read; it has no confidence.
pub(super) const FIRST: u32 = 1;
/// The largest integer: every one up to it is exact as a floating-point number too, which weights
/// are, and so are the numbers of JSON, Python's pandas and spreadsheets.
pub(super) const MOST: u64 = 1 << 53;

/// Whether a number can be a share: finite, and without a sign, which the bits of zero may have.
pub(super) fn is_share(number: f64) -> bool {
    number.is_finite() && number.is_sign_positive()
}

pub(super) fn failed(message: String) -> Error {
    Error::new(ErrorKind::Input, message)
}
