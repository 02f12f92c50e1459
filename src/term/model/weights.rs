//! Weights: what each feature is worth, as compiled from `model/terms.tsv`.

use super::feature::Sink;
use super::table::{SEED, hash, place};

/// See [`table`](super::table); made by `build/`.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/terms.weights"));

/// Weights that training tries in the place of the compiled ones.
#[cfg(feature = "train")]
pub(super) static TRIED: std::sync::RwLock<Option<&[u8]>> = std::sync::RwLock::new(None);

#[cfg(not(feature = "train"))]
fn table() -> &'static [u8] {
    COMPILED
}

#[cfg(feature = "train")]
fn table() -> &'static [u8] {
    TRIED.read().ok().and_then(|tried| *tried).unwrap_or(COMPILED)
}

/// The weight of a feature, in 1024ths.
pub(super) fn weight(name: &[&[u8]]) -> i32 {
    let (entries, _) = table().as_chunks::<8>();
    let (mut at, tag) = place(name.iter().fold(SEED, |state, part| hash(state, part)));
    loop {
        let Some(entry) = entries.get(at & entries.len().wrapping_sub(1)) else { return 0 };
        let weight = i32::from_le_bytes([entry[4], entry[5], entry[6], entry[7]]);
        if weight == 0 || entry[..4] == tag {
            return weight;
        }
        at += 1;
    }
}

/// Adds up weights.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum(pub(super) i32);

impl Sink for Sum {
    fn add(&mut self, name: &[&[u8]]) {
        self.0 += weight(name);
    }
}

/// A sum of weights as a logarithm of odds.
pub(super) fn logit(sum: i32) -> f64 {
    f64::from(sum) / 1024.0
}
