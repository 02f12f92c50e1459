//! Own words: what the document's tags and its archive say are terms, wherever they stand.

use super::super::fold::{self, is_wide};
use super::super::learn::Learned;
use super::atom::Atoms;
use super::feature::MOST_ATOMS;
use crate::document::Document;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Range};

/// What a tag adds to the score of a span, and a term of the archive.
const TAG: f64 = 4.0;
const LEARNED: f64 = 1.5;

/// What counts as known for a document.
pub(in super::super) struct Own<'a> {
    tags: BTreeSet<String>,
    learned: Option<&'a Learned>,
}

impl<'a> Own<'a> {
    pub(in super::super) fn new(document: &Document, learned: Option<&'a Learned>) -> Self {
        let tags = document.tags.iter().map(|tag| fold::key(tag)).filter(|key| !key.is_empty());
        Self { tags: tags.collect(), learned }
    }

    /// What is added to the scores of the spans that start with an atom, by their ends.
    pub(super) fn bonuses(
        &self,
        atoms: &Atoms,
        run: &Range<usize>,
        start: usize,
    ) -> [f64; MOST_ATOMS] {
        let mut bonuses = [0.0; MOST_ATOMS];
        if self.tags.is_empty() && self.learned.is_none() {
            return bonuses;
        }
        let mut text = String::new();
        for (bonus, at) in bonuses.iter_mut().zip(start..run.end) {
            let next = &atoms.form(at).folded;
            let narrow = |c: Option<char>| c.is_some_and(|c| !is_wide(c));
            if narrow(text.chars().next_back()) && narrow(next.chars().next()) {
                text.push(' ');
            }
            text.push_str(next);
            let key = fold::key(&text);
            let (tag, learned) = (opens(&self.tags, &key), self.learned);
            if !tag && !learned.is_some_and(|learned| is_opening(learned, &text)) {
                break;
            }
            if self.tags.contains(&key) {
                *bonus += TAG;
            }
            if learned.is_some_and(|learned| is_known(learned, &text)) {
                *bonus += LEARNED;
            }
        }
        bonuses
    }
}

fn is_known(learned: &Learned, text: &str) -> bool {
    learned.words.contains(text)
        || learned.compounds.contains_key(text)
        || learned.names.contains_key(text)
}

/// Whether something that the archive knows starts with a text.
fn is_opening(learned: &Learned, text: &str) -> bool {
    opens(&learned.words, text)
        || opens_map(&learned.compounds, text)
        || opens_map(&learned.names, text)
}

fn opens(set: &BTreeSet<String>, text: &str) -> bool {
    let from = (Bound::Included(text), Bound::Unbounded);
    set.range::<str, _>(from).next().is_some_and(|first| first.starts_with(text))
}

fn opens_map(map: &BTreeMap<String, u64>, text: &str) -> bool {
    let from = (Bound::Included(text), Bound::Unbounded);
    map.range::<str, _>(from).next().is_some_and(|(first, _)| first.starts_with(text))
}
