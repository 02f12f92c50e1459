//! Settings by name: what `wordcloud.toml`, the map `wordcloud` of a front matter and the flags of
//! the command say, in the same words, and the [`WordCloud`](crate::cloud::WordCloud) that they
//! ask for.

mod apply;
mod lists;
mod look;
mod mask;
pub mod values;

pub use apply::ReadFile;

use crate::error::unknown_name;
use crate::{Error, ErrorKind, Result};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Settings under their names. Those that are not named keep their defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(BTreeMap<&'static str, Value>);

/// A setting: its name, its default as written in `wordcloud.toml`, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name. Flags and front matter may write `-` for `_`.
    pub name: &'static str,
    /// An example or the default, in TOML.
    pub example: &'static str,
    /// What it does, in a line.
    pub help: &'static str,
    /// Whether its value is one or more names of files.
    files: bool,
}

const fn setting(name: &'static str, example: &'static str, help: &'static str) -> Setting {
    Setting { name, example, help, files: false }
}

const fn files(name: &'static str, example: &'static str, help: &'static str) -> Setting {
    Setting { name, example, help, files: true }
}

/// All settings, in the order of `wordcloud init`.
pub const SETTINGS: &[Setting] = &[
    setting("size", "\"1200x800\"", "width and height of the picture in pixels"),
    setting("max_words", "200", "how many words to draw at most"),
    setting("theme", "\"ink\"", "the colours"),
    setting(
        "color_by",
        "\"word\"",
        "word, weight, group, position, random, a colour map, a colour",
    ),
    setting(
        "background",
        "\"white\"",
        "a colour, transparent, white..#ddeeff, or a picture's file",
    ),
    setting("seed", "7", "another arrangement of the same words; else it follows from them"),
    setting("format", "[\"jpeg\"]", "jpeg, png, webp, svg, pdf, html, map, json"),
    setting("quality", "90", "the quality of a JPEG, 1 to 100"),
    setting("scale", "1.0", "pixels of a JPEG or PNG for each pixel of the size"),
    setting("title", "\"Weekly\"", "the title of SVG, PDF and HTML; else the report's"),
    setting("link", "\"/tags/{word}/\"", "where words lead in HTML, SVG and image maps"),
    setting("svg_text", "false", "the words of an SVG are text, in embedded fonts"),
    setting("language", "\"zh-Hant\"", "for the forms of characters; else by the writing"),
    setting("missing", "\"leave-out\"", "or drop-characters: words with what no font has"),
    setting("font_weight", "\"300..900\"", "of variable fonts: one, or lightest to heaviest word"),
    files("font", "[]", "font files to try before the bundled fonts"),
    setting("mask", "\"cloud\"", "the shape that the words fill: a picture, a shape, or text:WORD"),
    setting("mask_invert", "false", "words stand around the shape instead of in it"),
    setting("contour", "\"3,navy\"", "draws the edge of the mask: width and colour"),
    setting("rotate", "\"0.2\"", "a share that stands upright, angles (0,90) or a range (-30..30)"),
    setting("vertical_cjk", "0.0", "the share of Chinese and Japanese words set top to bottom"),
    setting(
        "pin",
        "[\"DeepSeek=25%,40%\"]",
        "words that stand at a place; without one in the middle",
    ),
    files(
        "previous",
        "\"last.json\"",
        "the JSON of an earlier cloud: its words stay, new ones are told",
    ),
    setting("law", "\"balanced\"", "how sizes follow: balanced, linear, sqrt, log, rank or area"),
    setting("min_font_size", "8", "words that would be smaller, in pixels, are left out"),
    setting("max_font_size", "120", "no word is larger, in pixels; else as large as all words fit"),
    setting("effort", "\"quick\"", "quick, thorough or dense: time for words a few percent larger"),
    setting("best_of", "1", "makes so many layouts and takes the one with the best score"),
    setting("repeat", "false", "fills the room that is left with smaller copies of the words"),
    setting("margin", "0", "pixels along each side that stay free of words"),
    setting("crop", "false", "cuts the picture to its content and the margin"),
    setting("padding", "2", "the gap around words in pixels; else a part of each word's size"),
    setting("weight", "\"background\"", "background, count or keyness: what weights are made from"),
    files("stopwords", "[]", "lists of more words and phrases to leave out"),
    files("stopwords_only", "[]", "the same in place of the bundled lists"),
    files("lexicon", "[]", "lists of names and words that stay whole"),
    files("aliases", "[]", "lists of spellings and the terms that they are counted as"),
    setting("numbers", "false", "keeps numbers, dates and quantities as terms"),
    setting("code", "false", "reads code as text"),
];

