//! AsciiDoc, as text without its markup.

use std::ops::Range;

use super::ahead::Ahead;
use super::code_span;
use super::front_matter::FrontMatter;
use super::plain::{Line, lines, write};
use super::sheet::{self, Image, Sheet};
use super::{BlockKind, OmissionReason, Page};

/// Reads AsciiDoc from the offset `from` on. The attributes of its header are added to `front`.
pub(super) fn read(source: &str, from: usize, front: &mut FrontMatter) -> Page {
    let mut sheet = Sheet::new(source);
    let mut blocks = Vec::new();
    let mut state = State::default();
    for range in lines(source, from) {
        blocks.push((range.clone(), state.line(&mut sheet, range, front)));
    }
    inlines(&mut sheet, from);
    write(sheet, blocks.into_iter())
}

#[derive(Default)]
struct State<'a> {
    /// The delimiter of the open block that is no prose, and why it is left out.
    closed: Option<(&'a str, OmissionReason)>,
    in_table: bool,
    /// Whether a block attribute line says that the next block is code.
    is_code: bool,
}

impl<'a> State<'a> {
    fn line(
        &mut self,
        sheet: &mut Sheet<'a>,
        range: Range<usize>,
        front: &mut FrontMatter,
    ) -> Line {
        let source: &'a str = sheet.source;
        let line = &source[range.clone()];
        let content = line.trim_start();
        if let Some(reason) = self.left_out(line, content, front) {
            sheet.omit(reason, range);
            return Line::Break;
        }
        if content.is_empty() {
            return Line::Break;
        }
        if self.in_table {
            cells(sheet, range);
            return Line::Begin(BlockKind::TableCell, 0);
        }
        if let Some(address) = block_macro(content) {
            if content.starts_with("image") {
                sheet.images.push(Image { range: range.clone(), address: address.to_owned() });
            }
            sheet.omit(OmissionReason::Image, range);
            return Line::Break;
        }
        if content.starts_with("//") || matches!(content, "+" | "'''" | "<<<") {
            sheet.omit(OmissionReason::Markup, range);
            return Line::Break;
        }
        self.is_code = false;
        let indent = line.len() - content.len();
        let (kind, skipped) = begin(content);
        match kind {
            Some(kind) => Line::Begin(kind, indent + skipped),
            None => Line::Text,
        }
    }

    /// Why a line is no text, if it is none; `content` is the line without its indentation.
    fn left_out(
        &mut self,
        line: &'a str,
        content: &str,
        front: &mut FrontMatter,
    ) -> Option<OmissionReason> {
        if let Some((delimiter, reason)) = self.closed {
            if line == delimiter {
                self.closed = None;
            }
            return Some(reason);
        }
        if content.is_empty() {
            return None;
        }
        if let Some(reason) = delimiter(line, self.is_code) {
            self.is_code = false;
            self.closed = reason.map(|reason| (line, reason));
            return Some(OmissionReason::Markup);
        }
        if line.starts_with("|===") {
            self.in_table = !self.in_table;
            return Some(OmissionReason::Markup);
        }
        if self.in_table {
            return None;
        }
        if let Some((name, value)) = attribute(content) {
            match name {
                "keywords" if front.tags.is_empty() => {
                    front.tags.extend(value.split(',').map(|tag| tag.trim().to_owned()));
                }
                "revdate" | "date" if front.date.is_none() => front.date = Some(value.to_owned()),
                _ => {}
            }
            return Some(OmissionReason::Markup);
        }
        let is_anchor = content.starts_with("[[") && content.ends_with("]]");
        if content.starts_with('[')
            && content.ends_with(']')
            && (is_anchor || !content[1..].contains('['))
        {
            self.is_code = content.starts_with("[source") || content.starts_with("[listing");
            return Some(OmissionReason::Markup);
        }
        None
    }
}

/// Whether a line delimits a block, and why its content is left out, if it is.
fn delimiter(line: &str, is_code: bool) -> Option<Option<OmissionReason>> {
    let first = line.chars().next()?;
    let uniform = line.len() >= 4 && line.chars().all(|c| c == first);
    match first {
        '-' if line == "--" => Some(is_code.then_some(OmissionReason::Code)),
        '-' | '.' if uniform => Some(Some(OmissionReason::Code)),
        '`' if line.starts_with("```") => Some(Some(OmissionReason::Code)),
        '+' if uniform => Some(Some(OmissionReason::Html)),
        '/' if uniform => Some(Some(OmissionReason::Markup)),
        '=' | '*' | '_' if uniform => Some(None),
        _ => None,
    }
}

