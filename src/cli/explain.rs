//! `wordcloud terms --explain WORD`: why a word is a term or is none.

use super::args::TermsFormat;
use super::input::Input;
use super::say;
use anyhow::{Result, bail};
use serde::Serialize;
use std::collections::BTreeMap;
use wordcloud::cloud::WordCloud;
use wordcloud::term::{self, Decision, Explanation, Term, Verdict};
use wordcloud::token::tokenize;

/// What became of `word` in a report.
pub(crate) fn explain(word: &str, input: &Input, settings: &WordCloud) -> Result<Explanation> {
    let Some(document) = input.document() else {
        bail!("{} is a frequency list or counts; --explain looks into reports", input.name)
    };
    let tokens = tokenize(document, &settings.tokens);
    Ok(term::explain(document, &tokens, &settings.term_options(), word))
}

/// The explanations of `word`, each after the name of its report.
pub(crate) fn list(
    word: &str,
    explanations: &[(String, Explanation)],
    format: TermsFormat,
) -> Result<String> {
    match format {
        TermsFormat::Table => {
            let texts = explanations.iter().map(|(input, explanation)| text(input, explanation));
            Ok(say::lines(&texts.collect::<Vec<_>>().join("\n")))
        }
        TermsFormat::Json => {
            let reports = explanations.iter().map(Report::from).collect();
            Ok(say::json(&serde_json::to_string_pretty(&Reports { word, reports })?) + "\n")
        }
        TermsFormat::Csv => bail!("--explain is written as a table or as JSON, not as CSV"),
    }
}

fn text(input: &str, explanation: &Explanation) -> String {
    let Explanation { word, verdict, term, rank, variants, decision, inside, sentences } =
        explanation;
    let shown = term.as_ref().map_or("", |term| &term.text);
    let mut lines = vec![format!("{input}: \"{word}\" {}", reason(*verdict, shown))];
    if let (Some(term), Some(rank)) = (term, rank) {
        let Term { count, weight, confidence, .. } = term;
        lines.push(format!(
            "  rank {rank}, count {count}, weight {weight:.3}, confidence {confidence:.2}"
        ));
    }
    lines.extend(decision.iter().map(judged));
    for (title, list) in [("spellings", variants), ("inside", inside)] {
        if !list.is_empty() {
            let list: Vec<String> =
                list.iter().map(|(text, count)| format!("{text} ({count})")).collect();
            lines.push(format!("  {title}: {}", list.join(", ")));
        }
    }
    lines.extend(sentences.iter().map(|sentence| format!("  > {sentence}")));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The most features of a decision that are shown.
const MOST_FEATURES: usize = 8;

/// What the model found where the word is most probable.
fn judged(Decision { score, probability, features, winner }: &Decision) -> String {
    let features = features.iter().take(MOST_FEATURES);
    let features: Vec<String> =
        features.map(|(name, weight)| format!("{name} {weight:+.2}")).collect();
    let winner = winner.as_ref().map_or(String::new(), |(text, probability)| {
        format!("; there stands rather \"{text}\" ({probability:.2})")
    });
    format!(
        "  judged: probability {probability:.2}, score {score:.2} = {}, …{winner}",
        features.join(" ")
    )
}

/// The end of the sentence that starts with the word.
fn reason(verdict: Verdict, term: &str) -> String {
    match verdict {
        Verdict::Term => format!("is in: it is the term \"{term}\""),
        Verdict::Variant => format!("is in: it is counted as \"{term}\""),
        Verdict::PartOfLonger => "is out: it stands in longer terms only".to_owned(),
        Verdict::TooRare => "is out: it is too rare".to_owned(),
        Verdict::Boilerplate => "is out: it only stands in lines that every issue has".to_owned(),
        Verdict::Annotation => {
            "is out: it only labels items or points elsewhere (a note in brackets, a caption, a link such as \"read more\")".to_owned()
        }
        Verdict::StopWord => "is out: it is a stop word".to_owned(),
        Verdict::Number => "is out: it is a number or quantity".to_owned(),
        Verdict::Identifier => "is out: it is an address, file name or identifier".to_owned(),
        Verdict::SingleCharacter => "is out: it is a single character".to_owned(),
        Verdict::FunctionWord => "is out: it is a function word".to_owned(),
        Verdict::Predicate => {
            "is out: it only says what happens or how something is, once (--weight count counts it)".to_owned()
        },
        Verdict::NoUnit => "is out: it only stands across the borders of terms".to_owned(),
        Verdict::Absent => "is out: it is not in the visible text".to_owned(),
    }
}

#[derive(Serialize)]
struct Reports<'a> {
    word: &'a str,
    reports: Vec<Report<'a>>,
}

#[derive(Serialize)]
struct Report<'a> {
    input: &'a str,
    /// Whether the word is among the terms, under its own or another spelling.
    included: bool,
    verdict: &'static str,
    term: Option<&'a str>,
    rank: Option<usize>,
    count: Option<u64>,
    weight: Option<f64>,
    confidence: Option<f64>,
    decision: Option<Judged<'a>>,
    variants: Vec<Counted<'a>>,
    inside: Vec<Counted<'a>>,
    sentences: &'a [String],
}

#[derive(Serialize)]
struct Judged<'a> {
    score: f64,
    probability: f64,
    features: BTreeMap<&'a str, f64>,
    winner: Option<&'a str>,
}

impl<'a> From<&'a Decision> for Judged<'a> {
    fn from(decision: &'a Decision) -> Self {
        Self {
            score: decision.score,
            probability: decision.probability,
            features: decision.features.iter().map(|(name, weight)| (&**name, *weight)).collect(),
            winner: decision.winner.as_ref().map(|(text, _)| &**text),
        }
    }
}

#[derive(Serialize)]
struct Counted<'a> {
    text: &'a str,
    count: u64,
}

impl<'a> From<&'a (String, Explanation)> for Report<'a> {
    fn from((input, explanation): &'a (String, Explanation)) -> Self {
        let counted = |list: &'a [(String, u64)]| {
            list.iter().map(|(text, count)| Counted { text, count: *count }).collect()
        };
        let term = explanation.term.as_ref();
        Self {
            input,
            included: term.is_some(),
            verdict: explanation.verdict.name(),
            term: term.map(|term| &*term.text),
            rank: explanation.rank,
            count: term.map(|term| term.count),
            weight: term.map(|term| term.weight),
            confidence: term.map(|term| term.confidence),
            decision: explanation.decision.as_ref().map(Judged::from),
            variants: counted(&explanation.variants),
            inside: counted(&explanation.inside),
            sentences: &explanation.sentences,
        }
    }
}
