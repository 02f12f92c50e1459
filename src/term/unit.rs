//! Units: the tokens of a document with what the search for terms asks of them.
//!
//! Units that only spaces or hyphens separate form a run; a term never reaches over the end of
//! one, because there stands punctuation.

use super::background::{self, EnglishClass};
use super::fold::is_wide;
use crate::document::Document;
use crate::token::dictionary::{self, WordClass};
use crate::token::{Language, Token, TokenKind, fold, to_simplified};
use std::collections::HashMap;
use std::ops::Range;

/// The part that a unit can play in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A noun, or a word that no dictionary has.
    Noun,
    /// A proper noun or a name by its shape.
    Name,
    /// A verb that also stands inside nouns: 推理, 合成; "release".
    NominalVerb,
    /// Any other verb.
    Verb,
    /// An adjective.
    Adjective,
    /// A participle: "distributed".
    Participle,
    /// A gerund: "computing".
    Gerund,
    /// An adverb.
    Adverb,
    /// A word of time or place: 目前, 之间.
    Circumstance,
    /// A set phrase.
    Idiom,
    /// A number with or without its unit.
    Number,
    /// A measure word: 个, 款.
    Measure,
    /// Everything that is never part of a term.
    Function,
}

/// What a unit is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese characters.
    Han,
    /// Letters with spaces between words.
    Latin,
    /// Anything else.
    Other,
}

/// What separates a unit from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Spaces or a hyphen.
    Space,
    /// Punctuation, or the start of the block.
    Break,
}

/// How the letters of a unit are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Lower,
    /// "Gemini".
    Title,
    /// "NVIDIA".
    Upper,
    /// "OpenAI", "GPT-4o".
    Mixed,
}

/// A token of a document, classified.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    pub(super) text: &'a str,
    pub(super) block: usize,
    pub(super) range: Range<usize>,
    /// Units with the same folded text have the same number.
    pub(super) id: u32,
    pub(super) class: Class,
    pub(super) script: Script,
    pub(super) case: Case,
    pub(super) gap: Gap,
    /// Whether a sentence starts with it.
    pub(super) starts_sentence: bool,
    pub(super) stop: bool,
    pub(super) kind: TokenKind,
    /// The number of characters.
    pub(super) length: usize,
    /// Its Zipf value in general language, where known.
    pub(super) zipf: Option<f64>,
}

/// All units of a document, and how often each number occurs.
#[derive(Clone, Debug, Default)]
pub(super) struct Units<'a> {
    pub(super) list: Vec<Unit<'a>>,
    pub(super) occurrences: Vec<u32>,
}

impl Units<'_> {
    /// The maximal ranges of units without punctuation between them.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut start = 0;
        for end in 1..=self.list.len() {
            if self.list.get(end).is_none_or(|unit| unit.gap == Gap::Break) {
                runs.push(start..end);
                start = end;
            }
        }
        runs
    }

    /// The numbers of the units of a range.
    pub(super) fn ids(&self, range: Range<usize>) -> Vec<u32> {
        self.list.get(range).unwrap_or_default().iter().map(|unit| unit.id).collect()
    }
}

/// Classifies the tokens of a document.
pub(super) fn units<'a>(document: &Document, tokens: &'a [Token]) -> Units<'a> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut facts: Vec<(Class, Option<f64>)> = Vec::new();
    let mut units = Units { list: Vec::with_capacity(tokens.len()), occurrences: Vec::new() };
    let mut previous: Option<&Token> = None;
    for token in tokens {
        let folded = fold(&token.text);
        let script = script(token);
        let folded = if script == Script::Han {
            to_simplified(&folded).into_owned()
        } else {
            folded.into_owned()
        };
        let count = numbers.len() as u32;
        let id = *numbers.entry(folded).or_insert_with_key(|folded| {
            facts.push(facts_of(folded, script, token));
            units.occurrences.push(0);
            count
        });
        units.occurrences[id as usize] += 1;
        let (class, zipf) = facts[id as usize];
        let class = match token.kind {
            TokenKind::Number => Class::Number,
            TokenKind::Name => Class::Name,
            TokenKind::Word => class,
            _ => Class::Function,
        };
        let (gap, starts_sentence) = gap(document, previous, token);
        units.list.push(Unit {
            text: &token.text,
            block: token.block,
            range: token.range.clone(),
            id,
            class,
            script,
            case: case(&token.text),
            gap,
            starts_sentence,
            stop: token.stop,
            kind: token.kind,
            length: token.text.chars().count(),
            zipf,
        });
        previous = Some(token);
    }
    units
}

fn script(token: &Token) -> Script {
    match token.language {
        Language::Latin => Script::Latin,
        Language::Chinese if token.text.chars().all(is_wide) => Script::Han,
        _ => Script::Other,
    }
}

fn facts_of(folded: &str, script: Script, token: &Token) -> (Class, Option<f64>) {
    match script {
        Script::Han => (chinese_class(folded), background::chinese_zipf(folded)),
        Script::Latin => {
            let (class, zipf) = english_facts(folded);
            (if token.stop { Class::Function } else { class }, zipf)
        }
        Script::Other => (if token.stop { Class::Function } else { Class::Noun }, None),
    }
}

fn chinese_class(word: &str) -> Class {
    let Some(class) = dictionary::class(word) else { return Class::Noun };
    match class {
        WordClass::Unknown | WordClass::Noun | WordClass::Abbreviation => Class::Noun,
        WordClass::Person | WordClass::Place | WordClass::Organization | WordClass::ProperNoun => {
            Class::Name
        }
        WordClass::VerbalNoun => Class::NominalVerb,
        WordClass::Verb if background::is_nominal_verb(word) => Class::NominalVerb,
        WordClass::Verb => Class::Verb,
        WordClass::Adjective => Class::Adjective,
        WordClass::Adverb => Class::Adverb,
        WordClass::Idiom => Class::Idiom,
        WordClass::Numeral => Class::Number,
        WordClass::Measure => Class::Measure,
        WordClass::Time | WordClass::Location => Class::Circumstance,
        _ => Class::Function,
    }
}

/// The class of an English word by the list, else by its ending; most unlisted words are nouns.
fn english_facts(word: &str) -> (Class, Option<f64>) {
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
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let class = if ends(&["ly"]) {
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

fn case(text: &str) -> Case {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (false, false);
    for c in letters {
        upper |= c.is_uppercase();
        lower |= c.is_lowercase();
    }
    match (first, upper, lower) {
        (false, false, _) => Case::Lower,
        (true, false, _) => Case::Title,
        (true, true, false) => Case::Upper,
        _ => Case::Mixed,
    }
}

/// The gap before a token, and whether a sentence starts after it.
fn gap(document: &Document, previous: Option<&Token>, token: &Token) -> (Gap, bool) {
    let Some(previous) = previous.filter(|previous| previous.block == token.block) else {
        return (Gap::Break, true);
    };
    let between = document
        .blocks
        .get(token.block)
        .and_then(|block| block.text.get(previous.range.end..token.range.start));
    match between {
        Some("") => (Gap::None, false),
        Some("-" | "‐" | "‑" | " & ") => (Gap::Space, false),
        Some(text) if text.chars().all(char::is_whitespace) => (Gap::Space, false),
        Some(text) => {
            (Gap::Break, text.contains(['.', '!', '?', ':', '。', '！', '？', '：', '"', '“']))
        }
        None => (Gap::Break, true),
    }
}
