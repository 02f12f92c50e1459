//! Counting: [`Token`](crate::token::Token) → [`TermCounts`] → [`Term`].

use std::ops::Range;

/// A term of one or more documents, with what it weighs.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The form to show: the commonest of its variants.
    pub text: String,
    /// How often it occurs.
    pub count: u64,
    /// In how many documents it occurs.
    pub documents: u64,
    /// Its importance relative to the heaviest term, over 0 to 1.
    pub weight: f64,
    /// The raw value that `weight` was made from, in the units of the weighting.
    pub score: f64,
    /// Where it occurs, in reading order; empty for a term of a frequency list.
    pub sources: Vec<Source>,
}

/// One place where a term occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The index of the block in its document.
    pub block: usize,
    /// The byte range in the block's text.
    pub range: Range<usize>,
}
