//! Link texts that return as boilerplate: "read more" after every item.
//!
//! Such a link is told by its place and its return, whatever its words. Its place: it stands
//! detached from any sentence, at the end of a line, after the end of a sentence, in brackets of
//! its own, or alone. Its return: the same short text does so again and again with other
//! addresses, and more often than it is part of a sentence. Only the detached links are left
//! out, so a name that is linked in running text stays, however often it returns.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::draft::{Draft, is_pair};
use super::{BlockKind, Omission, OmissionReason};

/// Longer texts, in characters, are titles.
const LONGEST: usize = 24;

/// How a link stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It is part of a sentence.
    Sentence,
    /// It is the last of a sentence that nothing closes.
    Last,
    /// It is all there is in its line, perhaps with other links.
    Alone,
    /// It follows the end of a sentence, or stands in brackets, and ends its line.
    Detached,
}

/// A link: the draft it is in, which of its links it is, and its place.
struct Found {
    draft: usize,
    link: usize,
    place: Place,
}

/// Takes boilerplate links out of the drafts.
pub(super) fn remove(drafts: &mut [Draft], omitted: &mut Vec<Omission>) {
    let mut groups: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for (draft_index, draft) in drafts.iter_mut().enumerate() {
        draft.links.sort_by_key(|link| (link.range.start, link.range.end));
        for (link_index, place) in places(draft).into_iter().enumerate() {
            let text = &draft.text[draft.links[link_index].range.clone()];
            let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if !text.is_empty() && text.chars().count() <= LONGEST {
                let found = Found { draft: draft_index, link: link_index, place };
                groups.entry(text).or_default().push(found);
            }
        }
    }
    let mut cuts: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    let links = groups.values().map(Vec::len).sum();
    for (text, group) in &groups {
        for found in boilerplate(text, group, links, drafts) {
            let range = drafts[found.draft].links[found.link].range.clone();
            cuts.entry(found.draft).or_default().push(range);
        }
    }
    for (index, mut ranges) in cuts {
        let draft = &mut drafts[index];
        ranges.sort_by_key(|range| range.start);
        omitted.extend(ranges.iter().map(|range| Omission {
            reason: OmissionReason::RepeatedLink,
            range: draft.source_range(range.clone()),
        }));
        draft.remove(&ranges);
    }
}

/// The most texts of links at the ends of sentences that may be boilerplate of one page.
const MOST_TEXTS: usize = 64;

/// Those of the links with one text that are boilerplate; `links` is how many links there are in
/// all.
fn boilerplate<'a>(
    text: &str,
    group: &'a [Found],
    links: usize,
    drafts: &[Draft],
) -> Vec<&'a Found> {
    let at = |place: Place| group.iter().filter(move |found| found.place == place);
    let (detached, alone) = (at(Place::Detached).count(), at(Place::Alone).count());
    let together = detached + alone;
    let enough = if alone == 0 { 2 } else { 3 };
    if together >= enough && 2 * together > group.len() {
        let detached =
            || group.iter().filter(|f| matches!(f.place, Place::Detached | Place::Alone));
        if addresses_differ(detached(), drafts) {
            return detached().collect();
        }
    }
    let last = at(Place::Last).count();
    let all_last = last >= 4 && last * MOST_TEXTS >= links && last + together == group.len();
    if all_last && addresses_differ(group.iter(), drafts) && !in_prose(text, group.len(), drafts) {
        return group.iter().collect();
    }
    Vec::new()
}

/// Whether the links lead to different places; those within the page count as such.
fn addresses_differ<'a>(links: impl Iterator<Item = &'a Found>, drafts: &[Draft]) -> bool {
    let addresses: BTreeSet<&str> =
        links.map(|f| drafts[f.draft].links[f.link].address.as_str()).collect();
    addresses.len() > 1 || addresses.iter().all(|address| address.starts_with('#'))
}

/// Whether `text` stands in the drafts more often than the `linked` times.
fn in_prose(text: &str, linked: usize, drafts: &[Draft]) -> bool {
    let mut count = 0;
    drafts.iter().any(|draft| {
        count += draft.text.to_lowercase().matches(text).count();
        count > linked
    })
}

/// The place of each link of the draft.
fn places(draft: &Draft) -> Vec<Place> {
    if draft.links.is_empty() {
        return Vec::new();
    }
    if matches!(draft.kind, BlockKind::Heading(_)) {
        return vec![Place::Sentence; draft.links.len()];
    }
    let text = &draft.text;
    let no_words = |range: Range<usize>| text.get(range).is_some_and(has_no_words);
    let line_of = |at: usize| draft.line_ends.partition_point(|end| *end < at);
    let mut ends_line = vec![false; draft.links.len()];
    for (i, link) in draft.links.iter().enumerate().rev() {
        let line_end = draft.line_ends.get(line_of(link.range.end)).copied();
        let line_end = line_end.unwrap_or(text.len());
        ends_line[i] = match draft.links.get(i + 1).filter(|next| next.range.start < line_end) {
            Some(next) => no_words(link.range.end..next.range.start) && ends_line[i + 1],
            None => no_words(link.range.end..line_end),
        };
    }
    let mut places: Vec<Place> = Vec::with_capacity(draft.links.len());
    for (i, link) in draft.links.iter().enumerate() {
        let line = line_of(link.range.start.saturating_add(1)).checked_sub(1);
        let line_start = line.and_then(|l| draft.line_ends.get(l)).copied().unwrap_or(0);
        let previous = i.checked_sub(1).map(|p| &draft.links[p]);
        let previous = previous.filter(|p| p.range.end > line_start);
        let place =
            match previous {
                _ if !ends_line[i] => Place::Sentence,
                Some(p) if no_words(p.range.end..link.range.start) => {
                    if places[i - 1] == Place::Last { Place::Sentence } else { places[i - 1] }
                }
                None if no_words(line_start..link.range.start) => Place::Alone,
                _ if follows_sentence(&text[..link.range.start])
                    || in_brackets(text, &link.range) =>
                {
                    Place::Detached
                }
                _ => Place::Last,
            };
        places.push(place);
    }
    places
}

/// Whether there are signs and counts (💬 214, 1.2K) at most.
fn has_no_words(text: &str) -> bool {
    let mut runs = text.split(|c: char| !c.is_alphanumeric() && c != '.');
    runs.all(|run| {
        let unit =
            run.trim_matches('.').trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        run.trim_matches('.').is_empty()
            || unit.is_empty()
            || unit.len() < run.len()
                && matches!(unit, "k" | "K" | "m" | "M" | "w" | "W" | "万" | "亿")
    })
}

/// Whether a sentence ended before what follows `before`.
fn follows_sentence(before: &str) -> bool {
    let before = before
        .trim_end_matches(|c: char| c.is_whitespace() || "([（［【〔「<|·•-—–→>»".contains(c));
    let before = before.trim_end_matches(['”', '’', '"', '\'', '）', ')', '」', '』', '》']);
    before.ends_with(['。', '！', '？', '!', '?', '.', '…', '；', ';', '．', '｡'])
}

fn in_brackets(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end().chars().next_back();
    let after = text[range.end..].trim_start().chars().next();
    before.zip(after).is_some_and(|(a, b)| is_pair(a, b))
}
