//! The faces that a text may be set in, in the order in which they are tried.

use crate::error::{Error, ErrorKind, Result};
use harfrust::{Direction, Language, Script, ShapePlan, ShapePlanKey};
use skrifa::raw::{FileRef, types::Tag};
use skrifa::{Font, GlyphId, ScalerFont};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The faces that come with the library, in the order in which they are tried.
const BUNDLED: &[(&str, &[u8])] = &[
    #[cfg(feature = "font-cjk")]
    ("Noto Sans CJK SC Bold", include_bytes!("../../fonts/NotoSansCJKsc-Bold.otf")),
    #[cfg(feature = "font-latin")]
    ("Noto Sans Bold", include_bytes!("../../fonts/NotoSans-Bold.ttf")),
    #[cfg(feature = "font-cjk-rare")]
    ("Noto Sans CJK SC Bold (rare)", include_bytes!("../../fonts/NotoSansCJKsc-Bold-Rare.otf")),
    #[cfg(feature = "font-scripts")]
    ("Noto Sans Arabic Bold", include_bytes!("../../fonts/NotoSansArabic-Bold.ttf")),
    #[cfg(feature = "font-scripts")]
    ("Noto Sans Hebrew Bold", include_bytes!("../../fonts/NotoSansHebrew-Bold.ttf")),
    #[cfg(feature = "font-scripts")]
    ("Noto Sans Devanagari Bold", include_bytes!("../../fonts/NotoSansDevanagari-Bold.ttf")),
    #[cfg(feature = "font-scripts")]
    ("Noto Sans Bengali Bold", include_bytes!("../../fonts/NotoSansBengali-Bold.ttf")),
    #[cfg(feature = "font-scripts")]
    ("Noto Sans Tamil Bold", include_bytes!("../../fonts/NotoSansTamil-Bold.ttf")),
    #[cfg(feature = "font-scripts")]
    ("Noto Sans Thai Bold", include_bytes!("../../fonts/NotoSansThai-Bold.ttf")),
    #[cfg(feature = "font-emoji")]
    ("Noto Emoji Bold", include_bytes!("../../fonts/NotoEmoji-Bold.ttf")),
];

/// Shared by all books, so that opening one costs nothing and what a face keeps stays warm.
static BUNDLED_FACES: LazyLock<Vec<Arc<Face>>> = LazyLock::new(|| {
    let open = |(name, bytes): (&str, &'static [u8])| Face::new(name, Font::new(bytes, 0)?);
    BUNDLED.iter().copied().filter_map(open).map(Arc::new).collect()
});

/// Which face of a font file to use.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FontOptions {
    /// The number of the face in a collection (TTC, OTC), from 0. Default: 0.
    pub index: u32,
    /// The weight of a variable font, 1 to 1000, kept within what the font has. Default: 700, bold.
    pub weight: f32,
}

impl Default for FontOptions {
    fn default() -> Self {
        Self { index: 0, weight: 700.0 }
    }
}

crate::setters::setters! { FontOptions {
    index: u32,
    weight: f32,
} }

/// The faces that a text may be set in, in the order in which they are tried: the user's own, then
/// the bundled ones. Cheap to open and to clone.
#[derive(Clone)]
pub struct FontBook {
    faces: Vec<Arc<Face>>,
    own: usize,
    /// The language whose forms of the characters are drawn, as a tag of BCP 47; may be empty.
    language: String,
}

impl FontBook {
    /// The bundled faces: with the feature `font-cjk` Chinese, Japanese and Korean, with
    /// `font-cjk-rare` the rest of the Chinese characters of GBK and HKSCS, with `font-latin` the
    /// Latin, Greek and Cyrillic alphabets, with `font-scripts` Arabic, Hebrew, Devanagari,
    /// Bengali, Tamil and Thai, with `font-emoji` emoji in one colour. Without any of them the book
    /// is empty until it is given a font.
    pub fn bundled() -> Self {
        Self { faces: BUNDLED_FACES.clone(), own: 0, language: String::new() }
    }

    /// Adds the user's font (TTF, OTF, the first of a TTC, a variable font in bold) after those
    /// that were added before and before the bundled ones. `name` is what errors call it, such as
    /// the name of its file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Font`] if `bytes` are no font with outlines.
    pub fn with_font(self, name: &str, bytes: Vec<u8>) -> Result<Self> {
        self.with_font_options(name, bytes, &FontOptions::default())
    }

    /// [`with_font`](Self::with_font), for a certain face of a collection or weight of a variable
    /// font.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Font`] if `bytes` are no font with outlines or a collection has no face of that
    /// number.
    pub fn with_font_options(
        mut self,
        name: &str,
        bytes: Vec<u8>,
        options: &FontOptions,
    ) -> Result<Self> {
        self.faces.insert(self.own, Arc::new(open(name, bytes, options)?));
        self.own += 1;
        Ok(self)
    }

