//! Segmentation: [`Document`](crate::document::Document) → [`Token`].
//!
//! The language is decided for each run of text; Chinese is segmented as jieba does, other
//! scripts by the Unicode rules; names that mix letters, digits and punctuation ("GPT-5.2") are
//! recognised first and stay whole. Stop words stay in the stream, marked, so that phrases can be
//! judged by their neighbours.

use std::ops::Range;

/// A token of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The text as it stands in the block.
    pub text: String,
    /// The index of its block in [`Document::blocks`](crate::document::Document::blocks).
    pub block: usize,
    /// Its byte range in the block's text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// The language of the run that it stands in.
    pub language: Language,
    /// Whether it is a stop word.
    pub stop: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TokenKind {
    /// A word of the dictionary or of the Unicode rules.
    Word,
    /// A name recognised by its shape: "GPT-5.2", "Node.js", "C++".
    Name,
    /// A bare number, date, time, or a quantity with its unit: "2025", "300ms", "50%".
    Number,
}

/// The languages that segmentation tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Language {
    /// Chinese, simplified or traditional.
    Chinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Thai.
    Thai,
    /// English and every other language in Latin letters.
    Latin,
    /// Any other.
    Other,
}
