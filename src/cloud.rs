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
#[cfg(feature = "text")]
mod report;
#[cfg(feature = "json")]
mod sound;
mod trend;
mod weighted;
mod words;

pub use contour::Contour;
pub use dropped::{DropReason, Dropped};
pub use options::{ContourOptions, MOST_SIDE, WordCloud};
pub use picture::{Cloud, Word};
pub use pin::Pin;

use crate::color::contrast;
use crate::hash::fnv1a;
use crate::layout::{self, Effort, Item, Layout, LayoutOptions, LeftOutReason, Mask, Score, Size};
use crate::limits;
use crate::outline::Point;
use crate::{Error, ErrorKind, Result};
use language::language_of;
use place::Places;
use rayon::prelude::*;
use weighted::{WeightedWord, weighted};

impl WordCloud {
    /// The cloud of words with their weights; a word that is given twice has the sum of its weights.
    /// What they are relative to does not matter.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoWords`] if no weight is above 0, [`ErrorKind::Options`] for a setting that
    /// cannot be used.
    pub fn cloud_of_words<W: Into<String>>(
        &self,
        words: impl IntoIterator<Item = (W, f64)>,
    ) -> Result<Cloud> {
        let words = weighted(words.into_iter().map(|(word, weight)| (word.into(), weight)));
        let texts = words.iter().map(|word| &*word.text);
        let language = self.language.clone().unwrap_or_else(|| language_of(texts).to_owned());
        Ok(self.cloud_of(&words, language)?.0)
    }

    /// The cloud of words, heaviest first, and for each placed word its place among them.
    fn cloud_of(&self, words: &[WeightedWord], language: String) -> Result<(Cloud, Vec<usize>)> {
        self.check(&limits::USER)?;
        if self.max_words == 0 {
            let message = "no word is asked for; the number of words must be at least 1";
            return Err(Error::new(ErrorKind::Options, message));
        }
        let words = &*pin::chosen(words, self.max_words, &self.pins);
        if words.is_empty() {
            let message = "there is no word to draw: all of it is markup, stop words or numbers";
            return Err(Error::new(ErrorKind::NoWords, message));
        }
        let places = Places::new(self)?;
        let earlier = self.previous.as_ref().filter(|_| self.keep_places).map(|cloud| cloud.seed);
        let seed = self.seed.or(earlier).unwrap_or_else(|| content_seed(words));
        let (region, corner, contour) = self.region()?;
        let theme = again::on_backdrop(&self.theme, self.backdrop.as_ref())?;
        let arrange = |seed: u64, effort: Effort| {
            self.arrange(words, &places, &language, (&region, corner), seed, effort)
        };
        let Arranged { seed, drawn, layout } = self.best(seed, arrange)?;
        let words::Drawn { words: drawn, mut dropped, missing } = drawn;
        dropped.extend(places.missing(words));
        dropped.extend(layout.left_out.iter().map(|left| {
            Dropped::new(drawn[left.index].word, reason(left.reason, self.layout.min_font_size))
        }));
        let mut cloud = Cloud {
            version: 1,
            title: String::new(),
            size: self.size,
            background: theme.background,
            backdrop: self.backdrop.clone(),
            language,
            seed,
            law: layout.law,
            scale: layout.scale,
            words: words::placed(&drawn, &layout),
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
        let indices = layout.placements.iter().map(|placement| drawn[placement.index].word.index);
        Ok((cloud, indices.collect()))
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

    /// One trial: the outlines of the words, arranged in a region with a corner.
    fn arrange<'a>(
        &self,
        words: &'a [WeightedWord],
        places: &Places<'_>,
        language: &str,
        (region, corner): (&Mask, Point),
        seed: u64,
        effort: Effort,
    ) -> Result<Arranged<'a>> {
        let drawn = self.shape(words, places, seed, language)?;
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
fn content_seed(words: &[WeightedWord]) -> u64 {
    let bytes = |word: &WeightedWord| -> Vec<u8> {
        word.text.bytes().chain([0]).chain(word.weight.to_bits().to_le_bytes()).collect()
    };
    fnv1a(words.iter().flat_map(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_words_are_drawn_as_they_are() {
        let settings = WordCloud::default().size(Size { width: 300, height: 200 });
        let list = [("the", 30.0), ("渡轮", 20.0), ("gull", 10.0), ("gull", 15.0), ("none", 0.0)];
        let cloud = settings.cloud_of_words(list).unwrap();
        let words: Vec<_> = cloud.words.iter().map(|word| (&*word.text, word.count)).collect();
        assert_eq!(words, [("the", 30), ("gull", 25), ("渡轮", 20)]);
        let larger = settings.cloud_of_words(list.map(|(word, weight)| (word, weight * 0.25)));
        for (word, same) in cloud.words.iter().zip(larger.unwrap().words) {
            assert_eq!((word.x, word.y, word.font_size), (same.x, same.y, same.font_size));
        }
        for list in [&[][..], &[("gull", 0.0), ("ferry", f64::NAN)]] {
            let error = settings.cloud_of_words(list.iter().copied()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NoWords);
        }
    }
}
