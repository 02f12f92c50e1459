//! `wordcloud INPUT`: the picture of a report or a frequency list.

use super::args::{Args, DrawArgs};
use super::input::{self, Content, Input, Source};
use super::{output, set_threads, summary, write};
use anyhow::{Context, Result, bail};
use clap::CommandFactory;
use clap::error::ErrorKind;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use wordcloud::archive::read_file;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::export::{encode, encode_png};

pub(crate) fn run(args: &DrawArgs) -> Result<()> {
    let (Some(path), []) = (&args.input, &args.others[..]) else {
        let message = "one report at a time; for a folder of them: wordcloud batch";
        Args::command().error(ErrorKind::TooManyValues, message).exit()
    };
    set_threads(args.work.threads)?;
    let flags = input::settings(&[&args.picture, &args.reading])?;
    let source = Source::read(path, &args.input_form)?;
    let settings = source.settings(flags, args.work.no_config)?;
    let (word_cloud, seen) = settings.word_cloud(&read_file)?;
    if let Some(seen) = seen {
        // A closed standard error does not make the mask wrong.
        let _ = writeln!(io::stderr(), "{seen}");
    }
    if let Some(path) = &args.show_mask {
        show_mask(path, &word_cloud)?;
    }
    let input = source.parse(&args.input_form, &word_cloud)?;
    let outputs = output::plan(&input, args.output.as_deref(), &settings.formats()?)?;
    if args.json_summary && outputs.iter().any(|output| output.path.is_none()) {
        bail!("standard output cannot take both the picture and --json-summary; use -o");
    }
    let cloud = cloud(&input, &word_cloud).with_context(|| input.name.clone())?;
    let options = settings.export_options()?;
    let mut files = Vec::new();
    for output in outputs {
        let bytes = encode(&cloud, output.format, &options)?;
        files.push((output, bytes));
    }
    // A folder that the report names may be made; one that the user mistyped must not.
    write::write(&files, args.output.is_none())?;
    if args.json_summary {
        writeln!(io::stdout(), "{}", summary::json(&input.name, &files, &cloud)?)?;
    }
    // The files are written; a closed standard error does not undo that.
    let _ = writeln!(io::stderr(), "{}", summary::line(&files, &cloud));
    Ok(())
}

fn cloud(input: &Input, settings: &WordCloud) -> wordcloud::Result<Cloud> {
    match &input.content {
        Content::Report(document) => {
            settings.cloud_of_terms(&settings.terms_of(document), Some(document))
        }
        Content::Frequencies(terms) => settings.cloud_of_terms(terms, None),
    }
}

/// Writes the mask in black on white.
fn show_mask(path: &Path, settings: &WordCloud) -> Result<()> {
    let Some(mask) = &settings.mask else { return Ok(()) };
    let image = image::DynamicImage::ImageLuma8(mask.to_image()).into_rgb8();
    fs::write(path, encode_png(&image)?)
        .with_context(|| format!("{} cannot be written", path.display()))
}
