//! Marks of Markdown's dialects that count only at the start of a line: callouts, containers,
//! admonitions, tables of contents, properties, trailers, imports.

use std::ops::Range;

use super::OmissionReason;
use super::sheet::{self, Sheet};

/// Overwrites the mark that the line's `content`, which begins at `at`, starts with. Returns whether
/// what follows is indented as an item of a list is.
pub(super) fn overwrite(
    sheet: &mut Sheet<'_>,
    at: usize,
    content: &str,
    quoted: bool,
    list: bool,
) -> bool {
    let content = content.trim_end();
    if quoted && content.starts_with("[!") {
        // A callout: `> [!note]- Title`.
        if let Some(end) = content.find(']') {
            let fold = usize::from(content[end + 1..].starts_with(['-', '+']));
            title(sheet, at, end + 1 + fold, content.len(), content);
        }
    } else if content.starts_with(":::") {
        container(sheet, at, content);
    } else if let Some(start) = block(content) {
        if start < content.len() {
            title(sheet, at, start, content.len(), content);
            sheet.put(at, sheet::BREAK);
        } else {
            sheet.tag(at..at + content.len(), sheet::BREAK, false);
            sheet.omit(OmissionReason::Markup, at..at + content.len());
        }
    } else if let Some(length) = admonition(content) {
        let quote = content.find('"').map_or(content.len(), |at| at + 1);
        let end = content.rfind('"').filter(|end| *end >= quote).unwrap_or(content.len());
        title(sheet, at, quote, end, content);
        // An item of a list, as its content is indented like one.
        sheet.blank(at..at + length);
        sheet.write(at, "-");
        return true;
    } else if content.starts_with(": ") || content.starts_with(":\t") {
        // The definition of a definition list.
        sheet.vanish(at..at + 1);
        sheet.put(at, sheet::BREAK);
    } else if is_abbreviation(content) {
        sheet.tag(at..at + content.len(), sheet::BREAK, false);
        sheet.omit(OmissionReason::Markup, at..at + content.len());
    } else if is_reference_definition(content) {
        sheet.omit(OmissionReason::Address, at..at + content.len());
    } else if is_contents(content)
        || is_property(content)
        || is_trailer(content)
        || is_import(content)
    {
        sheet.tag(at..at + content.len(), sheet::BREAK, false);
        sheet.omit(OmissionReason::Markup, at..at + content.len());
    } else if list && let Some(state) = state(content) {
        let range = at + state.start..at + state.end;
        sheet.vanish(range.clone());
        sheet.omit(OmissionReason::Markup, range);
    } else if let Some(length) = block_name(content) {
        let range = at + content.len() - length..at + content.len();
        sheet.vanish(range.clone());
        sheet.omit(OmissionReason::Markup, range);
    }
    false
}

/// Overwrites all of a line but the title from `start` to `end` of its `content`.
pub(super) fn title(sheet: &mut Sheet<'_>, at: usize, start: usize, end: usize, content: &str) {
    for range in [0..start, end..content.len()] {
        if !range.is_empty() {
            sheet.vanish(at + range.start..at + range.end);
            sheet.omit(OmissionReason::Markup, at + range.start..at + range.end);
        }
    }
    if start < end {
        sheet.put(at + start - 1, sheet::TITLE);
    }
}

/// The fence of a container: `:::`, `::: warning Title`, `:::tip[Title]`, `::: {.class}`,
/// `:::{note} Title`.
fn container(sheet: &mut Sheet<'_>, at: usize, content: &str) {
    let rest = content.trim_start_matches(':');
    let name = rest.trim_start();
    let name_end = match name.find('}') {
        Some(end) if name.starts_with('{') => end + 1,
        _ => name
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))
            .unwrap_or(name.len()),
    };
    let after = &name[name_end..];
    let after_at = content.len() - after.len();
    let (start, end) = match after.strip_prefix('[').and_then(|label| label.find(']')) {
        Some(length) => (after_at + 1, after_at + 1 + length),
        None => (after_at + after.len() - after.trim_start().len(), content.len()),
    };
    let attributes = content[start..end].find('{').map_or(end, |brace| start + brace);
    if content[start..attributes].trim().is_empty() {
        sheet.tag(at..at + content.len(), sheet::BREAK, false);
        sheet.omit(OmissionReason::Markup, at..at + content.len());
    } else {
        title(sheet, at, start, attributes, content);
        sheet.put(at, sheet::BREAK);
    }
}

/// Where the title begins of a block as PyMdown has them: `/// details | Title`, `///`.
fn block(content: &str) -> Option<usize> {
    let name = content.strip_prefix("///")?;
    let named = name.trim_start().starts_with(|c: char| c.is_ascii_lowercase());
    let title = name.find('|').map_or(content.len(), |bar| 3 + bar + 1);
    let start = content.len() - content[title..].trim_start().len();
    (name.is_empty() || name.starts_with(' ') && named).then_some(start)
}

