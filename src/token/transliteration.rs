//! Foreign names in Chinese characters or katakana, parted by a middle dot: 史蒂夫·乔布斯.

use super::chinese::{self, is_han};
use super::dictionary::{self, WordClass};
use super::simplified::to_simplified;
use std::ops::Range;

/// Characters that transliterations consist of, after the tables of the Xinhua agency, without
/// those that are common words of their own (为, 于, 可, 那).
const SOUNDS: &str = "阿埃艾爱安昂奥巴白班邦保鲍贝本比彼毕宾波伯博勃布采查茨达代戴丹当道德登邓迪蒂丁东杜顿多俄恩尔\
    法凡范菲费芬丰冯佛夫弗福盖甘冈高戈哥格根贡古瓜圭哈海汉翰豪赫黑亨洪胡华怀霍基吉季加贾简姜杰金京久卡凯坎康考柯科克肯孔\
    库奎昆拉莱赖兰朗劳勒雷累里理利莉丽历列林琳龙隆卢鲁路伦罗洛吕马玛麦迈曼芒茅梅门蒙米密敏明摩莫默姆穆拿娜纳乃奈南内尼年涅\
    宁牛努诺欧帕派潘庞佩彭皮平珀朴普奇齐恰钱强乔切琴丘琼让热仁荣茹儒瑞若撒萨塞赛桑森沙莎山尚绍申舍什圣施史士舒斯丝司思\
    松苏索塔泰坦汤唐陶特腾提汀廷亭通图土托瓦万旺威韦维温文翁沃乌武伍西希锡夏香肖谢辛欣兴雄休修许逊雅亚延扬杨耶叶伊依易因英\
    尤雨约云泽扎詹张章珍芝治朱祖佐娃妮婕珊黛蕾薇兹滕席茜娅裘露卫谟";

/// The most characters that a part of a name has.
const LONGEST_PART: usize = 6;

/// The most parts of a name that follow a middle dot.
const MOST_PARTS: usize = 12;

/// Whether `c` can part the parts of a name.
fn is_middle_dot(c: char) -> bool {
    matches!(c, '·' | '・' | '•' | '‧' | '･' | '∙' | '⋅')
}

/// The name that the middle dot at byte `dot` of `text` is part of, with its further parts;
/// `None` also when no middle dot stands there.
pub(super) fn name_around(text: &str, dot: usize) -> Option<Range<usize>> {
    if !text[dot..].starts_with(is_middle_dot) {
        return None;
    }
    let before = &text[..dot];
    let katakana = katakana_end(before.chars().rev());
    let start = dot - katakana.or_else(|| han_start(before))?;
    let mut end = dot;
    for _ in 0..MOST_PARTS {
        let Some(c) = text[end..].chars().next().filter(|&c| is_middle_dot(c)) else { break };
        let after = &text[end + c.len_utf8()..];
        let part = if katakana.is_some() { katakana_end(after.chars()) } else { han_end(after) };
        let Some(length) = part else { break };
        end += c.len_utf8() + length;
    }
    let parts = || text[start..end].split(is_middle_dot);
    let letters = || text[start..end].chars().filter(|&c| !is_middle_dot(c));
    let sounds = letters().filter(|&c| is_sound(c) || is_katakana(c)).count();
    let is_name = parts().count() > 1
        && parts().any(|part| part.chars().nth(1).is_some())
        && sounds * 4 >= letters().count() * 3;
    is_name.then_some(start..end)
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether `text`, in simplified characters, may be a piece of a transliterated name.
pub(crate) fn is_transliteration(text: &str) -> bool {
    text.chars().all(|c| SOUNDS.contains(c))
}

fn is_sound(c: char) -> bool {
    let mut buffer = [0; 4];
    to_simplified(c.encode_utf8(&mut buffer)).chars().all(|c| SOUNDS.contains(c))
}

/// The length in bytes of the katakana that `chars` start with.
fn katakana_end(chars: impl Iterator<Item = char>) -> Option<usize> {
    let length = chars.take_while(|&c| is_katakana(c)).map(char::len_utf8).sum();
    (length > 0).then_some(length)
}

/// Characters that are cut into words to find where a name starts or ends.
const WINDOW: usize = 12;

/// The length in bytes of the part of a name at the end of `text`. Before it another name can
/// stand (亚马逊安迪·贾西), so only a single syllable is completed by a name of the dictionary.
fn han_start(text: &str) -> Option<usize> {
    let run: usize =
        text.chars().rev().take(WINDOW).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
    part_length(words(&text[text.len() - run..]).iter().rev(), 1, |word| {
        word.trim_start_matches(|c| !is_sound(c))
    })
}

/// The length in bytes of the part of a name at the start of `text`.
fn han_end(text: &str) -> Option<usize> {
    let run: usize = text.chars().take(WINDOW).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
    part_length(words(&text[..run]).iter(), LONGEST_PART, |word| {
        word.trim_end_matches(|c| !is_sound(c))
    })
}

fn words(run: &str) -> Vec<String> {
    let simplified = to_simplified(run);
    let mut words = Vec::new();
    chinese::cut(&simplified, true, |word| words.push(simplified[word].to_owned()));
    words
}

/// The length of the words next to the dot that make one part: the first, and after it those that
/// can be a piece of a name; names of the dictionary only as long as the part has at most `open`
/// characters. Of a word that the dictionary lacks only `sounds` of it count.
fn part_length<'a>(
    words: impl Iterator<Item = &'a String>,
    open: usize,
    sounds: impl Fn(&str) -> &str,
) -> Option<usize> {
    let mut count = 0;
    let mut length = 0;
    for word in words {
        let class = dictionary::class(word);
        let piece = if class.is_some() { word.as_str() } else { sounds(word) };
        let characters = piece.chars().count();
        let joins = |class| {
            is_piece(piece, class, count <= open)
                || is_foreign(piece) && if open > 1 { is_rare(word) } else { is_start(word, class) }
        };
        let belongs = count == 0 || class.map_or(piece.chars().all(is_sound), joins);
        if !belongs || count + characters > LONGEST_PART {
            break;
        }
        count += characters;
        length += piece.len();
        if piece.len() < word.len() {
            break;
        }
    }
    (length > 0).then_some(length)
}

