//! Itemizing: text → runs of one direction, one script and one face.

use super::book::Face;
use std::ops::Range;
use std::sync::Arc;
use unicode_bidi::ParagraphBidiInfo;
use unicode_normalization::char::decompose_canonical;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

/// A part of the text that is shaped at once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// The number of the face.
    pub(super) face: usize,
    /// The script, by which the shaping rules are chosen.
    pub(super) script: Script,
    /// Whether it is read from right to left.
    pub(super) right_to_left: bool,
}

/// Splits a text of a single paragraph into runs, in the order in which they stand from left to
/// right (UAX #9). Each character must be in one of the faces.
pub(super) fn itemize(text: &str, faces: &[Arc<Face>]) -> Vec<Run> {
    if text.is_empty() {
        return Vec::new();
    }
    let bidi = ParagraphBidiInfo::new(text, None);
    let (levels, ranges) = bidi.visual_runs(0..text.len());
    let mut runs = Vec::new();
    for range in ranges {
        let right_to_left = levels.get(range.start).is_some_and(|level| level.is_rtl());
        let first = runs.len();
        for (part, script) in by_script(text, range) {
            for (range, face) in by_face(text, part, faces) {
                runs.push(Run { range, face, script, right_to_left });
            }
        }
        if right_to_left {
            runs[first..].reverse();
        }
    }
    runs
}

/// Splits a range where the script changes; what all scripts share (digits, punctuation, marks)
/// goes with what stands before it, or after it at the start.
fn by_script(text: &str, range: Range<usize>) -> Vec<(Range<usize>, Script)> {
    let mut parts: Vec<(Range<usize>, Script)> = Vec::new();
    for (at, character) in text[range.clone()].char_indices() {
        let script = script(character);
        match parts.last_mut() {
            Some((_, last)) if script == *last || script == Script::Common => {}
            Some((_, last)) if *last == Script::Common => *last = script,
            _ => parts.push((range.start + at..range.end, script)),
        }
    }
    for i in 1..parts.len() {
        parts[i - 1].0.end = parts[i].0.start;
    }
    parts
}

/// The script of a character; Japanese mixes three, which are set as one.
fn script(character: char) -> Script {
    match character.script() {
        Script::Inherited | Script::Unknown => Script::Common,
        Script::Hiragana | Script::Katakana | Script::Bopomofo => Script::Han,
        script => script,
    }
}

/// Splits a range of one script where the face changes.
///
/// The first face that has all of it sets all of it, so that no word mixes two designs. If there is
/// none, each grapheme cluster goes to the first face that has it, and a cluster that no face has
/// as a whole is split into its characters.
fn by_face(text: &str, range: Range<usize>, faces: &[Arc<Face>]) -> Vec<(Range<usize>, usize)> {
    if let Some(face) = first_face(&text[range.clone()], faces) {
        return vec![(range, face)];
    }
    let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
    let mut add = |range: Range<usize>, face| match parts.last_mut() {
        Some((last, same)) if *same == face => last.end = range.end,
        _ => parts.push((range, face)),
    };
    for (at, cluster) in text[range.clone()].grapheme_indices(true) {
        let start = range.start + at;
        if let Some(face) = first_face(cluster, faces) {
            add(start..start + cluster.len(), face);
            continue;
        }
        for (at, character) in cluster.char_indices() {
            let end = start + at + character.len_utf8();
            if let Some(face) = faces.iter().position(|face| has(face, character)) {
                add(start + at..end, face);
            }
        }
    }
    parts
}

fn first_face(text: &str, faces: &[Arc<Face>]) -> Option<usize> {
    faces.iter().position(|face| text.chars().all(|character| has(face, character)))
}

/// Whether a face can draw a character, by itself or as its canonical decomposition; what is
/// invisible needs no glyph.
pub(super) fn has(face: &Face, character: char) -> bool {
    face.maps(character) || is_ignorable(character) || {
        let mut parts = 0;
        let mut all = true;
        decompose_canonical(character, |part| {
            parts += 1;
            all &= face.maps(part);
        });
        all && parts > 1
    }
}

/// Default_Ignorable_Code_Point of the Unicode Character Database: joiners, variation selectors,
/// marks of direction and the like, which have no ink of their own.
pub(super) fn is_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
    )
}
