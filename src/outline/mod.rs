//! Outlines: curves one em high, wherever they come from, and the polygons and boxes of them.

mod extent;
mod flatten;
mod path;
mod point;

pub(crate) use flatten::{Polygons, box_size, flatten};
pub use path::{Layer, Part, Path, Segment};
pub use point::{Bounds, Point};
