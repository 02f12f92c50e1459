//! Org-mode, as text without its markup.

use std::ops::Range;

use super::code_span;
use super::front_matter::FrontMatter;
use super::plain::{Line, bullet, lines, write};
use super::sheet::{self, Image, Sheet};
use super::{BlockKind, OmissionReason, Page};

/// Blocks whose content is no prose, with what it is.
const CLOSED: [(&str, OmissionReason); 6] = [
    ("src", OmissionReason::Code),
    ("example", OmissionReason::Code),
    ("export", OmissionReason::Html),
    ("comment", OmissionReason::Markup),
    ("html", OmissionReason::Html),
    ("latex", OmissionReason::Math),
];
/// What stands before a heading or an item to say how far it is.
const STATES: [&str; 12] = [
    "TODO",
    "DONE",
    "NEXT",
    "DOING",
    "WAITING",
    "WAIT",
    "HOLD",
    "CANCELLED",
    "CANCELED",
    "STARTED",
    "SOMEDAY",
    "COMMENT",
];
/// Lines that say when.
const TIMES: [&str; 4] = ["SCHEDULED:", "DEADLINE:", "CLOSED:", "CLOCK:"];

/// Longer marks are text, so that a look for their ends costs little.
const LONGEST_MARK: usize = 1000;

/// Whether a text is of org-mode: it has lines of settings or blocks that only org-mode has.
pub(super) fn is_org(text: &str) -> bool {
    const SAMPLE_LINES: usize = 400;
    const KEYS: [&str; 8] = [
        "#+title:",
        "#+author:",
        "#+date:",
        "#+options:",
        "#+startup:",
        "#+begin_src",
        "#+begin_quote",
        "#+filetags:",
    ];
    let begins = |line: &str| {
        let start = line.get(..15.min(line.len())).unwrap_or_default().to_ascii_lowercase();
        KEYS.iter().any(|key| start.starts_with(&key[..key.len().min(15)]))
    };
    text.lines().take(SAMPLE_LINES).any(|line| line.starts_with("#+") && begins(line))
}

/// Reads org-mode from the offset `from` on. What its settings say is added to `front`.
pub(super) fn read(source: &str, from: usize, front: &mut FrontMatter) -> Page {
    let mut scan = Scan { sheet: Sheet::new(source), front, closed: None, drawer: false };
    let mut kinds = Vec::new();
    for range in lines(source, from) {
        let kind = scan.line(range.clone(), kinds.last().is_some_and(is_open));
        kinds.push((range, kind));
    }
    write(scan.sheet, kinds.into_iter())
}

/// Whether a paragraph may go on after a line.
fn is_open((_, line): &(Range<usize>, Line)) -> bool {
    !matches!(line, Line::Break | Line::Begin(BlockKind::Heading(_) | BlockKind::TableCell, _))
}

struct Scan<'a, 'f> {
    sheet: Sheet<'a>,
    front: &'f mut FrontMatter,
    /// The end of the block that is left out, and why it is.
    closed: Option<(String, OmissionReason)>,
    drawer: bool,
}

impl Scan<'_, '_> {
    fn out(&mut self, range: Range<usize>, reason: OmissionReason) -> Line {
        self.sheet.omit(reason, range);
        Line::Break
    }

