//! The settings of posts, ready for use; posts with the same settings share them.

use super::files::read_file;
use super::plan::{Post, Task};
use crate::cloud::WordCloud;
use crate::color::Scheme;
use crate::export::ExportOptions;
use crate::term::{self, Corpus, Counted, Learned, Term, TermOptions};
use crate::{Error, ErrorKind, Result};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The settings of all stages.
pub(super) struct Painter {
    pub(super) word_cloud: WordCloud,
    pub(super) export: ExportOptions,
    /// Whether terms are weighed against other posts.
    keyness: bool,
}

impl Painter {
    /// The terms of a post, heaviest first.
    pub(super) fn weigh(
        &self,
        counted: &Counted,
        learned: Option<&Arc<Learned>>,
        corpus: &Corpus,
    ) -> Vec<Term> {
        let options = self.word_cloud.term_options();
        let options = TermOptions { learned: learned.cloned(), ..options };
        if self.keyness {
            term::weigh_against(&counted.counts, &counted.sources, &options, corpus)
        } else {
            term::weigh(&counted.counts, &counted.sources, &options)
        }
    }
}

/// The settings of each post.
pub(super) struct Painters(BTreeMap<String, Result<Painter, String>>);

impl Painters {
    /// Makes the settings of posts, each only once.
    pub(super) fn new(posts: &[Post]) -> Self {
        let mut painters = BTreeMap::new();
        let readable = posts.iter().filter(|post| !matches!(post.task, Task::Fail(_)));
        for post in readable {
            painters
                .entry(post.settings.canonical())
                .or_insert_with(|| painter(post).map_err(|error| error.to_string()));
        }
        Self(painters)
    }

    /// Whether a post is coloured by what is new, rising or falling since the one before it.
    pub(super) fn looks_back(&self, post: &Post) -> bool {
        self.of(post).is_ok_and(|painter| painter.word_cloud.scheme == Scheme::Group)
    }

    /// Those of a post.
    ///
    /// # Errors
    ///
    /// If they cannot be used, for example for a font that cannot be read.
    pub(super) fn of(&self, post: &Post) -> Result<&Painter> {
        match self.0.get(&post.settings.canonical()) {
            Some(Ok(painter)) => Ok(painter),
            Some(Err(message)) => Err(Error::new(ErrorKind::Options, message.clone())),
            None => Err(Error::new(ErrorKind::Options, "its settings cannot be used")),
        }
    }
}

fn painter(post: &Post) -> Result<Painter> {
    let (word_cloud, _) = post.settings.word_cloud(&read_file)?;
    Ok(Painter {
        word_cloud,
        export: post.settings.export_options()?,
        keyness: post.settings.keyness()?.unwrap_or(true),
    })
}
