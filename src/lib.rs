//! Word clouds and text analytics for reports: Chinese, English and mixed, the same every time.
//!
//! ```
//! use wordcloud::{Format, WordCloud};
//!
//! let report = "# Weekly\n\nThe **harbor ferry** runs again. The harbor ferry is new.";
//! let cloud = WordCloud::default().cloud_of_report(report.as_bytes())?;
//! assert_eq!(cloud.words[0].text, "harbor ferry");
//! let jpeg: Vec<u8> = cloud.encode(Format::Jpeg)?;
//! # assert!(jpeg.starts_with(b"\xff\xd8"));
//! # Ok::<(), wordcloud::Error>(())
//! ```
//!
//! Words with their weights, where the counting is done already, and settings:
//!
//! ```
//! use wordcloud::{Format, Size, Theme, WordCloud};
//!
//! let settings = WordCloud::default()
//!     .size(Size { width: 600, height: 400 })
//!     .theme("dark".parse::<Theme>()?);
//! let cloud = settings.cloud_of_words([("harbor ferry", 9.0), ("渡轮", 5.0), ("timetable", 2.0)])?;
//! let png: Vec<u8> = cloud.encode(Format::Png)?;
//! # assert!(png.starts_with(b"\x89PNG"));
//! # Ok::<(), wordcloud::Error>(())
//! ```
//!
//! The pipeline, one folder a stage, data in one direction; every stage can be called by itself:
//! [`document::read`], [`token::tokenize`], [`term::terms`], [`font::FontBook::shape`],
//! [`layout::layout`].
//!
//! ```text
//! bytes → Document → Token → Term → Path → Placement → Cloud → bytes
//! ```
//!
//! Tokens of one's own, here of a text that is cut at its spaces:
//!
//! ```
//! use wordcloud::{Format, WordCloud, document, term, token::Token};
//!
//! let document = document::read(b"gull heron gull", &Default::default());
//! let text = &document.blocks[0].text;
//! let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
//! let tokens: Vec<Token> = text
//!     .split(' ')
//!     .map(|word| Token::new(word, 0, start(word)..start(word) + word.len()))
//!     .collect();
//! let terms = term::terms(&document, &tokens, &Default::default());
//! let svg = WordCloud::default().cloud_of_terms(&terms, Some(&document))?.encode(Format::Svg)?;
//! # assert!(String::from_utf8(svg).unwrap().contains("gull"));
//! # Ok::<(), wordcloud::Error>(())
//! ```
//!
//! The layout alone, which knows no words: outlines, wherever they come from, in a mask.
//!
//! ```
//! use wordcloud::layout::{Item, LayoutOptions, Mask, Shape, layout};
//! use wordcloud::{Size, font::FontBook};
//!
//! let fonts = FontBook::bundled();
//! let words = [("harbor", 9.0), ("ferry", 5.0), ("gull", 2.0)];
//! let items = words.map(|(word, weight)| Item::new(fonts.shape(word).path, weight));
//! let size = Size { width: 600, height: 600 };
//! let heart = Mask::from_shape(Shape::Heart, size, &Default::default())?;
//! let layout = layout(&items, &heart, &LayoutOptions::default().seed(7))?;
//! assert_eq!(layout.placements.len(), 3);
//! # Ok::<(), wordcloud::Error>(())
//! ```
//!
//! A whole archive of posts, each with the picture that it names:
//!
//! ```
//! # #[cfg(feature = "archive")] {
//! use wordcloud::archive::{BatchOptions, batch};
//!
//! # let posts = tempfile::tempdir().unwrap();
//! # std::fs::write(posts.path().join("1.md"), "The harbor ferry runs again.").unwrap();
//! # let posts = posts.path();
//! let options = BatchOptions::default().since("2025-12-01".to_owned());
//! let summary = batch(posts, &options, &mut |_| {})?;
//! assert_eq!(summary.failures().count(), 0);
//! # }
//! # Ok::<(), wordcloud::Error>(())
//! ```
//!
//! The library takes and gives bytes; apart from the archive, it touches no file, environment
//! variable or clock. Structs of options have a `Default` and a setter for each field; they and
//! structs of results may get more fields.

mod setters;

#[cfg(feature = "text")]
pub mod analytics;
#[cfg(feature = "archive")]
pub mod archive;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod cloud;
pub mod color;
#[cfg(feature = "text")]
pub mod document;
mod error;
pub mod export;
pub mod font;
mod hash;
pub mod layout;
#[cfg_attr(not(feature = "settings"), allow(dead_code, reason = "some is not read by this build"))]
mod limits;
mod name;
pub mod outline;
mod raster;
#[cfg(feature = "settings")]
pub mod settings;
#[cfg(feature = "text")]
pub mod term;
#[cfg(feature = "text")]
pub mod token;
mod traditional;

pub use cloud::{Cloud, Word, WordCloud};
pub use color::{Color, Theme};
pub use error::{Error, ErrorKind, Result};
pub use export::{ExportOptions, Format, encode};
pub use layout::Size;

// The types of other crates that stand in this interface, in the versions that it has them of.
#[cfg(feature = "images")]
pub use image;
#[cfg(feature = "ndarray")]
pub use ndarray;
#[cfg(feature = "text")]
pub use serde_json;

#[cfg(feature = "cli")]
extern crate self as wordcloud;

/// What the benches measure and the tests of the pictures look at; no part of the interface.
#[doc(hidden)]
pub mod internals {
    pub use crate::layout::parts::Parts;
    pub use crate::raster::{Coverage, rasterize};
}

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
