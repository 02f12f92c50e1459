//! reStructuredText, as text without its markup.

use std::ops::Range;

use super::ahead::Ahead;
use super::code_span;
use super::plain::{Line, bullet, lines, write};
use super::sheet::{self, Image, Sheet};
use super::{BlockKind, OmissionReason, Page};

/// Directives whose content is no prose, with what it is.
const CLOSED: [(&str, OmissionReason); 16] = [
    ("code", OmissionReason::Code),
    ("code-block", OmissionReason::Code),
    ("sourcecode", OmissionReason::Code),
    ("parsed-literal", OmissionReason::Code),
    ("literalinclude", OmissionReason::Code),
    ("highlight", OmissionReason::Code),
    ("math", OmissionReason::Math),
    ("raw", OmissionReason::Html),
    ("image", OmissionReason::Image),
    ("include", OmissionReason::Markup),
    ("toctree", OmissionReason::Markup),
    ("contents", OmissionReason::Markup),
    ("meta", OmissionReason::Markup),
    ("role", OmissionReason::Markup),
    ("default-role", OmissionReason::Markup),
    ("index", OmissionReason::Markup),
];

/// Reads reStructuredText from the offset `from` on.
pub(super) fn read(source: &str, from: usize) -> Page {
    let mut sheet = Sheet::new(source);
    let lines: Vec<Range<usize>> = lines(source, from).collect();
    let kinds = block_kinds(&mut sheet, &lines);
    inlines(&mut sheet, from);
    write(sheet, lines.into_iter().zip(kinds))
}

/// The lines of a source on the way through them.
struct Scan<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    source: &'a str,
    lines: &'s [Range<usize>],
    kinds: Vec<Line>,
    /// The marks of the headings, the highest level first.
    levels: Vec<char>,
    /// Inside a block that is left out: its indentation and why.
    closed: Option<(usize, OmissionReason)>,
    in_options: bool,
}

fn block_kinds(sheet: &mut Sheet<'_>, lines: &[Range<usize>]) -> Vec<Line> {
    let (source, kinds) = (sheet.source, vec![Line::Break; lines.len()]);
    let (levels, closed, in_options) = (Vec::new(), None, false);
    let mut scan = Scan { sheet, source, lines, kinds, levels, closed, in_options };
    let mut next = 0;
    while next < lines.len() {
        next = scan.line(next);
    }
    scan.kinds
}

impl<'a> Scan<'_, 'a> {
    fn text(&self, i: usize) -> &'a str {
        self.lines.get(i).map_or("", |range| &self.source[range.clone()])
    }

    /// Reads line `i` and what belongs to it; gives the line to go on with.
    fn line(&mut self, i: usize) -> usize {
        let line = self.text(i);
        let content = line.trim_start();
        let depth = line.len() - content.len();
        if content.is_empty() {
            self.in_options = false;
            return i + 1;
        }
        if let Some(reason) = self.left_out(content, depth) {
            self.sheet.omit(reason, self.lines[i].clone());
            return i + 1;
        }
        if is_border(content) {
            return self.border(i, content, depth);
        }
        let next = self.block(i, content, depth);
        if line.ends_with("::") && self.text(next).is_empty() && self.closed.is_none() {
            self.closed = Some((depth, OmissionReason::Code));
        }
        next
    }

    /// Why a line belongs to what is left out, if it does.
    fn left_out(&mut self, content: &str, depth: usize) -> Option<OmissionReason> {
        if let Some((outer, reason)) = self.closed {
            if depth > outer {
                return Some(reason);
            }
            self.closed = None;
        }
        self.in_options = self.in_options && is_field(content);
        self.in_options.then_some(OmissionReason::Markup)
    }

    /// A line over a heading, or one of a table.
    fn border(&mut self, i: usize, content: &str, depth: usize) -> usize {
        self.sheet.omit(OmissionReason::Markup, self.lines[i].clone());
        let (title, below) = (self.text(i + 1), underline(self.text(i + 2)));
        let over = underline(content).filter(|mark| below == Some(*mark));
        let is_title = !title.is_empty() && !is_border(title);
        let Some(mark) = over.filter(|_| is_title && depth == 0) else { return i + 1 };
        self.heading(i + 1, mark);
        i + 3
    }

    /// A heading with the line under it.
    fn heading(&mut self, i: usize, mark: char) {
        self.kinds[i] = Line::Begin(BlockKind::Heading(level(&mut self.levels, mark)), 0);
        self.sheet.omit(OmissionReason::Markup, self.lines[i + 1].clone());
    }

    fn block(&mut self, i: usize, content: &str, depth: usize) -> usize {
        let range = self.lines[i].clone();
        let starts_block = i == 0 || matches!(self.kinds[i - 1], Line::Break);
        if let Some(mark) = underline(self.text(i + 1)).filter(|_| starts_block && depth == 0) {
            self.heading(i, mark);
            return i + 2;
        }
        let markup = content.strip_prefix("..").filter(|r| r.is_empty() || r.starts_with(' '));
        self.kinds[i] = if let Some(rest) = markup {
            let (kind, reason) = explicit(self.sheet, rest.trim(), &range, depth);
            self.in_options = true;
            self.closed = reason.map(|reason| (depth, reason));
            kind
        } else if is_field(content) && starts_block {
            // A field list: `:author: name`.
            let name = content[1..].find(':').map_or(0, |n| n + 2);
            self.sheet.omit(OmissionReason::Markup, range.start..range.start + depth + name);
            Line::Begin(BlockKind::Paragraph, depth + name)
        } else if content.starts_with(">>>") {
            self.sheet.omit(OmissionReason::Code, range);
            self.closed = Some((depth.wrapping_sub(1), OmissionReason::Code));
            Line::Break
        } else if let Some(length) = bullet(content) {
            Line::Begin(BlockKind::ListItem, depth + length)
        } else if starts_block {
            let kind = if depth > 0 { BlockKind::Quote } else { BlockKind::Paragraph };
            Line::Begin(kind, 0)
        } else {
            Line::Text
        };
        i + 1
    }
}

