//! The pass before Markdown: template tags, HTML and Obsidian's marks are overwritten, outside
//! of code, so that what remains is plain CommonMark and no text hides in an HTML block.

use super::OmissionReason;
use super::ahead::Ahead;
use super::draft::is_cjk;
use super::prefix::{Prefix, fence_mark};
use super::sheet::{self, Sheet};
use super::tags::{self, Role, Tag};
use super::template;
use super::wiki_link;
use super::{directive, inline_mark, line_mark};
use std::ops::Range;

/// A sheet of `source` for a Markdown parser, blank up to the offset `from`.
pub(super) fn prepare(source: &str, from: usize, include_code: bool) -> Sheet<'_> {
    let mut sheet = Sheet::new(source);
    sheet.blank(0..from);
    let mut pass = Pass {
        sheet,
        ahead: Ahead::default(),
        code_spans: CodeSpans::default(),
        include_code,
        fence: None,
        in_list: false,
        after_blank: true,
        indented_code: false,
        html_line: false,
        depth: 0,
        directives: Vec::new(),
        options: false,
        module: false,
    };
    let mut at = from;
    while at < source.len() {
        at = pass.line(at);
    }
    pass.sheet.blank_vanished_lines();
    pass.sheet
}

/// An open code fence.
#[derive(Clone, Copy)]
struct Fence {
    byte: u8,
    length: usize,
    quoted: bool,
    /// A line with less indentation ends the list item that holds the fence.
    indent: usize,
}

struct Pass<'a> {
    sheet: Sheet<'a>,
    ahead: Ahead,
    code_spans: CodeSpans,
    include_code: bool,
    fence: Option<Fence>,
    in_list: bool,
    after_blank: bool,
    indented_code: bool,
    /// Whether the line follows one that began with a tag, without an empty line between.
    html_line: bool,
    /// Open elements that hold blocks.
    depth: usize,
    /// The fences of open directives: their byte and length.
    directives: Vec<(u8, usize)>,
    /// Whether the line before opened a directive, or is an option of it.
    options: bool,
    /// Whether the lines before export something of a program.
    module: bool,
}

