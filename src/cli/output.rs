//! Which files are written.

use super::image_line::relative_path;
use super::input::Input;
use anyhow::{Context, Result, bail};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use wordcloud::export::Format;

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) format: Format,
    /// Its name; `None` is standard output.
    pub(crate) path: Option<PathBuf>,
}

/// Which files to write for an input: `output` and the formats `wanted` as given by the settings.
pub(crate) fn plan(input: &Input, output: Option<&Path>, wanted: &[Format]) -> Result<Vec<Output>> {
    match (output, &input.path) {
        (Some(path), _) if path == Path::new("-") => to_standard_output(wanted),
        (Some(path), _) if path.is_dir() => {
            Ok(beside_each_other(&path.join(usual_name(input)), wanted))
        }
        (Some(path), _) => given(path, wanted),
        (None, None) => to_standard_output(wanted),
        (None, Some(report)) => by_the_report(report, input, wanted),
    }
}

fn to_standard_output(wanted: &[Format]) -> Result<Vec<Output>> {
    let format = match wanted {
        [] => Format::Jpeg,
        [format] => *format,
        _ => bail!("standard output takes one format; name the files with -o"),
    };
    if format.is_binary() && io::stdout().is_terminal() {
        bail!("a terminal cannot show a {} file; name a file with -o", format.name());
    }
    Ok(vec![Output { format, path: None }])
}

/// Which files to write for a saved cloud: as given, else beside it.
pub(crate) fn for_cloud(
    cloud: &Path,
    output: Option<&Path>,
    wanted: &[Format],
) -> Result<Vec<Output>> {
    match output {
        Some(path) if path == Path::new("-") => to_standard_output(wanted),
        Some(path) => given(path, wanted),
        None if wanted.is_empty() => bail!("say what to write, with -o or --format"),
        None => Ok(beside_each_other(cloud, wanted)),
    }
}

/// The names that follow from a name given by the user.
fn given(path: &Path, wanted: &[Format]) -> Result<Vec<Output>> {
    let by_name = Format::from_path(path);
    let format = match (wanted, by_name) {
        ([], by_name) => by_name.with_context(|| format!("{}", path.display()))?,
        ([format], Ok(other)) if other != *format => bail!(
            "{} is the name of a {} file, but --format asks for {}; change one of them",
            path.display(),
            other.name(),
            format.name()
        ),
        ([format], _) => *format,
        _ => return Ok(beside_each_other(path, wanted)),
    };
    Ok(vec![Output { format, path: Some(path.to_owned()) }])
}

/// The file that the report embeds, else the usual name.
fn by_the_report(report: &Path, input: &Input, wanted: &[Format]) -> Result<Vec<Output>> {
    let folder = match report.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let image = input.document().and_then(|document| document.cloud_image.as_deref());
    let Some(image) = image else {
        return Ok(beside_each_other(&report.with_file_name(usual_name(input)), wanted));
    };
    let name = relative_path(image).with_context(|| input.name.clone())?;
    if wanted.is_empty() {
        Format::from_path(&name).with_context(|| {
            format!("{}: its word cloud is \"{image}\"; say where to write with -o", input.name)
        })?;
    }
    if !stays_within(folder, &name)? {
        bail!(
            "{}: its word cloud is \"{image}\", which a link leads out of the report's folder; say \
             where to write with -o",
            input.name
        );
    }
    // The folder is named only where the report was given with one.
    let folder = if folder == Path::new(".") { Path::new("") } else { folder };
    Ok(beside_each_other(&folder.join(name), wanted))
}

/// Whether a name below the folder is also there once symbolic links are followed.
fn stays_within(folder: &Path, name: &Path) -> io::Result<bool> {
    let target = folder.join(name);
    // A dangling link exists as a link only.
    let exists = |path: &&Path| path.symlink_metadata().is_ok();
    let existing = target.ancestors().find(exists).unwrap_or(folder);
    match existing.canonicalize() {
        Ok(existing) => Ok(existing.starts_with(folder.canonicalize()?)),
        Err(_) => Ok(false),
    }
}

/// `wordcloud_<stem>.jpg`.
fn usual_name(input: &Input) -> PathBuf {
    match input.path.as_deref().and_then(Path::file_stem) {
        Some(stem) => format!("wordcloud_{}.jpg", stem.to_string_lossy()).into(),
        None => "wordcloud.jpg".into(),
    }
}

/// One name a format, by the extension; without formats the name as it is.
fn beside_each_other(path: &Path, wanted: &[Format]) -> Vec<Output> {
    let by_name = Format::from_path(path).ok();
    let output = |format: Format| {
        let path = if by_name == Some(format) {
            path.to_owned()
        } else if by_name.is_some() {
            path.with_extension(format.extension())
        } else {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(format.extension());
            name.into()
        };
        Output { format, path: Some(path) }
    };
    match wanted {
        [] => vec![Output { format: by_name.unwrap_or(Format::Jpeg), path: Some(path.to_owned()) }],
        formats => formats.iter().map(|&format| output(format)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str, formats: &[Format]) -> Vec<String> {
        let outputs = beside_each_other(Path::new(path), formats);
        outputs.into_iter().map(|output| output.path.unwrap().display().to_string()).collect()
    }

    #[test]
    fn formats_stand_beside_each_other() {
        use Format::{Jpeg, Json, Svg};
        assert_eq!(names("a/b.jpeg", &[Jpeg, Svg, Json]), ["a/b.jpeg", "a/b.svg", "a/b.json"]);
        assert_eq!(names("a/v1.2", &[Jpeg, Svg]), ["a/v1.2.jpg", "a/v1.2.svg"]);
        assert_eq!(names("a/b.png", &[]), ["a/b.png"]);
    }

    #[test]
    fn a_given_name_and_format_must_agree() {
        assert!(given(Path::new("a.png"), &[Format::Svg]).is_err());
        assert!(given(Path::new("a"), &[]).is_err());
        let output = &given(Path::new("a"), &[Format::Svg]).unwrap()[0];
        assert_eq!((output.format, output.path.as_deref()), (Format::Svg, Some(Path::new("a"))));
    }
}
