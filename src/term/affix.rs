//! Characters that make a new Chinese word of another one.

/// Suffixes that make a new word of every noun.
pub(super) const SUFFIXES: &str = "化性者家员师器机体力率学型式图库链端层级版商厂权法集包词框流术论症剂酶股币券税费站网群舱屏奖赛展界圈业观感值额线队团派区城港街馆院校署厅局院司社刊室店园卡车片域散汤酸碱醇盐膜管泵阀炎癌瘤柱梁枪杆轴塔墙仪炉罐窑坝舰艇菌粉";

/// Whether a character makes a new word of the noun before it.
pub(super) fn is_suffix(character: char) -> bool {
    SUFFIXES.contains(character)
}
