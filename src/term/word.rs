//! Words: units joined where their form or a list says that they are one word.
//!
//! Joined are names of several words, listed terms, and modifiers that hyphens hold together.

use super::background;
use super::class::Class;
use super::learn::Learned;
use super::name::Names;
use super::unit::{Gap, Script, Unit, Units};
use super::zipf::VAGUE;
use crate::token::to_simplified;
use rustc_hash::FxHashMap;
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

/// The most units that a listed word has.
const MOST_UNITS: usize = 6;

/// Joins the units of each run to words, in reading order.
pub(super) fn words(
    units: &Units<'_>,
    runs: &[Range<usize>],
    names: &Names,
    learned: Option<&Learned>,
) -> Vec<Word> {
    let fixed: FxHashMap<usize, usize> =
        names.names.iter().map(|name| (name.start, name.end)).collect();
    let mut words = Vec::with_capacity(units.list.len());
    for run in runs {
        let mut at = run.start;
        while at < run.end {
            if let Some(modifier) = hyphenated(units, at, run.end, &fixed) {
                at = modifier.units.end;
                words.push(modifier);
                continue;
            }
            let listed = listed(units, at, run.end, &fixed, learned);
            let end = fixed.get(&at).copied().or(listed).unwrap_or(at + 1);
            let mut word = word(units, at..end);
            word.complete |= listed.is_some() || end == at + 1 && units.list[at].is_listed();
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
    /// The most units of a modifier.
    const MOST: usize = 12;
    let list = &units.list[..limit];
    let is = |unit: &Unit<'_>, texts: &[&str]| {
        texts.iter().any(|text| unit.text.eq_ignore_ascii_case(text))
    };
    let joined = |unit: &&Unit<'_>| unit.hyphenated && unit.script == Script::Latin;
    let end = at + 1 + list.get(at + 1..)?.iter().take(MOST).take_while(joined).count();
    let inside = &list[at..end];
    let modifier = match inside {
        [first, _] => is(first, &["non"]),
        [first, middle @ .., last] => {
            inside.len() <= MOST
                && !is(first, &VAGUE)
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

/// The end of the longest listed word that starts at `at`.
fn listed(
    units: &Units<'_>,
    at: usize,
    limit: usize,
    fixed: &FxHashMap<usize, usize>,
    learned: Option<&Learned>,
) -> Option<usize> {
    let joined = |unit: &Unit<'_>| unit.script != Script::Other && unit.gap != Gap::Break;
    if !units.list[..limit].get(at + 1).is_some_and(joined) {
        return None;
    }
    let opens = units.list[at].opens_term
        || learned.is_some_and(|learned| learned.starts_word(&to_simplified(units.list[at].text)));
    if !opens {
        return None;
    }
    let mut text = String::new();
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
        listed = listed && background::starts_chinese_term(&text);
        learnt = learnt && learned.is_some_and(|learned| learned.starts_word(&text));
        if !listed && !learnt {
            break;
        }
        let known = listed && background::is_chinese_term(&text)
            || learnt && learned.is_some_and(|learned| learned.words.contains(&text));
        if end > at && known {
            found = Some(end + 1);
        }
    }
    found
}
