//! Phrases: which neighbours can be one term, by the classes of their words (Justeson and Katz
//! 1995, "Technical terminology") and by what stands around them.

use super::chinese_cut;
use super::class::Class;
use super::unit::{Case, Gap, Script, Unit, Units};
use super::word::{Word, is_modifier, is_vague, is_verb};
use super::zipf::GENERIC;
use crate::token::TokenKind;
use std::ops::Range;

/// The most words of a compound.
pub(super) const MOST_WORDS: usize = 4;
/// The most characters of a Chinese compound.
const MOST_CHARACTERS: usize = 9;
/// Below this Zipf value a verb is a technical one.
pub(super) const RARE_VERB: f64 = 4.0;

/// The stretches of words that compounds can lie in.
pub(super) fn regions(units: &Units<'_>, words: &[Word]) -> Vec<Range<usize>> {
    let mut regions = Vec::new();
    let mut start = 0;
    for at in 0..=words.len() {
        let continues =
            at > start && at < words.len() && follows(units, &words[at - 1], &words[at]);
        let belongs = at < words.len() && is_part(units, words, at);
        if belongs && (continues || at == start) {
            continue;
        }
        if at - start > 1 {
            regions.push(start..at);
        }
        start = if belongs { at } else { at + 1 };
    }
    regions
}

/// Whether two words are neighbours as the words of a compound are.
fn follows(units: &Units<'_>, before: &Word, word: &Word) -> bool {
    let gap = units.list[word.units.start].gap;
    match (before.script, word.script) {
        (Script::Han, Script::Han) => gap == Gap::None,
        (Script::Latin, Script::Latin) => {
            let single = |word: &Word| word.units.len() == 1 || is_modifier(word);
            gap == Gap::Space && single(before) && single(word) && !before.settled && !word.settled
        }
        (Script::Latin, Script::Han) => gap != Gap::Break && is_acronym(units, before),
        _ => false,
    }
}

fn is_acronym(units: &Units<'_>, word: &Word) -> bool {
    let unit = &units.list[word.units.start];
    let capital = || unit.text.bytes().all(|byte| !byte.is_ascii_lowercase());
    word.units.len() == 1
        && word.script == Script::Latin
        && word.length <= 4
        && (unit.case == Case::Upper || capital())
}

/// Whether a word can be part of a compound where it stands.
fn is_part(units: &Units<'_>, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let unit = &units.list[word.units.start];
    match (word.script, word.class) {
        (Script::Han, _) => is_open(units, word) && !is_measure_word(units, word),
        (Script::Latin, _) if word.settled => is_acronym(units, word),
        (Script::Latin, Class::Verb | Class::Adverb | Class::Function | Class::Number) => false,
        (Script::Latin, _) => {
            word.length > 1 && !(unit.starts_sentence && unit.class == Class::Gerund)
        }
        _ => false,
    }
}

/// What a verb ends in that something else follows: 转成, 偏重于.
const COMPLEMENTS: [char; 10] = ['成', '于', '於', '到', '达', '達', '为', '為', '至', '给'];

/// Whether a word can be a part of a Chinese compound.
fn is_open(units: &Units<'_>, word: &Word) -> bool {
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

/// Whether a character measures what follows it: 一头大象.
fn is_measure_word(units: &Units<'_>, word: &Word) -> bool {
    let at = word.units.start;
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    word.length == 1
        && units.list[at].gap == Gap::None
        && units.list[at].text.starts_with(chinese_cut::is_measure)
        && before.is_some_and(|before| {
            before.class == Class::Number || matches!(before.text, "一" | "两" | "几" | "每")
        })
}

/// Whether a word can be a part of a Chinese term that recurs.
fn is_part_of_term(word: &Word) -> bool {
    match word.class {
        Class::Noun | Class::Name => true,
        Class::Unlisted | Class::NominalVerb | Class::Adjective => word.length > 1,
        Class::Verb => is_verb(word),
        _ => word.script == Script::Latin,
    }
}

/// Adjectives and nouns with a noun at the end.
pub(super) fn is_english_compound(words: &[Word], count: u32) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let head = matches!(last.class, Class::Noun | Class::Name | Class::NominalVerb | Class::Gerund);
    let least = if count > 1 { 5.6 } else { 5.2 };
    head && !rest.first().is_some_and(|first| is_vague_modifier(first, least))
}

/// Whether a word before a noun says nothing about its kind: "various", "proposed".
fn is_vague_modifier(word: &Word, least: f64) -> bool {
    matches!(word.class, Class::Adjective | Class::Participle | Class::Gerund)
        && word.zipf.is_some_and(|zipf| zipf >= least)
}

