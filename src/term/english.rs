//! English: which words are verbs where they stand.

use super::class::Class;
use super::unit::{Case, Gap, Units};

/// Whether a form of "be" stands before the unit: "are outselling".
pub(super) fn follows_be(units: &Units<'_>, at: usize) -> bool {
    const FORMS: [&str; 8] = ["am", "is", "are", "was", "were", "be", "been", "being"];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    units.list[at].gap != Gap::Break
        && before.is_some_and(|unit| FORMS.iter().any(|form| unit.text.eq_ignore_ascii_case(form)))
}

/// Whether an English word that can be noun or verb is a verb by its neighbours.
pub(super) fn is_predicate(units: &Units<'_>, at: usize) -> bool {
    const BEFORE: [&str; 20] = [
        "to", "we", "they", "i", "you", "it", "can", "will", "may", "could", "should", "must",
        "would", "not", "who", "which", "that", "also", "might", "he",
    ];
    const PARTICLES: [&str; 8] = ["up", "down", "out", "off", "less", "more", "faster", "slowly"];
    const AFTER: [&str; 13] = [
        "the", "a", "an", "this", "these", "our", "their", "its", "that", "how", "it", "them", "us",
    ];
    let unit = &units.list[at];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    let after = units.list.get(at + 1).filter(|after| after.gap != Gap::Break);
    let is_in = |text: &str, list: &[&str]| list.iter().any(|word| text.eq_ignore_ascii_case(word));
    // "batteries store electricity": a plural is no modifier.
    let subject = before.is_some_and(|before| {
        before.class == Class::Noun
            && before.case == Case::Lower
            && before.text.ends_with('s')
            && !before.text.ends_with("ss")
            && !before.text.ends_with("ics")
            && unit.gap != Gap::Break
    }) && after
        .is_some_and(|after| matches!(after.class, Class::Noun | Class::Adjective));
    let inflected = unit.text.ends_with('s') && !unit.text.ends_with("ss");
    // "speeds up", "covers safety": a plural in front of a noun is rather a verb.
    let verb = inflected
        && unit.case == Case::Lower
        && after.is_some_and(|after| {
            matches!(after.class, Class::Noun | Class::Adjective)
                && after.case == Case::Lower
                && !after.stop
                || is_in(after.text, &PARTICLES)
        });
    subject
        || verb
        || before.is_some_and(|before| unit.gap != Gap::Break && is_in(before.text, &BEFORE))
        || after.is_some_and(|after| is_in(after.text, &AFTER))
}
