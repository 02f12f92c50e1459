//! The flags, as they are given.

pub(crate) use super::analytics_args::{CompareArgs, KwicArgs, KwicOrder};
pub(crate) use super::common_args::{InputArgs, TermsFormat, WorkArgs};
use super::flags;
use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use wordcloud::settings::{BATCH, LOOK, PICTURE, READING};

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
    /// Tells what is special to each of several reports, folders or counts, and what they share
    Compare(CompareArgs),
    /// Shows words where they stand in reports, with what stands around them
    Kwic(KwicArgs),
    /// Draws the word cloud of every post of an archive whose picture is missing or out of date
    Batch(Box<BatchArgs>),
    /// Writes a wordcloud.toml with all settings in comments
    Init(InitArgs),
    /// Draws a saved cloud (JSON) in other colours, formats or sizes
    Layout(LayoutArgs),
    /// Checks the pictures of a folder against the manifest of their hashes
    Verify(VerifyArgs),
    /// Writes documentation or completions for a shell to standard output
    #[command(hide = true)]
    Generate(GenerateArgs),
}

/// Flags of the picture.
#[derive(Debug, ClapArgs)]
#[command(args = flags::args(PICTURE))]
pub(crate) struct DrawArgs {
    /// The report (Markdown, HTML, text) or frequency list (.csv, .tsv, .json); - reads standard
    /// input
    #[arg(required = true)]
    pub(crate) input: Option<PathBuf>,

    /// What else is given; taken only to say that it is one report at a time
    #[arg(hide = true)]
    pub(crate) others: Vec<PathBuf>,

    /// The file to write, or a folder; - writes to standard output [default: the file that the
    /// report's own word-cloud image names, else wordcloud_NAME.jpg beside the report]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Writes what is seen as inside of the mask, in black on white
    #[arg(long, value_name = "FILE.png", requires = "mask")]
    pub(crate) show_mask: Option<PathBuf>,

    /// Writes what was done to standard output as JSON
    #[arg(long)]
    pub(crate) json_summary: bool,

    #[command(flatten)]
    pub(crate) more: MoreArgs,

    /// A picture for each who writes in a chat, its name behind that of the file
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) by: Option<By>,

    #[command(flatten)]
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Flags of a saved cloud.
#[derive(Debug, ClapArgs)]
#[command(args = flags::args(&[&LOOK]))]
pub(crate) struct LayoutArgs {
    /// The JSON of a cloud, as --format json writes it
    #[arg(value_name = "CLOUD.json")]
    pub(crate) input: PathBuf,

    /// The file to write; - writes to standard output [default: beside the JSON, by --format]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) more: MoreArgs,
}

/// Flags of the list of terms.
#[derive(Debug, ClapArgs)]
#[command(args = flags::args(&[&READING]))]
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

    /// A list for each who writes in a chat
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "explain")]
    pub(crate) by: Option<By>,

    #[command(flatten)]
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Flags of counting.
#[derive(Debug, ClapArgs)]
#[command(args = flags::args(&[&READING]).map(|arg| arg.conflicts_with("merge")))]
pub(crate) struct CountArgs {
    /// The reports, and folders whose posts are all counted; with --merge files that this command
    /// has written; - reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) inputs: Vec<PathBuf>,

    /// The file to write; - writes to standard output
    #[arg(short, long, value_name = "FILE.counts")]
    pub(crate) output: PathBuf,

    /// Adds up counts; in any order and any parts, the sum is the count of all reports at once
    #[arg(long, conflicts_with = "InputArgs")]
    pub(crate) merge: bool,

    /// Keeps only the N terms that most documents have, and says what it drops; for the last step,
    /// when all is added up [default: all]
    #[arg(long, value_name = "N")]
    pub(crate) keep: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Flags of an archive.
#[derive(Debug, ClapArgs)]
#[command(args = flags::args(&[&BATCH]), args = flags::args(PICTURE))]
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
    pub(crate) work: WorkArgs,
}

/// Flags of a new wordcloud.toml.
#[derive(Debug, ClapArgs)]
pub(crate) struct InitArgs {
    /// The folder that it is written to
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
}

/// Flags of checking pictures.
#[derive(Debug, ClapArgs)]
pub(crate) struct VerifyArgs {
    /// The folder, whose manifest is wordcloud.sha256, or a manifest, whose names are those of files
    /// beside it and below; sha256sum -c reads it too
    #[arg(value_name = "DIR|MANIFEST")]
    pub(crate) path: PathBuf,

    /// Writes the manifest of all pictures in the folder that wordcloud has made
    #[arg(long)]
    pub(crate) write: bool,
}

/// What is generated.
#[derive(Debug, ClapArgs)]
pub(crate) struct GenerateArgs {
    /// What to write
    #[arg(value_enum)]
    pub(crate) what: Document,
}

/// Documentation, and completions for shells.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Document {
    /// The table of all settings and flags, in Markdown
    Reference,
    /// The manual page
    Man,
    /// Completions for Bash
    Bash,
    /// Completions for Elvish
    Elvish,
    /// Completions for Fish
    Fish,
    /// Completions for PowerShell
    #[value(name = "powershell")]
    PowerShell,
    /// Completions for Zsh
    Zsh,
}

/// Flags of what else is made.
#[derive(Debug, ClapArgs)]
pub(crate) struct MoreArgs {
    /// Takes characters that no other font has from the fonts of the system
    #[arg(long)]
    pub(crate) system_fonts: bool,

    /// More pictures from the same words, with commas between them: dark, light, 2x, card (1200x630),
    /// square (1080x1080), banner (1500x500)
    #[arg(
        long,
        value_name = "LIST",
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) also: Vec<Also>,

    /// Writes a sentence for the picture's alt attribute, in the report's language, to standard
    /// output
    #[arg(long)]
    pub(crate) alt_text: bool,
}

/// More pictures from the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Also {
    /// On a dark background
    Dark,
    /// On a light background
    Light,
    /// With double the pixels
    #[value(name = "2x")]
    Double,
    /// For links in social networks, 1200x630
    Card,
    /// 1080x1080
    Square,
    /// 1500x500
    Banner,
}

/// What an input is parted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Those who write in a chat
    Sender,
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
            "wordcloud a.md --theme occean",
            "wordcloud a.md --format gif",
            "wordcloud a.md --padding -1",
            "wordcloud batch posts --against none",
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