    /// Reads a line; `goes_on` is whether it may belong to the paragraph before it.
    fn line(&mut self, range: Range<usize>, goes_on: bool) -> Line {
        let line = &self.sheet.source[range.clone()];
        let content = line.trim_start();
        let depth = line.len() - content.len();
        if let Some((end, reason)) = self.closed.clone() {
            if content.eq_ignore_ascii_case(&end) {
                self.closed = None;
            }
            return self.out(range, reason);
        }
        let stars = line.bytes().take_while(|b| *b == b'*').count();
        let is_heading = stars > 0 && line[stars..].starts_with(' ');
        if self.drawer && !is_heading {
            self.drawer = !content.eq_ignore_ascii_case(":END:");
            return self.out(range, OmissionReason::Markup);
        }
        self.drawer = false;
        if content.is_empty() {
            return Line::Break;
        }
        if let Some(setting) = content.strip_prefix("#+") {
            return self.setting(setting, range.clone());
        }
        let fixed = content.starts_with(": ") || content == ":";
        if fixed {
            return self.out(range, OmissionReason::Code);
        }
        let comment = content.starts_with("# ") || content == "#";
        let rule = content.len() > 4 && content.bytes().all(|b| b == b'-');
        let border = content.starts_with("|-");
        if comment || rule || border || TIMES.iter().any(|time| content.starts_with(time)) {
            return self.out(range, OmissionReason::Markup);
        }
        let drawer = content.strip_prefix(':').and_then(|name| name.strip_suffix(':'));
        if drawer.is_some_and(|name| !name.is_empty() && !name.contains([' ', ':'])) {
            self.drawer = true;
            return self.out(range, OmissionReason::Markup);
        }
        self.inlines(range.clone());
        if is_heading {
            return self.heading(stars, range);
        }
        if content.starts_with('|') {
            for (at, _) in line.match_indices('|') {
                self.sheet.tag(range.start + at..range.start + at + 1, sheet::BREAK, false);
            }
            return Line::Begin(BlockKind::TableCell, 0);
        }
        if let Some(length) = bullet(content).filter(|_| !content.starts_with('*') || depth > 0) {
            let rest = content[length..].trim_start();
            let box_ = ["[ ] ", "[X] ", "[x] ", "[-] "].iter().any(|mark| rest.starts_with(mark));
            let skipped = content.len() - rest.len() + if box_ { 4 } else { 0 };
            if let Some(at) = line.find(" :: ") {
                self.sheet.tag(range.start + at..range.start + at + 4, sheet::LINE, false);
            }
            return Line::Begin(BlockKind::ListItem, depth + skipped);
        }
        if goes_on { Line::Text } else { Line::Begin(BlockKind::Paragraph, 0) }
    }

    /// A heading of so many stars, without its state, its priority, its counter and its tags.
    fn heading(&mut self, stars: usize, range: Range<usize>) -> Line {
        let line = &self.sheet.source[range.clone()];
        let mut start = stars + line[stars..].len() - line[stars..].trim_start().len();
        let word = line[start..].split(' ').next().unwrap_or_default();
        if STATES.contains(&word) {
            start += (word.len() + 1).min(line.len() - start);
        }
        if line[start..].starts_with("[#") && line[start..].get(3..5) == Some("] ") {
            start += 5;
        }
        let tags = line.rfind(" :").filter(|at| {
            let tags = line[at + 1..].trim_end();
            let belongs = |c: char| c.is_alphanumeric() || matches!(c, ':' | '_' | '@' | '#' | '%');
            *at >= start && tags.len() > 2 && tags.ends_with(':') && tags.chars().all(belongs)
        });
        if let Some(tags) = tags {
            self.sheet.vanish(range.start + tags..range.end);
            self.sheet.omit(OmissionReason::Markup, range.start + tags..range.end);
        }
        self.sheet.omit(OmissionReason::Markup, range.start..range.start + start);
        let level = u8::try_from(stars).unwrap_or(6).min(6);
        Line::Begin(BlockKind::Heading(level), start)
    }

