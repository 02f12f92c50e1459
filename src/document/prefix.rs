//! What a line of Markdown begins with: white space, quotation marks, list markers, code fences.

/// What a line begins with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    pub(super) blank: bool,
    /// Columns of white space before anything else.
    pub(super) indent: usize,
    /// The same in bytes.
    pub(super) indent_bytes: usize,
    /// Whether quotation marks (`>`) follow.
    pub(super) quoted: bool,
    /// Whether a list marker follows.
    pub(super) list: bool,
    /// Bytes up to the content.
    pub(super) length: usize,
    /// Columns up to the content.
    pub(super) width: usize,
}

impl Prefix {
    pub(super) fn of(line: &str) -> Self {
        let bytes = line.as_bytes();
        let (mut at, mut width) = (0, 0);
        let skip_space = |at: &mut usize, width: &mut usize| {
            while let Some(b' ' | b'\t' | b'\r') = bytes.get(*at) {
                *width = if bytes[*at] == b'\t' { (*width / 4 + 1) * 4 } else { *width + 1 };
                *at += 1;
            }
        };
        skip_space(&mut at, &mut width);
        let (indent, indent_bytes) = (width, at);
        let (mut quoted, mut list) = (false, false);
        loop {
            let marker = match bytes.get(at) {
                Some(b'>') => {
                    quoted = true;
                    1
                }
                Some(_) => match list_marker(&bytes[at..]) {
                    0 => break,
                    n => {
                        list = true;
                        n
                    }
                },
                None => break,
            };
            at += marker;
            width += marker;
            skip_space(&mut at, &mut width);
        }
        Self {
            blank: indent_bytes == bytes.len(),
            indent,
            indent_bytes,
            quoted,
            list,
            length: at,
            width,
        }
    }
}

/// The length of the list marker that `bytes` begin with, or 0.
fn list_marker(bytes: &[u8]) -> usize {
    let digits = bytes.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
    let length = match bytes.get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if digits > 0 => digits + 1,
        _ => return 0,
    };
    let ends = matches!(bytes.get(length), None | Some(b' ' | b'\t' | b'\r'));
    if ends { length } else { 0 }
}

/// The byte and length of the code fence that `content` opens.
pub(super) fn fence_mark(content: &str) -> Option<(u8, usize)> {
    let byte = *content.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = content.bytes().take_while(|b| *b == byte).count();
    let is_span = byte == b'`' && content[length..].contains('`');
    (length >= 3 && !is_span).then_some((byte, length))
}
