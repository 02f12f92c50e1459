//! `wordcloud terms INPUT…`: the terms alone.

use super::args::{TermsArgs, TermsFormat};
use super::input::{self, Content, Input, Source};
use super::{explain, set_threads};
use anyhow::{Result, bail};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;
use wordcloud::archive::read_file;
use wordcloud::cloud::WordCloud;
use wordcloud::term::learn::{Observations, observe};
use wordcloud::term::{Learned, Term, TermCounts, count, weigh};
use wordcloud::token::tokenize;

pub(crate) fn run(args: &TermsArgs) -> Result<()> {
    set_threads(args.work.threads)?;
    let flags = input::settings(&[&args.reading])?;
    let mut inputs = Vec::new();
    for path in &args.inputs {
        let source = Source::read(path, &args.input_form)?;
        let (settings, _) =
            source.settings(flags.clone(), args.work.no_config)?.word_cloud(&read_file)?;
        inputs.push((source.parse(&args.input_form, &settings)?, settings));
    }
    let learned = learned(&inputs);
    for (_, settings) in &mut inputs {
        settings.terms.learned.clone_from(&learned);
    }
    if let Some(word) = &args.explain {
        let explanation = explain::explain(word, &inputs, args.format)?;
        return Ok(io::stdout().write_all(explanation.as_bytes())?);
    }
    let documents = inputs.len();
    let mut terms = terms(inputs)?;
    terms.truncate(args.top.unwrap_or(usize::MAX));
    let list = match args.format {
        TermsFormat::Table => table(&terms).into_bytes(),
        TermsFormat::Csv => csv(&terms)?,
        TermsFormat::Json => json(documents, &terms)?.into_bytes(),
    };
    Ok(io::stdout().write_all(&list)?)
}

/// What several reports teach about each other.
fn learned(inputs: &[(Input, WordCloud)]) -> Option<Arc<Learned>> {
    let mut observations = Observations::default();
    for (input, settings) in inputs {
        if let Some(document) = input.document() {
            observations.merge(observe(document, &tokenize(document, &settings.tokens)));
        }
    }
    (observations.documents > 1).then(|| Arc::new(observations.learned()))
}

/// The terms of all reports together, or those of the one frequency list.
/// The settings of the first one say how they are weighed.
fn terms(mut inputs: Vec<(Input, WordCloud)>) -> Result<Vec<Term>> {
    if let [(Input { name, content: Content::Frequencies(terms), .. }, _)] = &mut inputs[..] {
        if terms.is_empty() {
            bail!("{name}: there is no word: all of it is stop words");
        }
        return Ok(std::mem::take(terms));
    }
    let mut counts = TermCounts::default();
    for (input, settings) in &inputs {
        let Some(document) = input.document() else {
            bail!("{} is a frequency list; list it alone, without other inputs", input.name)
        };
        let tokens = tokenize(document, &settings.tokens);
        counts.merge(count(document, &tokens, &settings.term_options()).counts);
    }
    let options = inputs.first().map(|(_, settings)| settings.term_options()).unwrap_or_default();
    let terms = weigh(&counts, &BTreeMap::new(), &options);
    if terms.is_empty() {
        let names: Vec<&str> = inputs.iter().map(|(input, _)| input.name.as_str()).collect();
        bail!("{}: there is no word: all of it is markup, stop words or numbers", names.join(", "));
    }
    Ok(terms)
}

/// The term stands last, because terminals do not agree how wide Chinese characters are.
fn table(terms: &[Term]) -> String {
    let row =
        |Term { count, weight, text, .. }: &Term| format!("{count:>6}  {weight:>6.3}  {text}\n");
    std::iter::once(" count  weight  term\n".to_owned()).chain(terms.iter().map(row)).collect()
}

fn csv(terms: &[Term]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for term in terms {
        writer.serialize(Row::from(term))?;
    }
    Ok(writer.into_inner()?)
}

fn json(documents: usize, terms: &[Term]) -> Result<String> {
    let terms = terms.iter().map(Row::from).collect();
    Ok(serde_json::to_string_pretty(&List { documents, terms })? + "\n")
}

#[derive(Serialize)]
struct List<'a> {
    documents: usize,
    terms: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    text: &'a str,
    count: u64,
    weight: f64,
    documents: u64,
    score: f64,
}

impl<'a> From<&'a Term> for Row<'a> {
    fn from(term: &'a Term) -> Self {
        let Term { count, weight, documents, score, .. } = *term;
        Self { text: &term.text, count, weight, documents, score }
    }
}
