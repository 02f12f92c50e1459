//! `wordcloud INPUT`: the picture of a report, a frequency list or saved counts.

use super::args::{Args, DrawArgs};
use super::input::{Content, Input, Source, senders};
use super::output::Output;
use super::write::Writing;
use super::{also, output, say, set_threads, summary};
use anyhow::{Context, Result, bail};
use clap::CommandFactory;
use clap::error::ErrorKind;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;
use wordcloud::archive::{persist, read_file};
use wordcloud::cloud::WordCloud;
use wordcloud::export::encode_png;
use wordcloud::layout::Size;
use wordcloud::settings::Settings;
use wordcloud::term::weigh;

pub(crate) fn run(args: &DrawArgs, flags: Settings) -> Result<()> {
    let (Some(path), []) = (&args.input, &args.others[..]) else {
        let message = "one report at a time; for a folder of them: wordcloud batch";
        Args::command().error(ErrorKind::TooManyValues, message).exit()
    };
    set_threads(args.work.threads)?;
    let source = Source::read(path, &args.input_form)?;
    let settings = source.settings(flags, args.work.no_config)?;
    let (word_cloud, seen) = settings.word_cloud(&read_file)?;
    if let Some(seen) = seen {
        say::say(&seen);
    }
    let inputs = settings.files().into_iter().chain([path.clone()]).collect();
    let writing = Writing { named: args.output.as_deref(), inputs };
    if let Some(path) = &args.show_mask {
        show_mask(path, &word_cloud, &writing)?;
    }
    let input = source.parse(&args.input_form, &word_cloud)?;
    input.say_encoding();
    let outputs = output::plan(&input, args.output.as_deref(), &settings.formats()?)?;
    if args.json_summary && outputs.iter().any(|output| output.path.is_none()) {
        bail!("standard output cannot take both the picture and --json-summary; use -o");
    }
    args.more.check(outputs.iter().any(|output| output.path.is_none()))?;
    if args.by.is_some() {
        return by_sender(args, &settings, &word_cloud, &input, &outputs, &writing);
    }
    draw(args, &settings, word_cloud, &input, &outputs, &writing)
}

/// A picture for each who writes in a chat.
fn by_sender(
    args: &DrawArgs,
    settings: &Settings,
    word_cloud: &WordCloud,
    input: &Input,
    outputs: &[Output],
    writing: &Writing,
) -> Result<()> {
    if outputs.iter().any(|output| output.path.is_none()) {
        bail!("standard output takes one picture, and there is one for each sender; use -o");
    }
    let senders = senders(input)?;
    let mut names = BTreeSet::new();
    for (name, document) in senders {
        if word_cloud.terms_of(&document).is_empty() {
            say::say(&format!("{name}: no picture, there is no word"));
            continue;
        }
        let mut part: String =
            name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(40).collect();
        while !names.insert(part.clone()) {
            part.push('_');
        }
        let outputs: Vec<Output> = outputs.iter().map(|output| output.of_part(&part)).collect();
        let content = Content::Report(Box::new(document));
        let input = Input { path: input.path.clone(), name: input.name.clone(), content };
        draw(args, settings, word_cloud.clone(), &input, &outputs, writing)?;
    }
    Ok(())
}

/// The picture of an input.
fn draw(
    args: &DrawArgs,
    settings: &Settings,
    mut word_cloud: WordCloud,
    input: &Input,
    outputs: &[Output],
    writing: &Writing,
) -> Result<()> {
    let terms = match &input.content {
        Content::Report(document) => &word_cloud.terms_of(document),
        Content::Frequencies(terms) => terms,
        Content::Counts(counts) => &weigh(counts, &BTreeMap::new(), &word_cloud.term_options()),
    };
    let sure = word_cloud.sure(terms);
    let drawn = sure[..sure.len().min(word_cloud.max_words)].iter().map(|term| &*term.text);
    let pinned: Vec<String> = word_cloud.pins.iter().map(|pin| pin.text.clone()).collect();
    let drawn = drawn.chain(pinned.iter().map(|text| &**text));
    args.more.add_system_fonts(&mut word_cloud, drawn);
    let cloud =
        word_cloud.cloud_of_terms(terms, input.document()).with_context(|| input.name.clone())?;
    let for_size = |size: Size| also::sized(settings, &word_cloud, size);
    let options = settings.export_options()?;
    let files = also::files(&args.more, &cloud, outputs, &options, &for_size)?;
    writing.write(&files)?;
    if args.json_summary {
        let json = summary::json(&input.name, &files, &cloud, terms.len() - sure.len())?;
        writeln!(io::stdout(), "{}", say::json(&json))?;
    }
    args.more.tell_alt_text(&cloud)?;
    say::say(&summary::line(&files, &cloud, terms.len() - sure.len()));
    Ok(())
}

/// Writes the mask in black on white.
fn show_mask(path: &Path, settings: &WordCloud, writing: &Writing) -> Result<()> {
    let Some(mask) = &settings.mask else { return Ok(()) };
    let image = image::DynamicImage::ImageLuma8(mask.to_image()).into_rgb8();
    let writing = Writing { named: Some(path), inputs: writing.inputs.clone() };
    let staged = writing.stage(path, &mut &encode_png(&image)?[..])?;
    Ok(persist(staged.into_iter().collect())?)
}
