//! Chinese noun phrases that stand once, where no count can vouch for them.
//!
//! What decides is small evidence of many kinds: the classes of the words, how common they are in
//! general language, how many longer words they open and end, and what stands before and after.
//! Each adds to a score, the logarithm of the odds that an editor would list the words as one term.
//! The weights are those of a logistic regression on lists of terms made by readers, but for those
//! of verbs and their objects, persons and heads that name no thing, of which the lists had too few.

use super::affix::is_suffix;
use super::background;
use super::chinese_cut::has_surname;
use super::class::Class;
use super::context::{Context, context};
use super::institution::is_institution;
use super::light::is_light;
use super::role::{Role, role};
use super::unit::{Script, Unit, Units};
use super::word::Word;
use crate::token::dictionary::{self, WordClass};
use crate::token::{TokenKind, is_transliteration, to_simplified};
use std::ops::Range;

/// The score before any evidence, for a candidate that is accepted when it is above zero.
const BASE: f64 = -5.02 + 0.75;

/// What two, three and four words add.
const WORDS: [f64; 3] = [1.06, -0.57, -0.49];
/// What three to seven characters add, and more.
const CHARACTERS: [f64; 6] = [-0.59, 0.99, 0.93, -0.24, -0.28, -0.81];
/// What a light noun adds as the last word.
const LIGHT_HEAD: f64 = -1.80;
/// What a suffix at the end adds.
const SUFFIX: f64 = 0.42;
/// What the end of an institution's name adds.
const INSTITUTION: f64 = 1.06;
/// What the whole name of an institution adds besides.
const WHOLE_INSTITUTION: f64 = 1.5;
/// What a letter before the noun adds: A 轮.
const LETTER: f64 = 0.8;
/// What a term adds as the first word, and besides one of several units; a word with an affix.
const COMPLETE: f64 = -1.50;
const AFFIXED: f64 = -0.50;
const JOINED: f64 = -1.33;
/// What the whole name of a person adds after another word, and a Chinese one before one: 主帅 +
/// 阿隆索, 宫崎骏 + 手稿, but 诺贝尔 + 医学奖.
const PERSON: f64 = -4.0;
/// What a verb adds that rather says what is done to what follows: 支付 + 版税.
const PREDICATE: f64 = -2.5;
/// What someone adds before a verb at the end.
const AGENT: f64 = -2.0;
/// What a verb at the end adds before its object.
const OBJECT: f64 = -1.5;
/// From these logarithms of longer words on, a verb and a verb that is also a noun open nouns as
/// nouns do (飞行 + 路线, 混合 + 动力), and a noun makes kinds of itself (支付 + 系统).
const OPENING: [f64; 2] = [3.0, 4.0];
const KIND: f64 = 2.0;
/// What the logarithm of the longer words that the first word opens and the last one ends adds.
const OPENS: f64 = 0.46;
const ENDS: f64 = 0.43;
/// What an edge of an emphasis or link before and after adds.
const EDGE: f64 = -0.21;

/// How common the first and the last word are: a line through a Zipf value of 4, what bends it above
/// 5 and below 3.5, and a word that no dictionary has.
const FIRST_ZIPF: [f64; 4] = [-1.14, -0.12, -0.90, -0.56];
const LAST_ZIPF: [f64; 4] = [-0.61, 0.00, -0.64, -0.92];

/// What each word of a region adds to the scores of the phrases in it.
pub(super) struct Scores {
    start: usize,
    words: Vec<Part>,
    /// The contexts before each word, and after the last one.
    before: Vec<Context>,
    after: Vec<Context>,
}

/// What a word adds where it stands in a phrase.
struct Part {
    role: Role,
    length: usize,
    first: f64,
    middle: f64,
    last: f64,
    edge: bool,
    /// Whether it is a verb that opens few nouns.
    transitive: bool,
    /// Whether it is a noun that makes kinds of itself.
    kind: bool,
    /// Whether it is a common noun for someone.
    someone: bool,
    /// Whether it is the whole name of a person.
    person: bool,
}

impl Scores {
    /// The scores in a region of `words`, all of which have a role.
    pub(super) fn new(units: &Units<'_>, words: &[Word], region: &Range<usize>) -> Self {
        let before = region.clone().map(|at| context(units, words, at.checked_sub(1), Some(at)));
        let after = region.clone().map(|at| context(units, words, Some(at + 1), Some(at + 1)));
        Self {
            start: region.start,
            words: words[region.clone()].iter().map(|word| part(units, word)).collect(),
            before: before.collect(),
            after: after.collect(),
        }
    }

    /// Whether a phrase rather says what is done to something: 支付赎金.
    pub(super) fn is_predicate(&self, range: &Range<usize>) -> bool {
        let range = range.start - self.start..range.end - self.start;
        let Some([first, .., last]) = self.words.get(range.clone()) else { return false };
        is_predicate(first, last, self.before[range.start])
    }

