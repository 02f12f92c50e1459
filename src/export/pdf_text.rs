//! The invisible text of a PDF: what stands where the outlines are, to be selected and searched.

use crate::cloud::Word;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, TextRenderingMode, UnicodeCmap};
use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str};
use std::collections::BTreeMap;

/// One glyph half an em wide and without ink.
static BLANK: &[u8] = include_bytes!("../../fonts/pdf/Blank.ttf");
/// The width of the glyph in em.
const WIDTH: f32 = 0.5;

/// A font in which every character of the cloud is a blank.
pub(super) struct TextFont {
    /// The code of each character.
    codes: BTreeMap<char, u16>,
}

impl TextFont {
    /// The name of the font on the page.
    pub(super) const NAME: Name<'static> = Name(b"F");

    /// A font for these words.
    pub(super) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut codes: BTreeMap<char, u16> = BTreeMap::new();
        for character in words.flat_map(str::chars) {
            // Beyond 65,535 characters there is no code left; such a one cannot be selected.
            if let Ok(next) = u16::try_from(codes.len() + 1) {
                codes.entry(character).or_insert(next);
            }
        }
        Self { codes }
    }

    /// Sets the words where their outlines are.
    pub(super) fn set(&self, content: &mut Content, words: &[Word]) {
        content.begin_text().set_text_rendering_mode(TextRenderingMode::Invisible);
        for word in words {
            let codes: Vec<u16> =
                word.text.chars().filter_map(|c| self.codes.get(&c).copied()).collect();
            let width = codes.len() as f32 * WIDTH;
            if width <= 0.0 || word.path.advance <= 0.0 {
                continue;
            }
            let turn = if word.column { word.angle + 90.0 } else { word.angle };
            let (sin, cos) = libm::sincosf(turn.to_radians());
            content.set_font(Self::NAME, word.font_size);
            content.set_horizontal_scaling(word.path.advance / width * 100.0);
            // Up is up again for the text.
            content.set_text_matrix([cos, sin, sin, -cos, word.origin.x, word.origin.y]);
            let bytes: Vec<u8> = codes.iter().flat_map(|code| code.to_be_bytes()).collect();
            content.show(Str(&bytes));
        }
        content.end_text();
    }

    /// Writes the font's objects, of which the first is the font; it takes six.
    pub(super) fn write(&self, pdf: &mut Pdf, first: Ref) {
        let id = |offset: i32| Ref::new(first.get() + offset);
        let (font, cid_font, descriptor, file, unicode) = (first, id(1), id(2), id(3), id(4));
        let (name, identity) = (Name(b"Blank"), Name(b"Identity-H"));
        let system =
            SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(identity)
            .descendant_font(cid_font)
            .to_unicode(unicode);
        let map = id(5);
        pdf.cid_font(cid_font)
            .subtype(CidFontType::Type2)
            .base_font(name)
            .system_info(system)
            .font_descriptor(descriptor)
            .default_width(WIDTH * 1000.0)
            .cid_to_gid_map_stream(map);
        // Every code is the font's only glyph.
        pdf.stream(map, &vec![0; (self.codes.len() + 1) * 2]);
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(0.0, -200.0, 500.0, 800.0))
            .italic_angle(0.0)
            .ascent(800.0)
            .descent(-200.0)
            .cap_height(700.0)
            .stem_v(80.0)
            .font_file2(file);
        let length = BLANK.len() as i32;
        pdf.stream(file, BLANK).pair(Name(b"Length1"), length);
        let mut cmap = UnicodeCmap::<u16>::new(
            Name(b"Custom"),
            SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"UCS"), supplement: 0 },
        );
        for (&character, &code) in &self.codes {
            cmap.pair(code, character);
        }
        pdf.cmap(unicode, &cmap.finish());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_one_code() {
        let font = TextFont::new(["模型", "型号a"].into_iter());
        let codes: Vec<(char, u16)> = font.codes.into_iter().collect();
        assert_eq!(codes, [('a', 4), ('号', 3), ('型', 2), ('模', 1)]);
    }
}
