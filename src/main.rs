//! The command `wordcloud`.
#![allow(clippy::disallowed_methods, reason = "the command reads and writes files")]

fn main() {}