/// Whether a word of the dictionary can be a further piece of a name: a single character that is
/// no verb or particle, or, when `open`, a person's name.
fn is_piece(word: &str, class: WordClass, open: bool) -> bool {
    use WordClass::{Adverb, Function, Person, Pronoun, Verb};
    let single = word.chars().nth(1).is_none();
    let is_grammar = matches!(class, Adverb | Function | Pronoun | Verb);
    is_foreign(word) && (open && class == Person || single && !is_grammar)
}

/// Up to this many occurrences in the dictionary's sixty million a word says nothing.
const RARE: u64 = 20;

/// Up to so many occurrences a verb of one character, and a person's name of two, may start a name:
/// 托|比亚斯, 阿米|莉亚.
const START: [u64; 2] = [13_000, 60];

fn is_start(word: &str, class: WordClass) -> bool {
    let [verb, person] = START;
    let most = match (class, word.chars().count()) {
        (WordClass::Verb, 1) => verb,
        (WordClass::Person, 2) => person,
        _ => return false,
    };
    dictionary::frequency(word).is_some_and(|frequency| frequency <= most)
}

fn is_foreign(word: &str) -> bool {
    word.chars().all(is_sound)
}

fn is_rare(word: &str) -> bool {
    dictionary::frequency(word).is_some_and(|frequency| frequency <= RARE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let dots = text.match_indices(is_middle_dot).map(|(at, _)| at);
        let mut names: Vec<&str> =
            dots.filter_map(|dot| name_around(text, dot)).map(|range| &text[range]).collect();
        names.dedup_by(|a, b| b.ends_with(*a) || *a == *b);
        names
    }

    #[test]
    fn the_extent_of_a_name_is_judged_by_sounds_and_words() {
        assert_eq!(names("作家维克多·雨果表示"), ["维克多·雨果"]);
        assert_eq!(names("物理学家玛丽·居里在巴黎工作"), ["玛丽·居里"]);
        assert_eq!(names("画家列奥纳多・达・芬奇的手稿"), ["列奥纳多・达・芬奇"]);
        assert_eq!(names("鋼琴家弗雷德里克·蕭邦"), ["弗雷德里克·蕭邦"]);
        assert_eq!(names("这是马尔科姆·格拉德威尔谈写作"), ["马尔科姆·格拉德威尔"]);
        assert_eq!(names("保罗·格雷厄姆写道"), ["保罗·格雷厄姆"]);
        assert_eq!(names("杰克·科弗为飞船设计"), ["杰克·科弗"]);
        assert_eq!(names("约翰·康威因病去世"), ["约翰·康威"]);
        assert_eq!(names("哲学家大卫·休谟认为"), ["大卫·休谟"]);
        assert_eq!(names("约翰·菲南德雷亚退休"), ["约翰·菲南德雷亚"]);
        assert_eq!(names("亚马逊安迪·贾西说"), ["安迪·贾西"]);
        assert_eq!(names("维护者托比亚斯·林德奎斯特说"), ["托比亚斯·林德奎斯特"]);
        assert_eq!(names("任命阿米莉亚·卡斯特罗出任"), ["阿米莉亚·卡斯特罗"]);
        assert_eq!(names("レオナルド・ダ・ヴィンチの絵"), ["レオナルド・ダ・ヴィンチ"]);
    }

    #[test]
    fn a_dot_between_words_makes_no_name() {
        assert_eq!(names("科技·人文·艺术"), [""; 0]);
        assert_eq!(names("·第一条"), [""; 0]);
        assert_eq!(names("2025·春"), [""; 0]);
        assert_eq!(names("パソコン・電話"), [""; 0]);
    }
}
