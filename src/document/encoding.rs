//! Bytes → text: which character encoding, and whether it is text at all.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::compose::compose;
use super::old_mac;

/// How much of the bytes is looked at where a look will do.
const SAMPLE: usize = 1 << 16;

/// First bytes of common binary formats.
const SIGNATURES: [&[u8]; 27] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"RIFF",
    b"BM\x00",
    b"II*\x00",
    b"MM\x00*",
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08",
    b"BZh9",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x7fELF",
    b"MZ\x90\x00",
    b"\xcf\xfa\xed\xfe",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"SQLite format 3\x00",
    b"\x00\x01\x00\x00",
    b"OTTO\x00",
    b"wOF2",
    b"ID3\x03",
    b"OggS\x00",
];

/// Whether the bytes are no text: they begin like a picture, a PDF, an archive or a program, or
/// hold zero bytes without being UTF-16 or UTF-8 into which a few have slipped, as they do when text is
/// copied out of a PDF. Such a file should be refused rather than
/// [read](super::read).
pub fn is_binary(bytes: &[u8]) -> bool {
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = sample.iter().filter(|byte| **byte == 0).count();
    zeros > 0
        && Encoding::for_bom(bytes).is_none()
        && utf_16(sample).is_none()
        && !has_stray_zeros(sample, zeros)
}

/// The text of the bytes without byte order mark, its characters composed, and the name of their
/// encoding. What the encoding cannot read becomes U+FFFD.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes),
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    // The decoders of the two are one; GB 18030 is the name that covers all it reads.
    (compose(text), if [GBK, GB18030].contains(&encoding) { "GB18030" } else { encoding.name() })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf_16(&bytes[..bytes.len().min(SAMPLE)]) {
        return encoding;
    }
    if is_nearly_utf_8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    old_mac::or_guessed(bytes, detector.guess(None, Utf8Detection::Allow))
}

/// Whether the bytes are UTF-8, perhaps with a few that were cut or corrupted.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good / 20 >= bad
}

/// Whether the bytes are UTF-8 but for some zero bytes: characters of several bytes are whole, which
/// is no chance, or there are far more spaces than zero bytes, each of which UTF-16 has with a zero.
fn is_utf_8_with_zeros(sample: &[u8], zeros: usize) -> bool {
    let several = sample.iter().any(|byte| *byte >= 0x80);
    let spaces = sample.iter().filter(|byte| **byte == b' ').count();
    is_nearly_utf_8(sample) && zeros < sample.len() / 4 && (several || spaces > 4 * zeros)
}

/// Whether text in UTF-8 has a few zero bytes in it, and none in rows, as what pads a file stands.
fn has_stray_zeros(sample: &[u8], zeros: usize) -> bool {
    const SHORTEST_ROW: usize = 4;
    let padded = sample.windows(SHORTEST_ROW).any(|bytes| bytes == [0; SHORTEST_ROW]);
    is_utf_8_with_zeros(sample, zeros) && zeros * 10 <= sample.len() && !padded
}

/// The byte order of UTF-16 without a mark: text has zero bytes in one half of each unit only,
/// those of its spaces, line ends and Latin letters.
fn utf_16(sample: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = match (even, odd) {
        (0, 0) => return None,
        _ if is_utf_8_with_zeros(sample, even + odd) => return None,
        (even, odd) if odd >= 20 * even => UTF_16LE,
        (even, odd) if even >= 20 * odd => UTF_16BE,
        _ => return None,
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(&sample[..sample.len() & !1]);
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    (!had_errors && !text.contains(control)).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read};
    use super::*;

    #[test]
    fn binary_files_are_told() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0"[..],
            b"\xff\xd8\xff\xe0",
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"a\0b\0\0\0\x01\x02c",
            b"\0\0\0\0",
            b"notes.txt\0\0\0\0\0\0 and a text in an archive, which has rows of them, but far apart.",
        ] {
            assert!(is_binary(bytes), "{bytes:?}");
            read(bytes, &ReadOptions::default());
        }
        let stray = b"The harbor bridge\0 opens again\x02 in the spring, says the town.";
        for bytes in [&b""[..], b"a", "文".as_bytes(), b"BMW", "# 周报\0\n\n文字".as_bytes(), stray]
        {
            assert!(!is_binary(bytes), "{bytes:?}");
            assert_eq!(read(bytes, &ReadOptions::default()).encoding, "UTF-8");
        }
    }
}
