//! Trains and evaluates the model of terms.
//!
//! ```text
//! wordcloud-train train              corpus/ → model/terms.tsv
//! wordcloud-train evaluate           the test part of corpus/, by domain
//! wordcloud-train differences        what is missing and what is too much there
//! ```
#![allow(clippy::print_stdout, reason = "a command prints")]
#![allow(clippy::disallowed_methods, reason = "a command reads and writes files")]

mod corpus;
mod evaluate;
mod learn;

use anyhow::{Error, Result, bail};
use std::fmt::Write as _;
use std::path::Path;
use wordcloud::document::{self, ReadOptions};
use wordcloud::term::train::try_weights;
use wordcloud::term::{TermOptions, terms};
use wordcloud::token::{TokenOptions, tokenize};

/// The F1 of occurrences under which the evaluation of a language fails: half a point less than it
/// has been, and three points where the test part is of two or three documents.
const LEAST: [(&str, f64); 9] = [
    ("de", 0.73),
    ("en", 0.745),
    ("es", 0.8),
    ("fr", 0.735),
    ("it", 0.64),
    ("pt", 0.69),
    ("ru", 0.635),
    ("vi", 0.33),
    ("zh", 0.73),
];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let (folder, file) = (root.join("corpus"), root.join("model/terms.tsv"));
    let options = TermOptions::default();
    if arguments.first() != Some(&"train") {
        try_weights(&std::fs::read_to_string(&file)?).map_err(Error::msg)?;
    }
    match arguments[..] {
        ["train"] => {
            let table = learned(&corpus::read(&folder, false)?, |_| true);
            std::fs::write(file, table)?;
        }
        ["tune"] => {
            // Every fifth document of the training part is held apart, so that the test part stays
            // unseen.
            let mut domains = corpus::read(&folder, false)?;
            try_weights(&learned(&domains, |number| number % 5 != 0)).map_err(Error::msg)?;
            for domain in &mut domains {
                let texts = std::mem::take(&mut domain.texts).into_iter().enumerate();
                domain.texts = texts.filter(|(at, _)| at % 5 == 0).map(|(_, text)| text).collect();
            }
            evaluate::evaluate(&domains, &options);
            evaluate::differences(&domains);
        }
        ["evaluate"] => {
            for (language, f1) in evaluate::evaluate(&corpus::read(&folder, true)?, &options) {
                let least = LEAST.iter().find(|(other, _)| *other == language);
                if least.is_some_and(|(_, least)| f1 < *least) {
                    bail!("{language}: the F1 of occurrences has fallen to {f1:.3}");
                }
            }
        }
        ["words"] => evaluate::words(&corpus::read(&folder, true)?),
        ["differences"] => evaluate::differences(&corpus::read(&folder, true)?),
        ["terms", path, ..] => {
            let document = document::read(&std::fs::read(path)?, &ReadOptions::default());
            let tokens = tokenize(&document, &TokenOptions::default());
            let terms = terms(&document, &tokens, &options);
            if arguments.contains(&"json") {
                let texts: Vec<String> = terms
                    .iter()
                    .map(|term| {
                        format!("{{\"text\": \"{}\"}}", term.text.replace(['"', '\\'], " "))
                    })
                    .collect();
                println!("{{\"terms\": [{}]}}", texts.join(", "));
                return Ok(());
            }
            for term in terms.iter().take(100) {
                println!("{:4} {:.3} {}", term.count, term.score, term.text);
            }
        }
        _ => bail!("train, tune, evaluate, words, differences or terms FILE"),
    }
    Ok(())
}

/// The lines of the weights that are learnt from the documents that `taken` takes, by their places
/// in their files.
fn learned(domains: &[corpus::Domain], taken: impl Fn(usize) -> bool) -> String {
    let texts = domains.iter().flat_map(|domain| domain.texts.iter().enumerate());
    let texts: Vec<_> = texts.filter(|(at, _)| taken(*at)).map(|(_, text)| text.clone()).collect();
    let weights = learn::learn(&texts);
    println!("{} weights", weights.len());
    weights.iter().fold(String::new(), |mut table, (name, weight)| {
        let _ = writeln!(table, "{name}\t{weight}");
        table
    })
}
