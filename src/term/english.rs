//! English: which words are verbs where they stand.

use super::class::Class;
use super::unit::{Case, Gap, Unit, Units};

/// Whether a form of "be" stands before the unit: "are outselling".
pub(super) fn follows_be(units: &Units<'_>, at: usize) -> bool {
    const FORMS: [&str; 8] = ["am", "is", "are", "was", "were", "be", "been", "being"];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    units.list[at].gap != Gap::Break
        && before.is_some_and(|unit| FORMS.iter().any(|form| unit.text.eq_ignore_ascii_case(form)))
}

/// Whether a word in -s stands after a relative pronoun: "which balances energy".
pub(super) fn follows_relative(units: &Units<'_>, at: usize) -> bool {
    let unit = &units.list[at];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    unit.gap == Gap::Space
        && unit.text.ends_with('s')
        && before.is_some_and(|before| matches!(before.text, "which" | "that" | "who"))
}

/// Whether a participle is rather the verb of a clause: "the shortage caused delays".
pub(super) fn is_past(units: &Units<'_>, at: usize) -> bool {
    let unit = &units.list[at];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    let before = before.filter(|_| unit.gap != Gap::Break);
    let subject = before.is_some_and(|before| {
        matches!(before.class, Class::Noun | Class::Name | Class::NominalVerb | Class::Gerund)
    });
    let opens = before.is_none() && unit.zipf.is_some_and(|zipf| zipf >= 5.0);
    unit.case == Case::Lower && (subject || opens)
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

/// Participles and gerunds that only point at what was spoken of or will be.
const POINTING: [&str; 34] = [
    "associated",
    "based",
    "chosen",
    "compared",
    "concerned",
    "considered",
    "corresponding",
    "described",
    "desired",
    "developed",
    "discussed",
    "emerging",
    "existing",
    "following",
    "given",
    "improved",
    "including",
    "increasing",
    "introduced",
    "investigated",
    "involving",
    "needed",
    "observed",
    "obtained",
    "presented",
    "proposed",
    "related",
    "required",
    "resulting",
    "studied",
    "suggested",
    "underlying",
    "using",
    "utilizing",
];

/// Whether a word only points at what was spoken of or will be: "proposed", "existing".
pub(super) fn points(unit: &Unit<'_>) -> bool {
    POINTING.iter().any(|word| unit.text.eq_ignore_ascii_case(word))
}

/// Whether a gerund is rather a verb with its object: "by receiving bids".
pub(super) fn governs(units: &Units<'_>, at: usize) -> bool {
    const BEFORE: [&str; 11] =
        ["by", "for", "of", "in", "without", "when", "while", "before", "after", "from", "through"];
    let before = at.checked_sub(1).and_then(|before| units.list.get(before));
    units.list[at].gap == Gap::Space
        && before.is_some_and(|unit| BEFORE.iter().any(|word| unit.text.eq_ignore_ascii_case(word)))
}
