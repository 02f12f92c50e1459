//! The cloud of a report: its terms, and what the report says of each.

use super::language::language_of;
use super::weighted::WeightedWord;
use super::{Cloud, WordCloud};
use crate::document::{self, Document};
use crate::term::{self, Sentences, Term, TermOptions};
use crate::token;
use crate::{Error, ErrorKind, Result};
use std::collections::BTreeSet;

/// Sentences kept for each word.
const SOURCES: usize = 3;
/// Other spellings kept for each word.
const VARIANTS: usize = 8;

/// From this confidence on a term is drawn that stands once, and how many are drawn even if fewer are
/// so sure. What returns is a topic with less: 篮板, which stands 28 times in a report on basketball.
const SURE: f64 = 0.45;
const FEWEST: usize = 30;

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

    /// The terms that are drawn, however many [`max_words`](Self::max_words) are: those that are sure
    /// to be terms, a few others where they are less than a cloud needs, and the pinned ones; all if
    /// [`all_terms`](Self::all_terms) are asked for.
    pub fn sure(&self, terms: &[Term]) -> Vec<Term> {
        let pinned: BTreeSet<String> = self.pins.iter().map(|pin| term::key(&pin.text)).collect();
        let is_sure = |term: &Term| {
            self.all_terms
                || term.confidence * (term.count as f64).sqrt() >= SURE
                || pinned.contains(&term::key(&term.text))
        };
        let mut room = FEWEST.saturating_sub(terms.iter().filter(|term| is_sure(term)).count());
        let taken = terms.iter().filter(|term| {
            let (sure, fits) = (is_sure(term), room > 0);
            room -= usize::from(!sure && fits);
            sure || fits
        });
        taken.cloned().collect()
    }

    /// The cloud of terms, for example of a frequency list; `document` is where they come from.
    ///
    /// # Errors
    ///
    /// As [`WordCloud::cloud_of_report`].
    pub fn cloud_of_terms(&self, terms: &[Term], document: Option<&Document>) -> Result<Cloud> {
        let terms = &*self.sure(terms);
        let document_texts = document.map(|document| document.blocks.iter().map(|b| &*b.text));
        let language = self.language.clone().unwrap_or_else(|| {
            let language = match document_texts {
                Some(texts) => language_of(texts),
                None => language_of(terms.iter().map(|term| &*term.text)),
            };
            language.to_owned()
        });
        let words: Vec<WeightedWord> = terms.iter().enumerate().map(weighted).collect();
        let (mut cloud, indices) = self.cloud_of(&words, language)?;
        if let Some(document) = document {
            cloud.title = document.title.clone().unwrap_or_default();
            let mut sentences = Sentences::new(document);
            // Copies come last; what is said of a word is said once.
            for (word, index) in cloud.words.iter_mut().zip(indices) {
                word.variants = variants(document, &terms[index]);
                word.sources = sentences.of(&terms[index], SOURCES);
            }
        }
        Ok(cloud)
    }
}

fn weighted((index, term): (usize, &Term)) -> WeightedWord {
    WeightedWord { index, text: term.text.clone(), count: term.count, weight: term.weight }
}

/// The other spellings of a term in its document, in reading order.
fn variants(document: &Document, term: &Term) -> Vec<String> {
    let mut variants: Vec<String> = Vec::new();
    for source in &term.sources {
        let block = document.blocks.get(source.block);
        let Some(text) = block.and_then(|block| block.text.get(source.range.clone())) else {
            continue;
        };
        if text != term.text && !variants.iter().any(|known| known == text) {
            variants.push(text.to_owned());
        }
        if variants.len() == VARIANTS {
            break;
        }
    }
    variants
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::Pin;

    #[test]
    fn what_is_not_sure_is_drawn_where_little_is_sure_or_it_is_asked_for() {
        let term = |number: usize, confidence| {
            Term::new(format!("word {number}"), 1.0 / (number + 1) as f64).confidence(confidence)
        };
        let sure = |settings: &WordCloud, terms: &[Term]| {
            let texts = settings.sure(terms).into_iter().map(|term| term.text);
            texts.collect::<Vec<String>>()
        };
        let mut settings = WordCloud::default();
        let few: Vec<Term> = (0..40).map(|number| term(number, 0.1)).collect();
        assert_eq!(sure(&settings, &few).len(), FEWEST);
        assert_eq!(sure(&settings, &few)[0], "word 0");
        let odd = |number: usize| if number.is_multiple_of(2) { 0.9 } else { 0.1 };
        let many: Vec<Term> = (0..100).map(|number| term(number, odd(number))).collect();
        assert_eq!(sure(&settings, &many).len(), 50);
        settings.pins = vec![Pin::new("Word 7")];
        assert_eq!(sure(&settings, &many)[4..6], ["word 7", "word 8"]);
        settings.all_terms = true;
        assert_eq!(sure(&settings, &many).len(), 100);
    }
}
