//! Scores: the weights of the features of each candidate, added up in parts that candidates share.

use super::atom::{Atoms, Form};
use super::decode::Candidate;
use super::feature::{self, MOST_ATOMS, Role, Sink};
use super::memo::Memo;
use super::own::Own;
use super::recurrence::Recurrence;
use super::weights::{Sum, logit};
use crate::document::Document;
use std::cell::RefCell;
use std::ops::Range;

/// Under this score of its parts and borders, what a span is as a whole no longer helps.
const HOPELESS: f64 = -3.5;

/// The scores of the spans of a document.
pub(super) struct Scores<'a> {
    document: &'a Document,
    atoms: &'a Atoms,
    recurrence: &'a Recurrence,
    memo: RefCell<Memo>,
    /// What each form adds in each role.
    forms: Vec<[i32; 6]>,
    /// What stands before a term that starts with each atom adds, and after one that ends before.
    before: Vec<i32>,
    after: Vec<i32>,
    /// What all joints and middle atoms up to each atom add.
    joints: Vec<i32>,
    middles: Vec<i32>,
}

impl<'a> Scores<'a> {
    pub(super) fn new(
        document: &'a Document,
        atoms: &'a Atoms,
        recurrence: &'a Recurrence,
    ) -> Self {
        let sum = |features: &dyn Fn(&mut Sum)| {
            let mut sum = Sum::default();
            features(&mut sum);
            sum.0
        };
        let of_form = |form| Role::ALL.map(|role| sum(&|sum| feature::of_form(form, role, sum)));
        let forms: Vec<[i32; 6]> = atoms.forms.iter().map(of_form).collect();
        let length = atoms.list.len();
        let mut result = Self {
            document,
            atoms,
            recurrence,
            memo: RefCell::default(),
            before: (0..length)
                .map(|at| sum(&|sum| feature::before(document, atoms, at, sum)))
                .collect(),
            after: (0..length).map(|at| sum(&|sum| feature::after(atoms, at + 1, sum))).collect(),
            joints: vec![0; length + 1],
            middles: vec![0; length + 1],
            forms,
        };
        for at in 0..length {
            let atom = &atoms.list[at];
            let joint = if atom.gap.is_open() {
                sum(&|sum| feature::joint(atoms, recurrence, at, sum))
            } else {
                0
            };
            result.joints[at + 1] = result.joints[at].wrapping_add(joint);
            let middle = result.forms[atom.form as usize][Role::Middle as usize];
            result.middles[at + 1] = result.middles[at].wrapping_add(middle);
            // The neighbours belong to the borders.
            if atom.gap.is_open() {
                let role = |at: usize, role: Role| {
                    result.forms[atoms.list[at].form as usize][role as usize]
                };
                let (before, after) = (role(at - 1, Role::Before), role(at, Role::After));
                result.before[at] += before;
                result.after[at - 1] += after;
            }
        }
        result
    }

    /// The candidates of a run, ordered by their start, with atoms counted from its start.
    pub(super) fn candidates(&self, run: &Range<usize>, own: &Own<'_>) -> Vec<Candidate> {
        let mut candidates = Vec::with_capacity(run.len() * 4);
        for start in run.clone() {
            let bonuses = own.bonuses(self.atoms, run, start);
            for span in spans(self.atoms, run, start) {
                let bonus = bonuses[span.len() - 1];
                let parts = self.parts(&span);
                if logit(parts) + bonus < HOPELESS {
                    continue;
                }
                let score = logit(parts + self.whole(&span)) + bonus;
                let atoms = span.start - run.start..span.end - run.start;
                candidates.push(Candidate { atoms, score });
            }
        }
        candidates
    }

    /// What the parts of a span and its borders add.
    pub(super) fn parts(&self, span: &Range<usize>) -> i32 {
        let form =
            |at: usize, role: Role| self.forms[self.atoms.list[at].form as usize][role as usize];
        let inside = if span.len() == 1 {
            form(span.start, Role::Single)
        } else {
            form(span.start, Role::First)
                + form(span.end - 1, Role::Last)
                + self.middles[span.end - 1].wrapping_sub(self.middles[span.start + 1])
                + self.joints[span.end].wrapping_sub(self.joints[span.start + 1])
        };
        inside + self.before[span.start] + self.after[span.end - 1]
    }

    /// What a span adds as a whole.
    pub(super) fn whole(&self, span: &Range<usize>) -> i32 {
        self.memo.borrow_mut().whole(self.document, self.atoms, self.recurrence, span)
    }
}

/// The spans of a run that start with an atom and may be terms, the shortest first.
pub(super) fn spans(
    atoms: &Atoms,
    run: &Range<usize>,
    start: usize,
) -> impl Iterator<Item = Range<usize>> {
    let most = run.end.min(start + MOST_ATOMS);
    (start + 1..=most).map(move |end| start..end).filter(|span| may_be_term(atoms, span))
}

/// Whether a span may be a term at all: no number or address alone, no article at its ends and, unless
/// it stands between punctuation (《被讨厌的勇气》), no Chinese preposition, conjunction or particle (在AI).
fn may_be_term(atoms: &Atoms, span: &Range<usize>) -> bool {
    let (first, last) = (atoms.form(span.start), atoms.form(span.end - 1));
    let next = atoms.list.get(span.end);
    let free = !atoms.list[span.start].gap.is_open() && next.is_none_or(|next| !next.gap.is_open());
    let particle = |form: &Form| !free && form.is_han() && form.class == b'u';
    let bars = |form: &Form| form.stop && (form.shape == b'l' || particle(form));
    !(bars(first) || bars(last)) && !(span.len() == 1 && (first.is_bare() || first.stop))
}

/// Gives a sink all features of a span; the sum of their weights is its score.
pub(super) fn features(
    document: &Document,
    atoms: &Atoms,
    recurrence: &Recurrence,
    span: &Range<usize>,
    sink: &mut impl Sink,
) {
    if span.len() == 1 {
        feature::of_form(atoms.form(span.start), Role::Single, sink);
    } else {
        feature::of_form(atoms.form(span.start), Role::First, sink);
        feature::of_form(atoms.form(span.end - 1), Role::Last, sink);
        for at in span.start + 1..span.end - 1 {
            feature::of_form(atoms.form(at), Role::Middle, sink);
        }
        for at in span.start + 1..span.end {
            feature::joint(atoms, recurrence, at, sink);
        }
    }
    if atoms.list[span.start].gap.is_open() {
        feature::of_form(atoms.form(span.start - 1), Role::Before, sink);
    }
    if atoms.list.get(span.end).is_some_and(|next| next.gap.is_open()) {
        feature::of_form(atoms.form(span.end), Role::After, sink);
    }
    feature::before(document, atoms, span.start, sink);
    feature::after(atoms, span.end, sink);
    feature::span(document, atoms, recurrence, span, sink);
}
