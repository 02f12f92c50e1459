//! Atoms: the smallest pieces that terms are made of, with what is known of each.
//!
//! A token is an atom, but for a Chinese word that no dictionary has: that is a guess, and its
//! characters are atoms, so that the model may cut it elsewhere.

use super::super::background::{self, EnglishClass};
use super::super::chinese_cut::has_surname;
use super::super::english_class;
use super::super::fold::is_wide;
use crate::document::Document;
use crate::token::dictionary::{self, WordClass};
use crate::token::{Language, Token, TokenKind, fold, is_transliteration, to_simplified};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A piece of a document's text.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) block: usize,
    /// The byte range in the block's text.
    pub(super) range: Range<usize>,
    /// The index of its [`Form`].
    pub(super) form: u32,
    /// What separates it from the atom before.
    pub(super) gap: Gap,
    /// Whether an emphasis or a link starts or ends right before it.
    pub(super) edge: bool,
}

/// What separates an atom from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, inside a guessed word.
    Guess,
    /// Nothing.
    None,
    /// Spaces.
    Space,
    /// A hyphen, a slash, an ampersand, a middle dot or a possessive ending inside names.
    Joint(u8),
    /// Anything else, by the character nearest to the atom before and the one nearest to this one.
    Break(char, char),
}

impl Gap {
    /// Whether a term may reach over it.
    pub(super) fn is_open(self) -> bool {
        !matches!(self, Self::Break(..))
    }

    /// A letter for it in the names of features.
    pub(super) fn letter(self) -> u8 {
        match self {
            Self::Guess => b'u',
            Self::None => b'n',
            Self::Space => b's',
            Self::Joint(letter) => letter,
            Self::Break(..) => b'b',
        }
    }
}

/// What stands for the edge of a block in a break.
pub(super) const EDGE: char = '^';

/// What is known of a text wherever it stands.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Texts that differ in case, width or script variant alone share a number.
    pub(super) id: u32,
    /// Lower case, half width, simplified.
    pub(super) folded: String,
    /// A letter for the class of the word.
    pub(super) class: u8,
    /// A letter for its script and case.
    pub(super) shape: u8,
    /// The number of characters.
    pub(super) length: usize,
    /// Its Zipf value in general language, where known.
    pub(super) zipf: Option<f64>,
    pub(super) stop: bool,
    /// Letters for the lists that hold it.
    pub(super) lists: Vec<u8>,
}

impl Form {
    /// Whether it is a number, an address or a file name.
    pub(super) fn is_bare(&self) -> bool {
        matches!(self.class, b'#' | b'@')
    }

    pub(super) fn is_han(&self) -> bool {
        self.shape == b'h'
    }
}

/// The atoms of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Atoms {
    pub(super) list: Vec<Atom>,
    pub(super) forms: Vec<Form>,
    /// How many different numbers the forms have.
    pub(super) ids: usize,
}

impl Atoms {
    pub(super) fn form(&self, at: usize) -> &Form {
        &self.forms[self.list[at].form as usize]
    }

    /// The maximal ranges of atoms that terms may reach over.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = self.list.get(start + 1..)?;
            let length = rest.iter().take_while(|atom| atom.gap.is_open()).count();
            let run = start..start + 1 + length;
            start = run.end;
            (run.start < self.list.len()).then_some(run)
        })
    }
}

