//! Counts of terms, to be added up.

use crate::cloud::Cloud;
use crate::error::Result;
use crate::file;
use crate::reading::{columns, table};
use crate::settings::Settings;
use crate::source::Source;
use crate::work::work;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use wordcloud::WordCloud;
use wordcloud::term::{self, weigh};
use wordcloud::token;

/// What was counted of the terms of one or more documents.
#[pyclass(frozen, module = "wordcloud_rs")]
#[derive(Default)]
pub(crate) struct TermCounts {
    counts: RwLock<Arc<term::TermCounts>>,
}

impl TermCounts {
    fn from(counts: term::TermCounts) -> Self {
        Self { counts: RwLock::new(Arc::new(counts)) }
    }

    pub(crate) fn counts(&self) -> Arc<term::TermCounts> {
        Arc::clone(&self.counts.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, counts: term::TermCounts) {
        let mut own = self.counts.write().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut own).merge(counts);
    }
}

/// The counts of texts, each a document, in any number of threads.
fn count_all(texts: &[Source], asked: &Settings) -> Result<term::TermCounts> {
    let shared = asked.word_cloud()?;
    let count = |source: &Source| -> Result<term::TermCounts> {
        let own = source.settings(asked)?;
        let settings: WordCloud =
            if own.values == asked.values { shared.clone() } else { own.word_cloud()? };
        let document = source.read(&settings)?;
        let tokens = token::tokenize(&document, &settings.tokens);
        Ok(term::count(&document, &tokens, &settings.term_options()).counts)
    };
    let add = |sum: Result<term::TermCounts>, source: &Source| {
        let mut sum = sum?;
        sum.merge(count(source)?);
        Ok(sum)
    };
    let merge = |one: Result<term::TermCounts>, other: Result<term::TermCounts>| {
        let (mut one, other) = (one?, other?);
        one.merge(other);
        Ok(one)
    };
    let none = || Ok(term::TermCounts::default());
    texts.par_iter().with_min_len(8).fold(none, add).reduce(none, merge)
}

/// A text or a file is one document; a list is as many.
fn documents(source: &Bound<'_, PyAny>) -> PyResult<Vec<Source>> {
    let is_one = source.is_instance_of::<pyo3::types::PyString>()
        || source.is_instance_of::<PyBytes>()
        || source.hasattr("__fspath__")?;
    if is_one {
        return Ok(vec![Source::of(source)?]);
    }
    let mut sources = Vec::new();
    for source in source.try_iter()? {
        let source = source?;
        // A missing value of a table is no document.
        if !source.is_none() {
            sources.push(match source.cast::<pyo3::types::PyString>() {
                // Rows of a table are texts, whatever they end in.
                Ok(text) => Source::Report(text.to_str()?.into()),
                Err(_) => Source::of(&source)?,
            });
        }
    }
    sources
        .retain(|source| !matches!(source, Source::Report(text) if text.trim_ascii().is_empty()));
    Ok(sources)
}

#[pymethods]
impl TermCounts {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    #[staticmethod]
    #[pyo3(signature = (source, **settings))]
    fn of(
        py: Python<'_>,
        source: &Bound<'_, PyAny>,
        settings: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let counts = Self::default();
        counts.update(py, source, settings)?;
        Ok(counts)
    }

    #[pyo3(signature = (source, **settings))]
    fn update(
        &self,
        py: Python<'_>,
        source: &Bound<'_, PyAny>,
        settings: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let (sources, asked) = (documents(source)?, Settings::asked(settings)?);
        work(py, || {
            self.add(count_all(&sources, &asked)?);
            Ok(())
        })
    }

    fn merge(&self, py: Python<'_>, other: &Bound<'_, Self>) -> PyResult<()> {
        let other = (*other.get().counts()).clone();
        work(py, || {
            self.add(other);
            Ok(())
        })
    }

    fn prune(&self, most: usize) -> u64 {
        let mut own = self.counts.write().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut own).prune(most).terms
    }

    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let counts = self.counts();
        work(py, || file::write(&path, &counts.to_bytes()?))
    }

    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        work(py, || {
            let bytes = file::read(&path, "counts, as TermCounts.save writes them")?;
            Ok(Self::from(term::TermCounts::from_bytes(&bytes)?))
        })
    }

    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let counts = self.counts();
        let bytes = work(py, || Ok(counts.to_bytes()?))?;
        Ok(PyBytes::new(py, &bytes))
    }

    #[staticmethod]
    fn from_bytes(py: Python<'_>, bytes: &[u8]) -> PyResult<Self> {
        work(py, || Ok(Self::from(term::TermCounts::from_bytes(bytes)?)))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = slf.get_type().getattr("from_bytes")?;
        (restore, (slf.get().to_bytes(slf.py())?,)).into_pyobject(slf.py())
    }

    #[getter]
    fn documents(&self) -> u64 {
        self.counts().documents
    }

    #[getter]
    fn occurrences(&self) -> u64 {
        self.counts().occurrences
    }

    fn __len__(&self) -> usize {
        self.counts().entries.len()
    }

    fn __eq__(&self, other: &Self) -> bool {
        *self.counts() == *other.counts()
    }

    /// Counts of terms by the form that is shown.
    fn to_dict(&self) -> BTreeMap<String, u64> {
        let counts = self.counts();
        let mut sums = BTreeMap::new();
        for entry in counts.entries.values() {
            *sums.entry(entry.shown().to_owned()).or_default() += entry.count;
        }
        sums
    }

    /// The terms, heaviest first.
    #[pyo3(signature = (**settings))]
    fn terms<'py>(
        &self,
        py: Python<'py>,
        settings: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (asked, counts) = (Settings::asked(settings)?, self.counts());
        let columns = work(py, || {
            let options = asked.word_cloud()?.term_options();
            Ok(columns(weigh(&counts, &BTreeMap::new(), &options)))
        })?;
        table(py, columns)
    }

    /// The cloud of the terms.
    #[pyo3(signature = (**settings))]
    fn cloud(slf: &Bound<'_, Self>, settings: Option<&Bound<'_, PyDict>>) -> PyResult<Cloud> {
        crate::cloud::cloud(slf.py(), slf.as_any(), settings)
    }

    fn __repr__(&self) -> String {
        let counts = self.counts();
        format!("<TermCounts of {} documents, {} terms>", counts.documents, counts.entries.len())
    }
}
