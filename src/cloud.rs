//! The stages in order: [`WordCloud`] (settings) → [`Cloud`] (result).

mod again;
mod canvas;
mod contour;
mod dropped;
mod language;
mod options;
mod picture;
mod pin;
mod place;
mod region;
mod sound;
mod trend;
mod words;

pub use contour::Contour;
pub use dropped::{DropReason, Dropped};
pub use options::{ContourOptions, MOST_SIDE, WordCloud};
pub use picture::{Cloud, Word};
pub use pin::Pin;

use crate::color::contrast;
use crate::document::{self, Document};
use crate::hash::fnv1a;
use crate::layout::{self, Effort, Item, Layout, LayoutOptions, LeftOutReason, Mask, Score, Size};
use crate::limits;
use crate::outline::Point;
use crate::term::{self, Term, TermOptions};
use crate::token;
use crate::{Error, ErrorKind, Result};
use place::Places;
use rayon::prelude::*;

impl WordCloud {
    /// The cloud of a report.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] for bytes that are no text, [`ErrorKind::NoWords`] for a report without
    /// a word, [`ErrorKind::Options`] for a setting that cannot be used.
    pub fn cloud_of_report(&self, bytes: &[u8]) -> Result<Cloud> {
        let document = self.read(bytes)?;
        self.cloud_of_terms(&self.terms_of(&document), Some(&document))
    }

    /// The cloud of words with their weights; what is the same word is counted together.
    ///
    /// # Errors
    ///
    /// As [`WordCloud::cloud_of_report`].
    pub fn cloud_of_words<W: Into<String>>(
        &self,
        words: impl IntoIterator<Item = (W, f64)>,
    ) -> Result<Cloud> {
        let words = words.into_iter().map(|(word, weight)| (word.into(), weight)).collect();
        self.cloud_of_terms(&term::from_frequencies(words, &self.term_options()), None)
    }

    /// Reads a report.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] for bytes that are no text.
    pub fn read(&self, bytes: &[u8]) -> Result<Document> {
        if document::is_binary(bytes) {
            let message = "this is a binary file, not a report; give a text such as Markdown";
            return Err(Error::new(ErrorKind::Input, message));
        }
        Ok(document::read(bytes, &self.reading))
    }

    /// The terms of a document, heaviest first.
    pub fn terms_of(&self, document: &Document) -> Vec<Term> {
        term::terms(document, &token::tokenize(document, &self.tokens), &self.term_options())
    }

    /// The options of the term stage, with the user's own stop words among them: what is listed
    /// comes out as no term, be it one token or several.
    pub fn term_options(&self) -> TermOptions {
        let mut options = self.terms.clone();
        options.stop_words.extend(self.tokens.stop_words.own().map(str::to_owned));
        options
    }

    /// The cloud of terms, for example of a frequency list; `document` is where they come from.
    ///
    /// # Errors
    ///
    /// As [`WordCloud::cloud_of_report`].
    pub fn cloud_of_terms(&self, terms: &[Term], document: Option<&Document>) -> Result<Cloud> {
        self.check(&limits::USER)?;
        if self.max_words == 0 {
            let message = "no word is asked for; the number of words must be at least 1";
            return Err(Error::new(ErrorKind::Options, message));
        }
        let terms = &*pin::chosen(terms, self.max_words, &self.pins);
        if terms.is_empty() {
            let message = "there is no word to draw: all of it is markup, stop words or numbers";
            return Err(Error::new(ErrorKind::NoWords, message));
        }
        let places = Places::new(self)?;
        let earlier = self.previous.as_ref().filter(|_| self.keep_places).map(|cloud| cloud.seed);
        let seed = self.seed.or(earlier).unwrap_or_else(|| content_seed(terms));
        let (region, corner, contour) = self.region()?;
        let language = self.language_of(terms, document);
        let theme = again::on_backdrop(&self.theme, self.backdrop.as_ref())?;
        let arrange = |seed: u64, effort: Effort| {
            self.arrange(terms, &places, &language, (&region, corner), seed, effort)
        };
        let Arranged { seed, drawn, layout } = self.best(seed, arrange)?;
        let words::Drawn { words: drawn, mut dropped, missing } = drawn;
        dropped.extend(places.missing(terms));
        dropped.extend(layout.left_out.iter().map(|left| {
            Dropped::new(drawn[left.index].term, reason(left.reason, self.layout.min_font_size))
        }));
        let mut cloud = Cloud {
            version: 1,
            title: document.and_then(|document| document.title.clone()).unwrap_or_default(),
            size: self.size,
            background: theme.background,
            backdrop: self.backdrop.clone(),
            language,
            seed,
            law: layout.law,
            scale: layout.scale,
            words: words::placed(&drawn, &layout, document),
            dropped,
            missing,
            contour,
            score: layout.score,
        };
        if cloud.words.is_empty() {
            return Err(self.no_word_drawn(&cloud.dropped));
        }
        if let Some(previous) = &self.previous {
            trend::set_groups(&mut cloud, previous);
        }
        let colors = again::colors(&cloud, &theme, &self.scheme);
        for (word, color) in cloud.words.iter_mut().zip(colors) {
            word.color = color;
        }
        let contrasts = cloud.words.iter().map(|word| contrast(word.color, cloud.background));
        cloud.score = Score { contrast: contrasts.reduce(f64::min), ..cloud.score };
        if self.crop {
            cloud.crop(self.margin);
        }
        Ok(cloud)
    }

