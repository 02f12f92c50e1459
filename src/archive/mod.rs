//! Many documents: discovery, corpus statistics, cache and write-back.
#![allow(clippy::disallowed_methods, reason = "an archive is files, and its report says how long")]

pub mod config;
mod files;

pub use files::{read_file, stage};
