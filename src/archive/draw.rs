//! One post → its files.

use super::cache::hash;
use super::files::{Staged, check_replaceable, persist, replace, stage};
use super::options::{BatchOptions, Outcome};
use super::painter::Painter;
use super::plan::{Post, read_as_post, read_post};
use super::site::Site;
use super::target::resolve;
use super::walk::Ready;
use super::write_back::{WriteBackOptions, refused, section, with_section};
use crate::cloud::{Cloud, WordCloud};
use crate::export::{alt_text, encode};
use crate::{Error, ErrorKind, Result};
use std::collections::BTreeSet;
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

/// Where the files of a run go, and which of them it has made before.
pub(super) struct Place<'a> {
    /// The folder that nothing is written outside of.
    pub(super) root: &'a Path,
    /// The pictures that an earlier run has made, relative to the root.
    pub(super) made: BTreeSet<String>,
    pub(super) site: &'a Site,
    pub(super) options: &'a BatchOptions,
}

/// Writes the pictures of a post and, if that is asked for, its section. Returns the outcome and
/// the hash of the post's bytes as they are now.
pub(super) fn write(
    post: &Post,
    ready: &Ready,
    cloud: &Cloud,
    painter: &Painter,
    place: &Place,
) -> Result<(Outcome, String)> {
    let mut files = Vec::new();
    for (format, path) in &post.pictures {
        let known = place.made.contains(&relative(path, place.root));
        check_replaceable(path, *format, known)?;
        files.push((path, encode(cloud, *format, &painter.export)?));
    }
    let write_back = place.options.write_back.as_ref().filter(|_| !post.names_image);
    let with_section = write_back
        .map(|options| add_section(post, ready, cloud, place.site, options))
        .transpose()?;
    let staged = files.iter().map(|(path, bytes)| stage_within(place.root, path, bytes));
    persist(staged.collect::<Result<_>>()?)?;
    let content = match &with_section {
        None => ready.content.clone(),
        Some(bytes) => {
            replace(&post.path, bytes).map_err(|error| {
                let message = format!("the section cannot be written to it: {error}");
                Error::new(ErrorKind::Input, message)
            })?;
            hash(bytes)
        }
    };
    let pictures = files.iter().map(|(path, _)| relative(path, place.root)).collect();
    let (words, section) = (cloud.words.len(), with_section.is_some());
    Ok((Outcome::Written { pictures, words, section }, content))
}

/// A path as the reports have it.
pub(super) fn relative(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Stages a file below `root`; the folders above it are made. Looks once more where that is: a
/// folder may have become a link since.
fn stage_within(root: &Path, path: &Path, mut bytes: &[u8]) -> Result<Staged> {
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
    if fs::metadata(path).is_ok_and(|old| old.permissions().readonly()) {
        return Err(failed(&"it is read-only"));
    }
    stage(path, &mut bytes).map_err(|error| failed(&error))
}

/// The bytes of a post with the section, if it is still as it was read and will name its picture
/// with it: else each run would add one more.
fn add_section(
    post: &Post,
    ready: &Ready,
    cloud: &Cloud,
    site: &Site,
    options: &WriteBackOptions,
) -> Result<Vec<u8>> {
    let bytes = read_post(&post.path)?;
    if hash(&bytes) != ready.content {
        let message = "it was changed while it was being drawn; run again";
        return Err(Error::new(ErrorKind::Input, message));
    }
    let text = section(options, &cloud.language, &alt_text(cloud), &post.link);
    let before = read_as_post(&post.path, &bytes);
    let bytes = with_section(&bytes, &before, &text)?;
    let after = read_as_post(&post.path, &bytes);
    let file = |image: &str| resolve(site, &post.path, image).ok();
    let shown = after.cloud_image.as_deref().and_then(file);
    if after.encoding != before.encoding || shown.is_none() || shown != file(&post.link) {
        return Err(refused(&format!(
            "read again, the post would not show {} (its name cannot be an address, or it needs a --template in its own markup, with an image)",
            post.link
        )));
    }
    Ok(bytes)
}