    /// The best of the trials that are asked for.
    fn best<'a>(
        &self,
        seed: u64,
        arrange: impl Fn(u64, Effort) -> Result<Arranged<'a>> + Sync,
    ) -> Result<Arranged<'a>> {
        let several = self.best_of > 1;
        let asked = self.layout.effort;
        let effort = if several { asked.max(Effort::Thorough) } else { asked };
        // Each trial has its place in the list: the answer does not depend on who is first.
        let trials = (0..self.best_of as u64).into_par_iter();
        let trials = trials.map(|trial| arrange(seed.wrapping_add(trial), effort));
        let trials = trials.collect::<Result<Vec<_>>>()?;
        let score = |trial: &Arranged<'_>| trial.layout.score.overall();
        let better = |a, b| if score(&b) > score(&a) { b } else { a };
        let Some(best) = trials.into_iter().reduce(better) else {
            let message = "best_of must be 1 or more: it is the number of layouts that the best one \
                           is chosen from";
            return Err(Error::new(ErrorKind::Options, message));
        };
        if several && effort < Effort::Dense {
            let dense = arrange(best.seed, Effort::Dense)?;
            return Ok(better(best, dense));
        }
        Ok(best)
    }

    /// One trial: the outlines of the terms, arranged in a region with a corner.
    fn arrange<'a>(
        &self,
        terms: &'a [Term],
        places: &Places<'_>,
        language: &str,
        (region, corner): (&Mask, Point),
        seed: u64,
        effort: Effort,
    ) -> Result<Arranged<'a>> {
        let drawn = self.shape(terms, places, seed, language)?;
        let mut items: Vec<Item> = drawn.words.iter().map(|word| word.item.clone()).collect();
        canvas::onto(&mut items, corner);
        let mut layout =
            layout::layout(&items, region, &LayoutOptions { seed, effort, ..self.layout.clone() })?;
        canvas::off(&mut layout, corner);
        Ok(Arranged { seed, drawn, layout })
    }
}

/// What one trial has made.
struct Arranged<'a> {
    seed: u64,
    drawn: words::Drawn<'a>,
    layout: Layout,
}

impl WordCloud {
    /// The error for a picture without a word.
    fn no_word_drawn(&self, dropped: &[Dropped]) -> Error {
        let why = dropped
            .first()
            .map_or_else(|| "nothing is visible".to_owned(), |dropped| dropped.reason.to_string());
        let Size { width, height } = self.size;
        let message = format!(
            "none of {} words has a place on {width}x{height} pixels ({why}); give a larger size, \
             less padding or margin, a smaller least font size, or fonts for the writing",
            dropped.len()
        );
        Error::new(ErrorKind::Options, message)
    }
}

fn reason(reason: LeftOutReason, min_font_size: f32) -> DropReason {
    match reason {
        LeftOutReason::NoInk => DropReason::NoInk,
        LeftOutReason::TooSmall => DropReason::TooSmall(min_font_size),
        LeftOutReason::NoPlace => DropReason::NoPlace,
    }
}

/// A seed that follows from the words and their weights.
fn content_seed(terms: &[Term]) -> u64 {
    let bytes = |term: &Term| -> Vec<u8> {
        term.text.bytes().chain([0]).chain(term.weight.to_bits().to_le_bytes()).collect()
    };
    fnv1a(terms.iter().flat_map(bytes))
}
