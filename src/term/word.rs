//! Words: units joined where their form or the author says that they are one word.
//!
//! Dictionaries know few of the words that a field makes; what they lack they split. Joined are
//! names of several words, what the author set off ("灵感编程"), listed terms, and words with an
//! affix (多 + 模态, 智能 + 体).

use super::evidence::{Evidence, SetOff};
use super::learn::Learned;
use super::name::Names;
use super::unit::{Case, Class, Gap, Script, Unit, Units};
use super::{background, designation, fragment, single};
use crate::token::to_simplified;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// One or more units that are a word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) units: Range<usize>,
    pub(super) class: Class,
    pub(super) script: Script,
    /// The number of characters.
    pub(super) length: usize,
    /// Its Zipf value in general language, where known.
    pub(super) zipf: Option<f64>,
    /// Whether nothing may be joined to it unless that is said often: a listed or set-off term,
    /// or a dictionary word of four characters.
    pub(super) complete: bool,
    /// Whether it stands where only names of several words are joined.
    pub(super) settled: bool,
}

/// The words that the author set off, as the numbers of their units.
struct Own {
    whole: FxHashSet<Vec<u32>>,
    /// The number that each starts with.
    first: FxHashSet<u32>,
}

/// The most units that a listed or set-off word has.
const MOST_UNITS: usize = 6;

/// Below this Zipf value a word of the dictionary may be a piece of a longer one.
pub(super) const RARE: f64 = 3.5;

/// Below this Zipf value a noun after a verb names what is done to it rather than a kind: 成本, 模型
/// and 系统 are commoner.
const OBJECT: f64 = 3.8;

/// From this Zipf value on, a word says nothing about its field.
pub(super) const GENERIC: f64 = 5.45;
/// From this Zipf value on, a word makes no new term of another one.
pub(super) const VAGUE: f64 = 5.0;

/// Prefixes that make a new word of every noun.
const PREFIXES: &str = "多超微元反非零跨泛准半单双";
/// Adjectives and verbs that are prefixes in some words only; repetition decides.
const WEAK_PREFIXES: &str = "大小高低强弱深长短全轻重快慢冷热";
/// Verbs that are prefixes only where the author sets the word off.
const VERBAL_PREFIXES: &str = "有无可共自互预后去再逆";
/// Suffixes that make a new word of every noun, and of verbs with the second list.
const SUFFIXES: &str = "化性者家员师器机体力率学型式图库链端层级版商厂权法集包词框流术论症剂酶股币券税费站网群舱屏奖赛展界圈业观感值额线队团派区城港街馆院校署厅局院司社刊室店园卡车片域散汤酸碱醇盐膜管泵阀炎癌瘤柱梁枪杆轴塔墙仪炉罐窑坝舰艇菌粉";
const VERB_SUFFIXES: &str = "词器者率性度量力员师机库链板框集型式法化学";

/// Joins the units of each run to words, in reading order.
pub(super) fn words(
    units: &Units<'_>,
    runs: &[Range<usize>],
    names: &Names,
    set_off: &[SetOff],
    fragments: &FxHashMap<usize, usize>,
    learned: Option<&Learned>,
) -> Vec<Word> {
    let fixed: FxHashMap<usize, usize> =
        names.names.iter().map(|name| (name.start, name.end)).collect();
    let whole: FxHashSet<Vec<u32>> = set_off
        .iter()
        .filter(|span| is_word(units, span))
        .map(|span| units.ids(span.units.clone()))
        .collect();
    let first = whole.iter().filter_map(|ids| ids.first().copied()).collect();
    let own = Own { whole, first };
    let pairs = pairs(units, runs);
    let mut words = Vec::with_capacity(units.list.len());
    for run in runs {
        let mut at = run.start;
        while at < run.end {
            let listed = listed(units, at, run.end, &own, &fixed, learned);
            let designation = designation::end(units, at, run.end, &pairs, &fixed, fragments);
            if let Some(modifier) = hyphenated(units, at, run.end, &fixed) {
                at = modifier.units.end;
                words.push(modifier);
                continue;
            }
            let end = fixed
                .get(&at)
                .copied()
                .or(listed.max(designation))
                .or_else(|| designation::lettered(units, at, run.end))
                .or_else(|| designation::company(units, at, run.end, fragments))
                .or_else(|| fragments.get(&at).copied())
                .or_else(|| affixed(units, at, run.end, &pairs, &own, &fixed, learned))
                .unwrap_or(at + 1);
            let mut word = word(units, at..end);
            word.complete |= listed.is_some() || end == at + 1 && is_listed(&units.list[at]);
            if designation == Some(end) {
                (word.class, word.complete) = (Class::Name, true);
            }
            word.settled = names.settled.get(at) == Some(&true);
            words.push(word);
            at = end;
        }
    }
    words
}

