//! Sums that many spans of a document share, so that their weights are looked up once.

use super::atom::{Atoms, Gap};
use super::feature::{self, Borders};
use super::recurrence::{Recurrence, append};
use super::weights::Sum;
use crate::document::Document;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What spans add by what they share with others.
#[derive(Default)]
pub(super) struct Memo {
    /// By the classes, cases and lengths of their atoms, folded into a number.
    forms: FxHashMap<u64, i32>,
    /// Of those that do not return, by class and case of the first atom.
    once: FxHashMap<(u8, u8), i32>,
    borders: FxHashMap<Borders, i32>,
}

fn sum(features: impl FnOnce(&mut Sum)) -> i32 {
    let mut sum = Sum::default();
    features(&mut sum);
    sum.0
}

impl Memo {
    /// What a span adds as a whole: the weights of [`feature::span`].
    pub(super) fn whole(
        &mut self,
        document: &Document,
        atoms: &Atoms,
        recurrence: &Recurrence,
        range: &Range<usize>,
    ) -> i32 {
        let forms = self.forms.entry(forms(atoms, range));
        let forms = *forms.or_insert_with(|| sum(|sum| feature::of_forms(atoms, range, sum)));
        let first = atoms.form(range.start);
        let standing = recurrence.get(atoms, range.clone());
        let stands =
            || sum(|sum| feature::of_standing(&standing, feature::multiple(range), first, sum));
        let stands = if standing.count == 0 {
            *self.once.entry((first.class, first.shape)).or_insert_with(stands)
        } else {
            stands()
        };
        let borders = feature::borders(document, atoms, range);
        let borders = self
            .borders
            .entry(borders)
            .or_insert_with_key(|borders| sum(|sum| feature::of_borders(borders, sum)));
        let own = sum(|sum| {
            feature::of_list(atoms, range, sum);
            feature::of_ends(atoms, recurrence, range, &standing, sum);
        });
        forms + stands + *borders + own
    }
}

/// A number for what [`feature::of_forms`] looks at.
fn forms(atoms: &Atoms, range: &Range<usize>) -> u64 {
    range.clone().fold(0, |number, at| {
        let form = atoms.form(at);
        let joint = match atoms.list[at].gap {
            Gap::Joint(letter) if at > range.start => letter,
            _ => 0,
        };
        let letters = [form.class, form.shape, form.length.min(9) as u8, joint];
        let number = append(number, u32::from_le_bytes(letters));
        // Function words stand for themselves.
        if form.stop { append(number, form.id) } else { number }
    })
}
