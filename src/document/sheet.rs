//! The sheet: a copy of the source, byte for byte as long, in which markup is overwritten.
//!
//! Bytes that no reader sees become [`VANISH`], and what they mean for the text (a new block, the
//! start of a link) stays behind as one of the other signals. As no byte moves, an offset in the
//! sheet is an offset in the source. The signals are control characters; those of the source are
//! blanked first, so none can be forged.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{BlockKind, Omission, OmissionReason};

/// Nothing: joins what stands on both sides.
pub(super) const VANISH: u8 = 0x01;
/// The block ends here.
pub(super) const BREAK: u8 = 0x02;
/// Headings of level 1 to 6 begin with the signals `HEADING` to `HEADING + 5`.
pub(super) const HEADING: u8 = 0x03;
/// A list item begins.
pub(super) const ITEM: u8 = 0x0e;
/// A table cell begins.
pub(super) const CELL: u8 = 0x0f;
/// A quotation begins.
pub(super) const QUOTE: u8 = 0x10;
/// What began with a heading, item, cell or quote signal ends.
pub(super) const CLOSE: u8 = 0x11;
/// Emphasis begins.
pub(super) const EMPHASIS_ON: u8 = 0x12;
/// Emphasis ends.
pub(super) const EMPHASIS_OFF: u8 = 0x13;
/// A link begins; its address stands in [`Sheet::links`].
pub(super) const LINK_ON: u8 = 0x14;
/// A link ends.
pub(super) const LINK_OFF: u8 = 0x15;
/// Code begins.
pub(super) const CODE_ON: u8 = 0x16;
/// Code ends.
pub(super) const CODE_OFF: u8 = 0x17;
/// Something stood here that keeps its neighbours apart.
pub(super) const SPACE: u8 = 0x18;
/// A line break that the author asked for.
pub(super) const LINE: u8 = 0x19;
/// A title was marked: its line ends as the author wrote it.
pub(super) const TITLE: u8 = 0x1a;

/// Vanishes like [`VANISH`], but Markdown takes it for the punctuation that a tag's `<` and `>`
/// are, so that emphasis beside a tag is recognized as the author's renderer does.
pub(super) const FILLER: char = '\u{2400}';

/// Whether `byte` is one of the signals, [`VANISH`] included.
pub(super) fn is_signal(byte: u8) -> bool {
    matches!(byte, VANISH..=0x08 | ITEM..=TITLE)
}

/// The kind of block that a signal begins.
pub(super) fn opened_kind(signal: u8) -> Option<BlockKind> {
    match signal {
        HEADING..=0x08 => Some(BlockKind::Heading(signal - HEADING + 1)),
        ITEM => Some(BlockKind::ListItem),
        CELL => Some(BlockKind::TableCell),
        QUOTE => Some(BlockKind::Quote),
        _ => None,
    }
}

/// An image that the source shows.
#[derive(Clone, Debug)]
pub(super) struct Image {
    /// Where it stands in the source.
    pub(super) range: Range<usize>,
    /// Its address as written.
    pub(super) address: String,
}

/// The working copy and what was learnt while markup was overwritten.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    /// The source.
    pub(super) source: &'a str,
    bytes: Vec<u8>,
    /// What was overwritten, in any order.
    pub(super) omitted: Vec<Omission>,
    /// The images that were met in HTML and template tags.
    pub(super) images: Vec<Image>,
    /// The addresses of links, by the offset of their [`LINK_ON`].
    pub(super) links: BTreeMap<usize, String>,
}

impl<'a> Sheet<'a> {
    /// A sheet of `source`, its control characters and carriage returns made harmless.
    pub(super) fn new(source: &'a str) -> Self {
        let mut bytes = source.as_bytes().to_vec();
        for i in 0..bytes.len() {
            match bytes[i] {
                b'\r' if bytes.get(i + 1) != Some(&b'\n') => bytes[i] = b'\n',
                b'\n' | b'\t' | b' '..=0x7e | 0x80.. => {}
                _ => bytes[i] = b' ',
            }
        }
        // As a string: a search for the character would stop at each of its last byte, which is
        // frequent in Chinese.
        for (start, filler) in source.match_indices(&*FILLER.to_string()) {
            bytes[start..start + filler.len()].fill(b' ');
        }
        Self { source, bytes, omitted: Vec::new(), images: Vec::new(), links: BTreeMap::new() }
    }

