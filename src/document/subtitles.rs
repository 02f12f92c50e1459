//! Subtitles and lyrics: SRT, WebVTT, SubStation Alpha, LRC, as what is said.

use std::ops::Range;

use super::plain::{Line, lines, write};
use super::sheet::{self, Sheet};
use super::{BlockKind, OmissionReason, Page};

/// Whether a text is a file of subtitles.
pub(super) fn is_subtitles(text: &str) -> bool {
    let text = text.trim_start();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    let numbered = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
    first == "WEBVTT"
        || first.starts_with("WEBVTT ")
        || is_timing(first)
        || numbered && is_timing(second)
        || first == "[Script Info]"
        || first[..lyric(first)].contains('.')
            && lyric(second) > 0
            && lines.next().is_some_and(|line| lyric(line) > 0)
}

/// Reads subtitles from the offset `from` on.
pub(super) fn read(source: &str, from: usize) -> Page {
    let mut sheet = Sheet::new(source);
    let ranges: Vec<Range<usize>> = lines(source, from).collect();
    let line = |i: usize| ranges.get(i).map_or("", |range| source[range.clone()].trim());
    let script = source[from..].trim_start().starts_with("[Script Info]");
    // Of the form with timings, all that stands before the first is the file's own.
    let mut closed = !script && (0..ranges.len()).any(|i| is_timing(line(i)));
    let timed = closed;
    let mut kinds = Vec::new();
    for (i, range) in ranges.iter().enumerate() {
        let text = line(i);
        let blank_before = i == 0 || line(i - 1).is_empty();
        if timed && blank_before && ["NOTE", "STYLE", "REGION"].iter().any(|b| text.starts_with(b))
        {
            closed = true;
        }
        let number = timed && blank_before && is_timing(line(i + 1));
        let timing = is_timing(text);
        closed &= !timing && !number;
        let start = if script { dialogue(text) } else { lyric(text) };
        let left_out = timing || number || closed || script && start == 0 || is_sound(text);
        if text.is_empty() || left_out {
            if !text.is_empty() {
                sheet.omit(OmissionReason::Markup, range.clone());
            }
            kinds.push((range.clone(), Line::Break));
            continue;
        }
        let indent = source[range.clone()].len() - source[range.clone()].trim_start().len();
        let at = range.start + indent + start;
        if start > 0 {
            sheet.omit(OmissionReason::Markup, range.start..at);
        }
        marks(&mut sheet, at..range.end);
        // A sentence that goes on in the next line or picture begins small there.
        let goes_on = text.starts_with(char::is_lowercase) && i > 0 && start == 0;
        let after_text = kinds.last().is_some_and(|(_, kind)| !matches!(kind, Line::Break));
        let begins = !(goes_on && after_text);
        kinds.push((
            at..range.end,
            if begins { Line::Begin(BlockKind::Paragraph, 0) } else { Line::Text },
        ));
    }
    write(sheet, kinds.into_iter())
}

/// Whether a line says when its text is shown: `00:00:01.000 --> 00:00:04.200`.
fn is_timing(line: &str) -> bool {
    line.split_once("-->").is_some_and(|(from, to)| {
        let begins = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
        begins(from) && begins(to) && from.contains(':')
    })
}

/// The length of what stands before the text in a line of SubStation Alpha: ten fields.
fn dialogue(line: &str) -> usize {
    const FIELDS: usize = 9;
    if !line.starts_with("Dialogue:") {
        return 0;
    }
    line.match_indices(',').nth(FIELDS - 1).map_or(0, |(at, _)| at + 1)
}

/// The length of the times at the start of a line of lyrics: `[01:12.30]`.
fn lyric(line: &str) -> usize {
    let mut at = 0;
    while let Some(inside) = line[at..].strip_prefix('[')
        && let Some(end) = inside.find(']').filter(|end| (5..=10).contains(end))
        && inside[..end].bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
        && inside[..end].contains(':')
    {
        at += end + 2;
    }
    at
}

/// Whether a line is a sound or music: `[Music]`, `(laughs)`, `♪`.
fn is_sound(line: &str) -> bool {
    let line = line.trim_start_matches(['-', ' ']);
    let within = |open: char, close: char| {
        let inside = line.strip_prefix(open).and_then(|line| line.strip_suffix(close));
        inside.is_some_and(|inside| !inside.contains(open) && inside.chars().count() <= 40)
    };
    within('[', ']')
        || within('(', ')')
        || within('（', '）')
        || within('【', '】')
        || !line.contains(char::is_alphanumeric)
}

/// Overwrites the tags of `range`: `<v Narrator>`, `<i>`, `{\an8}`, `\N`, `>>`.
fn marks(sheet: &mut Sheet<'_>, range: Range<usize>) {
    const LONGEST_TAG: usize = 100;
    let source = sheet.source;
    let mut at = range.start;
    while let Some(n) = source[at..range.end].find(['<', '{', '\\', '>']) {
        at += n;
        let rest = &source[at..range.end];
        let close = |close: char| rest.char_indices().take(LONGEST_TAG).find(|(_, c)| *c == close);
        let length = match rest.as_bytes()[0] {
            b'<' => close('>').map(|(end, _)| end + 1),
            b'{' if rest.starts_with("{\\") => close('}').map(|(end, _)| end + 1),
            b'\\'
                if rest.starts_with("\\N")
                    || rest.starts_with("\\n")
                    || rest.starts_with("\\h") =>
            {
                Some(2)
            }
            b'>' => Some(1),
            _ => None,
        };
        let Some(length) = length else {
            at += 1;
            continue;
        };
        let signal = match rest.as_bytes()[0] {
            b'\\' => sheet::LINE,
            b'>' => sheet::SPACE,
            _ => sheet::VANISH,
        };
        sheet.tag(at..at + length, signal, false);
        sheet.omit(OmissionReason::Markup, at..at + length);
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Markup, ReadOptions, read};

    fn shown(text: &str) -> String {
        assert_eq!(Markup::guess(text), Markup::Subtitles, "{text}");
        let document = read(text.as_bytes(), &ReadOptions::default());
        document.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_is_said_is_the_text() {
        let vtt = "WEBVTT - Tides\nKind: captions\nLanguage: en\n\nNOTE made by a machine\n\nSTYLE\n::cue { color: red }\n\nintro\n\
            00:01.000 --> 00:04.200 align:start\n<v Ann>The ferry<00:01.500><c> leaves</c> the harbour\nand turns north\n\n\
            2\n00:04.500 --> 00:07.900\n- The bridge opens\n\n00:08.000 --> 00:09.000\n[Music]\n\n00:09.000 --> 00:10.000\n>> A ship passes\n";
        assert_eq!(
            shown(vtt),
            "The ferry leaves the harbour and turns north|- The bridge opens|A ship passes"
        );
        let srt = "1\n00:00:00,500 --> 00:00:02,950\n<i>渡船离港</i>\nThe ferry leaves\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}桥打开了\n";
        assert_eq!(shown(srt), "渡船离港|The ferry leaves|桥打开了");
        let ass = "[Script Info]\nTitle: x\n\n[V4+ Styles]\nStyle: Default,Arial\n\n[Events]\nFormat: Layer, Start\n\
            Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\pos(1,2)}渡船离港，\\N天晴\n";
        assert_eq!(shown(ass), "渡船离港，\n天晴");
        let lrc = "[00:01.00]渡船离港\n[00:02.50][00:09.10]桥打开了\n[00:04.00]天晴\n";
        assert_eq!(shown(lrc), "渡船离港|桥打开了|天晴");
    }
}