    /// How much speaks for a phrase; more than zero for a term.
    pub(super) fn score(&self, range: &Range<usize>) -> f64 {
        let range = range.start - self.start..range.end - self.start;
        let Some([first, middle @ .., last]) = self.words.get(range.clone()) else {
            return f64::NEG_INFINITY;
        };
        let length: usize = self.words[range.clone()].iter().map(|part| part.length).sum();
        let [before, before_verb, before_verb_last, ..] = self.before[range.start].weights();
        let [.., after, after_verb] = self.after[range.end - 1].weights();
        let edge_after = self.words.get(range.end).is_some_and(|next| next.edge);
        let mut score = BASE + first.first + last.last + before + after;
        score += middle.iter().map(|part| part.middle).sum::<f64>();
        score += WORDS[range.len().clamp(2, 4) - 2] + CHARACTERS[length.clamp(3, 8) - 3];
        if first.role.is_verbal() {
            score += before_verb;
        }
        if last.role.is_verbal() {
            score += before_verb_last + after_verb;
        }
        if last.person && !self.words[range.end - 2].person {
            score += PERSON;
        }
        // 牙医 + 治疗
        if self.words[range.end - 2].someone && last.transitive {
            score += AGENT;
        }
        if is_predicate(first, last, self.before[range.start]) {
            score += PREDICATE;
        }
        // 乘客 + 提交 before 饮料
        if last.role == Role::Verb && last.transitive && self.after[range.end - 1].is_object() {
            score += OBJECT;
        }
        // 机器人 + 分析 + 废水
        if middle.iter().any(|part| part.transitive) && !last.kind && !last.role.is_verbal() {
            score += PREDICATE / 2.0;
        }
        score + EDGE * (f64::from(u8::from(first.edge)) + f64::from(u8::from(edge_after)))
    }
}

/// Whether the first word is a verb and the last one what it is done to, where the text before asks
/// for no noun.
fn is_predicate(first: &Part, last: &Part, before: Context) -> bool {
    // 会 + 控制床位
    before == Context::Auxiliary && first.role.is_verbal() && !last.role.is_verbal()
        || first.transitive
            && !before.asks_for_noun()
            && match first.role {
                Role::Verb => true,
                _ => before.asks_for_verb() || !last.kind && !last.role.is_verbal(),
            }
}

/// What nouns for someone end in.
const PEOPLE: [char; 10] = ['者', '师', '家', '手', '友', '客', '户', '医', '军', '人'];

/// What a verb ends in that something else follows: 转成, 偏重于.
pub(super) const COMPLEMENTS: [char; 10] =
    ['成', '于', '於', '到', '达', '達', '为', '為', '至', '给'];

/// What more speaks for the name of an institution with all the nouns before it: 青岛海洋渔业研究院.
pub(super) fn institution(
    units: &Units<'_>,
    words: &[Word],
    region: &Range<usize>,
    range: &Range<usize>,
) -> f64 {
    const MOST_CHARACTERS: usize = 9;
    let inside = &words[range.clone()];
    let noun = |word: &Word| {
        word.length > 1
            && matches!(
                word.class,
                Class::Noun | Class::Name | Class::Unlisted | Class::NominalVerb
            )
    };
    let opens = range.start == region.start || !noun(&words[range.start - 1]);
    let length: usize = inside.iter().map(|word| word.length).sum();
    let named = opens
        && length <= MOST_CHARACTERS
        && inside.iter().all(noun)
        && inside[0].class != Class::NominalVerb
        && is_institution(units, inside);
    if named { WHOLE_INSTITUTION } else { 0.0 }
}

/// Whether a word is the whole name of a person, by the dictionary or by its characters.
fn is_person(units: &Units<'_>, word: &Word) -> bool {
    if word.length < 3 || word.complete {
        return false;
    }
    let inside = &units.list[word.units.clone()];
    let [unit] = inside else {
        let sounds = |unit: &Unit<'_>| {
            (unit.length == 1 || matches!(unit.class, Class::Name | Class::Unlisted))
                && is_transliteration(&to_simplified(unit.text))
        };
        return inside.iter().all(sounds);
    };
    let text = to_simplified(unit.text);
    match word.class {
        Class::Name => dictionary::class(&text) == Some(WordClass::Person),
        Class::Unlisted => word.length == 3 && has_surname(&text) || is_transliteration(&text),
        _ => false,
    }
}

/// Whether a word can be a part of a noun phrase that stands once.
pub(super) fn is_open(units: &Units<'_>, word: &Word) -> bool {
    let first = &units.list[word.units.start];
    word.script == Script::Han
        && (word.units.len() > 1 || first.kind != TokenKind::Number && !first.stop)
        && match word.class {
            Class::Noun | Class::Name if word.length == 1 => !"成距学".contains(first.text),
            Class::Verb => word.length == 1 || !first.text.ends_with(COMPLEMENTS),
            Class::Noun | Class::Name | Class::Adjective => true,
            Class::Unlisted | Class::NominalVerb | Class::Adverb | Class::Circumstance => {
                word.length > 1
            }
            // 又坏了 says something.
            Class::Idiom => !first.text.contains(|c| "的了着过不没又很太一是也都有就".contains(c)),
            _ => false,
        }
}

