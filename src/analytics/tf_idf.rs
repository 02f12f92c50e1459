//! Tf-idf: what is frequent in a document and rare in the others.

/// How rare a term is that occurs in `with` of the `documents` (Spärck Jones 1972), smoothed as
/// scikit-learn does by one document that has every term: ln((1 + n) / (1 + df)) + 1.
pub fn inverse_document_frequency(documents: u64, with: u64) -> f64 {
    libm::log((1.0 + documents as f64) / (1.0 + with as f64)) + 1.0
}

/// The tf-idf of the terms of a document, made one long: of each the count, and in how many of all
/// `documents` it occurs.
pub fn tf_idf(terms: &[(u64, u64)], documents: u64) -> Vec<f64> {
    let weigh = |&(count, with)| count as f64 * inverse_document_frequency(documents, with);
    let weights: Vec<f64> = terms.iter().map(weigh).collect();
    let length = libm::sqrt(weights.iter().map(|weight| weight * weight).sum());
    let scale = if length > 0.0 { length } else { 1.0 };
    weights.into_iter().map(|weight| weight / scale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_term_weighs_more() {
        let weights = tf_idf(&[(2, 1), (2, 3), (0, 1)], 3);
        assert!(weights[0] > weights[1] && weights[2] == 0.0);
        assert!((weights.iter().map(|w| w * w).sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((inverse_document_frequency(3, 3) - 1.0).abs() < 1e-12);
        assert_eq!(tf_idf(&[(0, 1)], 3), [0.0]);
    }
}
