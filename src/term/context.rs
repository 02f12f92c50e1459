//! What the word before or after a Chinese noun phrase says of it.

use super::class::Class;
use super::unit::{Gap, Script, Units};
use super::word::Word;
use crate::token::{TokenKind, to_simplified};

/// Verbs after which another verb is no part of a noun: 支持生成图片; sorted by bytes.
const TAKE_VERBS: &[&str] = &[
    "不能",
    "乐于",
    "企图",
    "便于",
    "值得",
    "停止",
    "允许",
    "决定",
    "准备",
    "力求",
    "协助",
    "只能",
    "可以",
    "同意",
    "呼吁",
    "善于",
    "喜欢",
    "学会",
    "尝试",
    "希望",
    "应当",
    "应该",
    "建议",
    "开始",
    "得以",
    "必须",
    "忙于",
    "急于",
    "想要",
    "愿意",
    "打算",
    "承诺",
    "拒绝",
    "擅长",
    "支持",
    "敢于",
    "方便",
    "有助于",
    "用于",
    "用来",
    "禁止",
    "答应",
    "继续",
    "考虑",
    "能够",
    "致力于",
    "要求",
    "试图",
    "负责",
    "足以",
    "辅助",
    "进行",
    "透过",
    "通过",
    "需要",
    "鼓励",
];

/// Whether a verb takes verbs, whose nouns then are their objects: 要求支付赎金.
pub(super) fn takes_verbs(verb: &str) -> bool {
    TAKE_VERBS.binary_search(&verb).is_ok()
}

/// Whether a function word is a pronoun and an auxiliary in one: 他会.
pub(super) fn is_auxiliary_guess(class: Class, word: &str) -> bool {
    class == Class::Function && word.ends_with(['会', '能', '将', '要'])
}

/// What stands before or after a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Punctuation, or an end of the block.
    Border,
    /// 的
    Of,
    Conjunction,
    Preposition,
    /// A verb that takes verbs.
    Governor,
    /// 了, 着, 过
    Aspect,
    /// 是
    Be,
    Determiner,
    /// An auxiliary, or an adverb that a verb follows.
    Auxiliary,
    /// 中, 上, 后: what follows a noun.
    Locative,
    Number,
    Latin,
    Function,
    Noun,
    Name,
    Unlisted,
    NominalVerb,
    Verb,
    VerbCharacter,
    Adjective,
    Adverb,
    Circumstance,
    Idiom,
}

impl Context {
    /// What it adds before a phrase, besides before one that starts with a verb and one that ends
    /// in one; after a phrase, and besides after one that ends in a verb.
    pub(super) fn weights(self) -> [f64; 5] {
        match self {
            Self::Border => [0.85, -0.91, -0.78, 0.37, 0.05],
            Self::Of => [0.80, 0.98, 0.24, 0.30, -0.29],
            Self::Conjunction => [1.07, 0.19, -0.12, 0.51, 0.80],
            Self::Preposition => [0.30, -0.22, -0.28, 0.21, -0.37],
            Self::Governor => [0.67, -3.00, 0.00, 0.31, -0.52],
            Self::Aspect => [0.47, 0.21, -0.09, -1.27, -0.46],
            Self::Be => [-0.48, -0.11, -0.23, 0.24, 0.39],
            Self::Determiner => [-0.28, 0.27, -0.36, -0.48, 0.02],
            Self::Auxiliary => [-0.84, -0.62, -0.10, 0.24, -0.35],
            Self::Locative => [0.00, 0.00, 0.00, 0.53, -0.05],
            Self::Number => [-0.35, -0.25, 0.16, -0.26, -0.19],
            Self::Latin => [0.16, 0.41, -0.12, -0.26, -0.71],
            Self::Function => [-0.68, -1.13, -0.26, 0.22, 0.00],
            Self::Noun => [-0.66, -0.23, -0.34, -0.46, 0.92],
            Self::Name => [-0.46, 0.63, -0.21, -0.22, 0.40],
            Self::Unlisted => [0.01, -0.32, 0.42, -0.18, 0.44],
            Self::NominalVerb => [-0.23, -0.62, 0.12, 0.10, -0.20],
            Self::Verb => [0.66, -0.03, -0.07, 0.30, -0.50],
            Self::VerbCharacter => [0.20, 0.57, 0.26, -0.18, -0.60],
            Self::Adjective => [-0.38, 0.09, 0.30, 0.42, -0.47],
            Self::Adverb => [-0.04, 0.02, 0.05, 0.40, 0.14],
            Self::Circumstance => [-0.06, -0.28, 0.15, -0.66, -0.22],
            Self::Idiom => [-0.08, 0.00, 0.00, 0.14, -0.04],
        }
    }

