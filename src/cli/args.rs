//! The flags, as they are given.

use super::archive_args::{BatchArgs, InitArgs};
use super::count::CountArgs;
use super::look::{LookArgs, MoreArgs};
use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use serde::Serialize;
use std::path::PathBuf;
use wordcloud::cloud::Pin;
use wordcloud::document::Format;
use wordcloud::layout::{Effort, SizeLaw};
use wordcloud::settings::values::{parse_contour, parse_rotation, parse_share};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXAMPLES: &str = "\
Examples:
  wordcloud report.md                         the picture that the report embeds
  wordcloud report.md -o cloud.png            another name and format
  wordcloud report.md --format jpeg,svg,json  several files beside each other
  wordcloud - < report.md > cloud.jpg         standard input and output
  wordcloud counts.csv                        a frequency list
  wordcloud terms report.md --top 20          the terms alone
  wordcloud count posts/ -o posts.counts      what terms lists, saved; --merge adds up
  wordcloud batch posts/                      every post of an archive that has changed
  wordcloud layout cloud.json --theme dusk -o cloud.pdf

A file that is called like a command is given as ./terms.";

/// Draws the word cloud of a report: Chinese, English and mixed, the same every time.
#[derive(Debug, Parser)]
#[command(
    version,
    styles = STYLES,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) draw: DrawArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the terms of reports, heaviest first
    Terms(TermsArgs),
    /// Counts the terms of reports, to be saved, added up and listed later
    Count(CountArgs),
    /// Draws the word cloud of every post of an archive whose picture is missing or out of date
    Batch(Box<BatchArgs>),
    /// Writes a wordcloud.toml with all settings in comments
    Init(InitArgs),
    /// Draws a saved cloud (JSON) in other colours, formats or sizes
    Layout(LayoutArgs),
}

/// Flags of the picture.
#[derive(Debug, ClapArgs)]
pub(crate) struct DrawArgs {
    /// The report (Markdown, HTML, text) or frequency list (.csv, .tsv, .json); - reads standard
    /// input
    #[arg(required = true)]
    pub(crate) input: Option<PathBuf>,

    /// What else is given; taken only to say that it is one report at a time
    #[arg(hide = true)]
    pub(crate) others: Vec<PathBuf>,

    /// The file to write, or a folder; - writes to standard output [default: the file that the
    /// report's own word-cloud image names, else wordcloud_<NAME>.jpg beside the report]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) picture: PictureArgs,

    /// Writes what is seen as inside of the mask, in black on white
    #[arg(long, value_name = "FILE.png", requires = "mask")]
    pub(crate) show_mask: Option<PathBuf>,

    /// Writes what was done to standard output as JSON
    #[arg(long)]
    pub(crate) json_summary: bool,

    #[command(flatten)]
    pub(crate) more: MoreArgs,

    #[command(flatten)]
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Flags of a saved cloud.
#[derive(Debug, ClapArgs)]
pub(crate) struct LayoutArgs {
    /// The JSON of a cloud, as --format json writes it
    #[arg(value_name = "CLOUD.json")]
    pub(crate) input: PathBuf,

    /// The file to write; - writes to standard output [default: beside the JSON, by --format]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) look: LookArgs,

    #[command(flatten)]
    pub(crate) more: MoreArgs,
}

/// Flags of the list of terms.
#[derive(Debug, ClapArgs)]
pub(crate) struct TermsArgs {
    /// The reports, or one file that wordcloud count has written; - reads standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// How the list is written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TermsFormat,

    /// Only the N heaviest terms [default: all]
    #[arg(long, value_name = "N")]
    pub(crate) top: Option<usize>,

    /// Tells for each report why this word is a term or is none: its spellings, counts, longer
    /// terms and sentences
    #[arg(long, value_name = "WORD", conflicts_with = "top")]
    pub(crate) explain: Option<String>,

