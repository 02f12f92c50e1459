//! Reading the inputs.

use super::args::InputArgs;
use super::say;
use anyhow::{Context, Result, bail};
use std::io;
use std::path::{Path, PathBuf};
use wordcloud::archive::{config, read_at_most, take};
use wordcloud::cloud::WordCloud;
use wordcloud::document::{
    self, Document, FrequencyFormat, FrequencyOptions, Markup, ReadOptions, read_frequencies_with,
};
use wordcloud::limits;
use wordcloud::settings::Settings;
use wordcloud::term::{Term, TermCounts, from_frequencies};

/// What was given as an input, read but not yet understood.
#[derive(Clone)]
pub(crate) struct Source {
    /// Its file; `None` is standard input.
    path: Option<PathBuf>,
    /// What messages call it.
    name: String,
    bytes: Vec<u8>,
    kind: Kind,
}

/// What a source is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Report,
    List(FrequencyFormat),
    /// A table with a column of texts.
    Texts,
    /// What `wordcloud count` has written.
    Counts,
}

/// An input that was understood.
pub(crate) struct Input {
    /// Its file; `None` is standard input.
    pub(crate) path: Option<PathBuf>,
    /// What messages call it.
    pub(crate) name: String,
    pub(crate) content: Content,
}

/// A report, a frequency list or saved counts.
pub(crate) enum Content {
    Report(Box<Document>),
    Frequencies(Vec<Term>),
    Counts(TermCounts),
}

impl Source {
    /// Reads a file, or standard input for `-`.
    pub(crate) fn read(path: &Path, args: &InputArgs) -> Result<Self> {
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        let extension = extension.to_str().filter(|_| args.input_format.is_none());
        let is_said = args.frequencies || args.word_column.is_some() || args.count_column.is_some();
        let is_list = is_said
            || args.text_column.is_some()
            || matches!(extension, Some("csv" | "tsv" | "json"));
        let most = match extension {
            Some("counts") => limits::COUNTS_BYTES,
            _ if is_list => limits::LIST_BYTES,
            _ => limits::REPORT_BYTES,
        };
        let (path, name, bytes) = if path == Path::new("-") {
            let bytes = take(io::stdin().lock(), most).context("standard input")?;
            let bytes = bytes.with_context(|| {
                format!("standard input has more than {most} bytes, the most that is read")
            })?;
            (None, "standard input".to_owned(), bytes)
        } else {
            let bytes = read_at_most(path, "a report such as report.md", most)?;
            (Some(path.to_owned()), path.display().to_string(), bytes)
        };
        if bytes.trim_ascii().is_empty() {
            bail!("{name}: the file is empty; give a report with text");
        }
        let kind = match extension {
            _ if TermCounts::are_saved(&bytes) => Kind::Counts,
            _ if args.input_format.is_some() => Kind::Report,
            _ if args.text_column.is_some() => Kind::Texts,
            Some("counts") => Kind::Counts,
            Some("csv") => Kind::List(FrequencyFormat::Csv),
            Some("tsv") => Kind::List(FrequencyFormat::Tsv),
            Some("json") if !is_said && document::holds_texts(&bytes) => Kind::Report,
            Some("json") => Kind::List(FrequencyFormat::Json),
            _ if is_said => Kind::List(guess(&bytes)),
            _ => Kind::Report,
        };
        Ok(Self { path, name, bytes, kind })
    }

    /// The settings that hold for it: those of the flags, over those of its front matter, over those
    /// of the `wordcloud.toml` of its folder and the folders above.
    pub(crate) fn settings(&self, flags: Settings, no_config: bool) -> Result<Settings> {
        let Some(path) = &self.path else { return Ok(flags.over(self.front_matter()?)) };
        let folder = path.parent().unwrap_or(Path::new(""));
        let own = self.front_matter()?.in_folder(folder);
        let config = if no_config { Settings::default() } else { config::settings(folder)? };
        Ok(flags.over(own).over(config))
    }

    fn front_matter(&self) -> Result<Settings> {
        if self.kind != Kind::Report {
            return Ok(Settings::default());
        }
        let value = document::read_settings(&self.bytes);
        let text = String::from_utf8_lossy(&self.bytes);
        let settings = Settings::from_front_matter(value.as_ref(), &text);
        let settings = settings.with_context(|| self.name.clone())?;
        settings.check_front_matter().with_context(|| {
            format!("{}: its front matter asks for too much; use a flag", self.name)
        })?;
        Ok(settings)
    }

    /// Understands it.
    pub(crate) fn parse(self, args: &InputArgs, settings: &WordCloud) -> Result<Input> {
        let Self { path, name, bytes, kind } = self;
        match kind {
            Kind::Report => {}
            Kind::List(format) => {
                let options = FrequencyOptions::default()
                    .word(args.word_column.clone())
                    .count(args.count_column.clone());
                let list = read_frequencies_with(&bytes, format, &options)
                    .with_context(|| name.clone())?;
                if !list.skipped.is_empty() {
                    say::say(&format!("{name}: left out: {}", list.skipped.join(", ")));
                }
                let terms = from_frequencies(list.words, &settings.term_options());
                return Ok(Input { path, name, content: Content::Frequencies(terms) });
            }
            Kind::Texts => {
                let column = args.text_column.as_deref().unwrap_or_default();
                let document = document::read_table(&bytes, column, &settings.reading)
                    .with_context(|| name.clone())?;
                return Ok(Input { path, name, content: Content::Report(Box::new(document)) });
            }
            Kind::Counts => {
                let counts = TermCounts::from_bytes(&bytes).with_context(|| name.clone())?;
                return Ok(Input { path, name, content: Content::Counts(counts) });
            }
        }
        let markup = args.input_format.or_else(|| by_name(path.as_deref()?));
        let reading = ReadOptions { markup, ..settings.reading.clone() };
        let settings = WordCloud { reading, ..settings.clone() };
        let document = settings.read(&bytes).with_context(|| name.clone())?;
        Ok(Input { path, name, content: Content::Report(Box::new(document)) })
    }
}

impl Input {
    /// Says so on standard error when it is in another character encoding than UTF-8.
    pub(crate) fn say_encoding(&self) {
        let encoding = self.document().map_or("UTF-8", |document| document.encoding);
        if encoding != "UTF-8" {
            say::say(&format!("{}: read as {encoding}", self.name));
        }
    }

    /// The report, unless it is a frequency list or counts.
    pub(crate) fn document(&self) -> Option<&Document> {
        match &self.content {
            Content::Report(document) => Some(document),
            Content::Frequencies(_) | Content::Counts(_) => None,
        }
    }
}

/// Those who write in a chat, each with what they wrote.
pub(crate) fn senders(input: &Input) -> Result<Vec<(String, Document)>> {
    let document = input.document().filter(|document| !document.senders.is_empty());
    let document = document.with_context(|| {
        format!(
            "{}: it is no chat that names who writes; if it is one, say so with --input-format chat",
            input.name
        )
    })?;
    let of = |name: &String| (name.clone(), document.of_sender(name));
    Ok(document.senders.keys().map(of).collect())
}

/// The markup that the name of a report says; what is called a text may well have some.
fn by_name(path: &Path) -> Option<Markup> {
    let markup = Markup::from_path_extension(path.to_str()?);
    markup.filter(|&markup| markup != Markup::PlainText)
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
