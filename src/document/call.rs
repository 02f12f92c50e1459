//! Calls to the reader around an article that was saved from a platform: to follow, to scan a code, to
//! like and to share; and what the platform's own buttons say.

use super::draft::Draft;
use super::{BlockKind, Omission, OmissionReason};

/// What such calls are made of.
const PARTS: [&str; 113] = [
    "点击",
    "点个",
    "戳",
    "长按",
    "扫码",
    "扫描",
    "扫一扫",
    "识别",
    "图中",
    "上方",
    "下方",
    "左下角",
    "右下角",
    "右上角",
    "左上角",
    "文末",
    "上面",
    "下面",
    "蓝字",
    "蓝色字",
    "二维码",
    "名片",
    "卡片",
    "海报",
    "链接",
    "按钮",
    "阅读原文",
    "查看原文",
    "阅读全文",
    "公众号",
    "公号",
    "视频号",
    "服务号",
    "小程序",
    "微信号",
    "微信",
    "微博",
    "朋友圈",
    "关注",
    "订阅",
    "星标",
    "设为",
    "置顶",
    "点赞",
    "点个赞",
    "赞",
    "在看",
    "再看",
    "转发",
    "分享",
    "收藏",
    "投币",
    "三连",
    "一键三连",
    "素质三连",
    "评论区",
    "评论",
    "留言",
    "弹幕",
    "加入",
    "添加",
    "读者群",
    "交流群",
    "粉丝群",
    "微信群",
    "社群",
    "进群",
    "入群",
    "加群",
    "后台",
    "回复",
    "关键词",
    "私信",
    "客服",
    "小助手",
    "备注",
    "我们",
    "我",
    "本号",
    "该公众号",
    "欢迎",
    "请",
    "记得",
    "喜欢",
    "觉得",
    "不错",
    "有用",
    "的话",
    "就",
    "给",
    "更多",
    "精彩",
    "内容",
    "获取",
    "即可",
    "可",
    "一下",
    "轻触",
    "轻点两下",
    "继续",
    "滑动",
    "向上",
    "看下一个",
    "取消",
    "允许",
    "知道了",
    "使用",
    "收录于",
    "合集",
    "预览时标签不可点",
    "防止失联",
    "不错过",
    "推送",
];
/// Words that a call has at least one of.
const ACTS: [&str; 27] = [
    "点击",
    "长按",
    "扫码",
    "扫描",
    "扫一扫",
    "识别",
    "关注",
    "订阅",
    "星标",
    "点赞",
    "在看",
    "再看",
    "转发",
    "三连",
    "加入",
    "进群",
    "入群",
    "加群",
    "回复",
    "轻触",
    "轻点两下",
    "滑动",
    "看下一个",
    "阅读原文",
    "不可点",
    "知道了",
    "分享",
];
/// The most characters of a call.
const LONGEST: usize = 48;
/// So many blocks from the start and from the end are looked at.
const FIRST: usize = 2;
const LAST: usize = 12;

/// Takes the calls at the start and the end out of the drafts, which must be in the order of the page.
pub(super) fn remove(drafts: &mut Vec<Draft>, omitted: &mut Vec<Omission>) {
    let last = drafts.len().saturating_sub(LAST);
    let mut at = 0;
    drafts.retain(|draft| {
        let at_edge = at < FIRST || at >= last;
        at += 1;
        let is_text = matches!(draft.kind, BlockKind::Paragraph | BlockKind::Quote);
        let call = at_edge && is_text && is_call(&draft.text);
        if call {
            let range = draft.source_range(0..draft.text.len());
            omitted.push(Omission { reason: OmissionReason::BackMatter, range });
        }
        !call
    });
}

/// Whether a text consists of the parts of calls, and of little else.
fn is_call(text: &str) -> bool {
    if text.chars().nth(LONGEST).is_some() || !ACTS.iter().any(|act| text.contains(act)) {
        return false;
    }
    let (mut parts, mut covered, mut other) = (0, 0, 0);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let part = PARTS.iter().filter(|part| rest.starts_with(**part)).max_by_key(|p| p.len());
        if let Some(part) = part {
            parts += 1;
            covered += part.chars().count();
            rest = &rest[part.len()..];
        } else {
            other += usize::from(c.is_alphanumeric());
            rest = &rest[c.len_utf8()..];
        }
    }
    parts >= 2 && covered >= 3 * other
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read};
    use super::is_call;

    #[test]
    fn calls_are_made_of_few_parts() {
        for text in [
            "点击上方蓝字关注我们",
            "长按识别二维码，加入读者群",
            "点赞、在看、转发三连",
            "扫码关注公众号，获取更多内容",
            "喜欢的话就点个在看吧",
            "微信扫一扫关注该公众号",
            "继续滑动看下一个",
        ] {
            assert!(is_call(text), "{text}");
        }
        for text in [
            "读者群里讨论的是港口的潮汐",
            "平台新增点赞和转发的限制，短视频播放量下降",
            "关注气候变化的学者",
            "订阅收入增长百分之二十",
            "分享会",
            "二维码支付在农村普及",
        ] {
            assert!(!is_call(text), "{text}");
        }
    }

    #[test]
    fn calls_around_an_article_are_left_out() {
        let text = "点击上方蓝字关注我们\n\n# 渡船\n\n渡船今天停航。\n\n长按识别二维码，加入读者群\n\n点赞、在看、转发三连\n";
        let document = read(text.as_bytes(), &ReadOptions::default());
        let texts: Vec<_> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["渡船", "渡船今天停航。"]);
    }
}
