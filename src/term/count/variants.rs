//! The spellings of a term.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One spelling of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// How often the term is spelt so.
    pub count: u64,
    /// Where it is first spelt so: the block and the byte in it; of several documents the smallest.
    pub first: (u64, u64),
}

/// The spellings of a term with what was counted of each, in the order of their bytes.
///
/// Most terms have one spelling, which needs no tree: a count of a million terms takes a third of
/// the memory for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, Variant>", into = "BTreeMap<String, Variant>")]
pub struct Variants {
    least: Option<(Box<str>, Variant)>,
    /// All but the least.
    others: BTreeMap<Box<str>, Variant>,
}

impl Variants {
    /// The spellings, in the order of their bytes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Variant)> {
        let least = self.least.iter().map(|(text, variant)| (&**text, variant));
        least.chain(self.others.iter().map(|(text, variant)| (&**text, variant)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        usize::from(self.least.is_some()) + self.others.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.least.is_none()
    }

    /// Adds what was counted of a spelling.
    pub fn add(&mut self, text: &str, variant: Variant) {
        let Some((least, own)) = &mut self.least else {
            self.least = Some((text.into(), variant));
            return;
        };
        match text.cmp(least) {
            Ordering::Equal => own.add(variant),
            Ordering::Less => {
                let text = std::mem::replace(least, text.into());
                self.others.insert(text, std::mem::replace(own, variant));
            }
            Ordering::Greater => match self.others.get_mut(text) {
                Some(own) => own.add(variant),
                None => {
                    self.others.insert(text.into(), variant);
                }
            },
        }
    }

    /// Adds what another count has of the same term.
    pub(super) fn merge(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
        } else {
            for (text, variant) in other.iter() {
                self.add(text, *variant);
            }
        }
    }
}

impl Variant {
    fn add(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.first = self.first.min(other.first);
    }
}

impl<T: AsRef<str>> FromIterator<(T, Variant)> for Variants {
    fn from_iter<I: IntoIterator<Item = (T, Variant)>>(list: I) -> Self {
        let mut variants = Self::default();
        for (text, variant) in list {
            variants.add(text.as_ref(), variant);
        }
        variants
    }
}

impl From<BTreeMap<String, Variant>> for Variants {
    fn from(map: BTreeMap<String, Variant>) -> Self {
        map.into_iter().collect()
    }
}

impl From<Variants> for BTreeMap<String, Variant> {
    fn from(variants: Variants) -> Self {
        variants.iter().map(|(text, variant)| (text.to_owned(), *variant)).collect()
    }
}
