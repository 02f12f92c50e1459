//! The imprint: the section or the paragraphs at the end that say how to get the next report, whom
//! to write to, or what nobody answers for.

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
/// How paragraphs at the end start that are an imprint without a heading, in lower case.
const STARTS: [&str; 40] = [
    "关注公众号",
    "关注微信",
    "关注我们",
    "关注我",
    "欢迎关注",
    "欢迎订阅",
    "欢迎投稿",
    "欢迎转发",
    "订阅本",
    "扫码关注",
    "扫码订阅",
    "扫码加入",
    "扫描二维码",
    "扫描下方",
    "长按二维码",
    "长按识别",
    "转载请",
    "未经授权",
    "免责声明",
    "版权声明",
    "版权所有",
    "本文首发",
    "追蹤我們",
    "歡迎追蹤",
    "歡迎關注",
    "歡迎訂閱",
    "歡迎投稿",
    "訂閱本",
    "掃描",
    "轉載請",
    "未經授權",
    "免責聲明",
    "版權聲明",
    "版權所有",
    "subscribe to",
    "follow us",
    "all rights reserved",
    "copyright",
    "disclaimer:",
    "© ",
];
/// The most characters of such a paragraph.
const MOST_OF_PARAGRAPH: usize = 160;
/// The most paragraphs and the most characters of an imprint.
const MOST_BLOCKS: usize = 8;
const MOST_CHARACTERS: usize = 600;

/// Takes an imprint out of the drafts, which must be in the order of the page.
pub(super) fn remove(drafts: &mut Vec<Draft>, omitted: &mut Vec<Omission>) {
    let start = section(drafts).unwrap_or_else(|| paragraphs(drafts));
    omitted.extend(drafts.drain(start..).map(|draft| Omission {
        reason: OmissionReason::Imprint,
        range: draft.source_range(0..draft.text.len()),
    }));
}

/// Where the last section starts, if it is an imprint.
fn section(drafts: &[Draft]) -> Option<usize> {
    let heading = drafts.iter().rposition(|draft| matches!(draft.kind, BlockKind::Heading(_)));
    let heading = heading.filter(|&at| at > 0 && says_imprint(&drafts[at].text))?;
    let section = &drafts[heading + 1..];
    let characters: usize = section.iter().map(|draft| draft.text.chars().count()).sum();
    (section.len() <= MOST_BLOCKS && characters <= MOST_CHARACTERS).then_some(heading)
}

/// Where the paragraphs at the end start that are an imprint without a heading.
fn paragraphs(drafts: &[Draft]) -> usize {
    let is_imprint = |draft: &&Draft| {
        let text = draft.text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
        let text = text.to_lowercase();
        matches!(draft.kind, BlockKind::Paragraph | BlockKind::Quote)
            && draft.text.chars().count() <= MOST_OF_PARAGRAPH
            && STARTS.iter().any(|start| text.starts_with(start))
    };
    drafts.len() - drafts.iter().skip(1).rev().take_while(is_imprint).count()
}

fn says_imprint(heading: &str) -> bool {
    let text = heading.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    HEADINGS.contains(&&*text)
}
