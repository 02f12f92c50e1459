//! A finished cloud again: with outlines, in other colours, on another canvas.

use super::weighted::WeightedWord;
use super::words::outline;
use super::{Cloud, Word, WordCloud};
use crate::color::{self, Backdrop, Color, Scheme, Theme};
use crate::font::FontBook;
use crate::{Error, ErrorKind, Result};
use std::collections::BTreeMap;

/// The share of its size, and the pixels, by which the ink of a word may differ from what the cloud
/// says.
const TOLERANCE: (f32, f32) = (0.02, 2.0);

impl Cloud {
    /// Gives the words of a cloud that was read from JSON their outlines.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Font`] if these are not the fonts that the cloud was made with: a character is
    /// missing or a word has another size.
    pub fn shape(&mut self, fonts: &FontBook) -> Result<()> {
        let fonts = fonts.clone().for_language(&self.language);
        for word in &mut self.words {
            let heavier = word.font_weight.map(|weight| fonts.at_weight(weight));
            let fonts = heavier.as_ref().unwrap_or(&fonts);
            let shaped = outline(fonts, &word.text, word.column);
            (word.path, word.runs) = (shaped.path, shaped.runs);
            check(word)?;
        }
        Ok(())
    }

    /// Colours the words anew; nothing moves.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for a backdrop on which no colour can be read everywhere.
    pub fn recolor(
        &mut self,
        theme: &Theme,
        scheme: &Scheme,
        backdrop: Option<Backdrop>,
    ) -> Result<()> {
        let theme = on_backdrop(theme, backdrop.as_ref())?;
        let colors = colors(self, &theme, scheme);
        for (word, color) in self.words.iter_mut().zip(colors) {
            word.color = color;
        }
        if let (Some(contour), Some(&first)) = (&mut self.contour, theme.palette.first()) {
            contour.color = first;
        }
        self.background = theme.background;
        self.backdrop = backdrop;
        Ok(())
    }
}

impl WordCloud {
    /// The words of a cloud arranged anew on a canvas of this size, with these settings; their
    /// colours and what the report says of them (spellings, sentences, groups) stay.
    ///
    /// # Errors
    ///
    /// As [`WordCloud::cloud_of_terms`].
    pub fn cloud_of_cloud(&self, cloud: &Cloud) -> Result<Cloud> {
        let word = |(index, word): (usize, &Word)| WeightedWord {
            index,
            text: word.text.clone(),
            count: word.count,
            weight: word.weight,
        };
        let words: Vec<WeightedWord> = cloud.words.iter().enumerate().map(word).collect();
        let (mut arranged, _) = self.cloud_of(&words, cloud.language.clone())?;
        for word in &mut arranged.words {
            if let Some(known) = cloud.words.iter().find(|known| known.text == word.text) {
                word.variants.clone_from(&known.variants);
                word.sources.clone_from(&known.sources);
                word.group.clone_from(&known.group);
                word.color = known.color;
            }
        }
        arranged.title.clone_from(&cloud.title);
        arranged.background = cloud.background;
        arranged.backdrop.clone_from(&cloud.backdrop);
        Ok(arranged)
    }
}

/// The theme on the colour of a backdrop that words have the least contrast to.
pub(super) fn on_backdrop(theme: &Theme, backdrop: Option<&Backdrop>) -> Result<Theme> {
    match backdrop {
        None | Some(Backdrop::Transparent) => Ok(theme.clone()),
        Some(backdrop) => Ok(theme.clone().on(backdrop.worst(theme.background)?)),
    }
}

/// The colours of the words of a cloud.
pub(super) fn colors(cloud: &Cloud, theme: &Theme, scheme: &Scheme) -> Vec<Color> {
    let whole = cloud.words.iter().filter(|word| !word.copy);
    let sizes: BTreeMap<&str, f32> = whole.map(|word| (&*word.text, word.font_size)).collect();
    let placed = cloud.words.iter().map(|word| {
        let &Word { ref text, x, y, width, height, font_size, ref group, .. } = word;
        let group = group.as_ref();
        // A copy is as light as it is small.
        let share = sizes.get(&**text).filter(|_| word.copy).map_or(1.0, |size| font_size / size);
        let weight = word.weight * f64::from(share);
        color::Placed { text, weight, x, y, width, height, font_size, group }
    });
    let words: Vec<_> = placed.collect();
    color::colors_by(scheme, theme, &words, (cloud.size.width, cloud.size.height))
}