/// The modifier with a function word that starts at `at` and that hyphens hold together:
/// "non-linear", "end-to-end". By itself it is no term.
fn hyphenated(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    fixed: &FxHashMap<usize, usize>,
) -> Option<Word> {
    const JOINTS: [&str; 8] = ["of", "to", "in", "on", "by", "the", "for", "and"];
    const VAGUE: [&str; 6] = ["state", "up", "so", "as", "one", "two"];
    let list = &units.list[..limit];
    let is = |unit: &Unit<'_>, texts: &[&str]| {
        texts.iter().any(|text| unit.text.eq_ignore_ascii_case(text))
    };
    let joined = |unit: &&Unit<'_>| unit.hyphenated && unit.script == Script::Latin;
    let end = at + 1 + list.get(at + 1..)?.iter().take_while(joined).count();
    let inside = &list[at..end];
    let modifier = match inside {
        [first, _] => is(first, &["non"]),
        [first, middle @ .., last] => {
            !is(first, &VAGUE)
                && first.script == Script::Latin
                && middle.iter().any(|unit| is(unit, &JOINTS))
                && !is(last, &JOINTS)
        }
        _ => false,
    };
    let apart = !(at..end).any(|at| fixed.contains_key(&at));
    (modifier && apart).then(|| Word {
        units: at..end,
        class: Class::Adjective,
        script: Script::Latin,
        length: inside.iter().map(|unit| unit.length).sum(),
        zipf: None,
        complete: false,
        settled: false,
    })
}

/// Whether a word is several units that are no term by themselves: "end-to-end".
pub(super) fn is_modifier(word: &Word) -> bool {
    word.units.len() > 1 && word.script == Script::Latin && word.class == Class::Adjective
}

/// Whether a word is too common to make a new term of another one: 领域, 发展.
pub(super) fn is_vague(word: &Word) -> bool {
    word.zipf.is_some_and(|zipf| zipf >= VAGUE)
}

/// Whether a word is a verb that can be a part of a term that recurs: 入侵 in 入侵指标.
pub(super) fn is_verb(word: &Word) -> bool {
    word.class == Class::Verb && word.length == 2 && !is_vague(word)
}

/// Whether a character makes a new word of the noun before it.
pub(super) fn is_suffix(character: char) -> bool {
    SUFFIXES.contains(character)
}

pub(super) fn is_listed(unit: &Unit<'_>) -> bool {
    unit.opens_term && background::is_chinese_term(&to_simplified(unit.text))
}

fn word(units: &Units<'_>, range: Range<usize>) -> Word {
    let inside = &units.list[range.clone()];
    let first = &units.list[range.start];
    if inside.len() == 1 {
        let (class, script, length, zipf) = (first.class, first.script, first.length, first.zipf);
        let class = if first.stop { Class::Function } else { class };
        let complete = script == Script::Han && length >= 4;
        return Word { units: range, class, script, length, zipf, complete, settled: false };
    }
    let latin = inside.iter().all(|unit| unit.script == Script::Latin);
    Word {
        units: range,
        class: if latin { Class::Name } else { Class::Noun },
        script: if latin { Script::Latin } else { Script::Han },
        length: inside.iter().map(|unit| unit.length).sum(),
        zipf: None,
        complete: latin,
        settled: false,
    }
}

/// How often each two adjoining units occur.
fn pairs(units: &Units<'_>, runs: &[Range<usize>]) -> FxHashMap<(u32, u32), u32> {
    let mut pairs = FxHashMap::default();
    for run in runs {
        for pair in units.list[run.clone()].windows(2) {
            *pairs.entry((pair[0].id, pair[1].id)).or_insert(0) += 1;
        }
    }
    pairs
}

