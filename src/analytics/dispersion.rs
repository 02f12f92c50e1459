//! Dispersion: how evenly a term is spread over the parts of a text or the texts of an archive.

/// How evenly a term is spread.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Dispersion {
    /// The deviation of proportions (Gries 2008), 0 for a term that is spread as the words are, near
    /// 1 for one that stands in a single small part.
    pub dp: f64,
    /// The same divided by the most that it can be with these parts (Lijffijt and Gries 2012).
    pub dp_norm: f64,
    /// Juilland's D (Juilland et al. 1970, by relative frequencies): 1 for a term that is spread
    /// evenly, 0 for one that stands in a single one of parts of equal size.
    pub juilland: f64,
}

impl Dispersion {
    /// The dispersion of a term that occurs `counts` times in the parts, which have `sizes` words;
    /// `None` where it does not occur or there are less than two parts with words.
    pub fn of(counts: &[u64], sizes: &[u64]) -> Option<Self> {
        let parts: Vec<(f64, f64)> = counts
            .iter()
            .zip(sizes)
            .filter(|&(_, &size)| size > 0)
            .map(|(&count, &size)| (count as f64, size as f64))
            .collect();
        let occurrences: f64 = parts.iter().map(|(count, _)| count).sum();
        let words: f64 = parts.iter().map(|(_, size)| size).sum();
        if parts.len() < 2 || occurrences == 0.0 {
            return None;
        }
        let differences =
            parts.iter().map(|(count, size)| (count / occurrences - size / words).abs());
        let dp = differences.sum::<f64>() / 2.0;
        let least = parts.iter().map(|(_, size)| size / words).fold(1.0, f64::min);
        let number = parts.len() as f64;
        let rates: Vec<f64> = parts.iter().map(|(count, size)| count / size).collect();
        let mean = rates.iter().sum::<f64>() / number;
        let variance = rates.iter().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() / number;
        let juilland = 1.0 - libm::sqrt(variance) / mean / libm::sqrt(number - 1.0);
        Some(Self { dp, dp_norm: dp / (1.0 - least), juilland })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_parts_of_gries() {
        let sizes = [9, 10, 10, 10, 11];
        let of = |counts: [u64; 5]| Dispersion::of(&counts, &sizes).unwrap();
        let close = |found: f64, expected: f64| {
            assert!((found - expected).abs() < 5e-5, "{found} is not {expected}");
        };
        let a = of([1, 2, 3, 4, 5]);
        close(a.dp, 0.18);
        close(a.dp_norm, 0.2195);
        close(a.juilland, 0.785_15);
        let b = of([2, 2, 2, 2, 2]);
        close(b.dp, 0.02);
        close(b.dp_norm, 0.0244);
        close(b.juilland, 0.968_09);
        let q = of([0, 1, 0, 0, 0]);
        close(q.dp, 0.8);
        close(q.dp_norm, 0.9756);
    }

    #[test]
    fn what_has_no_dispersion() {
        assert_eq!(Dispersion::of(&[3], &[10]), None);
        assert_eq!(Dispersion::of(&[3, 0], &[10, 0]), None);
        assert_eq!(Dispersion::of(&[0, 0], &[10, 10]), None);
    }
}
