//! How common words are in general language, as Zipf values (log10 of the occurrences in 10^9
//! words): the thresholds that several files share.

/// Below this Zipf value a word of the dictionary may be a piece of a longer one.
pub(super) const RARE: f64 = 3.5;
/// From this Zipf value on, a word says nothing about its field.
pub(super) const GENERIC: f64 = 5.45;
/// From this Zipf value on, a word makes no new term of another one.
pub(super) const VAGUE: f64 = 5.0;
