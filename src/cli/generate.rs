//! `wordcloud generate WHAT`: documentation and completions, made from the definition of the flags.

use super::args::{Args, Document, GenerateArgs};
use super::flags::flag;
use anyhow::Result;
use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use std::fmt::Write as _;
use std::io::{self, Write};
use wordcloud::settings::{BATCH, Group, PICTURE};

pub(crate) fn run(args: &GenerateArgs) -> Result<()> {
    let mut command = Args::command();
    command.build();
    let mut out = Vec::new();
    let shell = match args.what {
        Document::Reference => {
            out = reference(&command)?.into_bytes();
            None
        }
        Document::Man => {
            Man::new(command.clone()).render(&mut out)?;
            None
        }
        Document::Bash => Some(Shell::Bash),
        Document::Elvish => Some(Shell::Elvish),
        Document::Fish => Some(Shell::Fish),
        Document::PowerShell => Some(Shell::PowerShell),
        Document::Zsh => Some(Shell::Zsh),
    };
    if let Some(shell) = shell {
        generate(shell, &mut command, "wordcloud", &mut out);
    }
    Ok(io::stdout().write_all(&out)?)
}

/// `docs/reference.md`.
fn reference(command: &Command) -> Result<String> {
    let mut text = "# Reference\n\nMade by `wordcloud generate reference`.\n\n\
        ## Settings\n\n\
        Each can be given as a flag, in a `wordcloud.toml` in the report's folder or above it, and in \
        the map `wordcloud` of the report's front matter, there also with `-` for `_`. Flags win over \
        the front matter, the front matter over the files, the nearer file over the farther one.\n"
        .to_owned();
    for group in PICTURE {
        settings(&mut text, group)?;
    }
    settings(&mut text, &BATCH)?;
    text.push_str("\nThese stand in the table `[batch]` of a `wordcloud.toml`.\n\n## Commands\n");
    flags(&mut text, "wordcloud INPUT", command)?;
    for command in command.get_subcommands().filter(|command| !command.is_hide_set()) {
        flags(&mut text, &format!("wordcloud {}", command.get_name()), command)?;
    }
    text.push_str("\nExit status: 0 done, 1 something failed and is named, 2 wrong usage.\n");
    Ok(text)
}

fn settings(text: &mut String, group: &Group) -> Result<()> {
    writeln!(text, "\n### {}\n\n| setting | flag | meaning | default |", group.heading)?;
    writeln!(text, "|---|---|---|---|")?;
    for setting in group.settings {
        let (name, default) = (code(setting.name), prose(setting.default));
        let flag = format!("--{} {}", flag(setting), setting.value);
        let flag = code(flag.trim_end());
        writeln!(text, "| {name} | {flag} | {} | {default} |", prose(&setting.description()))?;
    }
    Ok(())
}

/// The arguments of a command that are no settings.
fn flags(text: &mut String, name: &str, command: &Command) -> Result<()> {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    writeln!(text, "\n### {name}\n\n{about}.\n\n| argument | meaning |\n|---|---|")?;
    // What stands under a heading is a setting.
    let is_own = |arg: &Arg| {
        !arg.is_hide_set()
            && arg.get_help_heading().is_none()
            && !["help", "version"].contains(&arg.get_id().as_str())
    };
    for arg in command.get_arguments().filter(|arg| is_own(arg)) {
        let short = arg.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let names = arg.get_possible_values();
        let names: Vec<&str> = names.iter().map(PossibleValue::get_name).collect();
        let names = match arg.is_hide_possible_values_set() || !arg.get_action().takes_values() {
            false if !names.is_empty() => format!(": {}", names.join(", ")),
            _ => String::new(),
        };
        writeln!(text, "| {} | {}{names} |", code(&format!("{short}{arg}")), prose(&help))?;
    }
    Ok(())
}

/// Code in a cell of a table.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// Text in a cell of a table.
fn prose(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}
