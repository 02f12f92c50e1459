//! `--also`: more pictures from the same words.

use super::args::{Also, MoreArgs};
use super::output::Output;
use super::{say, system_fonts};
use anyhow::{Result, bail};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use wordcloud::archive::read_file;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::color::luminance;
use wordcloud::export::{ExportOptions, Format, alt_text, encode};
use wordcloud::layout::Size;
use wordcloud::settings::Settings;

impl MoreArgs {
    /// Adds the fonts of the system for what the others lack of these texts.
    pub(crate) fn add_system_fonts<'a>(
        &self,
        settings: &mut WordCloud,
        texts: impl Iterator<Item = &'a str>,
    ) {
        if self.system_fonts {
            let fonts = std::mem::take(&mut settings.fonts);
            settings.fonts = system_fonts::add(fonts, texts);
        }
    }

    /// Checks that the sentence of `--alt-text` does not run into a picture.
    pub(crate) fn check(&self, writes_picture: bool) -> Result<()> {
        if self.alt_text && writes_picture {
            bail!("standard output cannot take both the picture and --alt-text; use -o");
        }
        Ok(())
    }

    /// Writes the sentence of `--alt-text`.
    pub(crate) fn tell_alt_text(&self, cloud: &Cloud) -> Result<()> {
        if self.alt_text {
            writeln!(io::stdout(), "{}", say::line(&alt_text(cloud)))?;
        }
        Ok(())
    }
}

/// Files of the cloud: those planned, and those of `--also` beside them.
///
/// `settings` gives the settings for a canvas of a size.
pub(crate) fn files(
    more: &MoreArgs,
    cloud: &Cloud,
    outputs: &[Output],
    options: &ExportOptions,
    settings: &dyn Fn(Size) -> Result<WordCloud>,
) -> Result<Vec<(Output, Vec<u8>)>> {
    if !more.also.is_empty() && outputs.iter().any(|output| output.path.is_none()) {
        bail!("standard output takes one picture; name the files with -o to use --also");
    }
    let picture = outputs.iter().find(|output| is_picture(output.format));
    let picture = picture.and_then(|output| output.path.clone());
    let mut files = Vec::new();
    for also in std::iter::once(None).chain(more.also.iter().copied().map(Some)) {
        let other = match also {
            None | Some(Also::Double) => None,
            Some(also) => Some(other(also, cloud, settings)?),
        };
        let picture =
            picture.as_deref().map(|path| also.map_or(path.to_owned(), |a| name(path, a)));
        let mut options = options.clone();
        if let Some(name) = picture.as_deref().and_then(Path::file_name) {
            options.image = name.to_string_lossy().into_owned();
        }
        if also == Some(Also::Double) {
            options.scale *= 2.0;
        }
        for output in outputs {
            let vector = !is_picture(output.format);
            if also == Some(Also::Double) && vector {
                continue;
            }
            let bytes = encode(other.as_ref().unwrap_or(cloud), output.format, &options)?;
            let path = match (also, &output.path) {
                (Some(also), Some(path)) => Some(name(path, also)),
                (_, path) => path.clone(),
            };
            files.push((Output { format: output.format, path }, bytes));
        }
    }
    Ok(files)
}

/// The settings for a canvas of another size, with the fonts that were found for this one.
pub(crate) fn sized(settings: &Settings, base: &WordCloud, size: Size) -> Result<WordCloud> {
    let mut settings = settings.clone();
    settings.set("size", size.to_string())?;
    let (mut sized, _) = settings.word_cloud(&read_file)?;
    sized.fonts = base.fonts.clone();
    sized.layout.law = base.layout.law;
    Ok(sized)
}

/// Whether a format has pixels.
fn is_picture(format: Format) -> bool {
    matches!(format, Format::Jpeg | Format::Png | Format::WebP)
}

/// The cloud in another form.
fn other(also: Also, cloud: &Cloud, settings: &dyn Fn(Size) -> Result<WordCloud>) -> Result<Cloud> {
    let size = match also {
        Also::Dark | Also::Light | Also::Double => {
            let settings = settings(cloud.size)?;
            let mut other = cloud.clone();
            let is_dark = luminance(settings.theme.background) < 0.18;
            if is_dark != (also == Also::Dark) {
                let theme = settings.theme.counterpart();
                other.recolor(&theme, &settings.scheme, None)?;
            }
            return Ok(other);
        }
        Also::Card => Size { width: 1200, height: 630 },
        Also::Square => Size { width: 1080, height: 1080 },
        Also::Banner => Size { width: 1500, height: 500 },
    };
    let settings = settings(size)?;
    let mut other = settings.cloud_of_cloud(cloud)?;
    other.recolor(&settings.theme, &settings.scheme, settings.backdrop.clone())?;
    Ok(other)
}

/// `cloud-dark.jpg`, `cloud@2x.jpg`.
fn name(path: &Path, also: Also) -> PathBuf {
    let suffix = match also {
        Also::Dark => "-dark",
        Also::Light => "-light",
        Also::Double => "@2x",
        Also::Card => "-card",
        Also::Square => "-square",
        Also::Banner => "-banner",
    };
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let dots = if file.to_ascii_lowercase().ends_with(".map.html") { 2 } else { 1 };
    let end = file.rmatch_indices('.').nth(dots - 1).map_or(file.len(), |(at, _)| at);
    path.with_file_name(format!("{}{suffix}{}", &file[..end], &file[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_beside_each_other() {
        for (path, also, expected) in [
            ("a/b.jpg", Also::Dark, "a/b-dark.jpg"),
            ("b.c.png", Also::Double, "b.c@2x.png"),
            ("b.map.html", Also::Card, "b-card.map.html"),
            ("b", Also::Square, "b-square"),
        ] {
            assert_eq!(name(Path::new(path), also), Path::new(expected));
        }
    }
}
