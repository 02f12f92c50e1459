//! `wordcloud.toml`: the settings of a folder and of all below it.

use super::files::read_at_most;
use crate::limits::SETTINGS_BYTES;
use crate::settings::{BATCH, Map, PICTURE, Settings, Value};
#[cfg(feature = "cli")]
use crate::settings::{Group, Setting};
use crate::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// The name of the file.
pub(crate) const CONFIG_FILE: &str = "wordcloud.toml";

/// The settings that hold in a folder: those of its own `wordcloud.toml` over those of the folders
/// above, up to the root of the repository or file system.
///
/// # Errors
///
/// [`ErrorKind::Options`] for a file that is no TOML and for what cannot
/// be used in it, with the file's name.
pub(crate) fn settings(folder: &Path) -> Result<Settings> {
    let mut settings = Settings::default();
    for path in files(folder) {
        let own = read(&path)?.0.in_folder(path.parent().unwrap_or(Path::new("")));
        settings = settings.over(own);
    }
    Ok(settings)
}

/// The settings of the table `batch` of the nearest `wordcloud.toml` that has one.
///
/// # Errors
///
/// As [`settings`].
#[cfg(feature = "cli")]
pub(crate) fn batch_settings(folder: &Path) -> Result<Settings> {
    for path in files(folder) {
        if let (_, Some(batch)) = read(&path)? {
            return Ok(batch.in_folder(path.parent().unwrap_or(Path::new(""))));
        }
    }
    Ok(Settings::default())
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

/// The settings of a file, and those of its table `batch`.
fn read(path: &Path) -> Result<(Settings, Option<Settings>)> {
    let bytes = read_at_most(path, "settings in TOML", SETTINGS_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    parse(&text).map_err(|error| error.about(path.display()))
}

fn parse(text: &str) -> Result<(Settings, Option<Settings>)> {
    let mut map: Map<String, Value> = toml::from_str(text).map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let message = format!("line {line} is no TOML: {}", error.message());
        Error::new(ErrorKind::Options, message)
    })?;
    let batch = match map.remove("batch") {
        None => None,
        Some(Value::Object(batch)) => Some(Settings::from_table(&[&BATCH], &batch, text, "batch")?),
        Some(other) => {
            let message = format!("batch is {other}; write a table, [batch] and lines below it");
            return Err(Error::new(ErrorKind::Options, message));
        }
    };
    Ok((Settings::from_table(PICTURE, &map, text, "")?, batch))
}

/// A `wordcloud.toml` that says every setting in a comment.
#[cfg(feature = "cli")]
pub(crate) fn template() -> String {
    let mut text = comment(
        "Settings of wordcloud for this folder and those below; a nearer file, a report's front \
         matter and flags win. Names of files are relative to this file.",
    );
    for group in PICTURE {
        text += &group_template(group);
    }
    text + "\n# Of wordcloud batch; heeded in the nearest file that has this table.\n# [batch]\n"
        + &group_template(&BATCH)
}

#[cfg(feature = "cli")]
fn group_template(group: &Group) -> String {
    let entry = |setting: &Setting| {
        let default = match setting.default {
            "" => String::new(),
            default => format!(" (default: {default})"),
        };
        let help = comment(&format!("{}{default}", setting.description()));
        format!("\n{help}# {} = {}\n", setting.name, setting.toml_example())
    };
    group.settings.iter().map(entry).collect()
}

/// A text in comments of 100 columns at most.
#[cfg(feature = "cli")]
fn comment(text: &str) -> String {
    let mut lines = vec![String::from("#")];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        if lines[last].len() + word.len() < 100 {
            lines[last] += " ";
            lines[last] += word;
        } else {
            lines.push(format!("# {word}"));
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "cli")]
    #[test]
    fn the_template_can_be_used_when_its_comments_are_taken_away() {
        let template = template();
        let lines = template.lines().filter_map(|line| line.strip_prefix("# "));
        let set = |line: &&str| line.starts_with('[') || line.contains(" = ");
        let text = lines.filter(set).collect::<Vec<_>>().join("\n");
        let (settings, batch) = parse(&text).unwrap();
        let all = PICTURE.iter().flat_map(|group| group.settings);
        assert!(all.clone().count() > 30);
        assert_eq!(all.filter(|setting| settings.get(setting.name).is_none()).count(), 0);
        let named = |setting: &Setting| batch.as_ref().unwrap().get(setting.name).is_some();
        assert!(BATCH.settings.iter().all(named));
    }

    #[test]
    fn what_cannot_be_used_is_told_with_its_line() {
        for (text, part) in [
            ("size = ", "line 1 is no TOML"),
            ("seed = 1\nsizes = 3", "line 2: unknown setting of wordcloud \"sizes\""),
            ("[batch]\nheadings = \"x\"", "line 2: unknown setting of wordcloud \"headings\""),
            ("[batch]\nsize = \"3x3\"", "line 2: unknown setting"),
            ("seed = 1\n[batch]\nagainst = \"al\"", "line 3: unknown choice for against"),
            ("batch = 3", "batch is 3"),
        ] {
            let message = parse(text).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }
}
