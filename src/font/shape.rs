//! Shaping: runs → positioned glyphs → one [`Path`].

use super::book::{Face, FontBook};
use super::cluster::{DrawnGlyph, ShapedRun, run_of};
use super::itemize::{Run, has, is_ignorable, itemize, itemize_vertical};
use crate::outline::{Path, Point, Segment};
use harfrust::{
    Buffer, BufferFlags, Direction, GlyphId, Language, Script, ShapeOptions, ShaperFont, Tag,
};
use skrifa::raw::types::Matrix;
use skrifa::{DrawMemory, PathSink};
use std::borrow::Cow;
use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text that was set.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Shaped {
    /// The outline of the text, in visual order. Without segments if nothing of it has ink.
    pub path: Path,
    /// The characters that no face has, each once, in the order of the text. They are left out.
    pub missing: Vec<char>,
    /// The characters that were not set in the first face, each once, in visual order.
    pub fallback: Vec<char>,
    /// What it was set from, in the order of the text.
    pub runs: Vec<ShapedRun>,
}

impl FontBook {
    /// Sets a text on one line: kerned, with ligatures, with the joined forms of Arabic and the
    /// like, and with right-to-left parts in their place.
    ///
    /// The text is taken in its composed form (NFC). Line breaks and tabs become spaces, other
    /// control characters are left out, and so is what no face has, which is then named.
    pub fn shape(&self, text: &str) -> Shaped {
        let mut shaped = Shaped::default();
        let text = self.settable(text, &mut shaped.missing);
        let runs = itemize(&text, self.faces());
        let end = self.set(&text, &runs, &mut shaped);
        shaped.path.advance = end.x;
        shaped
    }

    /// Sets a text in a column, upright and from top to bottom, with the vertical forms of
    /// punctuation: meant for Chinese and Japanese. Otherwise like [`shape`](Self::shape).
    ///
    /// The origin is the middle of the column's top, and the advance of the path points down.
    pub fn shape_vertical(&self, text: &str) -> Shaped {
        let mut shaped = Shaped::default();
        let text = self.settable(text, &mut shaped.missing);
        let runs = itemize_vertical(&text, self.faces());
        let end = self.set(&text, &runs, &mut shaped);
        shaped.path.advance = end.y;
        shaped
    }

    /// The text that can be set; what cannot is named in `missing`.
    fn settable<'a>(&self, text: &'a str, missing: &mut Vec<char>) -> Cow<'a, str> {
        let keep = |c: char| !is_control(c) && self.faces().iter().any(|face| has(face, c));
        if is_nfc(text) && text.chars().all(keep) {
            return Cow::Borrowed(text);
        }
        let mut settable = String::with_capacity(text.len());
        for character in text.nfc() {
            let length = settable.len();
            if keep(character) {
                settable.push(character);
            } else if is_control(character) {
                settable.extend(character.is_whitespace().then_some(' '));
            } else {
                decompose_canonical(character, |part| settable.push(part));
                if !settable[length..].chars().all(keep) {
                    settable.truncate(length);
                    add_once(missing, character);
                }
            }
        }
        Cow::Owned(settable)
    }

    /// Draws the runs one after the other; returns where the next one would start.
    fn set(&self, text: &str, runs: &[Run], shaped: &mut Shaped) -> Point {
        let mut pen = Pen::default();
        let language = self.language().parse::<Language>().ok();
        let mut done: Vec<(usize, ShapedRun)> = Vec::with_capacity(runs.len());
        for run in runs {
            let Some(face) = self.faces().get(run.face) else { continue };
            let characters = text[run.range.clone()].chars();
            let Some(buffer) = shape_run(text, run, face, language.as_ref()) else {
                let drawn = characters.filter(|c| !is_ignorable(*c));
                drawn.for_each(|c| add_once(&mut shaped.missing, c));
                continue;
            };
            if run.face > 0 {
                let visible = characters.filter(|c| !c.is_whitespace() && !is_ignorable(*c));
                visible.for_each(|c| add_once(&mut shaped.fallback, c));
            }
            pen.scale = 1.0 / f32::from(face.font().units_per_em());
            let metrics = face.scaler().linear_glyph_metrics();
            let (start, mut glyphs) = (pen.origin, Vec::with_capacity(buffer.len()));
            for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
                pen.offset = [position.x_offset as f32, position.y_offset as f32];
                let (origin, length) = (pen.origin, pen.path.segments.len());
                let glyph = GlyphId::new(info.glyph_id);
                if info.glyph_id != 0 && pen.draw(face, glyph) {
                    pen.origin.x += position.x_advance as f32 * pen.scale;
                    pen.origin.y -= position.y_advance as f32 * pen.scale;
                    let moved = pen.origin - origin;
                    glyphs.push(DrawnGlyph {
                        cluster: info.cluster as usize,
                        segments: length..pen.path.segments.len(),
                        start: origin,
                        advance: moved.x + moved.y,
                        own_advance: metrics.h_advance(glyph) * pen.scale,
                        moved: pen.offset != [0.0; 2],
                    });
                } else {
                    let cluster = run.range.start + info.cluster as usize;
                    let drawn = text[cluster..].chars().take(1).filter(|c| !is_ignorable(*c));
                    drawn.for_each(|c| add_once(&mut shaped.missing, c));
                }
            }
            let rightwards = run.direction == Direction::LeftToRight;
            let set = run_of(&text[run.range.clone()], start, rightwards, &glyphs);
            done.push((run.range.start, set));
        }
        done.sort_by_key(|(start, _)| *start);
        shaped.runs = done.into_iter().map(|(_, run)| run).collect();
        shaped.path = pen.path;
        pen.origin
    }
}

