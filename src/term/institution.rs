//! Names of institutions and places.

use super::unit::{Unit, Units};
use super::word::Word;
use crate::token::to_simplified;

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

/// Whether words end as the name of an institution does.
pub(super) fn is_institution(units: &Units<'_>, words: &[Word]) -> bool {
    let last = words.last().and_then(|word| units.list.get(word.units.end - 1));
    last.is_some_and(|unit| {
        let text = to_simplified(unit.text);
        INSTITUTIONS.binary_search(&&*text).is_ok()
            || unit.length > 2 && text.ends_with(INSTITUTION_ENDS)
    })
}

/// Whether a word is the name of a place.
pub(super) fn is_place(units: &Units<'_>, word: &Word) -> bool {
    word.units.len() == 1 && units.list.get(word.units.start).is_some_and(Unit::is_place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_sorted() {
        assert!(INSTITUTIONS.is_sorted_by(|before, after| before < after));
    }
}
