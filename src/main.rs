//! The command `wordcloud`.
#![allow(clippy::disallowed_methods, reason = "the command reads and writes files")]

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
