//! The flags, as they are given.

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use wordcloud::cloud::Pin;
use wordcloud::document::Format;
use wordcloud::layout::SizeLaw;
use wordcloud::settings::values::{parse_contour, parse_rotation, parse_share, parse_size};

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
  wordcloud batch posts/                      every post of an archive that has changed

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
    /// Draws the word cloud of every post of an archive whose picture is missing or out of date
    Batch(Box<BatchArgs>),
    /// Writes a wordcloud.toml with all settings in comments
    Init(InitArgs),
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
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Flags of the list of terms.
#[derive(Debug, ClapArgs)]
pub(crate) struct TermsArgs {
    /// The reports; - reads standard input
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

/// Flags of an archive.
#[derive(Debug, ClapArgs)]
pub(crate) struct BatchArgs {
    /// The folder of the posts, or the site that they are in: Jekyll, Hugo, Hexo, an Obsidian vault
    /// or a plain folder
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Draws every post, also those that are up to date
    #[arg(long, conflicts_with_all = ["check", "dry_run"])]
    pub(crate) force: bool,

    /// Writes nothing; names the posts whose picture is missing or out of date, and exits with 1 if
    /// there is one
    #[arg(long)]
    pub(crate) check: bool,

    /// Writes nothing; says what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Stays at work and draws the posts that change, until it is stopped
    #[arg(long, conflicts_with_all = ["check", "dry_run", "json_summary"])]
    pub(crate) watch: bool,

    #[command(flatten)]
    pub(crate) batch: BatchSettings,

    /// The folder of the cache [default: .wordcloud in the site, or in the folder of --out]
    #[arg(long, value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,

    /// Draws only posts with this tag, category or keyword; may be given again
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Vec<String>,

    /// Draws only posts of this category; may be given again
    #[arg(long, value_name = "NAME")]
    pub(crate) category: Vec<String>,

    /// Draws only posts of this date or later, such as 2025-12-01
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,

    /// Draws only posts of this date or earlier
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,

    /// Writes what became of each post to standard output as JSON
    #[arg(long)]
    pub(crate) json_summary: bool,

    #[command(flatten)]
    pub(crate) picture: PictureArgs,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Settings of an archive: flags, and the table `batch` of its `wordcloud.toml`.
#[derive(Clone, Debug, Default, ClapArgs, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct BatchSettings {
    /// The folder that all pictures go to [default: where the posts expect them]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// The picture's name for posts that name none, beside the post, or from the root of the site
    /// where it starts with /; {folder}, {stem} and {date} are filled in [default: what the kind of
    /// site expects]
    #[arg(long, value_name = "PATTERN")]
    pub(crate) name: Option<String>,

    /// Globs of the posts; may be given again [default: Markdown, reStructuredText and AsciiDoc]
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,

    /// Globs of what is no post; may be given again
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,

    /// Adds a section with the picture to posts that lack one: between the lines
    /// <!-- wordcloud --> and <!-- /wordcloud -->, else at the end
    #[arg(long)]
    pub(crate) write_back: bool,

    /// The heading of that section [default: 词云 or Word cloud]
    #[arg(long, value_name = "TEXT")]
    pub(crate) heading: Option<String>,

    /// A file with the text of that section; {heading}, {alt} and {image} are filled in
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,

    /// The posts that a post is weighed against [default: earlier]
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) against: Option<AgainstName>,

    /// Keeps the words that an issue shares with the one before it where they were
    #[arg(long)]
    pub(crate) continuity: bool,
}

/// Names of what a post is weighed against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AgainstName {
    /// The posts before it, by their dates or the numbers in their names
    Earlier,
    /// All other posts
    All,
}

/// Flags of a new wordcloud.toml.
#[derive(Debug, ClapArgs)]
pub(crate) struct InitArgs {
    /// The folder that it is written to
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
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
    /// Formats, with commas between them: jpeg, png, svg, json [default: by the file's name]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) format: Vec<String>,

    /// The size of the picture in pixels [default: the report's own setting, else 1200x800]
    #[arg(long, value_name = "WxH", value_parser = checked(parse_size))]
    pub(crate) size: Option<String>,

    /// How many words to draw at most [default: the report's own setting, else 200]
    #[arg(long, value_name = "N")]
    pub(crate) max_words: Option<usize>,

    /// Chooses another arrangement of the same words [default: the report's own setting, else it
    /// follows from the words]
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,

    /// The colours; an unknown name lists them all [default: the report's own setting, else ink]
    #[arg(long, value_name = "NAME")]
    pub(crate) theme: Option<String>,

    /// The colour behind the words, as in CSS [default: the theme's]
    #[arg(long, value_name = "COLOR")]
    pub(crate) background: Option<String>,

    /// A font file to try before the bundled fonts; may be given again
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) font: Vec<PathBuf>,

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

    /// The gap around words in pixels [default: a part of each word's size]
    #[arg(long, value_name = "PIXELS")]
    pub(crate) padding: Option<u32>,

    /// The quality of a JPEG, 1 to 100 [default: 90]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) quality: Option<u8>,

    /// Pixels of a JPEG or PNG for each pixel of the size, such as 2 for sharp screens
    #[arg(long, value_name = "FACTOR")]
    pub(crate) scale: Option<f32>,
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

fn is_false(flag: &bool) -> bool {
    !flag
}

/// A text that `parse` can read; it is read for use where all settings are.
fn checked<T: 'static>(
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
