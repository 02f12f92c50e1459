//! Merging: terms whose keys differ but mean the same: plural and singular, aliases.

use super::background;
use super::count::{Entry, TermCounts};
use super::fold::key;
use super::options::TermOptions;
use std::collections::{BTreeMap, BTreeSet};

/// A term after merging.
#[derive(Clone, Debug)]
pub(super) struct United {
    /// The form to show.
    pub(super) text: String,
    /// The keys that were merged, the term's own first.
    pub(super) keys: Vec<String>,
    pub(super) entry: Entry,
}

/// The keys of the words that are never terms.
pub(super) fn listed(options: &TermOptions) -> BTreeSet<String> {
    options.stop_words.iter().map(|word| key(word)).collect()
}

/// Merges what means the same and leaves out what is listed; the result is ordered by key.
pub(super) fn merge(counts: &TermCounts, options: &TermOptions) -> Vec<United> {
    let listed = listed(options);
    let aliases: BTreeMap<String, &str> =
        options.aliases.iter().map(|(from, to)| (key(from), to.as_str())).collect();
    let mut groups: BTreeMap<String, United> = BTreeMap::new();
    for (own, entry) in &counts.entries {
        if listed.contains(own) {
            continue;
        }
        let alias = aliases.get(own).copied();
        let target = match alias {
            Some(to) => key(to),
            None => singular(own, entry)
                .into_iter()
                .chain(closed(own, entry))
                .chain(company(own))
                .find(|one| counts.entries.contains_key(one) && !listed.contains(one))
                .unwrap_or_else(|| own.clone()),
        };
        let alias = alias.or_else(|| aliases.get(&target).copied());
        let target = alias.map_or(target, key);
        let group = groups.entry(target).or_insert_with_key(|target| United {
            text: String::new(),
            keys: vec![target.clone()],
            entry: Entry::default(),
        });
        group.entry.unite(entry.clone());
        if group.keys.first() != Some(own) {
            group.keys.push(own.clone());
        }
        if let Some(to) = alias {
            group.text = to.to_owned();
        } else if let Some(name) = company(own).and_then(|name| counts.entries.get(&name)) {
            // The bare name is the one to show, even where it is the rarer form.
            group.text = name.shown().to_owned();
        }
    }
    groups
        .into_values()
        .map(|mut group| {
            if group.text.is_empty() {
                group.text = group.entry.shown().to_owned();
            }
            group
        })
        .filter(|group| listed.is_empty() || !listed.contains(&key(&group.text)))
        .collect()
}

/// The key of a capitalised name of two words when it is written as one: Hugging Face, HuggingFace.
fn closed(own: &str, entry: &Entry) -> Option<String> {
    let (first, second) = own.split_once(' ')?;
    let letters = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let named = entry.shown().split([' ', '-']).all(|word| word.starts_with(char::is_uppercase));
    (letters(first) && letters(second) && named).then(|| format!("{first}{second}"))
}

/// The key of a company that is also called one: 苹果公司, IBM 公司.
fn company(own: &str) -> Option<String> {
    let name = own.strip_suffix("公司").or_else(|| own.strip_suffix("集团"))?;
    (background::is_company(name) || background::is_organization(name)).then(|| name.to_owned())
}

/// Words in -s that are no plurals of the word without it.
const NO_PLURALS: [&str; 12] = [
    "news",
    "goods",
    "means",
    "arms",
    "customs",
    "series",
    "species",
    "glasses",
    "minutes",
    "mathematics",
    "windows",
    "times",
];

/// The keys that the singular of an English plural can have.
fn singular(plural: &str, entry: &Entry) -> Vec<String> {
    let last = plural.rsplit(' ').next().unwrap_or(plural);
    let plural_of_word = last.len() >= 4
        && last.bytes().all(|b| b.is_ascii_lowercase())
        && last.ends_with('s')
        && !["ss", "us", "is", "ics", "os"].iter().any(|ending| last.ends_with(ending))
        && !NO_PLURALS.contains(&last)
        && !has_inner_capitals(entry);
    if !plural_of_word && !is_plural_acronym(entry) {
        return Vec::new();
    }
    let stem = |ending: &str, replacement: &str| {
        plural.strip_suffix(ending).map(|stem| format!("{stem}{replacement}"))
    };
    [stem("s", ""), stem("es", ""), stem("ies", "y")].into_iter().flatten().collect()
}

/// Whether the last word of a term has capitals inside, as names have ("DeepAgents").
fn has_inner_capitals(entry: &Entry) -> bool {
    last_word(entry).chars().skip(1).any(char::is_uppercase)
}

