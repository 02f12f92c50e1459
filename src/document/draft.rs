//! Drafts: blocks on their way, with what the last rules need to know of them.

use std::collections::BTreeMap;
use std::iter;
use std::mem;
use std::ops::Range;

use super::sheet::{self, FILLER};
use super::{BlockKind, Mark, MarkKind};

/// A link in a draft.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Its text, as a range of the draft's text.
    pub(super) range: Range<usize>,
    /// Its address.
    pub(super) address: String,
}

/// A block that the last rules have not seen.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// What the block is.
    pub(super) kind: BlockKind,
    /// Its text.
    pub(super) text: String,
    /// Marks in `text`, in the order in which they end.
    pub(super) marks: Vec<Mark>,
    /// Links in `text`, in their order.
    pub(super) links: Vec<Link>,
    /// Offsets in `text` at which a line of the source ended.
    pub(super) line_ends: Vec<usize>,
    /// Where runs of `text` stand in the source: offset in the text, offset in the source.
    map: Vec<(usize, usize)>,
}

impl Draft {
    fn new(kind: BlockKind) -> Self {
        Self {
            kind,
            text: String::new(),
            marks: Vec::new(),
            links: Vec::new(),
            line_ends: Vec::new(),
            map: Vec::new(),
        }
    }

    fn push(&mut self, c: char, source: usize) {
        let at = self.text.len();
        match self.map.last() {
            Some(&(text, start)) if at - text + start == source => {}
            _ => self.map.push((at, source)),
        }
        self.text.push(c);
    }

    fn source_offset(&self, at: usize) -> usize {
        let run = self.map.partition_point(|&(text, _)| text <= at).saturating_sub(1);
        self.map.get(run).map_or(0, |&(text, source)| source + at.saturating_sub(text))
    }

    /// Where the text begins in the source.
    pub(super) fn start(&self) -> usize {
        self.map.iter().map(|&(_, source)| source).min().unwrap_or(0)
    }

    /// Where the whole text stands in the source.
    pub(super) fn whole_range(&self) -> Range<usize> {
        let next =
            self.map.iter().skip(1).map(|&(text, _)| text).chain(iter::once(self.text.len()));
        let ends = self.map.iter().zip(next).map(|(&(text, source), next)| source + next - text);
        self.start()..ends.max().unwrap_or(0)
    }

    /// Where `range` of the text, not empty, stands in the source.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_offset(range.start);
        let last = self.text[range.clone()].char_indices().next_back();
        let end = last.map_or(start, |(i, c)| self.source_offset(range.start + i) + c.len_utf8());
        start..end.max(start)
    }

    /// Takes the `removed` ranges, ordered and disjoint, out of the text, with the brackets that
    /// they leave empty; where they kept words apart a space remains.
    pub(super) fn remove(&mut self, removed: &[Range<usize>]) {
        let mut cuts: Vec<Range<usize>> = Vec::new();
        for range in removed {
            let cut = widen(&self.text, range.clone());
            match cuts.last_mut() {
                Some(last) if cut.start <= last.end => last.end = last.end.max(cut.end),
                _ => cuts.push(cut),
            }
        }
        let mut text = String::with_capacity(self.text.len());
        let mut map = Vec::new();
        // Old offsets of what is kept, with their new offsets.
        let mut kept: Vec<(Range<usize>, usize)> = Vec::new();
        let mut from = 0;
        let end = self.text.len();
        for cut in cuts.iter().cloned().chain(iter::once(end..end)) {
            if from < cut.start {
                let gap_start = kept.last().map_or(0, |(old, _)| old.end);
                if parts(&text, &self.text[gap_start..from], &self.text[from..]) {
                    text.push(' ');
                }
                kept.push((from..cut.start, text.len()));
                map.push((text.len(), self.source_offset(from)));
                let first = self.map.partition_point(|(at, _)| *at <= from);
                let runs = self.map[first..].iter().take_while(|(at, _)| *at < cut.start);
                map.extend(runs.map(|&(at, source)| (at - from + text.len(), source)));
                text.push_str(&self.text[from..cut.start]);
            }
            from = cut.end;
        }
        let moved = |at: usize, end: bool| {
            let next =
                kept.partition_point(|(old, _)| if end { old.start < at } else { old.end <= at });
            if end {
                let (old, new) = kept.get(next.checked_sub(1)?)?;
                Some(new + at.min(old.end) - old.start)
            } else {
                let (old, new) = kept.get(next)?;
                Some(new + at.max(old.start) - old.start)
            }
        };
        let moved_range = |range: &Range<usize>| {
            let moved = moved(range.start, false)?..moved(range.end, true)?;
            (moved.start < moved.end).then_some(moved)
        };
        self.marks = mem::take(&mut self.marks)
            .into_iter()
            .filter_map(|m| Some(Mark { range: moved_range(&m.range)?, ..m }))
            .collect();
        self.links = mem::take(&mut self.links)
            .into_iter()
            .filter_map(|l| Some(Link { range: moved_range(&l.range)?, ..l }))
            .collect();
        self.line_ends = self.line_ends.iter().filter_map(|&at| moved(at, true)).collect();
        self.text = text;
        self.map = map;
    }
}

