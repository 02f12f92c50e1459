//! Every post of an archive.

use crate::error::Error;
use crate::settings::Settings;
use crate::work::work;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use std::path::PathBuf;
use wordcloud::archive::{self, BatchOptions, Outcome, PostReport, Progress, WriteBackOptions};
use wordcloud::settings::{BATCH, PICTURE};

/// Draws the cloud of every post of an archive whose picture is missing or out of date.
#[pyfunction]
#[pyo3(signature = (
    folder, *, progress = None, tags = Vec::new(), categories = Vec::new(), since = None,
    until = None, force = false, dry_run = false, ignore_config = false, cache = None, **settings
))]
#[expect(clippy::too_many_arguments, reason = "they are keywords")]
pub(crate) fn batch<'py>(
    py: Python<'py>,
    folder: PathBuf,
    progress: Option<Py<PyAny>>,
    tags: Vec<String>,
    categories: Vec<String>,
    since: Option<String>,
    until: Option<String>,
    force: bool,
    dry_run: bool,
    ignore_config: bool,
    cache: Option<PathBuf>,
    settings: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyDict>> {
    let options = options(py, settings)?
        .ignore_config(ignore_config)
        .cache(cache)
        .tags(tags)
        .categories(categories)
        .since(since)
        .until(until)
        .force(force)
        .dry_run(dry_run);
    // The first exception of the callback ends it; the posts go on, so that none is half done.
    let mut failed = None;
    let summary = work(py, || {
        let mut posts = 0;
        let mut done = 0;
        let mut tell = |event: Progress<'_>| {
            let Some(progress) = progress.as_ref().filter(|_| failed.is_none()) else { return };
            match event {
                Progress::Started { posts: all } => posts = all,
                Progress::Done(post) => {
                    done += 1;
                    let told = Python::attach(|py| {
                        progress.call1(py, (done, posts, described(py, post)?)).map(|_| ())
                    });
                    failed = told.err();
                }
                _ => {}
            }
        };
        Ok(archive::batch(&folder, &options, &mut tell)?)
    })?;
    if let Some(failed) = failed {
        return Err(failed);
    }
    let posts = PyList::empty(py);
    for post in &summary.posts {
        posts.append(described(py, post)?)?;
    }
    let result = PyDict::new(py);
    result.set_item("posts", posts)?;
    result.set_item("filtered", summary.filtered)?;
    result.set_item("links", &summary.links)?;
    result.set_item("failed", summary.failures().count())?;
    Ok(result)
}

/// What the settings ask for: those of archives, and those of each picture.
fn options(py: Python<'_>, settings: Option<&Bound<'_, PyDict>>) -> PyResult<BatchOptions> {
    let (archives, pictures) = (PyDict::new(py), PyDict::new(py));
    for (name, value) in settings.into_iter().flatten() {
        let text: String = name.extract()?;
        let is_batch = BATCH.settings.iter().any(|setting| setting.name == text);
        if is_batch { &archives } else { &pictures }.set_item(name, value)?;
    }
    let asked = Settings::among(Some(&archives), &[&BATCH])?;
    let asked = asked.values.batch().map_err(Error::from)?;
    let mut write_back = None;
    if asked.write_back {
        let mut section = WriteBackOptions::default().heading(asked.heading);
        if let Some(path) = &asked.template {
            let text = crate::file::read(path, "the text of the section").map_err(Error::from)?;
            section.template = String::from_utf8_lossy(&text).into_owned();
        }
        write_back = Some(section);
    }
    Ok(BatchOptions::default()
        .settings(Settings::among(Some(&pictures), PICTURE)?.values)
        .output(asked.out)
        .name(asked.name)
        .include(asked.include)
        .exclude(asked.exclude)
        .against(asked.against)
        .write_back(write_back)
        .continuity(asked.continuity))
}

/// What became of a post.
fn described<'py>(py: Python<'py>, post: &PostReport) -> PyResult<Bound<'py, PyDict>> {
    let said = PyDict::new(py);
    said.set_item("post", &post.post)?;
    said.set_item("seconds", post.seconds)?;
    let outcome = match &post.outcome {
        Outcome::Written { pictures, words, .. } => {
            said.set_item("pictures", pictures)?;
            said.set_item("words", words)?;
            "written"
        }
        Outcome::Unchanged => "unchanged",
        Outcome::NoWords => "no words",
        Outcome::Missing => "missing",
        Outcome::Stale => "stale",
        Outcome::Failed(message) => {
            said.set_item("message", message)?;
            "failed"
        }
        _ => "other",
    };
    said.set_item("outcome", outcome)?;
    Ok(said)
}
