//! The model: which spans of a text are terms, and how sure that is.
//!
//! Atoms → candidates → scores → probabilities → the best set of spans. The scores are sums of
//! learnt weights (`model/terms.tsv`, made by `train/` from `corpus/`).

mod atom;
mod decision;
mod decode;
mod feature;
mod memo;
mod nested;
mod own;
mod recurrence;
mod score;
mod table;
#[cfg(test)]
mod tests;
mod titled;
#[cfg(feature = "train")]
pub mod train;
mod weights;

pub use decision::Decision;
pub(super) use decision::decide;
pub(super) use own::Own;

use crate::document::Document;
use crate::token::{Language, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How probable the spans of the best reading are.
const LEAST: f64 = 0.2;
/// How probable they are where that gives fewer different terms than these: a text of a few words
/// shows all that may be one.
const LEAST_OF_FEW: f64 = 0.02;
const FEW: usize = 4;
/// How probable a span is that the best reading does not have: 中国科学院 beside 中国科学院大学.
const LEAST_OTHER: f64 = 0.35;
/// The same where it is no piece of a longer one, for Chinese characters and for letters, whose words
/// are no guesses.
const LEAST_ALONE: [f64; 2] = [0.03, 0.12];

/// A span of text that the model takes for a term.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) block: usize,
    /// The byte range in the block's text.
    pub(super) range: Range<usize>,
    /// How probable it is that the span is a term.
    pub(super) probability: f64,
}

/// From this probability on, a part of a term is a topic of its own.
const LEAST_NESTED: f64 = 0.25;

