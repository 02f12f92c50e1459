//! HTML tags: finding them, and overwriting them on a sheet.

use rustc_hash::FxHashMap;
use std::ops::Range;

use super::OmissionReason;
use super::ahead::Ahead;
use super::code_span;
use super::sheet::{self, Image, Sheet};

/// What hides an element; a page of WeChat as it is saved has all its text in `visibility: hidden`. The
/// second and the third are the comments of Word.
const HIDING_STYLES: [&str; 3] = ["display:none", "mso-hide:all", "mso-element:comment"];
/// Classes of elements for those who cannot see, of Word's comments, of notes' marks, of links to edit
/// in wikis, and of what stands beside the messages in exports of Telegram and Discord.
const HIDDEN_CLASSES: [&str; 18] = [
    "MsoCommentReference",
    "msocomtxt",
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "screen-reader-text",
    "skip-link",
    "mw-editsection",
    "reference",
    "from_name",
    "pull_right",
    "reply_to",
    "forwarded_from",
    "chatlog__author",
    "chatlog__timestamp",
    "chatlog__short-timestamp",
    "chatlog__reply",
    "chatlog__system-notification",
];
/// What is the page's furniture wherever it stands.
const HIDDEN_ROLES: [&str; 5] = ["navigation", "banner", "contentinfo", "search", "dialog"];

/// A tag of the source.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Its name as written.
    pub(super) name: &'a str,
    /// Whether it is a closing tag.
    pub(super) closing: bool,
    /// Its range in the source.
    pub(super) range: Range<usize>,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that begins at `start`, where a `<` stands.
    pub(super) fn at(source: &'a str, start: usize) -> Option<Self> {
        let bytes = source.as_bytes();
        let closing = bytes.get(start + 1) == Some(&b'/');
        let name_start = start + 1 + usize::from(closing);
        if !bytes.get(name_start)?.is_ascii_alphabetic() {
            return None;
        }
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_' | b'.');
        let name_end = name_start + bytes[name_start..].iter().take_while(|b| is_name(b)).count();
        if !matches!(bytes.get(name_end)?, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') {
            return None;
        }
        let end = tag_end(bytes, name_end)?;
        Some(Self {
            name: &source[name_start..name_end],
            closing,
            range: start..end,
            attributes: &source[name_end..end - 1],
        })
    }

    /// Whether no reader sees the content of the element.
    fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default().to_ascii_lowercase();
        let style = style.replace(' ', "");
        let mut classes = self.attribute("class").unwrap_or_default().split_ascii_whitespace();
        !self.closing
            && !self.attributes.ends_with('/')
            && (HIDING_STYLES.iter().any(|hiding| style.contains(hiding))
                || classes.clone().any(|class| HIDDEN_CLASSES.contains(&class))
                || classes.clone().any(|c| c == "message") && classes.any(|c| c == "service")
                || self.attribute("role").is_some_and(|role| HIDDEN_ROLES.contains(&role))
                || self.attribute("hidden").is_some_and(|value| !value.starts_with("until"))
                || self.attribute("aria-hidden") == Some("true"))
    }

    /// The value of an attribute, as written.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest.find(|c: char| c == '=' || c == '/' || c.is_ascii_whitespace());
            let (key, after) = rest.split_at(end.unwrap_or(rest.len()));
            let after = after.trim_start();
            let value;
            (value, rest) = match after.strip_prefix('=') {
                None => ("", after),
                Some(after) => split_value(after.trim_start()),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            if rest.is_empty() {
                return None;
            }
        }
    }
}

/// The value of an attribute and what follows it.
fn split_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some((value, rest)) = text.strip_prefix(quote).and_then(|t| t.split_once(quote)) {
            return (value, rest);
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// The end of the tag whose attributes begin at `from`. A tag does not reach over an empty line
/// or another `<`, and a quotation mark without its partner is an ordinary character.
fn tag_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    let mut first_end = None;
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        match (byte, quote) {
            (b'\n', _) if is_blank_line(&bytes[at + 1..]) => break,
            (b'>', None) => return Some(at + 1),
            (b'<', None) => break,
            (b'>', Some(_)) if first_end.is_none() => first_end = Some(at + 1),
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(q)) if byte == q => quote = None,
            _ => {}
        }
        at += 1;
    }
    first_end
}

fn is_blank_line(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    matches!(first, None | Some(b'\n'))
}

