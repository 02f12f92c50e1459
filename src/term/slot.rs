//! Slots: places of a text where only a noun can stand.
//!
//! The dictionary's class of a word is the one it most often has in general language; a report may
//! be about what others call an action (推广, 面试) or use a word as a name. A word that stands
//! where a noun stands is one in this text, and one that says what someone does is a verb.

use super::class::Class;
use super::unit::{Gap, Script, Unit, Units};

/// Whether the units of each number are rather nouns in this text, though the dictionary has them
/// as verbs, adjectives or set phrases.
pub(super) fn nouns(units: &Units<'_>) -> Vec<bool> {
    let mut slots = vec![0_u32; units.occurrences.len()];
    for (at, unit) in units.list.iter().enumerate() {
        let open = unit.script == Script::Han && unit.length > 1 && !unit.stop;
        if open && is_slot(units, at) {
            slots[unit.id as usize] += 1;
        }
    }
    let enough = slots.iter().zip(&units.occurrences);
    enough.map(|(&slots, &all)| slots >= 2 || slots == 1 && all == 1).collect()
}

/// Whether the units of each number, which the dictionary has as verbs that are nouns too, rather
/// say what someone does in this text: 本文介绍这些.
pub(super) fn verbs(units: &Units<'_>) -> Vec<bool> {
    let mut actions = vec![0_u32; units.occurrences.len()];
    for (at, unit) in units.list.iter().enumerate() {
        if unit.class == Class::NominalVerb && unit.script == Script::Han && is_action(units, at) {
            actions[unit.id as usize] += 1;
        }
    }
    let enough = actions.iter().zip(&units.occurrences);
    enough.map(|(&actions, &all)| actions > 0 && 2 * actions >= all).collect()
}

/// Whether the unit at `at` stands where a verb does: after an adverb or an auxiliary, or before an
/// aspect or the determiner of its object.
fn is_action(units: &Units<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    let before = before.filter(|_| units.list[at].gap == Gap::None);
    let after = units.list.get(at + 1).filter(|after| after.gap == Gap::None);
    let object = after.is_some_and(|after| {
        after.text.starts_with(['了', '着', '过', '这', '那', '该', '它', '他', '她'])
            || matches!(after.text, "一个" | "一种" | "一下" | "如何" | "怎么" | "怎样" | "什么")
    });
    object
        || before.is_some_and(|before| {
            before.class == Class::Adverb
                || matches!(before.text, "可以" | "能" | "能够" | "会" | "将" | "要" | "来" | "可")
        })
}

/// Whether the unit at `at` stands where a noun does.
fn is_slot(units: &Units<'_>, at: usize) -> bool {
    let unit = &units.list[at];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    let before = before.filter(|_| unit.gap == Gap::None);
    let after = units.list.get(at + 1).filter(|after| after.gap == Gap::None);
    let ends = after.is_none_or(|after| {
        matches!(after.class, Class::Function | Class::Adverb)
            && after.text.starts_with(|c| "是和与及或也都将在已等会很更比".contains(c))
    });
    let determined = before.is_some_and(|before| {
        matches!(before.text, "的" | "这种" | "那种" | "一种" | "一场" | "一次" | "一项" | "一个")
            || before.class == Class::Measure && before.length == 1
    });
    match unit.class {
        Class::Verb | Class::Idiom | Class::Circumstance => determined && ends,
        // An adjective is no subject: 微软宣布.
        Class::Adjective => {
            determined && ends || before.is_none() && after.is_some_and(is_predicate)
        }
        _ => false,
    }
}

fn is_predicate(unit: &Unit<'_>) -> bool {
    matches!(unit.text, "在" | "已" | "将" | "宣布" | "表示" | "发布" | "推出" | "公布")
}

#[cfg(test)]
mod tests {
    use crate::document::{ReadOptions, read};
    use crate::term::{TermOptions, terms};
    use crate::token::{TokenOptions, tokenize};

    /// The score of a term in a text, 0 when it is none.
    fn score(text: &str, term: &str) -> f64 {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let tokens = tokenize(&document, &TokenOptions::default());
        let options = TermOptions { ..TermOptions::default() };
        let terms = terms(&document, &tokens, &options);
        terms.iter().find(|found| found.text == term).map_or(0.0, |found| found.score)
    }

    #[test]
    fn names_that_read_as_verbs_or_adjectives_weigh_as_names() {
        let text = "厂家改用 Zenvic 与 Harvest，又试了 Restless。Restless 更快。\n";
        for name in ["Zenvic", "Harvest", "Restless"] {
            assert!(score(text, name) > 0.9, "{name}: {}", score(text, name));
        }
        assert!(score("They visited Zenvic and left.\n", "Zenvic") > 0.9);
    }

    #[test]
    fn verbs_that_stand_as_nouns_weigh_more() {
        let as_noun = score("他们谈了这次的追问。夜里的追问很长。\n", "追问");
        let as_verb = score("他们追问了一夜。夜里他们又追问一回。\n", "追问");
        assert!(as_noun > 2.0 * as_verb, "{as_noun} {as_verb}");
    }
}
