//! Back matter: what stands behind the text and is not of it. Sections and paragraphs that say how
//! to get the next report, whom to write to, or what nobody answers for; references, thanks and
//! notes on the author.

use super::draft::Draft;
use super::{BlockKind, Omission, OmissionReason};

/// The lists of `background/back-matter.txt`, each under its name in brackets.
const LISTS: &str = include_str!("../../background/back-matter.txt");
/// The most characters of a paragraph that is back matter without a heading.
const MOST_OF_PARAGRAPH: usize = 160;
/// The most bytes of a heading of back matter.
const MOST_OF_HEADING: usize = 80;
/// The most paragraphs and the most characters of a section that is a note.
const MOST_BLOCKS: usize = 8;
const MOST_CHARACTERS: usize = 600;

/// Takes the back matter out of the drafts, which must be in the order of the page.
pub(super) fn remove(drafts: &mut Vec<Draft>, omitted: &mut Vec<Omission>) {
    let mut end = drafts.len();
    while let Some(start) = section(&drafts[..end]).or_else(|| paragraphs(&drafts[..end])) {
        end = start;
    }
    omitted.extend(drafts.drain(end..).map(|draft| Omission {
        reason: OmissionReason::BackMatter,
        range: draft.source_range(0..draft.text.len()),
    }));
}

/// Where the last section starts, if it is back matter. A line of its own that says no more than
/// such a heading is one.
fn section(drafts: &[Draft]) -> Option<usize> {
    let is_heading = |draft: &Draft| {
        matches!(draft.kind, BlockKind::Heading(_))
            || draft.kind == BlockKind::Paragraph && is_listed("apparatus", &draft.text)
    };
    let heading = drafts.iter().rposition(is_heading).filter(|&at| at > 0)?;
    let (text, section) = (&drafts[heading].text, &drafts[heading + 1..]);
    let characters: usize = section.iter().map(|draft| draft.text.chars().count()).sum();
    let is_short = section.len() <= MOST_BLOCKS && characters <= MOST_CHARACTERS;
    (is_listed("apparatus", text) || is_short && is_listed("notes", text)).then_some(heading)
}

/// Where the paragraphs at the end start that are back matter without a heading, if there are any.
fn paragraphs(drafts: &[Draft]) -> Option<usize> {
    let is_back_matter = |draft: &&Draft| {
        let text = draft.text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
        let text = text.to_lowercase();
        matches!(draft.kind, BlockKind::Paragraph | BlockKind::Quote)
            && draft.text.chars().count() <= MOST_OF_PARAGRAPH
            && list("starts").any(|start| text.starts_with(start))
    };
    let count = drafts.iter().skip(1).rev().take_while(is_back_matter).count();
    (count > 0).then(|| drafts.len() - count)
}

/// Whether a heading says nothing but lines of the list, each in a language of its own, behind a
/// number: "五、参考文献（References）".
fn is_listed(name: &str, heading: &str) -> bool {
    let heading = match heading.split_once('、') {
        Some((number, rest)) if number.chars().count() <= 3 => rest,
        _ => heading,
    };
    let heading = heading.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let mut parts = heading
        .split(['(', '（', '/', '|', '｜'])
        .map(|part| part.trim_end_matches(|c: char| !c.is_alphanumeric()).trim_start());
    heading.len() <= MOST_OF_HEADING && parts.all(|part| list(name).any(|line| line == part))
}

/// The lines of a list.
fn list(name: &str) -> impl Iterator<Item = &'static str> {
    let is_name = move |line: &&str| {
        line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) == Some(name)
    };
    let lines = LISTS.lines().skip_while(move |line| !is_name(line)).skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
