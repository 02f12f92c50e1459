//! The flags of archives, as they are given.

use super::args::{PictureArgs, ReadingArgs, WorkArgs};
use clap::{Args as ClapArgs, ValueEnum};
use serde::Deserialize;
use std::path::PathBuf;

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
