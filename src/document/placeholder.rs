//! What programs for chats write in brackets in place of a picture: "[图片]", "[捂脸]", "[Sticker]".

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// What stands in the brackets, in lower case, parted by commas.
const NAMES: &str = include_str!("../../background/placeholders.txt");
/// The most characters between the brackets.
const LONGEST: usize = 14;

/// The ranges of such brackets in a text.
pub(super) fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, open) in text.match_indices(['[', '［']) {
        let close = if open == "[" { ']' } else { '］' };
        let from = start + open.len();
        let end = text[from..].char_indices().take(LONGEST + 1).find(|(_, c)| *c == close);
        let Some((length, _)) = end else { continue };
        if is_placeholder(&text[from..from + length]) {
            found.push(start..from + length + close.len_utf8());
        }
    }
    found
}

static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let names = NAMES.lines().filter(|line| !line.starts_with('#'));
    names.flat_map(|line| line.split(", ")).collect()
});

fn is_placeholder(inside: &str) -> bool {
    KNOWN.contains(&*inside.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_in_brackets_are_found() {
        let text = "[image] 今晚 [reply] 开会[捂脸][doge] a[1] [Editor] [图 1] [Voice message]［破涕为笑］";
        let found: Vec<_> = placeholders(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            ["[image]", "[reply]", "[捂脸]", "[doge]", "[Voice message]", "［破涕为笑］"]
        );
    }
}
