//! Chinese noun phrases that stand once, where no count can vouch for them.
//!
//! What decides is small evidence of many kinds: the classes of the words, how common they are in
//! general language, how many longer words they open and end, and what stands before and after.
//! Each adds to a score, the logarithm of the odds that an editor would list the words as one term.
//! The weights are those of a logistic regression on lists of terms made by readers.

use super::single::{LIGHT, is_institution};
use super::unit::{Class, Gap, Script, Units};
use super::word::{Word, is_suffix};
use crate::token::dictionary::{self, WordClass};
use crate::token::{TokenKind, to_simplified};
use std::ops::Range;

/// The score before any evidence, for a candidate that is accepted when it is above zero.
const BASE: f64 = -5.02 + 0.75;

/// The part that a word can play, by its class and length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Noun,
    NounCharacter,
    Unlisted,
    Place,
    Person,
    Proper,
    NameCharacter,
    NominalVerb,
    Verb,
    VerbCharacter,
    Adjective,
    AdjectiveCharacter,
    Adverb,
    Circumstance,
    Idiom,
}

impl Role {
    /// What the word adds as the first, a middle or the last one.
    fn weights(self) -> [f64; 3] {
        match self {
            Self::Noun => [0.47, -0.12, 0.73],
            Self::NounCharacter => [0.56, -0.29, 0.50],
            Self::Unlisted => [1.27, -0.55, 0.56],
            Self::Place => [0.32, 0.30, 0.64],
            Self::Person => [0.52, -0.53, 1.12],
            Self::Proper => [0.33, 0.23, 1.17],
            Self::NameCharacter => [0.34, -0.18, 0.63],
            Self::NominalVerb => [-0.12, 0.04, 0.44],
            Self::Verb => [-0.91, -1.46, -1.21],
            Self::VerbCharacter => [-0.45, 0.39, -0.51],
            Self::Adjective => [-0.14, 0.73, -1.04],
            Self::AdjectiveCharacter => [-0.55, -0.49, -0.88],
            Self::Adverb => [-1.36, -0.24, -0.78],
            Self::Circumstance => [-0.08, 0.24, -1.02],
            Self::Idiom => [-0.22, 0.38, -0.35],
        }
    }

    fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::NominalVerb)
    }
}

/// Verbs after which another verb is no part of a noun: 支持生成图片.
const TAKE_VERBS: [&str; 16] = [
    "支持", "开始", "进行", "继续", "负责", "用于", "停止", "尝试", "擅长", "允许", "禁止", "辅助",
    "通过", "透过", "可以", "能够",
];

/// What stands before or after a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Context {
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
    fn weights(self) -> [f64; 5] {
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
}

/// What two, three and four words add.
const WORDS: [f64; 3] = [1.06, -0.57, -0.49];
/// What three to seven characters add, and more.
const CHARACTERS: [f64; 6] = [-0.59, 0.99, 0.93, -0.24, -0.28, -0.81];
/// What a light noun adds as the last word.
const LIGHT_HEAD: f64 = -0.87;
/// What a suffix at the end adds.
const SUFFIX: f64 = 0.42;
/// What the end of an institution's name adds.
const INSTITUTION: f64 = 1.06;
/// What the whole name of an institution adds besides.
const WHOLE_INSTITUTION: f64 = 1.5;
/// What a letter before the noun adds: A 轮.
const LETTER: f64 = 0.8;
/// What a term adds as the first word, and besides one of several units; a word with an affix.
const COMPLETE: f64 = -0.45;
const AFFIXED: f64 = -0.50;
const JOINED: f64 = -1.33;
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
        score + EDGE * (f64::from(u8::from(first.edge)) + f64::from(u8::from(edge_after)))
    }
}

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

/// Whether a word can be a part of a noun phrase that stands once.
pub(super) fn is_open(units: &Units<'_>, word: &Word) -> bool {
    let first = &units.list[word.units.start];
    word.script == Script::Han
        && (word.units.len() > 1 || first.kind != TokenKind::Number && !first.stop)
        && match word.class {
            Class::Noun | Class::Name | Class::Adjective | Class::Verb => true,
            Class::Unlisted | Class::NominalVerb | Class::Adverb | Class::Circumstance => {
                word.length > 1
            }
            // 又坏了 says something.
            Class::Idiom => !first.text.contains(|c| "的了着过不没又很太一是也都有就".contains(c)),
            _ => false,
        }
}

fn role(units: &Units<'_>, word: &Word) -> Role {
    let one = word.length == 1;
    match word.class {
        Class::Name if one => Role::NameCharacter,
        Class::Name if word.units.len() == 1 => {
            match dictionary::class(&to_simplified(units.list[word.units.start].text)) {
                Some(WordClass::Place) => Role::Place,
                Some(WordClass::Person) => Role::Person,
                _ => Role::Proper,
            }
        }
        Class::Name => Role::Proper,
        Class::Unlisted => Role::Unlisted,
        Class::NominalVerb => Role::NominalVerb,
        Class::Verb if one => Role::VerbCharacter,
        Class::Verb => Role::Verb,
        Class::Adjective if one => Role::AdjectiveCharacter,
        Class::Adjective => Role::Adjective,
        Class::Adverb => Role::Adverb,
        Class::Circumstance => Role::Circumstance,
        Class::Idiom => Role::Idiom,
        _ if one => Role::NounCharacter,
        _ => Role::Noun,
    }
}

fn part(units: &Units<'_>, word: &Word) -> Part {
    let role = role(units, word);
    let [mut first, middle, mut last] = role.weights();
    let inside = &units.list[word.units.clone()];
    let text = |at: usize| to_simplified(inside.get(at).map_or("", |unit| unit.text));
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
    } else if LIGHT.contains(&&*end) {
        last += LIGHT_HEAD;
    }
    if is_institution(units, std::slice::from_ref(word)) {
        last += INSTITUTION;
    }
    if end.chars().next_back().is_some_and(is_suffix) {
        last += SUFFIX;
    }
    Part { role, length: word.length, first, middle, last, edge: inside[0].edge }
}

fn commonness(word: &Word, [slope, above, below, unknown]: [f64; 4]) -> f64 {
    word.zipf.map_or(unknown, |zipf| {
        slope * (zipf - 4.0) + above * (zipf - 5.0).max(0.0) + below * (3.5 - zipf).max(0.0)
    })
}

/// What the word at `at` is to a phrase beside it; `border` is the word that a gap would stand
/// before.
fn context(units: &Units<'_>, words: &[Word], at: Option<usize>, border: Option<usize>) -> Context {
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
            text if TAKE_VERBS.contains(&text) => return Context::Governor,
            "以及" | "及其" => return Context::Conjunction,
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
