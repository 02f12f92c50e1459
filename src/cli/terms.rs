//! `wordcloud terms INPUT…`: the terms alone.

use super::args::{TermsArgs, TermsFormat};
use super::input::{Content, Input, senders};
use super::reading::Reading;
use super::{explain, say, set_threads};
use anyhow::{Result, bail};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use wordcloud::cloud::WordCloud;
use wordcloud::document::Document;
use wordcloud::settings::Settings;
use wordcloud::term::learn::{Observations, observe};
use wordcloud::term::{Learned, Term, TermCounts, count, weigh};
use wordcloud::token::tokenize;

pub(crate) fn run(args: &TermsArgs, flags: Settings) -> Result<()> {
    set_threads(args.work.threads)?;
    let mut reading = Reading::new(&args.inputs, &args.input_form, flags, &args.work)?;
    if args.inputs.len() > 1 {
        reading.learned = Some(Arc::new(learn(&reading)?));
    }
    if let Some(word) = &args.explain {
        let explanations = reading.each(|input, settings| explain::explain(word, input, settings));
        let explanations = explanations.map(|explanation| {
            let (input, _, explanation) = explanation?;
            if reading.learned.is_none() {
                input.say_encoding();
            }
            Ok((input.name, explanation))
        });
        let explanation =
            explain::list(word, &explanations.collect::<Result<Vec<_>>>()?, args.format)?;
        return Ok(io::stdout().write_all(explanation.as_bytes())?);
    }
    if args.by.is_some() {
        return by_sender(args, &reading);
    }
    let (documents, mut terms) = terms(args, &reading)?;
    terms.truncate(args.top.unwrap_or(usize::MAX));
    let list = match args.format {
        TermsFormat::Table => table(&terms).into_bytes(),
        TermsFormat::Csv if io::stdout().is_terminal() => {
            say::lines(&String::from_utf8_lossy(&csv(&terms)?)).into_bytes()
        }
        TermsFormat::Csv => csv(&terms)?,
        TermsFormat::Json => say::json(&json(documents, &terms)?).into_bytes(),
    };
    Ok(io::stdout().write_all(&list)?)
}

/// A list for each who writes in the chats.
fn by_sender(args: &TermsArgs, reading: &Reading<'_>) -> Result<()> {
    let mut counts: BTreeMap<String, TermCounts> = BTreeMap::new();
    let mut options = None;
    for worked in reading.each(|input, _| senders(input)) {
        let (input, settings, senders) = worked?;
        input.say_encoding();
        for (name, document) in senders {
            let tokens = tokenize(&document, &settings.tokens);
            let counted = count(&document, &tokens, &settings.term_options()).counts;
            counts.entry(name).or_default().merge(counted);
        }
        options.get_or_insert_with(|| settings.term_options());
    }
    let options = options.unwrap_or_default();
    let lists: Vec<(String, u64, Vec<Term>)> = counts
        .into_iter()
        .map(|(name, counts)| {
            let mut terms = weigh(&counts, &BTreeMap::new(), &options);
            terms.truncate(args.top.unwrap_or(usize::MAX));
            (name, counts.documents, terms)
        })
        .collect();
    let mut out = Vec::new();
    match args.format {
        TermsFormat::Table => {
            for (name, _, terms) in &lists {
                out.extend(format!("{}\n{}\n", say::line(name), table(terms)).into_bytes());
            }
        }
        TermsFormat::Csv => {
            let mut writer = csv::Writer::from_writer(&mut out);
            let columns = ["sender", "text", "count", "weight", "documents", "score", "confidence"];
            writer.write_record(columns)?;
            for (name, term) in
                lists.iter().flat_map(|(name, _, terms)| terms.iter().map(move |t| (name, t)))
            {
                let Row { text, count, weight, documents, score, confidence } = Row::from(term);
                writer.serialize((name, text, count, weight, documents, score, confidence))?;
            }
            writer.flush()?;
        }
        TermsFormat::Json => {
            let lists = lists.iter().map(|(sender, documents, terms)| Sender {
                sender,
                list: List { documents: *documents, terms: terms.iter().map(Row::from).collect() },
            });
            out = say::json(&(serde_json::to_string_pretty(&lists.collect::<Vec<_>>())? + "\n"))
                .into_bytes();
        }
    }
    Ok(io::stdout().write_all(&out)?)
}