    /// Adds a font after all others, to be tried last; otherwise like
    /// [`with_font_options`](Self::with_font_options).
    ///
    /// # Errors
    ///
    /// As [`with_font_options`](Self::with_font_options).
    pub fn with_fallback(
        mut self,
        name: &str,
        bytes: Vec<u8>,
        options: &FontOptions,
    ) -> Result<Self> {
        self.faces.push(Arc::new(open(name, bytes, options)?));
        Ok(self)
    }

    /// The book for texts in a language (a tag of BCP 47 such as `ja` or `zh-Hant`): characters
    /// whose form differs from region to region are drawn in its form, as far as the font has it.
    #[must_use]
    pub fn for_language(mut self, tag: &str) -> Self {
        tag.clone_into(&mut self.language);
        self
    }

    /// The book with every variable font in this weight, 1 to 1000, kept within what it has.
    #[must_use]
    pub fn at_weight(&self, weight: f32) -> Self {
        let at_weight = |face: &Arc<Face>| face.at_weight(weight).map_or(face.clone(), Arc::new);
        Self { faces: self.faces.iter().map(at_weight).collect(), ..self.clone() }
    }

    /// Whether one of the fonts is variable in its weight.
    pub fn is_variable(&self) -> bool {
        self.faces.iter().any(|face| face.has_weights())
    }

    pub(super) fn language(&self) -> &str {
        &self.language
    }

    /// The names of the faces, in the order in which they are tried.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.faces.iter().map(|face| face.name.as_str())
    }

    pub(super) fn faces(&self) -> &[Arc<Face>] {
        &self.faces
    }
}

impl Default for FontBook {
    fn default() -> Self {
        Self::bundled()
    }
}

impl std::fmt::Debug for FontBook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

/// The face of a font file.
fn open(name: &str, bytes: Vec<u8>, options: &FontOptions) -> Result<Face> {
    check_file(name, &bytes, options.index)?;
    Font::new(bytes, options.index)
        .map(|font| font.instance_builder().variations([(WEIGHT, options.weight)]).build())
        .and_then(|font| Face::new(name, font))
        .ok_or_else(|| {
            error(name, "has no outlines or no characters; choose a font that draws letters, or for emoji one \
                 whose colours are layers (COLR) and not bitmaps")
        })
}

const WEIGHT: Tag = Tag::new(b"wght");

/// Says what is wrong with a file that is no font, more closely than the parser does.
fn check_file(name: &str, bytes: &[u8], index: u32) -> Result<()> {
    if bytes.starts_with(b"wOFF") || bytes.starts_with(b"wOF2") {
        return Err(error(name, "is a web font (WOFF); convert it to TTF or OTF"));
    }
    let file = FileRef::new(bytes)
        .map_err(|_| error(name, "is not a font; give a TTF, OTF or TTC file"))?;
    let count = match file {
        FileRef::Font(_) => 1,
        FileRef::Collection(collection) => collection.len(),
    };
    if index >= count {
        let message =
            format!("has no face number {index}; it has {count}, choose a number below that");
        return Err(error(name, &message));
    }
    Ok(())
}

fn error(name: &str, message: &str) -> Error {
    Error::new(ErrorKind::Font, format!("font {name} {message}"))
}

/// One face, at one location of its design space.
pub(super) struct Face {
    name: String,
    /// Draws in font units, unhinted.
    scaler: ScalerFont,
    /// Whether it has pictures in colour and no letters.
    pictures: bool,
    /// How its texts are shaped, as far as any have been.
    plans: Mutex<Vec<Arc<ShapePlan>>>,
}

impl Face {
    fn new(name: &str, font: Font) -> Option<Self> {
        let usable = font.units_per_em() > 0 && font.charmap().has_unicode();
        let pictures = !font.color_glyphs().is_empty() && font.charmap().map_unicode('A').is_none();
        let scaler = ScalerFont::force_unhinted(font, None);
        (usable && scaler.outline_source().is_some()).then(|| Self {
            name: name.to_owned(),
            scaler,
            pictures,
            plans: Mutex::default(),
        })
    }

    /// The face in another weight; `None` if it has one only.
    fn at_weight(&self, weight: f32) -> Option<Self> {
        let at_weight =
            |font: &Font| font.instance_builder().variations([(WEIGHT, weight)]).build();
        self.has_weights().then(|| Self::new(&self.name, at_weight(self.font())))?
    }

    fn has_weights(&self) -> bool {
        self.font().axes().iter().any(|axis| axis.tag() == WEIGHT)
    }

    pub(super) fn font(&self) -> &Font {
        self.scaler.font()
    }

    pub(super) fn scaler(&self) -> &ScalerFont {
        &self.scaler
    }

