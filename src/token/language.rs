//! The language of a run of text, by counts of scripts.

use super::Language;
use super::chinese::is_han;
use crate::traditional::simplified;
use std::ops::Range;

/// What a run of text is written in, as far as it decides how to cut it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese characters.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Korean.
    Hangul,
    /// Thai.
    Thai,
    /// Lao, Khmer and Burmese, which write no spaces either.
    Unspaced,
    /// Any other character.
    Other,
}

impl Script {
    /// The script of `c`.
    pub(super) fn of(c: char) -> Self {
        match c {
            '\0'..='\u{e00}' => Self::Other,
            '\u{e01}'..='\u{e7f}' => Self::Thai,
            '\u{e80}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
                Self::Unspaced
            }
            '\u{3005}' | '\u{3007}' => Self::Han,
            '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' => {
                Self::Kana
            }
            '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
                Self::Kana
            }
            '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}' => {
                Self::Hangul
            }
            _ if is_han(c) => Self::Han,
            _ => Self::Other,
        }
    }
}

/// How many characters of a text speak for which language.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    han: usize,
    kana: usize,
    traditional: usize,
}

impl Counts {
    /// Counts the characters of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for c in text.chars().filter(|c| !c.is_ascii()) {
            match Script::of(c) {
                Script::Han => {
                    counts.han += 1;
                    counts.traditional += usize::from(simplified(c) != c);
                }
                Script::Kana => counts.kana += 1,
                _ => {}
            }
        }
        counts
    }

    /// The counts of both texts.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            han: self.han + other.han,
            kana: self.kana + other.kana,
            traditional: self.traditional + other.traditional,
        }
    }

    /// Whether at least `percent` of the characters are kana.
    fn kana_from(self, percent: usize) -> bool {
        self.kana > 0 && self.kana * 100 >= (self.kana + self.han) * percent
    }

    /// Whether the Chinese is traditional: a third of the characters of such a text has another
    /// simplified form; of a simplified text hardly any has.
    pub(super) fn is_traditional(self) -> bool {
        self.traditional * 10 > self.han
    }
}

/// Characters of a block from which on it is judged without its document.
const ENOUGH: usize = 20;

/// The most Chinese characters that Japanese is likely to have without a kana.
const LONGEST_WITHOUT_KANA: usize = 10;

/// What the clauses of a block are written in.
pub(super) struct Clauses {
    /// The end of each clause and whether it is Japanese; empty when none is.
    clauses: Vec<(usize, bool)>,
    /// Whether the Chinese of the block is traditional.
    pub(super) traditional: bool,
}

impl Clauses {
    /// Judges the clauses of `text`, a block of a document with these counts.
    pub(super) fn of(text: &str, document: Counts) -> Self {
        let counts = Counts::of(text);
        let judged = if counts.han >= ENOUGH { counts } else { document };
        let traditional = counts.traditional > 0 && judged.is_traditional();
        let japanese = counts.kana > 0 || document.kana_from(JAPANESE_DOCUMENT);
        let clauses = if japanese { judge_clauses(text, document) } else { Vec::new() };
        Self { clauses, traditional }
    }

    /// Whether the clause at byte `at` is Japanese.
    pub(super) fn is_japanese(&self, at: usize) -> bool {
        let clause = self.clauses.partition_point(|&(end, _)| end <= at);
        self.clauses.get(clause).is_some_and(|&(_, japanese)| japanese)
    }
}

/// Per cent of kana from which on a clause, a sentence and a document are Japanese. Running text
/// has about 55; a Chinese sentence with a Japanese name in it has fewer than a sentence's share.
const JAPANESE_CLAUSE: usize = 20;
const JAPANESE_SENTENCE: usize = 30;
const JAPANESE_DOCUMENT: usize = 20;

fn judge_clauses(text: &str, document: Counts) -> Vec<(usize, bool)> {
    let mut clauses = Vec::new();
    for sentence in split(text, 0..text.len(), |c| "。！？!?\n".contains(c)) {
        let around = Counts::of(&text[sentence.clone()]);
        for clause in split(text, sentence, |c| "，、；：,;:「」『』（）()《》“”‘’\"".contains(c))
        {
            let counts = Counts::of(&text[clause.clone()]);
            let japanese = if counts.kana > 0 {
                counts.kana_from(JAPANESE_CLAUSE)
            } else if !is_japanese_writing(&text[clause.clone()]) {
                false
            } else if around.kana > 0 {
                around.kana_from(JAPANESE_SENTENCE)
            } else {
                around.han <= LONGEST_WITHOUT_KANA && document.kana_from(JAPANESE_DOCUMENT)
            };
            clauses.push((clause.end, japanese));
        }
    }
    clauses
}

/// Whether all Chinese characters of `text` are in the Japanese standard (JIS X 0208).
fn is_japanese_writing(text: &str) -> bool {
    let han: String = text.chars().filter(|&c| is_han(c)).collect();
    let (_, _, unmappable) = encoding_rs::SHIFT_JIS.encode(&han);
    !unmappable
}

/// Cuts `range` of `text` after each character that `ends` a part.
fn split(
    text: &str,
    range: Range<usize>,
    ends: impl Fn(char) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    text[range].split_inclusive(ends).map(move |part| {
        let part = start..start + part.len();
        start = part.end;
        part
    })
}

/// The language that a script is of when nothing else tells.
pub(super) fn of_script(script: Script) -> Language {
    match script {
        Script::Han => Language::Chinese,
        Script::Kana => Language::Japanese,
        Script::Hangul => Language::Korean,
        Script::Thai => Language::Thai,
        Script::Unspaced | Script::Other => Language::Other,
    }
}
