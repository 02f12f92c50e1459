//! Tokens and terms.

use crate::settings::Settings;
use crate::source::Source;
use crate::work::work;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use wordcloud::token;

/// A word, a name, a number or an identifier of a text.
#[pyclass(frozen, get_all, module = "wordcloud_rs")]
pub(crate) struct Token {
    /// Its text.
    text: String,
    /// What it is: word, name, number or identifier.
    kind: String,
    /// What it is written in: chinese, japanese, korean, thai, latin or other.
    language: String,
    /// Whether it is a stop word.
    stop: bool,
}

#[pymethods]
impl Token {
    fn __repr__(&self) -> String {
        let stop = if self.stop { ", stop" } else { "" };
        format!("Token({:?}, {}, {}{stop})", self.text, self.kind, self.language)
    }

    fn __str__(&self) -> &str {
        &self.text
    }
}

/// The tokens of a text or a file, in reading order.
#[pyfunction]
#[pyo3(signature = (source, **settings))]
pub(crate) fn tokenize(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    settings: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<Token>> {
    let (source, asked) = (Source::of(source)?, Settings::asked(settings)?);
    work(py, || {
        let settings = source.settings(&asked)?.word_cloud()?;
        let tokens = token::tokenize(&source.read(&settings)?, &settings.tokens);
        let token = |token: token::Token| Token {
            kind: format!("{:?}", token.kind).to_ascii_lowercase(),
            language: format!("{:?}", token.language).to_ascii_lowercase(),
            stop: token.stop,
            text: token.text,
        };
        Ok(tokens.into_iter().map(token).collect())
    })
}

/// The columns of a table of terms: text, count, documents, weight, score.
pub(crate) type Columns = (Vec<String>, Vec<u64>, Vec<u64>, Vec<f64>, Vec<f64>);

/// A table of Python.
pub(crate) fn table(py: Python<'_>, columns: Columns) -> PyResult<Bound<'_, PyAny>> {
    py.import("wordcloud_rs._table")?.call_method1("Table", (columns,))
}

/// The columns of these terms.
pub(crate) fn columns(terms: Vec<wordcloud::term::Term>) -> Columns {
    let mut columns = Columns::default();
    for term in terms {
        columns.0.push(term.text);
        columns.1.push(term.count);
        columns.2.push(term.documents);
        columns.3.push(term.weight);
        columns.4.push(term.score);
    }
    columns
}

/// The terms of a source, heaviest first.
#[pyfunction]
#[pyo3(signature = (source, **settings))]
pub(crate) fn terms<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    settings: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (source, asked) = (Source::of(source)?, Settings::asked(settings)?);
    let columns = work(py, || {
        let settings = source.settings(&asked)?.word_cloud()?;
        Ok(columns(source.terms(&settings)?.0))
    })?;
    table(py, columns)
}
