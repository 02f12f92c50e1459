//! Shaping: text → [`Path`](crate::outline::Path).
//!
//! A [`FontBook`] is a list of faces in the order in which they are tried; [`FontBook::shape`] sets
//! a text in them. Nothing here rasterizes: an outline is filled by the layout and the exporters.

mod book;
mod cluster;
mod color_glyph;
mod itemize;
mod missing;
#[cfg(test)]
mod oracle;
mod shape;

pub use book::{FontBook, FontOptions};
pub use cluster::{Cluster, ShapedRun};
pub use missing::Missing;
pub use shape::Shaped;
