//! Reading many inputs, a few at a time.

use super::args::{InputArgs, WorkArgs};
use super::input::{Input, Source};
use anyhow::Result;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use wordcloud::archive::read_file;
use wordcloud::cloud::WordCloud;
use wordcloud::settings::Settings;
use wordcloud::term::Learned;

/// How many inputs are in memory at a time.
const AT_ONCE: usize = 16;

/// The inputs, read a few at a time, as often as it takes, so that memory does not grow with their
/// number.
pub(crate) struct Reading<'a> {
    inputs: &'a [PathBuf],
    form: &'a InputArgs,
    no_config: bool,
    flags: Settings,
    /// Standard input, which cannot be read twice.
    piped: Option<Source>,
    /// What is known about names and compounds.
    pub(crate) learned: Option<Arc<Learned>>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        inputs: &'a [PathBuf],
        form: &'a InputArgs,
        flags: Settings,
        work: &WorkArgs,
    ) -> Result<Self> {
        let piped = inputs.iter().find(|path| is_piped(path));
        let piped = piped.map(|path| Source::read(path, form)).transpose()?;
        Ok(Self { inputs, form, no_config: work.no_config, flags, piped, learned: None })
    }

    /// What `work` makes of each input, in their order; a few inputs at once, on all cores.
    pub(crate) fn each<T: Send>(
        &self,
        work: impl Fn(&Input, &WordCloud) -> Result<T> + Sync,
    ) -> impl Iterator<Item = Result<(Input, WordCloud, T)>> {
        self.inputs.chunks(AT_ONCE).flat_map(move |paths| {
            let worked = paths.par_iter().map(|path| {
                let (input, settings) = self.input(path)?;
                let result = work(&input, &settings)?;
                Ok((input, settings, result))
            });
            worked.collect::<Vec<_>>()
        })
    }

    fn input(&self, path: &Path) -> Result<(Input, WordCloud)> {
        let source = match &self.piped {
            Some(piped) if is_piped(path) => piped.clone(),
            _ => Source::read(path, self.form)?,
        };
        let settings = source.settings(self.flags.clone(), self.no_config)?;
        let (mut settings, _) = settings.word_cloud(&read_file)?;
        settings.terms.learned.clone_from(&self.learned);
        Ok((source.parse(self.form, &settings)?, settings))
    }
}

/// Whether a name stands for standard input or output.
pub(crate) fn is_piped(path: &Path) -> bool {
    path == Path::new("-")
}
