//! Learning from an archive: what many documents show about names, compounds, new words and
//! boilerplate, as evidence for each of them.
//!
//! [`observe`] counts in one document what the term stage would have to decide about;
//! [`Observations`] are merged over an archive, and [`Observations::learned`] draws the
//! conclusions, which [`TermOptions::learned`](super::TermOptions::learned) hands to the term
//! stage. A word that stands once in today's report is then as well known as the archive knows it.

mod conclude;
mod learned;
mod observations;

pub use learned::Learned;
pub use observations::{Observations, observe};

/// A number for a text, the same on every machine.
fn hash(text: &str) -> u64 {
    crate::hash::fnv1a(text.bytes())
}

/// The text of a block by which it is recognised in other documents: its key with all numbers
/// alike, so that "Issue 12, 3 May" returns as "Issue 13, 10 May"; `None` for a block of which
/// nothing but numbers remains.
fn template(text: &str) -> Option<u64> {
    let mut result = String::with_capacity(text.len());
    let mut letters = false;
    for c in super::fold::key(text).chars() {
        letters |= c.is_alphabetic();
        if !c.is_numeric() {
            result.push(c);
        } else if !result.ends_with('0') {
            result.push('0');
        }
    }
    letters.then(|| hash(&result))
}

#[cfg(test)]
mod tests;
