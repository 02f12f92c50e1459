//! Settings by name: what `wordcloud.toml`, the map `wordcloud` of a front matter and the flags of
//! the command say, in the same words, and the [`WordCloud`] that they ask for.
//!
//! Each setting stands in one table with its name, its help, its default and what it does:
//! [`LOOK`], [`LAYOUT`] and [`READING`] for pictures, [`BATCH`] for archives. Flags, files and
//! documentation are made from these.
//!
//! ```
//! use wordcloud::settings::Settings;
//!
//! let mut settings = Settings::default();
//! settings.set("size", "600x400")?;
//! settings.set("max_words", 50)?;
//! let no_files = |path: &std::path::Path, _: &str| panic!("{path:?} is not read");
//! let (cloud, _) = settings.word_cloud(&no_files)?;
//! assert_eq!((cloud.size.width, cloud.max_words), (600, 50));
//! let error = settings.set("max_word", 50).unwrap_err().to_string();
//! assert!(error.contains("did you mean \"max_words\"?"));
//! # Ok::<(), wordcloud::Error>(())
//! ```

mod batch;
mod layout;
mod lists;
mod look;
mod mask;
mod reading;
mod setting;
mod target;
mod values;

pub use batch::BATCH;
pub use layout::LAYOUT;
pub use look::LOOK;
pub use reading::READING;
pub use serde_json::{Map, Value};
pub use setting::{Group, Kind, Setting};
pub use target::{Against, BatchSettings, ReadFile};

use crate::cloud::WordCloud;
use crate::color::{Backdrop, Scheme};
use crate::export::{ExportOptions, Format};
use crate::limits::{self, Limits};
use crate::{Result, name};
use setting::texts;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use target::Target;

/// The settings of pictures, in the order in which they take effect.
pub const PICTURE: &[&Group] = &[&LOOK, &LAYOUT, &READING];

/// Settings under their names. Those that are not named keep their defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(BTreeMap<&'static str, Value>);

