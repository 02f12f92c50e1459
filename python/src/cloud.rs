//! The cloud: made, drawn, saved, coloured anew.

use crate::error::{Error, Result};
use crate::file;
use crate::json::to_python;
use crate::settings::Settings;
use crate::source::Source;
use crate::work::work;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use std::path::PathBuf;
use std::sync::Arc;
use wordcloud::color::Backdrop;
use wordcloud::export::{self, ExportOptions, Format};
use wordcloud::serde_json::{self, Value};
use wordcloud::{ErrorKind, Size};

/// A finished picture.
#[pyclass(frozen, module = "wordcloud_rs")]
pub(crate) struct Cloud {
    cloud: Arc<wordcloud::Cloud>,
    /// What it was made with.
    settings: Settings,
}

/// The cloud of a text, a file, words with weights, or counts.
#[pyfunction]
#[pyo3(signature = (source, **settings))]
pub(crate) fn cloud(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    settings: Option<&Bound<'_, PyDict>>,
) -> PyResult<Cloud> {
    let (source, asked) = (Source::of(source)?, Settings::asked(settings)?);
    work(py, || {
        let settings = source.settings(&asked)?;
        let word_cloud = settings.word_cloud()?;
        let (terms, document) = source.terms(&word_cloud)?;
        let cloud = word_cloud.cloud_of_terms(&terms, document.as_ref())?;
        Ok(Cloud { cloud: Arc::new(cloud), settings })
    })
}

impl Cloud {
    fn options(&self, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<ExportOptions> {
        let settings = Settings::asked(keywords)?.over(&self.settings);
        Ok(settings.values.export_options().map_err(Error::from)?)
    }

    fn encoded(
        &self,
        py: Python<'_>,
        format: Format,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<u8>> {
        let (cloud, options) = (Arc::clone(&self.cloud), self.options(keywords)?);
        work(py, move || Ok(export::encode(&cloud, format, &options)?))
    }

    fn text(
        &self,
        py: Python<'_>,
        format: Format,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        String::from_utf8(self.encoded(py, format, keywords)?)
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// Width, height, channels and the pixels, row by row.
    fn pixels(&self, py: Python<'_>) -> PyResult<(u32, u32, usize, Vec<u8>)> {
        let cloud = Arc::clone(&self.cloud);
        let scale = self.options(None)?.scale;
        work(py, move || {
            if let Some(Backdrop::Transparent) = cloud.backdrop {
                let image = export::render_with_alpha(&cloud, scale)?;
                return Ok((image.width(), image.height(), 4, image.into_raw()));
            }
            let image = export::render(&cloud, scale)?;
            Ok((image.width(), image.height(), 3, image.into_raw()))
        })
    }

    fn value(&self) -> Result<Value> {
        serde_json::to_value(&*self.cloud)
            .map_err(|error| Error::new(ErrorKind::Encode, error.to_string()))
    }

    fn part<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, self.value()?.get(key).unwrap_or(&Value::Null))
    }
}

#[pymethods]
impl Cloud {
    /// A cloud from its JSON; a font that it was made with is given as it was then.
    #[staticmethod]
    #[pyo3(signature = (text, **settings))]
    fn from_json(
        py: Python<'_>,
        text: &str,
        settings: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let settings = Settings::asked(settings)?;
        work(py, || {
            let mut cloud = export::from_json(text.as_bytes())?;
            cloud.shape(&settings.word_cloud()?.fonts)?;
            Ok(Self { cloud: Arc::new(cloud), settings: settings.clone() })
        })
    }

    /// Width and height in pixels.
    #[getter]
    fn size(&self) -> (u32, u32) {
        let Size { width, height } = self.cloud.size;
        (width, height)
    }

    #[getter]
    fn title(&self) -> &str {
        &self.cloud.title
    }

    #[getter]
    fn language(&self) -> &str {
        &self.cloud.language
    }

    #[getter]
    fn seed(&self) -> u64 {
        self.cloud.seed
    }

    #[getter]
    fn background(&self) -> String {
        self.cloud.background.to_string()
    }

