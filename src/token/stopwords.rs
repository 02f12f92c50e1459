//! Stop words: the bundled lists and the user's own.

use super::normalize::fold;
use super::simplified::to_simplified;
use super::tables::STOP_LANGUAGES;
use super::trie::Trie;
use super::{Language, japanese};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

static TRIE: Trie = Trie::new(include_bytes!(concat!(env!("OUT_DIR"), "/stopwords.trie")));

/// Abbreviations in capitals that would read as pronouns: the country is not "us".
const ABBREVIATIONS: [&str; 3] = ["IT", "US", "WHO"];

/// Which words are stop words. Default: [`StopWords::bundled`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopWords {
    bundled: bool,
    own: BTreeSet<String>,
}

impl Default for StopWords {
    fn default() -> Self {
        Self::bundled()
    }
}

impl StopWords {
    /// The bundled lists, each for text in its language.
    pub fn bundled() -> Self {
        Self { bundled: true, own: BTreeSet::new() }
    }

    /// No stop words at all, to be filled by [`StopWords::with`].
    pub fn none() -> Self {
        Self { bundled: false, own: BTreeSet::new() }
    }

    /// These and the words of a list: one a line, `#` starts a comment. They hold in every
    /// language.
    #[must_use]
    pub fn with(mut self, list: &str) -> Self {
        let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        self.own.extend(lines.filter(|word| !word.is_empty()).map(key));
        self
    }

    /// The words of a list in place of the bundled ones; the form is that of [`StopWords::with`].
    pub fn replace(list: &str) -> Self {
        Self::none().with(list)
    }

    /// The words of the own lists, folded.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(String::as_str)
    }

    /// Whether one of the own lists has `word`.
    pub(super) fn lists(&self, word: &str) -> bool {
        !self.own.is_empty() && self.own.contains(&key(word))
    }

    /// Whether `word` is one, where the lists of `languages` apply.
    pub(super) fn contains(&self, word: &str, languages: Languages) -> bool {
        if self.lists(word) {
            return true;
        }
        if !self.bundled || ABBREVIATIONS.contains(&word) {
            return false;
        }
        // In capitals only English words are taken for what they say: "DES" in French is a cipher.
        let applying = if is_abbreviation(word) { languages.without(LATIN) } else { languages };
        languages == JAPANESE && japanese::is_fragment(word)
            || listing(word, languages.intersects(CHINESE)).intersects(applying)
    }
}

/// The form that words of a user's list are compared in.
fn key(word: &str) -> String {
    to_simplified(&fold(word)).into_owned()
}

/// A set of languages that have a list, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages(u32);

const CHINESE: Languages = Languages::of(&["zh"]);
const JAPANESE: Languages = Languages::of(&["ja"]);
const KOREAN: Languages = Languages::of(&["ko"]);
const THAI: Languages = Languages::of(&["th"]);
const ELIDING: Languages = Languages::of(&["fr", "it"]);
const ENGLISH: Languages = Languages::of(&["en"]);
/// The lists in Latin letters that only apply to text in their language.
const LATIN: Languages = Languages::of(&[
    "cs", "da", "de", "es", "fi", "fr", "hu", "id", "it", "nl", "no", "pl", "pt", "ro", "sv", "tr",
    "vi",
]);
/// The lists in scripts that few languages share.
const OTHER: Languages = Languages::of(&["ar", "el", "fa", "he", "hi", "ru", "uk"]);

impl Languages {
    /// The set of the languages with these codes. Evaluated when compiling: a code without a list
    /// is an error there.
    const fn of(codes: &[&str]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < codes.len() {
            let mut bit = 0;
            while !equal(codes[i], STOP_LANGUAGES[bit]) {
                bit += 1;
            }
            bits |= 1 << bit;
            i += 1;
        }
        Self(bits)
    }