/// The glyphs of a run from left to right, or from top to bottom; `None` if it is too long to be
/// set.
fn shape_run(text: &str, run: &Run, face: &Face, language: Option<&Language>) -> Option<Buffer> {
    let mut buffer = Buffer::new();
    buffer.push_str(&text[run.range.clone()]);
    buffer.set_pre_context(&text[..run.range.start]);
    buffer.set_post_context(&text[run.range.end..]);
    buffer.set_direction(run.direction);
    let tag = Tag::from_u32(run.script.as_iso15924_tag());
    let script = Script::from_iso15924_tag(tag);
    buffer.set_script(script);
    buffer.set_language(language.cloned());
    buffer.set_flags(
        BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE,
    );
    let font = ShaperFont::new(face.font());
    let plan = face.plan(script, run.direction, language);
    harfrust::shape(&font, &mut buffer, ShapeOptions::new().plan(Some(&plan))).ok()?;
    buffer.allocation_successful().then_some(buffer)
}

fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

fn add_once(characters: &mut Vec<char>, character: char) {
    if !characters.contains(&character) {
        characters.push(character);
    }
}

/// Adds glyphs to a path, turned from font units with y up to em with y down.
#[derive(Default)]
pub(super) struct Pen {
    pub(super) path: Path,
    /// Where the next glyph starts, in em.
    origin: Point,
    /// The offset of the current glyph in font units.
    offset: [f32; 2],
    /// Em per font unit of the current face.
    scale: f32,
    /// What is done to the outline of the current glyph, in font units.
    pub(super) transform: Matrix<f32>,
}

impl Pen {
    /// Adds a glyph, nothing for one without ink; false, and nothing, if it is broken.
    fn draw(&mut self, face: &Face, glyph: GlyphId) -> bool {
        if self.draw_layers(face, glyph).is_some() {
            return true;
        }
        let Some(outline) = face.scaler().outline(glyph) else { return true };
        let length = self.path.segments.len();
        let drawn = outline.draw(DrawMemory::Scratch, self).is_ok();
        if !drawn {
            self.path.segments.truncate(length);
        }
        drawn
    }

    fn point(&self, x: f32, y: f32) -> Point {
        let ([dx, dy], (x, y)) = (self.offset, self.transform.transform(x, y));
        Point::new(self.origin.x + (x + dx) * self.scale, self.origin.y - (y + dy) * self.scale)
    }

