//! Evaluation: what share of the terms is right and what share is found, by domain.

use crate::corpus::{Domain, LANGUAGES, Sample};
use std::collections::BTreeSet;
use std::ops::Range;
use wordcloud::term::{TermOptions, key, terms, train};

/// Right, found and wanted, of occurrences and of different terms.
#[derive(Clone, Copy, Default)]
pub struct Figures {
    occurrences: [usize; 3],
    terms: [usize; 3],
    /// Right and wanted among as many of the heaviest terms as are wanted.
    first: [usize; 2],
}

impl Figures {
    fn add(&mut self, other: Self) {
        for (sum, one) in self.occurrences.iter_mut().zip(other.occurrences) {
            *sum += one;
        }
        for (sum, one) in self.terms.iter_mut().zip(other.terms) {
            *sum += one;
        }
        self.first[0] += other.first[0];
        self.first[1] += other.first[1];
    }

    /// The harmonic mean of both shares, of occurrences.
    fn f1(&self) -> f64 {
        shares(self.occurrences)[2]
    }
}

fn shares([right, found, wanted]: [usize; 3]) -> [f64; 3] {
    let precision = right as f64 / found.max(1) as f64;
    let recall = right as f64 / wanted.max(1) as f64;
    let sum = precision + recall;
    [precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 }]
}

/// Prints a line for each domain and one for all of a language; the F1 of each language.
pub fn evaluate(domains: &[Domain], options: &TermOptions) -> Vec<(&'static str, f64)> {
    println!("                      occurrences          different terms      heaviest");
    println!("                      prec.  recall  F1    prec.  recall  F1");
    let mut all = Vec::new();
    for language in LANGUAGES {
        let mut of_language = Figures::default();
        for domain in domains.iter().filter(|domain| domain.name.starts_with(language)) {
            let mut figures = Figures::default();
            for text in &domain.texts {
                figures.add(of_sample(&text.sample(), options));
            }
            print(&domain.name, figures);
            of_language.add(figures);
        }
        print(language, of_language);
        all.push((language, of_language.f1()));
    }
    all
}

fn print(name: &str, figures: Figures) {
    let [a, b, c] = shares(figures.occurrences).map(|share| share * 100.0);
    let first = figures.first[0] as f64 / figures.first[1].max(1) as f64 * 100.0;
    let [d, e, f] = shares(figures.terms).map(|share| share * 100.0);
    println!("{name:20} {a:6.1} {b:6.1} {c:6.1} {d:6.1} {e:6.1} {f:6.1} {first:8.1}");
}

/// How probable a term must be to be counted as found.
const LEAST: f64 = 0.35;

/// The occurrences that the program finds in a document.
pub fn found(sample: &Sample) -> BTreeSet<(usize, usize, usize)> {
    let found = train::found(&sample.document, &sample.tokens, LEAST);
    found.into_iter().map(|(block, range)| (block, range.start, range.end)).collect()
}

fn of_sample(sample: &Sample, options: &TermOptions) -> Figures {
    let place = |(block, range, _): &(usize, Range<usize>, usize)| (*block, range.start, range.end);
    let wanted: BTreeSet<_> = sample.terms.iter().map(place).collect();
    let found = found(sample);
    let keys = |places: &BTreeSet<(usize, usize, usize)>| -> BTreeSet<String> {
        let texts = places
            .iter()
            .map(|&(block, start, end)| &sample.document.blocks[block].text[start..end]);
        texts.map(key).collect()
    };
    let (wanted_keys, found_keys) = (keys(&wanted), keys(&found));
    // As many of the heaviest as are wanted.
    let ranked = terms(&sample.document, &sample.tokens, options);
    let first = ranked.iter().take(wanted_keys.len()).map(|term| key(&term.text));
    let first = [first.filter(|key| wanted_keys.contains(key)).count(), wanted_keys.len()];
    Figures {
        first,
        occurrences: [wanted.intersection(&found).count(), found.len(), wanted.len()],
        terms: [wanted_keys.intersection(&found_keys).count(), found_keys.len(), wanted_keys.len()],
    }
}

/// Prints the terms that are missing and those that are too much, document by document.
pub fn differences(domains: &[Domain]) {
    for domain in domains {
        for text in &domain.texts {
            let sample = text.sample();
            let wanted: BTreeSet<_> = sample
                .terms
                .iter()
                .map(|(block, range, _)| (*block, range.start, range.end))
                .collect();
            let found = found(&sample);
            let texts = |places: Vec<&(usize, usize, usize)>| -> String {
                let texts: BTreeSet<&str> = places
                    .into_iter()
                    .map(|&(block, start, end)| &sample.document.blocks[block].text[start..end])
                    .collect();
                texts.into_iter().collect::<Vec<_>>().join(", ")
            };
            let first = text.text.lines().next().unwrap_or_default();
            println!("{} {first}", domain.name);
            println!("  missing: {}", texts(wanted.difference(&found).collect()));
            println!("  too much: {}", texts(found.difference(&wanted).collect()));
        }
    }
}

/// Right, found and wanted words of Chinese characters.
pub fn words(domains: &[Domain]) {
    let mut all = [0; 3];
    for domain in domains.iter().filter(|domain| domain.name.starts_with("zh")) {
        let mut figures = [0; 3];
        for text in &domain.texts {
            let sample = text.sample();
            for (number, block) in sample.document.blocks.iter().enumerate() {
                let wanted = pieces(&block.text, &sample.words[number]);
                let tokens = sample.tokens.iter().filter(|token| token.block == number);
                let mut places: Vec<usize> =
                    tokens.flat_map(|token| [token.range.start, token.range.end]).collect();
                places.sort_unstable();
                let found = pieces(&block.text, &places);
                figures[0] += wanted.intersection(&found).count();
                figures[1] += found.len();
                figures[2] += wanted.len();
            }
        }
        let [a, b, c] = shares(figures).map(|share| share * 100.0);
        println!("{:20} {a:6.1} {b:6.1} {c:6.1}", domain.name);
        for (sum, one) in all.iter_mut().zip(figures) {
            *sum += one;
        }
    }
    let [a, b, c] = shares(all).map(|share| share * 100.0);
    println!("{:20} {a:6.1} {b:6.1} {c:6.1}", "words");
}

/// The stretches of Chinese characters of a text between places.
fn pieces(text: &str, places: &[usize]) -> BTreeSet<(usize, usize)> {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let mut pieces = BTreeSet::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if let Some(first) = start
            && (!han(c) || places.binary_search(&at).is_ok())
        {
            pieces.insert((first, at));
            start = None;
        }
        if han(c) && start.is_none() {
            start = Some(at);
        }
    }
    pieces
}
