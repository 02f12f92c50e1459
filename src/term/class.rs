//! Classes of words: the part that one can play in a term.

/// The part that a unit can play in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A noun.
    Noun,
    /// A Chinese word that the dictionary lacks: a new word, or a wrong cut.
    Unlisted,
    /// A proper noun or a name by its shape.
    Name,
    /// A verb that also stands inside nouns: 推理, 合成; "release".
    NominalVerb,
    /// Any other verb.
    Verb,
    /// An adjective.
    Adjective,
    /// A participle: "distributed".
    Participle,
    /// A gerund: "computing".
    Gerund,
    /// An adverb.
    Adverb,
    /// A word of time or place: 目前, 之间.
    Circumstance,
    /// A set phrase.
    Idiom,
    /// A number with or without its unit.
    Number,
    /// A measure word: 个, 款.
    Measure,
    /// Everything that is never part of a term.
    Function,
}
