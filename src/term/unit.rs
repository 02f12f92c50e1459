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
    /// A noun.
    Noun,
    /// A Chinese word that the dictionary lacks: a new word, or a wrong cut.
    Unlisted,
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
    let mixed: Vec<bool> =
        document.blocks.iter().map(|block| block.text.chars().any(is_wide)).collect();
    let mut previous: Option<&Token> = None;
    for token in tokens {
        let script = script(token);
        let (gap, starts_sentence) = gap(document, previous, token);
        let before = units.list.last().filter(|_| gap == Gap::None && script == Script::Han);
        let cut =
            before.map_or(0, |before| suffix_length(before, token)).max(measure_length(token));
        for (start, end) in [(0, cut), (cut, token.text.len())] {
            let Some(text) = token.text.get(start..end).filter(|text| !text.is_empty()) else {
                continue;
            };
            let folded = fold(text);
            let folded = if script == Script::Han {
                to_simplified(&folded).into_owned()
            } else {
                folded.into_owned()
            };
            let count = numbers.len() as u32;
            let id = *numbers.entry(folded).or_insert_with_key(|folded| {
                facts.push(facts_of(folded, script));
                units.occurrences.push(0);
                count
            });
            units.occurrences[id as usize] += 1;
            let (class, zipf) = facts[id as usize];
            let case = case(text);
            let length = text.chars().count();
            // "IT" and "AI" are no stop words even where "it" or "ai" is one.
            let acronym = script == Script::Latin && case == Case::Upper && length > 1;
            let stop =
                token.stop && !(acronym && (text == "AI" || mixed.get(token.block) == Some(&true)));
            let first = start == 0;
            units.list.push(Unit {
                text,
                block: token.block,
                range: token.range.start + start..token.range.start + end,
                id,
                class: match token.kind {
                    TokenKind::Number => Class::Number,
                    TokenKind::Name => Class::Name,
                    TokenKind::Word if !stop || script == Script::Han => class,
                    _ => Class::Function,
                },
                script,
                case,
                gap: if first { gap } else { Gap::None },
                starts_sentence: starts_sentence && first,
                stop,
                kind: token.kind,
                length,
                zipf,
            });
        }
        previous = Some(token);
    }
    units
}

/// How many bytes of an unlisted word are the end of the word before it: 智能 + 体在 is 智能体 + 在.
fn suffix_length(before: &Unit<'_>, token: &Token) -> usize {
    let text = to_simplified(&token.text);
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().nth(1)) else { return 0 };
    let function = || {
        let mut buffer = [0; 4];
        matches!(
            chinese_class(last.encode_utf8(&mut buffer)),
            Class::Function | Class::Verb | Class::Adverb | Class::Circumstance | Class::Number
        )
    };
    let splits = before.length > 1
        && text.chars().count() == 2
        && token.kind == TokenKind::Word
        && !dictionary::contains(&text)
        && (super::word::is_suffix(first) && function()
            || background::is_chinese_term(&format!("{}{first}", to_simplified(before.text))));
    if splits { first.len_utf8() } else { 0 }
}

/// How many bytes of a dictionary word are a measure word or particle before a far commoner word:
/// 篇文章 is 篇 + 文章.
fn measure_length(token: &Token) -> usize {
    const SEPARABLE: &str = "篇种款件位名项张部本届场次对";
    let Some(first) = token.text.chars().next().filter(|&c| SEPARABLE.contains(c)) else {
        return 0;
    };
    let rest = &token.text[first.len_utf8()..];
    let frequency = |text: &str| dictionary::frequency(&to_simplified(text)).unwrap_or(0);
    let splits = rest.chars().count() > 1 && frequency(rest) > 50 * frequency(&token.text);
    if splits { first.len_utf8() } else { 0 }
}

fn script(token: &Token) -> Script {
    match token.language {
        Language::Latin => Script::Latin,
        Language::Chinese if token.text.chars().all(is_wide) => Script::Han,
        _ => Script::Other,
    }
}

fn facts_of(folded: &str, script: Script) -> (Class, Option<f64>) {
    match script {
        Script::Han => (chinese_class(folded), background::chinese_zipf(folded)),
        Script::Latin => english_facts(folded),
        Script::Other => (Class::Noun, None),
    }
}

fn chinese_class(word: &str) -> Class {
    let Some(class) = dictionary::class(word) else { return unlisted_class(word) };
    if VERBS.contains(&word) {
        return Class::Verb;
    }
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

/// Verbs that the dictionary has as nouns or as verbs that are also nouns.
const VERBS: [&str; 26] = [
    "面向", "利用", "预计", "影响", "借助", "针对", "希望", "要求", "建议", "保持", "保证", "引起",
    "提高", "增加", "减少", "增强", "加强", "实施", "促进", "改变", "改善", "帮助", "完成", "需要",
    "准备", "计划",
];

/// The class of a Chinese word that is not in the dictionary. The cut for unknown words sometimes
/// takes a particle for a part of the word (体在, 流中); such a word is none.
fn unlisted_class(word: &str) -> Class {
    const FIRST: &str = "这那在和将被把与及或但是也都又再从向让给使对";
    const LAST: &str = "在中了和的是为会能将被与及或也都就并且后时上下里到";
    let mut characters = word.chars();
    let (first, last) = (characters.next(), characters.next_back());
    let particle =
        first.is_some_and(|c| FIRST.contains(c)) || last.is_some_and(|c| LAST.contains(c));
    if particle && word.chars().count() == 2 { Class::Function } else { Class::Unlisted }
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
        Some(". ") if is_initial(&previous.text) => (Gap::Space, false),
        Some(text) if text.chars().all(char::is_whitespace) => (Gap::Space, false),
        Some(text) => {
            (Gap::Break, text.contains(['.', '!', '?', ':', '。', '！', '？', '：', '"', '“']))
        }
        None => (Gap::Break, true),
    }
}

/// Whether a token is the initial of a name: "Peter H. Smith".
fn is_initial(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase())
}
