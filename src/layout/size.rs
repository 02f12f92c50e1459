//! Sizes: the declared law from weights to font sizes.

use crate::name::names;
use serde::{Deserialize, Serialize};

/// How the font size follows from the weight; every size is this law times one scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SizeLaw {
    /// The default: [`SizeLaw::Power`] with the exponent from ½ to 1 at which the heaviest word is
    /// ten times as large as the lightest, as near as that goes. What matters most is seen first,
    /// and what matters least can still be read.
    #[default]
    Balanced,
    /// Size ∝ weight.
    Linear,
    /// Size ∝ √weight, so that the area of a word follows its weight.
    Sqrt,
    /// Size ∝ weight to the power of this exponent, which is above 0.
    Power(f64),
    /// Size ∝ ln(1 + weight / least weight).
    Log,
    /// The area of a word's box ∝ its weight, so that a long word is not seen more than a short one
    /// of the same weight; font sizes then differ between words of equal weight.
    Area,
    /// Size falls evenly from 1 for the heaviest to ⅕ for the lightest; equal weights share a rank.
    Rank,
}

// A power has no name: it is what the balanced law stands for.
names!(SizeLaw, "law of sizes", {
    Balanced: "balanced",
    Linear: "linear",
    Sqrt: "sqrt",
    Log: "log",
    Rank: "rank",
    Area: "area",
});

/// The ratio of the largest size to the smallest that [`SizeLaw::Balanced`] aims at.
const BALANCED_RATIO: f64 = 10.0;

impl SizeLaw {
    /// The law itself for these weights: [`SizeLaw::Balanced`] becomes the power that it stands
    /// for.
    pub fn resolved(self, weights: &[f64]) -> Self {
        let Self::Balanced = self else { return self };
        let (least, most) = range(weights);
        let exponent = libm::log(BALANCED_RATIO) / libm::log(most / least).max(f64::EPSILON);
        Self::Power(exponent.clamp(0.5, 1.0))
    }

    /// The size of each weight relative to that of the heaviest, over 0 to 1; for
    /// [`SizeLaw::Area`] of boxes of one shape.
    pub fn relative_sizes(self, weights: &[f64]) -> Vec<f64> {
        let (least, most) = range(weights);
        let sizes =
            |size: &dyn Fn(f64) -> f64| weights.iter().map(|&weight| size(weight)).collect();
        match self.resolved(weights) {
            Self::Linear => sizes(&|weight| weight / most),
            Self::Sqrt | Self::Area => sizes(&|weight| (weight / most).sqrt()),
            Self::Power(exponent) => sizes(&|weight| libm::pow(weight / most, exponent)),
            Self::Log => {
                let whole = libm::log1p(most / least);
                sizes(&|weight| libm::log1p(weight / least) / whole)
            }
            Self::Rank | Self::Balanced => {
                ranks(weights).into_iter().map(|rank| 1.0 - 0.8 * rank).collect()
            }
        }
    }
}

/// The least and the greatest weight.
fn range(weights: &[f64]) -> (f64, f64) {
    let most = weights.iter().copied().fold(0.0, f64::max);
    (weights.iter().copied().fold(most, f64::min), most)
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
    fn the_balanced_law_keeps_the_lightest_readable() {
        let exponent = |weights: &[f64]| match SizeLaw::Balanced.resolved(weights) {
            SizeLaw::Power(exponent) => exponent,
            other => panic!("{other:?} is no power"),
        };
        assert_eq!(exponent(&[5.0, 1.0]), 1.0);
        assert_eq!(exponent(&[3.0, 3.0]), 1.0);
        assert_eq!(exponent(&[1e6, 1.0]), 0.5);
        let sizes = SizeLaw::Balanced.relative_sizes(&[50.0, 7.0, 1.0]);
        assert!((sizes[2] - 0.1).abs() < 1e-12);
    }

    #[test]
    fn one_weight_has_the_full_size() {
        for law in [SizeLaw::Balanced, SizeLaw::Linear, SizeLaw::Sqrt, SizeLaw::Log, SizeLaw::Rank]
        {
            assert_eq!(law.relative_sizes(&[3.0, 3.0]), [1.0, 1.0], "{law:?}");
        }
    }
}
