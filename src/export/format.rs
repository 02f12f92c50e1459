//! The formats of a file.

use crate::name::names;
use crate::{Error, ErrorKind, Result};
use std::path::Path;

/// What a cloud can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture, without loss.
    WebP,
    /// A scalable picture with outlines, which needs no fonts.
    Svg,
    /// A page with outlines and selectable text.
    Pdf,
    /// A page that shows what lies behind each word; it needs nothing else.
    Html,
    /// The lines of HTML that lay links or titles over a picture.
    Map,
    /// The cloud as data.
    Json,
}

names!(Format, "format", {
    Jpeg: "jpeg" | "jpg",
    Png: "png",
    WebP: "webp",
    Svg: "svg",
    Pdf: "pdf",
    Html: "html",
    Map: "map" | "map.html",
    Json: "json",
});

impl Format {
    /// The usual extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Map => "map.html",
            other => other.name(),
        }
    }

    /// Whether it is no text, so that a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP | Self::Pdf)
    }

    /// The format that the extension of a file's name says.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] if it has none or an unknown one; the message lists the names.
    pub fn from_path(path: &Path) -> Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if name.ends_with(".map.html") {
            return Ok(Self::Map);
        }
        match path.extension() {
            Some(extension) => extension.to_string_lossy().parse(),
            None => Err(Error::new(
                ErrorKind::Options,
                format!(
                    "the name {} has no extension that says its format, such as .jpg, .png, .webp, \
                     .svg, .pdf, .html or .json",
                    path.display()
                ),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_extensions_lead_back() {
        for &format in Format::ALL {
            assert_eq!(format.name().parse::<Format>().unwrap(), format);
            let path = format!("dir.d/a.b.{}", format.extension().to_uppercase());
            assert_eq!(Format::from_path(Path::new(&path)).unwrap(), format);
        }
        assert_eq!(Format::from_path(Path::new("a.jpeg")).unwrap(), Format::Jpeg);
    }

    #[test]
    fn an_unknown_format_is_an_error_that_lists_the_names() {
        for path in ["a.gif", "a", ".jpg"] {
            let error = Format::from_path(Path::new(path)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Options);
            assert!(error.to_string().contains("png"), "{error}");
        }
    }
}