    /// How texts of a script, direction and language are shaped in this face, which is found out
    /// once.
    pub(super) fn plan(
        &self,
        script: Option<Script>,
        direction: Direction,
        language: Option<&Language>,
    ) -> Arc<ShapePlan> {
        let key = ShapePlanKey::new(self.font(), script, direction).language(language);
        // A plan is added whole or not at all, whatever happened to another thread.
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(plan) = plans.iter().find(|plan| key.matches(plan)) {
            return plan.clone();
        }
        let plan = Arc::new(ShapePlan::new(self.font(), direction, script, language, &[]));
        plans.push(plan.clone());
        plan
    }

    /// Whether it is meant for colour emoji alone.
    pub(super) fn has_pictures(&self) -> bool {
        self.pictures
    }

    /// Whether the face draws the character as wide as a Chinese one.
    pub(super) fn is_wide(&self, character: char) -> bool {
        let glyph = self.font().charmap().map_unicode(character);
        let advance = glyph.map(|glyph| self.scaler.linear_glyph_metrics().h_advance(glyph));
        advance.is_some_and(|advance| advance * 10.0 >= 9.0 * f32::from(self.font().units_per_em()))
    }

    /// Whether the face has a glyph of its own for the character, glyph 0 being none. Fonts of
    /// colour emoji have digits and signs too, from which they make key caps; these do not count.
    pub(super) fn maps(&self, character: char) -> bool {
        let glyph = self.font().charmap().map_unicode(character);
        let counts =
            |glyph| !character.is_ascii() && self.font().color_glyphs().get(glyph).is_some();
        glyph.is_some_and(|glyph| glyph != GlyphId::NOTDEF && (!self.pictures || counts(glyph)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_send_and_sync<T: Send + Sync>() {}

    #[test]
    fn bundled_faces_open() {
        assert_send_and_sync::<FontBook>();
        assert_eq!(FontBook::bundled().names().count(), BUNDLED.len());
    }

    #[test]
    fn own_fonts_come_first_in_the_order_given() {
        let [cjk, latin] = [BUNDLED[0].1, BUNDLED[1].1];
        let book = FontBook::bundled()
            .with_font("first.ttf", latin.to_vec())
            .and_then(|book| book.with_font("second.otf", cjk.to_vec()))
            .unwrap();
        let names: Vec<_> = book.names().collect();
        assert_eq!(names[..3], ["first.ttf", "second.otf", "Noto Sans CJK SC Bold"]);
        let book = book.with_fallback("last.ttf", latin.to_vec(), &FontOptions::default());
        assert_eq!(book.unwrap().names().last(), Some("last.ttf"));
    }

    #[test]
    fn what_is_no_font_is_named() {
        let (_, latin) = BUNDLED[1];
        let cut = latin[..latin.len() / 4].to_vec();
        for bytes in [vec![], b"wOF2....".to_vec(), b"# a report".to_vec(), vec![0; 4096], cut] {
            let error = FontBook::bundled().with_font("odd.ttf", bytes).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Font);
            assert!(error.to_string().contains("odd.ttf"), "{error}");
        }
    }

    #[test]
    fn a_face_that_a_file_does_not_have_is_named() {
        let options = FontOptions { index: 3, ..FontOptions::default() };
        let bytes = BUNDLED[1].1.to_vec();
        let error = FontBook::bundled().with_font_options("one.ttf", bytes, &options).unwrap_err();
        assert!(error.to_string().contains("number 3"), "{error}");
    }

    #[test]
    fn a_face_of_a_collection_is_found_by_its_number() {
        let book = |index| {
            let options = FontOptions { index, ..FontOptions::default() };
            let collection = collection_of_bundled_faces();
            FontBook::bundled().with_font_options("both.ttc", collection, &options).unwrap()
        };
        assert!(book(0).faces()[0].maps('中'));
        assert!(book(1).faces()[0].maps('Ł'));
        assert!(!book(1).faces()[0].maps('中'));
    }

    /// A collection is a header with the places of its fonts; the offsets in each font's own
    /// directory count from the start of the file.
    fn collection_of_bundled_faces() -> Vec<u8> {
        let fonts = &BUNDLED[..2];
        let mut file = b"ttcf\x00\x01\x00\x00".to_vec();
        file.extend((fonts.len() as u32).to_be_bytes());
        let header = file.len() + 4 * fonts.len();
        let mut start = header;
        for &(_, font) in fonts {
            file.extend((start as u32).to_be_bytes());
            start += font.len();
        }
        for &(_, font) in fonts {
            let start = file.len() as u32;
            file.extend(font);
            let tables = u16::from_be_bytes([font[4], font[5]]) as usize;
            for table in 0..tables {
                let at = start as usize + 12 + 16 * table + 8;
                let offset = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) + start;
                file[at..at + 4].copy_from_slice(&offset.to_be_bytes());
            }
        }
        file
    }
}