/// What a tag does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing.
    Inline,
    /// Its content is no text.
    Hidden,
    /// Its content is code.
    Code,
    /// It ends the block before it; `true` if it is an element that holds blocks.
    Break(bool),
    /// It begins a block of the kind that the signal says.
    Block(u8),
    /// It leaves a signal where it opens and another where it closes.
    Span(u8, u8),
    /// An image.
    Image,
    /// A line break.
    Line,
}

/// The role of an element. Elements that HTML does not know have none.
pub(super) fn role(name: &str) -> Role {
    let mut lower = [0; 12];
    let Some(lower) = lower.get_mut(..name.len()) else { return Role::Inline };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"iframe" | b"object"
        | b"video" | b"audio" | b"canvas" | b"math" | b"select" | b"textarea" | b"button"
        | b"head" | b"rt" | b"rp" | b"dialog" => Role::Hidden,
        b"pre" | b"code" | b"samp" | b"tt" | b"listing" | b"xmp" => Role::Code,
        b"h1" => Role::Block(sheet::HEADING),
        b"h2" => Role::Block(sheet::HEADING + 1),
        b"h3" => Role::Block(sheet::HEADING + 2),
        b"h4" => Role::Block(sheet::HEADING + 3),
        b"h5" => Role::Block(sheet::HEADING + 4),
        b"h6" => Role::Block(sheet::HEADING + 5),
        b"li" => Role::Block(sheet::ITEM),
        b"td" | b"th" => Role::Block(sheet::CELL),
        b"blockquote" => Role::Block(sheet::QUOTE),
        b"div" | b"section" | b"article" | b"details" | b"table" | b"ul" | b"ol" | b"dl"
        | b"main" | b"aside" | b"header" | b"footer" | b"nav" | b"figure" | b"center" | b"form"
        | b"fieldset" | b"body" | b"html" => Role::Break(true),
        b"p" | b"tr" | b"thead" | b"tbody" | b"tfoot" | b"caption" | b"colgroup" | b"col"
        | b"dt" | b"dd" | b"summary" | b"figcaption" | b"hr" | b"address" | b"legend"
        | b"option" | b"menu" | b"dir" | b"hgroup" | b"search" => Role::Break(false),
        b"b" | b"strong" | b"i" | b"em" | b"mark" | b"u" | b"dfn" | b"cite" => {
            Role::Span(sheet::EMPHASIS_ON, sheet::EMPHASIS_OFF)
        }
        b"a" => Role::Span(sheet::LINK_ON, sheet::LINK_OFF),
        b"img" | b"image" | b"picture" | b"source" | b"embed" => Role::Image,
        b"br" => Role::Line,
        _ => Role::Inline,
    }
}

/// The tag that closes each element, by where the element begins.
fn pairs(source: &str) -> FxHashMap<usize, Range<usize>> {
    let mut open: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut pairs = FxHashMap::default();
    for tag in source.match_indices('<').filter_map(|(at, _)| Tag::at(source, at)) {
        let open = open.entry(tag.name.to_ascii_lowercase()).or_default();
        if !tag.closing {
            open.push(tag.range.start);
        } else if let Some(start) = open.pop() {
            pairs.insert(start, tag.range);
        }
    }
    pairs
}

/// The first tag that closes `name` and begins at `from` or after it.
pub(super) fn find_closing(source: &str, name: &str, from: usize) -> Option<Range<usize>> {
    let bytes = source.as_bytes();
    let mut at = from;
    loop {
        at += source.get(at..)?.find("</")?;
        let after = at + 2 + name.len();
        let is_name =
            bytes.get(at + 2..after).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
        if is_name && !bytes.get(after).is_some_and(u8::is_ascii_alphanumeric) {
            let end = source[after..].find('>').map_or(source.len(), |n| after + n + 1);
            return Some(at..end);
        }
        at += 2;
    }
}