    #[getter]
    fn words<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "words")
    }

    #[getter]
    fn dropped<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "dropped")
    }

    #[getter]
    fn missing(&self) -> &str {
        &self.cloud.missing
    }

    #[getter]
    fn score<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let score = self.part(py, "score")?;
        score.set_item("overall", self.cloud.score.overall())?;
        Ok(score)
    }

    #[getter]
    fn alt_text(&self) -> String {
        export::alt_text(&self.cloud)
    }

    #[pyo3(signature = (path, **settings))]
    fn save(
        &self,
        py: Python<'_>,
        path: PathBuf,
        settings: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let formats = Settings::asked(settings)?.values.formats().map_err(Error::from)?;
        let format = match formats[..] {
            [] => Format::from_path(&path).map_err(Error::from)?,
            [format] => format,
            _ => {
                let message = "one file has one format; save each by itself";
                return Err(Error::new(ErrorKind::Options, message).into());
            }
        };
        let bytes = self.encoded(py, format, settings)?;
        work(py, || file::write(&path, &bytes))
    }

    #[pyo3(signature = (format = "png", **settings))]
    fn to_bytes<'py>(
        &self,
        py: Python<'py>,
        format: &str,
        settings: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let format: Format = format.parse().map_err(Error::from)?;
        Ok(PyBytes::new(py, &self.encoded(py, format, settings)?))
    }

    #[pyo3(signature = (**settings))]
    fn to_svg(&self, py: Python<'_>, settings: Option<&Bound<'_, PyDict>>) -> PyResult<String> {
        self.text(py, Format::Svg, settings)
    }

    #[pyo3(signature = (**settings))]
    fn to_html(&self, py: Python<'_>, settings: Option<&Bound<'_, PyDict>>) -> PyResult<String> {
        self.text(py, Format::Html, settings)
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        self.text(py, Format::Json, None)
    }

    fn to_image<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (width, height, channels, pixels) = self.pixels(py)?;
        let mode = if channels == 4 { "RGBA" } else { "RGB" };
        let image = py.import("PIL.Image")?;
        image.call_method1("frombytes", (mode, (width, height), PyBytes::new(py, &pixels)))
    }

    fn to_array<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (width, height, channels, pixels) = self.pixels(py)?;
        let bytes = pyo3::types::PyByteArray::new(py, &pixels);
        let array = py.import("numpy")?.call_method1("frombuffer", (bytes, "uint8"))?;
        array.call_method1("reshape", ((height, width, channels),))
    }

    #[pyo3(signature = (dtype = None, copy = None))]
    fn __array__<'py>(
        &self,
        py: Python<'py>,
        dtype: Option<Bound<'py, PyAny>>,
        copy: Option<bool>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if copy == Some(false) {
            let message =
                "the pixels of a cloud are painted when they are asked for: they are always a copy";
            return Err(PyValueError::new_err(message));
        }
        let array = self.to_array(py)?;
        match dtype {
            Some(dtype) => array.call_method1("astype", (dtype,)),
            None => Ok(array),
        }
    }

    fn _repr_png_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.to_bytes(py, "png", None)
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        let svg = self.to_svg(py, None)?;
        let start = svg.find("<svg").unwrap_or(0);
        Ok(format!("<div style=\"max-width:100%\">{}</div>", &svg[start..]))
    }

    #[pyo3(signature = (**settings))]
    fn recolor(&self, py: Python<'_>, settings: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut settings = Settings::asked(settings)?.over(&self.settings);
        let size = self.cloud.size.to_string();
        settings.values.set("size", size).map_err(Error::from)?;
        let cloud = Arc::clone(&self.cloud);
        work(py, move || {
            let word_cloud = settings.word_cloud()?;
            let mut cloud = (*cloud).clone();
            cloud.recolor(&word_cloud.theme, &word_cloud.scheme, word_cloud.backdrop)?;
            Ok(Self { cloud: Arc::new(cloud), settings })
        })
    }

    fn __len__(&self) -> usize {
        self.cloud.words.len()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.cloud == other.cloud
    }

    fn __repr__(&self) -> String {
        let first: Vec<&str> = self.cloud.words.iter().take(3).map(|word| &*word.text).collect();
        let (words, size) = (self.cloud.words.len(), self.cloud.size);
        format!("<Cloud of {words} words on {size}: {}, …>", first.join(", "))
    }
}