/// The length of the mark of an admonition or tab as MkDocs has them, whose body is indented:
/// `!!! note "Title"`, `??? tip`, `=== "Tab"`.
fn admonition(content: &str) -> Option<usize> {
    let marks = ["!!! ", "???+ ", "??? ", "=== "];
    let mark = marks.into_iter().find(|mark| content.starts_with(mark))?;
    let rest = &content[mark.len()..];
    let (types, title) =
        rest.split_once('"').map_or((rest, None), |(types, title)| (types, Some(title)));
    let is_type = |word: &str| {
        word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let closed = title.is_none_or(|title| title.ends_with('"'));
    let tab = mark.starts_with('=');
    let named = if tab { types.is_empty() && title.is_some() } else { !types.trim().is_empty() };
    (closed && named && types.split_whitespace().all(is_type)).then_some(4)
}

/// Whether a link reference definition (`[label]: address`) begins here.
fn is_reference_definition(content: &str) -> bool {
    let parts = content.strip_prefix('[').and_then(|c| c.split_once("]:"));
    parts.is_some_and(|(label, rest)| {
        let is_label = !label.is_empty() && !label.starts_with('^') && !label.contains(['[', ']']);
        is_label && !rest.trim().is_empty()
    })
}

/// Whether a line says what an abbreviation stands for (`*[HTML]: Hypertext`), which only a pointer
/// over it shows.
fn is_abbreviation(content: &str) -> bool {
    content.strip_prefix("*[").is_some_and(|rest| rest.contains("]: "))
}

/// Whether a line asks for a table of contents.
fn is_contents(content: &str) -> bool {
    let lower = content.to_ascii_lowercase();
    let titled = lower.strip_prefix("@[toc](").is_some_and(|title| title.ends_with(')'));
    titled
        || content.starts_with("--8<--")
        || matches!(
            &*lower,
            "[toc]" | "[[toc]]" | "[[_toc_]]" | "@[toc]" | "${toc}" | "[toc]:" | "{{toc}}"
        )
}

/// Whether a line is a property as Logseq and Dataview have them (`id:: 65f0`), or part of a drawer
/// as org-mode has it.
fn is_property(content: &str) -> bool {
    let key = content.split_once(":: ").map(|(key, _)| key);
    let is_key = |key: &str| {
        let inner = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        inner && key.starts_with(|c: char| c.is_ascii_lowercase())
    };
    key.is_some_and(is_key)
        || matches!(content, ":LOGBOOK:" | ":PROPERTIES:" | ":END:")
        || content.starts_with("CLOCK: [")
}

/// The state of a task as Logseq and org-mode have it, perhaps behind a box.
fn state(content: &str) -> Option<Range<usize>> {
    let boxes = ["[ ] ", "[x] ", "[X] "];
    let start = boxes.into_iter().find(|mark| content.starts_with(mark)).map_or(0, str::len);
    let states = ["TODO ", "DOING ", "DONE "];
    let state = states.into_iter().find(|state| content[start..].starts_with(state))?;
    Some(start..start + state.len() - 1)
}

/// Whether a line says who signed a commit: `Co-authored-by: Ann <ann@example.org>`.
fn is_trailer(content: &str) -> bool {
    let Some((key, value)) = content.split_once("-by: ") else { return false };
    let is_key = key.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    is_key && value.ends_with('>') && value.contains('@')
}

/// Whether a line imports a component, as in MDX.
pub(super) fn is_import(content: &str) -> bool {
    let Some(rest) = content.strip_prefix("import ") else { return false };
    let from = rest.rsplit_once(" from ").map_or(rest, |(_, from)| from).trim_end_matches(';');
    let quoted = |quote: char| from.len() > 2 && from.starts_with(quote) && from.ends_with(quote);
    quoted('"') || quoted('\'')
}

/// Whether a line exports something of a program, as in MDX.
pub(super) fn is_export(content: &str) -> bool {
    const WHATS: [&str; 10] =
        ["const ", "let ", "var ", "function ", "default ", "async ", "class ", "type ", "{", "*"];
    content.strip_prefix("export ").is_some_and(|rest| {
        let code = rest.contains(['=', '(', '{', '*']);
        code && WHATS.iter().any(|what| rest.starts_with(what))
    })
}

/// The length of the name of a block as Obsidian has it, at the end of a line: ` ^name`.
fn block_name(content: &str) -> Option<usize> {
    let (before, name) = content.rsplit_once('^')?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let apart = before.is_empty() || before.ends_with(' ');
    (!name.is_empty() && is_name && apart).then_some(name.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read};

    fn shown(text: &str) -> String {
        let document = read(text.as_bytes(), &ReadOptions::default());
        document.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_a_program_exports_is_no_text() {
        let text = "# 桥\n\nimport A from './a';\n\nexport const zebra = {\n  stripes: 1,\n};\n\n渡船\n\nexport to Asia grew\n";
        assert_eq!(shown(text), "桥|渡船|export to Asia grew");
    }

    #[test]
    fn blocks_and_states_are_no_text() {
        assert_eq!(shown("/// details | 标题\n渡船\n///\n\n乙\n"), "标题\n渡船|乙");
        assert_eq!(shown("- [ ] TODO 渡船\n- DONE 桥\n"), "渡船|桥");
        assert_eq!(shown("--8<-- \"a.md\"\n\n渡船\n"), "渡船");
    }

    #[test]
    fn a_link_to_a_repository_is_its_name() {
        assert_eq!(
            shown(
                "[ann/ferry-times](https://github.com/ann/ferry-times) 与 [a/b](https://c.example/d)"
            ),
            "ferry-times 与 a/b"
        );
    }
}
