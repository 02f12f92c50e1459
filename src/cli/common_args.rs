//! Flags that several commands have.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, ValueEnum};
use wordcloud::document::Markup;

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

/// Flags of the form of an input.
#[derive(Debug, ClapArgs)]
pub(crate) struct InputArgs {
    /// The format of the input [default: by its name and content]
    #[arg(long, value_name = "NAME",
        value_parser = PossibleValuesParser::new(Markup::NAMES).try_map(|name| name.parse::<Markup>()))]
    pub(crate) input_format: Option<Markup>,

    /// The input is a table, and this column, by its name or number, holds texts such as comments
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["input_format", "frequencies"])]
    pub(crate) text_column: Option<String>,

    /// The column of a frequency list that holds the words, by its name or number [default: by what
    /// the columns are called and hold]
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["input_format", "text_column"])]
    pub(crate) word_column: Option<String>,

    /// The column of a frequency list that holds the counts
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["input_format", "text_column"])]
    pub(crate) count_column: Option<String>,

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