/// Overwrites a tag and, where it has one that is no text, its content. Returns where reading
/// goes on.
pub(super) fn overwrite(
    sheet: &mut Sheet<'_>,
    tag: &Tag<'_>,
    ahead: &mut Ahead,
    include_code: bool,
) -> usize {
    let role = role(tag.name);
    if let Some(end) = overwrite_content(sheet, tag, role, ahead, include_code) {
        return end;
    }
    let range = tag.range.clone();
    let signal = match role {
        Role::Inline | Role::Hidden => sheet::VANISH,
        Role::Break(_) => sheet::BREAK,
        Role::Block(signal) if !tag.closing => signal,
        Role::Block(_) => sheet::CLOSE,
        Role::Code if !include_code && tag.closing => sheet::EMPHASIS_OFF,
        Role::Code if !include_code => sheet::VANISH,
        Role::Code if tag.closing => sheet::CODE_OFF,
        Role::Code => sheet::CODE_ON,
        Role::Span(_, off) if tag.closing => off,
        Role::Span(sheet::LINK_ON, _) if tag.attribute("href").is_none() => sheet::VANISH,
        Role::Span(on, _) => on,
        Role::Image => sheet::SPACE,
        Role::Line => sheet::LINE,
    };
    sheet.tag(range.clone(), signal, tag.closing);
    if signal == sheet::LINK_ON {
        let address = tag.attribute("href").unwrap_or_default().trim().to_owned();
        sheet.links.insert(range.start, address);
    }
    if role == Role::Image && !tag.closing {
        let address = tag.attribute("src").unwrap_or_default().trim().to_owned();
        sheet.images.push(Image { range: range.clone(), address });
        sheet.omit(OmissionReason::Image, range.clone());
    } else {
        sheet.omit(OmissionReason::Html, range.clone());
    }
    range.end
}

/// Overwrites a tag with its content, where that is no text, and returns where it ends.
fn overwrite_content(
    sheet: &mut Sheet<'_>,
    tag: &Tag<'_>,
    role: Role,
    ahead: &mut Ahead,
    include_code: bool,
) -> Option<usize> {
    let start = tag.range.start;
    let out = |sheet: &mut Sheet<'_>, end: usize, reason| {
        sheet.tag(start..end, sheet::SPACE, false);
        sheet.omit(reason, start..end);
        Some(end)
    };
    if tag.is_hidden()
        && let Some(close) = ahead.pair(start, || pairs(sheet.source))
    {
        return out(sheet, close.end, OmissionReason::Html);
    }
    let is_code = role == Role::Code;
    if tag.closing || tag.attributes.ends_with('/') || !(is_code || role == Role::Hidden) {
        return None;
    }
    let name = tag.name.to_ascii_lowercase();
    let close = ahead.find(&name, tag.range.end, |from| find_closing(sheet.source, &name, from))?;
    if !is_code {
        return out(sheet, close.end, OmissionReason::Html);
    }
    if include_code {
        return None;
    }
    let is_span = matches!(name.as_str(), "code" | "samp" | "tt");
    if is_span && code_span::is_name(&sheet.source[tag.range.end..close.start]) {
        sheet.tag(tag.range.clone(), sheet::EMPHASIS_ON, false);
        sheet.omit(OmissionReason::Html, tag.range.clone());
        return Some(tag.range.end);
    }
    out(sheet, close.end, OmissionReason::Code)
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read};

    /// The blocks of a text with a space between them.
    fn shown(text: &str) -> String {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let texts: Vec<_> = document.blocks.into_iter().map(|block| block.text).collect();
        texts.join(" ")
    }

    #[test]
    fn hidden_elements_are_no_text() {
        for text in [
            "甲 <span hidden>丙<span>丁</span></span>乙",
            "甲 <i class=x aria-hidden=\"true\">丙</i>乙",
            "甲 <span style=\"color: red; display: none\">丙</span>乙",
            "甲 <a class='icon sr-only' href=#c>丙</a>乙",
            "甲 <ruby><rt>丙</rt></ruby>乙",
            "甲 <span class=MsoCommentReference><a href='#_msocom_1'>[A1]</a></span>乙",
            "甲 <div style='mso-element:comment-list'><div class=msocomtxt>丙</div></div>乙",
            "甲 <div class='message service'><div class=body>丙</div></div>乙",
            "甲 <div class='pull_right date details'>09:16</div><div class=from_name>丙</div>乙",
            "甲 <div role=navigation><ul><li>丙</ul></div>乙",
        ] {
            assert_eq!(shown(text), "甲 乙", "{text}");
        }
        let page = "<html><body><div style='visibility:hidden'>甲<div hidden>丙<div>丁</div>戊</div>乙</div>";
        assert_eq!(shown(page), "甲 乙");
        assert_eq!(shown("甲 <span hidden>乙"), "甲 乙");
    }
}
