//! The library for Python: the module `wordcloud_rs._native`, which the package `wordcloud_rs` shows.
//!
//! Python objects → settings and sources → calls of the library, with the interpreter released →
//! Python objects. What needs no speed is in Python.
#![allow(
    clippy::disallowed_methods,
    reason = "the bindings read and write the files they are given"
)]
#![allow(clippy::needless_pass_by_value, reason = "arguments from Python come by value")]

mod arrange;
mod batch;
mod cloud;
mod color;
mod command;
mod count_words;
mod counts;
mod error;
mod file;
mod jieba;
mod json;
mod reading;
mod settings;
mod source;
mod work;

use pyo3::prelude::*;

/// What is native in `wordcloud_rs`.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::arrange::{Arrangement, Fonts, arrange};
    #[pymodule_export]
    use crate::batch::batch;
    #[pymodule_export]
    use crate::cloud::{Cloud, cloud};
    #[pymodule_export]
    use crate::color::{color, colormap, colormaps};
    #[pymodule_export]
    use crate::command::command;
    #[pymodule_export]
    use crate::count_words::count_words;
    #[pymodule_export]
    use crate::counts::TermCounts;
    #[pymodule_export]
    use crate::jieba::Jieba;
    #[pymodule_export]
    use crate::reading::{Token, terms, tokenize};
    #[pymodule_export]
    use crate::settings::{Settings, settings_table};

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "a name of Python")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
