//! `wordcloud terms INPUT…`: the terms alone.

use super::args::{TermsArgs, TermsFormat};
use super::input::{self, Content, Input, Source};
use super::{explain, set_threads};
use anyhow::{Result, bail};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use wordcloud::archive::read_file;
use wordcloud::cloud::WordCloud;
use wordcloud::document::Document;
use wordcloud::settings::Settings;
use wordcloud::term::learn::{Observations, observe};
use wordcloud::term::{Learned, Term, TermCounts, count, weigh};
use wordcloud::token::tokenize;

pub(crate) fn run(args: &TermsArgs) -> Result<()> {
    set_threads(args.work.threads)?;
    let mut reading = Reading::new(args)?;
    if args.inputs.len() > 1 {
        reading.learned = Some(Arc::new(reading.learn()?));
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
    let mut terms = reading.terms()?;
    terms.truncate(args.top.unwrap_or(usize::MAX));
    let list = match args.format {
        TermsFormat::Table => table(&terms).into_bytes(),
        TermsFormat::Csv => csv(&terms)?,
        TermsFormat::Json => json(args.inputs.len(), &terms)?.into_bytes(),
    };
    Ok(io::stdout().write_all(&list)?)
}

/// How many inputs are in memory at a time.
const AT_ONCE: usize = 16;

/// The inputs, read a few at a time, and twice when they teach about each other, so that memory does
/// not grow with their number.
struct Reading<'a> {
    args: &'a TermsArgs,
    flags: Settings,
    /// Standard input, which cannot be read twice.
    piped: Option<Source>,
    learned: Option<Arc<Learned>>,
}

impl<'a> Reading<'a> {
    fn new(args: &'a TermsArgs) -> Result<Self> {
        let flags = input::settings(&[&args.reading])?;
        let piped = args.inputs.iter().find(|path| is_piped(path));
        let piped = piped.map(|path| Source::read(path, &args.input_form)).transpose()?;
        Ok(Self { args, flags, piped, learned: None })
    }

    /// What `work` makes of each input, in their order; a few inputs at once, on all cores.
    fn each<T: Send>(
        &self,
        work: impl Fn(&Input, &WordCloud) -> Result<T> + Sync,
    ) -> impl Iterator<Item = Result<(Input, WordCloud, T)>> {
        self.args.inputs.chunks(AT_ONCE).flat_map(move |paths| {
            let worked = paths.par_iter().map(|path| {
                let (input, settings) = self.input(path)?;
                let result = work(&input, &settings)?;
                Ok((input, settings, result))
            });
            worked.collect::<Vec<_>>()
        })
    }

    fn input(&self, path: &Path) -> Result<(Input, WordCloud)> {
        let source = match &self.piped {
            Some(piped) if is_piped(path) => piped.clone(),
            _ => Source::read(path, &self.args.input_form)?,
        };
        let settings = source.settings(self.flags.clone(), self.args.work.no_config)?;
        let (mut settings, _) = settings.word_cloud(&read_file)?;
        settings.terms.learned.clone_from(&self.learned);
        Ok((source.parse(&self.args.input_form, &settings)?, settings))
    }

    /// What the reports teach about each other.
    fn learn(&self) -> Result<Learned> {
        let mut observations = Observations::default();
        let observe = |input: &Input, settings: &WordCloud| {
            let document = report(input)?;
            Ok(observe(document, &tokenize(document, &settings.tokens)))
        };
        for observed in self.each(observe) {
            let (input, _, observed) = observed?;
            input.say_encoding();
            observations.merge(observed);
        }
        Ok(observations.learned())
    }

    /// The terms of all reports together, or those of the one frequency list.
    /// The settings of the first one say how they are weighed.
    fn terms(&self) -> Result<Vec<Term>> {
        let mut counts = TermCounts::default();
        let mut options = None;
        let count = |input: &Input, settings: &WordCloud| {
            let Some(document) = input.document() else { return Ok(TermCounts::default()) };
            let tokens = tokenize(document, &settings.tokens);
            Ok(count(document, &tokens, &settings.term_options()).counts)
        };
        for counted in self.each(count) {
            let (input, settings, counted) = counted?;
            if self.learned.is_none() {
                input.say_encoding();
            }
            if let Content::Frequencies(terms) = input.content {
                if terms.is_empty() {
                    bail!("{}: there is no word: all of it is stop words", input.name);
                }
                return Ok(terms);
            }
            counts.merge(counted);
            options.get_or_insert_with(|| settings.term_options());
        }
        let terms = weigh(&counts, &BTreeMap::new(), &options.unwrap_or_default());
        if terms.is_empty() {
            let names: Vec<String> =
                self.args.inputs.iter().map(|path| path.display().to_string()).collect();
            let names = names.join(", ");
            bail!("{names}: there is no word: all of it is markup, stop words or numbers");
        }
        Ok(terms)
    }
}

fn is_piped(path: &Path) -> bool {
    path == Path::new("-")
}

fn report(input: &Input) -> Result<&Document> {
    let Some(document) = input.document() else {
        bail!("{} is a frequency list; list it alone, without other inputs", input.name)
    };
    Ok(document)
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