/// Whether the last word of a term is an acronym with a plural ending ("GPUs").
fn is_plural_acronym(entry: &Entry) -> bool {
    last_word(entry)
        .strip_suffix('s')
        .is_some_and(|stem| stem.len() > 1 && stem.chars().all(char::is_uppercase))
}

fn last_word(entry: &Entry) -> &str {
    let shown = entry.shown();
    shown.rsplit([' ', '-']).next().unwrap_or(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::count::Variant;

    fn counts(terms: &[(&str, u64)]) -> TermCounts {
        let mut counts = TermCounts { documents: 1, ..TermCounts::default() };
        for (at, &(text, count)) in terms.iter().enumerate() {
            let variant = Variant { count, first: (at as u64, 0) };
            let variants = [(text, variant)].into_iter().collect();
            let entry = Entry { count, documents: 1, variants, ..Entry::default() };
            counts.merge(TermCounts {
                entries: [(key(text), entry)].into(),
                occurrences: count,
                documents: 0,
            });
        }
        counts
    }

    fn texts(terms: &[(&str, u64)], aliases: &[(&str, &str)]) -> Vec<(String, u64)> {
        let aliases: Vec<_> = aliases.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
        let options = TermOptions { aliases, ..TermOptions::default() };
        let united = merge(&counts(terms), &options);
        united.into_iter().map(|united| (united.text, united.entry.count)).collect()
    }

    #[test]
    fn a_plural_joins_its_singular_when_both_occur() {
        assert_eq!(texts(&[("agents", 2), ("agent", 3)], &[]), [("agent".into(), 5)]);
        assert_eq!(
            texts(&[("neural networks", 2), ("Neural network", 1)], &[]),
            [("neural networks".into(), 3)]
        );
        assert_eq!(texts(&[("companies", 1), ("company", 2)], &[]), [("company".into(), 3)]);
        assert_eq!(texts(&[("agents", 2)], &[]), [("agents".into(), 2)]);
    }

    #[test]
    fn what_only_looks_like_a_plural_stays() {
        assert_eq!(texts(&[("news", 1), ("new", 1)], &[]).len(), 2);
        assert_eq!(texts(&[("OS", 1), ("O", 1)], &[]).len(), 2);
        assert_eq!(texts(&[("DeepAgents", 1), ("DeepAgent", 1)], &[]).len(), 2);
        assert_eq!(texts(&[("GPUs", 1), ("GPU", 2)], &[]), [("GPU".into(), 3)]);
    }

    #[test]
    fn an_alias_gives_the_form_to_show_and_joins_chains() {
        let aliases = [("LLM", "大模型"), ("large language models", "大模型")];
        let terms = [("LLMs", 2), ("LLM", 1), ("大模型", 4), ("Large Language Models", 1)];
        assert_eq!(texts(&terms, &aliases), [("大模型".into(), 8)]);
    }

    #[test]
    fn a_listed_word_is_left_out_in_every_spelling_and_under_every_alias() {
        let left = |stop: &str, aliases: &[(&str, &str)]| -> Vec<String> {
            let aliases = aliases.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            let stop_words = vec![stop.to_owned()];
            let options = TermOptions { stop_words, aliases, ..TermOptions::default() };
            let terms = [("open-source", 2), ("agent", 1), ("agents", 3), ("LLM", 1)];
            merge(&counts(&terms), &options).into_iter().map(|united| united.text).collect()
        };
        assert_eq!(left("Open Source", &[]), ["agents", "LLM"]);
        assert_eq!(left("agent", &[]), ["agents", "LLM", "open-source"]);
        assert_eq!(left("大模型", &[("LLM", "大模型")]), ["agents", "open-source"]);
    }

    #[test]
    fn a_company_joins_its_name_and_other_companies_stay() {
        assert_eq!(texts(&[("苹果公司", 3), ("苹果", 1)], &[]), [("苹果".into(), 4)]);
        assert_eq!(texts(&[("IBM 公司", 1), ("IBM", 2)], &[]), [("IBM".into(), 3)]);
        assert_eq!(texts(&[("游戏公司", 3), ("游戏", 1)], &[]).len(), 2);
        assert_eq!(texts(&[("苹果公司", 2)], &[]), [("苹果公司".into(), 2)]);
    }

    #[test]
    fn no_occurrence_is_lost() {
        let terms = [("agents", 2), ("agent", 3), ("news", 1), ("Bun", 7)];
        let total: u64 = texts(&terms, &[("bun", "Bun.js")]).iter().map(|(_, count)| count).sum();
        assert_eq!(total, 13);
    }
}
