//! Characters that make a new Chinese word of another one.

/// Prefixes that make a new word of every noun.
pub(super) const PREFIXES: &str = "多超微元反非零跨泛准半单双";
/// Adjectives and verbs that are prefixes in some words only; repetition decides.
pub(super) const WEAK_PREFIXES: &str = "大小高低强弱深长短全轻重快慢冷热";
/// Verbs that are prefixes only where the author sets the word off.
pub(super) const VERBAL_PREFIXES: &str = "有无可共自互预后去再逆";
/// Suffixes that make a new word of every noun, and of verbs with the second list.
pub(super) const SUFFIXES: &str = "化性者家员师器机体力率学型式图库链端层级版商厂权法集包词框流术论症剂酶股币券税费站网群舱屏奖赛展界圈业观感值额线队团派区城港街馆院校署厅局院司社刊室店园卡车片域散汤酸碱醇盐膜管泵阀炎癌瘤柱梁枪杆轴塔墙仪炉罐窑坝舰艇菌粉";
pub(super) const VERB_SUFFIXES: &str = "词器者率性度量力员师机库链板框集型式法化学";

/// Whether a character makes a new word of the noun before it.
pub(super) fn is_suffix(character: char) -> bool {
    SUFFIXES.contains(character)
}
