//! Setting text in a made font as a browser does, to see that it comes out as it was drawn.

use super::draft::{Draft, of_cluster, of_run};
use crate::cloud::Word;
use crate::font::ShapedRun;
use harfrust::{Buffer, BufferFlags, Direction, ShapeOptions, ShaperFont};
use skrifa::Font;

/// A made font, opened.
pub(super) struct Proof(Font);

/// A glyph that was set, with its advance in units.
pub(super) struct SetGlyph {
    pub(super) id: u16,
    advance: i32,
    moved: bool,
}

impl Proof {
    pub(super) fn new(file: &[u8]) -> Option<Self> {
        Font::new(file.to_vec(), 0).map(Self)
    }

    /// The glyphs of a text in its own order.
    pub(super) fn glyphs(&self, text: &str) -> Vec<SetGlyph> {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_flags(
            BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE,
        );
        let leftwards = buffer.direction() == Direction::RightToLeft;
        let font = ShaperFont::new(&self.0);
        if harfrust::shape(&font, &mut buffer, ShapeOptions::new()).is_err() {
            return Vec::new();
        }
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        let mut glyphs: Vec<SetGlyph> = glyphs
            .map(|(info, position)| SetGlyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance,
                moved: (position.x_offset, position.y_offset) != (0, 0),
            })
            .collect();
        if leftwards {
            glyphs.reverse();
        }
        glyphs
    }

    /// Whether the font sets a run of a word as it is drawn.
    pub(super) fn sets(&self, draft: &Draft, run: &ShapedRun, word: &Word) -> bool {
        let text = run.text();
        let glyphs = self.glyphs(&text);
        if glyphs.iter().any(|glyph| glyph.moved) {
            return false;
        }
        let is = |glyph: &SetGlyph, drawing: super::draft::Drawing, kerning: f32| {
            (glyph.advance as f32 - drawing.advance - kerning).abs() <= 1.0
                && draft.drawing(glyph.id).is_some_and(|drawn| drawn.is_like(&drawing))
        };
        if draft.is(true) {
            return matches!(&*glyphs, [glyph] if is(glyph, of_run(run, word), 0.0));
        }
        glyphs.len() == run.clusters.len()
            && glyphs.iter().zip(&run.clusters).all(|(glyph, cluster)| {
                is(glyph, of_cluster(cluster, word), cluster.kerning * super::draft::UNITS)
            })
    }
}
