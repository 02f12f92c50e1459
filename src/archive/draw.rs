//! One post → its files.

use super::cache::hash;
use super::files::replace;
use super::options::{BatchOptions, Outcome};
use super::painter::Painter;
use super::plan::{Post, read_post};
use super::walk::Ready;
use super::write_back::{WriteBackOptions, section, with_section};
use crate::cloud::{Cloud, WordCloud};
use crate::export::{alt_text, encode};
use crate::{Error, ErrorKind, Result};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The cloud of a post; `previous` is the one before it, whose words stay in place if
/// `keep_places`.
pub(super) fn cloud(
    ready: &Ready,
    painter: &Painter,
    previous: Option<&Arc<Cloud>>,
    keep_places: bool,
) -> Result<Cloud> {
    let settings = &painter.word_cloud;
    let Some(previous) = previous else {
        return settings.cloud_of_terms(&ready.terms, Some(&ready.document));
    };
    let settings = WordCloud { previous: Some(previous.clone()), keep_places, ..settings.clone() };
    settings.cloud_of_terms(&ready.terms, Some(&ready.document))
}

/// Writes the pictures of a post and, if that is asked for, its section. Returns the outcome and
/// the hash of the post's bytes as they are now.
pub(super) fn write(
    post: &Post,
    ready: &Ready,
    cloud: &Cloud,
    painter: &Painter,
    root: &Path,
    options: &BatchOptions,
) -> Result<(Outcome, String)> {
    let mut pictures = Vec::new();
    for (format, path) in &post.pictures {
        let bytes = encode(cloud, *format, &painter.export)?;
        write_within(root, path, &bytes)?;
        pictures.push(relative(path, root));
    }
    let mut content = ready.content.clone();
    let mut added = false;
    if let Some(write_back) = &options.write_back
        && !post.names_image
    {
        content = add_section(post, ready, cloud, write_back)?;
        added = true;
    }
    Ok((Outcome::Written { pictures, words: cloud.words.len(), section: added }, content))
}

/// A path as the reports have it.
pub(super) fn relative(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Writes a file below `root`; the folders above it are made. Looks once more where that is: a
/// folder may have become a link since.
fn write_within(root: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error: &dyn std::fmt::Display| {
        let message = format!("{} cannot be written: {error}", path.display());
        Error::new(ErrorKind::File, message)
    };
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let real = |path: &Path| path.canonicalize().map_err(|error| failed(&error));
    if !real(folder)?.starts_with(real(root)?) {
        return Err(failed(&format!("it lies outside {}", root.display())));
    }
    replace(path, bytes).map_err(|error| failed(&error))
}

/// Adds the section to a post, if that is still as it was read. Returns the hash of its new bytes.
fn add_section(
    post: &Post,
    ready: &Ready,
    cloud: &Cloud,
    options: &WriteBackOptions,
) -> Result<String> {
    let bytes = read_post(&post.path)?;
    if hash(&bytes) != ready.content {
        let message = "it was changed while it was being drawn; run again";
        return Err(Error::new(ErrorKind::Input, message));
    }
    let text = section(options, &cloud.language, &alt_text(cloud), &post.link);
    let bytes = with_section(&bytes, ready.document.encoding, &text)?;
    replace(&post.path, &bytes).map_err(|error| {
        Error::new(ErrorKind::File, format!("the section cannot be written to it: {error}"))
            .with_source(error)
    })?;
    Ok(hash(&bytes))
}
