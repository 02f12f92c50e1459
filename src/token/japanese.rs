//! Japanese: TinySegmenter (Taku Kudo 2008), a linear model of where a word ends.
//!
//! Each boundary is judged from the three characters on either side, their types, and the last
//! three decisions. The model is 1,335 weights, compiled into a trie.

use super::tables::WEIGHT_OFFSET;
use super::trie::Trie;
use std::ops::Range;

static WEIGHTS: Trie = Trie::new(include_bytes!(concat!(env!("OUT_DIR"), "/japanese.trie")));

/// The score that a boundary starts from.
const BIAS: i32 = -332;

/// A part of a feature's key: the character, its type, or the decision at a place around the
/// boundary, from left to right.
#[derive(Clone, Copy)]
enum Slot {
    /// One of six characters; the boundary is before index 3.
    Character(usize),
    /// The type of one of them.
    Type(usize),
    /// One of the last three decisions.
    Decision(usize),
}
use Slot::{Character as W, Decision as P, Type as C};

/// The features by the names that the model gives them.
const FEATURES: [(&str, &[Slot]); 42] = [
    ("UP1", &[P(0)]),
    ("UP2", &[P(1)]),
    ("UP3", &[P(2)]),
    ("BP1", &[P(0), P(1)]),
    ("BP2", &[P(1), P(2)]),
    ("UW1", &[W(0)]),
    ("UW2", &[W(1)]),
    ("UW3", &[W(2)]),
    ("UW4", &[W(3)]),
    ("UW5", &[W(4)]),
    ("UW6", &[W(5)]),
    ("BW1", &[W(1), W(2)]),
    ("BW2", &[W(2), W(3)]),
    ("BW3", &[W(3), W(4)]),
    ("TW1", &[W(0), W(1), W(2)]),
    ("TW2", &[W(1), W(2), W(3)]),
    ("TW3", &[W(2), W(3), W(4)]),
    ("TW4", &[W(3), W(4), W(5)]),
    ("UC1", &[C(0)]),
    ("UC2", &[C(1)]),
    ("UC3", &[C(2)]),
    ("UC4", &[C(3)]),
    ("UC5", &[C(4)]),
    ("UC6", &[C(5)]),
    ("BC1", &[C(1), C(2)]),
    ("BC2", &[C(2), C(3)]),
    ("BC3", &[C(3), C(4)]),
    ("TC1", &[C(0), C(1), C(2)]),
    ("TC2", &[C(1), C(2), C(3)]),
    ("TC3", &[C(2), C(3), C(4)]),
    ("TC4", &[C(3), C(4), C(5)]),
    ("UQ1", &[P(0), C(0)]),
    ("UQ2", &[P(1), C(1)]),
    ("UQ3", &[P(2), C(2)]),
    ("BQ1", &[P(1), C(1), C(2)]),
    ("BQ2", &[P(1), C(2), C(3)]),
    ("BQ3", &[P(2), C(1), C(2)]),
    ("BQ4", &[P(2), C(2), C(3)]),
    ("TQ1", &[P(1), C(0), C(1), C(2)]),
    ("TQ2", &[P(1), C(1), C(2), C(3)]),
    ("TQ3", &[P(2), C(0), C(1), C(2)]),
    ("TQ4", &[P(2), C(1), C(2), C(3)]),
];

/// What stands for the characters before and after the text.
const BEFORE: [char; 3] = ['␁', '␂', '␃'];
const AFTER: [char; 3] = ['␄', '␅', '␆'];

/// Cuts `text` into words that cover it without a gap.
pub(super) fn cut(text: &str, mut emit: impl FnMut(Range<usize>)) {
    let characters: Vec<char> = BEFORE.into_iter().chain(text.chars()).chain(AFTER).collect();
    let types: Vec<char> = characters.iter().map(|&c| character_type(c)).collect();
    let mut decisions = ['U'; 3];
    let mut start = 0;
    let boundaries =
        text.char_indices().skip(1).zip(characters.windows(6).zip(types.windows(6)).skip(1));
    for ((at, _), (characters, types)) in boundaries {
        let ends = score(characters, types, decisions) > 0;
        decisions = [decisions[1], decisions[2], if ends { 'B' } else { 'O' }];
        if ends {
            emit(start..at);
            start = at;
        }
    }
    if start < text.len() {
        emit(start..text.len());
    }
}

/// How much speaks for a boundary in the middle of six characters.
fn score(characters: &[char], types: &[char], decisions: [char; 3]) -> i32 {
    let weight = |(name, slots): &(&str, &[Slot])| {
        let mut key = [0; 3 + 4 * 4];
        key[..3].copy_from_slice(name.as_bytes());
        let mut length = 3;
        for slot in *slots {
            let c = match *slot {
                W(index) => characters[index],
                C(index) => types[index],
                P(index) => decisions[index],
            };
            length += c.encode_utf8(&mut key[length..]).len();
        }
        WEIGHTS.get(&key[..length]).map_or(0, |value| value as i32 - WEIGHT_OFFSET)
    };
    BIAS + FEATURES.iter().map(weight).sum::<i32>()
}

/// The type of a character: Kanji numeral M, kanji H, hiragana I, katakana K, letter A, digit N.
fn character_type(c: char) -> char {
    match c {
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => 'M',
        '百' | '千' | '万' | '億' | '兆' => 'M',
        '\u{4e00}'..='\u{9fa0}' | '々' | '〆' | 'ヵ' | 'ヶ' => 'H',
        '\u{3041}'..='\u{3093}' => 'I',
        '\u{30a1}'..='\u{30f4}' | 'ー' | 'ｰ' | '\u{ff71}'..='\u{ff9e}' => 'K',
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => 'A',
        '0'..='9' | '０'..='９' => 'N',
        _ => 'O',
    }
}

/// The most characters of a word in hiragana alone that is taken for a particle or an ending.
const LONGEST_PARTICLE: usize = 3;

/// Whether a word is only a particle, an ending, or the stem of a verb whose ending was cut off
/// (行わ, 使っ).
pub(super) fn is_fragment(word: &str) -> bool {
    let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{3096}');
    if word.chars().all(is_hiragana) {
        return word.chars().count() <= LONGEST_PARTICLE;
    }
    word.ends_with(['っ', 'わ', 'ら', 'さ', 'た', 'な', 'ま', 'ば', 'が'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        cut(text, |word| words.push(&text[word]));
        words
    }

    #[test]
    fn cuts_as_the_published_examples() {
        assert_eq!(words("私の名前は中野です"), ["私", "の", "名前", "は", "中野", "です"]);
        assert_eq!(
            words("TinySegmenterは25kBで書かれています。"),
            ["TinySegmenter", "は", "2", "5", "kB", "で", "書か", "れ", "て", "い", "ます", "。"]
        );
        assert_eq!(words(""), [""; 0]);
        assert_eq!(words("海"), ["海"]);
    }

    #[test]
    fn particles_and_cut_off_verbs_are_fragments() {
        for word in ["は", "から", "行わ", "使っ"] {
            assert!(is_fragment(word), "{word}");
        }
        for word in ["研究", "動き", "サーバ", "図書館", "ひらがな"] {
            assert!(!is_fragment(word), "{word}");
        }
    }
}
