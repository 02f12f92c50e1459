//! What the dictionary does not say of Chinese words, or says wrongly.

use super::unit::Class;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The class of a word in simplified characters that the dictionary has wrong.
pub(super) fn class(word: &str) -> Option<Class> {
    CLASSES.get(word).copied()
}

/// Whether a verb in simplified characters takes no object: what follows it is a noun that it
/// modifies (求职 + 网站).
pub(super) fn is_intransitive(word: &str) -> bool {
    VERBS_WITHOUT_OBJECT.contains(word)
}

static CLASSES: LazyLock<FxHashMap<&str, Class>> = LazyLock::new(|| {
    let lists = [
        (NOUNS, Class::Noun),
        (VERBS, Class::Verb),
        (ADVERBS, Class::Adverb),
        (UNITS, Class::Measure),
        (ATTRIBUTIVE, Class::Adjective),
    ];
    let words = |(list, class): (&'static str, Class)| {
        list.split_whitespace().map(move |word| (word, class))
    };
    lists.into_iter().flat_map(words).collect()
});

static VERBS_WITHOUT_OBJECT: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| INTRANSITIVE.split_whitespace().collect());

/// Nouns that the dictionary has as verbs.
const NOUNS: &str = "知识 行为 \
    通道 选手 杀手 帮手 推手 组长 站长 处长 镇长 署长 坐标 接口 \
    参谋 简历 会计 考生 预算 支出 开支 缺陷 死刑 \
    应力 签证 保费 启事 喜事 丧事 聘书 插图 触手 扶手 把手 提琴 算盘 托盘 \
    超市 诊所 提纲 警察 位移 相位 负载 汇编 导演 开关 知觉 \
    隶书 看客 创意 围棋 宣纸 副驾驶 可汗 名册 创伤 阻抗 胜负";

/// Verbs that the dictionary has as nouns or as verbs that are also nouns, or lacks.
const VERBS: &str = "产生 面向 利用 预计 影响 借助 针对 希望 要求 建议 保持 保证 引起 提高 增加 \
    减少 增强 加强 实施 促进 改变 改善 帮助 完成 需要 准备 计划 主打 登顶 印发 \
    领投 跟投";

/// Adverbs that the dictionary has as something else.
const ADVERBS: &str = "一共 据悉";

/// Units of measure that the dictionary has as nouns.
const UNITS: &str = "小时 分钟 秒钟 钟头 毫秒 百分点 平方米 立方米 平方公里 英里 英尺 英寸 英亩 海里 \
    公顷 加仑 盎司 公斤 千克 毫克 毫升 厘米 毫米 摄氏度";

/// Words that stand before nouns rather than alone, but that the dictionary has as verbs, adverbs,
/// nouns or numerals.
const ATTRIBUTIVE: &str = "虚拟 可信 并行 串行 首发 离线 在线 车载 机载 国产 存量 远程 实时 跨境 新型 \
    大宗 民用 商用";

/// Verbs that take no object, most of them because they hold one.
const INTRANSITIVE: &str = "原始 自主 通用 超高 无头 飞行 求职 求救 求婚 求学 相亲 面试 罢工 爬行 拍照 排错 报警 结婚 离婚 婚恋 \
    恋爱 减肥 健身 上网 上班 下班 加班 通勤 度假 休闲 旅行 出行 出差 就餐 住宿 \
    生存 生育 育儿 怀孕 分娩 流产 发育 成长 爆炸 燃烧 辐射 航行 潜水 游泳 跑步 \
    登山 滑雪 冲浪 攀岩 骑行 步行 坠落 失踪 自杀 犯罪 作战 战斗 登陆 入境 出境 \
    留学 升学 考研 毕业 留守 移民 迁徙 栖息 繁殖 冬眠 进食 示威 游行 投票 执政 \
    首映 首演 公映 开幕 闭幕 颁奖 获奖 中奖 抽奖 打折 促销 砍价 降价 涨价 防晒 \
    防盗 防伪 防洪 防空 防火 防震 防疫 抗震 抗疫 抗癌 抗菌 消毒 杀菌 除草 除尘 \
    隔音 保温 保鲜 取暖 供暖 供水 供热 供气 供血 造血 排水 排气 通风 采光 照明 \
    制冷 冷却 散热 发热 充气 发光 闪光 反光 发声 录音 录像 录屏 截屏 截图 投影 \
    投屏 扫码 打字 上色 着色 配色 配音 配乐 作曲 编曲 记账 理财 借款 还款 催收 \
    付款 收款 转账 汇款 存款 取款 开户 报税 纳税 征税 逃税 避税 挖矿 采矿 炼钢 \
    造纸 造船 造车 修车 停车 行车 洗车 租车 购车 换车 拼车 代驾 搬家 装修 租房 \
    购房 求偶 社交 交友 聚会 演唱 演奏 演讲 扶贫 脱贫 创收 盈利 获利 亏损 竞技 \
    参赛 决赛 拆迁 演示 运行 选修 换代 叙事 追光 接吻 祭拜 受精 讲课 登录 备课 \
    补课 缴费 付费 收费 计费 开会 值班 看病 看护 住院 出院 挂号 复诊 康复 急救 \
    会诊 转运 救援 逃生 避难 避险 维权 打假 举报 投诉 侵权 违约 失业 待业 辞职 \
    离职 入职 跳槽 提现 透支 逾期 违规 上学 放学 入学 招生 报名 出题 阅卷 答题 \
    刷题 打卡 签到 排队 候车 乘车 候机 登机 安检 起飞 着床 发病 患病 致病 致癌 \
    镇痛 止痛 止血 输血 输液 献血 注水 储水 蓄水 节水 调水 治沙 防沙 造林 护林 \
    放牧 捕鱼 捕捞 垂钓 打猎 祭祀 祈福 烧烤 做饭 烹饪 饮酒 酿酒 喝茶 品茶 插花 \
    养花 养猫 养狗";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_class() {
        let lists = [NOUNS, VERBS, ADVERBS, UNITS, ATTRIBUTIVE];
        let words: usize = lists.iter().map(|list| list.split_whitespace().count()).sum();
        assert_eq!(CLASSES.len(), words);
        assert_eq!(class("知识"), Some(Class::Noun));
        assert_eq!(class("不存在的词"), None);
    }

    #[test]
    fn verbs_that_hold_their_object_take_none() {
        assert!(is_intransitive("求职") && !is_intransitive("支付"));
        assert_eq!(VERBS_WITHOUT_OBJECT.len(), INTRANSITIVE.split_whitespace().count());
    }
}