fn part(units: &Units<'_>, word: &Word) -> Part {
    let role = role(units, word);
    let [mut first, middle, mut last] = role.weights();
    let inside = &units.list[word.units.clone()];
    let text = |at: usize| to_simplified(inside.get(at).map_or("", |unit| unit.text));
    let intransitive = role.is_verbal() && background::is_intransitive_verb(&text(0));
    if intransitive && role == Role::Verb {
        [first, ..] = Role::NominalVerb.weights();
    }
    first += commonness(word, FIRST_ZIPF) + OPENS * dictionary::productivity(&text(0)).opens;
    last += commonness(word, LAST_ZIPF);
    let end = text(inside.len() - 1);
    last += ENDS * dictionary::productivity(&end).ends;
    if word.complete {
        first += COMPLETE;
    }
    if inside[0].script != Script::Han {
        first += LETTER;
    } else if inside.len() > 1 {
        first += if word.complete { JOINED } else { AFFIXED };
    } else if is_light(&end) {
        last += LIGHT_HEAD;
    }
    if is_institution(units, std::slice::from_ref(word)) {
        last += INSTITUTION;
    }
    if end.chars().next_back().is_some_and(is_suffix) {
        last += SUFFIX;
    }
    let person = is_person(units, word);
    if person && !is_transliteration(&text(0)) {
        first += PERSON;
    }
    let [verb, nominal] = OPENING;
    let transitive = !intransitive
        && match role {
            Role::Verb => dictionary::productivity(&text(0)).opens < verb,
            Role::NominalVerb => dictionary::productivity(&text(0)).opens < nominal,
            _ => false,
        };
    let someone = role == Role::Noun && end.ends_with(PEOPLE);
    let kind = dictionary::productivity(&end).ends >= KIND && !someone;
    Part {
        role,
        length: word.length,
        first,
        middle,
        last,
        edge: inside[0].edge,
        transitive,
        kind,
        someone,
        person,
    }
}

fn commonness(word: &Word, [slope, above, below, unknown]: [f64; 4]) -> f64 {
    word.zipf.map_or(unknown, |zipf| {
        slope * (zipf - 4.0) + above * (zipf - 5.0).max(0.0) + below * (3.5 - zipf).max(0.0)
    })
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn phrases_of_three_words_that_stand_once_are_whole() {
        assert_terms(
            "渔民买了更多的信号发射装置，支持生成地图。\n",
            &["信号发射装置"],
            &["发射装置", "生成地图"],
        );
    }

    #[test]
    fn institutions_are_whole_with_their_place() {
        assert_terms(
            "新闻由青岛海洋渔业研究院发布。\n",
            &["青岛海洋渔业研究院"],
            &["研究院", "渔业研究院"],
        );
    }

    #[test]
    fn the_start_of_a_noun_phrase_is_a_compound() {
        assert_terms("渔民研究了珊瑚养殖技术。\n", &["珊瑚养殖"], &["养殖技术"]);
    }

    #[test]
    fn a_name_is_no_modifier_of_what_it_owns() {
        assert_terms(
            "昨天特斯拉公司开会，用了大量图纸。主帅洛尔坎到场。\n",
            &["特斯拉", "图纸", "洛尔坎"],
            &["特斯拉公司", "大量图纸", "主帅洛尔坎"],
        );
    }

    #[test]
    fn a_verb_is_no_modifier_of_its_object() {
        assert_terms(
            "渔民可支付渔税，并拦截渔轮，把鱼汤端给客人。昨天雇佣律师。\n",
            &["渔税", "渔轮", "律师"],
            &["支付渔税", "拦截渔轮", "雇佣律师"],
        );
    }

    #[test]
    fn a_place_is_the_object_of_a_verb() {
        assert_terms(
            "渔民测量珠穆朗玛峰。他们重新测量珠穆朗玛峰的高度。\n",
            &["珠穆朗玛峰"],
            &["测量珠穆朗玛峰"],
        );
    }

    #[test]
    fn a_verb_is_a_modifier_before_what_it_is_a_kind_of() {
        assert_terms(
            "他们采用了混合动力，新的支付系统和求职网站上线。\n",
            &["混合动力", "支付系统", "求职网站"],
            &["混合", "支付", "求职"],
        );
    }

    #[test]
    fn names_that_stand_alone_stay_alone() {
        assert_terms("海蓝铃火了。海蓝铃是渔具。渔民海蓝铃。\n", &["海蓝铃"], &["渔民海蓝铃"]);
    }

    #[test]
    fn what_is_listed_takes_no_common_word_to_itself() {
        assert_terms(
            "渔民建立了主成分分析渔网。渔船偏重于鱼汤。瑞士渔民来了。\n",
            &["主成分分析", "鱼汤", "瑞士"],
            &["主成分分析渔网", "偏重于鱼汤", "瑞士渔民"],
        );
    }
}
