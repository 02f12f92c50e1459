//! Many documents: discovery, corpus statistics, cache and write-back.
//!
//! [`batch`] draws the word clouds of an archive: it finds the posts, sees which pictures are
//! missing or out of date, walks through the posts in their order, learns from each, weighs the
//! terms of those to be drawn against the posts before them, and writes the pictures where the
//! posts expect them.
//!
//! ```
//! use wordcloud::archive::{BatchOptions, batch};
//!
//! # let posts = tempfile::tempdir().unwrap();
//! # std::fs::write(posts.path().join("1.md"), "The harbor ferry runs again.").unwrap();
//! # let posts = posts.path();
//! let summary = batch(posts, &BatchOptions::default(), &mut |_| {})?;
//! assert_eq!(summary.failures().count(), 0);
//! # Ok::<(), wordcloud::Error>(())
//! ```
#![allow(clippy::disallowed_methods, reason = "an archive is files, and its report says how long")]

mod batch;
mod cache;
mod clouds;
pub(crate) mod config;
mod date;
mod discover;
mod draw;
mod edge;
mod files;
mod image_line;
mod lesson;
mod options;
mod painter;
mod plan;
mod site;
mod target;
mod walk;
mod write_back;

pub use crate::settings::Against;
pub use batch::batch;
pub use options::{BatchOptions, Outcome, PostReport, Progress, Summary};
pub use write_back::WriteBackOptions;
#[cfg(feature = "cli")]
pub(crate) use {
    discover::find_posts,
    files::{Staged, check_replaceable, create, persist, read_at_most, read_file, stage, take},
    site::Site,
    target::{beside_each_other, resolve},
};
