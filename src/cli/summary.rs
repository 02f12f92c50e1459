//! What was done, for a person and for a program.

use super::output::Output;
use super::say;
use serde::Serialize;
use std::collections::BTreeMap;
use wordcloud::cloud::{Cloud, Dropped};
use wordcloud::layout::Score;

/// The words named for each reason.
const NAMED: usize = 3;

/// The line for a person: the files, the words placed, the words left out and why.
pub(crate) fn line(files: &[(Output, Vec<u8>)], cloud: &Cloud, unsure: usize) -> String {
    let names: Vec<String> = files.iter().map(|(output, _)| name(output)).collect();
    let copies = cloud.words.iter().filter(|word| word.copy).count();
    let placed = cloud.words.len() - copies;
    let words = if placed == 1 { "word" } else { "words" };
    let mut written = format!("wrote {}: {placed} {words}", names.join(", "));
    if copies > 0 {
        written = format!("{written}, {copies} copies");
    }
    if unsure > 0 {
        written = format!("{written}, {unsure} less sure ones not drawn (--all-terms)");
    }
    if cloud.dropped.is_empty() {
        return written;
    }
    let mut reasons: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for Dropped { text, reason, .. } in &cloud.dropped {
        reasons.entry(reason.to_string()).or_default().push(text);
    }
    let reasons: Vec<String> = reasons
        .into_iter()
        .map(|(reason, words)| {
            let more = if words.len() > NAMED { ", …" } else { "" };
            let named: Vec<String> = words.iter().take(NAMED).map(|text| say::word(text)).collect();
            format!("{}{more} ({reason})", named.join(", "))
        })
        .collect();
    format!("{written}, {} left out: {}", cloud.dropped.len(), reasons.join("; "))
}

/// The JSON for a program, indented.
pub(crate) fn json(
    input: &str,
    files: &[(Output, Vec<u8>)],
    cloud: &Cloud,
    unsure: usize,
) -> serde_json::Result<String> {
    let placed = cloud.words.iter().filter(|word| !word.copy).count();
    let outputs = files.iter().map(|(output, bytes)| File {
        file: name(output),
        format: output.format.name(),
        bytes: bytes.len(),
    });
    serde_json::to_string_pretty(&Summary {
        input,
        outputs: outputs.collect(),
        seed: cloud.seed,
        asked: placed + cloud.dropped.len(),
        placed,
        unsure,
        dropped: &cloud.dropped,
        score: &cloud.score,
    })
}

#[derive(Serialize)]
struct Summary<'a> {
    input: &'a str,
    outputs: Vec<File>,
    seed: u64,
    asked: usize,
    placed: usize,
    /// How many terms were not asked for, because the model is not sure of them.
    unsure: usize,
    dropped: &'a [Dropped],
    score: &'a Score,
}

#[derive(Serialize)]
struct File {
    file: String,
    format: &'static str,
    bytes: usize,
}

fn name(output: &Output) -> String {
    match &output.path {
        Some(path) => path.display().to_string(),
        None => "standard output".to_owned(),
    }
}
