//! Options: how terms are found and weighed.

use super::learn::Learned;
use crate::name::names;
use std::sync::Arc;

/// How terms are found and weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TermOptions {
    /// What the weight of a term is made from. Default: [`Weighting::Background`].
    pub weighting: Weighting,
    /// Whether words are joined to names, compounds and phrases. Default: `true`.
    pub phrases: bool,
    /// The least number of occurrences of a term. Default: 1.
    pub min_count: u64,
    /// Pairs of a spelling and the term that it is counted and shown as. Default: none.
    pub aliases: Vec<(String, String)>,
    /// Words and phrases that are never terms, in any of their spellings (see [`key`](super::key)); longer
    /// terms may hold them. Default: none.
    pub stop_words: Vec<String>,
    /// Whether numbers, dates and quantities are terms. Default: `false`.
    pub numbers: bool,
    /// What an archive says about names, compounds and new words (see [`learn`](super::learn)). Default: none.
    pub learned: Option<Arc<Learned>>,
    /// Whether terms are also taken from the blocks that the archive has in issue after issue
    /// (headings of a template, greetings, footers). Default: `false`.
    pub boilerplate: bool,
}

impl Default for TermOptions {
    fn default() -> Self {
        Self {
            weighting: Weighting::default(),
            phrases: true,
            min_count: 1,
            aliases: Vec::new(),
            stop_words: Vec::new(),
            numbers: false,
            learned: None,
            boilerplate: false,
        }
    }
}

crate::setters::setters! { TermOptions {
    weighting: Weighting,
    phrases: bool,
    min_count: u64,
    aliases: impl Into<Vec<(String, String)>>,
    stop_words: impl Into<Vec<String>>,
    numbers: bool,
    learned: impl Into<Option<Arc<Learned>>>,
    boilerplate: bool,
} }

/// What the weight of a term is made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Weighting {
    /// How often it occurs.
    Count,
    /// How often it occurs (ordinary words that return far from each other less), times how little
    /// general language uses it (0.05 to 1), times up to 1.3 for an early first occurrence (0.1)
    /// and for being set off (0.2). In short texts longer terms weigh more besides: there counts
    /// say little, and a phrase says what the text is about.
    #[default]
    Background,
}

names!(Weighting, "weight", { Background: "background", Count: "count" });
