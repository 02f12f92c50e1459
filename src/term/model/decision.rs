//! Decisions: what made a span a term or none, for people who ask.

use super::super::fold;
use super::feature::Sink;
use super::own::Own;
use super::weights::{self, logit};
use super::{Judged, Model, score};
use crate::document::Document;
use crate::token::Token;
use std::ops::Range;

/// How the model judged a span where it is most probable.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Decision {
    /// The sum of the weights of its features, the logarithm of the odds that it is a term if nothing else
    /// could stand there.
    pub score: f64,
    /// How probable it is among all that could stand there, over 0 to 1.
    pub probability: f64,
    /// The names of its features (see `model/README.md`) with their weights, the heaviest first.
    pub features: Vec<(String, f64)>,
    /// The span that stands there instead, with how probable it is.
    pub winner: Option<(String, f64)>,
}

/// The features with weights of their own.
#[derive(Default)]
struct Named(Vec<(String, f64)>);

impl Sink for Named {
    fn add(&mut self, name: &[&[u8]]) {
        let weight = weights::weight(name);
        if weight != 0 {
            self.0.push((String::from_utf8_lossy(&name.concat()).into_owned(), logit(weight)));
        }
    }
}

/// The decision on the span with a key that is most probable, if any span of a document has that key.
pub(in super::super) fn decide(
    document: &Document,
    tokens: &[Token],
    own: &Own<'_>,
    key: &str,
) -> Option<Decision> {
    let model = Model::new(document, tokens, own);
    let text = |range: &Range<usize>| {
        let (first, last) = (&model.atoms.list[range.start], &model.atoms.list[range.end - 1]);
        let block = document.blocks.get(first.block);
        block
            .and_then(|block| block.text.get(first.range.start..last.range.end))
            .unwrap_or_default()
    };
    let shift =
        |run: &Range<usize>, span: &Range<usize>| run.start + span.start..run.start + span.end;
    let mut found: Option<(&Judged, usize)> = None;
    for judged in &model.runs {
        let (run, candidates, probabilities) = judged;
        for (at, candidate) in candidates.iter().enumerate() {
            let better = found.is_none_or(|(other, best)| probabilities[at] > other.2[best]);
            if better && fold::key(text(&shift(run, &candidate.atoms))) == key {
                found = Some((judged, at));
            }
        }
    }
    let ((run, candidates, probabilities), at) = found?;
    let own = &candidates[at].atoms;
    let mut named = Named::default();
    score::features(document, &model.atoms, &model.recurrence, &shift(run, own), &mut named);
    named.0.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
    let overlaps = |other: &Range<usize>| other.start < own.end && own.start < other.end;
    let rivals = (0..candidates.len()).filter(|&other| overlaps(&candidates[other].atoms));
    let winner = rivals.max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
    let winner = winner.filter(|&winner| probabilities[winner] > probabilities[at]);
    Some(Decision {
        score: candidates[at].score,
        probability: probabilities[at],
        features: named.0,
        winner: winner.map(|winner| {
            (text(&shift(run, &candidates[winner].atoms)).to_owned(), probabilities[winner])
        }),
    })
}
