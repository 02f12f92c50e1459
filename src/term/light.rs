//! Light nouns: those that name no thing of their own.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(LIGHT.is_sorted_by(|before, after| before < after));
    }
}