/// Whether what the author set off is a word rather than a phrase or a sentence.
fn is_word(units: &Units<'_>, span: &SetOff) -> bool {
    let inside = &units.list[span.units.clone()];
    let length: usize = inside.iter().map(|unit| unit.length).sum();
    let han = inside.iter().filter(|unit| unit.script == Script::Han).count();
    if inside.len() < 2
        || han == 0
        || inside
            .iter()
            .any(|unit| unit.gap == Gap::Break && unit.range.start > inside[0].range.start)
    {
        return false;
    }
    if span.evidence == Evidence::Titled {
        return length <= 8 || length <= 12 && inside.iter().all(is_nominal);
    }
    if span.evidence == Evidence::Listed {
        return length <= 8 && single::is_item(inside);
    }
    if is_titled_pair(inside) || is_versioned(inside) || is_technical(inside) {
        return true;
    }
    // A set phrase of four characters (即插即用), whatever its words.
    const SPOKEN: &str = "我你您他她它们這这那的了着过過吗嗎呢吧啊不没沒很太是";
    let spoken = |unit: &Unit<'_>| unit.text.contains(|c| SPOKEN.contains(c));
    if span.evidence == Evidence::Quoted && length == 4 && han == inside.len() {
        return !inside.iter().any(spoken);
    }
    let [first, .., last] = inside else { return false };
    // 监控脑电波: after a verb a thing with a name of its own is rather its object.
    let object = matches!(inside[1].class, Class::Noun | Class::Unlisted)
        && inside[1].zipf.is_none_or(|zipf| zipf < OBJECT);
    if span.evidence == Evidence::Marked && first.class == Class::NominalVerb && object {
        return false;
    }
    let mixed = inside
        .iter()
        .all(|unit| unit.script == Script::Han || unit.case == Case::Upper && unit.length <= 4);
    let prefix =
        [PREFIXES, WEAK_PREFIXES, VERBAL_PREFIXES].iter().any(|list| is_one_of(first, list));
    let opens = prefix
        || is_content(first) && (first.class != Class::Verb || span.evidence == Evidence::Quoted);
    let closes = is_nominal(last)
        || is_one_of(last, SUFFIXES)
        || span.evidence == Evidence::Quoted
            && (last.class == Class::Verb && first.class != Class::Verb
                || last.class == Class::Idiom)
        || span.evidence == Evidence::Marked
            && last.class == Class::Verb
            && first.class == Class::Unlisted;
    let counts = |unit: &Unit<'_>| unit.class == Class::Number && unit.script == Script::Han;
    let middle = inside[1..inside.len() - 1].iter().all(|unit| {
        is_content(unit) && unit.class != Class::Verb
            || span.evidence == Evidence::Quoted && counts(unit)
    });
    mixed && length <= 8 && opens && closes && middle
}

