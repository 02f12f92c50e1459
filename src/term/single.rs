//! Chinese noun phrases that stand once, where no count can vouch for them: their place in the
//! text and the classes of their words must.

use super::unit::{Class, Gap, Script, Unit, Units};
use super::word::{GENERIC, VAGUE, Word, is_verb};
use crate::token::dictionary::{self, WordClass};
use crate::token::to_simplified;
use std::ops::Range;

/// Below this Zipf value a noun modifies what follows rather than being the subject of it.
const SPECIFIC: f64 = 4.6;
/// The most characters of a phrase of two words, and of a longer one.
const MOST_CHARACTERS: [usize; 2] = [7, 9];

/// Nouns that name no thing of their own: what is joined to them is no term.
pub(super) const LIGHT: &[&str] = &[
    "问题", "工作", "地方", "时间", "情况", "关系", "生活", "时候", "部分", "活动", "方面", "人们",
    "影响", "面积", "人员", "时期", "大家", "能力", "基础", "过程", "单位", "条件", "方式", "内容",
    "事情", "任务", "变化", "结果", "水平", "原因", "范围", "实际", "地位", "目标", "规模", "办法",
    "意见", "力量", "程度", "消息", "机会", "领域", "阶段", "目的", "现象", "特点", "人数", "意义",
    "方向", "措施", "特色", "性质", "状态", "样子", "数量", "数字", "部门", "要求", "行为", "作用",
    "角度", "环节", "层面", "方法", "优势", "效果", "难度", "压力", "表现", "进展", "话题", "增长",
    "比例", "速度", "人士", "个人", "重点", "方案", "节奏", "东西", "期间", "概念", "因素", "幅度",
    "行业", "企业", "旗下",
];

/// What the names of institutions end in, however common the word.
const INSTITUTIONS: &[&str] = &[
    "中心",
    "大学",
    "学院",
    "医院",
    "法院",
    "学校",
    "研究院",
    "研究所",
    "研究会",
    "实验室",
    "委员会",
    "管理局",
    "总局",
    "协会",
    "学会",
    "商会",
    "基金会",
    "博物馆",
    "图书馆",
    "美术馆",
    "出版社",
    "俱乐部",
    "公署",
    "联盟",
    "法庭",
    "银行",
    "集团",
    "理事会",
    "工作室",
    "剧院",
    "剧团",
    "乐团",
    "组织",
];

/// What a longer word ends in that is an institution: 卫生局, 天文馆.
const INSTITUTION_ENDS: [char; 6] = ['局', '署', '厅', '院', '馆', '所'];

/// Whether the words around `range` leave it a phrase by itself.
pub(super) fn stands(
    units: &Units<'_>,
    words: &[Word],
    region: &Range<usize>,
    range: &Range<usize>,
) -> bool {
    let inside = &words[range.clone()];
    let named = is_institution(units, inside) && range.start == region.start
        || is_core(units, words, region, range);
    (named
        || inside.len() == 2
            && (is_all_but_verbs(words, region, range) || is_start(units, words, region, range)))
        && !is_clause(units, inside)
}

/// Whether the words by themselves make a term where they stand once.
pub(super) fn is_term(units: &Units<'_>, words: &[Word]) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let length: usize = words.iter().map(|word| word.length).sum();
    let guessed = |word: &Word| {
        units.list[word.units.clone()].iter().any(|unit| unit.class == Class::Unlisted)
    };
    let specific = |word: &Word| {
        word.class != Class::Adjective && word.zipf.is_none_or(|zipf| zipf < SPECIFIC)
    };
    // Who does something: 某公司 + 合作.
    let clause = last.class == Class::NominalVerb
        && rest.iter().any(|word| word.class == Class::Name || guessed(word));
    let generic = last.zipf.is_some_and(|zipf| zipf >= GENERIC);
    let [most, most_of_long] = MOST_CHARACTERS;
    !clause
        && !rest.iter().skip(1).any(guessed)
        && !guessed(last)
        && if is_institution(units, words) {
            length <= most_of_long
        } else if words.len() == 2 {
            length <= most && (!generic || rest.iter().all(specific))
        } else {
            let vague = last.class == Class::Noun && last.zipf.is_some_and(|zipf| zipf >= VAGUE);
            length <= most_of_long
                && words.iter().any(specific)
                && !vague
                && !rest.iter().any(guessed)
        }
        && !words.iter().any(|word| is_light(units, word))
}

