//! Terms of a frequency list, in place of those of a report.

use super::{Term, TermOptions, key, merge};
use std::collections::BTreeMap;

/// The terms of a list of words with their positive numbers, as
/// [`read_frequencies`](crate::document::read_frequencies) gives them: heaviest first, ties by text.
///
/// Of the options, the aliases and the stop words hold. `score` is the number, `count` the number
/// rounded, but at least 1.
pub fn from_frequencies(list: Vec<(String, f64)>, options: &TermOptions) -> Vec<Term> {
    let listed = merge::listed(options);
    let aliases: BTreeMap<String, &str> =
        options.aliases.iter().map(|(from, to)| (key(from), to.as_str())).collect();
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for (word, number) in list {
        let own = key(&word);
        let text = aliases.get(&own).map_or(word, |&to| to.to_owned());
        if !(listed.contains(&own) || listed.contains(&key(&text))) {
            *sums.entry(text).or_default() += number;
        }
    }
    let heaviest = sums.values().copied().fold(0.0, f64::max);
    let term = |(text, number): (String, f64)| Term {
        text,
        count: (number.round() as u64).max(1),
        documents: 1,
        weight: number / heaviest,
        score: number,
        confidence: 1.0,
        sources: Vec::new(),
    };
    let mut terms: Vec<Term> = sums.into_iter().map(term).collect();
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(list: &[(&str, f64)], options: &TermOptions) -> Vec<(String, u64, f64)> {
        let list = list.iter().map(|&(word, number)| (word.to_owned(), number)).collect();
        let terms = from_frequencies(list, options).into_iter();
        terms.map(|term| (term.text, term.count, term.weight)).collect()
    }

    #[test]
    fn weights_are_relative_to_the_heaviest() {
        let terms = terms(&[("a", 8.0), ("b", 2.0), ("c", 0.25)], &TermOptions::default());
        let expected = [("a", 8, 1.0), ("b", 2, 0.25), ("c", 1, 0.031_25)];
        assert_eq!(terms, expected.map(|(text, count, weight)| (text.to_owned(), count, weight)));
    }

    #[test]
    fn aliases_and_stop_words_hold() {
        let options = TermOptions {
            aliases: vec![("llm".to_owned(), "大模型".to_owned())],
            stop_words: vec!["OPENAI".to_owned()],
            ..TermOptions::default()
        };
        let list = [("OpenAI", 9.0), ("芯片", 4.0), ("LLM", 3.0), ("大模型", 2.0)];
        assert_eq!(
            terms(&list, &options),
            [("大模型".to_owned(), 5, 1.0), ("芯片".to_owned(), 4, 0.8)]
        );
        assert!(terms(&list[..1], &options).is_empty());
    }
}
