//! Markdown: the tree that `comrak` makes of a prepared sheet, written as drafts.

use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue, Sourcepos};
use comrak::{Arena, Options};

use super::code_span;
use super::draft::Writer;
use super::line_end;
use super::prepare::{is_prose, prepare};
use super::sheet::{Image, ceil, floor};
use super::{BlockKind, Omission, OmissionReason, Page};

/// Reads Markdown from the offset `from` on.
pub(super) fn read(source: &str, from: usize, include_code: bool) -> Page {
    let sheet = prepare(source, from, include_code);
    let text = sheet.text();
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, text, &options());
    let mut lines = vec![0];
    lines.extend(text.match_indices('\n').map(|(i, _)| i + 1));
    let mut reader = Reader {
        text,
        lines,
        meant: Vec::new(),
        include_code,
        writer: Writer::new(&sheet.links),
        page: Page::default(),
        containers: Vec::new(),
    };
    reader.walk(root);
    let Reader { writer, mut page, .. } = reader;
    page.drafts = writer.finish();
    page.omitted.extend(sheet.omitted);
    page.images.extend(sheet.images);
    page
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.cjk_friendly_emphasis = true;
    extension.strikethrough = true;
    extension.table = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.highlight = true;
    extension.math_dollars = true;
    extension.ofm_comments = true;
    options.parse.relaxed_tasklist_matching = true;
    options.parse.leave_footnote_definitions = true;
    options
}

struct Reader<'a> {
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// The lines of the last paragraph whose ends are meant, counted from 1.
    meant: Vec<usize>,
    include_code: bool,
    writer: Writer<'a>,
    page: Page,
    /// Kinds that the open lists and quotations give their paragraphs.
    containers: Vec<BlockKind>,
}

