//! Learning: the weights under which the terms of the corpus are most probable.
//!
//! Stochastic gradient ascent on the likelihood with step sizes by feature (AdaGrad), runs in an
//! order that a fixed seed gives. Only additions, multiplications, divisions and square roots of
//! `f64` and the library's own exponentials are used, so that all machines find the same.

use crate::corpus::Text;
use rustc_hash::FxHashMap;
use wordcloud::term::train::{Run, Span, parts, probabilities, runs};

/// How often the corpus is gone through.
const EPOCHS: usize = 8;
/// The size of the first steps.
const STEP: f64 = 0.05;
/// How much a weight is drawn to zero at each step of its own.
const DECAY: f64 = 0.005;
/// In how many documents a feature must stand, and one that names a word.
const LEAST_DOCUMENTS: u32 = 5;
const LEAST_DOCUMENTS_OF_WORD: u32 = 4;
/// Weights less than this are left out.
const LEAST_WEIGHT: f64 = 0.05;
/// How many documents a digest has.
const DIGEST: usize = 6;

/// Features by their names.
#[derive(Default)]
struct Names {
    numbers: FxHashMap<Vec<u8>, u32>,
    /// In how many documents each stands, and the last one.
    documents: Vec<(u32, u32)>,
}

impl Names {
    fn number(&mut self, name: &[u8], document: u32) -> u32 {
        let number = match self.numbers.get(name) {
            Some(&number) => number,
            None => {
                let number = self.documents.len() as u32;
                self.numbers.insert(name.to_owned(), number);
                self.documents.push((0, u32::MAX));
                number
            }
        };
        let (count, last) = &mut self.documents[number as usize];
        if *last != document {
            (*count, *last) = (*count + 1, document);
        }
        number
    }
}

/// A run with its candidates and which of them are terms.
struct Example {
    run: Run,
    terms: Vec<bool>,
}

/// A sequence of numbers that look like chance (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// The weights of the features by name, none of them zero, ordered by name.
pub fn learn(texts: &[Text]) -> Vec<(String, i32)> {
    let mut random = Random(7);
    let mut names = Names::default();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    random.shuffle(&mut order);
    let mut examples = Vec::new();
    let mut lost = 0;
    for (number, text) in texts.iter().enumerate() {
        lost += take(text, number as u32, &mut names, &mut examples);
    }
    // A word of a digest stands in the document that it comes from, which has been counted.
    for digest in order.chunks(DIGEST) {
        let text = Text::join(digest.iter().map(|&number| &texts[number]));
        take(&text, u32::MAX - 1, &mut names, &mut examples);
    }
    let spans: usize = examples.iter().map(|example| example.run.spans.len()).sum();
    println!(
        "{} runs, {spans} candidates, {} features, {lost} runs have terms that no candidate is",
        examples.len(),
        names.documents.len()
    );
    let kept = keep(&names);
    for span in examples.iter_mut().flat_map(|example| &mut example.run.spans) {
        span.features.retain(|&feature| kept[feature as usize]);
    }
    let weights = ascend(&examples, names.documents.len(), &mut random);
    let mut result = Vec::new();
    for (name, &number) in &names.numbers {
        let weight = weights[number as usize];
        if weight.abs() < LEAST_WEIGHT {
            continue;
        }
        if let Ok(name) = String::from_utf8(name.clone())
            && !name.contains(char::is_control)
        {
            result.push((name, libm::round(weight * 1024.0) as i32));
        }
    }
    result.sort();
    result
}

/// Adds the runs of a document to the examples; how many have a term that is no candidate.
fn take(text: &Text, document: u32, names: &mut Names, examples: &mut Vec<Example>) -> usize {
    let sample = text.sample();
    let mut lost = 0;
    let all =
        runs(&sample.document, &sample.tokens, &mut |name| Some(names.number(name, document)));
    for run in all {
        let (Some(first), Some(last)) = (run.atoms.first(), run.atoms.last()) else { continue };
        let mut wanted = 0;
        let mut terms = vec![false; run.spans.len()];
        for (block, range, depth) in &sample.terms {
            if *block != run.block
                || *depth > 0
                || range.end <= first.start
                || range.start >= last.end
            {
                continue;
            }
            wanted += 1;
            let same = |span: &Span| {
                run.atoms[span.atoms.start].start == range.start
                    && run.atoms[span.atoms.end - 1].end == range.end
            };
            if let Some(at) = run.spans.iter().position(same) {
                terms[at] = true;
            }
        }
        if wanted == terms.iter().filter(|&&term| term).count() {
            examples.push(Example { run, terms });
        } else {
            lost += 1;
        }
    }
    let outer = sample.terms.iter().filter(|(_, _, depth)| *depth == 0);
    let outer: Vec<_> = outer.map(|(block, range, _)| (*block, range.clone())).collect();
    let parts = parts(&sample.document, &sample.tokens, &outer, &mut |name| {
        Some(names.number(name, document))
    });
    for (block, range, features) in parts {
        // A choice of its own: a run of one candidate.
        let spans = vec![Span { atoms: 0..1, features }];
        let term = sample
            .terms
            .iter()
            .any(|(at, other, depth)| *depth > 0 && *at == block && *other == range);
        let run = Run { block, atoms: vec![range], spans };
        examples.push(Example { run, terms: vec![term] });
    }
    lost
}

/// Which features stand in enough documents.
fn keep(names: &Names) -> Vec<bool> {
    let mut kept = vec![false; names.documents.len()];
    for (name, &number) in &names.numbers {
        let template = name.split(|&c| c == b':').next().unwrap_or_default();
        let word = template.contains(&b'w') || template.ends_with(b".2");
        let least = if word { LEAST_DOCUMENTS_OF_WORD } else { LEAST_DOCUMENTS };
        kept[number as usize] = names.documents[number as usize].0 >= least;
    }
    kept
}

fn ascend(examples: &[Example], features: usize, random: &mut Random) -> Vec<f64> {
    let mut weights = vec![0.0; features];
    let mut squares = vec![1.0_f64; features];
    let mut sums = vec![0.0; features];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for &at in &order {
            let Example { run, terms } = &examples[at];
            let score = |span: &Span| -> f64 {
                span.features.iter().map(|&feature| weights[feature as usize]).sum()
            };
            let scores = run.spans.iter().map(|span| (span.atoms.clone(), score(span)));
            let probable = probabilities(run.atoms.len(), scores);
            for ((span, &term), probability) in run.spans.iter().zip(terms).zip(probable) {
                let gradient = f64::from(u8::from(term)) - probability;
                loss += gradient * gradient;
                if gradient.abs() < 1e-3 {
                    continue;
                }
                for &feature in &span.features {
                    let feature = feature as usize;
                    squares[feature] += gradient * gradient;
                    weights[feature] +=
                        STEP * (gradient - DECAY * weights[feature]) / squares[feature].sqrt();
                }
            }
        }
        println!("epoch {epoch}: squared error {loss:.0}");
        if epoch >= EPOCHS / 2 {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += weight;
            }
        }
    }
    let epochs = (EPOCHS - EPOCHS / 2) as f64;
    sums.into_iter().map(|sum| sum / epochs).collect()
}