/// Whether the item of an enumeration is a term rather than a clause.
pub(super) fn is_item(inside: &[Unit<'_>]) -> bool {
    let Some((last, rest)) = inside.split_last() else { return false };
    let noun = |unit: &Unit<'_>| {
        matches!(unit.class, Class::Noun | Class::Unlisted | Class::Name | Class::NominalVerb)
    };
    let kind = |unit: &Unit<'_>| {
        unit.class == Class::Adjective && unit.zipf.is_none_or(|zipf| zipf < SPECIFIC)
    };
    let generic = |unit: &Unit<'_>| unit.zipf.is_some_and(|zipf| zipf >= GENERIC);
    // Who does something is a sentence: 某人 + 领衔.
    let clause = last.class == Class::NominalVerb
        && rest.iter().any(|unit| matches!(unit.class, Class::Unlisted | Class::Name));
    !clause
        && inside.iter().all(|unit| unit.script == Script::Han && !unit.stop && unit.length > 1)
        && noun(last)
        && !LIGHT.contains(&&*to_simplified(last.text))
        && rest.iter().all(|unit| noun(unit) || kind(unit))
        && !rest.first().is_some_and(is_place_name)
        && !inside.iter().all(generic)
}

/// Whether words end as the name of an institution does.
pub(super) fn is_institution(units: &Units<'_>, words: &[Word]) -> bool {
    let last = words.last().and_then(|word| units.list.get(word.units.end - 1));
    last.is_some_and(|unit| {
        let text = to_simplified(unit.text);
        INSTITUTIONS.contains(&&*text) || unit.length > 2 && text.ends_with(INSTITUTION_ENDS)
    })
}

fn is_light(units: &Units<'_>, word: &Word) -> bool {
    let text = |unit: &Unit<'_>| to_simplified(unit.text).into_owned();
    let light = |unit| LIGHT.contains(&&*text(unit));
    word.units.len() == 1 && units.list.get(word.units.start).is_some_and(light)
}

/// Whether `range` is its region without verbs around it and without the names of places before
/// it, which rather say where: 日本 + 国债收益率.
fn is_core(units: &Units<'_>, words: &[Word], region: &Range<usize>, range: &Range<usize>) -> bool {
    let before = &words[region.start..range.start];
    let after = &words[range.end..region.end];
    before.iter().all(|word| is_verb(word) || is_place(units, word))
        && after.iter().all(is_verb)
        && !is_place(units, &words[range.start])
}

pub(super) fn is_place(units: &Units<'_>, word: &Word) -> bool {
    word.units.len() == 1 && units.list.get(word.units.start).is_some_and(is_place_name)
}

fn is_place_name(unit: &Unit<'_>) -> bool {
    let class = || dictionary::class(&to_simplified(unit.text));
    unit.class == Class::Name && class() == Some(WordClass::Place)
}

/// Whether a region has but verbs around `range`.
fn is_all_but_verbs(words: &[Word], region: &Range<usize>, range: &Range<usize>) -> bool {
    let around = words[region.start..range.start].iter().chain(&words[range.end..region.end]);
    around.into_iter().all(is_verb)
}

/// Whether `range` is the start of a longer noun phrase, which in Chinese modifies the rest
/// (勒索软件 + 团伙): two words, of which the first says something, with one more or a pair after.
fn is_start(
    units: &Units<'_>,
    words: &[Word],
    region: &Range<usize>,
    range: &Range<usize>,
) -> bool {
    let noun = |word: &&Word| !matches!(word.class, Class::Verb | Class::NominalVerb);
    let start =
        range.start - words[region.start..range.start].iter().rev().take_while(noun).count();
    let end = range.end + words[range.end..region.end].iter().take_while(noun).count();
    let length = end - start;
    let at_start = range.start == start && (2..=4).contains(&length);
    let pair_before = range.start == start + 2 && length == 4;
    let specific = |word: &Word| {
        (matches!(word.class, Class::Noun | Class::Adjective)
            || word.class == Class::Name && !is_place(units, word))
            && !word.complete
            && word.zipf.is_none_or(|zipf| zipf < SPECIFIC)
    };
    let nouns = words[region.clone()].iter().all(|word| word.script == Script::Han);
    nouns
        && range.len() == 2
        && words[range.start + 1].class == Class::Noun
        && (at_start && specific(&words[range.start]) || pair_before && specific(&words[start]))
}

/// Whether a noun and a verb are rather a clause (番茄开花) than a noun phrase: nothing around
/// them asks for a noun.
fn is_clause(units: &Units<'_>, words: &[Word]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let before = first.units.start.checked_sub(1).and_then(|at| units.list.get(at));
    let before = before.filter(|_| units.list[first.units.start].gap != Gap::Break);
    let after = units.list.get(last.units.end).filter(|after| after.gap != Gap::Break);
    let asked = before.is_some_and(|unit| {
        matches!(unit.class, Class::Verb | Class::Adjective | Class::NominalVerb)
            || "的之及和与或对为以把被从向了".contains(unit.text)
    }) || after.is_some_and(|unit| "的之及和与或等是在".contains(unit.text));
    // A longer one by itself is rather a sentence: 旧影院修缮.
    let alone = before.is_none() && after.is_none() && words.len() == 2;
    last.class == Class::NominalVerb && first.class != Class::NominalVerb && !asked && !alone
}