/// Whether a space is needed between the text that is `kept` and the `next`, between which `cut`
/// was.
fn parts(kept: &str, cut: &str, next: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let next = next.chars().next();
    let spaced = cut.starts_with(char::is_whitespace) || cut.ends_with(char::is_whitespace);
    !kept.is_empty()
        && !next.is_some_and(closes)
        && (spaced || word(kept.chars().next_back()) && word(next))
}

/// A cut with the white space around it and the pairs of brackets that it would leave empty.
fn widen(text: &str, cut: Range<usize>) -> Range<usize> {
    let mut cut = cut;
    loop {
        cut.start = text[..cut.start].trim_end().len();
        cut.end = text.len() - text[cut.end..].trim_start().len();
        let opening = text[..cut.start].chars().next_back();
        let closing = text[cut.end..].chars().next();
        match (opening, closing) {
            (Some(a), Some(b)) if is_pair(a, b) => {
                cut.start -= a.len_utf8();
                cut.end += b.len_utf8();
            }
            _ => return cut,
        }
    }
}

/// Whether two characters are an opening bracket and its closing one.
pub(super) fn is_pair(opening: char, closing: char) -> bool {
    const PAIRS: [(char, char); 9] = [
        ('(', ')'),
        ('（', '）'),
        ('[', ']'),
        ('［', '］'),
        ('【', '】'),
        ('〔', '〕'),
        ('<', '>'),
        ('{', '}'),
        ('「', '」'),
    ];
    PAIRS.contains(&(opening, closing))
}

/// Space that is owed to the text before its next character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    /// A line end of the source: a space, but nothing between two CJK characters.
    Soft,
    Space,
    Line,
}

/// Writes drafts character by character.
pub(super) struct Writer<'a> {
    links: &'a BTreeMap<usize, String>,
    drafts: Vec<Draft>,
    draft: Draft,
    base: BlockKind,
    kinds: Vec<BlockKind>,
    gap: Gap,
    last: Option<char>,
    /// Starts of the open marks, one stack a kind; `None` until their first character.
    emphasis: Vec<Option<usize>>,
    code: Vec<Option<usize>>,
    open_links: Vec<(Option<usize>, String)>,
    /// Whether an open mark waits for its first character.
    waiting: bool,
    /// Whether the next line end of the source ends a title.
    in_title: bool,
}

impl<'a> Writer<'a> {
    /// A writer that finds the addresses of HTML links in `links`.
    pub(super) fn new(links: &'a BTreeMap<usize, String>) -> Self {
        Self {
            links,
            drafts: Vec::new(),
            draft: Draft::new(BlockKind::Paragraph),
            base: BlockKind::Paragraph,
            kinds: Vec::new(),
            gap: Gap::None,
            last: None,
            emphasis: Vec::new(),
            code: Vec::new(),
            open_links: Vec::new(),
            waiting: false,
            in_title: false,
        }
    }