    #[command(flatten)]
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Forms of the list of terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TermsFormat {
    /// Columns for reading
    #[default]
    Table,
    /// Comma-separated values with a header
    Csv,
    /// JSON
    Json,
}

/// Settings of the picture; the fields are called as in `wordcloud.toml`.
#[derive(Debug, ClapArgs, Serialize)]
pub(crate) struct PictureArgs {
    #[command(flatten)]
    #[serde(flatten)]
    pub(crate) look: LookArgs,

    /// How many words to draw at most [default: the report's own setting, else 200]
    #[arg(long, value_name = "N")]
    pub(crate) max_words: Option<usize>,

    /// Chooses another arrangement of the same words [default: the report's own setting, else it
    /// follows from the words]
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,

    /// The shape that the words fill: a picture (PNG, JPEG, SVG), text:WORD for the letters of a
    /// word, or circle, ellipse, rounded-rectangle, heart, star, cloud, diamond, triangle
    #[arg(long, value_name = "FILE|NAME")]
    pub(crate) mask: Option<String>,

    /// The words stand around the shape instead of in it
    #[arg(long)]
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) mask_invert: bool,

    /// Draws the edge of the mask with a width in pixels, such as 3 or 3,navy
    #[arg(long, value_name = "WIDTH[,COLOR]", value_parser = checked(parse_contour))]
    pub(crate) contour: Option<String>,

    /// How words are turned: a share that stands upright (0.2), angles with commas between them
    /// (0,90), or a range of angles (-30..30), clockwise
    #[arg(long, value_name = "ANGLES", allow_hyphen_values = true,
        value_parser = checked(parse_rotation))]
    pub(crate) rotate: Option<String>,

    /// The share of Chinese and Japanese words that are set from top to bottom, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = checked(parse_share))]
    pub(crate) vertical_cjk: Option<String>,

    /// A word that stands at a given place, such as DeepSeek=25%,40% of the width and the height;
    /// without a place in the middle; may be given again
    #[arg(long, value_name = "WORD[=X%,Y%]", value_parser = checked(str::parse::<Pin>))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) pin: Vec<String>,

    /// The JSON of an earlier cloud: its words stay as near to where they were as they can
    #[arg(long, value_name = "CLOUD.json")]
    pub(crate) previous: Option<PathBuf>,

    /// How sizes follow from weights: balanced, linear, sqrt, log, rank or area [default: balanced]
    #[arg(long, value_name = "NAME", value_parser = checked(SizeLaw::named))]
    pub(crate) law: Option<String>,

    /// How much time words that are a few percent larger are worth: quick, thorough or dense
    /// [default: quick]
    #[arg(long, value_name = "NAME", value_parser = checked(Effort::named))]
    pub(crate) effort: Option<String>,

    /// Makes so many layouts and takes the one with the best score [default: 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) best_of: Option<u16>,

    /// Fills the room that is left with smaller copies of the words
    #[arg(long)]
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) repeat: bool,

    /// Pixels along each side that stay free of words [default: 0]
    #[arg(long, value_name = "PIXELS")]
    pub(crate) margin: Option<u32>,

    /// Cuts the picture to its content and the margin
    #[arg(long)]
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) crop: bool,

    /// Words that would be smaller are left out and named [default: 8]
    #[arg(long, value_name = "PIXELS")]
    pub(crate) min_font_size: Option<u16>,

    /// No word is larger [default: as large as all words fit]
    #[arg(long, value_name = "PIXELS")]
    pub(crate) max_font_size: Option<u16>,

    /// The gap around words in pixels [default: a part of each word's size]
    #[arg(long, value_name = "PIXELS")]
    pub(crate) padding: Option<u32>,
}

