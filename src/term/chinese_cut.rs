//! Chinese words that the dictionary and its guesses cut at the wrong place.

use super::affix::is_suffix;
use super::class::Class;
use super::{background, chinese};
use crate::token::dictionary;
use crate::token::to_simplified;

/// The commonest surnames of a single character, without those that are rather other words.
const SURNAMES: &str = "王李张刘陈杨赵黄吴徐孙胡朱郭何罗郑梁谢宋唐许邓冯韩曹彭萧蔡潘董袁余叶蒋杜苏魏吕沈姚卢傅崔谭廖\
    范汪陆戴贾韦邱侯邹熊孟秦阎薛尹雷黎陶贺顾毛郝龚邵钱赖覃洪武莫孔汤温康牛樊葛邢易乔庞颜倪庄聂鲁岳翟殷詹欧耿\
    焦俞柳祝尚舒阮柯纪梅童凌裴霍涂苗盛翁冉骆靳柴蒙鲍喻祁蒲滕屈饶牟艾尤穆卓缪芦褚娄窦岑宫费卜晏席米柏宗瞿桂佟臧闵肖";

/// Whether a text, in simplified characters, starts with a surname.
pub(super) fn has_surname(text: &str) -> bool {
    text.starts_with(|c| SURNAMES.contains(c))
}

/// How many bytes of a guess of three characters are a name of two before a particle or verb: 肖弘 + 去.
pub(super) fn name_length(word: &str) -> usize {
    let mut characters = word.char_indices();
    let (Some(_), Some(_), Some((cut, last)), None) =
        (characters.next(), characters.next(), characters.next(), characters.next())
    else {
        return 0;
    };
    let splits = "在去来也都会将已是被让说等称把给".contains(last)
        && has_surname(word)
        && !dictionary::contains(word);
    if splits { cut } else { 0 }
}

/// Whether a word, in simplified characters, is a guess of two characters, as [`suffix_length`]
/// takes.
pub(super) fn may_hold_suffix(word: &str) -> bool {
    word.chars().count() == 2 && !dictionary::contains(word)
}

/// How many bytes of a word that [may hold a suffix](may_hold_suffix) are the end of the word before it: 智能 + 体在 is 智能体 + 在.
pub(super) fn suffix_length(before: &str, guess: &str) -> usize {
    let text = to_simplified(guess);
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().nth(1)) else { return 0 };
    let function = || {
        let mut buffer = [0; 4];
        matches!(
            chinese::class(last.encode_utf8(&mut buffer)),
            Class::Function | Class::Verb | Class::Adverb | Class::Circumstance | Class::Number
        )
    };
    let splits = (is_suffix(first) || "里内".contains(first)) && function()
        || is_binary_compound(before)
            && "氢氮氧碳硅硼磷硫氯氟钠钾钙镁铝铁铜锌银铀物".contains(first)
        || background::is_chinese_term(&format!("{}{first}", to_simplified(before)));
    if splits { first.len_utf8() } else { 0 }
}

/// Whether a word is the start of the name of a chemical compound, with or without the number of
/// its atoms: 三氟化, 氧化.
pub(super) fn is_binary_compound(word: &str) -> bool {
    const ELEMENTS: &str = "氢氮氧氟磷硫氯溴碘碳硅硼砷硒";
    let word = word.strip_prefix(|c| "一二三四五六七八九十".contains(c)).unwrap_or(word);
    let mut characters = word.chars();
    characters.next().is_some_and(|first| ELEMENTS.contains(first))
        && characters.next() == Some('化')
}

/// How many bytes of a dictionary word are a measure word or particle before a far commoner word:
/// 篇文章 is 篇 + 文章.
pub(super) fn measure_length(word: &str) -> usize {
    let Some(first) = word.chars().next().filter(|&c| is_measure(c)) else {
        return 0;
    };
    let rest = &word[first.len_utf8()..];
    let frequency = |text: &str| dictionary::frequency(&to_simplified(text)).unwrap_or(0);
    let splits = rest.chars().count() > 1 && frequency(rest) > 50 * frequency(word);
    if splits { first.len_utf8() } else { 0 }
}

/// Whether a character is a measure word that stands before things of every kind.
pub(super) fn is_measure(c: char) -> bool {
    "篇种款件位名项张部本届场次对颗只条台座架辆艘头匹家群批支枚块片所间层起幅套".contains(c)
}