impl Pass<'_> {
    /// Treats the line that begins at `start`; returns where the next one to treat begins.
    fn line(&mut self, start: usize) -> usize {
        let source = self.sheet.source;
        let end = line_end(source, start);
        let prefix = Prefix::of(&source[start..end]);
        if self.fence.is_none() && !prefix.blank && self.directive(start + prefix.length, end) {
            return next_line(source, end);
        }
        if self.in_fence(&source[start..end], prefix) {
            return next_line(source, end);
        }
        if prefix.blank {
            self.module = false;
            self.after_blank = true;
            self.html_line = false;
            return next_line(source, end);
        }
        if prefix.list {
            self.in_list = true;
        } else if self.after_blank && prefix.indent < 2 {
            self.in_list = false;
        }
        let content = &source[start + prefix.length..end];
        let exports = prefix.length == 0 && self.after_blank && line_mark::is_export(content);
        if self.module || exports {
            self.module = true;
            self.leave_out(start..end);
            return next_line(source, end);
        }
        let begins_with_tag =
            content.starts_with('<') && Tag::at(source, start + prefix.length).is_some();
        self.html_line |= begins_with_tag;
        let in_html = self.html_line || self.depth > 0;
        let deep = prefix.indent >= 4 && !prefix.quoted && !self.in_list;
        let may_be_code = self.after_blank || self.indented_code;
        self.indented_code = deep && may_be_code && self.depth == 0;
        self.after_blank = false;
        if self.indented_code {
            return next_line(source, end);
        }
        let reserved = if self.in_list { 4 } else { 0 };
        if in_html && !prefix.quoted && !prefix.list && prefix.indent >= reserved + 4 {
            // The indentation of HTML is not that of code.
            let width = prefix.indent_bytes.saturating_sub(reserved);
            let from = start + prefix.indent_bytes - width;
            self.sheet.vanish(from..from + 1);
        }
        let at = start + prefix.length;
        let mark = line_mark::overwrite(&mut self.sheet, at, content, prefix.quoted, prefix.list);
        self.in_list |= mark;
        self.after_blank = line_mark::is_import(content);
        self.inlines(start + prefix.length, end)
    }

    fn leave_out(&mut self, range: Range<usize>) {
        self.sheet.tag(range.clone(), sheet::BREAK, false);
        self.sheet.omit(OmissionReason::Markup, range);
    }

    /// Whether the line, whose content stands from `at` to `end`, opens or closes a directive whose
    /// body is text, or is one of its options.
    fn directive(&mut self, at: usize, end: usize) -> bool {
        let content = self.sheet.source[at..end].trim_end();
        let range = at..at + content.len();
        if let Some((byte, length)) = fence_mark(content) {
            let closes =
                self.directives.last().is_some_and(|open| open.0 == byte && open.1 <= length);
            if content.len() == length && closes {
                self.directives.pop();
                self.leave_out(range);
                self.after_blank = true;
                return true;
            }
            if let Some(title) = directive::title(content, length) {
                self.directives.push((byte, length));
                if title < content.len() {
                    line_mark::title(&mut self.sheet, at, title, content.len(), content);
                    self.sheet.put(at, sheet::BREAK);
                } else {
                    self.leave_out(range);
                }
                (self.options, self.after_blank) = (true, true);
                return true;
            }
        }
        if self.options && directive::is_option(content) {
            self.leave_out(range);
            return true;
        }
        self.options = content.starts_with(":::") && content.contains('{');
        false
    }

    /// Whether the line belongs to a fenced code block; opens and closes it.
    fn in_fence(&mut self, line: &str, prefix: Prefix) -> bool {
        let content = &line[prefix.length..];
        if let Some(fence) = self.fence {
            let left =
                fence.quoted && !prefix.quoted || !prefix.blank && prefix.indent < fence.indent;
            if left {
                self.fence = None;
            } else {
                let trimmed = line.trim_matches([' ', '\t', '\r', '>']);
                let closes =
                    trimmed.len() >= fence.length && trimmed.bytes().all(|b| b == fence.byte);
                if closes {
                    self.fence = None;
                    self.after_blank = false;
                }
                return true;
            }
        }
        let Some((byte, length)) = fence_mark(content) else { return false };
        let indent = if prefix.list { prefix.width } else { prefix.indent.saturating_sub(3) };
        let indent = if prefix.quoted { 0 } else { indent };
        let deep = prefix.indent >= 4 && !self.in_list && self.after_blank && !prefix.list;
        if deep && self.depth == 0 {
            return false;
        }
        self.in_list |= prefix.list;
        self.fence = Some(Fence { byte, length, quoted: prefix.quoted, indent });
        true
    }

    /// Overwrites what stands in the line from `at` to `end`; returns where the next line to
    /// treat begins, further on if something reaches over the end of this one.
    fn inlines(&mut self, at: usize, end: usize) -> usize {
        let source = self.sheet.source;
        let mut at = at;
        let mut end = end;
        loop {
            let special = |b: u8| b"<{`[!\\(@".contains(&b);
            let Some(n) = source.as_bytes()[at..end].iter().position(|&b| special(b)) else {
                return next_line(source, end);
            };
            at += n;
            at = self.inline(at, end);
            if at >= end {
                if at >= source.len() {
                    return source.len();
                }
                if at > end {
                    end = line_end(source, at);
                }
            }
        }
    }

    /// Treats what begins at `at` in a line that ends at `line_end`; returns where reading goes on.
    fn inline(&mut self, at: usize, line_end: usize) -> usize {
        let source = self.sheet.source;
        let rest = &source[at..];
        let bytes = rest.as_bytes();
        if self.sheet.is_overwritten(at) {
            // A mark at the start of the line.
            return at + 1;
        }
        if let Some(end) = inline_mark::overwrite(&mut self.sheet, at, line_end, &mut self.ahead) {
            return end;
        }
        if let Some(end) = self.role(at) {
            return end;
        }
        match bytes[0] {
            b'\\' => self.formula(at).unwrap_or(
                at + 1 + usize::from(bytes.get(1).is_some_and(u8::is_ascii_punctuation)),
            ),
            b'`' => {
                let length = bytes.iter().take_while(|b| **b == b'`').count();
                self.code_spans.end(source, at, length).unwrap_or(at + length)
            }
            b'{' => template::overwrite(&mut self.sheet, at, &mut self.ahead, self.include_code)
                .map_or(at + 1, |end| self.reopened(at, end)),
            b'<' => self.angle(at),
            b'!' if rest.starts_with("![[") => {
                wiki_link::overwrite(&mut self.sheet, at + 1).unwrap_or(at + 1)
            }
            b'[' if rest.starts_with("[[") => {
                wiki_link::overwrite(&mut self.sheet, at).unwrap_or(at + 1)
            }
            _ => at + 1,
        }
    }

    /// Treats the role that begins at `at`, if there is one; returns where reading goes on.
    fn role(&mut self, at: usize) -> Option<usize> {
        let source = self.sheet.source;
        let span = at + directive::role(&source[at..])?;
        let length = source[span..].bytes().take_while(|b| *b == b'`').count();
        let end = self.code_spans.end(source, span, length)?;
        directive::overwrite(&mut self.sheet, at..span, span..end, length);
        Some(end)
    }

    /// Goes on after a template block, or at its start if it was turned into a code fence.
    fn reopened(&mut self, at: usize, end: usize) -> usize {
        if end > at {
            return end;
        }
        let fence = "~~~~~~";
        let close = self.sheet.find(fence, at + fence.len());
        close.map_or(at + 1, |close| close + fence.len())
    }

    /// Overwrites the formula between `\\(` and `\\)` or `\\[` and `\\]` that begins at `at`.
    fn formula(&mut self, at: usize) -> Option<usize> {
        let source = self.sheet.source;
        let close = match source.as_bytes().get(at + 1)? {
            b'(' => "\\)",
            b'[' => "\\]",
            _ => return None,
        };
        let end = self.ahead.literal(source, close, at + 2)?.end;
        let paragraph =
            self.ahead.literal(source, "\n\n", at).map_or(source.len(), |end| end.start);
        if end > paragraph || end - at > LONGEST_FORMULA || is_prose(&source[at + 2..end - 2]) {
            return None;
        }
        self.sheet.tag(at..end, sheet::SPACE, false);
        self.sheet.omit(OmissionReason::Math, at..end);
        Some(end)
    }

    fn angle(&mut self, at: usize) -> usize {
        let source = self.sheet.source;
        if source[at..].starts_with("<!--")
            && let Some(end) = self.comment(at)
        {
            return end;
        }
        if source[at..].starts_with("<%")
            && let Some(tag) = self.ahead.literal(source, "%>", at + 2)
        {
            self.sheet.tag(at..tag.end, sheet::SPACE, false);
            self.sheet.omit(OmissionReason::Template, at..tag.end);
            return tag.end;
        }
        if let Some(tag) = Tag::at(source, at) {
            if tags::role(tag.name) == Role::Break(true) {
                self.depth =
                    if tag.closing { self.depth.saturating_sub(1) } else { self.depth + 1 };
            }
            return tags::overwrite(&mut self.sheet, &tag, &mut self.ahead, self.include_code);
        }
        let is_markup = |b: &u8| b.is_ascii_alphabetic() || b"/!?".contains(b);
        let next = source.as_bytes().get(at + 1);
        if next.is_some_and(is_markup) && !is_autolink(&source[at + 1..]) {
            // No tag, but enough of one to make the parser hide what follows.
            self.sheet.vanish(at..at + 1);
        }
        at + 1
    }

    fn comment(&mut self, at: usize) -> Option<usize> {
        let source = self.sheet.source;
        let end = self.ahead.literal(source, "-->", at + 4)?.end;
        let alone = template::is_alone(source, at..end);
        self.sheet.tag(at..end, if alone { sheet::BREAK } else { sheet::VANISH }, false);
        self.sheet.omit(OmissionReason::Html, at..end);
        Some(end)
    }
}

