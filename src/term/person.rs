//! Persons who are named after what they are: 发言人何亚东.

use super::chinese_cut::has_surname;
use super::class::Class;
use super::unit::{Script, Unit, Units};
use crate::token::to_simplified;
use std::ops::Range;

/// What stands right before a name, in simplified characters.
const ROLES: &[&str] = &[
    "专家",
    "主任",
    "主席",
    "主教练",
    "主编",
    "主角",
    "书记",
    "事长",
    "主播",
    "代表",
    "作家",
    "作者",
    "分析师",
    "创办人",
    "创始人",
    "副主任",
    "副主席",
    "副总裁",
    "副总经理",
    "副教授",
    "副校长",
    "副部长",
    "副院长",
    "医师",
    "医生",
    "发言人",
    "司长",
    "合伙人",
    "处长",
    "委员",
    "学者",
    "导师",
    "导演",
    "局长",
    "工程师",
    "市长",
    "律师",
    "总经理",
    "总裁",
    "总监",
    "总编",
    "总编辑",
    "执行长",
    "教授",
    "教练",
    "时任",
    "校长",
    "科学家",
    "秘书长",
    "记者",
    "设计师",
    "负责人",
    "部长",
    "院士",
    "院长",
    "首席执行官",
    "首席科学家",
    "演员",
    "理事长",
    "研究员",
    "经理",
    "经济学家",
    "董事长",
    "董秘",
    "队长",
    "选手",
    "掌门人",
    "歌手",
    "导播",
    "组长",
    "会长",
    "所长",
    "博士",
    "县长",
    "省长",
];
/// The characters of a name after the surname.
const GIVEN: Range<usize> = 1..3;

/// The end of the name of a person that starts at `at`: a surname and up to two characters, which
/// the dictionary leaves in pieces, after a role.
pub(super) fn end(units: &Units<'_>, at: usize, limit: usize) -> Option<usize> {
    let list = &units.list[..limit];
    let surname = list.get(at).filter(|unit| unit.joins() && unit.length == 1)?;
    let role = list.get(at.checked_sub(1)?)?;
    let named = has_surname(&to_simplified(surname.text)) && is_role(role);
    let piece = |unit: &&Unit<'_>| {
        unit.joins()
            && !unit.edge
            && unit.length < GIVEN.end
            && !matches!(unit.class, Class::Function | Class::Number | Class::Adverb)
            && !unit.text.starts_with(['说', '称', '在', '对', '也', '将', '向', '和', '与'])
    };
    let given = list.get(at + 1).filter(piece).filter(|_| named)?;
    let second = list.get(at + 2).filter(piece);
    let both = given.length == 1 && second.is_some_and(|unit| unit.length == 1);
    Some(at + if both { 3 } else { 2 })
}

/// Whether a unit says what a person is.
pub(super) fn is_role(unit: &Unit<'_>) -> bool {
    unit.script == Script::Han && ROLES.contains(&&*to_simplified(unit.text))
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn a_name_after_a_role_is_whole() {
        assert_terms(
            "发言人何亚东强调了渔船的事。研究员韦春晓说渔网很好。教授金属于他。\n",
            &["何亚东", "韦春晓"],
            &["亚东", "春晓", "金属于"],
        );
    }
}