    fn push(&mut self, segment: Segment) {
        self.path.segments.push(segment);
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.push(Segment::MoveTo(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push(Segment::LineTo(self.point(x, y)));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.push(Segment::QuadTo(self.point(cx0, cy0), self.point(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let [first, second] = [self.point(cx0, cy0), self.point(cx1, cy1)];
        self.push(Segment::CurveTo(first, second, self.point(x, y)));
    }

    fn close(&mut self) {
        self.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontOptions;
    use crate::outline::Bounds;
    use encoding_rs::{EUC_KR, Encoding, GBK};
    use proptest::prelude::*;

    fn advance(text: &str) -> f32 {
        FontBook::bundled().shape(text).path.advance
    }

    fn bounds(text: &str) -> Bounds {
        FontBook::bundled().shape(text).path.bounds().expect("ink")
    }

    /// The characters of the rows of a double-byte character set, 94 a row.
    fn rows(set: &'static Encoding, rows: std::ops::RangeInclusive<u8>) -> Vec<char> {
        let bytes = rows.flat_map(|row| (0xA1..=0xFE).map(move |cell| [row, cell]));
        let decode = |pair: [u8; 2]| {
            let text = set.decode_without_bom_handling_and_without_replacement(&pair)?;
            text.chars().next().filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c))
        };
        bytes.filter_map(decode).collect()
    }

    fn letters(range: std::ops::RangeInclusive<char>) -> impl Iterator<Item = char> {
        range.filter(|c| c.is_alphanumeric() && !is_ignorable(*c))
    }

    #[test]
    fn bundled_faces_draw_every_common_character() {
        let gb_2312_level_1 = rows(GBK, 0xB0..=0xD7);
        let hangul = rows(EUC_KR, 0xB0..=0xC8);
        assert_eq!((gb_2312_level_1.len(), hangul.len()), (3755, 2350));
        let gb_2312_symbols = rows(GBK, 0xA3..=0xA5);
        let book = FontBook::bundled();
        let characters = ('!'..='~')
            .chain('\u{A1}'..='\u{AC}')
            .chain('\u{AE}'..='\u{17F}')
            .chain(letters('\u{370}'..='\u{3E1}'))
            .chain(letters('\u{400}'..='\u{52F}'))
            .chain(letters('\u{1E00}'..='\u{1EFF}'))
            .chain(letters('\u{3041}'..='\u{30FF}'))
            .chain(gb_2312_symbols.into_iter().filter(|c| !c.is_whitespace()))
            .chain(gb_2312_level_1)
            .chain(hangul);
        for character in characters {
            let shaped = book.shape(&character.to_string());
            assert!(shaped.missing.is_empty(), "{character}");
            assert!(shaped.path.bounds().is_some(), "{character} has no ink");
        }
    }

    #[test]
    fn what_no_face_has_is_left_out_and_named_once() {
        let shaped = FontBook::bundled().shape("a\u{E000}b\u{E001}\u{E000}");
        assert_eq!(shaped.missing, ['\u{E000}', '\u{E001}']);
        assert_eq!(shaped.path, FontBook::bundled().shape("ab").path);
    }

    #[test]
    fn joiners_selectors_and_controls_are_not_missing_and_draw_nothing() {
        let book = FontBook::bundled();
        let shaped = book.shape("中\u{FE0E}\u{200D}\u{7}文\u{E0101}\u{FEFF}");
        assert!(shaped.missing.is_empty(), "{:?}", shaped.missing);
        assert_eq!(shaped.path, book.shape("中文").path);
        assert_eq!(book.shape("a\r\nb").path, book.shape("a  b").path);
        assert_eq!(book.shape(""), Shaped::default());
        assert_eq!(book.shape(" \u{200B}").path.bounds(), None);
    }

    #[test]
    fn what_fell_back_is_named() {
        let book = FontBook::bundled();
        assert!(book.shape("多模态 GPT").fallback.is_empty());
        assert_eq!(book.shape("多模态 Łz").fallback, ['Ł', 'z']);
    }

    #[test]
    fn pairs_are_kerned() {
        assert!(advance("AV") < advance("A") + advance("V") - 0.01);
        assert_eq!(advance("中文"), 2.0);
    }

    #[test]
    fn composed_and_decomposed_letters_are_drawn_alike() {
        let book = FontBook::bundled();
        for (composed, decomposed) in [("é", "e\u{301}"), ("한", "\u{1112}\u{1161}\u{11AB}")] {
            assert_eq!(book.shape(decomposed), book.shape(composed));
        }
        // An arrow with a stroke: no face has it whole, one has the arrow and the stroke.
        assert!(!book.faces().iter().any(|face| has(face, '\u{219B}')));
        let [whole, parts] = ["\u{219B}", "\u{2192}\u{338}"].map(|text| book.shape(text));
        assert_eq!((&whole, &whole.missing), (&parts, &vec![]));
        assert!(whole.path.segments.len() > book.shape("\u{2192}").path.segments.len());
    }

    #[test]
    fn a_word_stands_on_the_baseline_one_em_high() {
        let latin = bounds("H");
        assert_eq!(latin.max.y, 0.0);
        assert!((0.6..0.8).contains(&latin.height()), "{latin:?}");
        let han = bounds("国");
        assert!(han.min.y < -0.8 && han.max.y > 0.0 && han.max.y < 0.2, "{han:?}");
        assert!(han.min.x > 0.0 && han.max.x < 1.0, "{han:?}");
        let word = bounds("国国");
        assert_eq!((word.min, word.max.y), (han.min, han.max.y));
        assert!((word.max.x - han.max.x - 1.0).abs() < 1e-6);
    }

    #[test]
    fn arabic_letters_join_from_right_to_left() {
        let bytes = include_bytes!("../../fonts/test/Arabic.ttf").to_vec();
        let book = FontBook::bundled().with_font("Arabic.ttf", bytes).unwrap();
        let width = |text| book.shape(text).path.advance;
        let [seen, lam, alef, meem] = ["س", "ل", "ا", "م"];
        // The initial form of seen is shorter than the isolated one.
        assert!(width("سل") < width(seen) + width(lam) - 0.1);
        // Lam and alef become one glyph, whose advance in the font's table is 632 of 1000.
        assert!((width("لا") - 0.632).abs() < 1e-6);
        assert!(width(lam) + width(alef) > 1.0);
        // The last letter stands first; after alef meem is not joined.
        let word = book.shape("سلام");
        let last = book.shape(meem).path;
        assert_eq!(word.path.segments[..last.segments.len()], last.segments);
        assert_eq!((word.missing, word.fallback), (vec![], vec![]));
    }

    #[cfg(feature = "font-scripts")]
    #[test]
    fn bundled_faces_draw_six_more_scripts() {
        let book = FontBook::bundled();
        for (text, face) in [
            ("الذكاء الاصطناعي", "Arabic"),
            ("בינה מלאכותית", "Hebrew"),
            ("कृत्रिम बुद्धिमत्ता", "Devanagari"),
            ("কৃত্রিম বুদ্ধিমত্তা", "Bengali"),
            ("செயற்கை நுண்ணறிவு", "Tamil"),
            ("ปัญญาประดิษฐ์", "Thai"),
        ] {
            let shaped = book.shape(text);
            assert!(shaped.missing.is_empty(), "{face} {:?}", shaped.missing);
            let runs = itemize(text, book.faces());
            let names: Vec<&str> = book.names().collect();
            assert!(runs.iter().all(|run| names[run.face].contains(face)), "{runs:?}");
        }
        // Two consonants with a virama between them are one sign.
        assert!(advance("क्ष") < advance("क") + advance("ष") - 0.1);
    }

    #[cfg(feature = "font-emoji")]
    #[test]
    fn emoji_are_drawn_as_one_picture_each() {
        let book = FontBook::bundled();
        for (sequence, alone) in
            [("👩‍💻", "👩"), ("👍🏽", "👍"), ("❤️", "👍"), ("🇯🇵", "👍"), ("☀️", "👍")]
        {
            let shaped = book.shape(sequence);
            assert!(shaped.missing.is_empty(), "{sequence} {:?}", shaped.missing);
            assert!((shaped.path.advance - advance(alone)).abs() < 0.3, "{sequence}");
        }
        // Without the selector a sun is a sign among letters.
        let letter = |text| itemize(text, book.faces())[0].face;
        assert_eq!((letter("☀"), letter("☀️")), (0, book.faces().len() - 1));
        assert!(book.shape("发布 🚀🎉").missing.is_empty());
    }

    #[test]
    fn colour_glyphs_are_layers_with_colours() {
        let bytes = include_bytes!("../../fonts/test/Color.ttf").to_vec();
        let book = FontBook::bundled().with_font("Color.ttf", bytes).unwrap();
        let shaped = book.shape("1🚀");
        // The digit of the emoji font is passed over.
        assert_eq!((shaped.missing.len(), shaped.path.layers.len()), (0, 2));
        let layers = shaped.path.parts();
        let [digit, red, blue] = &layers[..] else { panic!("{layers:?}") };
        assert_eq!(*digit.path.segments, book.shape("1").path.segments);
        assert_eq!((digit.rgb, digit.opacity), (None, 1.0));
        assert_eq!((red.rgb, red.opacity), (Some([255, 0, 0]), 1.0));
        assert_eq!(blue.rgb, Some([0, 0, 255]));
        assert!((blue.opacity - 0.5).abs() < 0.01, "{blue:?}");
        // By the drawing: 0.8 em wide and high, the blue half as high.
        let heights = [red, blue].map(|part| part.path.bounds().expect("ink").height());
        assert!((heights[0] - 0.8).abs() < 1e-3 && (heights[1] - 0.4).abs() < 1e-3);

        let popper = book.shape("🎉").path;
        let [gradient] = &popper.layers[..] else { panic!("{popper:?}") };
        assert_eq!((gradient.rgb, gradient.opacity), (Some([128; 3]), 1.0));
        let ink = popper.bounds().expect("ink");
        assert!((ink.max.y + 0.5).abs() < 1e-3 && (ink.min.y + 1.3).abs() < 1e-3, "{ink:?}");
        // Whole paths keep their colours when they are moved and joined.
        let moved = popper.map(|point| point + Point::new(1.0, 0.0));
        let mut joined = shaped.path.clone();
        joined.append(&popper, Point::new(1.0, 0.0));
        assert_eq!(joined.parts()[3].path.segments, moved.parts()[0].path.segments);
    }

    #[test]
    fn characters_are_drawn_in_the_forms_of_the_language() {
        let drawn = |text, language| FontBook::bundled().for_language(language).shape(text).path;
        // 骨 differs in all three regions, 直 in Japan alone, 一 nowhere.
        for (text, in_japan, in_taiwan) in [("骨", true, true), ("直", true, false)] {
            let simplified = drawn(text, "zh-Hans");
            assert_eq!(simplified, drawn(text, ""));
            assert_eq!(simplified != drawn(text, "ja"), in_japan, "{text}");
            assert_eq!(simplified != drawn(text, "zh-Hant"), in_taiwan, "{text}");
        }
        assert_eq!(drawn("一", "zh-Hans"), drawn("一", "ja"));
    }

    #[test]
    fn a_variable_font_is_set_in_its_weight() {
        let width = |weight| {
            let bytes = include_bytes!("../../fonts/test/Variable.ttf").to_vec();
            let options = FontOptions { weight, ..FontOptions::default() };
            let book = FontBook::bundled().with_font_options("I.ttf", bytes, &options).unwrap();
            book.shape("I").path.bounds().expect("ink").width()
        };
        // By the drawing: 0.1 em at 100, 0.9 em at 900, and no weight beyond.
        for (weight, expected) in [(100.0, 0.1), (500.0, 0.5), (700.0, 0.7), (950.0, 0.9)] {
            assert!((width(weight) - expected).abs() < 1e-3, "{weight}: {}", width(weight));
        }
    }

    #[test]
    fn what_is_invisible_is_never_missing() {
        // Shaping keeps the fillers of Hangul, also where no face has a glyph for them.
        for filler in ["\u{115F}", "\u{1160}", "\u{3164}", "\u{FFA0}", "a\u{115F}b"] {
            assert!(FontBook::bundled().shape(filler).missing.is_empty(), "{filler:?}");
        }
    }

    #[test]
    fn a_column_runs_down_and_uses_vertical_forms() {
        let book = FontBook::bundled();
        let column = book.shape_vertical("中文。").path;
        assert_eq!(column.advance, 3.0);
        let ink = column.bounds().expect("ink");
        assert!(ink.min.y > 0.0 && ink.max.y < 3.0 && ink.height() > 2.0, "{ink:?}");
        assert!(ink.min.x > -0.5 && ink.max.x < 0.5, "{ink:?}");
        // The bracket lies on its side: wider than high.
        let bracket = book.shape_vertical("（").path.bounds().expect("ink");
        assert!(bracket.width() > bracket.height(), "{bracket:?}");
        assert!(bounds("（").width() < bounds("（").height());
    }

    proptest! {
        /// No text breaks shaping, whatever is set is finite, and it is the same every time.
        #[test]
        fn any_text_is_set(text in "\\PC{0,12}|[a-zA-Z一-龥ก-๛א-ת\u{200D}\u{FE0F}\n]{0,12}") {
            let shaped = FontBook::bundled().shape(&text);
            prop_assert_eq!(&shaped, &FontBook::bundled().shape(&text));
            prop_assert!(shaped.path.advance.is_finite());
            let composed: String = text.nfc().collect();
            for character in &shaped.missing {
                prop_assert!(composed.contains(*character));
                prop_assert!(!is_ignorable(*character) && !is_control(*character));
            }
            if let Some(ink) = shaped.path.bounds() {
                prop_assert!(ink.width().is_finite() && ink.height() < 4.0);
            }
            FontBook::bundled().shape_vertical(&text);
        }
    }
}
