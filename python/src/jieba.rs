//! Chinese as `jieba` for Python cuts it.

use jieba_rs::{Jieba as Inner, KeywordExtract, KeywordExtractConfig, TfIdf};
use pyo3::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, PoisonError, RwLock};

/// The dictionary is read when it is first needed, once.
static DICTIONARY: LazyLock<Inner> = LazyLock::new(Inner::new);
/// The list of how rare words are, too. What is a stop word is decided outside.
static RARENESS: LazyLock<TfIdf> = LazyLock::new(|| {
    let mut rareness = TfIdf::default();
    *rareness.config_mut() =
        KeywordExtractConfig::builder().set_stop_words(BTreeSet::new()).build();
    rareness
});
/// How rare a word is that is not in that list: as its median.
const UNKNOWN: f64 = 11.9547675029;

/// A dictionary that words can be added to.
#[pyclass(frozen, module = "wordcloud_rs._native")]
pub(crate) struct Jieba {
    /// `None` is the dictionary as it is.
    own: RwLock<Option<Inner>>,
}

impl Jieba {
    fn with<T>(&self, call: impl FnOnce(&Inner) -> T) -> T {
        let own = self.own.read().unwrap_or_else(PoisonError::into_inner);
        call(own.as_ref().unwrap_or_else(|| &DICTIONARY))
    }

    fn change<T>(&self, call: impl FnOnce(&mut Inner) -> T) -> T {
        let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        call(own.get_or_insert_with(|| DICTIONARY.clone()))
    }
}

#[pymethods]
impl Jieba {
    #[new]
    fn new() -> Self {
        Self { own: RwLock::new(None) }
    }

    /// The words of a text; `mode` is default, all or search.
    fn cut(&self, py: Python<'_>, text: &str, mode: &str, hmm: bool) -> Vec<String> {
        py.detach(|| {
            self.with(|jieba| {
                let mut words: Vec<String> = Vec::new();
                match mode {
                    "all" => {
                        let all = jieba.cut_all(text).into_iter();
                        words.extend(all.map(|token| token.word.to_owned()));
                    }
                    "search" => each(jieba, text, hmm, |word| {
                        short_words(jieba, word, &mut words);
                        words.push(word.to_owned());
                    }),
                    _ => each(jieba, text, hmm, |word| words.push(word.to_owned())),
                }
                words
            })
        })
    }

    /// The words of a text with their tags.
    fn tag(&self, py: Python<'_>, text: &str, hmm: bool) -> Vec<(String, String)> {
        py.detach(|| {
            self.with(|jieba| {
                let tags = jieba.tag(text, hmm).into_iter();
                tags.map(|tag| (tag.word.to_owned(), tag.tag.to_owned())).collect()
            })
        })
    }

    #[pyo3(signature = (word, freq = None, tag = None))]
    fn add_word(
        &self,
        py: Python<'_>,
        word: &str,
        freq: Option<usize>,
        tag: Option<&str>,
    ) -> usize {
        py.detach(|| self.change(|jieba| jieba.add_word(word, freq, tag)))
    }

    fn suggest_freq(&self, py: Python<'_>, segment: &str) -> usize {
        py.detach(|| self.with(|jieba| jieba.suggest_freq(segment)))
    }

    fn has_word(&self, py: Python<'_>, word: &str) -> bool {
        py.detach(|| self.with(|jieba| jieba.has_word(word)))
    }

    /// The words of a text in the order in which they first occur, with how often they do, how rare
    /// they are (the inverse document frequency) and their tags.
    fn keywords(
        &self,
        py: Python<'_>,
        text: &str,
        allowed: Vec<String>,
    ) -> Vec<(String, u64, f64, String)> {
        py.detach(|| {
            self.with(|jieba| {
                let mut places: HashMap<&str, usize> = HashMap::new();
                let mut counts: Vec<(&str, u64)> = Vec::new();
                each(jieba, text, true, |word| {
                    let place = *places.entry(word).or_insert_with(|| {
                        counts.push((word, 0));
                        counts.len() - 1
                    });
                    counts[place].1 += 1;
                });
                // A dictionary of these words alone leaves each of them whole.
                let mut whole = Inner::empty();
                for (word, _) in &counts {
                    whole.add_word(word, Some(1), None);
                }
                let keyword = |(word, count): (&str, u64)| {
                    let tag = tag(jieba, word);
                    let is_allowed = allowed.is_empty() || allowed.contains(&tag);
                    is_allowed.then(|| (word.to_owned(), count, rareness(&whole, word), tag))
                };
                counts.into_iter().filter_map(keyword).collect()
            })
        })
    }
}

/// How rare a word is.
fn rareness(whole: &Inner, word: &str) -> f64 {
    // Of a text that is one word, the weight is its rareness.
    let found = RARENESS.extract_keywords(whole, word, 1, Vec::new());
    found.first().filter(|found| found.keyword == word).map_or(UNKNOWN, |found| found.weight)
}

/// The tag of a word.
fn tag(jieba: &Inner, word: &str) -> String {
    let tags = jieba.tag(word, true);
    tags.first().filter(|tag| tag.word == word).map(|tag| tag.tag.to_owned()).unwrap_or_default()
}

/// Calls with each word of a text.
fn each<'a>(jieba: &Inner, text: &'a str, hmm: bool, mut call: impl FnMut(&'a str)) {
    for token in jieba.cut(text, hmm) {
        let is_latin = |c: char| c.is_ascii_alphanumeric() || "+#&._%-".contains(c);
        let word = token.word;
        // What the model for unknown words gets that is not Chinese, it cuts at its signs.
        if hmm && word.len() > 1 && word.chars().all(is_latin) && !jieba.has_word(word) {
            latin(word, &mut call);
        } else {
            call(word);
        }
    }
}

/// Letters and digits, also with a decimal fraction and a percent sign, and what lies between.
fn latin<'a>(text: &'a str, call: &mut impl FnMut(&'a str)) {
    let bytes = text.as_bytes();
    let run = |from: usize, is: fn(&u8) -> bool| {
        from + bytes.iter().skip(from).take_while(|byte| is(byte)).count()
    };
    let mut at = 0;
    while at < bytes.len() {
        let mut end = run(at, u8::is_ascii_alphanumeric);
        if end == at {
            end = run(at, |byte| !byte.is_ascii_alphanumeric());
        } else {
            let fraction = run(end + 1, u8::is_ascii_digit);
            if bytes.get(end) == Some(&b'.') && fraction > end + 1 {
                end = fraction;
            }
            if bytes.get(end) == Some(&b'%') {
                end += 1;
            }
        }
        call(&text[at..end]);
        at = end;
    }
}

/// The words of two and three characters in a longer word.
fn short_words(jieba: &Inner, word: &str, words: &mut Vec<String>) {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    for length in [2, 3] {
        if starts.len() - 1 > length {
            let parts = starts.windows(length + 1).map(|ends| &word[ends[0]..ends[length]]);
            words.extend(parts.filter(|part| jieba.has_word(part)).map(str::to_owned));
        }
    }
}