/// The name and value of an attribute entry: `:name: value`.
fn attribute(content: &str) -> Option<(&str, &str)> {
    let (name, value) = content.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_!".contains(&b))
        && (value.is_empty() || value.starts_with(' '));
    is_name.then_some((name, value.trim()))
}

/// The target of a block macro: `image::target[…]`.
fn block_macro(content: &str) -> Option<&str> {
    let (name, rest) = content.split_once("::")?;
    let (target, _) = rest.split_once('[')?;
    let is_macro = content.ends_with(']')
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !target.contains(' ');
    is_macro.then_some(target)
}

/// The kind of block that a line begins, and the bytes of its mark.
fn begin(content: &str) -> (Option<BlockKind>, usize) {
    let Some(mark) = content.find(' ') else {
        let title = content.len() > 1 && content.starts_with('.') && !content.starts_with("..");
        return (title.then_some(BlockKind::Paragraph), usize::from(title));
    };
    let head = &content[..mark];
    let uniform = |c: char| head.chars().all(|h| h == c);
    let level = u8::try_from(head.len()).unwrap_or(u8::MAX);
    let numbered = head
        .strip_suffix('.')
        .is_some_and(|n| n.len() < 4 && n.bytes().all(|b| b.is_ascii_digit()));
    if (uniform('=') || uniform('#')) && level <= 6 {
        (Some(BlockKind::Heading(level)), mark)
    } else if uniform('*') || uniform('.') || head == "-" || numbered {
        (Some(BlockKind::ListItem), mark)
    } else if ["NOTE:", "TIP:", "IMPORTANT:", "WARNING:", "CAUTION:"].contains(&head) {
        (Some(BlockKind::Paragraph), mark)
    } else if content.starts_with('.') && !content.starts_with("..") {
        (Some(BlockKind::Paragraph), 1)
    } else {
        (None, 0)
    }
}

/// Overwrites the bars of a table's row, with the formats that stand before them.
fn cells(sheet: &mut Sheet<'_>, range: Range<usize>) {
    let source = sheet.source;
    let line = &source[range.clone()];
    for (at, _) in line.match_indices('|') {
        let head = &line[..at];
        let format = head.len()
            - head
                .trim_end_matches(|c: char| c.is_ascii_digit() || ".+^<>aehlmsdv*".contains(c))
                .len();
        let free = format == head.len() || head[..head.len() - format].ends_with(' ');
        let format = if free { format } else { 0 };
        let bar = range.start + at;
        sheet.vanish(bar - format..bar + 1);
        sheet.put(bar, sheet::BREAK);
    }
}

/// Overwrites the marks within lines.
fn inlines(sheet: &mut Sheet<'_>, from: usize) {
    let source = sheet.source;
    let mut ahead = Ahead::default();
    let mut at = from;
    while let Some(n) = source[at..].find(['*', '_', '`', '+', '#', '<', '[', '{']) {
        at += n;
        let end = if sheet.is_overwritten(at) { None } else { inline(sheet, at, &mut ahead) };
        at = end.unwrap_or(at + 1);
    }
}

fn inline(sheet: &mut Sheet<'_>, at: usize, ahead: &mut Ahead) -> Option<usize> {
    let source = sheet.source;
    let rest = &source[at..];
    let mark = rest.chars().next()?;
    let mut until = |close: &str| {
        let found = ahead.literal(source, close, at + close.len())?;
        let line_end = ahead.literal(source, "\n", at).map_or(source.len(), |end| end.start);
        (found.end <= line_end && found.start > at + close.len()).then_some(found)
    };
    match mark {
        '<' => {
            let close = rest.starts_with("<<").then(|| until(">>"))??;
            let text = source[at..close.start].find(',').map_or(at + 2, |n| at + n + 1);
            sheet.vanish(at..text);
            sheet.vanish(close.clone());
            sheet.omit(OmissionReason::Markup, at..text);
            Some(close.end)
        }
        '{' => {
            let close = until("}")?;
            let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
            if !source[at + 1..close.start].bytes().all(is_name) {
                return None;
            }
            sheet.tag(at..close.end, sheet::SPACE, false);
            sheet.omit(OmissionReason::Template, at..close.end);
            Some(close.end)
        }
        '[' => inline_macro(sheet, at, until("]")?),
        _ => {
            let (close, width) = span(source, at, mark, until)?;
            let inside = at + width..close;
            if matches!(mark, '`' | '+') && !code_span::is_name(&source[inside.clone()]) {
                sheet.tag(at..close + width, sheet::SPACE, false);
                sheet.omit(OmissionReason::Code, at..close + width);
                return Some(close + width);
            }
            for (start, signal) in [(at, sheet::EMPHASIS_ON), (close, sheet::EMPHASIS_OFF)] {
                sheet.vanish(start..start + width);
                sheet.put(start, signal);
            }
            Some(inside.start)
        }
    }
}

