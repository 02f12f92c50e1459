//! Template tags: Liquid, Hugo shortcodes, Hexo tags, kramdown attribute lists.

use std::ops::Range;

use super::OmissionReason;
use super::ahead::Ahead;
use super::sheet::{self, Image, Sheet};

/// A `{{ … }}` longer than this is no template tag, but text.
const LONGEST_OUTPUT: usize = 1000;
/// A `{% … %}` longer than this is no template tag, but text.
const LONGEST_TAG: usize = 10_000;

/// Template blocks whose content is no prose, with what it is.
const CLOSED_BLOCKS: [(&str, OmissionReason); 8] = [
    ("highlight", OmissionReason::Code),
    ("codeblock", OmissionReason::Code),
    ("code", OmissionReason::Code),
    ("mermaid", OmissionReason::Code),
    ("chart", OmissionReason::Code),
    ("katex", OmissionReason::Math),
    ("math", OmissionReason::Math),
    ("comment", OmissionReason::Template),
];

/// Overwrites the template tag that begins at `start`, where a `{` stands. Returns where reading
/// goes on: at `start` again if the tag was turned into a code fence.
pub(super) fn overwrite(
    sheet: &mut Sheet<'_>,
    start: usize,
    ahead: &mut Ahead,
    include_code: bool,
) -> Option<usize> {
    let source = sheet.source;
    let rest = &source[start..];
    let forms = [
        ("{%", "%}", LONGEST_TAG),
        ("{{<", ">}}", LONGEST_TAG),
        ("{{%", "%}}", LONGEST_TAG),
        ("{{", "}}", LONGEST_OUTPUT),
    ];
    let Some((open, close, longest)) = forms.into_iter().find(|(open, ..)| rest.starts_with(open))
    else {
        if let Some(end) = remark(sheet, start, ahead) {
            return Some(end);
        }
        let follows = source[..start].ends_with([')', ']', '`']);
        let end = start + attribute_list(rest, follows).or_else(|| expression(rest))?;
        sheet.tag(start..end, sheet::VANISH, true);
        sheet.omit(OmissionReason::Template, start..end);
        return Some(end);
    };
    let end = ahead.literal(source, close, start + open.len())?.end;
    if end - start > longest {
        return None;
    }
    let name = if open == "{{" { "" } else { tag_name(&source[start + open.len()..end]) };
    if let Some((name, reason)) = CLOSED_BLOCKS.iter().find(|(block, _)| *block == name)
        && let Some(closing) = closing_tag(source, name, end, ahead)
    {
        let is_code = *reason == OmissionReason::Code;
        if is_code && include_code && fence(sheet, start..end, closing.clone()) {
            return Some(start);
        }
        let whole = start..closing.end;
        sheet.tag(whole.clone(), sheet::SPACE, false);
        sheet.omit(*reason, whole);
        return Some(closing.end);
    }
    if in_address(&source[..start]) && !source[start..end].contains('\n') {
        sheet.address(start..end);
    } else {
        sheet.tag(start..end, sheet::SPACE, false);
    }
    sheet.omit(OmissionReason::Template, start..end);
    if let Some(address) = shown_image(&source[start..end]) {
        sheet.images.push(Image { range: start..end, address: address.to_owned() });
    }
    Some(end)
}

/// The longest address that a tag may stand in.
const LONGEST_ADDRESS: usize = 2000;

/// Whether what follows `before` is part of the address of a Markdown link.
fn in_address(before: &str) -> bool {
    let before = &before[sheet::ceil(before, before.len().saturating_sub(LONGEST_ADDRESS))..];
    let start = before.rfind(|c: char| c.is_whitespace() || c == '(' || c == ')');
    start.is_some_and(|at| before[at..].starts_with('(') && before[..at].ends_with(']'))
}

/// The first word of a tag.
fn tag_name(inside: &str) -> &str {
    let inside = inside.trim_start_matches(['-', ' ', '\t', '\n']);
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    &inside[..end.unwrap_or(inside.len())]
}

/// The tag that ends the block `name`: `{% endname %}`, `{{< /name >}}`, or `{{% /name %}}`.
fn closing_tag(source: &str, name: &str, from: usize, ahead: &mut Ahead) -> Option<Range<usize>> {
    let forms = [("{%", "end", "%}"), ("{{<", "/", ">}}"), ("{{%", "/", "%}}")];
    let found = forms.map(|(open, prefix, close)| {
        let key = format!("{open}{prefix}{name}");
        ahead.find(&key, from, |from| {
            let mut at = from;
            loop {
                at += source.get(at..)?.find(open)?;
                let inside = source[at + open.len()..].trim_start_matches(['-', ' ', '\t']);
                let inside = inside.strip_prefix(prefix).map(str::trim_start);
                if inside.is_some_and(|inside| tag_name(inside) == name) {
                    let end = source[at..].find(close)?;
                    return Some(at..at + end + close.len());
                }
                at += open.len();
            }
        })
    });
    found.into_iter().flatten().min_by_key(|range| range.start)
}

