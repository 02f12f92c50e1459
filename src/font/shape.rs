//! Shaping: runs → positioned glyphs → one [`Path`].

use super::book::{Face, FontBook};
use super::itemize::{Run, has, is_ignorable, itemize};
use super::path::{Path, Point, Segment};
use harfrust::{Buffer, BufferFlags, Direction, GlyphId, Script, ShapeOptions, ShaperFont, Tag};
use skrifa::{DrawMemory, PathSink};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text that was set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    /// The outline of the text, in visual order. Without segments if nothing of it has ink.
    pub path: Path,
    /// The characters that no face has, each once, in the order of the text. They are left out.
    pub missing: Vec<char>,
    /// The characters that were not set in the first face, each once, in visual order.
    pub fallback: Vec<char>,
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
        let mut pen = Pen::default();
        for run in itemize(&text, self.faces()) {
            self.set(&text, &run, &mut pen, &mut shaped);
        }
        pen.path.advance = pen.origin.x;
        shaped.path = pen.path;
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
            if keep(character) {
                settable.push(character);
            } else if !is_control(character) {
                add_once(missing, character);
            } else if character.is_whitespace() {
                settable.push(' ');
            }
        }
        Cow::Owned(settable)
    }

    fn set(&self, text: &str, run: &Run, pen: &mut Pen, shaped: &mut Shaped) {
        let Some(face) = self.faces().get(run.face) else { return };
        if run.face > 0 {
            let visible = |c: &char| !c.is_whitespace() && !is_ignorable(*c);
            let characters = text[run.range.clone()].chars().filter(visible);
            characters.for_each(|c| add_once(&mut shaped.fallback, c));
        }
        let Some(buffer) = shape_run(text, run, face) else {
            text[run.range.clone()].chars().for_each(|c| add_once(&mut shaped.missing, c));
            return;
        };
        pen.scale = 1.0 / f32::from(face.font().units_per_em());
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            pen.offset = [position.x_offset as f32, position.y_offset as f32];
            if info.glyph_id != 0 && pen.draw(face, GlyphId::new(info.glyph_id)) {
                pen.origin.x += position.x_advance as f32 * pen.scale;
            } else {
                let cluster = run.range.start + info.cluster as usize;
                text[cluster..].chars().take(1).for_each(|c| add_once(&mut shaped.missing, c));
            }
        }
    }
}

/// The glyphs of a run from left to right; `None` if it is too long to be set.
fn shape_run(text: &str, run: &Run, face: &Face) -> Option<Buffer> {
    let mut buffer = Buffer::new();
    buffer.push_str(&text[run.range.clone()]);
    buffer.set_pre_context(&text[..run.range.start]);
    buffer.set_post_context(&text[run.range.end..]);
    buffer.set_direction(if run.right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    let tag = Tag::from_u32(run.script.as_iso15924_tag());
    buffer.set_script(Script::from_iso15924_tag(tag));
    buffer.set_flags(
        BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE,
    );
    let font = ShaperFont::new(face.font());
    harfrust::shape(&font, &mut buffer, ShapeOptions::new()).ok()?;
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
struct Pen {
    path: Path,
    /// Where the next glyph starts, in em.
    origin: Point,
    /// The offset of the current glyph in font units.
    offset: [f32; 2],
    /// Em per font unit of the current face.
    scale: f32,
}

impl Pen {
    /// Adds a glyph, nothing for one without ink; false, and nothing, if it is broken.
    fn draw(&mut self, face: &Face, glyph: GlyphId) -> bool {
        let Some(outline) = face.scaler().outline(glyph) else { return true };
        let length = self.path.segments.len();
        let drawn = outline.draw(DrawMemory::Scratch, self).is_ok();
        if !drawn {
            self.path.segments.truncate(length);
        }
        drawn
    }

    fn point(&self, x: f32, y: f32) -> Point {
        let [dx, dy] = self.offset;
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
