//! Features: what speaks for a span of atoms being a term, as named facts.
//!
//! A name is a template and a value: `B.c:v2` says that the first atom of several is a verb of two
//! characters. Training and prediction call the same functions; only the sink differs: one notes
//! the names, the other adds up their weights.

use super::super::background;
use super::atom::{Atoms, EDGE, Form, Gap};
use super::recurrence::{Recurrence, Standing};
use crate::document::{BlockKind, Document};
use std::ops::Range;

/// The most atoms of a term.
pub(super) const MOST_ATOMS: usize = 10;

/// Takes the names of features, in parts.
pub(super) trait Sink {
    /// Takes a feature.
    fn add(&mut self, name: &[&[u8]]);
}

/// The place of an atom in or beside a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Single,
    First,
    Middle,
    Last,
    Before,
    After,
}

impl Role {
    pub(super) const ALL: [Self; 6] =
        [Self::Single, Self::First, Self::Middle, Self::Last, Self::Before, Self::After];

    fn letter(self) -> u8 {
        b"SBMEPN"[self as usize]
    }
}

/// A letter for a number: 0 to 9, then what is more.
fn digit(value: usize) -> u8 {
    b"0123456789"[value.min(9)]
}

/// A letter for how common a word is, in halves of a Zipf value.
fn commonness(form: &Form) -> u8 {
    form.zipf.map_or(b'-', |zipf| b"0123456789abcdefgh"[((zipf * 2.0) as usize).min(17)])
}

/// What an atom adds by itself in a role.
pub(super) fn of_form(form: &Form, role: Role, sink: &mut impl Sink) {
    let role = role.letter();
    let class = form.class;
    let stop = if form.stop { b's' } else { b'-' };
    let length = digit(form.length);
    let common = commonness(form);
    sink.add(&[&[role], b".w:", form.folded.as_bytes()]);
    sink.add(&[&[role, b'.', b'c', b':', class, stop]]);
    sink.add(&[&[role, b'.', b'd', b':', class, form.shape, length]]);
    sink.add(&[&[role, b'.', b'z', b':', class, common]]);
    for list in &form.lists {
        sink.add(&[&[role, b'.', b'l', b':', *list, length]]);
    }
    let bytes = form.folded.as_bytes();
    let mut characters = form.folded.char_indices();
    let Some((_, first)) = characters.next() else { return };
    let last = characters.next_back();
    if form.is_han() {
        let Some((last, _)) = last else { return };
        sink.add(&[&[role], b".a:", &bytes[..first.len_utf8()]]);
        sink.add(&[&[role], b".e:", &bytes[last..]]);
        if let Some((before, _)) = characters.next_back() {
            sink.add(&[&[role], b".E:", &bytes[before..]]);
        }
    } else if form.length > 4 {
        let suffix = form.folded.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        sink.add(&[&[role], b".x:", &bytes[suffix..]]);
    }
}

/// What a break or an edge beside a term is called.
fn border(c: char) -> char {
    match c {
        '「' | '『' | '‘' | '"' => '“',
        '」' | '』' | '’' => '”',
        '〈' | '<' | '＜' => '《',
        '〉' | '>' | '＞' => '》',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '(' => '（',
        ')' => '）',
        '!' => '！',
        '?' => '？',
        '.' => '。',
        c => c,
    }
}

/// The character for what stands before the atom at `at`: punctuation, the edge of a block or mark,
/// or another atom.
fn sign_before(atoms: &Atoms, at: usize) -> char {
    let atom = &atoms.list[at];
    match atom.gap {
        Gap::Break(_, c) => border(c),
        _ if atom.edge => '*',
        _ => 'w',
    }
}

/// The character for what stands after the atoms up to `end`.
fn sign_after(atoms: &Atoms, end: usize) -> char {
    let Some(next) = atoms.list.get(end) else { return EDGE };
    match next.gap {
        Gap::Break(c, _) => border(c),
        _ if next.edge => '*',
        _ => 'w',
    }
}