/// Checks that a word's outline has the ink that the cloud says.
fn check(word: &Word) -> Result<()> {
    let (sin, cos) = libm::sincosf(word.angle.to_radians());
    let turned = word.path.map(|point| crate::outline::Point {
        x: point.x * cos - point.y * sin,
        y: point.x * sin + point.y * cos,
    });
    let ink = turned.bounds().unwrap_or_default();
    let (width, height) = (ink.width() * word.font_size, ink.height() * word.font_size);
    let near = |a: f32, b: f32| (a - b).abs() <= b.abs() * TOLERANCE.0 + TOLERANCE.1;
    if near(width, word.width) && near(height, word.height) {
        return Ok(());
    }
    let message = format!(
        "the word \"{}\" is {:.0}x{:.0} pixels in the cloud, but {width:.0}x{height:.0} in these \
         fonts; give the fonts that the cloud was made with",
        word.text, word.width, word.height
    );
    Err(Error::new(ErrorKind::Font, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::{Gradient, contrast};
    use crate::layout::{Rotation, Size};

    fn settings() -> WordCloud {
        let mut settings = WordCloud {
            size: Size { width: 300, height: 200 },
            vertical_cjk: 0.5,
            ..WordCloud::default()
        };
        settings.layout.rotation = Rotation::Range { from: -30.0, to: 30.0, share: 0.5 };
        settings
    }

    fn cloud() -> Cloud {
        let report = "# 周报\n\n强化学习与多模态，DeepSeek-V3.2 发布。强化学习改进。Robots walk.";
        settings().cloud_of_report(report.as_bytes()).unwrap()
    }

    #[test]
    fn a_cloud_read_from_json_gets_the_same_outlines() {
        let cloud = cloud();
        assert_eq!(cloud.language, "zh-Hans");
        let json = serde_json::to_string(&cloud).unwrap();
        let mut read: Cloud = serde_json::from_str(&json).unwrap();
        assert_ne!(read, cloud);
        read.shape(&FontBook::bundled()).unwrap();
        assert_eq!(read, cloud);
    }

    #[test]
    fn other_fonts_are_told() {
        let mut cloud = cloud();
        cloud.words[0].width *= 1.2;
        let error = cloud.shape(&FontBook::bundled()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Font);
        assert!(error.to_string().contains(&cloud.words[0].text), "{error}");
    }

    #[test]
    fn colors_change_and_nothing_moves() {
        let before = cloud();
        let mut after = before.clone();
        let gradient = Backdrop::Gradient("#101018..#182028".parse::<Gradient>().unwrap());
        let theme = "ocean-dark".parse::<Theme>().unwrap();
        after.recolor(&theme, &Scheme::Word, Some(gradient)).unwrap();
        assert_eq!(after.background.to_string(), "#182028");
        for (before, after) in before.words.iter().zip(&after.words) {
            assert_eq!((before.x, before.y, &before.path), (after.x, after.y, &after.path));
            assert!(contrast(after.color, Color::from_hex(0x182028)) >= 4.5);
        }
        after.recolor(&settings().theme, &Scheme::Word, None).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn another_canvas_keeps_what_the_report_says() {
        let before = cloud();
        let square = WordCloud { size: Size { width: 240, height: 240 }, ..settings() };
        let after = square.cloud_of_cloud(&before).unwrap();
        assert_eq!((after.size.width, after.language.as_str()), (240, "zh-Hans"));
        assert_eq!(after.words.len() + after.dropped.len(), before.words.len());
        let word =
            |cloud: &Cloud| cloud.words.iter().find(|w| w.text == "强化学习").cloned().unwrap();
        assert_eq!(word(&after).sources, word(&before).sources);
        assert!(!word(&after).sources.is_empty());
    }
}
