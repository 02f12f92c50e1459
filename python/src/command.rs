//! The command `wordcloud`.

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command with its arguments, the first of which is its name; the exit code.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| wordcloud::cli::run_with(arguments))
}