    /// Whether a verb follows it rather than a noun.
    pub(super) fn asks_for_verb(self) -> bool {
        matches!(self, Self::Auxiliary | Self::Adverb | Self::Function | Self::Governor)
    }

    /// Whether it is what a verb before it is done to, or says how it ends.
    pub(super) fn is_object(self) -> bool {
        matches!(
            self,
            Self::Noun
                | Self::Name
                | Self::Unlisted
                | Self::Adjective
                | Self::Determiner
                | Self::Number
                | Self::Latin
                | Self::Aspect
                | Self::VerbCharacter
        )
    }

    /// Whether a noun follows it rather than a verb.
    pub(super) fn asks_for_noun(self) -> bool {
        matches!(
            self,
            Self::Of
                | Self::Determiner
                | Self::Number
                | Self::Adjective
                | Self::Aspect
                | Self::Verb
                | Self::VerbCharacter
        )
    }
}

/// What the word at `at` is to a phrase beside it; `border` is the word that a gap would stand
/// before.
pub(super) fn context(
    units: &Units<'_>,
    words: &[Word],
    at: Option<usize>,
    border: Option<usize>,
) -> Context {
    const DETERMINERS: &str = "这该其此各每本某全";
    const LOCATIVES: &str = "上中里内后前时下间等外";
    const AUXILIARIES: &str =
        "也都会已将并又不没未很更最太较可能要应需必须才只再还均曾正仍却便即若如比越先就";
    let gap = border.and_then(|border| words.get(border)).map(|word| &units.list[word.units.start]);
    let word = at.and_then(|at| words.get(at));
    let (Some(word), Some(false)) = (word, gap.map(|unit| unit.gap == Gap::Break)) else {
        return Context::Border;
    };
    let unit = &units.list[word.units.start];
    let number = unit.kind == TokenKind::Number;
    if word.script != Script::Han {
        return if number { Context::Number } else { Context::Latin };
    }
    if word.units.len() == 1 && matches!(word.class, Class::Function | Class::Adverb | Class::Verb)
    {
        let text = to_simplified(unit.text);
        let one = |list: &str| word.length == 1 && list.contains(&*text);
        let after = at == border;
        match &*text {
            "的" | "之" => return Context::Of,
            text if takes_verbs(text) => return Context::Governor,
            "以及" | "及其" => return Context::Conjunction,
            "基于" | "针对" | "关于" | "对于" | "根据" => return Context::Preposition,
            "这种" | "一种" | "这个" | "那个" | "一个" | "这些" | "那些" | "某些" | "所有"
            | "任何" | "各种" | "另一" | "自己" | "我们" | "他们" => {
                return Context::Determiner;
            }
            "可以" | "已经" | "没有" | "不再" | "无法" | "如果" | "可能" | "将会" | "更加" =>
            {
                return Context::Auxiliary;
            }
            "之间" | "之后" | "之前" | "期间" | "以来" | "以外" | "以上" | "以下" | "以内" =>
            {
                return Context::Locative;
            }
            _ if one("和与及或") => return Context::Conjunction,
            _ if one("对为以把被从向将在用由给让使于") => {
                return Context::Preposition;
            }
            _ if one("了着过到") => return Context::Aspect,
            _ if one("是乃非") => return Context::Be,
            _ if one(DETERMINERS) => return Context::Determiner,
            _ if after && one(LOCATIVES) => return Context::Locative,
            _ if one(AUXILIARIES) => return Context::Auxiliary,
            text if is_auxiliary_guess(word.class, text) => return Context::Auxiliary,
            _ => {}
        }
    }
    match word.class {
        _ if number => Context::Number,
        Class::Measure | Class::Number => Context::Number,
        Class::Verb if word.length == 1 => Context::VerbCharacter,
        Class::Verb => Context::Verb,
        Class::NominalVerb => Context::NominalVerb,
        Class::Noun => Context::Noun,
        Class::Name => Context::Name,
        Class::Unlisted => Context::Unlisted,
        Class::Adjective => Context::Adjective,
        Class::Adverb => Context::Adverb,
        Class::Circumstance => Context::Circumstance,
        Class::Idiom => Context::Idiom,
        _ => Context::Function,
    }
}
