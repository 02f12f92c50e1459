//! Flags of the commands that compare texts and look words up in them.

use super::common_args::{InputArgs, TermsFormat, WorkArgs};
use super::flags;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;
use wordcloud::settings::READING;

/// Flags of comparing.
#[derive(Debug, ClapArgs)]
#[command(args = flags::args(&[&READING]))]
pub(crate) struct CompareArgs {
    /// The sides: a report, a folder whose posts are one side, or a file that wordcloud count has
    /// written
    #[arg(required = true, num_args = 2.., value_name = "SIDE")]
    pub(crate) sides: Vec<PathBuf>,

    /// How the lists are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TermsFormat,

    /// Only the N first of each list
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) top: usize,

    #[command(flatten)]
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Flags of keywords in context.
#[derive(Debug, ClapArgs)]
#[command(args = flags::args(&[&READING]))]
pub(crate) struct KwicArgs {
    /// One or more words, and then the reports or folders of posts to look in; of several words the
    /// first is shown where the others are in the same sentence
    #[arg(required = true, num_args = 2.., value_names = ["WORD", "PATH"])]
    pub(crate) words_and_paths: Vec<PathBuf>,

    /// Other words may be so many characters away, in place of in the same sentence
    #[arg(long, value_name = "CHARACTERS")]
    pub(crate) window: Option<usize>,

    /// The order: by place, or by what stands before or after the word
    #[arg(long, value_enum, default_value_t)]
    pub(crate) sort: KwicOrder,

    /// How the lines are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TermsFormat,

    /// Only the N first places [default: all]
    #[arg(long, value_name = "N")]
    pub(crate) top: Option<usize>,

    #[command(flatten)]
    pub(crate) input_form: InputArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

/// Orders of keywords in context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum KwicOrder {
    /// File by file, line by line
    #[default]
    Place,
    /// By what stands before the word, from the word on backwards
    Left,
    /// By what stands after the word
    Right,
}
