//! Sizes: the declared law from weights to font sizes.

use serde::{Deserialize, Serialize};

/// How the font size follows from the weight; every size is this law times one scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SizeLaw {
    /// Size ∝ weight. The default: what matters most is seen first.
    #[default]
    Linear,
    /// Size ∝ √weight, so that the area of a word follows its weight.
    Sqrt,
    /// Size ∝ ln(1 + weight / least weight).
    Log,
    /// Size falls evenly from 1 for the heaviest to ⅕ for the lightest; equal weights share a rank.
    Rank,
}

impl SizeLaw {
    /// The size of each weight relative to that of the heaviest, over 0 to 1.
    pub fn relative_sizes(self, weights: &[f64]) -> Vec<f64> {
        let most = weights.iter().copied().fold(0.0, f64::max);
        let least = weights.iter().copied().fold(most, f64::min);
        match self {
            Self::Linear => weights.iter().map(|weight| weight / most).collect(),
            Self::Sqrt => weights.iter().map(|weight| (weight / most).sqrt()).collect(),
            Self::Log => {
                let whole = libm::log1p(most / least);
                weights.iter().map(|weight| libm::log1p(weight / least) / whole).collect()
            }
            Self::Rank => ranks(weights).into_iter().map(|rank| 1.0 - 0.8 * rank).collect(),
        }
    }
}

/// The rank of each weight, 0 for the heaviest to 1 for the lightest.
fn ranks(weights: &[f64]) -> Vec<f64> {
    let mut distinct = weights.to_vec();
    distinct.sort_by(|a, b| b.total_cmp(a));
    distinct.dedup();
    let last = (distinct.len().max(2) - 1) as f64;
    let rank = |weight: &f64| distinct.partition_point(|other| other > weight) as f64 / last;
    weights.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_laws_are_what_they_say() {
        let weights = [16.0, 4.0, 4.0, 1.0];
        assert_eq!(SizeLaw::Linear.relative_sizes(&weights), [1.0, 0.25, 0.25, 0.0625]);
        assert_eq!(SizeLaw::Sqrt.relative_sizes(&weights), [1.0, 0.5, 0.5, 0.25]);
        assert_eq!(SizeLaw::Rank.relative_sizes(&weights), [1.0, 0.6, 0.6, 1.0 - 0.8]);
        let log = SizeLaw::Log.relative_sizes(&weights);
        assert!((log[3] - libm::log(2.0) / libm::log(17.0)).abs() < 1e-12);
    }

    #[test]
    fn one_weight_has_the_full_size() {
        for law in [SizeLaw::Linear, SizeLaw::Sqrt, SizeLaw::Log, SizeLaw::Rank] {
            assert_eq!(law.relative_sizes(&[3.0, 3.0]), [1.0, 1.0], "{law:?}");
        }
    }
}