/// Whether a document is in the scripts that the model has learnt from: Chinese characters, Latin
/// letters and Cyrillic ones. In a language of theirs that it has not seen it still finds more whole
/// terms than the rules do.
pub(super) fn reads(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let learnt = |token: &&Token| match token.language {
        Language::Chinese | Language::Latin => true,
        Language::Other => token.text.starts_with(is_cyrillic),
        _ => false,
    };
    words.clone().filter(learnt).count() * 2 >= words.count()
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// A document with all spans that may be terms and how probable each is.
struct Model {
    atoms: atom::Atoms,
    recurrence: recurrence::Recurrence,
    runs: Vec<Judged>,
}

impl Model {
    fn new(document: &Document, tokens: &[Token], own: &Own<'_>) -> Self {
        let atoms = atom::atoms(document, tokens);
        let recurrence = recurrence::Recurrence::new(document, &atoms);
        let scores = score::Scores::new(document, &atoms, &recurrence);
        let mut runs = Vec::new();
        for run in atoms.runs() {
            let candidates = scores.candidates(&run, own);
            let probabilities = decode::probabilities(run.len(), &candidates);
            runs.push((run, candidates, probabilities));
        }
        agree(&atoms, &recurrence, &mut runs);
        Self { atoms, recurrence, runs }
    }
}

/// The terms of a document, in reading order; topics that stand in longer terms come after those.
/// With `numbers`, numbers that are in no term are terms too; `least` is how probable a term must be,
/// where that is not to follow how many there are.
pub(super) fn find(
    document: &Document,
    tokens: &[Token],
    own: &Own<'_>,
    numbers: bool,
    least: Option<f64>,
) -> Vec<Found> {
    let Model { atoms, recurrence, runs } = Model::new(document, tokens, own);
    let mut chosen = choose(&runs, least.unwrap_or(LEAST));
    let different: FxHashSet<u64> =
        chosen.iter().map(|(span, _)| recurrence::key(&atoms, span.clone())).collect();
    if least.is_none() && different.len() < FEW {
        chosen = choose(&runs, LEAST_OF_FEW);
    }
    let terms: Vec<_> = chosen.iter().map(|(range, _)| range.clone()).collect();
    if least.is_none() {
        chosen.extend(others(&atoms, &recurrence, &runs, &terms));
        titled::add_titles(document, &atoms, &mut chosen);
    }
    if numbers {
        let taken: FxHashSet<usize> = terms.iter().cloned().flatten().collect();
        let free = (0..atoms.list.len()).filter(|at| !taken.contains(at));
        chosen.extend(free.filter(|&at| atoms.form(at).class == b'#').map(|at| (at..at + 1, 1.0)));
    }
    chosen.extend(nested(&atoms, &recurrence, terms));
    if least.is_none() {
        let elsewhere = elsewhere(&atoms, &chosen);
        chosen.extend(elsewhere);
    }
    chosen.sort_by(|(a, p), (b, q)| {
        a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(q.total_cmp(p))
    });
    chosen.dedup_by(|(after, _), (before, _)| after == before);
    let found = chosen.into_iter().map(|(range, probability)| {
        let (first, last) = (&atoms.list[range.start], &atoms.list[range.end - 1]);
        Found { block: first.block, range: first.range.start..last.range.end, probability }
    });
    found.collect()
}

/// The best spans of all runs that are as probable as `least`.
fn choose(runs: &[Judged], least: f64) -> Vec<(Range<usize>, f64)> {
    let mut chosen = Vec::new();
    for (run, candidates, probabilities) in runs {
        for best in decode::best(run.len(), candidates, probabilities, least) {
            let span = &candidates[best].atoms;
            let range = run.start + span.start..run.start + span.end;
            chosen.push((range, probabilities[best]));
        }
    }
    chosen
}

/// The spans that no best reading has and that may still be terms. One that is hardly probable must
/// stand by itself: what always has the same neighbour is a piece of something longer.
fn others(
    atoms: &atom::Atoms,
    recurrence: &recurrence::Recurrence,
    runs: &[Judged],
    terms: &[Range<usize>],
) -> Vec<(Range<usize>, f64)> {
    let terms: FxHashSet<&Range<usize>> = terms.iter().collect();
    let is_piece = |span: &Range<usize>| {
        let standing = recurrence.get(atoms, span.clone());
        standing.count > 1 && matches!(standing.bound(), (true, _) | (_, true))
    };
    let alone = |span: &Range<usize>| LEAST_ALONE[usize::from(!atoms.form(span.start).is_han())];
    let mut others = Vec::new();
    for (run, candidates, probabilities) in runs {
        for (candidate, &probability) in candidates.iter().zip(probabilities) {
            let span = run.start + candidate.atoms.start..run.start + candidate.atoms.end;
            let may_be =
                probability >= LEAST_OTHER || probability >= alone(&span) && !is_piece(&span);
            if may_be && !terms.contains(&span) {
                others.push((span, probability));
            }
        }
    }
    others
}

/// From this probability on, what is a term in one place counts wherever it stands.
const COUNTED: f64 = 0.1;

/// Where the terms stand besides: in longer terms, and in what no reading takes for a term. That
/// says how often the text speaks of them, and nothing of whether they are terms: their probability
/// is 0. A word of letters in a longer term is more often another thing: York and New York.
fn elsewhere(atoms: &atom::Atoms, chosen: &[(Range<usize>, f64)]) -> Vec<(Range<usize>, f64)> {
    let sure = chosen.iter().filter(|(_, probability)| *probability >= COUNTED);
    let keys: FxHashSet<u64> = sure.map(|(span, _)| recurrence::key(atoms, span.clone())).collect();
    let most = chosen.iter().map(|(span, _)| span.len()).max().unwrap_or_default();
    let mut covered = vec![false; atoms.list.len()];
    for (span, _) in chosen.iter().filter(|(span, _)| span.len() > 1) {
        covered[span.clone()].fill(true);
    }
    let may_start = |start: &usize| {
        atoms.list[*start].gap != atom::Gap::Guess
            && (atoms.form(*start).is_han() || !covered[*start])
    };
    let mut found = Vec::new();
    for run in atoms.runs() {
        for start in run.clone().filter(may_start) {
            let mut key = 0;
            for end in start + 1..=run.end.min(start + most) {
                key = recurrence::append(key, atoms.form(end - 1).id);
                let next = atoms.list.get(end);
                if keys.contains(&key) && next.is_none_or(|next| next.gap != atom::Gap::Guess) {
                    found.push((start..end, 0.0));
                }
            }
        }
    }
    found
}

/// A run with its candidates and how probable each is.
type Judged = (Range<usize>, Vec<decode::Candidate>, Vec<f64>);

/// Less than this is not worth looking at.
const HARDLY: f64 = 0.02;

/// What is a term in one sentence of a document is one in the others: the probability of a candidate
/// becomes the mean of its own and that of all its occurrences.
fn agree(atoms: &atom::Atoms, recurrence: &recurrence::Recurrence, runs: &mut [Judged]) {
    let mut sums: FxHashMap<u64, f64> = FxHashMap::default();
    let key = |run: &Range<usize>, candidate: &decode::Candidate| {
        let span = &candidate.atoms;
        recurrence::key(atoms, run.start + span.start..run.start + span.end)
    };
    for (run, candidates, probabilities) in &*runs {
        for (candidate, &probability) in candidates.iter().zip(probabilities) {
            if probability > HARDLY {
                *sums.entry(key(run, candidate)).or_default() += probability;
            }
        }
    }
    for (run, candidates, probabilities) in runs {
        for (candidate, probability) in candidates.iter().zip(probabilities) {
            if *probability > HARDLY {
                let span = run.start + candidate.atoms.start..run.start + candidate.atoms.end;
                let count = recurrence.get(atoms, span).count.max(1);
                let sum = sums.get(&key(run, candidate)).copied().unwrap_or_default();
                *probability = (*probability + sum / f64::from(count)) / 2.0;
            }
        }
    }
}

/// The topics inside terms, with their probabilities.
fn nested(
    atoms: &atom::Atoms,
    recurrence: &recurrence::Recurrence,
    terms: Vec<Range<usize>>,
) -> Vec<(Range<usize>, f64)> {
    let terms = nested::Terms::new(atoms, terms);
    let mut found = Vec::new();
    for (term, part) in terms.candidates(atoms) {
        let mut sum = weights::Sum::default();
        terms.features(atoms, recurrence, (&term, &part), &mut sum);
        let probability = 1.0 / (1.0 + libm::exp(-weights::logit(sum.0)));
        if probability >= LEAST_NESTED {
            found.push((part, probability));
        }
    }
    found
}
