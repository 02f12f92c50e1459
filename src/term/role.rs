//! Roles: the part that a word can play in a Chinese noun phrase that stands once.

use super::class::Class;
use super::unit::Units;
use super::word::Word;
use crate::token::dictionary::{self, WordClass};
use crate::token::to_simplified;

/// The part that a word can play, by its class and length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Noun,
    NounCharacter,
    Unlisted,
    Place,
    Person,
    Proper,
    NameCharacter,
    NominalVerb,
    Verb,
    VerbCharacter,
    Adjective,
    AdjectiveCharacter,
    Adverb,
    Circumstance,
    Idiom,
}

impl Role {
    /// What the word adds as the first, a middle or the last one.
    pub(super) fn weights(self) -> [f64; 3] {
        match self {
            Self::Noun => [0.47, -0.12, 0.73],
            Self::NounCharacter => [0.56, -0.29, 0.50],
            Self::Unlisted => [1.27, -0.55, 0.56],
            Self::Place => [0.32, 0.30, 0.64],
            Self::Person => [0.52, -0.53, 1.12],
            Self::Proper => [0.33, 0.23, 1.17],
            Self::NameCharacter => [0.34, -0.18, 0.63],
            Self::NominalVerb => [-0.12, 0.04, 0.44],
            Self::Verb => [-0.91, -1.46, -1.21],
            Self::VerbCharacter => [-2.50, -1.00, -2.50],
            Self::Adjective => [-0.14, 0.73, -1.50],
            Self::AdjectiveCharacter => [-0.55, -0.49, -0.88],
            Self::Adverb => [-1.36, -2.00, -3.00],
            Self::Circumstance => [-0.08, 0.24, -1.02],
            Self::Idiom => [-0.22, 0.38, -0.35],
        }
    }

    pub(super) fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::NominalVerb)
    }
}

/// The role of a word.
pub(super) fn role(units: &Units<'_>, word: &Word) -> Role {
    let one = word.length == 1;
    match word.class {
        Class::Name if one => Role::NameCharacter,
        Class::Name if word.units.len() == 1 => {
            match dictionary::class(&to_simplified(units.list[word.units.start].text)) {
                Some(WordClass::Place) => Role::Place,
                Some(WordClass::Person) => Role::Person,
                _ => Role::Proper,
            }
        }
        Class::Name => Role::Proper,
        Class::Unlisted => Role::Unlisted,
        Class::NominalVerb => Role::NominalVerb,
        Class::Verb if one => Role::VerbCharacter,
        Class::Verb => Role::Verb,
        Class::Adjective if one => Role::AdjectiveCharacter,
        Class::Adjective => Role::Adjective,
        Class::Adverb => Role::Adverb,
        Class::Circumstance => Role::Circumstance,
        Class::Idiom => Role::Idiom,
        _ if one => Role::NounCharacter,
        _ => Role::Noun,
    }
}
