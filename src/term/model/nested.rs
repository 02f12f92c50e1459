//! Nested topics: what stands inside longer terms and is a topic of its own.
//!
//! 储能 in 储能电池, 储能电站 and 储能变流器 is what the text is about. Each part of a term is judged by
//! itself, from how the document uses it: alone, and in how many different longer terms.

use super::atom::Atoms;
use super::feature::{Role, Sink, of_form};
use super::recurrence::Recurrence;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The most atoms of a nested topic.
const MOST_ATOMS: usize = 3;

/// The terms of a document that stand in no other, and how its sequences stand among them.
pub(super) struct Terms {
    pub(super) list: Vec<Range<usize>>,
    uses: FxHashMap<Vec<u32>, Use>,
}

#[derive(Default)]
struct Use {
    /// How often it is a term by itself.
    alone: usize,
    /// The longer terms that hold it.
    longer: FxHashSet<Vec<u32>>,
}

fn ids(atoms: &Atoms, range: &Range<usize>) -> Vec<u32> {
    range.clone().map(|at| atoms.form(at).id).collect()
}

/// The parts of a term.
fn parts(term: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let term = term.clone();
    term.clone().flat_map(move |start| {
        let most = term.end.min(start + MOST_ATOMS);
        let whole = term.clone();
        (start + 1..=most).map(move |end| start..end).filter(move |part| *part != whole)
    })
}

impl Terms {
    pub(super) fn new(atoms: &Atoms, list: Vec<Range<usize>>) -> Self {
        let mut uses: FxHashMap<Vec<u32>, Use> = FxHashMap::default();
        for term in &list {
            let whole = ids(atoms, term);
            for part in parts(term) {
                let used = uses.entry(ids(atoms, &part)).or_default();
                used.longer.insert(whole.clone());
            }
            uses.entry(whole).or_default().alone += 1;
        }
        Self { list, uses }
    }

    /// The parts of all terms that may be topics, in reading order.
    pub(super) fn candidates(
        &self,
        atoms: &Atoms,
    ) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        self.list.iter().flat_map(move |term| {
            parts(term)
                .map(|part| (term.clone(), part))
                .filter(|(_, part)| may_be_topic(atoms, part))
        })
    }

    /// What speaks for a part of a term being a topic.
    pub(super) fn features(
        &self,
        atoms: &Atoms,
        recurrence: &Recurrence,
        (term, part): (&Range<usize>, &Range<usize>),
        sink: &mut impl Sink,
    ) {
        let digit = |value: usize| b"0123456789"[value.min(9)];
        let (first, last) = (atoms.form(part.start), atoms.form(part.end - 1));
        let place = match (part.start == term.start, part.end == term.end) {
            (true, _) => b'f',
            (_, true) => b'l',
            _ => b'm',
        };
        let size = digit(part.len());
        let characters: usize = part.clone().map(|at| atoms.form(at).length).sum();
        let used = self.uses.get(&ids(atoms, part));
        let alone = digit(used.map_or(0, |used| used.alone).min(3));
        let longer = digit(used.map_or(0, |used| used.longer.len()).min(4));
        let count = recurrence.get(atoms, part.clone()).count.min(4) as usize;
        sink.add(&[b"N:", &[place, size]]);
        sink.add(&[b"N.u:", &[alone, longer]]);
        sink.add(&[b"N.up:", &[alone, longer, place]]);
        sink.add(&[b"N.c:", &[first.class, last.class, place, size]]);
        sink.add(&[b"N.h:", &[digit(characters), first.shape, digit(term.len())]]);
        sink.add(&[b"N.r:", &[digit(count), alone]]);
        if part.len() == 1 {
            let mut inner = Inner(sink);
            of_form(first, Role::Single, &mut inner);
        }
        if part.start > term.start {
            sink.add(&[b"N.b:", &[atoms.form(part.start - 1).class, first.class]]);
            sink.add(&[b"N.g:", &[atoms.list[part.start].gap.letter(), place]]);
        }
        if part.end < term.end {
            sink.add(&[b"N.a:", &[last.class, atoms.form(part.end).class]]);
            sink.add(&[b"N.j:", &[atoms.list[part.end].gap.letter(), place]]);
        }
    }
}

/// Names the features of a word apart from those of words that stand in no longer term.
struct Inner<'a, S>(&'a mut S);

impl<S: Sink> Sink for Inner<'_, S> {
    fn add(&mut self, name: &[&[u8]]) {
        let mut whole: [&[u8]; 6] = [b""; 6];
        whole[0] = b"N";
        for (to, part) in whole[1..].iter_mut().zip(name) {
            *to = part;
        }
        self.0.add(&whole);
    }
}

/// Whether a part of a term can be a topic: words that are no function words, and no stump of a
/// guess.
fn may_be_topic(atoms: &Atoms, part: &Range<usize>) -> bool {
    use super::atom::Gap;
    let whole = |at: usize| atoms.list.get(at).is_none_or(|atom| atom.gap != Gap::Guess);
    let content = |at: usize| !atoms.form(at).stop && !atoms.form(at).is_bare();
    let characters: usize = part.clone().map(|at| atoms.form(at).length).sum();
    characters > 1
        && content(part.start)
        && content(part.end - 1)
        && whole(part.start)
        && whole(part.end)
}
