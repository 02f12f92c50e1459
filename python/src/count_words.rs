//! The words of a text as `wordcloud` for Python counts them: cases and plurals joined, pairs that
//! occur together counted as one.

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use rustc_hash::FxHashMap;
use std::collections::HashSet;

/// Words with how often they occur.
type Counts = Vec<(String, i64)>;

/// What is counted.
#[derive(FromPyObject)]
pub(crate) enum Words {
    /// An ASCII text, cut as the default expression does it: letters, digits, `_`, then also `'`.
    Text(PyBackedStr),
    /// Words that are cut already.
    List(Vec<PyBackedStr>),
}

/// The counts of words and of pairs of words (with a blank between), in the order in which they
/// first occur; `threshold` is the likelihood above which a pair counts as one, `None` counts no
/// pairs.
#[pyfunction]
#[pyo3(signature = (words, stopwords, plurals, numbers, least, threshold))]
pub(crate) fn count_words(
    py: Python<'_>,
    words: Words,
    stopwords: HashSet<String>,
    plurals: bool,
    numbers: bool,
    least: usize,
    threshold: Option<f64>,
) -> Counts {
    py.detach(|| {
        let words = match &words {
            Words::Text(text) => tokens(text, least),
            Words::List(words) => words.iter().map(|word| &**word).collect(),
        };
        let kept = words.into_iter().map(without_possession).filter(|word| {
            (numbers || !is_number(word)) && (least == 0 || word.chars().count() >= least)
        });
        count(&kept.collect::<Vec<_>>(), &stopwords, plurals, threshold)
    })
}

/// The words of an ASCII text.
fn tokens(text: &str, least: usize) -> Vec<&str> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_letter(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (is_letter(bytes[at]) || bytes[at] == b'\'') {
            at += 1;
        }
        if at - start > 1 || least <= 1 {
            words.push(&text[start..at]);
        }
    }
    words
}

fn without_possession(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("'S")).unwrap_or(word)
}

/// Whether a word is digits alone, also full-width and raised ones; fractions and numerals are none.
fn is_number(word: &str) -> bool {
    let is_digit = |c: char| match c {
        '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{218f}' => false,
        _ => c.is_numeric(),
    };
    !word.is_empty() && word.chars().all(is_digit)
}

fn count(
    words: &[&str],
    stopwords: &HashSet<String>,
    plurals: bool,
    threshold: Option<f64>,
) -> Counts {
    // Each different word once, in the order in which they first occur.
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut different: Vec<(&str, i64)> = Vec::new();
    let mut sequence = Vec::with_capacity(words.len());
    for &word in words {
        let number = *numbers.entry(word).or_insert_with(|| {
            different.push((word, 0));
            different.len() - 1
        });
        different[number].1 += 1;
        sequence.push(number);
    }
    let lower: Vec<String> = different.iter().map(|(word, _)| word.to_lowercase()).collect();
    let stops: Vec<bool> = lower.iter().map(|word| stopwords.contains(word)).collect();
    let mut forms = Forms::default();
    let mut number = 0;
    for (index, &(word, count)) in different.iter().enumerate() {
        if !stops[index] {
            forms.add(word, &lower[index], count);
            number += count;
        }
    }
    forms.finish(plurals);
    let Some(threshold) = threshold else { return forms.counts };
    let words = Sequence { different: &different, lower: &lower, stops: &stops, places: &sequence };
    let mut pairs = words.pairs();
    pairs.finish(plurals);
    take_pairs(&forms, pairs, number, threshold)
}

/// The words of a text one after the other, by their places among the different ones.
struct Sequence<'a> {
    different: &'a [(&'a str, i64)],
    lower: &'a [String],
    stops: &'a [bool],
    places: &'a [usize],
}

impl Sequence<'_> {
    /// Neighbours, neither of them a stop word, in the order in which they first occur.
    fn pairs(&self) -> Forms {
        let mut places: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        let mut together: Vec<((usize, usize), i64)> = Vec::new();
        for pair in self.places.windows(2) {
            let pair = (pair[0], pair[1]);
            if !self.stops[pair.0] && !self.stops[pair.1] {
                let place = *places.entry(pair).or_insert_with(|| {
                    together.push((pair, 0));
                    together.len() - 1
                });
                together[place].1 += 1;
            }
        }
        let mut pairs = Forms::default();
        for ((one, other), count) in together {
            let pair = format!("{} {}", self.different[one].0, self.different[other].0);
            pairs.add(&pair, &format!("{} {}", self.lower[one], self.lower[other]), count);
        }
        pairs
    }
}

