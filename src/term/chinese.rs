//! Chinese words: their classes, and the cuts that the dictionary gets wrong.

use super::unit::{Class, Unit};
use super::{background, word};
use crate::token::dictionary::{self, WordClass};
use crate::token::{Token, TokenKind, to_simplified};

/// The class of a Chinese word in simplified characters, out of context.
pub(super) fn class(word: &str) -> Class {
    if VERBS.contains(&word) {
        return Class::Verb;
    }
    let Some(class) = dictionary::class(word) else { return unlisted_class(word) };
    if UNITS.contains(&word) {
        return Class::Measure;
    }
    // 单日, 单季, 单张: how long or how many.
    if word.chars().count() == 2
        && word.starts_with('单')
        && word.ends_with(['日', '周', '月', '季', '年', '张', '台', '枚', '笔', '次', '场'])
    {
        return Class::Circumstance;
    }
    // What is listed is a noun whatever the dictionary has it as: 两会 (a numeral), 大模型.
    if background::is_chinese_term(word) {
        return Class::Noun;
    }
    if ATTRIBUTIVE.contains(&word) {
        return Class::Adjective;
    }
    if class != WordClass::Noun && background::is_nominal_verb(word) {
        return Class::NominalVerb;
    }
    match class {
        WordClass::Unknown | WordClass::Noun | WordClass::Abbreviation => Class::Noun,
        WordClass::Person | WordClass::Place | WordClass::Organization | WordClass::ProperNoun => {
            Class::Name
        }
        WordClass::VerbalNoun => Class::NominalVerb,
        // The dictionary has 越剧 as an adverb and 可回收 as a set phrase.
        WordClass::Adverb if is_noun_by_form(word) => Class::Noun,
        WordClass::Phrase if let Some(class) = class_of_compound(word) => class,
        WordClass::Idiom | WordClass::Phrase
            if word.chars().count() == 3 && word.starts_with(['可', '无', '非']) =>
        {
            Class::Adjective
        }
        // 只用, 不再, 没有: an adverb and a verb.
        WordClass::Verb
            if word.starts_with(['只', '不', '没', '未', '再', '又', '仅', '更', '最', '很']) =>
        {
            Class::Adverb
        }
        WordClass::Verb => Class::Verb,
        WordClass::Adjective => Class::Adjective,
        WordClass::Adverb => Class::Adverb,
        WordClass::Idiom | WordClass::Phrase => Class::Idiom,
        WordClass::Numeral => Class::Number,
        WordClass::Measure => Class::Measure,
        WordClass::Time if is_deictic(word) => Class::Function,
        WordClass::Time | WordClass::Location => Class::Circumstance,
        _ => Class::Function,
    }
}

/// The class of a set phrase that is a compound, by its last word: 操作系统, 无人机, 售后服务.
fn class_of_compound(word: &str) -> Option<Class> {
    let length = word.chars().count();
    if length == 3 {
        let noun = word.chars().next_back().is_some_and(word::is_suffix)
            || word.starts_with(['微', '半', '软', '硬', '超', '反', '总', '高']);
        return noun.then_some(Class::Noun);
    }
    let (cut, _) = word.char_indices().nth(length.checked_sub(2)?)?;
    let (first, last) = word.split_at(cut);
    let modifies = matches!(
        dictionary::class(first)?,
        WordClass::Noun
            | WordClass::Verb
            | WordClass::VerbalNoun
            | WordClass::Adjective
            | WordClass::ProperNoun
            | WordClass::Place
            | WordClass::Phrase
    );
    match dictionary::class(last)? {
        WordClass::Noun if modifies => Some(Class::Noun),
        WordClass::VerbalNoun if modifies => Some(Class::NominalVerb),
        _ => None,
    }
}

/// Whether a rare word is a noun by its last character.
fn is_noun_by_form(word: &str) -> bool {
    let ends = word.chars().next_back().is_some_and(|c| word::is_suffix(c) || c == '剧');
    ends && background::chinese_zipf(word).is_some_and(|zipf| zipf < RARE)
}

/// Below this Zipf value the dictionary's classes are not to be relied on.
const RARE: f64 = 3.5;

/// Units of measure that the dictionary has as nouns.
const UNITS: [&str; 9] =
    ["小时", "分钟", "秒钟", "钟头", "毫秒", "百分点", "平方米", "立方米", "平方公里"];

/// Verbs that the dictionary has as nouns or as verbs that are also nouns, or lacks.
const VERBS: [&str; 31] = [
    "面向", "利用", "预计", "影响", "借助", "针对", "希望", "要求", "建议", "保持", "保证", "引起",
    "提高", "增加", "减少", "增强", "加强", "实施", "促进", "改变", "改善", "帮助", "完成", "需要",
    "准备", "计划", "主打", "登顶", "印发", "领投", "跟投",
];