/// Cuts the tokens of a document into atoms.
pub(super) fn atoms(document: &Document, tokens: &[Token]) -> Atoms {
    let mut atoms = Atoms { list: Vec::with_capacity(tokens.len() * 5 / 4), ..Atoms::default() };
    let mut forms: FxHashMap<(&str, Language, TokenKind, bool), u32> = FxHashMap::default();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut previous: Option<&Token> = None;
    let mut edges: (usize, Vec<usize>) = (usize::MAX, Vec::new());
    for token in tokens {
        let Some(block) = document.blocks.get(token.block) else { continue };
        if edges.0 != token.block {
            edges = (token.block, block.edges());
        }
        let before = previous.filter(|previous| previous.block == token.block);
        let gap = gap(&block.text, before, token);
        let from = before.map_or(0, |before| before.range.end);
        let next = edges.1.partition_point(|&place| place < from);
        let edge = edges.1.get(next).is_some_and(|&place| place <= token.range.start);
        let mut push = |text, start: usize, gap: Gap, edge: bool| {
            let key = (text, token.language, token.kind, token.stop);
            let form = *forms.entry(key).or_insert_with(|| {
                atoms.forms.push(form(text, token, &mut numbers));
                (atoms.forms.len() - 1) as u32
            });
            let range = start..start + text.len();
            atoms.list.push(Atom { block: token.block, range, form, gap, edge });
        };
        if is_guess(token) {
            for (at, c) in token.text.char_indices() {
                let text = &token.text[at..at + c.len_utf8()];
                let (gap, edge) = if at == 0 { (gap, edge) } else { (Gap::Guess, false) };
                push(text, token.range.start + at, gap, edge);
            }
        } else {
            push(&token.text, token.range.start, gap, edge);
        }
        previous = Some(token);
    }
    atoms.ids = numbers.len();
    atoms
}

/// Whether a token is a Chinese word that no dictionary has.
fn is_guess(token: &Token) -> bool {
    token.language == Language::Chinese
        && token.kind == TokenKind::Word
        && token.text.len() > 4
        && token.text.chars().all(is_wide)
        && !dictionary::contains(&to_simplified(&token.text))
}

fn gap(text: &str, before: Option<&Token>, token: &Token) -> Gap {
    let end = before.map_or(0, |before| before.range.end);
    let between = text.get(end..token.range.start).unwrap_or_default();
    let outer = |c: Option<char>| c.unwrap_or(EDGE);
    let Some(before) = before else {
        let last = between.trim_end().chars().next_back();
        return Gap::Break(EDGE, outer(last));
    };
    // A share is never part of a term: 约 30%, 50% 收入.
    if [before, token].iter().any(|token| token.text.ends_with(['%', '％', '‰'])) {
        return Gap::Break('%', '%');
    }
    // Soft wraps are spaces by now; a line end that is left was meant.
    if between.contains('\n') {
        return Gap::Break('\n', '\n');
    }
    match between {
        "" => Gap::None,
        "-" | "‐" | "‑" => Gap::Joint(b'-'),
        "·" | "・" | "•" => Gap::Joint(b'.'),
        // The parts of a foreign name, or two things: the model says which.
        " · " | " ・ " if [before, token].iter().all(|token| token.text.chars().all(is_wide)) => {
            Gap::Joint(b'o')
        }
        "&" | " & " | "＆" => Gap::Joint(b'&'),
        "/" => Gap::Joint(b'/'),
        "'s " | "’s " => Gap::Joint(b'\''),
        "' " | "’ " if before.text.ends_with('s') => Gap::Joint(b'\''),
        ". " if before.text.len() == 1 => Gap::Joint(b'i'),
        _ if between.chars().all(char::is_whitespace) => Gap::Space,
        _ => {
            let mut inner = between.chars().filter(|c| !c.is_whitespace());
            let first = inner.next();
            Gap::Break(outer(first), outer(inner.next_back().or(first)))
        }
    }
}

fn form(text: &str, token: &Token, numbers: &mut FxHashMap<String, u32>) -> Form {
    let folded = fold(text);
    let folded = to_simplified(&folded).into_owned();
    let next = numbers.len() as u32;
    let id = *numbers.entry(folded.clone()).or_insert(next);
    let han = token.language == Language::Chinese && text.chars().all(is_wide);
    let (class, zipf) = match token.kind {
        TokenKind::Number => (b'#', None),
        TokenKind::Identifier => (b'@', None),
        TokenKind::Name => (b'N', english_class::facts(&folded).1),
        _ if han => (han_class(&folded), background::chinese_zipf(&folded)),
        _ if token.language == Language::Latin => {
            let (_, zipf) = english_class::facts(&folded);
            (latin_class(&folded), zipf)
        }
        _ => (b'O', None),
    };
    let length = text.chars().count();
    let shape = if han { b'h' } else { shape(text) };
    let lists = lists(&folded, han);
    Form { id, folded, class, shape, length, zipf, stop: token.stop, lists }
}

