//! Settings → [`WordCloud`], [`ExportOptions`] and formats.

use super::values::{parse_contour, parse_rotation, parse_share, parse_size};
use super::{Settings, lists, mask};
use crate::cloud::WordCloud;
use crate::error::unknown_name;
use crate::export::{ExportOptions, Format, from_json};
use crate::layout::{Effort, MaskOptions, Padding, SizeLaw};
use crate::term::Weighting;
use crate::token::StopWords;
use crate::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads a file that a setting names; the text says what it should be, for the message if it cannot
/// be read.
pub type ReadFile<'a> = &'a dyn Fn(&Path, &str) -> Result<Vec<u8>>;

/// The names of the weightings.
const WEIGHTINGS: [&str; 3] = ["background", "count", "keyness"];

impl Settings {
    /// The settings of all stages, and what was seen in a picture that is the mask.
    ///
    /// # Errors
    ///
    /// What `read` fails with, and the errors of fonts, masks and lists that cannot be used, with
    /// the file's name.
    pub fn word_cloud(&self, read: ReadFile) -> Result<(WordCloud, Option<String>)> {
        let mut cloud = WordCloud::default();
        self.set_values(&mut cloud)?;
        self.set_lists(&mut cloud, read)?;
        self.set_fonts(&mut cloud, read)?;
        self.set_pictures(&mut cloud, read)?;
        for path in self.texts::<PathBuf>("previous")? {
            let bytes = read(&path, "the JSON of a cloud, as --format json writes it")?;
            let previous = from_json(&bytes).map_err(|error| error.about(path.display()))?;
            cloud.previous = Some(Arc::new(previous));
        }
        let Some(name) = self.text("mask")? else { return Ok((cloud, None)) };
        let options = MaskOptions { invert: self.flag("mask_invert")? };
        let (mask, seen) = mask::mask(&name, &options, &cloud, read)?;
        cloud.mask = Some(mask);
        Ok((cloud, seen))
    }

    /// How pictures are encoded.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for a value that cannot be used.
    pub fn export_options(&self) -> Result<ExportOptions> {
        let defaults = ExportOptions::default();
        let quality = self.parsed("quality", "a whole number from 1 to 100", |value| {
            u8::try_from(value.as_u64()?).ok().filter(|quality| (1..=100).contains(quality))
        })?;
        let scale = self.parsed("scale", "a number above 0", |value| {
            value.as_f64().filter(|&scale| scale > 0.0).map(|scale| scale as f32)
        })?;
        let mut options = ExportOptions {
            quality: quality.unwrap_or(defaults.quality),
            scale: scale.unwrap_or(defaults.scale),
            ..defaults
        };
        self.set_titles(&mut options)?;
        Ok(options)
    }