/// What stands before a term that starts at `at` adds, without the atom before itself.
pub(super) fn before(document: &Document, atoms: &Atoms, at: usize, sink: &mut impl Sink) {
    let atom = &atoms.list[at];
    let form = atoms.form(at);
    let mut buffer = [0; 4];
    let sign = sign_before(atoms, at).encode_utf8(&mut buffer).as_bytes();
    sink.add(&[b"b.g:", sign]);
    sink.add(&[b"b.gc:", sign, &[form.class]]);
    if let Gap::Break(EDGE, _) = atom.gap {
        sink.add(&[b"b.k:", &[kind(document, atom.block)]]);
    }
    if !atom.gap.is_open() {
        return;
    }
    let previous = atoms.form(at - 1);
    let gap = atom.gap.letter();
    sink.add(&[b"b.j:", &[gap, previous.shape, form.shape]]);
    sink.add(&[b"b.c:", &[previous.class, form.class, gap]]);
    sink.add(&[b"b.wc:", previous.folded.as_bytes(), &[form.class]]);
    sink.add(&[b"b.f:", &[previous.class, digit(previous.length), form.class, digit(form.length)]]);
    if atoms.list[at - 1].gap.is_open() {
        let second = atoms.form(at - 2);
        if previous.stop {
            sink.add(&[b"b.s:", &[second.shape], previous.folded.as_bytes(), &[form.shape]]);
        }
        sink.add(&[b"b.cc:", &[second.class, previous.class, form.class]]);
        sink.add(&[b"b.2:", second.folded.as_bytes()]);
    } else {
        sink.add(&[b"b.cc:", &[b'^', previous.class, form.class]]);
    }
}

/// What stands after a term that ends before `end` adds, without the atom after itself.
pub(super) fn after(atoms: &Atoms, end: usize, sink: &mut impl Sink) {
    let form = atoms.form(end - 1);
    let mut buffer = [0; 4];
    let sign = sign_after(atoms, end).encode_utf8(&mut buffer).as_bytes();
    sink.add(&[b"a.g:", sign]);
    sink.add(&[b"a.gc:", sign, &[form.class]]);
    let Some(atom) = atoms.list.get(end).filter(|atom| atom.gap.is_open()) else { return };
    let next = atoms.form(end);
    let gap = atom.gap.letter();
    sink.add(&[b"a.j:", &[gap, form.shape, next.shape]]);
    sink.add(&[b"a.c:", &[form.class, next.class, gap]]);
    sink.add(&[b"a.cw:", &[form.class], next.folded.as_bytes()]);
    sink.add(&[b"a.f:", &[form.class, digit(form.length), next.class, digit(next.length)]]);
    if atoms.list.get(end + 1).is_some_and(|second| second.gap.is_open()) {
        let second = atoms.form(end + 1);
        if next.stop {
            sink.add(&[b"a.s:", &[form.shape], next.folded.as_bytes(), &[second.shape]]);
        }
        sink.add(&[b"a.cc:", &[form.class, next.class, second.class]]);
        sink.add(&[b"a.2:", second.folded.as_bytes()]);
    } else {
        sink.add(&[b"a.cc:", &[form.class, next.class, b'$']]);
    }
}

fn kind(document: &Document, block: usize) -> u8 {
    match document.blocks.get(block).map(|block| block.kind) {
        Some(BlockKind::Heading(_)) => b'h',
        Some(BlockKind::ListItem) => b'l',
        Some(BlockKind::Quote) => b'q',
        Some(BlockKind::TableCell) => b't',
        _ => b'p',
    }
}

