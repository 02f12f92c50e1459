//! What a run over an archive is asked for, and what it reports.

use super::write_back::WriteBackOptions;
use crate::settings::{Against, Settings};
use std::fmt;
use std::path::PathBuf;

/// What a run over an archive is asked for.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BatchOptions {
    /// Settings that hold for all posts, over those of their front matter and of `wordcloud.toml`.
    /// Default: none.
    pub settings: Settings,
    /// Whether no `wordcloud.toml` is heeded. Default: `false`.
    pub ignore_config: bool,
    /// The folder that all pictures go to; `None` writes them where the posts expect them.
    /// Default: `None`.
    pub output: Option<PathBuf>,
    /// The folder of the cache; `None` is `.wordcloud` in the output folder, else in the site.
    /// Default: `None`.
    pub cache: Option<PathBuf>,
    /// The name of the picture of a post that names none: relative to the post, or to the site
    /// where it starts with `/`; `{folder}`, `{stem}` and `{date}` are filled in. `None` is what
    /// the kind of site expects. Default: `None`.
    pub name: Option<String>,
    /// Globs of the posts, as in `.gitignore`; none is all. Default: none.
    pub include: Vec<String>,
    /// Globs of what is no post. Default: none.
    pub exclude: Vec<String>,
    /// Draws only posts with one of these tags, categories or keywords. Default: none, which is
    /// all.
    pub tags: Vec<String>,
    /// Draws only posts of one of these categories. Default: none, which is all.
    pub categories: Vec<String>,
    /// Draws only posts of this date (such as `2025-12-01`) or later. Default: `None`.
    pub since: Option<String>,
    /// Draws only posts of this date or earlier. Default: `None`.
    pub until: Option<String>,
    /// Which other posts a post is weighed against. Default: [`Against::Earlier`].
    pub against: Against,
    /// Adds a section with the picture to posts that lack one. Default: `None`.
    pub write_back: Option<WriteBackOptions>,
    /// Keeps the words that an issue shares with the one before it (in the same folder) where they
    /// were. Default: `false`.
    pub continuity: bool,
    /// Draws every post, also those that are up to date. Default: `false`.
    pub force: bool,
    /// Looks only: nothing is written. Default: `false`.
    pub dry_run: bool,
}

crate::setters::setters! { BatchOptions {
    settings: Settings,
    ignore_config: bool,
    output: impl Into<Option<PathBuf>>,
    cache: impl Into<Option<PathBuf>>,
    name: impl Into<Option<String>>,
    include: impl Into<Vec<String>>,
    exclude: impl Into<Vec<String>>,
    tags: impl Into<Vec<String>>,
    categories: impl Into<Vec<String>>,
    since: impl Into<Option<String>>,
    until: impl Into<Option<String>>,
    against: Against,
    write_back: impl Into<Option<WriteBackOptions>>,
    continuity: bool,
    force: bool,
    dry_run: bool,
} }

/// What became of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// Its pictures were written.
    Written {
        /// The files, relative to the site or the output folder.
        pictures: Vec<String>,
        /// The words drawn.
        words: usize,
        /// Whether a section was added to the post.
        section: bool,
    },
    /// Its pictures are up to date.
    Unchanged,
    /// It has no word to draw.
    NoWords,
    /// It has no picture yet (of a run that looks only).
    Missing,
    /// Its picture is older than itself or its settings (of a run that looks only).
    Stale,
    /// It failed, with the reason.
    Failed(String),
}

impl Outcome {
    /// What became of the post in a word or two, as the JSON of a run has it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Written { .. } => "written",
            Self::Unchanged => "unchanged",
            Self::NoWords => "without words",
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Failed(_) => "failed",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What became of a post, and how long that took.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PostReport {
    /// The post, relative to the site, with `/`.
    pub post: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The seconds from its terms to its files; 0 where nothing was drawn.
    pub seconds: f64,
}

/// What a run says while it is at work.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Progress<'a> {
    /// So many posts are to be drawn.
    Started {
        /// The posts to draw.
        posts: usize,
    },
    /// One more is done; in the order of the posts.
    Done(&'a PostReport),
    /// Of what the posts show about names, compounds and template lines, so many entries that few
    /// posts have were dropped, because memory was to stay small.
    Pruned {
        /// The entries that were dropped.
        dropped: usize,
    },
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Summary {
    /// The root of the site.
    pub root: PathBuf,
    /// The posts that were chosen, in their order.
    pub posts: Vec<PostReport>,
    /// Posts that the filters left out.
    pub filtered: usize,
    /// Symbolic links that were not followed.
    pub links: Vec<String>,
}

impl Summary {
    /// How many posts had an outcome.
    pub fn count(&self, is: impl Fn(&Outcome) -> bool) -> usize {
        self.posts.iter().filter(|report| is(&report.outcome)).count()
    }

    /// The posts that failed, with the reasons.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &str)> {
        self.posts.iter().filter_map(|report| match &report.outcome {
            Outcome::Failed(reason) => Some((&*report.post, &**reason)),
            _ => None,
        })
    }
}