    /// The formats asked for, none twice; empty if the name of the file says it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for a format that is not known.
    pub fn formats(&self) -> Result<Vec<Format>> {
        let mut formats = Vec::new();
        for name in self.texts::<String>("format")? {
            let format = Format::from_name(&name)?;
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        Ok(formats)
    }

    /// Whether words are weighed against other posts; `None` if nothing is said.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for a weighting that is not known.
    pub fn keyness(&self) -> Result<Option<bool>> {
        let Some(name) = self.text("weight")? else { return Ok(None) };
        if !WEIGHTINGS.contains(&&*name) {
            return Err(unknown_name("weight", &name, &WEIGHTINGS));
        }
        Ok(Some(name == "keyness"))
    }

    /// Finds what cannot be used, as far as that shows without reading a file.
    pub(super) fn check(&self) -> Result<()> {
        self.set_values(&mut WordCloud::default())?;
        for setting in super::SETTINGS.iter().filter(|setting| setting.files) {
            self.texts::<String>(setting.name)?;
        }
        self.flag("mask_invert")?;
        self.text("mask")?;
        self.export_options()?;
        self.formats()?;
        Ok(())
    }

    /// Sets what needs no file.
    fn set_values(&self, cloud: &mut WordCloud) -> Result<()> {
        if let Some(size) = self.text_or("size", "a size such as 1200x800")? {
            cloud.size = parse_size(&size)?;
        }
        cloud.max_words = self.whole_number("max_words")?.unwrap_or(cloud.max_words);
        cloud.seed = self.whole_number("seed")?;
        self.set_colors(cloud)?;
        self.set_text(cloud)?;
        if let Some(rotation) = self.loose_text("rotate")? {
            cloud.layout.rotation = parse_rotation(&rotation)?;
        }
        if let Some(share) = self.loose_text("vertical_cjk")? {
            cloud.vertical_cjk = parse_share(&share)?;
        }
        if let Some(contour) = self.loose_text("contour")? {
            cloud.contour = Some(parse_contour(&contour)?);
        }
        if let Some(padding) = self.whole_number("padding")? {
            cloud.layout.padding = Padding::Pixels(padding);
        }
        if let Some(least) = self.whole_number::<u16>("min_font_size")? {
            cloud.layout.min_font_size = least.into();
        }
        let most = self.whole_number::<u16>("max_font_size")?;
        cloud.layout.max_font_size = most.map(f32::from);
        if let Some(law) = self.text("law")? {
            cloud.layout.law = SizeLaw::named(&law)?;
        }
        if let Some(effort) = self.text("effort")? {
            cloud.layout.effort = Effort::named(&effort)?;
        }
        if let Some(trials) = self.whole_number::<u16>("best_of")? {
            cloud.best_of = trials.into();
        }
        cloud.layout.repeat = self.flag("repeat")?;
        cloud.margin = self.whole_number("margin")?.unwrap_or(cloud.margin);
        cloud.crop = self.flag("crop")?;
        cloud.pins =
            self.texts("pin")?.iter().map(|pin: &String| pin.parse()).collect::<Result<_>>()?;
        self.keyness()?;
        if self.text("weight")?.as_deref() == Some("count") {
            cloud.terms.weighting = Weighting::Count;
        }
        cloud.terms.numbers = self.flag("numbers")?;
        cloud.reading.include_code = self.flag("code")?;
        Ok(())
    }

    pub(super) fn text_or(&self, name: &str, wanted: &str) -> Result<Option<String>> {
        self.parsed(name, wanted, |value| value.as_str().map(str::to_owned))
    }

    /// Sets the lists of words.
    fn set_lists(&self, cloud: &mut WordCloud, read: ReadFile) -> Result<()> {
        let text = |path: &Path, wanted: &str| {
            let bytes = read(path, &format!("a text file {wanted}"))?;
            lists::text(bytes).ok_or_else(|| {
                let message =
                    format!("{} is not text in UTF-8; give a list {wanted}", path.display());
                Error::new(ErrorKind::Input, message)
            })
        };
        let words = "with one word a line";
        let instead: Vec<PathBuf> = self.texts("stopwords_only")?;
        if !instead.is_empty() {
            cloud.tokens.stop_words = StopWords::none();
        }
        for path in instead.iter().chain(&self.texts("stopwords")?) {
            cloud.tokens.stop_words = cloud.tokens.stop_words.clone().with(&text(path, words)?);
        }
        for path in &self.texts::<PathBuf>("lexicon")? {
            cloud.tokens.lexicon.extend(lists::words(&text(path, words)?));
        }
        for path in &self.texts::<PathBuf>("aliases")? {
            let list = text(path, "with a spelling and its term a line")?;
            let pairs = lists::aliases(&list).map_err(|error| error.about(path.display()))?;
            cloud.terms.aliases.extend(pairs);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Theme;
    use crate::layout::Size;
    use serde_json::{Value, json};

    fn files(path: &Path, wanted: &str) -> Result<Vec<u8>> {
        match path.to_str() {
            Some("words") => Ok(b"\xef\xbb\xbfalpha\n# none\n".to_vec()),
            Some("pairs") => Ok(b"LLM,model\n".to_vec()),
            Some("bytes") => Ok(vec![0xff, 0xfe, 0x00]),
            _ => Err(Error::new(ErrorKind::Input, format!("no {wanted}"))),
        }
    }

    fn applied(value: &Value) -> Result<WordCloud> {
        Ok(Settings::from_value(value)?.word_cloud(&files)?.0)
    }

    #[test]
    fn settings_are_heeded() {
        let cloud = applied(&json!({
            "size": "600x400", "max-words": 50, "theme": "dark", "seed": 7, "rotate": 0.5,
            "lexicon": "words", "aliases": ["pairs"], "stopwords": ["words"], "weight": "count",
        }))
        .unwrap();
        assert_eq!(cloud.size, Size { width: 600, height: 400 });
        assert_eq!((cloud.max_words, cloud.seed), (50, Some(7)));
        assert_eq!(cloud.theme.background, Theme::named("dark").unwrap().background);
        assert_eq!(cloud.tokens.lexicon, ["alpha"]);
        assert_eq!(cloud.terms.aliases, [("LLM".to_owned(), "model".to_owned())]);
        assert_eq!(cloud.tokens.stop_words.own().collect::<Vec<_>>(), ["alpha"]);
        assert_eq!(cloud.terms.weighting, Weighting::Count);
    }

    #[test]
    fn masks_are_made_for_the_size() {
        let cloud = applied(&json!({"mask": "star", "size": "300x200"})).unwrap();
        let mask = cloud.mask.unwrap();
        assert_eq!((mask.width(), mask.height()), (300, 200));
    }

    #[test]
    fn files_that_cannot_be_used_are_named() {
        for (value, part) in [
            (json!({"lexicon": "bytes"}), "bytes is not text in UTF-8"),
            (json!({"aliases": "words"}), "words: line 1 is no pair"),
            (json!({"font": "none.ttf"}), "no a font file"),
            (json!({"mask": "a.png"}), "mask a.png: no a picture"),
            (json!({"mask": "a.svg"}), "mask a.svg: no a picture"),
            (json!({"mask": "a/b"}), "mask a/b: no a picture"),
        ] {
            let message = applied(&value).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }
}
