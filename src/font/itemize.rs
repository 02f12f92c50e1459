//! Itemizing: text → runs of one direction, one script and one face.

use super::book::Face;
use harfrust::Direction;
use std::ops::Range;
use std::sync::Arc;
use unicode_bidi::ParagraphBidiInfo;
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
    /// The direction it is read in.
    pub(super) direction: Direction,
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
        if levels.get(range.start).is_some_and(unicode_bidi::Level::is_rtl) {
            let logical = split(text, range, faces, Direction::RightToLeft);
            runs.extend(logical.into_iter().rev());
        } else {
            runs.extend(split(text, range, faces, Direction::LeftToRight));
        }
    }
    runs
}

/// [`itemize`] for a column: the runs from top to bottom.
pub(super) fn itemize_vertical(text: &str, faces: &[Arc<Face>]) -> Vec<Run> {
    split(text, 0..text.len(), faces, Direction::TopToBottom)
}

/// Splits a range of one direction by script and face, in reading order.
fn split(text: &str, range: Range<usize>, faces: &[Arc<Face>], direction: Direction) -> Vec<Run> {
    let mut runs = Vec::new();
    for (part, script) in by_script(text, range) {
        let mut parts = by_face(text, part, faces);
        if direction != Direction::TopToBottom && script != Script::Han {
            parts = with_narrow_quotes(text, parts, faces);
        }
        runs.extend(parts.into_iter().map(|(range, face)| Run { range, face, script, direction }));
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

/// The selector that asks for the picture and not the letter of a character that is both.
const EMOJI: char = '\u{FE0F}';

/// Splits a range of one script where the face changes.
///
/// The first face that has all of it sets all of it, so that no word mixes two designs. If there is
/// none, each grapheme cluster goes to the first face that has it, and a cluster that no face has
/// as a whole is split into its characters.
fn by_face(text: &str, range: Range<usize>, faces: &[Arc<Face>]) -> Vec<(Range<usize>, usize)> {
    let whole = &text[range.clone()];
    // A font that lacks but the space is not passed over.
    let letters =
        |face: &Arc<Face>| whole.split_whitespace().flat_map(str::chars).all(|c| has(face, c));
    let preferred = faces.iter().position(letters);
    let colored = |face: &Arc<Face>| face.has_pictures() && whole.chars().any(|c| face.maps(c));
    let pictures = whole.contains(EMOJI) || faces.iter().any(colored);
    match first_face(whole, faces) {
        Some(face) if preferred == Some(face) && !pictures => {
            return vec![(range, face)];
        }
        _ => {}
    }
    let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
    let mut add = |range: Range<usize>, face| match parts.last_mut() {
        Some((last, same)) if *same == face => last.end = range.end,
        _ => parts.push((range, face)),
    };
    for (at, cluster) in text[range.clone()].grapheme_indices(true) {
        let start = range.start + at;
        let face = if cluster.contains(EMOJI) { picture_face(cluster, faces) } else { None };
        if let Some(face) = face.or_else(|| first_face(cluster, faces)) {
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

/// Hands quotation marks that are as wide as a Chinese character to the first face in which they are
/// not: those of a name in letters (O’Brien) would leave a hole.
fn with_narrow_quotes(
    text: &str,
    parts: Vec<(Range<usize>, usize)>,
    faces: &[Arc<Face>],
) -> Vec<(Range<usize>, usize)> {
    let is_quote = |c: char| matches!(c, '‘' | '’' | '“' | '”' | '…' | '·');
    let all_letters = !text.chars().any(|c| script(c) == Script::Han);
    let between_letters = |range: &Range<usize>| {
        let is_letter =
            |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && script(c) != Script::Han);
        is_letter(text[..range.start].chars().next_back())
            && is_letter(text[range.end..].chars().next())
    };
    let mut narrow = Vec::with_capacity(parts.len());
    for (part, face) in parts {
        let mut start = part.start;
        for (at, quote) in text[part.clone()].match_indices(is_quote) {
            let range = part.start + at..part.start + at + quote.len();
            let is_narrow =
                |face: &Arc<Face>| quote.chars().all(|c| face.maps(c) && !face.is_wide(c));
            if !(all_letters || between_letters(&range)) || is_narrow(&faces[face]) {
                continue;
            }
            let Some(other) = faces.iter().position(is_narrow) else { continue };
            narrow.push((start..range.start, face));
            start = range.end;
            narrow.push((range, other));
        }
        narrow.push((start..part.end, face));
    }
    narrow.retain(|(range, _)| !range.is_empty());
    narrow
}

fn first_face(text: &str, faces: &[Arc<Face>]) -> Option<usize> {
    faces.iter().position(|face| text.chars().all(|character| has(face, character)))
}

/// The first face of colour emoji that has all of it, else the last face: those of pictures stand
/// behind those of letters.
fn picture_face(text: &str, faces: &[Arc<Face>]) -> Option<usize> {
    let all = |face: &Arc<Face>| text.chars().all(|character| has(face, character));
    let colored = faces.iter().position(|face| face.has_pictures() && all(face));
    colored.or_else(|| faces.iter().rposition(all))
}

/// Whether a face can draw a character; what is invisible needs no glyph.
pub(super) fn has(face: &Face, character: char) -> bool {
    face.maps(character) || is_ignorable(character)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontBook;

    fn parts(text: &str, book: &FontBook) -> Vec<(String, usize, Direction)> {
        let part = |run: Run| (text[run.range].to_owned(), run.face, run.direction);
        itemize(text, book.faces()).into_iter().map(part).collect()
    }

    #[test]
    fn scripts_are_split_and_what_they_share_stays_with_them() {
        let ltr = Direction::LeftToRight;
        let expected = [("《GPT-4o》", 0, ltr), ("多模态2.0（", 0, ltr), ("beta", 0, ltr)];
        let expected = expected.map(|(text, face, direction)| (text.to_owned(), face, direction));
        assert_eq!(parts("《GPT-4o》多模态2.0（beta", &FontBook::bundled()), expected);
        assert_eq!(parts("読み方とカナ", &FontBook::bundled()).len(), 1);
        assert!(parts("", &FontBook::bundled()).is_empty());
    }

    #[test]
    fn a_word_is_set_in_one_face_if_one_has_all_of_it() {
        let book = FontBook::bundled();
        assert!(!has(&book.faces()[0], 'Ł') && has(&book.faces()[0], 'u'));
        let ltr = Direction::LeftToRight;
        assert_eq!(parts("Łukasz", &book), [("Łukasz".to_owned(), 1, ltr)]);
    }

    #[test]
    fn a_cluster_is_kept_whole_where_a_word_is_not() {
        let book = FontBook::bundled();
        // A letter that only the second face has, then a sign that only the first one has.
        assert!(!has(&book.faces()[0], 'Ł') && !has(&book.faces()[1], '①'));
        let faces: Vec<_> = parts("Ł①e\u{301}", &book).into_iter().map(|p| (p.0, p.1)).collect();
        let expected = [("Ł", 1), ("①e\u{301}", 0)].map(|(text, face)| (text.to_owned(), face));
        assert_eq!(faces, expected);
    }

    #[test]
    fn quotation_marks_in_names_are_as_wide_as_letters() {
        let book = FontBook::bundled();
        let faces = |text| parts(text, &book).into_iter().map(|p| (p.0, p.1)).collect::<Vec<_>>();
        let own = |parts: &[(&str, usize)]| {
            parts.iter().map(|(part, face)| ((*part).to_owned(), *face)).collect::<Vec<_>>()
        };
        assert_eq!(faces("O’Brien"), own(&[("O", 0), ("’", 1), ("Brien", 0)]));
        assert_eq!(faces("O’Brien传"), own(&[("O", 0), ("’", 1), ("Brien", 0), ("传", 0)]));
        assert_eq!(faces("“潮”"), own(&[("“潮”", 0)]));
        assert_eq!(faces("Łukasz’s"), own(&[("Łukasz’s", 1)]));
        let width = |text: &str| book.shape(text).path.advance;
        for (curly, straight) in [
            ("O’Brien", "O'Brien"),
            ("Côte d’Ivoire", "Côte d'Ivoire"),
            ("“Weird Al”", "\"Weird Al\""),
            ("Д’Артаньян", "Д'Артаньян"),
            ("rock ’n’ roll", "rock 'n' roll"),
        ] {
            assert!(width(curly) < width(straight) * 1.04, "{curly}");
        }
        assert!(width("“潮”") > 2.9);
    }

    #[test]
    fn what_is_read_from_right_to_left_stands_in_visual_order() {
        let bytes = include_bytes!("../../fonts/test/Arabic.ttf").to_vec();
        let book = FontBook::bundled().with_font("Arabic.ttf", bytes).unwrap();
        let order = |text| parts(text, &book).into_iter().map(|p| p.0).collect::<Vec<_>>();
        assert_eq!(order("ab سلام cd"), ["ab ", "سلام", " cd"]);
        // The words from the right, the digits of the number from the left; the font has no space.
        assert_eq!(order("سلام 12 ما"), ["ما", " ", "12", " ", "سلام"]);
    }

    #[test]
    fn joiners_and_selectors_need_no_glyph() {
        for c in ['\u{200D}', '\u{FE0F}', '\u{FEFF}', '\u{E0101}', '\u{AD}'] {
            assert!(is_ignorable(c), "{c:?}");
        }
        assert!(!is_ignorable('中') && !is_ignorable(' ') && !is_ignorable('\u{301}'));
    }
}
