//! Directives and roles of MyST: fences whose body is text, and names before code spans that say what a
//! span is.

use std::ops::Range;

use super::OmissionReason;
use super::sheet::{self, Sheet};

/// Directives whose body is text; those of code, mathematics and programs are left out as code is.
const TEXTS: [&str; 34] = [
    "note",
    "warning",
    "tip",
    "important",
    "caution",
    "danger",
    "attention",
    "hint",
    "seealso",
    "error",
    "admonition",
    "dropdown",
    "details",
    "card",
    "grid",
    "grid-item",
    "grid-item-card",
    "tab-set",
    "tab-item",
    "margin",
    "sidebar",
    "topic",
    "figure",
    "table",
    "epigraph",
    "pull-quote",
    "versionadded",
    "versionchanged",
    "deprecated",
    "exercise",
    "solution",
    "theorem",
    "definition",
    "aside",
];
/// Roles whose text only a program reads, unless a title stands before the target.
const TARGETS: [&str; 12] = [
    "ref",
    "numref",
    "doc",
    "eq",
    "any",
    "download",
    "cite",
    "footcite",
    "fn",
    "cross-ref",
    "src",
    "py",
];
/// Roles whose text is no prose.
const CLOSED: [(&str, OmissionReason); 4] = [
    ("math", OmissionReason::Math),
    ("code", OmissionReason::Code),
    ("raw", OmissionReason::Html),
    ("eval", OmissionReason::Code),
];

/// Where the title of the directive begins that a fence opens, whose `content` has a mark of `length`
/// bytes; `None` if the fence is one of code.
pub(super) fn title(content: &str, length: usize) -> Option<usize> {
    let info = &content[length..];
    let rest = info.trim_start().strip_prefix('{')?;
    let (name, title) = rest.split_once('}')?;
    let is_text = TEXTS.contains(&name) || name.starts_with("prf:");
    // What a picture shows is not its address.
    let title = if matches!(name, "figure" | "grid" | "table") { "" } else { title.trim_start() };
    is_text.then(|| content.len() - title.len())
}

/// Whether a line is an option of a directive: `:class: tip`.
pub(super) fn is_option(content: &str) -> bool {
    let name = content.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, value)| {
        let is_name =
            |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        !name.is_empty()
            && name.bytes().all(is_name)
            && (value.is_empty() || value.starts_with(' '))
    })
}

/// The longest name of a role, in bytes, and its closing brace.
const LONGEST_ROLE: usize = 40;

/// The length of the name of a role at the start of `rest`, which a code span follows: `{ref}`.
pub(super) fn role(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('{')?.bytes();
    let end = inside.take(LONGEST_ROLE).position(|b| b == b'}').filter(|end| *end > 0)? + 2;
    let is_name =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.' | b'+');
    (rest[1..end - 1].bytes().all(is_name) && rest[end..].starts_with('`')).then_some(end)
}

/// Overwrites a role whose name stands in `name` and whose code span in `span`, its marks of `length`
/// bytes included.
pub(super) fn overwrite(
    sheet: &mut Sheet<'_>,
    name: Range<usize>,
    span: Range<usize>,
    length: usize,
) {
    let source = sheet.source;
    let kind = source[name.start + 1..name.end - 1].split(':').next().unwrap_or_default();
    let inside = span.start + length..span.end - length;
    let text = &source[inside.clone()];
    let target = text.find('<').filter(|at| text.ends_with('>') && *at > 0);
    let closed = CLOSED.iter().find(|(closed, _)| *closed == kind).map(|(_, reason)| *reason);
    let silent = target.is_none() && TARGETS.iter().any(|target| kind.starts_with(target));
    if closed.is_some() || silent {
        sheet.tag(name.start..span.end, sheet::SPACE, false);
        sheet.omit(closed.unwrap_or(OmissionReason::Markup), name.start..span.end);
        return;
    }
    let end = target.map_or(inside.end, |at| inside.start + text[..at].trim_end().len());
    for range in [name.start..inside.start, end..span.end] {
        sheet.vanish(range.clone());
        sheet.omit(OmissionReason::Markup, range);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read};

    fn shown(text: &str) -> String {
        let document = read(text.as_bytes(), &ReadOptions::default());
        document.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn the_body_of_a_directive_is_text() {
        for text in [
            "甲\n\n```{admonition} 标题\n:class: tip\n\n渡船停航。\n```\n\n乙\n",
            "甲\n\n````{admonition} 标题\n渡船停航。\n```python\nprint()\n```\n````\n\n乙\n",
            "甲\n\n:::{admonition} 标题\n:class: tip\n渡船停航。\n:::\n\n乙\n",
        ] {
            assert_eq!(shown(text).replace('\n', "|"), "甲|标题|渡船停航。|乙", "{text}");
        }
        assert_eq!(shown("```{figure} pier.png\n:name: fig-pier\nThe pier.\n```\n"), "The pier.");
        assert_eq!(
            shown("甲\n\n```{r, echo=FALSE}\nplot(x)\n```\n\n```{code-cell}\nx\n```\n"),
            "甲"
        );
    }

    #[test]
    fn roles_are_their_text() {
        let text = "See {ref}`the harbour <harbour>`, {numref}`fig-pier`, {cite:p}`lee2020` and {kbd}`Ctrl`{sub}`2`.";
        assert_eq!(shown(text), "See the harbour, , and Ctrl2.");
        assert_eq!(shown("a {math}`x^2` b"), "a b");
    }
}
