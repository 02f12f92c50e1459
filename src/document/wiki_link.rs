//! Links between notes as Obsidian has them.

use super::OmissionReason;
use super::sheet::{self, Sheet};

/// Overwrites the brackets of Obsidian's `[[page]]`, `[[page|text]]` or `![[file]]` at `at`,
/// where `[[` stands.
pub(super) fn overwrite(sheet: &mut Sheet<'_>, at: usize) -> Option<usize> {
    let source = sheet.source;
    let inside = &source[at + 2..];
    let end = inside.find(['[', ']', '\n'])?;
    let rest = inside[end..].strip_prefix("]]")?;
    // `[[1]](address)` is a link whose text has brackets.
    if end == 0 || rest.starts_with(['(', '[']) {
        return None;
    }
    let close = at + 2 + end;
    if at > 0 && source.as_bytes()[at - 1] == b'!' {
        let range = at - 1..close + 2;
        let file = inside[..end].split('|').next().unwrap_or_default().trim();
        sheet.images.push(sheet::Image { range: range.clone(), address: file.to_owned() });
        sheet.tag(range.clone(), sheet::SPACE, false);
        sheet.omit(OmissionReason::Image, range);
    } else {
        let target = inside[..end].find('|').map_or(0, |bar| bar + 1);
        let open = at..at + 2 + target;
        sheet.vanish(open.clone());
        sheet.put(at, sheet::LINK_ON);
        sheet.links.insert(at, inside[..end].split('|').next().unwrap_or_default().to_owned());
        sheet.omit(OmissionReason::Markup, open);
        // The name of a block of that page is not shown.
        let block = inside[..end].find("#^").filter(|_| target == 0);
        let shown = at + 2 + block.unwrap_or(end);
        sheet.vanish(shown..close + 2);
        sheet.put(shown, sheet::LINK_OFF);
        sheet.omit(OmissionReason::Markup, shown..close + 2);
    }
    Some(close + 2)
}
