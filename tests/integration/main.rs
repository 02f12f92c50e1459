//! The integration tests: one program, a module a subject.
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

#[cfg(feature = "cli")]
mod command;
mod layout;
mod tidy;