    /// All drafts.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        self.end_block();
        self.drafts
    }

    /// Begins a block of `kind`; one that is open ends.
    pub(super) fn begin_block(&mut self, kind: BlockKind) {
        self.end_block();
        self.base = kind;
        self.kinds.clear();
        self.draft.kind = kind;
    }

    /// Ends the open block, if there is one.
    pub(super) fn end_block(&mut self) {
        while !self.emphasis.is_empty() {
            self.end_emphasis();
        }
        while !self.code.is_empty() {
            self.end_code();
        }
        while !self.open_links.is_empty() {
            self.end_link();
        }
        let kind = self.kinds.last().copied().unwrap_or(self.base);
        let draft = mem::replace(&mut self.draft, Draft::new(kind));
        if !draft.text.is_empty() {
            self.drafts.push(draft);
        }
        self.gap = Gap::None;
        self.last = None;
    }

    /// A line end of the source.
    pub(super) fn soft_break(&mut self) {
        let gap = if mem::take(&mut self.in_title) { Gap::Line } else { Gap::Soft };
        self.gap = self.gap.max(gap);
        self.draft.line_ends.push(self.draft.text.len());
    }

    /// A line break that the author asked for.
    pub(super) fn line_break(&mut self) {
        self.gap = Gap::Line;
        self.draft.line_ends.push(self.draft.text.len());
    }

    /// Keeps what stands before and after apart.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// Begins a link to `address`.
    pub(super) fn begin_link(&mut self, address: String) {
        self.open_links.push((None, address));
        self.waiting = true;
    }

    /// Ends a link.
    pub(super) fn end_link(&mut self) {
        if let Some((Some(start), address)) = self.open_links.pop() {
            let range = start..self.draft.text.len();
            self.draft.links.push(Link { range: range.clone(), address });
            self.mark(MarkKind::Link, range);
        }
    }

    /// Begins emphasis.
    pub(super) fn begin_emphasis(&mut self) {
        self.emphasis.push(None);
        self.waiting = true;
    }

    /// Ends emphasis.
    pub(super) fn end_emphasis(&mut self) {
        if let Some(Some(start)) = self.emphasis.pop() {
            self.mark(MarkKind::Emphasis, start..self.draft.text.len());
        }
    }

    /// Begins code.
    pub(super) fn begin_code(&mut self) {
        self.code.push(None);
        self.waiting = true;
    }

    /// Ends code.
    pub(super) fn end_code(&mut self) {
        if let Some(Some(start)) = self.code.pop() {
            self.mark(MarkKind::Code, start..self.draft.text.len());
        }
    }

    fn mark(&mut self, kind: MarkKind, range: Range<usize>) {
        let mark = Mark { kind, range };
        if !mark.range.is_empty() && self.draft.marks.last() != Some(&mark) {
            self.draft.marks.push(mark);
        }
    }

    /// A character that stands at `source`, a signal among them.
    pub(super) fn character(&mut self, c: char, source: usize) {
        if c.is_ascii() && sheet::is_signal(c as u8) {
            return self.signal(c as u8, source);
        }
        match c {
            // No width, no meaning: they would split words in two.
            FILLER | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => return,
            '\n' => return self.soft_break(),
            _ if c.is_whitespace() || c.is_control() => return self.space(),
            _ => {}
        }
        let gap = match (self.gap, self.last) {
            (_, None) | (Gap::None, _) => None,
            (Gap::Soft, Some(last)) if joins(last, c) => None,
            (Gap::Line, _) => Some('\n'),
            _ if closes(c) => None,
            _ => Some(' '),
        };
        if let Some(gap) = gap {
            self.draft.push(gap, source.saturating_sub(1));
        }
        self.gap = Gap::None;
        self.last = Some(c);
        if self.waiting {
            self.waiting = false;
            let at = self.draft.text.len();
            for marks in [&mut self.emphasis, &mut self.code] {
                marks.iter_mut().rev().take_while(|s| s.is_none()).for_each(|s| *s = Some(at));
            }
            let links = self.open_links.iter_mut().rev();
            links.take_while(|(s, _)| s.is_none()).for_each(|(s, _)| *s = Some(at));
        }
        self.draft.push(c, source);
    }

    fn signal(&mut self, signal: u8, source: usize) {
        match signal {
            sheet::BREAK => self.end_block(),
            sheet::CLOSE => {
                self.kinds.pop();
                self.end_block();
            }
            sheet::EMPHASIS_ON => self.begin_emphasis(),
            sheet::EMPHASIS_OFF => self.end_emphasis(),
            sheet::CODE_ON => self.begin_code(),
            sheet::CODE_OFF => self.end_code(),
            sheet::LINK_ON => {
                let address = self.links.get(&source).cloned().unwrap_or_default();
                self.begin_link(address);
            }
            sheet::LINK_OFF => self.end_link(),
            sheet::SPACE => self.space(),
            sheet::LINE => self.line_break(),
            sheet::TITLE => self.in_title = true,
            _ => {
                if let Some(kind) = sheet::opened_kind(signal) {
                    self.kinds.push(kind);
                    self.end_block();
                }
            }
        }
    }
}

/// Whether a character is full-width punctuation before which there is no space.
fn closes(c: char) -> bool {
    "。，、；：！？）」』】》〉".contains(c)
}

/// Whether a line end between two characters is no space.
fn joins(before: char, after: char) -> bool {
    let quotation = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·');
    match (is_cjk(before), is_cjk(after)) {
        (true, true) => true,
        (true, false) => quotation(after),
        (false, true) => quotation(before),
        (false, false) => false,
    }
}

/// Whether a character belongs to a script that puts no space between words: Han, kana,
/// bopomofo, and their punctuation.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x2e80..=0x312f | 0x31a0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff01..=0xff9f | 0x20000..=0x3ffff)
}