/// Settings of how text is read; the fields are called as in `wordcloud.toml`.
#[derive(Debug, ClapArgs, Serialize)]
pub(crate) struct ReadingArgs {
    /// A list of more words and phrases to leave out, one a line; may be given again
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) stopwords: Vec<PathBuf>,

    /// The same in place of the bundled lists; may be given again
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) stopwords_only: Vec<PathBuf>,

    /// A list of names and words that stay whole, one a line; may be given again
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lexicon: Vec<PathBuf>,

    /// A list of spellings and the terms that they are counted as, a pair a line with a comma or
    /// tab between; may be given again
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<PathBuf>,

    /// What the weight of a term is made from: how often it occurs and how little general language
    /// uses it (background), how often it occurs (count), or how much more often than in the other
    /// posts (keyness) [default: background; keyness where there are other posts]
    #[arg(long, value_name = "NAME", value_parser = ["background", "count", "keyness"])]
    pub(crate) weight: Option<String>,

    /// Keeps numbers, dates and quantities as terms
    #[arg(long)]
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) numbers: bool,

    /// Reads code as text
    #[arg(long)]
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) code: bool,
}

/// Flags of the form of an input.
#[derive(Debug, ClapArgs)]
pub(crate) struct InputArgs {
    /// The format of the input [default: by its name and content]
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) input_format: Option<InputFormat>,

    /// The input is a frequency list, whatever its name
    #[arg(long, conflicts_with = "input_format")]
    pub(crate) frequencies: bool,
}

/// Flags of how the work is done.
#[derive(Debug, ClapArgs)]
pub(crate) struct WorkArgs {
    /// The number of threads [default: one a core]
    #[arg(long, alias = "jobs", value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) threads: usize,

    /// Heeds no wordcloud.toml
    #[arg(long)]
    pub(crate) no_config: bool,
}

/// Names of the formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Markdown, with front matter and template tags
    Markdown,
    /// An HTML page or fragment
    Html,
    /// Text without markup
    Text,
    /// reStructuredText
    Rst,
    /// AsciiDoc
    Asciidoc,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Markdown => Self::Markdown,
            InputFormat::Html => Self::Html,
            InputFormat::Text => Self::PlainText,
            InputFormat::Rst => Self::ReStructuredText,
            InputFormat::Asciidoc => Self::AsciiDoc,
        }
    }
}

pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}

/// A text that `parse` can read; it is read for use where all settings are.
pub(super) fn checked<T: 'static>(
    parse: fn(&str) -> wordcloud::Result<T>,
) -> impl Fn(&str) -> wordcloud::Result<String> + Clone + Send + Sync {
    move |text| parse(text).map(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(line.split(' '))
    }

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_report_and_a_command_live_together() {
        let args = parse("wordcloud report.md --seed 3").unwrap();
        assert!(args.command.is_none());
        assert_eq!(args.draw.input, Some("report.md".into()));
        let args = parse("wordcloud terms a.md b.md --top 3").unwrap();
        let Some(Command::Terms(terms)) = args.command else { panic!("{args:?}") };
        assert_eq!(terms.inputs.len(), 2);
        for name in ["./terms", "-"] {
            let args = parse(&format!("wordcloud {name}")).unwrap();
            assert_eq!(args.draw.input, Some(name.into()));
        }
    }

    #[test]
    fn wrong_usage_is_told() {
        for line in [
            "wordcloud --seed 1",
            "wordcloud a.md --size 1200",
            "wordcloud a.md --size=-1x3",
            "wordcloud a.md --quality 0",
            "wordcloud a.md --rotate x",
            "wordcloud a.md --rotate 0,",
            "wordcloud a.md --rotate 1..",
            "wordcloud a.md --vertical-cjk 2",
            "wordcloud a.md --mask star --contour 0",
            "wordcloud a.md --mask star --contour 3,colour",
            "wordcloud a.md --show-mask a.png",
            "wordcloud a.md --pin K2=5",
            "wordcloud a.md --best-of 0",
            "wordcloud a.md --law area2",
            "wordcloud a.md --effort most",
            "wordcloud terms",
            "wordcloud terms a.md --weight tfidf",
            "wordcloud terms a.md --input-format docx",
            "wordcloud terms a.md --explain x --top 3",
            "wordcloud a.md --explain x",
            "wordcloud a.md --frequencies --input-format text",
        ] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
