//! Word clouds and text analytics for reports.
//!
//! The pipeline, one folder a stage, data in one direction:
//!
//! ```text
//! bytes → Document → Token → Term → Path → Placement → Cloud → bytes
//! ```

pub mod cloud;
pub mod color;
pub mod document;
mod error;
pub mod export;
pub mod font;
pub mod layout;
pub mod term;
pub mod token;

pub use error::{Error, ErrorKind, Result};
