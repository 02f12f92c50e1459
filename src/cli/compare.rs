//! `wordcloud compare SIDE SIDE…`: what is special to each side, and what they share.

use super::args::{CompareArgs, TermsFormat};
use super::count::reports;
use super::input::{Content, Input};
use super::reading::{Reading, is_piped};
use super::terms::report;
use super::{say, set_threads};
use anyhow::{Context, Result, bail};
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use wordcloud::analytics::{Comparison, Shared, Side, Special, compare};
use wordcloud::cloud::WordCloud;
use wordcloud::settings::Settings;
use wordcloud::term::learn::{Observations, observe};
use wordcloud::term::{Learned, TermCounts, TermOptions, count};
use wordcloud::token::tokenize;

pub(crate) fn run(args: &CompareArgs, flags: &Settings) -> Result<()> {
    set_threads(args.work.threads)?;
    if args.sides.iter().any(|path| is_piped(path)) {
        bail!("standard input can be no side; name files or folders");
    }
    let sides = sides(&args.sides)?;
    let all = sides.concat();
    let reading = |inputs| Reading::new(inputs, &args.input_form, flags.clone(), &args.work);
    let learned = learn(&reading(&all)?)?;
    let (mut counts, mut options) = (Vec::new(), None);
    for (path, inputs) in args.sides.iter().zip(&sides) {
        let mut reading = reading(inputs)?;
        reading.learned = Some(learned.clone());
        let side = counted(&reading, &mut options)?;
        if side.entries.is_empty() {
            let name = path.display();
            bail!(
                "{name}: there is no word to compare: all of it is markup, stop words or numbers"
            );
        }
        counts.push(side);
    }
    let mut comparison = compare(&counts, &options.unwrap_or_default());
    for side in &mut comparison.sides {
        side.special.truncate(args.top);
    }
    comparison.shared.truncate(args.top);
    let names: Vec<String> = args.sides.iter().map(|path| path.display().to_string()).collect();
    let text = match args.format {
        TermsFormat::Table => table(&names, &comparison),
        TermsFormat::Csv => csv(&names, &comparison)?,
        TermsFormat::Json => json(&names, &comparison)?,
    };
    Ok(io::stdout().write_all(text.as_bytes())?)
}

/// The reports of each side; a folder's posts are one.
fn sides(paths: &[PathBuf]) -> Result<Vec<Vec<PathBuf>>> {
    let side = |path: &PathBuf| {
        let inputs = reports(std::slice::from_ref(path))?;
        if inputs.is_empty() {
            bail!("{}: there is no post in this folder", path.display());
        }
        Ok(inputs)
    };
    paths.iter().map(side).collect()
}

/// What all sides together teach, so that each is cut by the same knowledge.
fn learn(reading: &Reading<'_>) -> Result<Arc<Learned>> {
    let mut observations = Observations::default();
    let observe = |input: &Input, settings: &WordCloud| {
        let document = input.document();
        Ok(document.map(|document| observe(document, &tokenize(document, &settings.tokens))))
    };
    for observed in reading.each(observe) {
        let (input, _, observed) = observed?;
        input.say_encoding();
        observed.into_iter().for_each(|observed| observations.merge(observed));
    }
    Ok(Arc::new(observations.learned()))
}

/// All counts of a side. The settings of the first report say what one term is.
fn counted(reading: &Reading<'_>, options: &mut Option<TermOptions>) -> Result<TermCounts> {
    let mut counts = TermCounts::default();
    let counted = reading.each(|input, settings| {
        if let Content::Counts(saved) = &input.content {
            return Ok(saved.clone());
        }
        let document = report(input)?;
        let tokens = tokenize(document, &settings.tokens);
        Ok(count(document, &tokens, &settings.term_options()).counts)
    });
    for counted in counted {
        let (_, settings, counted) = counted?;
        options.get_or_insert_with(|| settings.term_options());
        counts.merge(counted);
    }
    Ok(counts)
}

/// The term stands last, because terminals do not agree how wide Chinese characters are.
fn table(names: &[String], comparison: &Comparison) -> String {
    let mut text = String::new();
    for (name, side) in names.iter().zip(&comparison.sides) {
        let Side { documents, total, special, .. } = side;
        text += &format!(
            "special to {} ({documents} documents, {total} occurrences)\n count  other  ratio  \
             certain       G2  term\n",
            say::line(name)
        );
        for Special { text: term, count, other_count, keyness, .. } in special {
            text += &format!(
                "{count:>6} {other_count:>6} {:>6.2} {:>8.2} {:>8.1}  {}\n",
                keyness.log_ratio,
                keyness.lrc,
                keyness.g2,
                say::line(term)
            );
        }
        text += if special.is_empty() { "nothing\n\n" } else { "\n" };
    }
    text += "shared by all\n counts  term\n";
    for Shared { text: term, counts, .. } in &comparison.shared {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        text += &format!("{:>7}  {}\n", counts.join(" "), say::line(term));
    }
    text
}

/// A row for each term of each side, and one for each side of what is shared.
fn csv(names: &[String], comparison: &Comparison) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "side",
        "term",
        "kind",
        "count",
        "documents",
        "other_count",
        "log_ratio",
        "lrc",
        "g2",
        "bic",
        "log_odds",
    ])?;
    for (name, side) in names.iter().zip(&comparison.sides) {
        for special in &side.special {
            let Special { text, count, documents, other_count, keyness, .. } = special;
            let k = keyness;
            let measures = (k.log_ratio, k.lrc, k.g2, k.bic, k.log_odds);
            writer.serialize((name, text, "special", count, documents, other_count, measures))?;
        }
    }
    for shared in &comparison.shared {
        for (name, count) in names.iter().zip(&shared.counts) {
            let empty = [""; 7];
            writer.serialize((name, &shared.text, "shared", count, empty))?;
        }
    }
    let bytes = writer.into_inner().context("the table cannot be written")?;
    Ok(say::lines(&String::from_utf8(bytes)?))
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    #[serde(flatten)]
    side: &'a Side,
}

#[derive(Serialize)]
struct Json<'a> {
    sides: Vec<Named<'a>>,
    shared: &'a [Shared],
}

fn json(names: &[String], comparison: &Comparison) -> Result<String> {
    let sides = names.iter().zip(&comparison.sides).map(|(name, side)| Named { name, side });
    let json = Json { sides: sides.collect(), shared: &comparison.shared };
    Ok(say::json(&(serde_json::to_string_pretty(&json)? + "\n")))
}
