//! The dictionary of Chinese words with their frequencies and classes (jieba's, see `dictionary/`).

use super::chinese_trie::ChineseTrie;
use super::tables::{CLASS_BITS, FREQUENCIES, LOG_PROBABILITIES, LOG_UNKNOWN};

static TRIE: ChineseTrie =
    ChineseTrie::new(include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.trie")));

/// What kind of word a dictionary entry is; jieba's part-of-speech tags, grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub(crate) enum WordClass {
    /// Without a class in the dictionary (`x`, `eng`).
    Unknown,
    /// A common noun (`n`, `ng`, `an`).
    Noun,
    /// The name of a person (`nr`, `nrt`, `nrfg`).
    Person,
    /// The name of a place (`ns`).
    Place,
    /// The name of an organisation (`nt`).
    Organization,
    /// Another proper noun (`nz`).
    ProperNoun,
    /// A verb (`v`).
    Verb,
    /// A verb used as a noun (`vn`).
    VerbalNoun,
    /// An adjective, attributive or descriptive word (`a`, `b`, `z`).
    Adjective,
    /// An adverb (`d`, `ad`).
    Adverb,
    /// An idiom (`i`).
    Idiom,
    /// An abbreviation (`j`).
    Abbreviation,
    /// A numeral, alone or with its measure word (`m`, `mq`).
    Numeral,
    /// A measure word (`q`).
    Measure,
    /// A time (`t`).
    Time,
    /// A direction or location (`f`, `s`).
    Location,
    /// A pronoun (`r`).
    Pronoun,
    /// A conjunction, preposition, particle, interjection or affix.
    Function,
    /// A morpheme that is no word of its own (`g`, `zg`).
    Morpheme,
    /// A set phrase (`l`), among them many compounds: 操作系统, 也就是说.
    Phrase,
}

/// The classes in the order of the numbers that `build/` gives them.
const CLASSES: [WordClass; 20] = [
    WordClass::Unknown,
    WordClass::Noun,
    WordClass::Person,
    WordClass::Place,
    WordClass::Organization,
    WordClass::ProperNoun,
    WordClass::Verb,
    WordClass::VerbalNoun,
    WordClass::Adjective,
    WordClass::Adverb,
    WordClass::Idiom,
    WordClass::Abbreviation,
    WordClass::Numeral,
    WordClass::Measure,
    WordClass::Time,
    WordClass::Location,
    WordClass::Pronoun,
    WordClass::Function,
    WordClass::Morpheme,
    WordClass::Phrase,
];

/// The sum of the frequencies of all words, to turn [`frequency`] into a share of general language.
pub(crate) const TOTAL_FREQUENCY: u64 = 60_101_964;

/// How often `word` (in simplified characters) occurs in the text that the dictionary was counted
/// on, or `None` when it is not in the dictionary. See [`TOTAL_FREQUENCY`].
pub(crate) fn frequency(word: &str) -> Option<u64> {
    let value = TRIE.get(word)?;
    FREQUENCIES.get((value >> CLASS_BITS) as usize).map(|&frequency| u64::from(frequency))
}

/// What kind of word `word` (in simplified characters) is, or `None` when it is not in the
/// dictionary.
pub(crate) fn class(word: &str) -> Option<WordClass> {
    let value = TRIE.get(word)?;
    CLASSES.get((value & ((1 << CLASS_BITS) - 1)) as usize).copied()
}

/// Whether `word` (in simplified characters) is in the dictionary.
pub(crate) fn contains(word: &str) -> bool {
    TRIE.get(word).is_some()
}

/// The length in bytes and the log-probability of every word that `text` starts with, shortest
/// first.
pub(super) fn words_at(text: &str) -> impl Iterator<Item = (usize, f64)> {
    TRIE.prefixes(text).map(|(length, value)| {
        let index = (value >> CLASS_BITS) as usize;
        (length, f64::from_bits(LOG_PROBABILITIES.get(index).copied().unwrap_or(LOG_UNKNOWN)))
    })
}

/// The log-probability of a character that is not in the dictionary: as if seen once.
pub(super) fn log_unknown() -> f64 {
    f64::from_bits(LOG_UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_and_classes_are_those_of_the_list() {
        assert_eq!(frequency("的"), Some(318825));
        assert_eq!(class("的"), Some(WordClass::Function));
        assert_eq!(class("技术"), Some(WordClass::Noun));
        assert_eq!(class("发展"), Some(WordClass::VerbalNoun));
        assert_eq!(class("北京"), Some(WordClass::Place));
        assert_eq!(frequency("不存在的词"), None);
        assert_eq!(frequency(""), None);
        assert!(contains("T恤"));
    }

    #[test]
    fn every_line_of_the_list_is_found_and_the_sum_is_the_total() {
        let list = include_str!("../../dictionary/jieba.txt");
        let mut total = 0;
        for line in list.lines() {
            let mut fields = line.split(' ');
            let word = fields.next().unwrap();
            let expected: u64 = fields.next().unwrap().parse().unwrap();
            assert_eq!(frequency(word), Some(expected), "{word}");
            total += expected;
        }
        assert_eq!(total, TOTAL_FREQUENCY);
    }
}
