//! Marks within a line that only a program reads: citations, references, LaTeX's commands.

use super::OmissionReason;
use super::ahead::Ahead;
use super::sheet::{self, Sheet};

/// Overwrites the mark that begins at `at`, if there is one, in a line that ends at `line_end`.
/// Returns where reading goes on.
pub(super) fn overwrite(
    sheet: &mut Sheet<'_>,
    at: usize,
    line_end: usize,
    ahead: &mut Ahead,
) -> Option<usize> {
    let rest = &sheet.source[at..line_end];
    let length = match rest.as_bytes().first()? {
        b'\\' => return command(sheet, at, rest, ahead),
        b'[' => citation(rest)?,
        b'(' => block_reference(rest)?,
        b'@' if !sheet.source[..at].ends_with(char::is_alphanumeric) => cross_reference(rest)?,
        _ => return None,
    };
    sheet.tag(at..at + length, sheet::SPACE, false);
    sheet.omit(OmissionReason::Markup, at..at + length);
    Some(at + length)
}

/// The length of a citation as Pandoc has it: `[@smith2020, p. 3]`, `[see @lee]`.
fn citation(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    let inside = &inside[..inside.find(['[', ']'])?];
    let end = 1 + inside.len();
    let is_key = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let cites = ["@", "-@"].iter().any(|mark| inside.strip_prefix(mark).is_some_and(is_key))
        || inside.split_once(" @").is_some_and(|(before, key)| is_key(key) && before.is_ascii());
    let after = rest[end..].strip_prefix(']')?;
    (cites && !after.starts_with(['(', '[', ':'])).then_some(end + 1)
}

/// The length of a reference to a block as Logseq has it: `((65f0a1b2-…))`.
fn block_reference(rest: &str) -> Option<usize> {
    const LENGTH: usize = 36;
    let id = rest.strip_prefix("((")?.as_bytes().get(..LENGTH + 2)?.strip_suffix(b"))")?;
    let is_id = id.iter().all(|b| b.is_ascii_hexdigit() || *b == b'-');
    is_id.then_some(LENGTH + 4)
}

/// The length of a reference to a figure and the like as Quarto has it: `@fig-map`.
fn cross_reference(rest: &str) -> Option<usize> {
    let name = &rest[1..];
    ["fig-", "tbl-", "sec-", "eq-", "lst-", "thm-"].iter().find(|kind| name.starts_with(**kind))?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
    Some(1 + end.unwrap_or(name.len()))
}

/// Overwrites a command of LaTeX: what it says about the text with its arguments, one that sets text
/// but for this text.
fn command(sheet: &mut Sheet<'_>, at: usize, rest: &str, ahead: &mut Ahead) -> Option<usize> {
    const BARE: &str = " newpage pagebreak clearpage noindent centering tableofcontents maketitle bigskip medskip smallskip ";
    const WITH_ARGUMENT: &str = " begin end label vspace hspace includegraphics input include bibliography bibliographystyle usepackage ";
    const TEXT: &str = " textit textbf emph underline texttt textsc textrm textsf footnote ";
    let is_in = |list: &str, name: &str| list.contains(&format!(" {name} "));
    let name = &rest[1..];
    let name = &name[..name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len())];
    if name.len() < 3 {
        return None;
    }
    let mut end = 1 + name.len();
    let source = sheet.source;
    // Where one of the closing brackets comes next in the line, counted from `from`.
    let mut next = |closing: &[&str], from: usize| {
        let found = closing.iter().filter_map(|text| ahead.literal(source, text, at + from));
        let first = found.map(|range| range.start - at).min()?;
        (first < rest.len()).then(|| first - from)
    };
    if is_in(TEXT, name) {
        let close = rest[end..].starts_with('{').then(|| next(&["}"], end))??;
        sheet.vanish(at..at + end + 1);
        sheet.put(at, sheet::EMPHASIS_ON);
        sheet.vanish(at + end + close..at + end + close + 1);
        sheet.put(at + end + close, sheet::EMPHASIS_OFF);
        sheet.omit(OmissionReason::Markup, at..at + end + 1);
        return Some(at + end + 1);
    }
    let refers = name.contains("cite") || name.to_ascii_lowercase().ends_with("ref");
    if refers || is_in(WITH_ARGUMENT, name) {
        let mut arguments = 0;
        while let Some(close) =
            rest[end..].starts_with(['[', '{']).then(|| next(&["]", "}"], end)).flatten()
        {
            end += close + 1;
            arguments += 1;
        }
        if arguments == 0 {
            return None;
        }
    } else if !is_in(BARE, name) {
        return None;
    }
    sheet.tag(at..at + end, sheet::SPACE, false);
    sheet.omit(OmissionReason::Markup, at..at + end);
    Some(at + end)
}
