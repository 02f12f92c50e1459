//! Where words may stand and which of them stand in columns.

use super::{Contour, WordCloud};
use crate::color::Color;
use crate::hash::fnv1a;
use crate::layout::{Mask, MaskOptions};
use crate::outline::Point;
use crate::{Error, ErrorKind, Result};
use unicode_script::{Script, UnicodeScript};

impl WordCloud {
    /// The mask whose inside are the letters of a text, set in the fonts of these settings and as
    /// large as the canvas allows.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Image`] if a font lacks a character, if nothing of the text is visible and if
    /// its letters are so small that no word can be read in them.
    pub fn text_mask(&self, text: &str, options: &MaskOptions) -> Result<Mask> {
        let shaped = self.fonts.shape(text);
        if !shaped.missing.is_empty() {
            let missing = String::from_iter(shaped.missing);
            let message = format!("the mask \"{text}\" cannot be set: no font has {missing}");
            return Err(Error::new(ErrorKind::Image, message));
        }
        Mask::from_path(&shaped.path, self.size, options)
            .map_err(|error| error.about(format_args!("the letters of \"{text}\"")))
    }

    /// Where words may stand, off the contour and the margin, where its corner stands on the
    /// canvas, and the contour.
    pub(super) fn region(&self) -> Result<(Mask, Point, Option<Contour>)> {
        let (mask, contour) = self.shape_and_contour()?;
        let (mask, corner) = self.within_margin(mask)?;
        Ok((mask, corner, contour))
    }

    fn shape_and_contour(&self) -> Result<(Option<Mask>, Option<Contour>)> {
        let Some(mask) = &self.mask else { return Ok((None, None)) };
        let (width, height) = (self.size.width as usize, self.size.height as usize);
        if (mask.width(), mask.height()) != (width, height) {
            let message = format!(
                "the mask has {}x{} pixels, but the size is {width}x{height}; make it for that size",
                mask.width(),
                mask.height()
            );
            return Err(Error::new(ErrorKind::Options, message));
        }
        let Some(options) = &self.contour else { return Ok((Some(mask.clone()), None)) };
        if !(options.width.is_finite() && options.width > 0.0) {
            let message = "the width of the contour must be above 0";
            return Err(Error::new(ErrorKind::Options, message));
        }
        let color = options.color.or(self.theme.palette.first().copied()).unwrap_or(Color::BLACK);
        let contour = Contour { path: mask.outline()?, width: options.width, color };
        Ok((Some(mask.inset(f64::from(options.width) / 2.0)), Some(contour)))
    }

    /// Whether a word is set in a column: of those in Chinese or Japanese alone, the share that is
    /// asked for, chosen by the word and the seed.
    pub(super) fn stands_in_column(&self, text: &str, seed: u64) -> bool {
        let is_cjk = |c: char| {
            matches!(c.script(), Script::Han | Script::Hiragana | Script::Katakana) || c == 'ー'
        };
        let bytes = seed.to_le_bytes().into_iter().chain(text.bytes());
        // The upper bits of the hash are the better mixed ones.
        let drawn = (fnv1a(bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 11) as f64;
        text.chars().nth(1).is_some()
            && text.chars().all(is_cjk)
            && drawn / ((1u64 << 53) as f64) < self.vertical_cjk
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Shape, Size};

    #[test]
    fn only_chinese_and_japanese_stand_in_columns() {
        let all = WordCloud { vertical_cjk: 1.0, ..WordCloud::default() };
        for (text, column) in [
            ("人工智能", true),
            ("データ", true),
            ("おすすめ", true),
            ("字", false),
            ("AI模型", false),
            ("robot", false),
            ("한국어", false),
        ] {
            assert_eq!(all.stands_in_column(text, 3), column, "{text}");
            assert!(!WordCloud::default().stands_in_column(text, 3));
        }
        let some = WordCloud { vertical_cjk: 0.3, ..WordCloud::default() };
        let words = ('\u{4e00}'..'\u{51e8}').map(|c| format!("{c}字"));
        let columns = words.filter(|word| some.stands_in_column(word, 1)).count();
        assert!((250..350).contains(&columns), "{columns}");
    }

    #[test]
    fn the_letters_of_a_text_are_a_mask() {
        let settings = WordCloud { size: Size { width: 400, height: 200 }, ..WordCloud::default() };
        let mask = settings.text_mask("口", &MaskOptions::default()).unwrap();
        assert!(!mask.contains(200, 100), "the middle is empty");
        let left = (0..200).find(|&x| mask.contains(x, 100)).unwrap();
        assert!((100..140).contains(&left), "{left}");
        for text in ["", " ", "\u{e123}"] {
            let error = settings.text_mask(text, &MaskOptions::default()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Image, "{text}");
        }
    }

    #[test]
    fn words_keep_off_the_contour() {
        let size = Size { width: 100, height: 100 };
        let mask = Mask::from_shape(Shape::Circle, size, &MaskOptions::default()).unwrap();
        let contour = Some(super::super::ContourOptions { width: 10.0, color: None });
        let settings = WordCloud { size, mask: Some(mask), contour, ..WordCloud::default() };
        let (region, _, contour) = settings.region().unwrap();
        assert!(!region.contains(6, 50) && region.contains(8, 50));
        assert_eq!(contour.map(|contour| contour.color), settings.theme.palette.first().copied());
    }

    #[test]
    fn a_mask_of_another_size_is_an_error() {
        let mask = Mask::rectangle(Size { width: 10, height: 10 });
        let settings = WordCloud { mask: Some(mask), ..WordCloud::default() };
        assert_eq!(settings.region().unwrap_err().kind(), ErrorKind::Options);
    }
}