impl Reader<'_> {
    /// Writes the tree. Iterative, as a tree may be as deep as its source is long.
    fn walk<'n>(&mut self, root: &'n AstNode<'n>) {
        use comrak::arena_tree::NodeEdge;
        let mut edges = root.traverse();
        while let Some(edge) = edges.next() {
            match edge {
                NodeEdge::Start(node) => {
                    if !self.enter(node) {
                        // Its children are no text.
                        let ends = |n: &AstNode<'n>| std::ptr::eq(n, node);
                        edges.find(|edge| matches!(edge, NodeEdge::End(n) if ends(n)));
                    }
                }
                NodeEdge::End(node) => self.leave(node),
            }
        }
    }

    /// Returns whether the children of the node are to be read.
    fn enter<'n>(&mut self, node: &'n AstNode<'n>) -> bool {
        let data = node.data();
        let range = self.range(data.sourcepos);
        match &data.value {
            NodeValue::BlockQuote => self.containers.push(BlockKind::Quote),
            NodeValue::Item(_) | NodeValue::TaskItem(_) => {
                self.containers.push(BlockKind::ListItem);
            }
            NodeValue::Paragraph => {
                let kind = self.containers.last().copied().unwrap_or(BlockKind::Paragraph);
                self.writer.begin_block(kind);
                self.meant = self.meant_line_ends(data.sourcepos);
            }
            NodeValue::Heading(heading) => {
                self.writer.begin_block(BlockKind::Heading(heading.level));
            }
            NodeValue::TableCell => self.writer.begin_block(BlockKind::TableCell),
            NodeValue::CodeBlock(block) => self.code_block(&block.literal, range),
            NodeValue::Text(text) => self.text(text, range),
            // The pass before has overwritten all HTML; what it did not take for any is text.
            NodeValue::HtmlBlock(block) => {
                self.writer.begin_block(BlockKind::Paragraph);
                self.lines_of(&block.literal, range);
                self.writer.end_block();
            }
            NodeValue::HtmlInline(html) => self.text(html, range),
            NodeValue::SoftBreak if self.is_meant(data.sourcepos.start.line) => {
                self.writer.line_break();
            }
            NodeValue::SoftBreak => self.writer.soft_break(),
            NodeValue::LineBreak => self.writer.line_break(),
            NodeValue::Code(code) => self.code_span(&code.literal, range),
            NodeValue::Math(math) if is_prose(&math.literal) => self.text(&math.literal, range),
            NodeValue::Math(_) => self.gap(OmissionReason::Math, range),
            NodeValue::Emph | NodeValue::Strong | NodeValue::Highlight => {
                self.writer.begin_emphasis();
            }
            NodeValue::Link(link) if is_commit(node, &link.url) => {
                self.omit(OmissionReason::Address, range);
                return false;
            }
            NodeValue::Link(link) if let Some(start) = repository(node, &link.url) => {
                self.repository(node, &link.url, start, range);
                return false;
            }
            NodeValue::Link(link) => {
                self.writer.begin_link(link.url.clone());
                let text_end = node.last_child().map(|c| self.range(c.data().sourcepos).end);
                let rest = text_end.unwrap_or(range.start).min(range.end)..range.end;
                self.omit(OmissionReason::Address, rest);
            }
            NodeValue::Image(image) => {
                self.page.images.push(Image { range: range.clone(), address: image.url.clone() });
                self.gap(OmissionReason::Image, range);
                return false;
            }
            NodeValue::FootnoteReference(_)
            | NodeValue::CommentInline(_)
            | NodeValue::MultilineComment(_) => self.omit(OmissionReason::Markup, range),
            _ => {}
        }
        true
    }

    /// A link to a repository, whose name begins at `start` of its text: who owns it is seen, but is
    /// no part of the name.
    fn repository<'n>(
        &mut self,
        node: &'n AstNode<'n>,
        address: &str,
        start: usize,
        range: Range<usize>,
    ) {
        let text = node.first_child().map_or(range.clone(), |c| self.range(c.data().sourcepos));
        let name = self.text[text.clone()].get(start..).unwrap_or_default();
        self.omit(OmissionReason::Address, range.start..text.start + start);
        self.writer.begin_link(address.to_owned());
        self.text(name, text.start + start..text.end);
        self.writer.end_link();
        self.omit(OmissionReason::Address, text.end..range.end);
    }

    fn code_block(&mut self, code: &str, range: Range<usize>) {
        if self.include_code {
            self.writer.begin_block(BlockKind::Code);
            self.lines_of(code, range);
            self.writer.end_block();
        } else {
            self.omit(OmissionReason::Code, range);
        }
    }

    fn code_span(&mut self, code: &str, range: Range<usize>) {
        if self.include_code {
            self.writer.begin_code();
            self.text(code, range);
            self.writer.end_code();
        } else if code_span::is_name(code) {
            self.writer.begin_emphasis();
            self.text(code, range);
            self.writer.end_emphasis();
        } else {
            self.gap(OmissionReason::Code, range);
        }
    }

    fn leave<'n>(&mut self, node: &'n AstNode<'n>) {
        match &node.data().value {
            NodeValue::BlockQuote | NodeValue::Item(_) | NodeValue::TaskItem(_) => {
                self.containers.pop();
            }
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => {
                self.writer.end_block();
            }
            NodeValue::Emph | NodeValue::Strong | NodeValue::Highlight => {
                self.writer.end_emphasis();
            }
            NodeValue::Link(_) => self.writer.end_link(),
            _ => {}
        }
    }

    fn is_meant(&self, line: usize) -> bool {
        self.meant.binary_search(&line).is_ok()
    }

    /// The lines of a paragraph whose ends are no mere wraps.
    fn meant_line_ends(&self, position: Sourcepos) -> Vec<usize> {
        let text = &self.text[self.range(position)];
        let lines: Vec<&str> = text.lines().collect();
        let meant = line_end::meant_in_markdown(&lines);
        (position.start.line..)
            .zip(meant)
            .filter_map(|(line, meant)| meant.then_some(line))
            .collect()
    }

    /// A position of `comrak`, line and column from 1, the end included, as a byte range.
    fn range(&self, position: Sourcepos) -> Range<usize> {
        let offset = |line: usize, column: usize| {
            let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
            (start + column).min(self.text.len())
        };
        let start = offset(position.start.line, position.start.column.saturating_sub(1));
        let end = offset(position.end.line, position.end.column);
        let start = floor(self.text, start);
        start..ceil(self.text, end).max(start)
    }

    fn omit(&mut self, reason: OmissionReason, range: Range<usize>) {
        if !range.is_empty() {
            self.page.omitted.push(Omission { reason, range });
        }
    }

    /// Something is left out that kept its neighbours apart.
    fn gap(&mut self, reason: OmissionReason, range: Range<usize>) {
        self.writer.space();
        self.omit(reason, range);
    }

    /// Writes `text`, which stands in `range` with its escapes and entities.
    fn text(&mut self, text: &str, range: Range<usize>) {
        let source = self.text;
        let mut at = range.start;
        let mut left_over = left_over_asterisks(text).peekable();
        for (i, c) in text.char_indices() {
            let rest = &source[at.min(range.end)..range.end];
            let (skipped, length) = align(rest, c);
            while left_over.next_if(|run| run.end <= i).is_some() {}
            if !left_over.peek().is_some_and(|run| run.contains(&i)) {
                self.writer.character(c, at + skipped);
            }
            at += skipped + length;
        }
    }

    /// Writes a block as it stands, line by line.
    fn lines_of(&mut self, literal: &str, range: Range<usize>) {
        let mut at = range.start;
        for line in literal.lines() {
            let found = self.text[at..range.end].find(line).unwrap_or(0);
            at += found;
            self.text(line, at..range.end);
            self.writer.line_break();
            at = (at + line.len()).min(range.end);
            at = floor(self.text, at);
        }
    }
}