/// The character of a line that underlines a heading.
fn underline(line: &str) -> Option<char> {
    let line = line.trim_end();
    let first = line.chars().next().filter(char::is_ascii_punctuation)?;
    (line.len() >= 3 && line.chars().all(|c| c == first)).then_some(first)
}

/// Whether a line underlines a heading or is the border of a table.
fn is_border(line: &str) -> bool {
    let line = line.trim();
    let is_simple = line.starts_with("==") && line.chars().all(|c| c == '=' || c == ' ');
    let is_grid =
        line.starts_with('+') && line.ends_with('+') && line.chars().all(|c| "+-=".contains(c));
    underline(line).is_some() || is_simple || is_grid && line.len() >= 3
}

fn level(levels: &mut Vec<char>, mark: char) -> u8 {
    let known = levels.iter().position(|c| *c == mark);
    let at = known.unwrap_or_else(|| {
        levels.push(mark);
        levels.len() - 1
    });
    u8::try_from(at + 1).unwrap_or(6).min(6)
}

/// Whether a line is `:name:` with or without a value.
fn is_field(content: &str) -> bool {
    let name = content.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, rest)| {
        !name.is_empty() && !name.contains('`') && !rest.starts_with(['`', ':']) && name.len() < 40
    })
}

/// What follows `..`: a directive, a target, a footnote or a comment.
fn explicit(
    sheet: &mut Sheet<'_>,
    rest: &str,
    range: &Range<usize>,
    depth: usize,
) -> (Line, Option<OmissionReason>) {
    let whole = range.clone();
    if rest.starts_with('[') {
        // A footnote: its text is visible.
        let text = rest.find(']').map_or(0, |n| n + 1);
        let skipped = whole.len() - rest.len() + text;
        sheet.omit(OmissionReason::Markup, whole.start..whole.start + skipped);
        return (Line::Begin(BlockKind::Paragraph, skipped), None);
    }
    let unnamed = rest.strip_prefix('|').and_then(|r| r.split_once("| ")).map_or(rest, |(_, r)| r);
    let Some((name, argument)) = unnamed.split_once("::").filter(|(name, _)| !name.contains(' '))
    else {
        let reason =
            if rest.starts_with('_') { OmissionReason::Address } else { OmissionReason::Markup };
        sheet.omit(reason, whole);
        return (Line::Break, Some(reason));
    };
    if name == "image" || name == "figure" {
        let address = argument.trim().to_owned();
        sheet.images.push(Image { range: whole.clone(), address });
        sheet.omit(OmissionReason::Image, whole);
        return (Line::Break, (name == "image").then_some(OmissionReason::Image));
    }
    if let Some((_, reason)) = CLOSED.iter().find(|(closed, _)| *closed == name) {
        sheet.omit(*reason, whole);
        return (Line::Break, Some(*reason));
    }
    let skipped = whole.len() - argument.len();
    sheet.omit(OmissionReason::Markup, whole.start + depth..whole.start + skipped);
    let line = if argument.trim().is_empty() {
        Line::Break
    } else {
        Line::Begin(BlockKind::Paragraph, skipped)
    };
    (line, None)
}

/// Overwrites the marks within lines.
fn inlines(sheet: &mut Sheet<'_>, from: usize) {
    let source = sheet.source;
    let mut ahead = Ahead::default();
    let mut at = from;
    while let Some(n) = source[at..].find(['`', '*', '|', '_']) {
        at += n;
        let end = if sheet.is_overwritten(at) { None } else { inline(sheet, at, &mut ahead) };
        at = end.unwrap_or(at + 1);
    }
}

