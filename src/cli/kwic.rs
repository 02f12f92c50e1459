//! `wordcloud kwic WORD… PATH…`: words where they stand, with what stands around them.

use super::args::{KwicArgs, KwicOrder, TermsFormat};
use super::count::reports;
use super::reading::Reading;
use super::terms::report;
use super::{say, set_threads};
use anyhow::{Result, bail};
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use wordcloud::analytics::{Context, kwic};
use wordcloud::settings::Settings;

/// The columns of a terminal that are shown before a word and after it.
const COLUMNS: usize = 36;

pub(crate) fn run(args: &KwicArgs, flags: Settings) -> Result<()> {
    set_threads(args.work.threads)?;
    let (words, paths) = split(&args.words_and_paths)?;
    let inputs = reports(paths)?;
    let reading = Reading::new(&inputs, &args.input_form, flags, &args.work)?;
    let mut places = Vec::new();
    for found in reading.each(|input, _| Ok(kwic(report(input)?, &words, args.window))) {
        let (input, _, contexts) = found?;
        input.say_encoding();
        let file = input.name.clone();
        places.extend(contexts.into_iter().map(|context| Place { file: file.clone(), context }));
    }
    if places.is_empty() {
        bail!("{} does not stand in the text of these files", words.join(" with "));
    }
    match args.sort {
        KwicOrder::Place => {}
        KwicOrder::Left => places.sort_by_cached_key(|place| {
            place.context.left.trim_end().to_lowercase().chars().rev().collect::<String>()
        }),
        KwicOrder::Right => {
            places.sort_by_cached_key(|place| place.context.right.trim_start().to_lowercase());
        }
    }
    places.truncate(args.top.unwrap_or(usize::MAX));
    let text = match args.format {
        TermsFormat::Table => table(&places),
        TermsFormat::Csv => csv(&places)?,
        TermsFormat::Json => say::json(&(serde_json::to_string_pretty(&places)? + "\n")),
    };
    Ok(io::stdout().write_all(text.as_bytes())?)
}

/// A place in a file.
#[derive(Serialize)]
struct Place {
    file: String,
    #[serde(flatten)]
    context: Context,
}

/// The words, which are no files, and the paths behind them.
fn split(arguments: &[PathBuf]) -> Result<(Vec<String>, &[PathBuf])> {
    let words = arguments.iter().take_while(|path| !path.exists()).count().max(1);
    let (words, paths) = arguments.split_at(words);
    if paths.is_empty() {
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        let words = words.join(", ");
        bail!("no file is called {words}; give one to look in behind the words, such as posts/");
    }
    Ok((words.iter().map(|word| word.to_string_lossy().into_owned()).collect(), paths))
}

/// The words in one column, whatever the width of what stands before them.
fn table(places: &[Place]) -> String {
    let lines = places.iter().map(|Place { file, context }| {
        let left = say::line(&last_columns(&context.left));
        let right = say::line(&first_columns(&context.right));
        let before = " ".repeat(COLUMNS.saturating_sub(left.width()));
        let after = " ".repeat(COLUMNS.saturating_sub(right.width()));
        let word = say::line(&context.word);
        format!("{before}{left}[{word}]{right}{after}  {}:{}\n", say::line(file), context.line)
    });
    lines.collect()
}

fn first_columns(text: &str) -> String {
    let mut columns = 0;
    let fits = |c: &char| {
        columns += c.width().unwrap_or(0);
        columns <= COLUMNS
    };
    text.chars().take_while(fits).collect()
}

fn last_columns(text: &str) -> String {
    let backwards: String = text.chars().rev().collect();
    first_columns(&backwards).chars().rev().collect()
}

fn csv(places: &[Place]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["file", "line", "left", "word", "right"])?;
    for Place { file, context } in places {
        let Context { line, left, word, right, .. } = context;
        writer.serialize((file, line, left, word, right))?;
    }
    Ok(say::lines(&String::from_utf8(writer.into_inner()?)?))
}