/// Whether `range` is all of its region but vague words at its start, or the end of a long one.
pub(super) fn is_whole(words: &[Word], region: &Range<usize>, range: &Range<usize>) -> bool {
    if range.end != region.end
        && !words[range.end..region.end].iter().all(|word| word.class == Class::Participle)
    {
        return false;
    }
    let before = &words[region.start..range.start];
    before.is_empty()
        || before.iter().all(|word| is_vague_modifier(word, 5.2))
        || range.len() == 3 && region.len() > MOST_WORDS
}

/// Nouns, nominal verbs and technical adjectives with a noun or nominal verb at the end, which
/// recur.
pub(super) fn is_chinese_compound(units: &Units<'_>, words: &[Word], count: u32) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let length: usize = words.iter().map(|word| word.length).sum();
    let mixed = words.iter().any(|word| is_acronym(units, word));
    let generic = |word: &Word| word.zipf.is_some_and(|zipf| zipf >= GENERIC);
    let kind =
        |word: &Word| word.class != Class::Adjective || word.zipf.is_none_or(|zipf| zipf < GENERIC);
    let head =
        matches!(last.class, Class::Noun | Class::NominalVerb | Class::Name | Class::Unlisted)
            || is_rare_verb(units, last) && rest.iter().all(|word| word.class == Class::Noun);
    // What is a term by itself is joined to a word that says something, and only if that recurs;
    // more often where it comes first, for then it is as much a term alone.
    let complete = words.iter().any(|word| word.complete);
    let least = if rest.iter().any(|word| word.complete) { 2 } else { 1 };
    let joined = !complete || count > least && !words.iter().any(is_vague);
    head && joined
        && words.iter().all(is_part_of_term)
        && (last.length > 1 || last.class == Class::Noun && !is_vague(last))
        && !(words.iter().any(is_verb)
            && words.iter().any(is_vague)
            && !words.iter().any(|word| is_rare_verb(units, word)))
        && length <= MOST_CHARACTERS
        && rest.iter().all(kind)
        && !words.iter().all(generic)
        && (!mixed || !complete && words.len() == 2 && (count > 2 || is_bound(units, words, count)))
}

/// Whether an acronym recurs before a Chinese word and never stands anywhere else: A/B 测试.
fn is_bound(units: &Units<'_>, words: &[Word], count: u32) -> bool {
    let first = &units.list[words[0].units.start];
    // HBM4 is a name.
    let model = first.text.starts_with(|c: char| c.is_ascii_alphabetic())
        && first.text.ends_with(|c: char| c.is_ascii_digit());
    !model && count > 1 && units.occurrences.get(first.id as usize) == Some(&count)
}

/// Whether a word is a verb of written language that recurs with its noun rather as a part of a
/// term: 归责 in 归责原则, 侵权 in 环境侵权.
fn is_rare_verb(units: &Units<'_>, word: &Word) -> bool {
    is_verb(word)
        && word.zipf.is_some_and(|zipf| zipf < RARE_VERB)
        && !units.list[word.units.start].text.ends_with(COMPLEMENTS)
}

/// Whether the words around a Chinese compound leave it a noun phrase rather than verb and object
/// or subject and verb.
pub(super) fn is_free(units: &Units<'_>, words: &[Word], range: &Range<usize>) -> bool {
    let (first, last) = (&words[range.start], &words[range.end - 1]);
    let before = first.units.start.checked_sub(1).and_then(|at| units.list.get(at));
    let before = before.filter(|_| units.list[first.units.start].gap != Gap::Break);
    let after = units.list.get(last.units.end).filter(|after| after.gap != Gap::Break);
    let adverb = |unit: &Unit<'_>| {
        unit.class == Class::Adverb || "将已可能会来去要需应不".contains(unit.text)
    };
    let attributive = before.is_some_and(|unit| "的之及和与或等个种项款".contains(unit.text))
        || after.is_some_and(|unit| adverb(unit) || "在是为被也都对".contains(unit.text));
    let predicate = after.is_some_and(|unit| "了着过到为于至成出".contains(unit.text));
    // A verb is taken for a part of the noun only where the text before it asks for a noun.
    if first.class == Class::Verb
        && !before.is_some_and(|unit| "的之及和与或等了个种项款".contains(unit.text))
    {
        return false;
    }
    // After a verb or 把 the nominal verb is part of the object: 采用 + 混合注意力.
    let governed = before.is_some_and(|unit| {
        unit.class == Class::Verb && unit.length == 2
            || matches!(
                unit.text,
                "把" | "将" | "將" | "基于" | "针对" | "关于" | "基於" | "針對" | "關於"
            )
    });
    let object = first.class == Class::NominalVerb
        && last.class != Class::NominalVerb
        && !governed
        && (before.is_some_and(adverb) || !attributive);
    !(object || last.class == Class::NominalVerb && predicate)
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn after_a_pronoun_and_auxiliary_a_verb_has_an_object() {
        assert_terms("他会控制床位，她会控制床位。\n", &["床位"], &["控制床位"]);
    }
}
