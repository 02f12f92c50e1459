//! What settings are put into.

use crate::Result;
use crate::cloud::WordCloud;
use crate::export::{ExportOptions, Format};
use crate::name::names;
use std::path::{Path, PathBuf};

/// Reads a file that a setting names; the text says what it should be, for the message if it cannot
/// be read.
pub type ReadFile<'a> = &'a dyn Fn(&Path, &str) -> Result<Vec<u8>>;

/// What settings are put into.
#[derive(Default)]
pub(super) struct Target<'a> {
    pub(super) cloud: WordCloud,
    pub(super) export: ExportOptions,
    pub(super) formats: Vec<Format>,
    pub(super) keyness: Option<bool>,
    pub(super) batch: BatchSettings,
    pub(super) mask_invert: bool,
    /// The weight of variable fonts.
    pub(super) font_weight: Option<f32>,
    /// What was seen in a picture that is the mask.
    pub(super) seen: Option<String>,
    /// Reads files; without it, what files say is left out.
    pub(super) reader: Option<ReadFile<'a>>,
}

impl Target<'_> {
    /// The bytes of a file, if files are read.
    pub(super) fn read(&self, path: &Path, wanted: &str) -> Result<Option<Vec<u8>>> {
        self.reader.map(|read| read(path, wanted)).transpose()
    }
}

/// What the settings of an archive say; see [`BATCH`](super::BATCH) for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchSettings {
    /// The folder that all pictures go to.
    pub out: Option<PathBuf>,
    /// The picture's name for posts that name none.
    pub name: Option<String>,
    /// Globs of the posts.
    pub include: Vec<String>,
    /// Globs of what is no post.
    pub exclude: Vec<String>,
    /// Whether a section with the picture is added to posts that lack one.
    pub write_back: bool,
    /// The heading of that section.
    pub heading: Option<String>,
    /// The file with the text of that section.
    pub template: Option<PathBuf>,
    /// The posts that a post is weighed against.
    pub against: Against,
    /// Whether words that an issue shares with the one before it stay where they were.
    pub continuity: bool,
}

/// Which other posts a post is weighed against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Against {
    /// The posts before it, by their dates (those without a date first, in the natural order of
    /// their names), so that an old picture does not change when a new post comes.
    #[default]
    Earlier,
    /// All other posts.
    All,
}

names!(Against, "choice for against", { Earlier: "earlier", All: "all" });
