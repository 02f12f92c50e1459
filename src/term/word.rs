//! Words: units joined where their form or the author says that they are one word.
//!
//! Dictionaries know few of the words that a field makes; what they lack they split. Joined are
//! names of several words, what the author set off ("灵感编程"), listed terms, and words with an
//! affix (多 + 模态, 智能 + 体).

use super::affix::{PREFIXES, SUFFIXES, VERB_SUFFIXES, WEAK_PREFIXES};
use super::class::Class;
use super::evidence::SetOff;
use super::learn::Learned;
use super::name::Names;
use super::set_off::is_word;
use super::unit::{Gap, Script, Unit, Units};
use super::zipf::{GENERIC, RARE, VAGUE};
use super::{background, designation, fragment, person};
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
            let person = person::end(units, at, run.end);
            let end = designation::compound_of_elements(units, at, run.end)
                .or(fixed.get(&at).copied())
                .or(listed.max(designation).or(person))
                .or_else(|| designation::lettered(units, at, run.end))
                .or_else(|| designation::company(units, at, run.end, fragments))
                .or_else(|| fragments.get(&at).copied())
                .or_else(|| affixed(units, at, run.end, &pairs, &own, &fixed, learned))
                .unwrap_or(at + 1);
            let mut word = word(units, at..end);
            word.complete |= listed.is_some() || end == at + 1 && units.list[at].is_listed();
            if designation == Some(end) || person == Some(end) {
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
    let next = units.list[..limit].get(at + 1).filter(|next| next.joins())?;
    let repeated = pairs.get(&(unit.id, next.id)).copied().unwrap_or(0);
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    let prefix = unit.is_one_of(PREFIXES)
        && before.is_none_or(|before| before.class != Class::Number)
        || unit.is_one_of(WEAK_PREFIXES)
            && repeated >= 2
            && next.zipf.is_none_or(|zipf| zipf < GENERIC);
    // 预填充, 零拷贝, 超连接
    let action = match next.class {
        Class::Verb => unit.is_one_of("预零"),
        Class::NominalVerb => unit.is_one_of("预零超微半反"),
        _ => false,
    };
    let thing = prefix && matches!(next.class, Class::Noun | Class::Unlisted);
    if (thing || action && next.length == 2) && next.length >= 2 && next.joins() && !next.stop {
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
    // 灵巧手 + 卡硬件: before a noun these are verbs. A guess of three characters is rather a verb and
    // more: 塞进手 + 机.
    let verb = unit.class == Class::Unlisted && unit.length > 2
        || next.is_one_of("卡派包")
            && after.is_some_and(|after| after.joins() && after.is_nominal());
    let suffix = base
        && !verb
        && !next.stop
        && (unit.is_nominal() && (next.is_one_of(SUFFIXES) || next.is_one_of("号"))
            || unit.class == Class::Verb && next.is_one_of(VERB_SUFFIXES)
            || unit.class == Class::Adjective && next.is_one_of("性化度者"))
        && after.is_none_or(|after| !(after.joins() && after.length == 1 && !after.stop));
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
        && (unit.is_nominal() || unit.class == Class::Verb)
        && (mostly(next) || next.is_one_of(SUFFIXES))
        && !fragment::holds_word(&to_simplified(next.text));
    (suffix || recurring).then_some(at + 2)
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn actions_with_a_prefix_are_one_word() {
        assert_terms("他们在推分离式预填充，改写零拷贝。\n", &["零拷贝"], &["拷贝", "填充"]);
    }
}
