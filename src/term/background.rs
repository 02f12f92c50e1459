//! The background: what is known of a word in general language, before any report is read.
//!
//! The lists of `background/` are sorted by bytes and searched in place, so that nothing is parsed
//! at the start. Frequencies are Zipf values: log10 of the occurrences in a thousand million words
//! (van Heuven et al. 2014, "SUBTLEX-UK"); everyday words have 5 to 7, rare ones less than 3.

use crate::token::dictionary;

/// The 20,000 commonest English words: `word class zipf×100`.
static ENGLISH: &str = include_str!("../../background/english.txt");
static CHINESE_TERMS: &str = include_str!("../../background/chinese-terms.txt");
static NOMINAL_VERBS: &str = include_str!("../../background/nominal-verbs.txt");
static ORGANIZATIONS: &str = include_str!("../../background/organizations.txt");
static TRADES: &str = include_str!("../../background/trades.txt");

/// The class of an English word out of context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EnglishClass {
    Noun,
    Verb,
    NounOrVerb,
    Adjective,
    AdjectiveOrNoun,
    Participle,
    Gerund,
    Adverb,
}

/// What the list says of an English word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct English {
    pub(super) class: EnglishClass,
    pub(super) zipf: f64,
}

/// Looks up an English word, given in lower case.
pub(super) fn english(word: &str) -> Option<English> {
    let mut fields = line(ENGLISH, word)?.split(' ').skip(1);
    let class = match fields.next()? {
        "v" => EnglishClass::Verb,
        "m" => EnglishClass::NounOrVerb,
        "a" => EnglishClass::Adjective,
        "j" => EnglishClass::AdjectiveOrNoun,
        "d" => EnglishClass::Participle,
        "g" => EnglishClass::Gerund,
        "r" => EnglishClass::Adverb,
        _ => EnglishClass::Noun,
    };
    let zipf = fields.next()?.parse::<f64>().ok()? / 100.0;
    Some(English { class, zipf })
}

/// The Zipf value of a Chinese word in simplified characters, or `None` when no dictionary has it.
pub(super) fn chinese_zipf(word: &str) -> Option<f64> {
    let frequency = dictionary::frequency(word)?;
    let share = frequency.max(1) as f64 / dictionary::TOTAL_FREQUENCY as f64;
    Some(libm::log10(share * 1e9))
}

/// Whether `text`, in simplified characters, is a term that consists of several dictionary words.
pub(super) fn is_chinese_term(text: &str) -> bool {
    line(CHINESE_TERMS, text).is_some()
}

/// Whether a Chinese verb also stands inside nouns (推理成本).
pub(super) fn is_nominal_verb(word: &str) -> bool {
    line(NOMINAL_VERBS, word).is_some()
}

/// Whether `word`, in lower case, is a company that puts its name before those of its products.
pub(super) fn is_organization(word: &str) -> bool {
    line(ORGANIZATIONS, word).is_some()
}

/// Whether `word` is a trade that ends the names of companies (生物, 科技, 证券).
pub(super) fn is_trade(word: &str) -> bool {
    line(TRADES, word).is_some()
}

/// Whether a listed Chinese term starts with `text`.
pub(super) fn starts_chinese_term(text: &str) -> bool {
    first_from(CHINESE_TERMS, text).is_some_and(|line| line.starts_with(text))
}

/// The line of a sorted list whose first field is `word`.
fn line<'a>(list: &'a str, word: &str) -> Option<&'a str> {
    first_from(list, word).filter(|line| line.split(' ').next() == Some(word))
}

/// The first line of a sorted list whose first field is `word` or sorts after it, by bisection.
fn first_from<'a>(list: &'a str, word: &str) -> Option<&'a str> {
    let bytes = list.as_bytes();
    let end_of_line = |start: usize| {
        bytes[start..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |at| start + at)
    };
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start =
            bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
        let end = end_of_line(start);
        let field = bytes[start..end].split(|&b| b == b' ').next().unwrap_or_default();
        if field < word.as_bytes() {
            low = (end + 1).min(bytes.len());
        } else {
            high = start;
        }
    }
    list.get(low..end_of_line(low)).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_list_is_found() {
        for list in [ENGLISH, CHINESE_TERMS, NOMINAL_VERBS, ORGANIZATIONS, TRADES] {
            for expected in list.lines() {
                let word = expected.split(' ').next().unwrap();
                assert_eq!(line(list, word), Some(expected));
            }
        }
    }

    #[test]
    fn what_is_not_in_a_list_is_not_found() {
        for word in ["", "\n", "zzzzzz", "模", "the book", "\u{10ffff}"] {
            assert_eq!(line(ENGLISH, word), None, "{word}");
            assert_eq!(line(CHINESE_TERMS, word), None, "{word}");
        }
    }

    #[test]
    fn common_words_have_high_zipf_values_and_the_right_class() {
        let system = english("system").unwrap();
        assert_eq!(system.class, EnglishClass::Noun);
        assert!(system.zipf > english("entropy").unwrap().zipf);
        assert_eq!(english("various").unwrap().class, EnglishClass::Adjective);
        assert!(chinese_zipf("技术").unwrap() > chinese_zipf("模态").unwrap());
        assert_eq!(chinese_zipf("不存在的词"), None);
    }
}
