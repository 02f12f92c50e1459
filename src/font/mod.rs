//! Shaping: text → [`Path`].

mod path;

pub use path::{Path, Point, Segment};