    /// The text as it is now.
    pub(super) fn text(&self) -> &str {
        // Only whole characters are ever overwritten, see `put` and `vanish`.
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// Where ASCII `text` stands now, at `from` or after it.
    pub(super) fn find(&self, text: &str, from: usize) -> Option<usize> {
        let windows = self.bytes.get(from..)?.windows(text.len());
        windows.into_iter().position(|window| window == text.as_bytes()).map(|at| from + at)
    }

    /// Records `range` as left out.
    pub(super) fn omit(&mut self, reason: OmissionReason, range: Range<usize>) {
        self.omitted.push(Omission { reason, range });
    }

    /// Overwrites `range`, which must hold whole characters, except its line ends.
    pub(super) fn vanish(&mut self, range: Range<usize>) {
        for byte in &mut self.bytes[range] {
            if *byte != b'\n' {
                *byte = VANISH;
            }
        }
    }

    /// Overwrites `range` with spaces, except its line ends.
    pub(super) fn blank(&mut self, range: Range<usize>) {
        for byte in &mut self.bytes[range] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    /// Whether the byte at `at` was overwritten.
    pub(super) fn is_overwritten(&self, at: usize) -> bool {
        self.bytes.get(at) != self.source.as_bytes().get(at)
    }

    /// Writes ASCII `text` over bytes that were blanked before.
    pub(super) fn write(&mut self, at: usize, text: &str) {
        self.bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
    }

    /// Puts `signal` on a byte that was overwritten before.
    pub(super) fn put(&mut self, at: usize, signal: u8) {
        if let Some(byte) = self.bytes.get_mut(at).filter(|b| is_signal(**b) || **b == b' ') {
            *byte = signal;
        }
    }

    /// Overwrites a tag and leaves `signal` (or nothing, if it is [`VANISH`]) in its place.
    ///
    /// The side of the tag that Markdown's rules of emphasis look at is the end of an opening
    /// tag and the start of a closing one.
    pub(super) fn tag(&mut self, range: Range<usize>, signal: u8, closing: bool) {
        self.vanish(range.clone());
        let filler = FILLER.len_utf8();
        let line_end = |b: &u8| *b == b'\n';
        let first_end = self.bytes[range.clone()].iter().position(line_end);
        let last_end = self.bytes[range.clone()].iter().rposition(line_end);
        if let (Some(first), Some(last)) = (first_end, last_end) {
            self.blank(range.start + first..range.start + last);
            self.put(range.start, signal);
            if matches!(signal, BREAK | CLOSE | SPACE) {
                self.put(range.end - 1, signal);
            }
            return;
        }
        if range.len() <= filler {
            self.put(range.start, signal);
            return;
        }
        let (at, filler_at) =
            if closing { (range.end - 1, range.start) } else { (range.start, range.end - filler) };
        self.put(at, signal);
        FILLER.encode_utf8(&mut self.bytes[filler_at..filler_at + filler]);
    }

    /// Overwrites `range`, which stands in the address of a link, with what vanishes but may be
    /// part of an address.
    pub(super) fn address(&mut self, range: Range<usize>) {
        self.bytes[range.clone()].fill(b'-');
        for at in range.clone().step_by(FILLER.len_utf8()) {
            if let Some(bytes) = self.bytes[..range.end].get_mut(at..at + FILLER.len_utf8()) {
                FILLER.encode_utf8(bytes);
            }
        }
    }

    /// Blanks those lines that [`Self::vanish`] and the like left without any text, if a signal
    /// on them parts their neighbours, so that Markdown sees an empty line.
    pub(super) fn blank_vanished_lines(&mut self) {
        let mut start = 0;
        while start < self.bytes.len() {
            let end = self.bytes[start..].iter().position(|&b| b == b'\n');
            let end = end.map_or(self.bytes.len(), |n| start + n);
            let line = &self.bytes[start..end];
            let parts = line
                .iter()
                .any(|&b| matches!(b, BREAK | CLOSE | SPACE) || opened_kind(b).is_some());
            if parts && is_vanished(line) {
                self.bytes[start..end].fill(b' ');
            }
            start = end + 1;
        }
    }
}

/// Whether a line holds nothing but white space and overwritten markup.
pub(super) fn is_vanished(line: &[u8]) -> bool {
    let mut i = 0;
    let mut filler = [0; 3];
    FILLER.encode_utf8(&mut filler);
    while let Some(&byte) = line.get(i) {
        if byte == b' ' || byte == b'\t' || is_signal(byte) {
            i += 1;
        } else if line[i..].starts_with(&filler) {
            i += filler.len();
        } else {
            return false;
        }
    }
    true
}

/// The last character boundary at `at` or before it.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// The first character boundary at `at` or after it.
pub(super) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
}
