//! The imprint: the section at the end that says how to get the next report, whom to write to, or
//! what nobody answers for.

use super::draft::Draft;
use super::{BlockKind, Omission, OmissionReason};

/// What the heading of an imprint says, in lower case.
const HEADINGS: [&str; 34] = [
    "订阅",
    "欢迎订阅",
    "订阅方式",
    "如何订阅",
    "关注",
    "关注我们",
    "欢迎关注",
    "联系我们",
    "联系方式",
    "关于我们",
    "关于本刊",
    "关于本报告",
    "版权声明",
    "免责声明",
    "声明",
    "訂閱",
    "歡迎訂閱",
    "訂閱方式",
    "追蹤",
    "追蹤我們",
    "聯絡我們",
    "聯繫我們",
    "關於我們",
    "版權聲明",
    "免責聲明",
    "subscribe",
    "subscription",
    "follow us",
    "about us",
    "contact",
    "contact us",
    "disclaimer",
    "imprint",
    "legal notice",
];
/// The most paragraphs and the most characters of an imprint.
const MOST_BLOCKS: usize = 8;
const MOST_CHARACTERS: usize = 600;

/// Takes an imprint out of the drafts, which must be in the order of the page.
pub(super) fn remove(drafts: &mut Vec<Draft>, omitted: &mut Vec<Omission>) {
    let heading = drafts.iter().rposition(|draft| matches!(draft.kind, BlockKind::Heading(_)));
    let Some(heading) = heading.filter(|&at| at > 0 && says_imprint(&drafts[at].text)) else {
        return;
    };
    let section = &drafts[heading + 1..];
    let characters: usize = section.iter().map(|draft| draft.text.chars().count()).sum();
    if section.len() > MOST_BLOCKS || characters > MOST_CHARACTERS {
        return;
    }
    omitted.extend(drafts.drain(heading..).map(|draft| Omission {
        reason: OmissionReason::Imprint,
        range: draft.source_range(0..draft.text.len()),
    }));
}

fn says_imprint(heading: &str) -> bool {
    let text = heading.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    HEADINGS.contains(&&*text)
}
