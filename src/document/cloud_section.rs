//! The report's own word cloud: the image that shows it and the section that holds nothing else.

use std::collections::BTreeSet;

use super::ahead::Ahead;
use super::draft::Draft;
use super::sheet::Image;
use super::{BlockKind, Omission, OmissionReason};

/// The line that ends a section which was written by the command.
const CLOSING: &str = "<!-- /wordcloud -->";

/// The most characters of a heading that announces the cloud.
const LONGEST_HEADING: usize = 16;

/// Takes the headings of word-cloud sections out of the drafts, which must be in the order of
/// the page. Returns the last file whose name says
/// that it is a word cloud.
///
/// The image is told by its file's name, by its alternative text, or by the heading right above it.
/// The section is left out when the heading says what the image is, or when the image is all that
/// stands between it and the next heading of the same or a higher level, the closing marker
/// [`CLOSING`], or the end.
pub(super) fn remove(
    source: &str,
    drafts: &mut Vec<Draft>,
    images: &[Image],
    omitted: &mut Vec<Omission>,
) -> Option<String> {
    let mut file = None;
    let mut headings = BTreeSet::new();
    let starts: Vec<usize> = drafts.iter().map(Draft::start).collect();
    let mut ahead = Ahead::default();
    for image in images {
        let next = starts.partition_point(|start| *start < image.range.start);
        let heading = next.checked_sub(1).map(|at| (at, &drafts[at]));
        let heading = heading.filter(|(_, draft)| matches!(draft.kind, BlockKind::Heading(_)));
        let announced = heading.is_some_and(|(_, draft)| {
            draft.text.chars().nth(LONGEST_HEADING).is_none() && says_cloud(&draft.text)
        });
        let named = is_named_cloud(&image.address);
        if !announced && !named && !has_cloud_text(source, image) {
            continue;
        }
        if named && is_file(&image.address) {
            file = Some(image.address.clone());
        }
        let Some((heading, Draft { kind: BlockKind::Heading(level), .. })) = heading else {
            continue;
        };
        let closed = drafts.get(next).is_none_or(|draft| {
            let closing = ahead.literal(source, CLOSING, image.range.end);
            matches!(draft.kind, BlockKind::Heading(next_level) if next_level <= *level)
                || closing.is_some_and(|closing| closing.end <= starts[next])
        });
        if closed || announced {
            let range = drafts[heading].start()..image.range.end;
            omitted.push(Omission { reason: OmissionReason::CloudSection, range });
            headings.insert(heading);
        }
    }
    let mut index = 0;
    drafts.retain(|_| {
        index += 1;
        !headings.contains(&(index - 1))
    });
    file
}

/// Whether the name of an image's file says that it shows a word cloud.
fn is_named_cloud(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    says_cloud(path.rsplit(['/', '\\']).next().unwrap_or_default())
}

/// Whether what an image's markup says besides its address is that it shows a word cloud.
fn has_cloud_text(source: &str, image: &Image) -> bool {
    let markup = source.get(image.range.clone()).unwrap_or_default();
    !image.address.is_empty() && markup.split(&image.address).any(says_cloud)
}

fn says_cloud(text: &str) -> bool {
    const WORDS: [&str; 7] =
        ["wordcloud", "word_cloud", "word-cloud", "word cloud", "word%20cloud", "词云", "詞雲"];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

/// Whether an address names a file rather than a place on the web.
fn is_file(address: &str) -> bool {
    !address.contains("://") && !address.starts_with("//") && !address.starts_with("data:")
}
