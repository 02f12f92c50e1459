//! Word clouds and text analytics for reports: Chinese, English and mixed, the same every time.
//!
//! The pipeline, one folder a stage, data in one direction:
//!
//! ```text
//! bytes → Document → Token → Term → Path → Placement → Cloud → bytes
//! ```
//!
//! A report generator calls [`cloud::WordCloud`] and [`export::encode`]:
//!
//! ```
//! use wordcloud::cloud::WordCloud;
//! use wordcloud::export::{ExportOptions, Format, encode};
//!
//! let report = "# Weekly\n\nThe **harbor ferry** runs again. The harbor ferry is new.";
//! let cloud = WordCloud::default().cloud_of_report(report.as_bytes())?;
//! assert_eq!(cloud.words[0].text, "harbor ferry");
//! let jpeg: Vec<u8> = encode(&cloud, Format::Jpeg, &ExportOptions::default())?;
//! # assert!(!jpeg.is_empty());
//! # Ok::<(), wordcloud::Error>(())
//! ```
//!
//! Every stage can be called by itself: [`document::read`], [`token::tokenize`], [`term::terms`],
//! [`font::FontBook::shape`], [`layout::layout`], [`color::colors`]. The library takes and gives
//! bytes; it touches no file, environment variable or clock.

#[cfg(feature = "archive")]
pub mod archive;
pub mod cloud;
pub mod color;
pub mod document;
mod error;
pub mod export;
pub mod font;
pub mod layout;
pub mod outline;
pub mod raster;
pub mod settings;
pub mod term;
pub mod token;

pub use error::{Error, ErrorKind, Result};

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