    /// A line `#+key: value` or the edge of a block.
    fn setting(&mut self, setting: &str, range: Range<usize>) -> Line {
        let lower = setting.to_ascii_lowercase();
        if let Some(name) = lower.strip_prefix("begin_") {
            let name = name.split_whitespace().next().unwrap_or_default();
            if let Some((_, reason)) = CLOSED.iter().find(|(closed, _)| *closed == name) {
                self.closed = Some((format!("#+end_{name}"), *reason));
                return self.out(range, *reason);
            }
        }
        let (key, value) = setting.split_once(':').unwrap_or((setting, ""));
        let value = value.trim();
        match key.to_ascii_lowercase().as_str() {
            "title" if self.front.title.is_none() && !value.is_empty() => {
                self.front.title = Some(value.to_owned());
            }
            "date" if self.front.date.is_none() => {
                self.front.date = Some(value.trim_matches(['<', '>', '[', ']']).to_owned());
            }
            "filetags" | "tags" | "keywords" if self.front.tags.is_empty() => {
                let tags = value.split([':', ',', '，', ' ']).filter(|tag| !tag.is_empty());
                self.front.tags.extend(tags.map(str::to_owned));
            }
            "caption" => {
                let skipped = self.sheet.source[range.clone()].len() - value.len();
                self.sheet.omit(OmissionReason::Markup, range.start..range.start + skipped);
                return Line::Begin(BlockKind::Paragraph, skipped);
            }
            _ => {}
        }
        self.out(range, OmissionReason::Markup)
    }

    /// Overwrites the marks within a line.
    fn inlines(&mut self, range: Range<usize>) {
        let source = self.sheet.source;
        let mut at = range.start;
        while let Some(n) =
            source[at..range.end].find(['[', '<', '*', '/', '_', '=', '~', '+', '{', '@', '\\'])
        {
            at += n;
            at = self.inline(at, range.end).unwrap_or(at + 1);
        }
    }

