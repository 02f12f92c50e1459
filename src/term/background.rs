//! The background: what is known of a word in general language, before any report is read.
//!
//! The lists of `background/` are compiled into tries that are read in place, so that nothing is
//! parsed at the start. Frequencies are Zipf values: log10 of the occurrences in a thousand million
//! words (van Heuven et al. 2014, "SUBTLEX-UK"); everyday words have 5 to 7, rare ones less than 3.

use crate::token::{ChineseTrie, Trie, dictionary};

/// English words and companies, in lower case; see `build/` for the values.
static ENGLISH: Trie = Trie::new(include_bytes!(concat!(env!("OUT_DIR"), "/english.trie")));
/// Chinese words in simplified characters, with the lists that have them as bits.
static CHINESE: ChineseTrie =
    ChineseTrie::new(include_bytes!(concat!(env!("OUT_DIR"), "/chinese.trie")));

const TERM: u32 = 1;
const NOMINAL_VERB: u32 = 2;
const TRADE: u32 = 4;
const COMPANY: u32 = 8;
const INTRANSITIVE_VERB: u32 = 1 << 4;
const NEW_VERB: u32 = 1 << 5;
const ORGANIZATION: u32 = 1 << 30;

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
    let value = ENGLISH.get(word.as_bytes())? & !ORGANIZATION;
    let class = match value & 15 {
        1 => EnglishClass::Noun,
        2 => EnglishClass::Verb,
        3 => EnglishClass::NounOrVerb,
        4 => EnglishClass::Adjective,
        5 => EnglishClass::AdjectiveOrNoun,
        6 => EnglishClass::Participle,
        7 => EnglishClass::Gerund,
        8 => EnglishClass::Adverb,
        _ => return None,
    };
    Some(English { class, zipf: f64::from(value >> 4) / 100.0 })
}

/// The Zipf value of a Chinese word in simplified characters, or `None` when no dictionary has it.
pub(super) fn chinese_zipf(word: &str) -> Option<f64> {
    let frequency = dictionary::frequency(word)?;
    let share = frequency.max(1) as f64 / dictionary::TOTAL_FREQUENCY as f64;
    Some(libm::log10(share * 1e9))
}

/// Whether `text`, in simplified characters, is a term that consists of several dictionary words.
pub(super) fn is_chinese_term(text: &str) -> bool {
    is_listed(text, TERM)
}

/// Whether a listed Chinese word starts with `text`.
pub(super) fn starts_chinese_term(text: &str) -> bool {
    CHINESE.has_prefix(text)
}

/// Whether a Chinese verb also stands inside nouns (推理成本).
pub(super) fn is_nominal_verb(word: &str) -> bool {
    is_listed(word, NOMINAL_VERB)
}

/// Whether `word` is a trade that ends the names of companies (生物, 科技, 证券).
pub(super) fn is_trade(word: &str) -> bool {
    is_listed(word, TRADE)
}

/// Whether `word`, in simplified characters, is the Chinese name of a company.
pub(super) fn is_company(word: &str) -> bool {
    is_listed(word, COMPANY)
}

/// Whether a Chinese verb takes no object: what follows it is a noun that it modifies (求职 + 网站).
pub(super) fn is_intransitive_verb(word: &str) -> bool {
    is_listed(word, INTRANSITIVE_VERB)
}

/// Whether a Chinese word that the dictionary lacks says what someone does or how it is: 推高, 看空.
pub(super) fn is_new_verb(word: &str) -> bool {
    is_listed(word, NEW_VERB)
}

/// Whether `word`, in lower case, is a company that puts its name before those of its products.
pub(super) fn is_organization(word: &str) -> bool {
    ENGLISH.get(word.as_bytes()).is_some_and(|value| value & ORGANIZATION != 0)
}

fn is_listed(word: &str, list: u32) -> bool {
    CHINESE.get(word).is_some_and(|lists| lists & list != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_list_is_found() {
        type List = (&'static str, fn(&str) -> bool);
        let lists: [List; 8] = [
            (include_str!(concat!(env!("OUT_DIR"), "/chinese-terms.txt")), is_chinese_term),
            (include_str!("../../background/nominal-verbs.txt"), is_nominal_verb),
            (include_str!("../../background/trades.txt"), is_trade),
            (include_str!("../../background/companies.txt"), is_company),
            (include_str!("../../background/intransitive-verbs.txt"), is_intransitive_verb),
            (include_str!("../../background/new-verbs.txt"), is_new_verb),
            (include_str!("../../background/organizations.txt"), is_organization),
            (include_str!("../../background/english.txt"), |word| english(word).is_some()),
        ];
        for (list, is_listed) in lists {
            for word in list.lines().filter_map(|line| line.split(' ').next()) {
                assert!(is_listed(word), "{word}");
                assert!(!is_listed(&format!("{word}\n")), "{word}");
            }
        }
    }

    #[test]
    fn the_fields_of_a_line_are_kept() {
        let line = include_str!("../../background/english.txt").lines().next_back().unwrap();
        let fields: Vec<&str> = line.split(' ').collect();
        let zipf = fields[2].parse::<f64>().unwrap() / 100.0;
        assert_eq!(english(fields[0]).unwrap().zipf, zipf);
    }

    #[test]
    fn what_is_not_in_a_list_is_not_found() {
        for word in ["", "\n", "zzzzzz", "the book", "\u{10ffff}"] {
            assert_eq!(english(word), None, "{word}");
            assert!(!is_chinese_term(word) && !is_organization(word), "{word}");
        }
        assert!(starts_chinese_term("") && !starts_chinese_term("zz"));
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