/// Longer formulas are text.
const LONGEST_FORMULA: usize = 10_000;

/// Whether what stands between the marks of a formula is prose rather than a formula.
pub(super) fn is_prose(literal: &str) -> bool {
    literal.chars().any(is_cjk) && !literal.contains('\\')
}

/// Whether `rest`, which follows a `<`, is an address in angle brackets.
fn is_autolink(rest: &str) -> bool {
    let end = rest.find(|c: char| c == '>' || c == '<' || c.is_whitespace());
    let Some(inside) = end.filter(|&end| rest[end..].starts_with('>')).map(|end| &rest[..end])
    else {
        return false;
    };
    let scheme = inside.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |s: &str| {
        s.len() > 1 && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b))
    };
    scheme.is_some_and(is_scheme) || inside.contains('@')
}

/// Where code spans end.
#[derive(Default)]
struct CodeSpans {
    /// The end of the paragraph that was looked through.
    scanned: usize,
    /// The last run of backticks of each length in it.
    last: Vec<usize>,
}

/// Longer runs of backticks are text.
const LONGEST_BACKTICKS: usize = 80;

impl CodeSpans {
    /// The end of the code span that a run of `length` backticks at `at` opens, if it is closed
    /// in its paragraph.
    fn end(&mut self, source: &str, at: usize, length: usize) -> Option<usize> {
        if length > LONGEST_BACKTICKS {
            return None;
        }
        if at >= self.scanned {
            self.scan(source, at);
        }
        if self.last[length] <= at {
            return None;
        }
        backtick_runs(source, at + length, self.scanned)
            .find(|run| run.1 == length)
            .map(|r| r.0 + length)
    }

    fn scan(&mut self, source: &str, at: usize) {
        let mut end = line_end(source, at);
        loop {
            let next = next_line(source, end);
            let line = &source[next..line_end(source, next)];
            let prefix = Prefix::of(line);
            let content = &line[prefix.length..];
            let starts_block = prefix.blank || prefix.list || content.starts_with(['#', '<']);
            if next >= source.len() || starts_block || fence_mark(content).is_some() {
                break;
            }
            end = next + line.len();
        }
        self.scanned = end;
        self.last = vec![0; LONGEST_BACKTICKS + 1];
        for (start, length) in backtick_runs(source, at, end) {
            if let Some(last) = self.last.get_mut(length) {
                *last = start;
            }
        }
    }
}

/// The runs of backticks between two offsets: start and length.
fn backtick_runs(source: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let bytes = &source.as_bytes()[..to];
    let mut at = from;
    std::iter::from_fn(move || {
        at += bytes.get(at..)?.iter().position(|b| *b == b'`')?;
        let (start, length) = (at, bytes[at..].iter().take_while(|b| **b == b'`').count());
        at += length;
        Some((start, length))
    })
}

fn line_end(source: &str, from: usize) -> usize {
    source[from..].find('\n').map_or(source.len(), |n| from + n)
}

fn next_line(source: &str, end: usize) -> usize {
    (end + 1).min(source.len())
}