/// Whether the words are two with 之 between them, as in a title: 星海之门.
fn is_titled_pair(inside: &[Unit<'_>]) -> bool {
    let [first, of, last] = inside else { return false };
    let content = |unit: &Unit<'_>| unit.script == Script::Han && !unit.stop && unit.length <= 3;
    of.text == "之" && content(first) && content(last) && first.length > 1
}

/// Whether the words are a name that no dictionary has and its version: 灵境万象 2.6.
fn is_versioned(inside: &[Unit<'_>]) -> bool {
    let Some((version, name)) = inside.split_last() else { return false };
    let length: usize = name.iter().map(|unit| unit.length).sum();
    let number = version.class == Class::Number
        && (version.gap == Gap::Space || version.text.contains('.'))
        && version.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let unknown =
        |unit: &Unit<'_>| unit.zipf.is_none() || unit.class == Class::Name || unit.length == 1;
    number
        && version.length <= 4
        && (2..=6).contains(&length)
        && name.iter().all(|unit| unit.script == Script::Han && !unit.stop)
        && name.iter().any(unknown)
        && name.iter().all(|unit| unknown(unit) || unit.class == Class::Noun)
}

/// Whether the words are two or three that general language seldom has, of any class: 概念植入,
/// 灾难性遗忘.
fn is_technical(inside: &[Unit<'_>]) -> bool {
    const SELDOM: f64 = 4.5;
    let length: usize = inside.iter().map(|unit| unit.length).sum();
    // A verb before a noun has it as its object.
    let verbal = |unit: Option<&Unit<'_>>| {
        unit.is_some_and(|unit| matches!(unit.class, Class::Verb | Class::NominalVerb))
    };
    (!verbal(inside.first()) || verbal(inside.last()))
        && (2..=3).contains(&inside.len())
        && (4..=6).contains(&length)
        && inside.iter().all(|unit| {
            unit.script == Script::Han
                && unit.length > 1
                && is_content(unit)
                && unit.zipf.is_none_or(|zipf| zipf < SELDOM)
        })
}

fn is_content(unit: &Unit<'_>) -> bool {
    !unit.stop
        && matches!(
            unit.class,
            Class::Noun
                | Class::Unlisted
                | Class::Name
                | Class::NominalVerb
                | Class::Verb
                | Class::Adjective
        )
}

fn is_nominal(unit: &Unit<'_>) -> bool {
    !unit.stop
        && matches!(unit.class, Class::Noun | Class::Unlisted | Class::Name | Class::NominalVerb)
}

fn is_one_of(unit: &Unit<'_>, characters: &str) -> bool {
    unit.length == 1 && unit.script == Script::Han && {
        let text = to_simplified(unit.text);
        characters.contains(&*text)
    }
}

/// The end of the longest listed or set-off word that starts at `at`.
fn listed(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    own: &Own,
    fixed: &FxHashMap<usize, usize>,
    learned: Option<&Learned>,
) -> Option<usize> {
    let joined = |unit: &Unit<'_>| unit.script != Script::Other && unit.gap != Gap::Break;
    if !units.list[..limit].get(at + 1).is_some_and(joined) {
        return None;
    }
    let opens = units.list[at].opens_term
        || own.first.contains(&units.list[at].id)
        || learned.is_some_and(|learned| learned.starts_word(&to_simplified(units.list[at].text)));
    if !opens {
        return None;
    }
    let mut text = String::new();
    let mut ids = Vec::new();
    let mut found = None;
    let (mut listed, mut learnt) = (true, learned.is_some());
    for end in at..limit.min(at + MOST_UNITS) {
        let unit = &units.list[end];
        let number = unit.class == Class::Number;
        if unit.script == Script::Other && !number || end > at && fixed.contains_key(&end) {
            break;
        }
        let same = unit.script == units.list[end.max(1) - 1].script;
        if end > at && unit.gap == Gap::Space && same && !number {
            break;
        }
        text.push_str(&to_simplified(unit.text));
        ids.push(unit.id);
        listed = listed && background::starts_chinese_term(&text);
        learnt = learnt && learned.is_some_and(|learned| learned.starts_word(&text));
        if !listed && !learnt && !own.first.contains(&ids[0]) {
            break;
        }
        let known = listed && background::is_chinese_term(&text)
            || learnt && learned.is_some_and(|learned| learned.words.contains(&text));
        if end > at && (known || own.whole.contains(&ids)) {
            found = Some(end + 1);
        }
    }
    found
}

/// The end of the word with an affix that starts at `at`.
fn affixed(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    pairs: &FxHashMap<(u32, u32), u32>,
    own: &Own,
    fixed: &FxHashMap<usize, usize>,
    learned: Option<&Learned>,
) -> Option<usize> {
    let unit = &units.list[at];
    let next = units.list[..limit].get(at + 1).filter(|next| joins(next))?;
    let repeated = pairs.get(&(unit.id, next.id)).copied().unwrap_or(0);
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    let prefix = is_one_of(unit, PREFIXES)
        && before.is_none_or(|before| before.class != Class::Number)
        || is_one_of(unit, WEAK_PREFIXES) && repeated >= 2;
    // 预填充, 零拷贝, 超连接
    let action = match next.class {
        Class::Verb => is_one_of(unit, "预零"),
        Class::NominalVerb => is_one_of(unit, "预零超微半反"),
        _ => false,
    };
    let thing = prefix && matches!(next.class, Class::Noun | Class::Unlisted);
    if (thing || action && next.length == 2) && next.length >= 2 && joins(next) && !next.stop {
        // A listed word after the prefix stays whole.
        return Some(listed(units, at + 1, limit, own, fixed, learned).unwrap_or(at + 2));
    }
    // Two that never stand apart: 系外行星, where the dictionary has 外行星.
    let alone = |unit: &Unit<'_>| units.occurrences.get(unit.id as usize) == Some(&repeated);
    let rare = next.zipf.is_some_and(|zipf| zipf < RARE) && next.class == Class::Noun;
    if repeated >= 2 && unit.length == 1 && next.length > 1 && rare && alone(next) && alone(unit) {
        return (!fragment::holds_word(unit.text)).then_some(at + 2);
    }
    let base = unit.script == Script::Han && unit.length >= 2 && !unit.stop;
    let after = units.list[..limit].get(at + 2);
    let suffix = base
        && !next.stop
        // A guess of three characters is rather a verb and more: 塞进手 + 机.
        && !(unit.class == Class::Unlisted && unit.length > 2)
        && (is_nominal(unit) && (is_one_of(next, SUFFIXES) || is_one_of(next, "号"))
            || unit.class == Class::Verb && is_one_of(next, VERB_SUFFIXES)
            || unit.class == Class::Adjective && is_one_of(next, "性化度者"))
        && after.is_none_or(|after| !(joins(after) && after.length == 1 && !after.stop));
    // What recurs and hardly stands apart is a suffix here: 字节码, 空置税.
    let mostly = |unit: &Unit<'_>| {
        units.occurrences.get(unit.id as usize).is_some_and(|&all| all <= 2 * repeated)
    };
    let recurring = base
        && repeated >= 2
        && unit.length <= 3
        && next.length == 1
        && !next.stop
        && next.class == Class::Noun
        && (is_nominal(unit) || unit.class == Class::Verb)
        && (mostly(next) || is_one_of(next, SUFFIXES))
        && !fragment::holds_word(&to_simplified(next.text));
    (suffix || recurring).then_some(at + 2)
}

/// Whether a unit is Chinese and stands directly after the one before it.
pub(super) fn joins(unit: &Unit<'_>) -> bool {
    unit.gap == Gap::None && unit.script == Script::Han
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn actions_with_a_prefix_are_one_word() {
        assert_terms("他们在推分离式预填充，改写零拷贝。\n", &["零拷贝"], &["拷贝", "填充"]);
    }
}
