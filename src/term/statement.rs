//! Chinese words side by side that say something, or how much there is of it, rather than name a
//! thing.

use super::class::Class;
use super::institution::is_place;
use super::unit::{Script, Units};
use super::word::Word;
use super::{background, person};
use crate::token::to_simplified;

/// Whether words rather address someone or say something than name a thing.
pub(super) fn is_sentence(units: &Units<'_>, words: &[Word]) -> bool {
    is_person_with_title(units, words)
        || is_agent(units, words)
        || is_deed(units, words)
        || words[0].class == Class::Adjective && is_count(units, &words[0])
        || is_amount(units, &words[0])
        || is_company(units, words)
        || is_part_of_something(units, words)
        || words.iter().all(|word| is_listed_company(units, word))
        || is_role_with_name(units, words)
}

/// Whether the last word says which part of the others is meant: 框架层面, 视频开头.
fn is_part_of_something(units: &Units<'_>, words: &[Word]) -> bool {
    const PARTS: [&str; 14] = [
        "层面", "方面", "开头", "结尾", "末尾", "期间", "时候", "时期", "旗下", "样子", "情况",
        "部分", "地方", "程度",
    ];
    words.last().is_some_and(|last| {
        last.units.len() == 1 && PARTS.contains(&&*to_simplified(units.list[last.units.start].text))
    })
}

fn is_listed_company(units: &Units<'_>, word: &Word) -> bool {
    word.units.len() == 1
        && background::is_company(&to_simplified(units.list[word.units.start].text))
}

/// Whether a person is named after what he or she is: 总裁 + 山內溥.
fn is_role_with_name(units: &Units<'_>, words: &[Word]) -> bool {
    let [role, name] = words else { return false };
    role.units.len() == 1
        && person::is_role(&units.list[role.units.start])
        && matches!(name.class, Class::Name | Class::Unlisted)
        && !is_place(units, name)
}

/// Words that say how much, how good or which, but not of what kind; sorted by bytes.
const AMOUNTS: &[&str] = &[
    "一系列",
    "上述",
    "上面",
    "下面",
    "不同",
    "严重",
    "丰富",
    "主流",
    "主要",
    "以上",
    "以下",
    "任何",
    "众多",
    "优秀",
    "全新",
    "全部",
    "其他",
    "其它",
    "具体",
    "典型",
    "前面",
    "原有",
    "可疑",
    "各类",
    "同一",
    "同一个",
    "后面",
    "唯一",
    "国内",
    "国外",
    "多数",
    "大批",
    "大量",
    "奇怪",
    "完整",
    "实际",
    "对应",
    "少数",
    "少量",
    "巨大",
    "常见",
    "平均",
    "广泛",
    "庞大",
    "强烈",
    "当前",
    "当地",
    "总体",
    "所有",
    "整个",
    "整体",
    "新一代",
    "明显",
    "显著",
    "最佳",
    "最大",
    "最新",
    "最近",
    "有关",
    "有趣",
    "本地",
    "海外",
    "特殊",
    "现有",
    "目前",
    "相似",
    "相关",
    "相同",
    "相应",
    "真实",
    "真正",
    "知名",
    "类似",
    "美丽",
    "美好",
    "聪明",
    "著名",
    "许多",
    "诸多",
    "距离",
    "轻微",
    "近期",
    "连日",
    "部分",
    "重要",
    "领先",
    "首要",
    "高大",
];

/// Whether a word says how much or which of what follows rather than of what kind it is: 大量模型.
fn is_amount(units: &Units<'_>, word: &Word) -> bool {
    let text = to_simplified(units.list[word.units.start].text);
    word.units.len() == 1 && text.len() > 3 && AMOUNTS.binary_search(&&*text).is_ok()
}

/// Whether a name and what it is, or a place and who is there: 特斯拉公司, 瑞士公司, 美国科学家.
fn is_company(units: &Units<'_>, words: &[Word]) -> bool {
    let [name, company] = words else { return false };
    let named = matches!(name.class, Class::Name | Class::Unlisted);
    let place = is_place(units, name);
    named
        && (matches!(units.list[company.units.start].text, "公司" | "团队" | "團隊")
            || place && (is_district(units, company) || is_person(units, company)))
}

/// Whether a place is a part of another one by its last character: 缅因州.
fn is_district(units: &Units<'_>, word: &Word) -> bool {
    is_place(units, word)
        && units.list[word.units.start].text.ends_with(['州', '市', '区', '區', '县', '縣', '省'])
}

/// Whether a name and how one addresses its bearer: 金庸先生.
fn is_person_with_title(units: &Units<'_>, words: &[Word]) -> bool {
    const TITLES: [&str; 14] = [
        "先生",
        "女士",
        "小姐",
        "教授",
        "博士",
        "院士",
        "老师",
        "老師",
        "同学",
        "总统",
        "总理",
        "部长",
        "总裁",
        "董事长",
    ];
    let [.., person, title] = words else { return false };
    let named = matches!(person.class, Class::Name | Class::Unlisted) || person.units.len() > 1;
    named && title.units.len() == 1 && TITLES.contains(&units.list[title.units.start].text)
}

/// Whether someone and what they do: 谷歌 + 投资. Places rather say where it is done.
fn is_agent(units: &Units<'_>, words: &[Word]) -> bool {
    let [agent, verb] = words else { return false };
    let unlisted =
        || units.list[agent.units.clone()].iter().any(|unit| unit.class == Class::Unlisted);
    (agent.class == Class::Name || agent.units.len() > 1 && unlisted())
        && agent.script == Script::Han
        && verb.class == Class::NominalVerb
        && !is_place(units, agent)
}

/// Whether a verb before a place, to which it is done: 测量 + 珠穆朗玛峰.
fn is_deed(units: &Units<'_>, words: &[Word]) -> bool {
    let [.., verb, place] = words else { return false };
    verb.length > 1
        && matches!(verb.class, Class::Verb | Class::NominalVerb)
        && is_place(units, place)
}

/// Whether a word counts others: 三大, 两项.
fn is_count(units: &Units<'_>, word: &Word) -> bool {
    let first = units.list[word.units.start].text.chars().next();
    word.length == 2 && first.is_some_and(|c| "一二三四五六七八九十两几数各".contains(c))
}

/// Whether a noun by its last character is someone, who rather does what a verb after it says.
pub(super) fn is_person(units: &Units<'_>, word: &Word) -> bool {
    units.list[word.units.end - 1]
        .text
        .ends_with(['师', '師', '者', '员', '員', '人', '家', '手', '长', '長', '民', '工', '生'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::tests::assert_terms;

    #[test]
    fn the_amounts_are_sorted() {
        assert!(AMOUNTS.is_sorted_by(|before, after| before < after));
    }

    #[test]
    fn what_says_something_is_no_term_though_it_recurs() {
        assert_terms(
            "渔网层面很难，渔网层面更贵。总裁海蓝铃来了，总裁海蓝铃说好。一头大象在河里，那头大象在海里，\
             又见一头大象。阿里腾讯都来了，阿里腾讯竞争。\n",
            &["渔网", "海蓝铃", "大象", "阿里", "腾讯"],
            &["渔网层面", "总裁海蓝铃", "头大象", "阿里腾讯"],
        );
    }
}