fn inline(sheet: &mut Sheet<'_>, at: usize, ahead: &mut Ahead) -> Option<usize> {
    let source = sheet.source;
    let rest = &source[at..];
    let mut until = |close: &str| {
        let found = ahead.literal(source, close, at + close.len())?;
        (!source[at..found.end].contains("\n\n") && found.start > at + close.len()).then_some(found)
    };
    if rest.starts_with("``") {
        let close = until("``")?;
        if code_span::is_name(&source[at + 2..close.start]) {
            emphasize(sheet, at..at + 2, close);
            return Some(at + 2);
        }
        sheet.tag(at..close.end, sheet::SPACE, false);
        sheet.omit(OmissionReason::Code, at..close.end);
        return Some(close.end);
    }
    if rest.starts_with('`') {
        let close = until("`")?;
        interpreted(sheet, at, close.start);
        return Some(close.end);
    }
    if rest.starts_with("**") {
        let close = until("**")?;
        emphasize(sheet, at..at + 2, close);
        return Some(at + 2);
    }
    if rest.starts_with('*') {
        let close = until("*")?;
        let inside = &source[at + 1..close.start];
        if inside.starts_with(char::is_whitespace) || inside.ends_with(char::is_whitespace) {
            return None;
        }
        let end = close.end;
        emphasize(sheet, at..at + 1, close);
        return Some(end);
    }
    if rest.starts_with('|') {
        // The border of a table's cell, or a substitution.
        sheet.vanish(at..at + 1);
        sheet.put(at, sheet::SPACE);
        return Some(at + 1);
    }
    let after = rest[1..].chars().next();
    let before = source[..at].chars().next_back();
    let is_end = after.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    if is_end && before.is_some_and(|c| c.is_alphanumeric() || c == ']') {
        // The end of a reference: `name_`.
        sheet.vanish(at..at + 1);
    }
    Some(at + 1)
}

/// Sets what is between two marks off.
fn emphasize(sheet: &mut Sheet<'_>, open: Range<usize>, close: Range<usize>) {
    for (mark, signal) in [(open, sheet::EMPHASIS_ON), (close, sheet::EMPHASIS_OFF)] {
        let start = mark.start;
        sheet.vanish(mark);
        sheet.put(start, signal);
    }
}

/// Interpreted text: `` :role:`text <target>` `` and `` `text <address>`_ ``.
fn interpreted(sheet: &mut Sheet<'_>, open: usize, close: usize) {
    let source = sheet.source;
    let before = &source[..open];
    let role = before.strip_suffix(':').and_then(|b| {
        let name = b.rfind(|c: char| !c.is_ascii_alphanumeric() && !"-_.:+".contains(c));
        let name = name.map_or(0, |n| n + b[n..].chars().next().map_or(1, char::len_utf8));
        b[name..].starts_with(':').then_some(name)
    });
    let inside = &source[open + 1..close];
    let is_math = role.is_some_and(|role| &before[role..] == ":math:");
    let is_code = role.is_some_and(|role| &before[role..] == ":code:");
    let start = role.unwrap_or(open);
    if is_math || is_code {
        sheet.tag(start..close + 1, sheet::SPACE, false);
        let reason = if is_math { OmissionReason::Math } else { OmissionReason::Code };
        return sheet.omit(reason, start..close + 1);
    }
    let target = inside.find('<').filter(|_| inside.ends_with('>'));
    let text_end = target.map_or(close, |n| open + 1 + n);
    sheet.vanish(start..open + 1);
    sheet.put(open, sheet::LINK_ON);
    let address = target.map_or(inside, |n| inside[n + 1..].trim_end_matches('>'));
    sheet.links.insert(open, address.to_owned());
    let underscores = source[close + 1..].bytes().take(2).take_while(|b| *b == b'_').count();
    let end = close + 1 + underscores;
    sheet.vanish(text_end..end);
    sheet.put(text_end, sheet::LINK_OFF);
    sheet.omit(OmissionReason::Markup, start..open + 1);
    sheet.omit(OmissionReason::Address, text_end..end);
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Markup, ReadOptions, read};

    #[test]
    fn only_text_remains() {
        let source = "=====\n周报\n=====\n\n:作者: 某人\n\n第一段，**重点**和*强调*，\
            见 `手册 <https://a.example>`_ 与 :ref:`安装 <install>`，``code`` 之后 name_。\n\n\
            一节\n----\n\n* 甲\n* 乙\n\n.. note:: 注意这里\n   继续\n\n.. code-block:: python\n   :linenos:\n\n\
            \x20  print('代码')\n\n例如::\n\n    字面代码\n\n.. image:: 图.png\n   :alt: 替代\n\n\
            .. 注释\n\n+-----+-----+\n| 格  | 子  |\n+-----+-----+\n\n结尾 [1]_。\n\n.. [1] 脚注\n";
        let options = ReadOptions { markup: Some(Markup::ReStructuredText), ..Default::default() };
        let document = read(source.as_bytes(), &options);
        let texts: Vec<_> = document.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (BlockKind::Heading(1), "周报"),
                (BlockKind::Paragraph, "某人"),
                (BlockKind::Paragraph, "第一段，重点和强调，见 手册 与 安装， 之后 name。"),
                (BlockKind::Heading(2), "一节"),
                (BlockKind::ListItem, "甲"),
                (BlockKind::ListItem, "乙"),
                (BlockKind::Paragraph, "注意这里\n继续"),
                (BlockKind::Paragraph, "例如::"),
                (BlockKind::Paragraph, "格 子"),
                (BlockKind::Paragraph, "结尾 [1]。"),
                (BlockKind::Paragraph, "脚注"),
            ]
        );
    }
}