/// Where the character `c` of a text stands in `rest` of its source: how far on, and how long.
fn align(rest: &str, c: char) -> (usize, usize) {
    const REACH: usize = 40;
    // A line end within a code span is a space of its text.
    if rest.starts_with(c) || c == ' ' && rest.starts_with('\n') {
        return (0, c.len_utf8());
    }
    let entity = rest.strip_prefix('&');
    if let Some(end) = entity.and_then(|e| e.bytes().take(REACH).position(|b| b == b';')) {
        return (0, end + 2);
    }
    let near = &rest[..floor(rest, REACH)];
    near.find(c).map_or((0, 0), |skipped| (skipped, c.len_utf8()))
}

/// Runs of two or more asterisks, which are emphasis that the parser did not recognize, except
/// between two Latin letters or digits, as in `2**3`.
fn left_over_asterisks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find("**")?;
            at = start + text[start..].bytes().take_while(|b| *b == b'*').count();
            let is_latin = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
            let bytes = text.as_bytes();
            let before = start.checked_sub(1).and_then(|i| bytes.get(i));
            if !(is_latin(before) && is_latin(bytes.get(at))) {
                return Some(start..at);
            }
        }
    })
}

/// Whether the text of a link is only the hash of the commit that it leads to.
fn is_commit<'n>(link: &'n AstNode<'n>, address: &str) -> bool {
    let text = link.first_child().filter(|child| child.next_sibling().is_none());
    text.is_some_and(|text| match &text.data().value {
        NodeValue::Text(text) => {
            let hash = text.len() >= 7 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            hash && address.contains(&format!("commit/{text}"))
        }
        _ => false,
    })
}

/// Where the name of a repository begins in the text of a link, `owner/name`, that leads to it.
fn repository<'n>(link: &'n AstNode<'n>, address: &str) -> Option<usize> {
    let text = link.first_child().filter(|child| child.next_sibling().is_none())?;
    let data = text.data();
    let NodeValue::Text(text) = &data.value else { return None };
    let (owner, name) = text.split_once('/')?;
    let is_part = |part: &str| {
        let belongs = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        !part.is_empty() && part.bytes().all(belongs)
    };
    let leads = address.split("://").last()?.split_once('/')?.1.starts_with(&**text);
    (leads && is_part(owner) && is_part(name)).then(|| owner.len() + 1)
}
