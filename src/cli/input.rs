//! Reading the inputs.

use super::args::ReadingArgs;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use wordcloud::cloud::WordCloud;
use wordcloud::document::{Document, FrequencyFormat, read_frequencies};
use wordcloud::term::Term;

/// What was given as an input.
pub(crate) struct Input {
    /// Its file; `None` is standard input.
    pub(crate) path: Option<PathBuf>,
    /// What messages call it.
    pub(crate) name: String,
    pub(crate) content: Content,
}

/// A report or a frequency list.
pub(crate) enum Content {
    Report(Box<Document>),
    Frequencies(Vec<Term>),
}

impl Input {
    /// Reads a file, or standard input for `-`.
    pub(crate) fn read(path: &Path, frequencies: bool, settings: &WordCloud) -> Result<Self> {
        let (path, name, bytes) = if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).context("standard input")?;
            (None, "standard input".to_owned(), bytes)
        } else {
            let bytes = read_file(path, "a report such as report.md")?;
            (Some(path.to_owned()), path.display().to_string(), bytes)
        };
        let content =
            parse(path.as_deref(), &bytes, frequencies, settings).with_context(|| name.clone())?;
        Ok(Self { path, name, content })
    }

    /// The report, unless it is a frequency list.
    pub(crate) fn document(&self) -> Option<&Document> {
        match &self.content {
            Content::Report(document) => Some(document),
            Content::Frequencies(_) => None,
        }
    }
}

fn parse(
    path: Option<&Path>,
    bytes: &[u8],
    frequencies: bool,
    settings: &WordCloud,
) -> Result<Content> {
    if bytes.trim_ascii().is_empty() {
        bail!("the file is empty; give a report with text");
    }
    let extension = path.and_then(Path::extension).unwrap_or_default().to_ascii_lowercase();
    let format = match extension.to_str() {
        Some("csv") => Some(FrequencyFormat::Csv),
        Some("tsv") => Some(FrequencyFormat::Tsv),
        Some("json") => Some(FrequencyFormat::Json),
        _ if frequencies => Some(guess(bytes)),
        _ => None,
    };
    Ok(match format {
        Some(format) => Content::Frequencies(weigh(read_frequencies(bytes, format)?)),
        None => Content::Report(Box::new(settings.read(bytes)?)),
    })
}

/// The form of a frequency list without a telling name.
fn guess(bytes: &[u8]) -> FrequencyFormat {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    match line.first() {
        Some(b'{' | b'[') => FrequencyFormat::Json,
        _ if line.contains(&b'\t') => FrequencyFormat::Tsv,
        _ => FrequencyFormat::Csv,
    }
}

/// The terms of a frequency list, which is sorted and positive.
fn weigh(list: Vec<(String, f64)>) -> Vec<Term> {
    let heaviest = list.first().map_or(1.0, |&(_, number)| number);
    let term = |(text, number): (String, f64)| Term {
        text,
        count: number.round() as u64,
        documents: 1,
        weight: number / heaviest,
        score: number,
        sources: Vec::new(),
    };
    list.into_iter().map(term).collect()
}

/// The bytes of a file; `wanted` says what it should be.
pub(crate) fn read_file(path: &Path, wanted: &str) -> Result<Vec<u8>> {
    let name = path.display();
    if path.is_dir() {
        bail!("{name} is a folder; give {wanted}");
    }
    match fs::read(path) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("{name} does not exist; give {wanted}")
        }
        Err(error) => Err(error).with_context(|| format!("{name} cannot be read")),
    }
}

/// The settings of how text is read.
pub(crate) fn settings(args: &ReadingArgs) -> Result<WordCloud> {
    let mut settings = WordCloud::default();
    for path in &args.stopwords {
        settings.tokens.stop_words = settings.tokens.stop_words.with(&read_list(path)?);
    }
    for path in &args.lexicon {
        let list = read_list(path)?;
        let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        settings.tokens.lexicon.extend(lines.filter(|line| !line.is_empty()).map(str::to_owned));
    }
    Ok(settings)
}

fn read_list(path: &Path) -> Result<String> {
    let bytes = read_file(path, "a text file with one word a line")?;
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("{} is not text in UTF-8; give a list with one word a line", path.display())
    };
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_list_is_guessed() {
        assert_eq!(guess(b"\xef\xbb\xbf [[\"a\", 1]]"), FrequencyFormat::Json);
        assert_eq!(guess(b"{\"a\": 1}"), FrequencyFormat::Json);
        assert_eq!(guess(b"a\t1\nb,c\t2"), FrequencyFormat::Tsv);
        assert_eq!(guess(b"a,1\nb\t,2"), FrequencyFormat::Csv);
    }

    #[test]
    fn weights_are_relative_to_the_heaviest() {
        let terms = weigh(vec![("a".to_owned(), 8.0), ("b".to_owned(), 2.0)]);
        assert_eq!((terms[0].weight, terms[1].weight), (1.0, 0.25));
        assert_eq!((terms[0].count, terms[1].score), (8, 2.0));
    }
}
