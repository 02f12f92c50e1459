//! Keyword arguments → settings, by the tables of the library.

use crate::error::Result;
use crate::{file, json};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyFrozenSet, PySet, PyTuple};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use wordcloud::WordCloud;
use wordcloud::settings::{BATCH, Group, Kind, PICTURE, Value};

/// Settings with the contents of files that are none: words in a set, pictures in memory.
#[pyclass(frozen, module = "wordcloud_rs")]
#[derive(Clone, Default)]
pub(crate) struct Settings {
    pub(crate) values: wordcloud::settings::Settings,
    pub(crate) files: BTreeMap<PathBuf, Vec<u8>>,
}

#[pymethods]
impl Settings {
    /// Settings by their names; files that they name are read now, and travel with them.
    #[new]
    #[pyo3(signature = (**settings))]
    fn new(settings: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut asked = Self::asked(settings)?;
        for path in asked.values.files() {
            if let Entry::Vacant(place) = asked.files.entry(path) {
                let bytes = file::read(place.key(), "a file").map_err(crate::error::Error::from)?;
                place.insert(bytes);
            }
        }
        asked.word_cloud()?;
        Ok(asked)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (py, this) = (slf.py(), slf.get());
        let files = PyDict::new(py);
        for (path, bytes) in &this.files {
            files.set_item(path.to_string_lossy(), PyBytes::new(py, bytes))?;
        }
        let restore = slf.get_type().getattr("_restore")?;
        (restore, (this.values.canonical(), files)).into_pyobject(py)
    }

    /// The settings of a pickle.
    #[staticmethod]
    fn _restore(canonical: &str, files: BTreeMap<PathBuf, Vec<u8>>) -> Result<Self> {
        let mut values = wordcloud::settings::Settings::default();
        for line in canonical.lines() {
            let Some((name, value)) = line.split_once(" = ") else { continue };
            let value: Value = wordcloud::serde_json::from_str(value).unwrap_or_default();
            values.set(name, value)?;
        }
        Ok(Self { values, files })
    }

    fn __repr__(&self) -> String {
        format!("Settings({})", self.values.canonical().trim_end().replace('\n', ", "))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.values == other.values && self.files == other.files
    }
}

impl Settings {
    /// The settings of pictures that keywords ask for.
    pub(crate) fn asked(keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        Self::among(keywords, PICTURE)
    }

    /// The settings of these groups that keywords ask for.
    pub(crate) fn among(
        keywords: Option<&Bound<'_, PyDict>>,
        groups: &[&'static Group],
    ) -> PyResult<Self> {
        let mut asked = Self::default();
        for (name, value) in keywords.into_iter().flatten() {
            let name: String = name.extract()?;
            if name == "settings"
                && let Ok(settings) = value.cast::<Self>()
            {
                let base = settings.get().clone();
                asked.values = asked.values.over(base.values);
                asked.files.extend(base.files);
                continue;
            }
            if value.is_none() {
                continue;
            }
            let setting = groups.iter().flat_map(|group| group.settings);
            let value = asked.value(&name, &value)?;
            match setting.clone().find(|setting| setting.name == name) {
                Some(setting) => asked.values.insert(setting, value),
                // The library says which are near.
                None => asked.values.set(&name, value),
            }
            .map_err(crate::error::Error::from)?;
        }
        Ok(asked)
    }

    /// What a value of Python is as a setting; what is no name of a file becomes a file.
    fn value(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<Value> {
        if name == "size"
            && let Ok((width, height)) = value.extract::<(u32, u32)>()
        {
            return Ok(Value::from(format!("{width}x{height}")));
        }
        if value.is_instance_of::<PySet>() || value.is_instance_of::<PyFrozenSet>() {
            let mut words: Vec<String> = value.extract::<Vec<String>>().or_else(|_| {
                value.try_iter()?.map(|word| word?.extract()).collect::<PyResult<_>>()
            })?;
            words.sort();
            return Ok(self.keep(name, "txt", words.join("\n").into_bytes()));
        }
        if let Ok(pairs) = value.cast::<PyDict>() {
            let mut lines = String::new();
            for (spelling, term) in pairs {
                let (spelling, term): (String, String) = (spelling.extract()?, term.extract()?);
                lines += &format!("{spelling}\t{term}\n");
            }
            return Ok(self.keep(name, "tsv", lines.into_bytes()));
        }
        if let Ok(bytes) = value.cast::<PyBytes>() {
            let extension = if name == "font" { "ttf" } else { "png" };
            return Ok(self.keep(name, extension, bytes.as_bytes().to_vec()));
        }
        if value.hasattr("__array_interface__")? {
            let png = value.py().import("wordcloud_rs._objects")?.call_method1("png", (value,))?;
            let kept = self.keep(name, "png", png.extract()?);
            return Ok(match (name, kept) {
                ("color_by", Value::String(file)) => Value::from(format!("image:{file}")),
                (_, kept) => kept,
            });
        }
        json::from_python(value)
    }

    /// Keeps the content of a file under a name that no file has.
    fn keep(&mut self, name: &str, extension: &str, bytes: Vec<u8>) -> Value {
        let file = format!("<{name} of the program>.{extension}");
        self.files.insert(PathBuf::from(&file), bytes);
        Value::from(file)
    }

    /// What a file holds that a setting names.
    fn read(&self, path: &Path, wanted: &str) -> wordcloud::Result<Vec<u8>> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => file::read(path, wanted),
        }
    }

    /// The settings of all stages.
    pub(crate) fn word_cloud(&self) -> Result<WordCloud> {
        Ok(self.values.word_cloud(&|path, wanted| self.read(path, wanted))?.0)
    }

    /// These settings, and where they say nothing others.
    pub(crate) fn over(&self, base: &Self) -> Self {
        let mut files = base.files.clone();
        files.extend(self.files.clone());
        Self { values: self.values.clone().over(base.values.clone()), files }
    }
}

/// A setting: group, name, kind, names of values, default, help.
type Row = (&'static str, &'static str, String, Vec<&'static str>, &'static str, String);

/// All settings.
#[pyfunction]
pub(crate) fn settings_table() -> Vec<Row> {
    let groups = PICTURE.iter().chain([&&BATCH]);
    let rows = groups.flat_map(|group| {
        group.settings.iter().map(|setting| {
            let kind = match setting.kind() {
                Kind::Flag => "flag",
                Kind::Whole => "whole",
                Kind::Number => "number",
                Kind::Text => "text",
                Kind::TextOrNumber => "text or number",
                _ => "texts",
            };
            let file = if setting.value.contains("FILE") { " file" } else { "" };
            let names = setting.names.to_vec();
            let help = setting.description();
            (group.heading, setting.name, format!("{kind}{file}"), names, setting.default, help)
        })
    });
    rows.collect()
}
