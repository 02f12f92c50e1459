//! What the author set off, by emphasis, quotation marks or in a list: whether it is one word.

use super::affix::{PREFIXES, SUFFIXES, VERBAL_PREFIXES, WEAK_PREFIXES};
use super::class::Class;
use super::evidence::{Evidence, SetOff};
use super::light::is_light;
use super::unit::{Case, Gap, Script, Unit, Units};
use super::zipf::GENERIC;
use crate::token::to_simplified;

/// Below this Zipf value a noun after a verb names what is done to it rather than a kind: 成本, 模型
/// and 系统 are commoner.
const OBJECT: f64 = 3.8;
/// Below this Zipf value a noun modifies what follows rather than being the subject of it.
const SPECIFIC: f64 = 4.6;

/// Whether what the author set off is a word rather than a phrase or a sentence.
pub(super) fn is_word(units: &Units<'_>, span: &SetOff) -> bool {
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
        return length <= 8 || length <= 12 && inside.iter().all(Unit::is_nominal);
    }
    if span.evidence == Evidence::Listed {
        return length <= 8 && is_item(inside);
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
        [PREFIXES, WEAK_PREFIXES, VERBAL_PREFIXES].iter().any(|list| first.is_one_of(list));
    let opens = prefix
        || first.is_content() && (first.class != Class::Verb || span.evidence == Evidence::Quoted);
    let closes = last.is_nominal()
        || last.is_one_of(SUFFIXES)
        || span.evidence == Evidence::Quoted
            && (last.class == Class::Verb && first.class != Class::Verb
                || last.class == Class::Idiom)
        || span.evidence == Evidence::Marked
            && last.class == Class::Verb
            && first.class == Class::Unlisted;
    let counts = |unit: &Unit<'_>| unit.class == Class::Number && unit.script == Script::Han;
    let middle = inside[1..inside.len() - 1].iter().all(|unit| {
        unit.is_content() && unit.class != Class::Verb
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
                && unit.is_content()
                && unit.zipf.is_none_or(|zipf| zipf < SELDOM)
        })
}

/// Whether the item of an enumeration is a term rather than a clause.
fn is_item(inside: &[Unit<'_>]) -> bool {
    let Some((last, rest)) = inside.split_last() else { return false };
    let noun = |unit: &Unit<'_>| {
        matches!(unit.class, Class::Noun | Class::Unlisted | Class::Name | Class::NominalVerb)
    };
    let kind = |unit: &Unit<'_>| {
        unit.class == Class::Adjective && unit.zipf.is_none_or(|zipf| zipf < SPECIFIC)
    };
    let generic = |unit: &Unit<'_>| unit.zipf.is_some_and(|zipf| zipf >= GENERIC);
    // Who does something is a sentence: 某人 + 领衔.
    let clause = last.class == Class::NominalVerb
        && rest.iter().any(|unit| matches!(unit.class, Class::Unlisted | Class::Name));
    !clause
        && inside.iter().all(|unit| unit.script == Script::Han && !unit.stop && unit.length > 1)
        && noun(last)
        && !is_light(&to_simplified(last.text))
        && rest.iter().all(|unit| noun(unit) || kind(unit))
        && !rest.first().is_some_and(Unit::is_place)
        && !inside.iter().all(generic)
}
