//! `wordcloud.toml`: the settings of a folder and of all below it.

use super::files::read_file;
use crate::error::unknown_name;
#[cfg(feature = "cli")]
use crate::settings::SETTINGS;
use crate::settings::Settings;
use crate::{Error, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The name of the file.
pub(crate) const CONFIG_FILE: &str = "wordcloud.toml";

/// The settings that hold in a folder: those of its own `wordcloud.toml` over those of the folders
/// above, up to the root of the repository or file system.
///
/// # Errors
///
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for a file that is no TOML and for what cannot
/// be used in it, with the file's name.
pub(crate) fn settings(folder: &Path) -> Result<Settings> {
    let mut settings = Settings::default();
    for path in files(folder) {
        let own = read(&path)?.0.in_folder(path.parent().unwrap_or(Path::new("")));
        settings = settings.over(own);
    }
    Ok(settings)
}

/// The table `batch` of the nearest `wordcloud.toml` that has one, and the folder of that file.
///
/// # Errors
///
/// As [`settings`].
#[cfg(feature = "cli")]
pub(crate) fn batch_table(folder: &Path) -> Result<Option<(Value, PathBuf)>> {
    for path in files(folder) {
        if let (_, Some(table)) = read(&path)? {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            return Ok(Some((table, folder)));
        }
    }
    Ok(None)
}

/// The `wordcloud.toml` of a folder and of those above, the nearest first.
fn files(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let Ok(folder) = folder.canonicalize() else { return Vec::new() };
    let mut files = Vec::new();
    for folder in folder.ancestors() {
        let file = folder.join(CONFIG_FILE);
        if file.is_file() {
            files.push(file);
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    files
}

/// The settings of a file, and its table `batch`.
fn read(path: &Path) -> Result<(Settings, Option<Value>)> {
    let bytes = read_file(path, "settings in TOML")?;
    let named = |error: &dyn std::fmt::Display, kind| {
        Error::new(kind, format!("{}: {error}", path.display()))
    };
    let text = String::from_utf8_lossy(&bytes);
    let options = crate::ErrorKind::Options;
    let value: Value = toml::from_str(&text).map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        named(&format!("line {line} is no TOML: {}", error.message()), options)
    })?;
    let Value::Object(mut map) = value else { return Ok(Default::default()) };
    let batch = map.remove("batch");
    let unknown = batch.as_ref().and_then(Value::as_object).into_iter().flatten();
    if let Some((name, _)) = unknown.into_iter().find(|(name, _)| !BATCH_NAMES.contains(&&***name))
    {
        let error = unknown_name("setting of batch", name, &BATCH_NAMES);
        return Err(named(&error, error.kind()));
    }
    let settings = Settings::from_map(&map).map_err(|error| named(&error, error.kind()))?;
    Ok((settings, batch))
}

/// The names in the table `batch`.
const BATCH_NAMES: [&str; 9] = [
    "against",
    "continuity",
    "exclude",
    "heading",
    "include",
    "name",
    "out",
    "template",
    "write_back",
];

/// The table `batch` of [`template`].
#[cfg(feature = "cli")]
const BATCH: &str = r#"
# Of wordcloud batch; heeded in the nearest file that has this table.
# [batch]
# out = "clouds"                       # the folder that all pictures go to
# name = "wordcloud_{stem}.jpg"        # the picture's name for posts that name none
# include = ["**/*.md"]                # globs of the posts
# exclude = ["drafts/**"]              # globs of what is no post
# write_back = true                    # adds a section with the picture to posts that lack one
# heading = "词云"                     # its heading
# template = "section.md"              # a file with its text: {heading}, {alt}, {image}
# against = "earlier"                  # earlier or all: the posts that a post is weighed against
# continuity = true                    # shared words stay where the last issue had them
"#;

/// A `wordcloud.toml` that says every setting in a comment.
#[cfg(feature = "cli")]
pub(crate) fn template() -> String {
    let mut text = "# Settings of wordcloud for this folder and those below; a nearer file, a \
                    report's front matter and flags win.\n# Names of files are relative to this \
                    file.\n\n"
        .to_owned();
    let width = |name: &str, example: &str| name.len() + example.len();
    let widest = SETTINGS.iter().map(|setting| width(setting.name, setting.example)).max();
    for setting in SETTINGS {
        let pad = widest.unwrap_or(0) - width(setting.name, setting.example);
        let line = format!("# {} = {}{}", setting.name, setting.example, " ".repeat(pad));
        text.push_str(&format!("{line}  # {}\n", setting.help));
    }
    text + BATCH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_can_be_used_when_its_comments_are_taken_away() {
        let lines = template();
        let lines = lines.lines().filter_map(|line| line.strip_prefix("# "));
        let text: Vec<&str> =
            lines.filter(|line| line.contains(" = ") || line.starts_with('[')).collect();
        let mut map: Value = toml::from_str(&text.join("\n")).unwrap();
        let batch = map.as_object_mut().unwrap().remove("batch").unwrap();
        assert_eq!(batch.as_object().unwrap().len(), BATCH_NAMES.len());
        assert_eq!(map.as_object().unwrap().len(), SETTINGS.len());
        Settings::from_value(&map).unwrap();
    }
}
