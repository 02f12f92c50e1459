//! Association between neighbours, and how short a document is.

/// The log-likelihood ratio of two words standing together `both` times, when they occur `first`
/// and `second` times among `total` words; 0 when they avoid each other.
///
/// Dunning (1993), "Accurate Methods for the Statistics of Surprise and Coincidence". Above 3.84
/// the chance of a coincidence is under 5 %, above 10.83 under 0.1 %.
pub(super) fn log_likelihood(both: u32, first: u32, second: u32, total: u32) -> f64 {
    let (both, first, second) = (f64::from(both), f64::from(first), f64::from(second));
    let total = f64::from(total).max(first + second - both);
    let expected = first * second / total;
    if both <= expected {
        return 0.0;
    }
    let cell = |observed: f64, row: f64, column: f64| {
        if observed <= 0.0 { 0.0 } else { observed * libm::log(observed * total / (row * column)) }
    };
    2.0 * (cell(both, first, second)
        + cell(first - both, first, total - second)
        + cell(second - both, total - first, second)
        + cell(total - first - second + both, total - first, total - second))
}

/// With how many occurrences of terms in a document length counts by half.
const SHORT: f64 = 120.0;
/// How short a document with so many occurrences of terms is, from 1 for a sentence towards 0 for a
/// long report.
pub(super) fn brevity(occurrences: f64) -> f64 {
    1.0 / (1.0 + (occurrences / SHORT) * (occurrences / SHORT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independent_words_have_no_association() {
        assert_eq!(log_likelihood(10, 100, 100, 1000), 0.0);
        assert_eq!(log_likelihood(1, 100, 100, 1000), 0.0);
    }

    #[test]
    fn agrees_with_the_formula_on_a_worked_table() {
        // Cells 2, 1, 1, 996 against expectations .009, 2.991, 2.991, 994.009.
        let expected = 2.0
            * (2.0 * libm::log(2.0 / 0.009)
                + 2.0 * libm::log(1.0 / 2.991)
                + 996.0 * libm::log(996.0 / 994.009));
        assert!((log_likelihood(2, 3, 3, 1000) - expected).abs() < 1e-9);
    }

    #[test]
    fn repetition_strengthens() {
        assert!(log_likelihood(4, 5, 5, 1000) > log_likelihood(2, 5, 5, 1000));
    }
}