    /// With French and Italian, of which a text is that elides articles, unless it is told already in
    /// which language it is.
    pub(super) fn or_eliding(self) -> Self {
        if self == ENGLISH { Self(self.0 | ELIDING.0) } else { self }
    }

    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Whether two strings are equal; `==` is not available in constants.
const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// The languages whose lists have `word`.
fn listing(word: &str, chinese: bool) -> Languages {
    let folded = fold(word);
    let key = if chinese { to_simplified(&folded) } else { folded };
    Languages(TRIE.get(key.as_bytes()).unwrap_or(0))
}

/// The lists that apply to every text of `language`, whatever its words are.
pub(super) fn lists(language: Language) -> Languages {
    match language {
        Language::Chinese => CHINESE,
        Language::Japanese => JAPANESE,
        Language::Korean => KOREAN,
        Language::Thai => THAI,
        Language::Latin => ENGLISH,
        Language::Other => OTHER,
    }
}

/// The fewest words in Latin letters that a decision on their language is made from.
const FEWEST_WORDS: u32 = 12;

/// The fewest different stop words that a language is told by.
const FEWEST_STOP_WORDS: u32 = 5;

/// The lists for words in Latin letters: English, and one other language when the words are in
/// it, so that "die" and "war" do not vanish from English.
///
/// The words are in a language when its stop words are at least a fifth of them, half as many
/// again as the English ones, more than those of every other language, and at least five different
/// ones; in running text a third to a half of the words are. Abbreviations in capitals say nothing
/// ("AI" is no Italian). `None` when there are too few words to tell.
pub(super) fn latin_lists<'a>(words: impl Iterator<Item = &'a str>) -> Option<Languages> {
    let mut counts: BTreeMap<Cow<'_, str>, u32> = BTreeMap::new();
    for word in words.filter(|word| !is_abbreviation(word)) {
        *counts.entry(fold(word)).or_default() += 1;
    }
    let total: u32 = counts.values().sum();
    if total < FEWEST_WORDS {
        return None;
    }
    let mut hits = [0; 32];
    let mut different = [0; 32];
    for (word, count) in counts {
        let mut languages = listing(&word, false).0;
        while languages != 0 {
            let bit = languages.trailing_zeros() as usize;
            hits[bit] += count;
            different[bit] += 1;
            languages &= languages - 1;
        }
    }
    let english = hits[ENGLISH.0.trailing_zeros() as usize];
    let other = (0..32).filter(|bit| LATIN.0 >> bit & 1 == 1).max_by_key(|&bit| hits[bit])?;
    let is_other = hits[other] * 5 >= total
        && hits[other] * 2 >= english * 3
        && different[other] >= FEWEST_STOP_WORDS;
    Some(Languages(ENGLISH.0 | if is_other { 1 << other } else { 0 }))
}

/// Whether `word` is of two or more capital letters.
fn is_abbreviation(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_list_is_found() {
        let lists = [
            (Language::Chinese, include_str!("../../stopwords/zh.txt")),
            (Language::Latin, include_str!("../../stopwords/en.txt")),
            (Language::Japanese, include_str!("../../stopwords/ja.txt")),
            (Language::Korean, include_str!("../../stopwords/ko.txt")),
            (Language::Thai, include_str!("../../stopwords/th.txt")),
            (Language::Other, include_str!("../../stopwords/ru.txt")),
            (Language::Other, include_str!("../../stopwords/ar.txt")),
        ];
        for (language, list) in lists {
            for word in list.lines().filter(|line| !line.starts_with('#')) {
                assert!(StopWords::bundled().contains(word, super::lists(language)), "{word}");
            }
        }
    }

    #[test]
    fn words_are_compared_after_folding() {
        let words = StopWords::bundled();
        assert!(words.contains("ＴＨＥ", ENGLISH));
        assert!(words.contains("Don’t", ENGLISH));
        assert!(words.contains("這個", CHINESE));
        assert!(!words.contains("US", ENGLISH));
        assert!(words.contains("us", ENGLISH));
    }

    #[test]
    fn own_words_add_or_replace() {
        let added = StopWords::bundled().with("Heron\n# egret\n 圖書館 # library");
        assert!(added.contains("HERON", ENGLISH));
        assert!(added.contains("图书馆", CHINESE));
        assert!(!added.contains("egret", ENGLISH));
        assert!(added.contains("the", ENGLISH));
        let replaced = StopWords::replace("heron");
        assert!(replaced.contains("heron", ENGLISH));
        assert!(!replaced.contains("the", ENGLISH));
    }

    fn of(text: &str) -> Option<Languages> {
        latin_lists(text.split_whitespace())
    }

    #[test]
    fn another_language_is_told_by_its_stop_words() {
        let french = "le port est fermé depuis hier et les bateaux ne sont pas sortis dans la baie";
        assert_eq!(of(french), Some(Languages::of(&["en", "fr"])));
        let english =
            "the port has been closed since last night and the boats are still in the bay";
        assert_eq!(of(english), Some(ENGLISH));
        assert_eq!(
            of(&"AI Heron AI Egret ai come AI Pro da Ibis mai AI ai ".repeat(9)),
            Some(ENGLISH)
        );
        let names = "Heron Egret Ibis Stork Crane Teal Gull Tern Auk Skua Knot Ruff";
        assert_eq!(of(names), Some(ENGLISH));
        assert_eq!(of("le port est fermé"), None);
    }
}