/// The counts of the words, where pairs that stand together more often than chance has it are
/// taken from those of their words.
fn take_pairs(forms: &Forms, pairs: Forms, number: i64, threshold: f64) -> Counts {
    let mut counts = forms.counts.clone();
    for (pair, together) in pairs.counts {
        let mut parts = pair.split(' ');
        let places = parts
            .next()
            .zip(parts.next())
            .and_then(|(first, second)| Some((forms.place(first)?, forms.place(second)?)));
        let Some((first, second)) = places else { continue };
        let (one, other) = (forms.counts[first].1, forms.counts[second].1);
        if likelihood(together, one, other, number) > threshold {
            counts[first].1 -= together;
            counts[second].1 -= together;
            counts.push((pair, together));
        }
    }
    counts.retain(|&(_, count)| count > 0);
    counts
}

/// Words by their lower case, with the cases that they are written in.
#[derive(Default)]
struct Forms {
    places: FxHashMap<String, usize>,
    /// The lower case and the counts of its cases; `None` is a plural that was joined.
    forms: Vec<Option<(String, Counts)>>,
    /// Where the counts of each form are.
    after: Vec<usize>,
    /// The commonest case and the count of all.
    counts: Counts,
}

impl Forms {
    fn add(&mut self, word: &str, lower: &str, count: i64) {
        let place = match self.places.get(lower) {
            Some(&place) => place,
            None => {
                self.forms.push(Some((lower.to_owned(), Vec::new())));
                self.places.insert(lower.to_owned(), self.forms.len() - 1);
                self.forms.len() - 1
            }
        };
        if let Some((_, cases)) = &mut self.forms[place] {
            add(cases, word, count);
        }
    }

    /// Joins plurals with their singulars and adds up.
    fn finish(&mut self, plurals: bool) {
        let mut joined = Vec::new();
        for place in 0..self.forms.len() {
            let Some((lower, _)) = self.forms[place].as_ref().filter(|_| plurals) else { continue };
            let singular = lower.strip_suffix('s').filter(|word| !word.ends_with('s'));
            let Some(&to) = singular.and_then(|word| self.places.get(word)) else { continue };
            if self.forms[to].is_none() {
                continue;
            }
            let Some((lower, cases)) = self.forms[place].take() else { continue };
            if let Some((_, own)) = &mut self.forms[to] {
                for (word, count) in cases {
                    let mut word = word;
                    word.pop();
                    add(own, &word, count);
                }
            }
            joined.push((lower, to));
        }
        let mut after = vec![0; self.forms.len()];
        for (place, form) in self.forms.iter().enumerate() {
            let Some((_, cases)) = form else { continue };
            let mut first: Option<&(String, i64)> = None;
            for case in cases {
                if first.is_none_or(|first| case.1 > first.1) {
                    first = Some(case);
                }
            }
            after[place] = self.counts.len();
            let sum = cases.iter().map(|case| case.1).sum();
            self.counts.push((first.map(|case| case.0.clone()).unwrap_or_default(), sum));
        }
        for (plural, to) in joined {
            self.places.insert(plural, to);
        }
        self.after = after;
    }

    /// Where the counts of a word are.
    fn place(&self, word: &str) -> Option<usize> {
        let place = *self.places.get(&word.to_lowercase())?;
        self.after.get(place).copied()
    }
}

fn add(cases: &mut Counts, word: &str, count: i64) {
    match cases.iter_mut().find(|case| case.0 == word) {
        Some(case) => case.1 += count,
        None => cases.push((word.to_owned(), count)),
    }
}

/// Dunning's likelihood ratio of two words that stand together so often, of `number` words in all.
fn likelihood(together: i64, first: i64, second: i64, number: i64) -> f64 {
    if number <= first || number <= second {
        return 0.0;
    }
    let [k, first, second, number] = [together, first, second, number].map(|count| count as f64);
    let of = |k: f64, n: f64, x: f64| {
        libm::log(x.max(1e-10)) * k + libm::log((1.0 - x).max(1e-10)) * (n - k)
    };
    let alike = second / number;
    let (with, without) = (k / first, (second - k) / (number - first));
    let (rest, others) = (second - k, number - first);
    -2.0 * (of(k, first, alike) + of(rest, others, alike)
        - of(k, first, with)
        - of(rest, others, without))
}
