//! English words: their classes and how common they are.

use super::background::{self, EnglishClass};
use super::class::Class;

/// The class of an English word by the list, else by its ending; most unlisted words are nouns.
pub(super) fn facts(word: &str) -> (Class, Option<f64>) {
    let word = word.strip_suffix("'s").unwrap_or(word);
    if let Some(entry) = background::english(word) {
        let class = match entry.class {
            EnglishClass::Noun => Class::Noun,
            EnglishClass::NounOrVerb => Class::NominalVerb,
            EnglishClass::Verb => Class::Verb,
            EnglishClass::Adjective | EnglishClass::AdjectiveOrNoun => Class::Adjective,
            EnglishClass::Participle => Class::Participle,
            EnglishClass::Gerund => Class::Gerund,
            EnglishClass::Adverb => Class::Adverb,
        };
        return (class, Some(entry.zipf));
    }
    if let Some(entry) = base_form(word) {
        let class = match entry.class {
            EnglishClass::Verb if word.ends_with("ing") => Class::Gerund,
            EnglishClass::Verb if word.ends_with("ed") => Class::Participle,
            EnglishClass::Verb => Class::Verb,
            EnglishClass::NounOrVerb if word.ends_with("ing") => Class::Gerund,
            EnglishClass::NounOrVerb if word.ends_with("ed") => Class::Participle,
            EnglishClass::NounOrVerb => Class::NominalVerb,
            _ => Class::Noun,
        };
        return (class, Some(entry.zipf - 0.5));
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let class = if ends(&["ize", "izes", "ise", "ises", "ify", "ifies"]) {
        Class::Verb
    } else if ends(&["ly"]) {
        Class::Adverb
    } else if ends(&["ed"]) {
        Class::Participle
    } else if ends(&["ing"]) {
        Class::Gerund
    } else if ends(&["ous", "ful", "able", "ible", "ive", "ic", "al", "less", "ary"]) {
        Class::Adjective
    } else {
        Class::Noun
    };
    (class, None)
}

/// What the list says of the word that `word` is an inflected form of.
fn base_form(word: &str) -> Option<background::English> {
    let stem = ["ies", "es", "s", "ied", "ed", "ing"].iter().filter_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        let end = if matches!(*ending, "ies" | "ied") { "y" } else { "" };
        (stem.len() > 2).then(|| format!("{stem}{end}"))
    });
    stem.into_iter().find_map(|stem| {
        background::english(&stem).or_else(|| background::english(&format!("{stem}e")))
    })
}