impl Settings {
    /// Sets one setting of pictures by its name, in which `-` and `_` are the same: a text, a number,
    /// `true` or `false`, or a list of texts, as in `wordcloud.toml`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`](crate::ErrorKind::Options) for a name that is no setting, with the
    /// nearest that is one, and for a value that cannot be used.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) -> Result<()> {
        self.insert(find(PICTURE, name)?, value.into())
    }

    /// Sets one setting of any table.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`](crate::ErrorKind::Options) for a value that cannot be used.
    pub fn insert(&mut self, setting: &'static Setting, value: Value) -> Result<()> {
        setting.check(&value)?;
        self.0.insert(setting.name, value);
        Ok(())
    }

    /// The value of a setting, if it is named.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(&*name.replace('-', "_"))
    }

    /// The settings of pictures in a map; `null` counts as not named.
    ///
    /// # Errors
    ///
    /// As [`Settings::set`].
    pub fn from_map(map: &Map<String, Value>) -> Result<Self> {
        Self::from_table(PICTURE, map, "", "")
    }

    /// The settings in a map that was read from a text such as a `wordcloud.toml` or a report.
    ///
    /// # Errors
    ///
    /// As [`Settings::set`], with the line: the first in which the name of the setting stands, after
    /// one that names `table` if that is not empty.
    pub fn from_table(
        groups: &[&'static Group],
        map: &Map<String, Value>,
        text: &str,
        table: &str,
    ) -> Result<Self> {
        let mut settings = Self::default();
        for (name, value) in map.iter().filter(|(_, value)| !value.is_null()) {
            let inserted = find(groups, name).and_then(|it| settings.insert(it, value.clone()));
            inserted.map_err(|error| match line_of(text, table, name) {
                Some(line) => error.about(format_args!("line {line}")),
                None => error,
            })?;
        }
        settings.target(None)?;
        Ok(settings)
    }

    /// The settings in the value of `wordcloud:` in the front matter of a report; what is no map says
    /// nothing.
    ///
    /// # Errors
    ///
    /// As [`Settings::from_table`].
    pub fn from_front_matter(value: Option<&Value>, report: &str) -> Result<Self> {
        let Some(map) = value.and_then(Value::as_object) else { return Ok(Self::default()) };
        Self::from_table(PICTURE, map, report, "wordcloud")
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
        for (name, value) in &mut self.0 {
            let Some(setting) = all().find(|setting| setting.name == *name) else { continue };
            let joined = |text: &str| match setting.file_in(text) {
                Some(file) => {
                    let path = folder.join(&text[file.clone()]);
                    [&text[..file.start], &path.to_string_lossy(), &text[file.end..]].concat()
                }
                None => text.to_owned(),
            };
            match value {
                Value::Array(_) => {
                    let texts = texts(value).unwrap_or_default();
                    *value = texts.into_iter().map(joined).collect();
                }
                Value::String(text) => *text = joined(text),
                _ => {}
            }
        }
        self
    }

    /// The files that the settings name.
    pub fn files(&self) -> Vec<PathBuf> {
        let files = all().filter_map(|setting| Some((setting, self.0.get(setting.name)?)));
        let files = files.flat_map(|(setting, value)| {
            let texts = texts(value).unwrap_or_default().into_iter();
            texts.filter_map(|text| setting.file_in(text).map(|file| text[file].into()))
        });
        files.collect()
    }

    /// A text that is the same for the same settings, whatever the order they were named in.
    pub fn canonical(&self) -> String {
        let pairs = self.0.iter().map(|(name, value)| format!("{name} = {value}\n"));
        pairs.collect()
    }

    /// The settings of all stages, and what was seen in a picture that is the mask.
    ///
    /// # Errors
    ///
    /// What `read` fails with, and the errors of fonts, masks and lists that cannot be used, with
    /// the file's name.
    pub fn word_cloud(&self, read: ReadFile<'_>) -> Result<(WordCloud, Option<String>)> {
        self.check_limits(&limits::USER)?;
        let target = self.target(Some(read))?;
        Ok((target.cloud, target.seen))
    }

    /// The settings that need no file.
    #[cfg(feature = "archive")]
    pub(crate) fn values(&self) -> Result<WordCloud> {
        Ok(self.target(None)?.cloud)
    }

    /// The settings that reports are read by, with their lists, without fonts and pictures.
    #[cfg(feature = "archive")]
    pub(crate) fn reading(&self, read: ReadFile<'_>) -> Result<WordCloud> {
        let is_reading = |name: &str| READING.settings.iter().any(|setting| setting.name == name);
        let own = self.0.iter().filter(|(name, _)| is_reading(name));
        let own = Self(own.map(|(name, value)| (*name, value.clone())).collect());
        Ok(own.target(Some(read))?.cloud)
    }

    /// Checks that settings that stand in a report, which others may have written, ask for no more
    /// than a report may.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`](crate::ErrorKind::Options) with what is too large, and as
    /// [`Settings::export_options`].
    #[cfg(feature = "archive")]
    pub fn check_front_matter(&self) -> Result<()> {
        self.check_limits(&limits::POST)
    }

    /// Checks that what is asked for is within limits.
    pub(crate) fn check_limits(&self, limits: &Limits) -> Result<()> {
        let Target { cloud, export, .. } = self.target(None)?;
        cloud.check(limits)?;
        let scale = f64::from(export.scale);
        let pixels = f64::from(cloud.size.width) * f64::from(cloud.size.height) * scale * scale;
        let most = limits.pixels as f64;
        limits::check("the number of pixels of the size and the scale", pixels, most)?;
        limits::check("the number of files", self.files().len(), limits.files)
    }

    /// How pictures are encoded.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`](crate::ErrorKind::Options) for a value that cannot be used.
    pub fn export_options(&self) -> Result<ExportOptions> {
        Ok(self.target(None)?.export)
    }

    /// The formats asked for, none twice; empty if the name of the file says it.
    ///
    /// # Errors
    ///
    /// As [`Settings::export_options`].
    pub fn formats(&self) -> Result<Vec<Format>> {
        Ok(self.target(None)?.formats)
    }

    /// Whether words are weighed against other posts; `None` if nothing is said.
    ///
    /// # Errors
    ///
    /// As [`Settings::export_options`].
    pub fn keyness(&self) -> Result<Option<bool>> {
        Ok(self.target(None)?.keyness)
    }

    /// What the settings of [`BATCH`] say.
    ///
    /// # Errors
    ///
    /// As [`Settings::export_options`].
    pub fn batch(&self) -> Result<BatchSettings> {
        Ok(self.target(None)?.batch)
    }

    /// What the settings make of the defaults; without a reader, what files say is left out.
    fn target<'a>(&self, reader: Option<ReadFile<'a>>) -> Result<Target<'a>> {
        let mut target = Target { reader, ..Target::default() };
        for setting in all() {
            if let Some(value) = self.0.get(setting.name) {
                setting.put(value, &mut target)?;
            }
        }
        let cloud = &mut target.cloud;
        if let Scheme::Random(seed) = &mut cloud.scheme {
            *seed = cloud.seed.unwrap_or(0);
        }
        if let Some(gradient @ Backdrop::Gradient(_)) = &cloud.backdrop {
            gradient.worst(cloud.theme.background)?;
        }
        Ok(target)
    }
}