    fn inline(&mut self, at: usize, end: usize) -> Option<usize> {
        let source = self.sheet.source;
        let rest = &source[at..sheet::floor(source, end.min(at + LONGEST_MARK))];
        if rest.starts_with("[[") {
            return self.link(at, rest);
        }
        let silent = [("[fn:", "]"), ("[cite", "]"), ("{{{", "}}}"), ("@@", "@@"), ("\\(", "\\)")];
        for (open, close) in silent {
            if let Some(inside) = rest.strip_prefix(open) {
                let length = open.len() + inside.find(close)? + close.len();
                self.sheet.tag(at..at + length, sheet::SPACE, false);
                self.sheet.omit(OmissionReason::Markup, at..at + length);
                return Some(at + length);
            }
        }
        let date = |text: &str| {
            text.len() > 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[0].is_ascii_digit()
        };
        if rest.starts_with('<') || rest.starts_with('[') {
            let close = if rest.starts_with('<') { '>' } else { ']' };
            let length = rest.find(close)? + 1;
            let inside = &rest[1..length - 1];
            let counts = !inside.is_empty()
                && inside.contains(['/', '%'])
                && inside.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'%'));
            if !date(inside) && !counts {
                return None;
            }
            self.sheet.tag(at..at + length, sheet::SPACE, false);
            self.sheet.omit(OmissionReason::Markup, at..at + length);
            return Some(at + length);
        }
        self.emphasis(at, rest)
    }

    /// `*bold*`, `/italic/`, `=code=` and the like.
    fn emphasis(&mut self, at: usize, rest: &str) -> Option<usize> {
        const LONGEST: usize = 300;
        let mark = rest.chars().next().filter(char::is_ascii_punctuation)?;
        let before = self.sheet.source[..at].chars().next_back();
        let opens = before.is_none_or(|c| {
            c.is_whitespace() || "-('\"{，。：；、（“".contains(c) || c == '\u{200b}'
        });
        if !opens || rest[1..].starts_with(char::is_whitespace) {
            return None;
        }
        let closes = rest[1..].char_indices().take(LONGEST).find(|(i, c)| {
            let inside = &rest[1..1 + i];
            let after = rest[1 + i + c.len_utf8()..].chars().next();
            *c == mark
                && !inside.is_empty()
                && !inside.ends_with(char::is_whitespace)
                && after.is_none_or(|c| !c.is_alphanumeric())
        });
        let close = at + 1 + closes?.0;
        let inside = &self.sheet.source[at + 1..close];
        if matches!(mark, '=' | '~') && !code_span::is_name(inside) {
            self.sheet.tag(at..close + 1, sheet::SPACE, false);
            self.sheet.omit(OmissionReason::Code, at..close + 1);
            return Some(close + 1);
        }
        let (on, off) = match mark {
            '+' => (sheet::VANISH, sheet::VANISH),
            _ => (sheet::EMPHASIS_ON, sheet::EMPHASIS_OFF),
        };
        for (mark, signal) in [(at, on), (close, off)] {
            self.sheet.vanish(mark..mark + 1);
            self.sheet.put(mark, signal);
        }
        Some(close + 1)
    }

    /// `[[target][text]]` or `[[target]]`.
    fn link(&mut self, at: usize, rest: &str) -> Option<usize> {
        const PICTURES: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];
        let end = rest.find("]]")?;
        let inside = &rest[2..end];
        let (target, text) = match inside.split_once("][") {
            Some((target, _)) => (target, at + 2 + target.len() + 2),
            None => (inside, at + 2),
        };
        let picture = PICTURES.iter().any(|ending| target.to_ascii_lowercase().ends_with(ending));
        let machine = target.contains(':') && text == at + 2;
        let whole = at..at + end + 2;
        if picture || machine {
            if picture {
                let address = target.trim_start_matches("file:").to_owned();
                self.sheet.images.push(Image { range: whole.clone(), address });
            }
            let reason = if picture { OmissionReason::Image } else { OmissionReason::Address };
            self.sheet.tag(whole.clone(), sheet::SPACE, false);
            self.sheet.omit(reason, whole.clone());
            return Some(whole.end);
        }
        self.sheet.vanish(at..text);
        self.sheet.put(at, sheet::LINK_ON);
        self.sheet.links.insert(at, target.to_owned());
        self.sheet.omit(OmissionReason::Address, at..text);
        self.sheet.vanish(at + end..whole.end);
        self.sheet.put(at + end, sheet::LINK_OFF);
        self.sheet.omit(OmissionReason::Markup, at + end..whole.end);
        Some(whole.end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Markup, ReadOptions, read};

    #[test]
    fn only_text_remains() {
        let source = "#+TITLE: 潮汐\n#+FILETAGS: :sea:港口:\n#+OPTIONS: toc:nil\n\n* TODO [#A] 渡船 [1/2] :work:sea:\nSCHEDULED: <2024-03-12 Tue>\n\
            :PROPERTIES:\n:ID: x\n:END:\nThe *ferry* waits at [[https://a.example][the harbour]]\nand /turns/ north =x = 1= ~HashMap~ <2024-03-12 Tue 09:16>.[fn:1]\n\n\
            - [ ] 潮汐表\n- ebb :: low water\n\n#+begin_src sh\nls\n#+end_src\n#+CAPTION: The pier\n[[file:pier.png]]\n\n\
            | 甲 | 乙 |\n|----+----|\n| 丙 | 丁 |\n# comment\n: fixed\n** DONE 桥\n#+begin_quote\nquoted\n#+end_quote\n";
        assert_eq!(Markup::guess(source), Markup::Org);
        let document = read(source.as_bytes(), &ReadOptions::default());
        assert_eq!(document.title.as_deref(), Some("潮汐"));
        assert_eq!(document.tags, ["sea", "港口"]);
        let texts: Vec<_> = document.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (BlockKind::Heading(1), "渡船"),
                (BlockKind::Paragraph, "The ferry waits at the harbour and turns north HashMap ."),
                (BlockKind::ListItem, "潮汐表"),
                (BlockKind::ListItem, "ebb\nlow water"),
                (BlockKind::Paragraph, "The pier"),
                (BlockKind::TableCell, "甲"),
                (BlockKind::TableCell, "乙"),
                (BlockKind::TableCell, "丙"),
                (BlockKind::TableCell, "丁"),
                (BlockKind::Heading(2), "桥"),
                (BlockKind::Paragraph, "quoted"),
            ]
        );
    }
}