/// Turns the tags around code into fences, if each stands on a line of its own.
fn fence(sheet: &mut Sheet<'_>, open: Range<usize>, close: Range<usize>) -> bool {
    const FENCE: &str = "~~~~~~";
    let fits = |tag: &Range<usize>| is_alone(sheet.source, tag.clone()) && tag.len() >= FENCE.len();
    if !fits(&open) || !fits(&close) || sheet.source[open.clone()].contains('\n') {
        return false;
    }
    for tag in [open, close] {
        sheet.blank(tag.clone());
        sheet.write(tag.start, FENCE);
        sheet.omit(OmissionReason::Template, tag);
    }
    true
}

/// Whether nothing else stands on the lines of `range`.
pub(super) fn is_alone(source: &str, range: Range<usize>) -> bool {
    let before = source[..range.start].bytes().rev().find(|b| !matches!(b, b' ' | b'\t'));
    let after = source[range.end..].bytes().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    matches!(before, None | Some(b'\n')) && matches!(after, None | Some(b'\n'))
}

/// The length of an expression of a component at the start of `text`: `{props.year}`,
/// `{Math.max(1, x)}`.
fn expression(text: &str) -> Option<usize> {
    let end = text.bytes().take(100).position(|b| b == b'}' || !b.is_ascii() || b == b'\n')?;
    let inside = text[..end].strip_prefix('{')?;
    let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '$' | '?');
    let path = inside.split('(').next().unwrap_or_default();
    let parts = path.split('.').all(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    let called = path.len() == inside.len() || inside.ends_with(')');
    let is_one = path.contains('.') && parts && path.chars().all(is_path) && called;
    (is_one && text.as_bytes()[end] == b'}').then_some(end + 1)
}

/// The length of an attribute list at the start of `text`, as kramdown and Pandoc have them:
/// `{: .class #id key="value"}`, `{:toc}`, `{#id}`, `{.class}`, and kramdown's `{::options /}`.
fn attribute_list(text: &str, follows: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let begins = match bytes.get(1)? {
        b':' => bytes.get(2).is_some_and(|b| b.is_ascii_alphabetic() || b" .#:/".contains(b)),
        b'.' | b'#' => bytes.get(2).is_some_and(u8::is_ascii_alphabetic),
        _ => false,
    };
    let end = bytes.iter().take(300).position(|b| matches!(b, b'}' | b'\n'))?;
    let begins = begins || follows && text[..end].contains('=');
    (begins && bytes[end] == b'}').then_some(end + 1)
}

/// Overwrites a mark of CriticMarkup, or a comment of MDX: `{++new++}`, `{--old--}`, `{~~old~>new~~}`,
/// `{==marked==}`, `{>>remark<<}`, `{/* comment */}`. Returns where reading goes on.
fn remark(sheet: &mut Sheet<'_>, start: usize, ahead: &mut Ahead) -> Option<usize> {
    let forms = [
        ("{++", "++}", true),
        ("{==", "==}", true),
        ("{~~", "~~}", true),
        ("{--", "--}", false),
        ("{>>", "<<}", false),
        ("{/*", "*/}", false),
    ];
    let source = sheet.source;
    let rest = &source[start..];
    let (open, close, shown) = forms.into_iter().find(|(open, ..)| rest.starts_with(open))?;
    let close = ahead.literal(source, close, start + open.len())?;
    if close.end - start > LONGEST_TAG {
        return None;
    }
    let first = if shown {
        let inside = &source[start + open.len()..close.start];
        let old = if open == "{~~" { inside.find("~>").map_or(0, |at| at + 2) } else { 0 };
        sheet.vanish(close.clone());
        sheet.omit(OmissionReason::Markup, close);
        start..start + open.len() + old
    } else {
        start..close.end
    };
    let end = first.end;
    if open == "{/*" {
        sheet.tag(first.clone(), sheet::SPACE, false);
    } else {
        sheet.vanish(first.clone());
    }
    sheet.omit(OmissionReason::Markup, first);
    Some(end)
}

/// The picture file that a template tag shows, if it names one.
fn shown_image(tag: &str) -> Option<&str> {
    let is_break = |c: char| c.is_whitespace() || "\"'=|(){}<>%".contains(c);
    tag.split(is_break).find(|word| {
        let extension = word.rsplit_once('.').map(|(_, extension)| extension);
        let known = ["jpg", "jpeg", "png", "webp", "svg", "gif", "avif"];
        extension.is_some_and(|e| known.iter().any(|known| e.eq_ignore_ascii_case(known)))
    })
}
