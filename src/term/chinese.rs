//! Chinese words: their classes.

use super::affix::is_suffix;
use super::background;
use super::class::Class;
use super::light::is_light;
use crate::token::dictionary::{self, WordClass};

/// The class of a Chinese word in simplified characters, out of context.
pub(super) fn class(word: &str) -> Class {
    if has_complement(word) {
        return Class::Verb;
    }
    let Some(class) = dictionary::class(word) else {
        // 可灵: listed names may start like a function word.
        return match unlisted_class(word) {
            Class::Function if background::is_chinese_term(word) => Class::Noun,
            class => class,
        };
    };
    // 零件: the dictionary has it as a number.
    if class == WordClass::Numeral && word.starts_with('零') && word.chars().count() == 2 {
        return Class::Noun;
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
    if class != WordClass::Noun && background::is_nominal_verb(word) {
        return Class::NominalVerb;
    }
    if is_predicate(word) {
        return Class::Verb;
    }
    if let Some(class) = class_of_clause(word) {
        return class;
    }
    match class {
        WordClass::Noun if is_clause(word) => Class::Idiom,
        // 窝内, 树荫下, 剪下: the dictionary hardly ever saw them.
        WordClass::Noun
            if word.ends_with(['上', '下', '里', '内', '外'])
                && dictionary::frequency(word).is_some_and(|frequency| frequency <= 30) =>
        {
            Class::Function
        }
        WordClass::Unknown | WordClass::Noun | WordClass::Abbreviation => Class::Noun,
        WordClass::Person | WordClass::Place | WordClass::Organization | WordClass::ProperNoun => {
            Class::Name
        }
        WordClass::VerbalNoun => Class::NominalVerb,
        // The dictionary has 越剧 as an adverb and 可回收 as a set phrase.
        WordClass::Adverb if is_noun_by_form(word) => Class::Noun,
        WordClass::Phrase | WordClass::Idiom | WordClass::Adjective
            if let Some(class) = class_of_compound(word) =>
        {
            class
        }
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
        return is_noun_of_three(word).then_some(Class::Noun);
    }
    let of_last = |most: usize| {
        let (cut, _) = word.char_indices().nth(length.checked_sub(most)?)?;
        let (first, last) = word.split_at(cut);
        let class = modifies(first, last).then(|| dictionary::class(last))??;
        Some((class, last))
    };
    // 正则 + 表达式 and 核 + 反应堆, else 操作 + 系统.
    let opens = word.chars().next().is_some_and(|first| {
        let mut buffer = [0; 4];
        dictionary::class(first.encode_utf8(&mut buffer)) == Some(WordClass::Noun)
    });
    let long = (length > 4 || length == 4 && opens).then(|| of_last(3)).flatten();
    let (class, last) = long.or_else(|| of_last(2))?;
    match class {
        WordClass::Noun | WordClass::Abbreviation => Some(Class::Noun),
        WordClass::VerbalNoun => Some(Class::NominalVerb),
        // 技术创新
        WordClass::Verb if background::is_nominal_verb(last) => Some(Class::NominalVerb),
        _ => None,
    }
}

/// Whether a set phrase of three characters is a noun: 虚拟机, 微生物, 不动产, 零排放.
fn is_noun_of_three(word: &str) -> bool {
    let mut characters = word.char_indices();
    let (Some(_), Some((second, _)), Some((third, last))) =
        (characters.next(), characters.next(), characters.next())
    else {
        return false;
    };
    let prefixed = word.starts_with(['微', '半', '软', '硬', '超', '反', '总', '高', '零']);
    let is = |text: &str, classes: &[WordClass]| {
        dictionary::class(text).is_some_and(|class| classes.contains(&class))
    };
    let suffixed = is_suffix(last)
        && is(
            &word[..third],
            &[
                WordClass::Noun,
                WordClass::Verb,
                WordClass::VerbalNoun,
                WordClass::Adjective,
                WordClass::Morpheme,
                WordClass::Adverb,
            ],
        );
    suffixed
        || word.starts_with(['无', '非']) && is_suffix(last)
        || word.ends_with(['产', '数', '量'])
            && dictionary::class(&word[..third]).is_some_and(|class| class != WordClass::Function)
        || prefixed
            && is(&word[second..], &[WordClass::Noun, WordClass::Verb, WordClass::VerbalNoun])
}

/// Whether the first word of a set phrase stands before the second as before a noun.
fn modifies(first: &str, last: &str) -> bool {
    use WordClass::{
        Abbreviation, Adjective, Adverb, Location, Noun, Person, Phrase, Place, ProperNoun, Time,
        Verb, VerbalNoun,
    };
    match dictionary::class(first) {
        Some(
            Noun | Verb | VerbalNoun | Adjective | ProperNoun | Person | Place | Phrase
            | Abbreviation,
        ) => true,
        // 自然灾害, 地下市场, but neither 毫无兴趣 nor 相互关系.
        Some(Adverb | Location | Time) => {
            dictionary::class(last) == Some(Noun)
                && !is_deictic(first)
                && !first.starts_with(['不', '毫', '无', '非', '莫', '难', '很', '甚', '正'])
                && !last.starts_with(['有', '无'])
                && !is_light(last)
        }
        _ => false,
    }
}

/// The class of what the dictionary hardly ever saw, and has as a name or noun, though it says when
/// or how something happens: 今年夏天, 大力推广.
fn class_of_clause(word: &str) -> Option<Class> {
    const MANNERS: [&str; 14] = [
        "持续", "不断", "逐步", "逐渐", "大力", "全面", "积极", "稳步", "大幅", "深入", "努力",
        "重新", "正式", "首次",
    ];
    let (cut, _) = word.char_indices().nth(2)?;
    let (first, second) = word.split_at(cut);
    if second.chars().count() != 2 || dictionary::frequency(word)? > 10 {
        return None;
    }
    let acts = matches!(dictionary::class(second), Some(WordClass::Verb | WordClass::VerbalNoun));
    match dictionary::class(first) {
        Some(WordClass::Time) if dictionary::class(second) == Some(WordClass::Time) => {
            Some(Class::Circumstance)
        }
        _ if MANNERS.contains(&first) && acts => Some(Class::Verb),
        _ => None,
    }
}

/// Whether what the dictionary has as a noun is a verb and its object (订机票) or two verbs
/// (投入使用): it hardly ever saw the whole, but the object often.
fn is_clause(word: &str) -> bool {
    const NO_VERBS: [char; 13] =
        ['负', '树', '相', '跨', '表', '合', '死', '超', '泛', '冻', '无', '有', '主'];
    const NOUN_ENDS: [char; 16] = [
        '量', '品', '语', '人', '价', '长', '生', '匠', '应', '构', '间', '弟', '妹', '音', '质',
        '速',
    ];
    let frequency = |text: &str| dictionary::frequency(text).unwrap_or(0);
    let Some((last, _)) = word.char_indices().rev().nth(1) else { return false };
    let (verb, object) = word.split_at(last);
    let classes = (dictionary::class(verb), dictionary::class(object));
    match word.chars().count() {
        3 => {
            classes == (Some(WordClass::Verb), Some(WordClass::Noun))
                && frequency(word) <= 10
                && frequency(object) >= 50 * frequency(word)
                && !verb.starts_with(NO_VERBS)
                && !object.ends_with(NOUN_ENDS)
                && !object.chars().next_back().is_some_and(is_suffix)
        }
        4 => {
            let plain = |text| !background::is_nominal_verb(text);
            classes == (Some(WordClass::Verb), Some(WordClass::Verb))
                && frequency(word) <= 10
                && plain(verb)
                && plain(object)
        }
        _ => false,
    }
}

/// Whether a word is a verb and its complement, which the dictionary often has as a noun: 折射出.
fn has_complement(word: &str) -> bool {
    const COMPLEMENTS: [char; 8] = ['出', '到', '给', '成', '为', '掉', '入', '进'];
    word.strip_suffix(COMPLEMENTS).is_some_and(|verb| {
        verb.chars().count() == 2
            && matches!(dictionary::class(verb), Some(WordClass::Verb | WordClass::VerbalNoun))
    })
}

/// Whether a set phrase of four characters says what happens, though the dictionary often has it
/// as a noun: 结果表明, 明显降低.
fn is_predicate(word: &str) -> bool {
    const SAYING: [&str; 7] = ["表明", "显示", "证明", "说明", "发现", "认为", "指出"];
    let Some((cut, _)) = word.char_indices().nth(2) else { return false };
    let (first, last) = word.split_at(cut);
    let degree =
        || matches!(dictionary::class(first), Some(WordClass::Adverb | WordClass::Adjective));
    last.chars().count() == 2 && (SAYING.contains(&last) || class(last) == Class::Verb && degree())
}

/// Whether a rare word is a noun by its last character.
fn is_noun_by_form(word: &str) -> bool {
    let ends = word.chars().next_back().is_some_and(|c| is_suffix(c) || c == '剧');
    ends && background::chinese_zipf(word).is_some_and(|zipf| zipf < RARE)
}

/// Below this Zipf value the dictionary's classes are not to be relied on.
const RARE: f64 = 3.5;

/// The class of a Chinese word that is not in the dictionary. The cut for unknown words often
/// takes a particle, an adverb or a numeral for a part of the word (体在, 更大, 这比); such a word
/// is none.
fn unlisted_class(word: &str) -> Class {
    if background::is_new_verb(word) {
        return Class::Verb;
    }
    if is_judgement(word) {
        return Class::Adjective;
    }
    if is_numbered_name(word) {
        return Class::Unlisted;
    }
    const FIRST: &str = "这那哪此其每各某该本在于和将把被让给使令与及或但而且则即若如因为由从向对往朝按据\
        以用可能会要想应须请别更最很太极越较颇挺过稍略都全也又再还就才只仅便已曾正刚没未不无有是\
        我你他她它您们一二三四五六七八九十两几多百千万第另什怎么谁说看做等比自跟同随当之时先变";
    const LAST: &str = "在中了着过得地和与及或的是为会能将被也还都就才又再并且但而后前时上下里内外间到\
        出去来入于至进掉住走起回成等们吗呢吧啊让使给把向从对由以更最很太已可要有说完该未";
    let mut characters = word.chars();
    let (first, last) = (characters.next(), characters.next_back());
    // 全红婵: a surname that is a particle too, before two characters that are no word.
    let surname = first.is_some_and(|c| "全于向时应".contains(c))
        && word.chars().count() == 3
        && !dictionary::contains(&word[first.map_or(0, char::len_utf8)..]);
    let particle = first.is_some_and(|c| FIRST.contains(c)) && !surname
        || last.is_some_and(|c| LAST.contains(c));
    let short = word.chars().count() <= 3;
    if particle && short || is_torn(word) { Class::Function } else { Class::Unlisted }
}

/// Whether a guess of two characters says how something is done or is: 好用, 难懂, 偏高.
fn is_judgement(word: &str) -> bool {
    let mut characters = word.chars();
    let (Some('好' | '难' | '偏'), Some(last), None) =
        (characters.next(), characters.next(), characters.next())
    else {
        return false;
    };
    let mut buffer = [0; 4];
    let class = dictionary::class(last.encode_utf8(&mut buffer));
    matches!(class, Some(WordClass::Verb | WordClass::Adjective | WordClass::Function))
}

/// Whether a guess of two characters is the end of one word and the beginning of the next: 人 and
/// a verb (有人|写), 地 and one (客观地|说), an extent (重达, 长约).
fn is_torn(word: &str) -> bool {
    let mut characters = word.chars();
    let (Some(first), Some(last), None) = (characters.next(), characters.next(), characters.next())
    else {
        return false;
    };
    let acts = || {
        let mut buffer = [0; 4];
        matches!(
            class(last.encode_utf8(&mut buffer)),
            Class::Verb | Class::Adverb | Class::Function
        )
    };
    "地人内中前后".contains(first) && acts()
        || "重长高厚宽深".contains(first) && "达约".contains(last)
}

/// Whether a guess starts with a numeral that counts nothing: 千问, but neither 三人 nor 两家.
fn is_numbered_name(word: &str) -> bool {
    const COUNTED: &str = "人国省市县区地方党会岁性大小时天月年日周点分秒成倍折米亿万千百十元角\
        字句步口面头手眼心声级层期度号部种类样者";
    let mut characters = word.chars();
    let (Some(numeral), Some(thing), None) =
        (characters.next(), characters.next(), characters.next())
    else {
        return false;
    };
    let mut buffer = [0; 4];
    let class = dictionary::class(thing.encode_utf8(&mut buffer));
    "三四五六七八九十百千万".contains(numeral)
        && !"到是有".contains(thing)
        && !COUNTED.contains(thing)
        && matches!(
            class,
            Some(WordClass::Noun | WordClass::Verb | WordClass::VerbalNoun | WordClass::Morpheme)
        )
}

/// Whether a word of time points from where the writer stands (本周, 昨天, 年内) rather than names
/// a time (唐代, 春节).
fn is_deictic(word: &str) -> bool {
    const FIRST: &str = "本上下今明昨前后去近当次目现以此每翌同年月日周早晚午凌清傍时将即眼起最一";
    const LAST: &str = "内前后初末底间时日天月年周夜晚";
    let (first, last) = (word.chars().next(), word.chars().next_back());
    first.is_some_and(|c| FIRST.contains(c)) || last.is_some_and(|c| LAST.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_that_say_what_happens_are_no_nouns() {
        assert_eq!([class("可灵"), class("可鲸")], [Class::Noun, Class::Function]);
        assert_eq!(["今年夏天", "树荫下"].map(class), [Class::Circumstance, Class::Function]);
        assert_eq!(["好用", "偏高", "难懂"].map(class), [Class::Adjective; 3]);
        assert_eq!(["大力推广", "推高"].map(class), [Class::Verb; 2]);
        for word in ["结果表明", "结果显示", "明显降低"] {
            assert_eq!(class(word), Class::Verb, "{word}");
        }
        assert_eq!(class("能量消耗"), Class::Noun);
    }

    #[test]
    fn guesses_with_particles_numerals_and_degrees_are_no_words() {
        for word in [
            "这比", "更大", "有何", "写得", "两大", "会在", "一到", "三是", "时写", "地说", "人写",
            "重达",
        ] {
            assert_eq!(class(word), Class::Function, "{word}");
        }
        for word in ["菌群", "千鹭", "七鲸", "人耳", "美剧"] {
            assert_eq!(class(word), Class::Unlisted, "{word}");
        }
        for word in ["三省", "两家", "一声"] {
            assert_ne!(class(word), Class::Unlisted, "{word}");
        }
        assert_eq!(class("零件"), Class::Noun);
    }

    #[test]
    fn set_phrases_are_nouns_where_they_are_compounds() {
        for word in [
            "操作系统",
            "无人机",
            "微生物",
            "固定资产",
            "控制系统",
            "自然灾害",
            "自然语言",
            "不动产",
            "有声电影",
        ] {
            assert_eq!(class(word), Class::Noun, "{word}");
        }
        for word in ["也就是说", "不仅如此", "想不到", "毫不犹豫", "是不是", "毫无兴趣", "心中有数"]
        {
            assert_ne!(class(word), Class::Noun, "{word}");
        }
    }

    #[test]
    fn verbs_with_an_object_are_no_nouns() {
        for word in ["订机票", "爬楼梯", "投入使用"] {
            assert_eq!(class(word), Class::Idiom, "{word}");
        }
        for word in ["发动机", "耗水量", "出版社", "核反应堆", "随机数"] {
            assert_eq!(class(word), Class::Noun, "{word}");
        }
    }

    #[test]
    fn verbs_with_a_complement_are_no_nouns() {
        for word in ["折射出", "挖掘出", "切割成", "转嫁给"] {
            assert_eq!(class(word), Class::Verb, "{word}");
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
