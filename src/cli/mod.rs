//! The command line: flags → calls of the library → files. One file a command.
#![allow(clippy::disallowed_methods, reason = "the command reads and writes files")]

mod also;
mod analytics_args;
mod args;
mod batch;
mod common_args;
mod compare;
mod count;
mod draw;
mod explain;
mod flags;
mod generate;
mod init;
mod input;
mod kwic;
mod layout;
mod output;
mod reading;
mod report;
mod say;
mod summary;
mod system_fonts;
mod terms;
mod verify;
mod watch;
mod write;

use anyhow::{Result, bail};
use args::{Args, Command};
use batch::BatchFlags;
use clap::{ArgMatches, CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use wordcloud::limits::THREADS;
use wordcloud::settings::{BATCH, Group, LOOK, PICTURE, READING};

/// Runs the command: 0 when all is done, 1 when something failed, which is named on standard
/// error; the parser of the flags ends wrong usage with 2.
pub fn run() -> ExitCode {
    run_with(std::env::args_os()).into()
}

/// As [`run`] with these arguments, the first of which is the name of the command.
pub fn run_with(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let matches = Args::command().try_get_matches_from(arguments);
    let matches = matches.unwrap_or_else(|error| wrong_usage(&error));
    let result = dispatch(&matches);
    match result {
        Err(error) if !is_broken_pipe(&error) => {
            say::say(&format!("error: {}", told(&error)));
            1
        }
        _ => 0,
    }
}

fn dispatch(matches: &ArgMatches) -> Result<()> {
    let args = Args::from_arg_matches(matches)?;
    let own = matches.subcommand().map_or(matches, |(_, own)| own);
    let flags = |groups: &[&'static Group]| flags::settings(own, groups);
    match &args.command {
        Some(Command::Terms(args)) => terms::run(args, flags(&[&READING])?),
        Some(Command::Count(args)) => count::run(args, flags(&[&READING])?),
        Some(Command::Compare(args)) => compare::run(args, &flags(&[&READING])?),
        Some(Command::Kwic(args)) => kwic::run(args, flags(&[&READING])?),
        Some(Command::Batch(args)) => {
            let (batch, picture) = (flags(&[&BATCH])?, flags(PICTURE)?);
            batch::run(args, &BatchFlags { batch, picture })
        }
        Some(Command::Init(args)) => init::run(args),
        Some(Command::Layout(args)) => layout::run(args, &flags(&[&LOOK])?),
        Some(Command::Verify(args)) => verify::run(args),
        Some(Command::Generate(args)) => generate::run(args),
        None => draw::run(&args.draw, flags(PICTURE)?),
    }
}

/// What is said of an error: all its causes but those of an error of the library, whose sentence
/// has them.
fn told(error: &anyhow::Error) -> String {
    let is_own = |cause: &&(dyn std::error::Error + 'static)| cause.is::<wordcloud::Error>();
    let before = error.chain().take_while(|cause| !is_own(cause));
    let causes = before.chain(error.chain().find(is_own));
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Ends the command as its parser does, but repeats nothing that a terminal would obey.
fn wrong_usage(error: &clap::Error) -> ! {
    let text = error.render().to_string();
    if say::lines(&text) == text {
        error.exit();
    }
    let _ = io::stderr().write_all(say::lines(&text).as_bytes());
    std::process::exit(error.exit_code())
}

/// Whether the reader of the output has left, as `head` does; that is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// Uses this many threads; 0 leaves it at one a core.
fn set_threads(threads: usize) -> Result<()> {
    if threads > THREADS {
        bail!("{threads} threads are too many; {THREADS} are the most");
    }
    // This thread works too: one less is started, and it gets memory with fewer system calls.
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads).use_current_thread().build_global()?)
}