/// What joins the atoms before and at `at` in a term adds.
pub(super) fn joint(atoms: &Atoms, recurrence: &Recurrence, at: usize, sink: &mut impl Sink) {
    let (left, right) = (atoms.form(at - 1), atoms.form(at));
    let atom = &atoms.list[at];
    let gap = atom.gap.letter();
    let edge = if atom.edge { b'e' } else { b'-' };
    sink.add(&[b"j.g:", &[gap, edge, left.shape, right.shape]]);
    sink.add(&[b"j.c:", &[left.class, right.class, gap]]);
    sink.add(&[b"j.d:", &[left.class, digit(left.length), right.class, digit(right.length)]]);
    sink.add(&[b"j.w:", left.folded.as_bytes(), b" ", right.folded.as_bytes()]);
    sink.add(&[b"j.wc:", left.folded.as_bytes(), &[b' ', right.class]]);
    sink.add(&[b"j.cw:", &[left.class, b' '], right.folded.as_bytes()]);
    if left.stop {
        sink.add(&[b"j.ws:", left.folded.as_bytes(), &[right.shape]]);
    }
    if right.stop {
        sink.add(&[b"j.sw:", &[left.shape], right.folded.as_bytes()]);
    }
    sink.add(&[b"j.z:", &[left.class, commonness(left), right.class, commonness(right)]]);
    let pair = recurrence.get(atoms, at - 1..at + 1).count;
    let alone = recurrence.singles[left.id as usize].count;
    let other = recurrence.singles[right.id as usize].count;
    let share = |all: u32| digit((pair * 4 / all.max(1)) as usize);
    let times = digit(pair.min(4) as usize);
    sink.add(&[b"j.n:", &[times, share(alone), share(other)]]);
    sink.add(&[b"j.m:", &[times, digit(alone.min(3) as usize), digit(other.min(3) as usize), gap]]);
}

/// What a span adds as a whole.
pub(super) fn span(
    document: &Document,
    atoms: &Atoms,
    recurrence: &Recurrence,
    range: &Range<usize>,
    sink: &mut impl Sink,
) {
    of_forms(atoms, range, sink);
    of_list(atoms, range, sink);
    let standing = recurrence.get(atoms, range.clone());
    of_standing(&standing, multiple(range), atoms.form(range.start), sink);
    of_ends(atoms, recurrence, range, &standing, sink);
    of_borders(&borders(document, atoms, range), sink);
}

/// A letter for whether a span is of several atoms.
pub(super) fn multiple(range: &Range<usize>) -> u8 {
    if range.len() > 1 { b'm' } else { b's' }
}

/// What the classes, cases and lengths of the atoms of a span add together.
pub(super) fn of_forms(atoms: &Atoms, range: &Range<usize>, sink: &mut impl Sink) {
    let (first, last) = (atoms.form(range.start), atoms.form(range.end - 1));
    let characters: usize = range.clone().map(|at| atoms.form(at).length).sum();
    let size = digit(range.len());
    sink.add(&[b"s.n:", &[size, first.shape, last.shape]]);
    sink.add(&[b"s.h:", &[digit(characters.min(9)), multiple(range), first.shape]]);
    if range.len() == 1 {
        return;
    }
    sink.add(&[b"s.c:", &[first.class, last.class, size]]);
    let mut classes = [0; MOST_ATOMS];
    for (class, at) in classes.iter_mut().zip(range.clone()) {
        *class = atoms.form(at).class;
    }
    sink.add(&[b"s.cc:", &classes[..range.len()]]);
    if range.len() < 4 {
        let mut lengths = [0; 6];
        for (at, lengths) in range.clone().zip(lengths.chunks_exact_mut(2)) {
            lengths[0] = atoms.form(at).class;
            lengths[1] = digit(atoms.form(at).length);
        }
        sink.add(&[b"s.cd:", &lengths[..range.len() * 2]]);
    }
    pattern(atoms, range, sink);
}

/// What it adds that a list of terms holds a span.
pub(super) fn of_list(atoms: &Atoms, range: &Range<usize>, sink: &mut impl Sink) {
    if range.len() > 1 && is_listed(atoms, range) {
        sink.add(&[b"s.t:", &[digit(range.len())]]);
    }
}

/// What it adds that the document speaks of a head or an opening word elsewhere too.
pub(super) fn of_ends(
    atoms: &Atoms,
    recurrence: &Recurrence,
    range: &Range<usize>,
    standing: &Standing,
    sink: &mut impl Sink,
) {
    if range.len() > 1 {
        let others = |at: usize| {
            let all = recurrence.singles[atoms.form(at).id as usize].count;
            digit(all.saturating_sub(standing.count.max(1)).min(4) as usize)
        };
        let count = digit(standing.count.min(3) as usize);
        sink.add(&[b"s.o:", &[others(range.start), others(range.end - 1), count]]);
    }
}

