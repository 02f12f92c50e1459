//! `wordcloud INPUT`: the picture of a report or a frequency list.

use super::args::{Args, DrawArgs};
use super::input::{self, Content, Input, read_file};
use super::{mask, output, set_threads, summary, write};
use anyhow::{Context, Result, bail};
use clap::CommandFactory;
use clap::error::ErrorKind;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::color::Theme;
use wordcloud::export::{ExportOptions, encode, from_json};
use wordcloud::layout::Padding;

pub(crate) fn run(args: &DrawArgs) -> Result<()> {
    let (Some(path), []) = (&args.input, &args.others[..]) else {
        let message = "one report at a time; call it again for the others";
        Args::command().error(ErrorKind::TooManyValues, message).exit()
    };
    set_threads(args.reading.threads)?;
    let reading = input::settings(&args.reading)?;
    let input = Input::read(path, &args.reading, &reading)?;
    let settings = settings(args, reading, &input)?;
    let outputs = output::plan(&input, args.output.as_deref(), &args.format)?;
    if args.json_summary && outputs.iter().any(|output| output.path.is_none()) {
        bail!("standard output cannot take both the picture and --json-summary; use -o");
    }
    let cloud = cloud(&input, &settings).with_context(|| input.name.clone())?;
    let options =
        ExportOptions { quality: args.quality, scale: args.scale, ..ExportOptions::default() };
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

fn previous(path: &Path) -> Result<Arc<Cloud>> {
    let bytes = read_file(path, "the JSON of a cloud, as --format json writes it")?;
    Ok(Arc::new(from_json(&bytes).with_context(|| path.display().to_string())?))
}

/// The settings of the report, and over them those of the flags.
fn settings(args: &DrawArgs, reading: WordCloud, input: &Input) -> Result<WordCloud> {
    let mut settings = match input.document() {
        Some(document) => reading.with_settings_of(document).with_context(|| input.name.clone())?,
        None => reading,
    };
    settings.size = args.size.unwrap_or(settings.size);
    settings.max_words = args.max_words.unwrap_or(settings.max_words);
    settings.seed = args.seed.or(settings.seed);
    if let Some(theme) = &args.theme {
        settings.theme = Theme::named(theme)?;
    }
    if let Some(background) = &args.background {
        settings.theme = settings.theme.on(background.parse()?);
    }
    for path in &args.font {
        let bytes = read_file(path, "a font file (.ttf, .otf, .ttc)")?;
        settings.fonts = settings.fonts.with_font(&path.display().to_string(), bytes)?;
    }
    settings.layout.rotation = args.rotate.clone();
    settings.vertical_cjk = args.vertical_cjk;
    settings.contour = args.contour.clone();
    mask::set(args, &mut settings)?;
    settings.pins.clone_from(&args.pin);
    settings.previous = args.previous.as_deref().map(previous).transpose()?;
    if let Some(padding) = args.padding {
        settings.layout.padding = Padding::Pixels(padding);
    }
    Ok(settings)
}
