//! What single Chinese words say: nouns that name no thing, the ends of institutions' names, places;
//! and which items of an enumeration are terms.

use super::unit::{Class, Script, Unit, Units};
use super::word::{GENERIC, Word};
use crate::token::dictionary::{self, WordClass};
use crate::token::to_simplified;

/// Below this Zipf value a noun modifies what follows rather than being the subject of it.
const SPECIFIC: f64 = 4.6;
/// Nouns that name no thing of their own, so that what is joined to them is no term; sorted by bytes.
const LIGHT: &[&str] = &[
    "东西", "个人", "事情", "人们", "人员", "人士", "人数", "任务", "企业", "优势", "作用", "关系",
    "内容", "力量", "办法", "单位", "压力", "原因", "变化", "因素", "团体", "地位", "地方", "基础",
    "增长", "大家", "实际", "层面", "工作", "幅度", "影响", "性质", "患者", "情况", "意义", "意见",
    "措施", "效果", "数字", "数量", "方向", "方式", "方案", "方法", "方面", "旗下", "时候", "时期",
    "时间", "期间", "机会", "条件", "样子", "概念", "比例", "水平", "活动", "消息", "特点", "特色",
    "状态", "环节", "现象", "生活", "用户", "目标", "目的", "程度", "结果", "能力", "节奏", "范围",
    "行业", "行为", "表现", "要求", "规模", "角度", "话题", "过程", "进展", "速度", "部分", "部门",
    "重点", "问题", "阶段", "难度", "面积", "领域",
];

/// Whether a noun in simplified characters names no thing of its own.
pub(super) fn is_light(word: &str) -> bool {
    LIGHT.binary_search(&word).is_ok()
}

/// What the names of institutions end in, however common the word; sorted by bytes.
const INSTITUTIONS: &[&str] = &[
    "中心",
    "乐团",
    "俱乐部",
    "公署",
    "出版社",
    "剧团",
    "剧院",
    "医院",
    "协会",
    "博物馆",
    "商会",
    "图书馆",
    "基金会",
    "大学",
    "委员会",
    "学会",
    "学校",
    "学院",
    "实验室",
    "工作室",
    "总局",
    "法庭",
    "法院",
    "理事会",
    "研究会",
    "研究所",
    "研究院",
    "管理局",
    "组织",
    "美术馆",
    "联盟",
    "银行",
    "集团",
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
        && !is_light(&to_simplified(last.text))
        && rest.iter().all(|unit| noun(unit) || kind(unit))
        && !rest.first().is_some_and(is_place_name)
        && !inside.iter().all(generic)
}

/// Whether words end as the name of an institution does.
pub(super) fn is_institution(units: &Units<'_>, words: &[Word]) -> bool {
    let last = words.last().and_then(|word| units.list.get(word.units.end - 1));
    last.is_some_and(|unit| {
        let text = to_simplified(unit.text);
        INSTITUTIONS.binary_search(&&*text).is_ok()
            || unit.length > 2 && text.ends_with(INSTITUTION_ENDS)
    })
}

pub(super) fn is_place(units: &Units<'_>, word: &Word) -> bool {
    word.units.len() == 1 && units.list.get(word.units.start).is_some_and(is_place_name)
}

fn is_place_name(unit: &Unit<'_>) -> bool {
    let class = || dictionary::class(&to_simplified(unit.text));
    unit.class == Class::Name && class() == Some(WordClass::Place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [LIGHT, INSTITUTIONS] {
            assert!(list.is_sorted_by(|before, after| before < after));
        }
    }
}
