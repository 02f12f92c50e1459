//! Errors of the library → exceptions of `wordcloud_rs.errors`.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use wordcloud::ErrorKind;

/// An error of the library on its way to Python.
pub(crate) struct Error(wordcloud::Error);

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl From<wordcloud::Error> for Error {
    fn from(error: wordcloud::Error) -> Self {
        Self(error)
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(wordcloud::Error::new(kind, message))
    }
}

impl From<Error> for PyErr {
    fn from(Error(error): Error) -> Self {
        Python::attach(|py| exception(py, &error).unwrap_or_else(|failed| failed))
    }
}

/// The exception of an error's kind with its sentence.
fn exception(py: Python<'_>, error: &wordcloud::Error) -> PyResult<PyErr> {
    let name = match error.kind() {
        ErrorKind::Input => "InputError",
        ErrorKind::NoWords => "NoWordsError",
        ErrorKind::Options => "OptionError",
        ErrorKind::Font => "FontError",
        ErrorKind::Image => "ImageError",
        ErrorKind::File => "FileError",
        ErrorKind::Encode => "EncodeError",
        _ => "WordcloudError",
    };
    let class = py.import("wordcloud_rs.errors")?.getattr(name)?;
    let message = PyTuple::new(py, [error.to_string()])?;
    Ok(PyErr::from_value(class.call1(message)?))
}
