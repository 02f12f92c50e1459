//! Which files are written.

use super::input::Input;
use anyhow::{Context, Result, bail};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use wordcloud::archive::{self, Site, resolve};
use wordcloud::export::Format;

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) format: Format,
    /// Its name; `None` is standard output.
    pub(crate) path: Option<PathBuf>,
}

impl Output {
    /// The file for a part of the input that is called so.
    pub(crate) fn of_part(&self, part: &str) -> Self {
        let named = |path: &PathBuf| {
            let mut name = path.file_stem().unwrap_or_default().to_owned();
            name.push("_");
            name.push(part);
            if let Some(extension) = path.extension() {
                name.push(".");
                name.push(extension);
            }
            path.with_file_name(name)
        };
        Self { path: self.path.as_ref().map(named), ..self.clone() }
    }
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
    let image = input.document().and_then(|document| document.cloud_image.as_deref());
    let Some(image) = image else {
        return Ok(beside_each_other(&report.with_file_name(usual_name(input)), wanted));
    };
    let say =
        || format!("{}: its word cloud is \"{image}\"; say where to write with -o", input.name);
    let folder = report.parent().filter(|folder| *folder != Path::new(""));
    let site = Site::find(folder.unwrap_or(Path::new("."))).with_context(say)?;
    let here = folder.unwrap_or(Path::new(".")).canonicalize().with_context(say)?;
    let place = here.join(report.file_name().unwrap_or_default());
    let path = resolve(&site, &place, image).with_context(say)?;
    if wanted.is_empty() {
        Format::from_path(&path).with_context(say)?;
    }
    // As the report was named: relative to where the command runs.
    let path = match path.strip_prefix(&here) {
        Ok(below) => folder.map_or(below.to_owned(), |folder| folder.join(below)),
        Err(_) => path,
    };
    Ok(beside_each_other(&path, wanted))
}

/// `wordcloud_<stem>.jpg`.
fn usual_name(input: &Input) -> PathBuf {
    match input.path.as_deref().and_then(Path::file_stem) {
        Some(stem) => format!("wordcloud_{}.jpg", stem.to_string_lossy()).into(),
        None => "wordcloud.jpg".into(),
    }
}

/// One file a format.
fn beside_each_other(path: &Path, wanted: &[Format]) -> Vec<Output> {
    let named = archive::beside_each_other(path, wanted).into_iter();
    named.map(|(format, path)| Output { format, path: Some(path) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_and_format_must_agree() {
        assert!(given(Path::new("a.png"), &[Format::Svg]).is_err());
        assert!(given(Path::new("a"), &[]).is_err());
        let output = &given(Path::new("a"), &[Format::Svg]).unwrap()[0];
        assert_eq!((output.format, output.path.as_deref()), (Format::Svg, Some(Path::new("a"))));
    }
}