/// All settings, in the order in which they take effect.
fn all() -> impl Iterator<Item = &'static Setting> {
    PICTURE.iter().chain(&[&BATCH]).flat_map(|group| group.settings)
}

/// The setting of a name among these.
fn find(groups: &[&'static Group], given: &str) -> Result<&'static Setting> {
    let name = given.replace('-', "_");
    let settings = groups.iter().flat_map(|group| group.settings);
    settings.clone().find(|setting| setting.name == name).ok_or_else(|| {
        let names: Vec<&str> = settings.map(|setting| setting.name).collect();
        name::unknown("setting of wordcloud", given, &names)
    })
}

/// The number of the first line of a text that names a setting; after one that names `table`, if
/// that is not empty.
fn line_of(text: &str, table: &str, name: &str) -> Option<usize> {
    let lines = text.lines().enumerate();
    let mut lines = lines.skip_while(|(_, line)| !table.is_empty() && !names(line, table));
    lines.find(|(_, line)| names(line, name)).map(|(at, _)| at + 1)
}

/// Whether a line of TOML, YAML or JSON names something.
fn names(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !line.trim_start().starts_with('#')
        && line.match_indices(name).any(|(at, _)| {
            let after = line[at + name.len()..].trim_start_matches(['"', '\'']).trim_start();
            !line[..at].ends_with(is_part) && after.starts_with([':', '=', ']'])
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Theme;
    use crate::layout::Size;
    use crate::term::Weighting;
    use crate::{Error, ErrorKind};
    use serde_json::json;

    fn read(value: &Value) -> Result<Settings> {
        Settings::from_front_matter(Some(value), "")
    }

    fn settings(value: &Value) -> Settings {
        read(value).unwrap()
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
        assert_eq!(files, ["site/a.ttf", "site/m.png", "site/b", "/c"].map(PathBuf::from));
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
            (json!({"colour": 5}), "choose from size, theme, color_by"),
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
            let message = read(&value).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn every_example_is_a_setting_that_can_be_used() {
        for setting in all() {
            let line = format!("{} = {}", setting.name, setting.toml_example());
            let map: Map<String, Value> = toml::from_str(&line).unwrap();
            Settings::from_table(&[PICTURE, &[&BATCH]].concat(), &map, &line, "").unwrap();
            if setting.kind() != Kind::Flag {
                setting.check(&setting.value_of(setting.example)).unwrap();
            }
            assert!(!setting.help.is_empty() && !setting.help.ends_with('.'), "{}", setting.name);
            assert_eq!(all().filter(|other| other.name == setting.name).count(), 1);
        }
    }

    #[test]
    fn every_name_of_a_value_can_be_used() {
        for setting in all() {
            for name in setting.names {
                setting.check(&setting.value_of(name)).unwrap();
            }
        }
    }

    #[test]
    fn the_line_is_told() {
        let text = "# max_word = 3\ntheme = \"ink\"\n\"max_word\" = 3\n[batch]\nmax_word = 4\n";
        assert_eq!(line_of(text, "", "max_word"), Some(3));
        assert_eq!(line_of(text, "batch", "max_word"), Some(5));
        assert_eq!(line_of(text, "", "max"), None);
        let report = "---\ntitle: size\nsize: 3\nwordcloud: {theme: ink, size: x}\n---\n";
        assert_eq!(line_of(report, "wordcloud", "size"), Some(4));
        let map = json!({"size": "x"});
        let error = Settings::from_front_matter(Some(&map), report).unwrap_err().to_string();
        assert!(error.starts_with("line 4: \"x\" is no size"), "{error}");
    }

    fn files(path: &Path, wanted: &str) -> Result<Vec<u8>> {
        match path.to_str() {
            Some("words") => Ok(b"\xef\xbb\xbfalpha\n# none\n".to_vec()),
            Some("pairs") => Ok(b"LLM,model\n".to_vec()),
            Some("bytes") => Ok(b"%PDF-1.7".to_vec()),
            _ => Err(Error::new(ErrorKind::Input, format!("no {wanted}"))),
        }
    }

    fn applied(value: &Value) -> Result<WordCloud> {
        Ok(read(value)?.word_cloud(&files)?.0)
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
        assert_eq!(cloud.theme.background, "dark".parse::<Theme>().unwrap().background);
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
            (json!({"lexicon": "bytes"}), "bytes is a binary file"),
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