/// What the reports teach about each other.
fn learn(reading: &Reading<'_>) -> Result<Learned> {
    let mut observations = Observations::default();
    let observe = |input: &Input, settings: &WordCloud| {
        let document = report(input)?;
        Ok(observe(document, &tokenize(document, &settings.tokens)))
    };
    for observed in reading.each(observe) {
        let (input, _, observed) = observed?;
        input.say_encoding();
        observations.merge(observed);
    }
    Ok(observations.learned())
}

/// The terms of all reports together, or those of the one frequency list or count, and of how many
/// documents they are. The settings of the first one say how they are weighed.
fn terms(args: &TermsArgs, reading: &Reading<'_>) -> Result<(u64, Vec<Term>)> {
    let mut counts = TermCounts::default();
    let mut options = None;
    let count = |input: &Input, settings: &WordCloud| {
        let Some(document) = input.document() else { return Ok(TermCounts::default()) };
        let tokens = tokenize(document, &settings.tokens);
        Ok(count(document, &tokens, &settings.term_options()).counts)
    };
    for counted in reading.each(count) {
        let (input, settings, counted) = counted?;
        if reading.learned.is_none() {
            input.say_encoding();
        }
        match input.content {
            Content::Report(_) => counts.merge(counted),
            Content::Counts(saved) => counts.merge(saved),
            Content::Frequencies(terms) if terms.is_empty() => {
                bail!("{}: there is no word: all of it is stop words", input.name)
            }
            Content::Frequencies(terms) => return Ok((1, terms)),
        }
        options.get_or_insert_with(|| settings.term_options());
    }
    let terms = weigh(&counts, &BTreeMap::new(), &options.unwrap_or_default());
    if terms.is_empty() {
        let names: Vec<String> =
            args.inputs.iter().map(|path| path.display().to_string()).collect();
        let names = names.join(", ");
        bail!("{names}: there is no word: all of it is markup, stop words or numbers");
    }
    Ok((counts.documents, terms))
}

/// The report that an input of several has to be.
pub(crate) fn report(input: &Input) -> Result<&Document> {
    match &input.content {
        Content::Report(document) => Ok(document),
        Content::Frequencies(_) => {
            bail!("{} is a frequency list; list it alone, without other inputs", input.name)
        }
        Content::Counts(_) => bail!(
            "{} is a file of counts; list it alone, or add it to others with: wordcloud count \
             --merge",
            input.name
        ),
    }
}

/// The term stands last, because terminals do not agree how wide Chinese characters are.
fn table(terms: &[Term]) -> String {
    let row = |Term { count, weight, text, .. }: &Term| {
        format!("{count:>6}  {weight:>6.3}  {}\n", say::line(text))
    };
    std::iter::once(" count  weight  term\n".to_owned()).chain(terms.iter().map(row)).collect()
}

fn csv(terms: &[Term]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for term in terms {
        writer.serialize(Row::from(term))?;
    }
    Ok(writer.into_inner()?)
}

fn json(documents: u64, terms: &[Term]) -> Result<String> {
    let terms = terms.iter().map(Row::from).collect();
    Ok(serde_json::to_string_pretty(&List { documents, terms })? + "\n")
}

#[derive(Serialize)]
struct Sender<'a> {
    sender: &'a str,
    #[serde(flatten)]
    list: List<'a>,
}

#[derive(Serialize)]
struct List<'a> {
    documents: u64,
    terms: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    text: &'a str,
    count: u64,
    weight: f64,
    documents: u64,
    score: f64,
    confidence: f64,
}

impl<'a> From<&'a Term> for Row<'a> {
    fn from(term: &'a Term) -> Self {
        let Term { count, weight, documents, score, confidence, .. } = *term;
        Self { text: &term.text, count, weight, documents, score, confidence }
    }
}
