//! Trends: whether a series rises or falls, and how fast.

/// From how many periods on a test of trend says something.
const FEWEST: usize = 8;

/// The median of the slopes between all pairs of values (Theil 1950, Sen 1968): how much a series of
/// values at equal distances rises each time, whatever a few outliers do; `None` for less than two.
pub fn theil_sen(values: &[f64]) -> Option<f64> {
    let mut slopes: Vec<f64> =
        pairs(values).map(|(apart, earlier, later)| (later - earlier) / apart as f64).collect();
    slopes.sort_by(f64::total_cmp);
    let middle = slopes.len() / 2;
    let upper = *slopes.get(middle)?;
    Some(if slopes.len() % 2 == 1 { upper } else { f64::midpoint(slopes[middle - 1], upper) })
}

/// Of each pair of values how far they are apart, the earlier and the later one.
fn pairs(values: &[f64]) -> impl Iterator<Item = (usize, f64, f64)> + '_ {
    values.iter().enumerate().flat_map(move |(place, &earlier)| {
        let later = values[place + 1..].iter().enumerate();
        later.map(move |(apart, &later)| (apart + 1, earlier, later))
    })
}

/// The test of Mann (1945) and Kendall (1975) for a trend that goes one way.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct MannKendall {
    /// How many more pairs of values rise than fall.
    pub s: f64,
    /// The variance of `s` where there is no trend, less for values that are equal.
    pub variance: f64,
    /// `s` nearer to zero by one, in standard deviations.
    pub z: f64,
    /// How probable such a `z` or a larger one, of either sign, is without a trend.
    pub p: f64,
    /// Kendall's τ-b with time, from -1 to 1.
    pub tau: f64,
}

impl MannKendall {
    /// Tests a series of values at equal distances; `None` where there are less than eight or all are
    /// equal.
    pub fn of(values: &[f64]) -> Option<Self> {
        if values.len() < FEWEST {
            return None;
        }
        let direction = |(_, earlier, later): (usize, f64, f64)| {
            f64::from(u8::from(later > earlier)) - f64::from(u8::from(later < earlier))
        };
        let s: f64 = pairs(values).map(direction).sum();
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let ties = || sorted.chunk_by(|a, b| a == b).map(|equal| equal.len() as f64);
        let spread = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
        let choices = |n: f64| n * (n - 1.0) / 2.0;
        let n = values.len() as f64;
        let variance = (spread(n) - ties().map(spread).sum::<f64>()) / 18.0;
        if variance <= 0.0 {
            return None;
        }
        let z = (s.abs() - 1.0).max(0.0).copysign(s) / libm::sqrt(variance);
        let untied = choices(n) - ties().map(choices).sum::<f64>();
        Some(Self {
            s,
            variance,
            z,
            p: libm::erfc(z.abs() / std::f64::consts::SQRT_2),
            tau: s / libm::sqrt(choices(n) * untied),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlier_turns_no_slope() {
        assert_eq!(theil_sen(&[1.0, 3.0, 5.0, 100.0, 9.0, 11.0]), Some(2.0));
        assert_eq!(theil_sen(&[1.0, 2.0]), Some(1.0));
        assert_eq!(theil_sen(&[1.0]), None);
    }

    #[test]
    fn a_rising_series_has_all_pairs() {
        let values: Vec<f64> = (0..10).map(f64::from).collect();
        let test = MannKendall::of(&values).unwrap();
        assert_eq!((test.s, test.variance, test.tau), (45.0, 125.0, 1.0));
        assert!((test.z - 44.0 / libm::sqrt(125.0)).abs() < 1e-12);
        assert!(test.p < 1e-4);
        let falling: Vec<f64> = values.iter().map(|value| -value).collect();
        assert_eq!(MannKendall::of(&falling).unwrap().z, -test.z);
    }

    #[test]
    fn few_or_equal_values_are_no_trend() {
        assert_eq!(MannKendall::of(&[1.0, 2.0, 3.0]), None);
        assert_eq!(MannKendall::of(&[5.0; 12]), None);
        let ties = [1.0, 1.0, 2.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0];
        assert!(MannKendall::of(&ties).unwrap().p > 0.3);
    }
}
