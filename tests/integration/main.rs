//! The integration tests: one program, a module a subject.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

#[cfg(feature = "cli")]
mod analytics;
mod archive;
#[path = "../../fuzz/checks.rs"]
mod checks;
#[cfg(feature = "cli")]
mod command;
#[cfg(feature = "cli")]
mod counts;
#[cfg(feature = "cli")]
mod desk;
#[cfg(feature = "cli")]
mod forms;
#[cfg(feature = "archive")]
mod fuzz;
#[cfg(feature = "cli")]
mod generate;
#[cfg(all(feature = "cli", feature = "font-scripts", feature = "font-emoji"))]
mod golden;
mod ink;
mod interface;
mod layout;
#[cfg(feature = "cli")]
mod look;
#[cfg(feature = "cli")]
mod mask;
#[cfg(feature = "cli")]
mod safety;
#[cfg(feature = "cli")]
mod same;
mod sources;
mod terms;
mod tidy;