/// Words that stand before nouns rather than alone, but that the dictionary has as verbs, adverbs,
/// nouns or numerals.
const ATTRIBUTIVE: [&str; 18] = [
    "虚拟", "可信", "并行", "串行", "首发", "离线", "在线", "车载", "机载", "国产", "存量", "远程",
    "实时", "跨境", "新型", "大宗", "民用", "商用",
];

/// The class of a Chinese word that is not in the dictionary. The cut for unknown words often
/// takes a particle, an adverb or a numeral for a part of the word (体在, 更大, 这比); such a word
/// is none.
fn unlisted_class(word: &str) -> Class {
    const FIRST: &str = "这那哪此其每各某该本在于和将把被让给使令与及或但而且则即若如因为由从向对往朝按据\
        以用可能会要想应须请别更最很太极越较颇挺过稍略都全也又再还就才只仅便已曾正刚没未不无有是\
        我你他她它您们一二三四五六七八九十两几多百千万第另什怎么谁说看做等比自跟同随当";
    const LAST: &str = "在中了着过得地和与及或的是为会能将被也还都就才又再并且但而后前时上下里内外间到\
        出去来入于至进掉住走起回成等们吗呢吧啊让使给把向从对由以更最很太已可要";
    let mut characters = word.chars();
    let (first, last) = (characters.next(), characters.next_back());
    let particle =
        first.is_some_and(|c| FIRST.contains(c)) || last.is_some_and(|c| LAST.contains(c));
    if particle && word.chars().count() <= 3 { Class::Function } else { Class::Unlisted }
}

/// Whether a word of time points from where the writer stands (本周, 昨天, 年内) rather than names
/// a time (唐代, 春节).
fn is_deictic(word: &str) -> bool {
    const FIRST: &str = "本上下今明昨前后去近当次目现以此每翌同年月日周早晚午凌清傍时将即眼起最一";
    const LAST: &str = "内前后初末底间时日天月年周夜晚";
    let (first, last) = (word.chars().next(), word.chars().next_back());
    first.is_some_and(|c| FIRST.contains(c)) || last.is_some_and(|c| LAST.contains(c))
}

/// Whether a word, in simplified characters, is a guess of two characters, as [`suffix_length`]
/// takes.
pub(super) fn may_hold_suffix(word: &str) -> bool {
    word.chars().count() == 2 && !dictionary::contains(word)
}

/// How many bytes of a word that [may hold a suffix](may_hold_suffix) are the end of the word before it: 智能 + 体在 is 智能体 + 在.
pub(super) fn suffix_length(before: &Unit<'_>, token: &Token) -> usize {
    if before.length < 2 || token.kind != TokenKind::Word {
        return 0;
    }
    let text = to_simplified(&token.text);
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().nth(1)) else { return 0 };
    let function = || {
        let mut buffer = [0; 4];
        matches!(
            class(last.encode_utf8(&mut buffer)),
            Class::Function | Class::Verb | Class::Adverb | Class::Circumstance | Class::Number
        )
    };
    let splits = word::is_suffix(first) && function()
        || background::is_chinese_term(&format!("{}{first}", to_simplified(before.text)));
    if splits { first.len_utf8() } else { 0 }
}

/// How many bytes of a dictionary word are a measure word or particle before a far commoner word:
/// 篇文章 is 篇 + 文章.
pub(super) fn measure_length(word: &str) -> usize {
    const SEPARABLE: &str =
        "篇种款件位名项张部本届场次对颗只条台座架辆艘头匹家群批支枚块片所间层起幅套";
    let Some(first) = word.chars().next().filter(|&c| SEPARABLE.contains(c)) else {
        return 0;
    };
    let rest = &word[first.len_utf8()..];
    let frequency = |text: &str| dictionary::frequency(&to_simplified(text)).unwrap_or(0);
    let splits = rest.chars().count() > 1 && frequency(rest) > 50 * frequency(word);
    if splits { first.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_with_particles_numerals_and_degrees_are_no_words() {
        for word in ["这比", "更大", "有何", "写得", "两大", "会在"] {
            assert_eq!(class(word), Class::Function, "{word}");
        }
        assert_eq!(class("菌群"), Class::Unlisted);
    }

    #[test]
    fn set_phrases_are_nouns_where_they_are_compounds() {
        for word in ["操作系统", "无人机", "微生物", "固定资产", "控制系统"] {
            assert_eq!(class(word), Class::Noun, "{word}");
        }
        for word in ["也就是说", "不仅如此", "想不到", "毫不犹豫", "是不是"] {
            assert_ne!(class(word), Class::Noun, "{word}");
        }
    }

    #[test]
    fn words_of_time_that_point_are_no_terms() {
        assert_eq!(class("本周"), Class::Function);
        assert_eq!(class("今天"), Class::Function);
        assert_eq!(class("唐代"), Class::Circumstance);
        assert_eq!(class("小时"), Class::Measure);
        assert_eq!(class("单日"), Class::Circumstance);
        assert_eq!(class("单车"), Class::Noun);
    }
}
