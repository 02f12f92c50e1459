//! Words with their weights, as they are given to be drawn.

use std::collections::BTreeMap;

/// A word as it is given to be drawn.
#[derive(Clone)]
pub(super) struct WeightedWord {
    /// Its place among those that were given.
    pub(super) index: usize,
    pub(super) text: String,
    pub(super) count: u64,
    /// Relative to the heaviest word.
    pub(super) weight: f64,
}

/// Words in the order of falling weight, each once, with weights relative to the heaviest.
pub(super) fn weighted(words: impl Iterator<Item = (String, f64)>) -> Vec<WeightedWord> {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for (word, weight) in words.filter(|(_, weight)| weight.is_finite() && *weight > 0.0) {
        *sums.entry(word).or_default() += weight;
    }
    let heaviest = sums.values().copied().fold(f64::MIN_POSITIVE, f64::max);
    let mut sums: Vec<(String, f64)> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1));
    let word = |(index, (text, weight)): (usize, (String, f64))| WeightedWord {
        index,
        text,
        count: weight.round() as u64,
        weight: weight / heaviest,
    };
    sums.into_iter().enumerate().map(word).collect()
}