impl Settings {
    /// Settings from a map; anything that is no map says nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for a name that is no setting and for a value that cannot be used.
    pub fn from_value(value: &Value) -> Result<Self> {
        value.as_object().map_or_else(|| Ok(Self::default()), Self::from_map)
    }

    /// Settings from a map; `null` counts as not named.
    ///
    /// # Errors
    ///
    /// As [`Settings::from_value`].
    pub fn from_map(map: &Map<String, Value>) -> Result<Self> {
        let mut settings = Self::default();
        for (given, value) in map.iter().filter(|(_, value)| !value.is_null()) {
            let name = given.replace('-', "_");
            let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
                let names: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
                return Err(unknown_name("setting of wordcloud", given, &names));
            };
            settings.0.insert(setting.name, value.clone());
        }
        settings.check()?;
        Ok(settings)
    }

    /// These settings, and where they say nothing those of `base`.
    #[must_use]
    pub fn over(self, mut base: Self) -> Self {
        base.0.extend(self.0);
        base
    }

    /// These settings with the names of files taken as relative to `folder`.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        let join = |name: &mut Value| {
            if let Value::String(name) = name {
                *name = folder.join(&*name).to_string_lossy().into_owned();
            }
        };
        for setting in SETTINGS.iter().filter(|setting| setting.files) {
            match self.0.get_mut(setting.name) {
                Some(Value::Array(names)) => names.iter_mut().for_each(join),
                Some(name) => join(name),
                None => {}
            }
        }
        if let Some(name) = self.0.get_mut("mask")
            && name.as_str().is_some_and(mask::is_file)
        {
            join(name);
        }
        if let Some(name) = self.0.get_mut("background")
            && name.as_str().is_some_and(|name| look::background_file(name).is_some())
        {
            join(name);
        }
        if let Some(Value::String(name)) = self.0.get_mut("color_by")
            && let Some(file) = look::color_file(name)
        {
            *name = format!("image:{}", folder.join(file).to_string_lossy());
        }
        self
    }

    /// The files that the settings name.
    pub fn files(&self) -> Vec<PathBuf> {
        let lists = SETTINGS.iter().filter(|setting| setting.files);
        let mut files: Vec<PathBuf> = lists
            .flat_map(|setting| self.texts::<String>(setting.name).unwrap_or_default())
            .map(|name| look::face_of(&name).0)
            .collect();
        let mask = self.0.get("mask").and_then(Value::as_str);
        files.extend(mask.filter(|name| mask::is_file(name)).map(PathBuf::from));
        let text = |name: &str| self.0.get(name).and_then(Value::as_str);
        files.extend(text("background").and_then(look::background_file).map(PathBuf::from));
        files.extend(text("color_by").and_then(look::color_file).map(PathBuf::from));
        files
    }

    /// A text that is the same for the same settings, whatever the order they were named in.
    pub fn canonical(&self) -> String {
        let pairs = self.0.iter().map(|(name, value)| format!("{name} = {value}\n"));
        pairs.collect()
    }

    /// What is named `name`, read by `parse`, which says what it wants.
    fn parsed<T>(
        &self,
        name: &str,
        wanted: &str,
        parse: impl Fn(&Value) -> Option<T>,
    ) -> Result<Option<T>> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        parse(value).map(Some).ok_or_else(|| {
            let message = format!("the setting {name} is {value}; give {wanted}");
            Error::new(ErrorKind::Options, message)
        })
    }

    fn text(&self, name: &str) -> Result<Option<String>> {
        self.parsed(name, "a text", |value| value.as_str().map(str::to_owned))
    }

    /// A text, also where it is written as a number.
    fn loose_text(&self, name: &str) -> Result<Option<String>> {
        self.parsed(name, "a text or a number", |value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }

    fn flag(&self, name: &str) -> Result<bool> {
        Ok(self.parsed(name, "true or false", Value::as_bool)?.unwrap_or(false))
    }

    fn whole_number<N: TryFrom<u64>>(&self, name: &str) -> Result<Option<N>> {
        self.parsed(name, "a whole number, 0 or more", |value| N::try_from(value.as_u64()?).ok())
    }

    /// One text or a list of them.
    fn texts<T: From<String>>(&self, name: &str) -> Result<Vec<T>> {
        let list = self.parsed(name, "a text or a list of texts", |value| match value {
            Value::String(text) => Some(vec![T::from(text.clone())]),
            Value::Array(texts) => texts
                .iter()
                .map(|text| text.as_str().map(|text| T::from(text.to_owned())))
                .collect(),
            _ => None,
        })?;
        Ok(list.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn settings(value: &Value) -> Settings {
        Settings::from_value(value).unwrap()
    }

    #[test]
    fn what_is_no_map_says_nothing() {
        for value in
            [json!(null), json!(true), json!("cloud.jpg"), json!({}), json!({"seed": null})]
        {
            assert_eq!(settings(&value), Settings::default());
        }
    }

    #[test]
    fn the_nearer_settings_win() {
        let near = settings(&json!({"max-words": 5, "theme": "ocean"}));
        let far = settings(&json!({"max_words": 9, "seed": 3}));
        let both = near.over(far);
        assert_eq!(both, settings(&json!({"max_words": 5, "theme": "ocean", "seed": 3})));
        assert_eq!(both.canonical(), "max_words = 5\nseed = 3\ntheme = \"ocean\"\n");
    }

    #[test]
    fn files_are_relative_to_where_they_are_named() {
        let named = settings(&json!({"font": "a.ttf", "lexicon": ["b", "/c"], "mask": "m.png"}));
        let files = named.in_folder(Path::new("site")).files();
        assert_eq!(files, ["site/a.ttf", "site/b", "/c", "site/m.png"].map(PathBuf::from));
        for mask in ["star", "text:a.b"] {
            assert_eq!(
                settings(&json!({ "mask": mask })).in_folder(Path::new("site")).files().len(),
                0
            );
        }
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (value, part) in [
            (json!({"max_word": 5}), "did you mean \"max_words\"?"),
            (json!({"colour": 5}), "choose from size, max_words, theme"),
            (json!({"max_words": -5}), "max_words is -5"),
            (json!({"seed": 0.5}), "seed is 0.5"),
            (json!({"size": 600}), "size is 600"),
            (json!({"size": "wide"}), "1200x800"),
            (json!({"theme": "occean"}), "did you mean \"ocean\"?"),
            (json!({"font": [1]}), "font is [1]"),
            (json!({"quality": 0}), "1 to 100"),
            (json!({"weight": "tfidf"}), "choose from background, count, keyness"),
            (json!({"format": "gif"}), "gif"),
            (json!({"code": "yes"}), "true or false"),
            (json!({"rotate": "x"}), "0.2"),
            (json!({"contour": "wide"}), "3,navy"),
            (json!({"background": "no colour"}), "no colour"),
        ] {
            let message = Settings::from_value(&value).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn every_example_is_a_setting_that_can_be_used() {
        for setting in SETTINGS {
            let line = format!("{} = {}", setting.name, setting.example);
            let map: Value = toml::from_str(&line).unwrap();
            Settings::from_value(&map).unwrap();
        }
    }
}
