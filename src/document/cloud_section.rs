//! The report's own word cloud: the image that shows it and the section that holds nothing else.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::sheet::Image;
use super::{BlockKind, Omission, OmissionReason};

/// The line that ends a section which was written by the command.
const CLOSING: &str = "<!-- /wordcloud -->";

/// Takes the headings of word-cloud sections out of the drafts, which must be in the order of
/// the page. Returns the file that the last word-cloud image names.
///
/// A section is left out only when the image is all that stands between its heading and the
/// next heading of the same or a higher level, the closing marker [`CLOSING`], or the end.
pub(super) fn remove(
    source: &str,
    drafts: &mut Vec<Draft>,
    images: &[Image],
    omitted: &mut Vec<Omission>,
) -> Option<String> {
    let mut file = None;
    let mut headings = BTreeSet::new();
    for image in images.iter().filter(|image| shows_cloud(&image.address)) {
        if is_file(&image.address) {
            file = Some(image.address.clone());
        }
        let next = drafts.partition_point(|draft| draft.start() < image.range.start);
        let Some(heading) = next.checked_sub(1) else { continue };
        let BlockKind::Heading(level) = drafts[heading].kind else { continue };
        let closed = drafts.get(next).is_none_or(|draft| {
            let between = source.get(image.range.end..draft.start());
            matches!(draft.kind, BlockKind::Heading(next_level) if next_level <= level)
                || between.is_some_and(|between| between.contains(CLOSING))
        });
        if closed {
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
fn shows_cloud(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let words =
        ["wordcloud", "word_cloud", "word-cloud", "word cloud", "word%20cloud", "词云", "詞雲"];
    words.iter().any(|word| name.contains(word))
}

/// Whether an address names a file rather than a place on the web.
fn is_file(address: &str) -> bool {
    !address.contains("://") && !address.starts_with("//") && !address.starts_with("data:")
}
