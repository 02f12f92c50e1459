//! The settings of posts, ready for use; posts with the same settings share them.

use super::files::read_file;
use super::plan::Post;
use crate::Result;
use crate::cloud::WordCloud;
use crate::export::ExportOptions;
use crate::settings::Settings;
use crate::term::{self, Corpus, Counted, Learned, Term, TermOptions};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// So many settings are kept at a time: those of most posts of an archive are few, and a font or a
/// picture of each of a thousand posts would fill the memory.
const KEPT: usize = 4;

/// What a post is read by.
pub(super) struct Reader {
    /// Without fonts and pictures.
    pub(super) word_cloud: WordCloud,
    /// Whether terms are weighed against other posts.
    keyness: bool,
}

impl Reader {
    fn new(settings: &Settings) -> Result<Self> {
        let word_cloud = settings.reading(&read_file)?;
        Ok(Self { word_cloud, keyness: settings.keyness()?.unwrap_or(true) })
    }

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

/// What a post is drawn by.
pub(super) struct Painter {
    pub(super) word_cloud: WordCloud,
    pub(super) export: ExportOptions,
}

impl Painter {
    fn new(settings: &Settings) -> Result<Self> {
        let (word_cloud, _) = settings.word_cloud(&read_file)?;
        Ok(Self { word_cloud, export: settings.export_options()? })
    }
}

/// The settings of each post.
#[derive(Default)]
pub(super) struct Painters {
    readers: Pool<Reader>,
    painters: Pool<Painter>,
}

impl Painters {
    /// What a post is read by.
    ///
    /// # Errors
    ///
    /// If the settings cannot be used, for example for a list that cannot be read.
    pub(super) fn reader(&self, post: &Post) -> Result<Arc<Reader>> {
        self.readers.get(&post.settings, Reader::new)
    }

    /// What a post is drawn by.
    ///
    /// # Errors
    ///
    /// If the settings cannot be used, for example for a font that cannot be read.
    pub(super) fn painter(&self, post: &Post) -> Result<Arc<Painter>> {
        self.painters.get(&post.settings, Painter::new)
    }
}

/// The last few that were made.
struct Pool<T>(Mutex<VecDeque<(String, Arc<T>)>>);

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Pool<T> {
    fn get(&self, settings: &Settings, make: fn(&Settings) -> Result<T>) -> Result<Arc<T>> {
        let key = settings.canonical();
        let kept = || self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((_, made)) = kept().iter().find(|(known, _)| *known == key) {
            return Ok(made.clone());
        }
        let made = Arc::new(make(settings)?);
        let mut kept = kept();
        kept.push_back((key, made.clone()));
        if kept.len() > KEPT {
            kept.pop_front();
        }
        Ok(made)
    }
}