fn han_class(word: &str) -> u8 {
    match dictionary::class(word) {
        None => b'U',
        Some(WordClass::Unknown) => b'x',
        Some(WordClass::Noun) => b'n',
        Some(WordClass::Person) => b'p',
        Some(WordClass::Place) => b'l',
        Some(WordClass::Organization) => b'o',
        Some(WordClass::ProperNoun) => b'z',
        Some(WordClass::Verb) => b'v',
        Some(WordClass::VerbalNoun) => b'w',
        Some(WordClass::Adjective) => b'a',
        Some(WordClass::Adverb) => b'd',
        Some(WordClass::Idiom) => b'i',
        Some(WordClass::Abbreviation) => b'j',
        Some(WordClass::Numeral) => b'm',
        Some(WordClass::Measure) => b'q',
        Some(WordClass::Time) => b't',
        Some(WordClass::Location) => b'f',
        Some(WordClass::Pronoun) => b'r',
        Some(WordClass::Function) => b'u',
        Some(WordClass::Morpheme) => b'g',
        Some(WordClass::Phrase) => b'k',
    }
}

fn latin_class(word: &str) -> u8 {
    let Some(entry) = background::english(word) else {
        // Inflected forms and endings; what has neither is a name or a term.
        return match english_class::facts(word) {
            (class, Some(_)) => english_letter(class).to_ascii_lowercase(),
            (class, None) => english_letter(class),
        };
    };
    match entry.class {
        EnglishClass::Noun => b'1',
        EnglishClass::Verb => b'2',
        EnglishClass::NounOrVerb => b'3',
        EnglishClass::Adjective => b'4',
        EnglishClass::AdjectiveOrNoun => b'5',
        EnglishClass::Participle => b'6',
        EnglishClass::Gerund => b'7',
        EnglishClass::Adverb => b'8',
    }
}

fn english_letter(class: super::super::class::Class) -> u8 {
    use super::super::class::Class;
    match class {
        Class::Noun => b'A',
        Class::NominalVerb => b'B',
        Class::Verb => b'C',
        Class::Adjective => b'D',
        Class::Participle => b'E',
        Class::Gerund => b'F',
        _ => b'G',
    }
}

/// A letter for the case of a text that is not Chinese.
fn shape(text: &str) -> u8 {
    let (mut upper, mut lower, mut digit, mut other) = (0, 0, false, false);
    for c in text.chars() {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        } else if c.is_numeric() {
            digit = true;
        } else if c.is_alphabetic() {
            other = true;
        }
    }
    let first = text.chars().next().is_some_and(char::is_uppercase);
    match (upper, lower, digit, other) {
        (_, _, _, true) => b'o',
        (0, 0, true, _) => b'0',
        (0, _, false, _) => b'l',
        (0, _, true, _) => b'd',
        (1, 0, false, _) => b'i',
        (_, 0, false, _) => b'A',
        (1, _, false, _) if first => b'T',
        (_, _, false, _) => b'M',
        (_, _, true, _) => b'D',
    }
}

/// Letters for the lists that hold a word, and for what its form says.
fn lists(word: &str, han: bool) -> Vec<u8> {
    let mut lists = Vec::new();
    let mut add = |holds: bool, letter: u8| {
        if holds {
            lists.push(letter);
        }
    };
    if han {
        add(background::is_chinese_term(word), b't');
        add(background::is_trade(word), b'd');
        add(background::is_company(word), b'c');
        add(background::is_nominal_verb(word), b'v');
        add(background::is_intransitive_verb(word), b'i');
        add(background::is_new_verb(word), b'n');
        add(has_surname(word), b's');
        add(is_transliteration(word), b'f');
    } else {
        add(background::is_organization(word), b'o');
    }
    lists
}
