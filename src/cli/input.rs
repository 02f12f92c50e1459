//! Reading the inputs.

use super::args::ReadingArgs;
use super::lists::{read_aliases, read_list, words};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use wordcloud::cloud::WordCloud;
use wordcloud::document::{Document, Format, FrequencyFormat, ReadOptions, read_frequencies};
use wordcloud::term::{Term, from_frequencies};
use wordcloud::token::StopWords;

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
    /// Reads a file, or standard input for `-`. Says so on standard error when it is in another
    /// character encoding than UTF-8.
    pub(crate) fn read(path: &Path, args: &ReadingArgs, settings: &WordCloud) -> Result<Self> {
        let (path, name, bytes) = if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).context("standard input")?;
            (None, "standard input".to_owned(), bytes)
        } else {
            let bytes = read_file(path, "a report such as report.md")?;
            (Some(path.to_owned()), path.display().to_string(), bytes)
        };
        let content =
            parse(path.as_deref(), &bytes, args, settings).with_context(|| name.clone())?;
        let input = Self { path, name, content };
        if let Some(encoding) = input.document().map(|document| document.encoding)
            && encoding != "UTF-8"
        {
            // That the text was read matters more than that this could be said.
            let _ = writeln!(io::stderr(), "{}: read as {encoding}", input.name);
        }
        Ok(input)
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
    args: &ReadingArgs,
    settings: &WordCloud,
) -> Result<Content> {
    if bytes.trim_ascii().is_empty() {
        bail!("the file is empty; give a report with text");
    }
    let extension = path.and_then(Path::extension).unwrap_or_default().to_ascii_lowercase();
    let list = match extension.to_str() {
        _ if args.input_format.is_some() => None,
        Some("csv") => Some(FrequencyFormat::Csv),
        Some("tsv") => Some(FrequencyFormat::Tsv),
        Some("json") => Some(FrequencyFormat::Json),
        _ if args.frequencies => Some(guess(bytes)),
        _ => None,
    };
    if let Some(format) = list {
        let terms = from_frequencies(read_frequencies(bytes, format)?, &settings.term_options());
        return Ok(Content::Frequencies(terms));
    }
    let format = args.input_format.map(Format::from).or_else(|| by_name(path?));
    let reading = ReadOptions { format, ..settings.reading.clone() };
    let settings = WordCloud { reading, ..settings.clone() };
    Ok(Content::Report(Box::new(settings.read(bytes)?)))
}

/// The format that the name of a report says; what is called a text may well have markup.
fn by_name(path: &Path) -> Option<Format> {
    let format = Format::from_path_extension(path.to_str()?);
    format.filter(|&format| format != Format::PlainText)
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
    if !args.stopwords_only.is_empty() {
        settings.tokens.stop_words = StopWords::none();
    }
    for path in args.stopwords_only.iter().chain(&args.stopwords) {
        settings.tokens.stop_words = settings.tokens.stop_words.with(&read_list(path)?);
    }
    for path in &args.lexicon {
        settings.tokens.lexicon.extend(words(&read_list(path)?));
    }
    for path in &args.aliases {
        settings.terms.aliases.extend(read_aliases(path)?);
    }
    settings.terms.weighting = args.weight.into();
    settings.terms.numbers = args.numbers;
    settings.reading.include_code = args.code;
    Ok(settings)
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
}
