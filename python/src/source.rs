//! What a cloud or a table is made of, as Python has it.

use crate::counts::TermCounts;
use crate::error::{Error, Result};
use crate::file;
use crate::settings::Settings;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyString};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use wordcloud::document::{self, Document, FrequencyFormat, Markup, read_frequencies};
use wordcloud::term::{self, Term, from_frequencies, weigh};
use wordcloud::{ErrorKind, WordCloud};

/// What a cloud or a table is made of.
pub(crate) enum Source {
    /// A text, in memory.
    Report(Vec<u8>),
    /// A file.
    File(PathBuf),
    /// Words with their weights.
    Words(Vec<(String, f64)>),
    /// Counts of terms.
    Counts(Arc<term::TermCounts>),
}

impl Source {
    /// What an object of Python is.
    pub(crate) fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = object.cast::<PyString>() {
            let text = text.to_str()?;
            return Ok(text_of(text).map(Self::Report)?);
        }
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Self::Report(bytes.as_bytes().to_vec()));
        }
        if let Ok(bytes) = object.cast::<PyByteArray>() {
            return Ok(Self::Report(bytes.to_vec()));
        }
        if let Ok(counts) = object.cast::<TermCounts>() {
            return Ok(Self::Counts(counts.get().counts()));
        }
        if object.hasattr("__fspath__")? {
            return Ok(Self::File(object.extract()?));
        }
        let pairs =
            object.py().import("wordcloud_rs._objects")?.call_method1("pairs", (object,))?;
        Ok(Self::Words(pairs.extract()?))
    }

    /// The settings of a file's front matter below those that are asked for. A text in memory may be
    /// anybody's, and has no say.
    pub(crate) fn settings(&self, asked: &Settings) -> Result<Settings> {
        let Self::File(path) = self else { return Ok(asked.clone()) };
        let bytes = self.bytes()?;
        let own = match list_format(path, &bytes) {
            Some(_) => Settings::default(),
            None => front_matter(&bytes, path.parent().unwrap_or(Path::new("")))?,
        };
        Ok(asked.over(&own))
    }

    /// The terms, heaviest first, and the document they are from.
    pub(crate) fn terms(&self, settings: &WordCloud) -> Result<(Vec<Term>, Option<Document>)> {
        let options = settings.term_options();
        match self {
            Self::Words(words) => Ok((from_frequencies(words.clone(), &options), None)),
            Self::Counts(counts) => Ok((weigh(counts, &BTreeMap::new(), &options), None)),
            Self::Report(_) | Self::File(_) => {
                let bytes = self.bytes()?;
                if let Self::File(path) = self
                    && let Some(terms) = listed(path, &bytes, settings)?
                {
                    return Ok((terms, None));
                }
                let document = self.document(&bytes, settings)?;
                Ok((settings.terms_of(&document), Some(document)))
            }
        }
    }

    /// The document, for what words are of no use.
    pub(crate) fn read(&self, settings: &WordCloud) -> Result<Document> {
        match self {
            Self::Report(_) | Self::File(_) => self.document(&self.bytes()?, settings),
            Self::Words(_) | Self::Counts(_) => Err(Error::new(
                ErrorKind::Input,
                "only a text has tokens and documents; give a text or a file with a text",
            )),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        match self {
            Self::Report(bytes) => Ok(bytes.clone()),
            Self::File(path) => Ok(file::read(path, "a report such as report.md")?),
            Self::Words(_) | Self::Counts(_) => Ok(Vec::new()),
        }
    }

    fn document(&self, bytes: &[u8], settings: &WordCloud) -> Result<Document> {
        if bytes.trim_ascii().is_empty() {
            return Err(Error::new(
                ErrorKind::NoWords,
                "the text is empty; give a text with words",
            ));
        }
        let Self::File(path) = self else { return Ok(settings.read(bytes)?) };
        let markup = path.to_str().and_then(Markup::from_path_extension);
        let markup = markup.filter(|&markup| markup != Markup::PlainText);
        let reading = settings.reading.clone().markup(markup.or(settings.reading.markup));
        settings
            .clone()
            .reading(reading)
            .read(bytes)
            .map_err(|error| Error::new(error.kind(), format!("{}: {error}", path.display())))
    }
}

/// A text; one that is nothing but the name of a file is more likely a mistake, and no file is read
/// because of what a text says.
fn text_of(text: &str) -> Result<Vec<u8>> {
    let is_list = [".csv", ".tsv", ".json", ".counts"].iter().any(|ending| text.ends_with(ending));
    let is_name = is_list || Markup::from_path_extension(text).is_some();
    if is_name && !text.contains(char::is_whitespace) {
        let message = format!(
            "\"{text}\" is the name of a file; give pathlib.Path(\"{text}\") to read it, or the text \
             as bytes if it is one"
        );
        return Err(Error::new(ErrorKind::Input, message));
    }
    Ok(text.into())
}

/// What a front matter asks for.
fn front_matter(bytes: &[u8], folder: &Path) -> Result<Settings> {
    let value = document::read_settings(bytes);
    let text = String::from_utf8_lossy(bytes);
    let values = wordcloud::settings::Settings::from_front_matter(value.as_ref(), &text)?;
    values.check_front_matter()?;
    Ok(Settings { values: values.in_folder(folder), ..Settings::default() })
}

/// What a file is that is no report.
enum List {
    Frequencies(FrequencyFormat),
    Counts,
}

fn list_format(path: &Path, bytes: &[u8]) -> Option<List> {
    if term::TermCounts::are_saved(bytes) {
        return Some(List::Counts);
    }
    let extension = path.extension()?.to_ascii_lowercase();
    Some(match extension.to_str()? {
        "csv" => List::Frequencies(FrequencyFormat::Csv),
        "tsv" => List::Frequencies(FrequencyFormat::Tsv),
        "json" if document::holds_texts(bytes) => return None,
        "json" => List::Frequencies(FrequencyFormat::Json),
        "counts" => List::Counts,
        _ => return None,
    })
}

/// The terms of a frequency list or of saved counts.
fn listed(path: &Path, bytes: &[u8], settings: &WordCloud) -> Result<Option<Vec<Term>>> {
    let options = settings.term_options();
    let named =
        |error: wordcloud::Error| Error::new(error.kind(), format!("{}: {error}", path.display()));
    Ok(match list_format(path, bytes) {
        None => None,
        Some(List::Frequencies(format)) => {
            let list = read_frequencies(bytes, format).map_err(named)?;
            Some(from_frequencies(list.words, &options))
        }
        Some(List::Counts) => {
            let counts = term::TermCounts::from_bytes(bytes).map_err(named)?;
            Some(weigh(&counts, &BTreeMap::new(), &options))
        }
    })
}
