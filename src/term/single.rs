//! What single Chinese words say: nouns that name no thing, the ends of institutions' names, places;
//! and which items of an enumeration are terms.

use super::unit::{Class, Script, Unit, Units};
use super::word::{GENERIC, Word};
use crate::token::dictionary::{self, WordClass};
use crate::token::to_simplified;

/// Below this Zipf value a noun modifies what follows rather than being the subject of it.
const SPECIFIC: f64 = 4.6;
/// Nouns that name no thing of their own: what is joined to them is no term.
pub(super) const LIGHT: &[&str] = &[
    "问题", "工作", "地方", "时间", "情况", "关系", "生活", "时候", "部分", "活动", "方面", "人们",
    "影响", "面积", "人员", "时期", "大家", "能力", "基础", "过程", "单位", "条件", "方式", "内容",
    "事情", "任务", "变化", "结果", "水平", "原因", "范围", "实际", "地位", "目标", "规模", "办法",
    "意见", "力量", "程度", "消息", "机会", "领域", "阶段", "目的", "现象", "特点", "人数", "意义",
    "方向", "措施", "特色", "性质", "状态", "样子", "数量", "数字", "部门", "要求", "行为", "作用",
    "角度", "环节", "层面", "方法", "优势", "效果", "难度", "压力", "表现", "进展", "话题", "增长",
    "比例", "速度", "人士", "个人", "重点", "方案", "节奏", "东西", "期间", "概念", "因素", "幅度",
    "行业", "企业", "旗下", "团体", "患者", "用户",
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

pub(super) fn is_place(units: &Units<'_>, word: &Word) -> bool {
    word.units.len() == 1 && units.list.get(word.units.start).is_some_and(is_place_name)
}

fn is_place_name(unit: &Unit<'_>) -> bool {
    let class = || dictionary::class(&to_simplified(unit.text));
    unit.class == Class::Name && class() == Some(WordClass::Place)
}
