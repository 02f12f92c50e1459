//! Counts: what is kept of the terms of documents; ordered, mergeable, serialisable.

use super::occurrence::Occurrence;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The most terms that are kept; beyond, half of it.
const MOST: usize = 200_000;

/// The terms of one or more documents under their keys (see [`key`](super::key)).
///
/// Merging is associative and commutative, so that an archive may be counted in any order and in
/// any number of parts, as long as there are no more than 200,000 terms. Beyond that, the 100,000
/// that most documents have (of equals the commonest, of those the first by key) are kept, so that
/// memory stays flat in the number of documents; merge in the order of the documents then.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TermCounts {
    /// How many documents were counted.
    pub documents: u64,
    /// How many occurrences of terms they have.
    pub occurrences: u64,
    /// What was counted of each term, by key.
    pub entries: BTreeMap<String, Entry>,
}

/// What was counted of a term.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// How often it occurs.
    pub count: u64,
    /// In how many documents it occurs.
    pub documents: u64,
    /// How many of its occurrences are in a heading, emphasised, linked, quoted or a tag.
    pub set_off: u64,
    /// How many of its occurrences are those of an ordinary word with no other near by.
    #[serde(default)]
    pub apart: u64,
    /// How little general language uses it, over 0 to 1; of several documents the largest.
    pub specificity: f64,
    /// How early it first occurs, 1 at the start and 0 at the end; of several documents the
    /// largest.
    pub earliness: f64,
    /// Its spellings.
    pub variants: BTreeMap<String, Variant>,
}

/// One spelling of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// How often the term is spelt so.
    pub count: u64,
    /// Where it is first spelt so: the block and the byte in it; of several documents the smallest.
    pub first: (u64, u64),
}

impl TermCounts {
    /// Adds what `other` counted.
    pub fn merge(&mut self, other: Self) {
        self.documents += other.documents;
        self.occurrences += other.occurrences;
        for (key, entry) in other.entries {
            self.entries.entry(key).or_default().merge(entry);
        }
        if self.entries.len() > MOST {
            self.forget(MOST / 2);
        }
    }

    pub(super) fn occurrences_per_document(&self) -> f64 {
        self.occurrences as f64 / self.documents.max(1) as f64
    }

    /// Keeps the `most` terms that most documents have.
    fn forget(&mut self, most: usize) {
        let rank = |(key, entry): (&String, &Entry)| {
            (Reverse((entry.documents, entry.count)), key.clone())
        };
        let mut ranks: Vec<_> = self.entries.iter().map(rank).collect();
        if let Some(last) = most.checked_sub(1).filter(|_| most < ranks.len()) {
            let (_, limit, _) = ranks.select_nth_unstable(last);
            let limit = limit.clone();
            self.entries.retain(|key, entry| rank((key, entry)) <= limit);
        }
    }
}

impl Entry {
    /// Adds what `other` counted of the same term.
    pub fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.documents += other.documents;
        self.absorb(other);
    }

    /// Counts an occurrence in the one document.
    pub(super) fn see(&mut self, occurrence: &Occurrence<'_>) {
        self.count += 1;
        self.documents = 1;
        self.set_off += u64::from(occurrence.set_off);
        self.apart += u64::from(occurrence.apart);
        self.specificity = self.specificity.max(occurrence.specificity);
        self.earliness = self.earliness.max(occurrence.earliness);
        if let Some(variant) = self.variants.get_mut(occurrence.text) {
            variant.count += 1;
        } else {
            let first = (occurrence.block as u64, occurrence.range.start as u64);
            self.variants.insert(occurrence.text.to_owned(), Variant { count: 1, first });
        }
    }

    /// Adds the occurrences of another term in the same documents.
    pub(super) fn unite(&mut self, other: Self) {
        self.count += other.count;
        self.documents = self.documents.max(other.documents);
        self.absorb(other);
    }

    fn absorb(&mut self, other: Self) {
        self.set_off += other.set_off;
        self.apart += other.apart;
        self.specificity = self.specificity.max(other.specificity);
        self.earliness = self.earliness.max(other.earliness);
        for (text, variant) in other.variants {
            self.variants
                .entry(text)
                .and_modify(|own| {
                    own.count += variant.count;
                    own.first = own.first.min(variant.first);
                })
                .or_insert(variant);
        }
    }

    /// The form to show: the commonest spelling, of equals the first one in the text.
    pub fn shown(&self) -> &str {
        self.variants
            .iter()
            .min_by_key(|(text, variant)| (Reverse(variant.count), variant.first, *text))
            .map_or("", |(text, _)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries() -> impl Strategy<Value = BTreeMap<String, Entry>> {
        let variants =
            prop::collection::btree_map("[ab]{1,2}", (1..9_u64, 0..3_u64, 0..9_u64), 1..3);
        let entry =
            (variants, 0..5_u32, 0..5_u32).prop_map(|(variants, specificity, earliness)| {
                let variants: BTreeMap<_, _> = variants
                    .into_iter()
                    .map(|(text, (count, block, byte))| {
                        (text, Variant { count, first: (block, byte) })
                    })
                    .collect();
                Entry {
                    count: variants.values().map(|variant| variant.count).sum(),
                    documents: 1,
                    set_off: 1,
                    apart: 1,
                    specificity: f64::from(specificity) / 4.0,
                    earliness: f64::from(earliness) / 4.0,
                    variants,
                }
            });
        prop::collection::btree_map("[a-c]", entry, 0..4)
    }

    fn counts() -> impl Strategy<Value = TermCounts> {
        entries().prop_map(|entries| TermCounts {
            documents: 1,
            occurrences: entries.values().map(|entry| entry.count).sum(),
            entries,
        })
    }

    fn merged(mut a: TermCounts, b: TermCounts) -> TermCounts {
        a.merge(b);
        a
    }

    proptest! {
        #[test]
        fn merging_is_associative_and_commutative(a in counts(), b in counts(), c in counts()) {
            let left = merged(merged(a.clone(), b.clone()), c.clone());
            prop_assert_eq!(&left, &merged(a.clone(), merged(b.clone(), c.clone())));
            prop_assert_eq!(&left, &merged(c, merged(b, a)));
        }

        #[test]
        fn nothing_is_neutral(a in counts()) {
            prop_assert_eq!(merged(a.clone(), TermCounts::default()), a.clone());
            prop_assert_eq!(merged(TermCounts::default(), a.clone()), a);
        }

        #[test]
        fn survives_json(a in counts()) {
            let json = serde_json::to_string(&a).unwrap();
            prop_assert_eq!(serde_json::from_str::<TermCounts>(&json).unwrap(), a);
        }
    }

    #[test]
    fn the_terms_of_most_documents_are_kept() {
        let mut counts = TermCounts::default();
        for (key, documents, count) in [("a", 1, 9), ("b", 2, 2), ("c", 1, 8), ("d", 1, 9)] {
            let entry = Entry { documents, count, ..Entry::default() };
            counts.entries.insert(key.to_owned(), entry);
        }
        counts.forget(2);
        assert!(counts.entries.keys().eq(["a", "b"]), "{:?}", counts.entries);
        counts.forget(5);
        assert_eq!(counts.entries.len(), 2);
    }

    #[test]
    fn the_commonest_spelling_is_shown_and_of_equals_the_first() {
        let mut entry = Entry::default();
        for (text, count, first) in
            [("AGENT", 1, (0, 0)), ("agent", 2, (5, 1)), ("Agent", 2, (1, 7))]
        {
            entry.variants.insert(text.to_owned(), Variant { count, first });
        }
        assert_eq!(entry.shown(), "Agent");
    }
}