/// The end of a span that `mark` opens at `at`, and the width of its marks. A single mark opens
/// and closes only beside what is no word.
fn span(
    source: &str,
    at: usize,
    mark: char,
    mut until: impl FnMut(&str) -> Option<Range<usize>>,
) -> Option<(usize, usize)> {
    let double: String = [mark, mark].iter().collect();
    if source[at..].starts_with(&double) {
        return Some((until(&double)?.start, 2));
    }
    let close = until(&double[..1])?.start;
    let inside = &source[at + 1..close];
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    let apart = !is_word(source[..at].chars().next_back())
        && !is_word(source[close + 1..].chars().next())
        && !inside.starts_with(' ')
        && !inside.ends_with(' ');
    apart.then_some((close, 1))
}

/// Overwrites an inline macro, all but its text: `link:address[text]`, `https://address[text]`,
/// `image:file[…]`.
fn inline_macro(sheet: &mut Sheet<'_>, open: usize, close: Range<usize>) -> Option<usize> {
    let source = sheet.source;
    let is_break = |c: char| c.is_whitespace() || !c.is_ascii() || "<>()[\"".contains(c);
    let start = source[..open].rfind(is_break);
    let start = start.map_or(0, |n| n + source[n..].chars().next().map_or(1, char::len_utf8));
    let target = &source[start..open];
    let (name, _) = target.split_once(':')?;
    if !name.bytes().all(|b| b.is_ascii_lowercase()) || name.is_empty() {
        return None;
    }
    if name == "image" || name == "icon" || name == "stem" {
        sheet.tag(start..close.end, sheet::SPACE, false);
        sheet.omit(OmissionReason::Image, start..close.end);
        let address = target.split_once(':').map_or("", |(_, address)| address).to_owned();
        sheet.images.push(Image { range: start..close.end, address });
        return Some(close.end);
    }
    sheet.vanish(start..open + 1);
    sheet.omit(OmissionReason::Address, start..open + 1);
    sheet.put(open, if name == "footnote" { sheet::SPACE } else { sheet::LINK_ON });
    sheet.links.insert(open, target.to_owned());
    sheet.vanish(close.clone());
    sheet.put(close.start, sheet::LINK_OFF);
    Some(close.end)
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Markup, ReadOptions, read};

    #[test]
    fn only_text_remains() {
        let source = "= 周报\n:revdate: 2025-01-02\n:keywords: 甲, 乙\n\n== 一节\n\n第一段，*重点*和_强调_，\
            见 https://a.example/x[手册] 与 <<install,安装>>，`code` 之后 {version}。\n\n\
            * 项\n** 目\n\n[source,python]\n----\nprint('代码')\n----\n\nNOTE: 注意\n\n.表名\n|===\n\
            |格 |子\n|===\n\nimage::图.png[替代]\n\n// 注释\n\n====\n例子\n====\n";
        let options = ReadOptions { markup: Some(Markup::AsciiDoc), ..Default::default() };
        let document = read(source.as_bytes(), &options);
        assert_eq!(document.date.as_deref(), Some("2025-01-02"));
        assert_eq!(document.tags, ["甲", "乙"]);
        let texts: Vec<_> = document.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (BlockKind::Heading(1), "周报"),
                (BlockKind::Heading(2), "一节"),
                (BlockKind::Paragraph, "第一段，重点和强调，见 手册 与 安装， 之后。"),
                (BlockKind::ListItem, "项"),
                (BlockKind::ListItem, "目"),
                (BlockKind::Paragraph, "注意"),
                (BlockKind::Paragraph, "表名"),
                (BlockKind::TableCell, "格"),
                (BlockKind::TableCell, "子"),
                (BlockKind::Paragraph, "例子"),
            ]
        );
    }
}