/// The signs before and after a span, and letters for the kind of its block, for whether it is of
/// several atoms and for the case of the first one.
pub(super) type Borders = (char, char, [u8; 3]);

pub(super) fn borders(document: &Document, atoms: &Atoms, range: &Range<usize>) -> Borders {
    let kind = kind(document, atoms.list[range.start].block);
    let letters = [kind, multiple(range), atoms.form(range.start).shape];
    (sign_before(atoms, range.start), sign_after(atoms, range.end), letters)
}

/// What the borders of a span add together.
pub(super) fn of_borders((before, after, letters): &Borders, sink: &mut impl Sink) {
    let [kind, multiple, _] = *letters;
    let mut buffers = [[0; 4]; 2];
    let [one, two] = &mut buffers;
    let (before, after) = (before.encode_utf8(one).as_bytes(), after.encode_utf8(two).as_bytes());
    sink.add(&[b"s.g:", before, after, &[multiple]]);
    sink.add(&[b"s.k:", letters]);
    sink.add(&[b"s.gk:", before, after, &[kind]]);
}

/// The cases and function words of a span: `T of T` for several capitalised words on both sides.
fn pattern(atoms: &Atoms, range: &Range<usize>, sink: &mut impl Sink) {
    let (first, last) = (atoms.form(range.start), atoms.form(range.end - 1));
    if first.is_han() && last.is_han() {
        return;
    }
    let mut pattern = Vec::with_capacity(24);
    for at in range.clone() {
        let form = atoms.form(at);
        if form.stop && at > range.start {
            pattern.push(b' ');
            pattern.extend_from_slice(form.folded.as_bytes());
            pattern.push(b' ');
        } else if pattern.last() != Some(&form.shape) {
            let joint = atoms.list[at].gap;
            if at > range.start && matches!(joint, Gap::Joint(_)) {
                pattern.push(joint.letter());
            }
            pattern.push(form.shape);
        }
    }
    sink.add(&[b"s.ss:", &pattern]);
}

/// What the recurrence of a span adds.
pub(super) fn of_standing(standing: &Standing, multiple: u8, first: &Form, sink: &mut impl Sink) {
    let count = digit(standing.count.min(5) as usize);
    let clear = digit((standing.clear * 4).div_ceil(standing.count.max(1)) as usize);
    let (before, after) = standing.bound();
    let bound = b"-bae"[usize::from(before) + 2 * usize::from(after)];
    sink.add(&[b"s.r:", &[count, multiple, first.shape]]);
    if standing.count > 1 {
        sink.add(&[b"s.rb:", &[count, bound, multiple]]);
        sink.add(&[b"s.rc:", &[clear, multiple, first.class]]);
    }
    if standing.clear > 0 {
        sink.add(&[b"s.cl:", &[multiple, first.class, digit(standing.clear.min(3) as usize)]]);
    }
    let blocks = digit(standing.blocks.min(4) as usize);
    let heading = if standing.heading { b'h' } else { b'-' };
    sink.add(&[b"s.hd:", &[heading, blocks, multiple, first.shape]]);
    sink.add(&[b"s.hc:", &[heading, blocks, first.class, multiple]]);
    sink.add(&[b"s.f:", &[digit(usize::from(standing.first)), multiple, count]]);
    if let Some(zipf) = first.zipf.filter(|_| multiple == b's') {
        let common = digit((zipf * 1.5) as usize);
        sink.add(&[b"s.zr:", &[common, blocks, heading, first.class]]);
    }
    if standing.label > 0 {
        sink.add(&[b"s.lb:", &[digit(standing.label.min(4) as usize), count]]);
    }
}

/// Whether a list of terms holds the span.
fn is_listed(atoms: &Atoms, range: &Range<usize>) -> bool {
    let first = atoms.form(range.start);
    if !first.is_han() || !background::starts_chinese_term(&first.folded) {
        return false;
    }
    let mut text = String::new();
    for at in range.clone() {
        if at > range.start && !matches!(atoms.list[at].gap, Gap::None | Gap::Guess) {
            return false;
        }
        text.push_str(&atoms.form(at).folded);
    }
    background::is_chinese_term(&text)
}
