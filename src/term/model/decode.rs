//! Decoding: the scores of the spans of a run → how probable each is, and the best set of them.
//!
//! The spans that are terms do not overlap. The probability of a set of spans is in proportion to
//! e to the sum of their scores (a semi-Markov model of order zero: Sarawagi and Cohen 2004), so
//! that spans that overlap compete, and joining and splitting are one decision.

use std::ops::Range;

/// A span of a run with how much speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// The atoms, counted from the start of the run.
    pub(super) atoms: Range<usize>,
    /// The logarithm of the odds that it is a term, against none there.
    pub(super) score: f64,
}

/// How probable each candidate is, in a run of `length` atoms; they must be ordered by their start.
pub(super) fn probabilities(length: usize, candidates: &[Candidate]) -> Vec<f64> {
    let mut forward = vec![f64::NEG_INFINITY; length + 1];
    forward[0] = 0.0;
    let mut at = 0;
    for start in 0..length {
        let here = forward[start];
        forward[start + 1] = add(forward[start + 1], here);
        while let Some(candidate) = candidates.get(at).filter(|c| c.atoms.start == start) {
            let end = candidate.atoms.end;
            forward[end] = add(forward[end], here + candidate.score);
            at += 1;
        }
    }
    let mut backward = vec![f64::NEG_INFINITY; length + 1];
    backward[length] = 0.0;
    let mut probabilities = vec![0.0; candidates.len()];
    for start in (0..length).rev() {
        let mut sum = backward[start + 1];
        while let Some(candidate) = at.checked_sub(1).and_then(|at| candidates.get(at))
            && candidate.atoms.start == start
        {
            at -= 1;
            let rest = candidate.score + backward[candidate.atoms.end];
            sum = add(sum, rest);
            probabilities[at] = libm::exp(forward[start] + rest - forward[length]);
        }
        backward[start] = sum;
    }
    probabilities
}

/// The logarithm of the sum of two numbers given by their logarithms.
fn add(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low - high < -40.0 { high } else { high + libm::log1p(libm::exp(low - high)) }
}

/// The candidates without overlap that gain most, by their places in the list; each gains its
/// probability less `least` for each atom, so that two halves do not outweigh the whole.
pub(super) fn best(
    length: usize,
    candidates: &[Candidate],
    probabilities: &[f64],
    least: f64,
) -> Vec<usize> {
    // The gain of the best set in the atoms from each on, and the candidate that it starts with.
    let mut gains: Vec<(f64, Option<usize>)> = vec![(0.0, None); length + 1];
    let mut at = candidates.len();
    for start in (0..length).rev() {
        let mut best = (gains[start + 1].0, None);
        while let Some(candidate) = at.checked_sub(1).and_then(|at| candidates.get(at))
            && candidate.atoms.start == start
        {
            at -= 1;
            let size = candidate.atoms.len() as f64;
            let gain = (probabilities[at] - least) * size + gains[candidate.atoms.end].0;
            if gain > best.0 {
                best = (gain, Some(at));
            }
        }
        gains[start] = best;
    }
    let (mut chosen, mut start) = (Vec::new(), 0);
    while start < length {
        match gains[start].1 {
            Some(candidate) => {
                chosen.push(candidate);
                start = candidates[candidate].atoms.end;
            }
            None => start += 1,
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates() -> Vec<Candidate> {
        let list = [(0, 1, 0.5), (0, 2, 1.5), (1, 2, 1.0), (2, 3, -2.0)];
        let made = list.map(|(start, end, score)| Candidate { atoms: start..end, score });
        made.to_vec()
    }

    #[test]
    fn the_probabilities_are_those_of_all_sets_without_overlap() {
        let e = libm::exp;
        // None, each of both, both, the long one; times the last atom free or not.
        let sets = 1.0 + e(0.5) + e(1.0) + e(1.5) + e(1.5);
        let expected = [
            (e(0.5) + e(1.5)) / sets,
            e(1.5) / sets,
            (e(1.0) + e(1.5)) / sets,
            e(-2.0) / (1.0 + e(-2.0)),
        ];
        for (got, expected) in probabilities(3, &candidates()).into_iter().zip(expected) {
            assert!((got - expected).abs() < 1e-12, "{got} {expected}");
        }
    }

    #[test]
    fn the_best_set_does_not_overlap() {
        assert_eq!(best(3, &candidates(), &[0.45, 0.4, 0.45, 0.1], 0.2), [0, 2]);
        assert_eq!(best(3, &candidates(), &[0.3, 0.6, 0.3, 0.1], 0.2), [1]);
        assert_eq!(best(3, &candidates(), &[0.1; 4], 0.2), [0; 0]);
    }
}
