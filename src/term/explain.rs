//! Explaining: why a word is a term or is none.

use super::occurrence::{self, Exclusion};
use super::{
    Decision, Term, TermOptions, annotation, count, fold, merge, model, sentences, slot, unit,
    weigh,
};
use crate::document::Document;
use crate::token::Token;
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// Why a word is in or out.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The word that was asked for.
    pub word: String,
    /// What became of it.
    pub verdict: Verdict,
    /// The term that it is or was merged into.
    pub term: Option<Term>,
    /// The place of the term among all, heaviest first, from 1 on.
    pub rank: Option<usize>,
    /// The spellings of the term with their counts, commonest first.
    pub variants: Vec<(String, u64)>,
    /// How the model judged it; `None` where rules choose the terms, and for what it had not to judge.
    pub decision: Option<Decision>,
    /// The longer terms that it is a part of, with how often it is.
    pub inside: Vec<(String, u64)>,
    /// The sentences that it occurs in, in reading order, none twice.
    pub sentences: Vec<String>,
}

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It is a term.
    Term,
    /// It is a spelling of a term.
    Variant,
    /// It occurs as a part of longer terms only.
    PartOfLonger,
    /// It occurs less often than [`TermOptions::min_count`].
    TooRare,
    /// It only stands in blocks that return in issue after issue (see
    /// [`Learned::boilerplate`](super::Learned::boilerplate)).
    Boilerplate,
    /// It only labels or points: notes in brackets at paragraph after paragraph, captions, credits, links
    /// to the original.
    Annotation,
    /// It is a stop word.
    StopWord,
    /// It is a number or a quantity.
    Number,
    /// It is an address, a file name or another identifier.
    Identifier,
    /// It is a single character.
    SingleCharacter,
    /// It is a function word: a pronoun, numeral, measure word or particle.
    FunctionWord,
    /// It is an ordinary verb or adjective, or a figure of speech, that stands once; only
    /// [`Weighting::Count`](super::Weighting::Count) counts those.
    Predicate,
    /// It occurs in the text, but across the borders of terms.
    NoUnit,
    /// It does not occur in the visible text.
    Absent,
}

crate::name::names!(Verdict, "verdict", {
    Term: "term",
    Variant: "variant",
    PartOfLonger: "part_of_longer",
    TooRare: "too_rare",
    Boilerplate: "boilerplate",
    Annotation: "annotation",
    StopWord: "stop_word",
    Number: "number",
    Identifier: "identifier",
    SingleCharacter: "single_character",
    FunctionWord: "function_word",
    Predicate: "predicate",
    NoUnit: "no_unit",
    Absent: "absent",
});

/// Tells why `word` is among the [`terms`](super::terms()) of a document or is not.
pub fn explain(
    document: &Document,
    tokens: &[Token],
    options: &TermOptions,
    word: &str,
) -> Explanation {
    let counted = count(document, tokens, options);
    let terms = weigh(&counted.counts, &counted.sources, options);
    let key = fold::key(word);
    let united = merge::merge(&counted.counts, options)
        .into_iter()
        .find(|united| united.keys.contains(&key) || fold::key(&united.text) == key);
    let place =
        united.as_ref().and_then(|united| terms.iter().position(|term| term.text == united.text));
    let inside = inside(document, tokens, options, &key);
    let verdict = match (&united, place) {
        (Some(united), Some(_)) if fold::key(&united.text) == key => Verdict::Term,
        (Some(_), Some(_)) => Verdict::Variant,
        (Some(_), None) => Verdict::TooRare,
        (None, _) if merge::listed(options).contains(&key) => Verdict::StopWord,
        (None, _) if is_boilerplate(document, options, &key) => Verdict::Boilerplate,
        (None, _) => verdict(document, tokens, &key, !inside.is_empty()),
    };
    let mut variants: Vec<(String, u64)> = united
        .iter()
        .flat_map(|united| united.entry.variants.iter())
        .map(|(text, variant)| (text.to_owned(), variant.count))
        .collect();
    variants.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let term = place.and_then(|place| terms.get(place)).cloned();
    let own = model::Own::new(document, options.learned.as_deref());
    let decision = occurrence::is_for_model(tokens, options)
        .then(|| model::decide(document, tokens, &own, &key))
        .flatten();
    Explanation {
        decision,
        sentences: match &term {
            Some(term) => sentences(document, term, usize::MAX),
            None => holding(document, &key),
        },
        word: word.to_owned(),
        verdict,
        term,
        rank: place.map(|place| place + 1),
        variants,
        inside,
    }
}

/// Whether a word stands in blocks that return in issue after issue and nowhere else.
fn is_boilerplate(document: &Document, options: &TermOptions, key: &str) -> bool {
    let boilerplate = occurrence::boilerplate(document, options);
    let holds = |number: &usize| {
        let text = document.blocks.get(*number).map(|block| fold::key(&block.text));
        !key.is_empty() && text.is_some_and(|text| text.contains(key))
    };
    let mut others = (0..document.blocks.len()).filter(|number| !boilerplate.contains(number));
    boilerplate.iter().any(holds) && !others.any(|number| holds(&number))
}

/// The longer terms that hold the word `key`, with counts.
fn inside(
    document: &Document,
    tokens: &[Token],
    options: &TermOptions,
    key: &str,
) -> Vec<(String, u64)> {
    let mut longer: BTreeMap<String, u64> = BTreeMap::new();
    for occurrence in occurrence::occurrences(document, tokens, options) {
        let whole = tokens.iter().any(|token| {
            token.block == occurrence.block
                && token.range.start >= occurrence.range.start
                && token.range.end <= occurrence.range.end
                && fold::key(&token.text) == key
        });
        let own = fold::key(occurrence.text);
        if own != key && (whole || is_part(&own, key)) {
            *longer.entry(occurrence.text.to_owned()).or_insert(0) += 1;
        }
    }
    let mut longer: Vec<(String, u64)> = longer.into_iter().collect();
    longer.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    longer
}

/// Whether `key` has spaces or Chinese characters around it inside `longer`.
fn is_part(longer: &str, key: &str) -> bool {
    !key.is_empty()
        && longer.match_indices(key).any(|(at, _)| {
            let before = longer[..at].chars().next_back();
            let after = longer[at + key.len()..].chars().next();
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || fold::is_wide(c));
            free(before) && free(after)
        })
}

fn verdict(document: &Document, tokens: &[Token], key: &str, inside: bool) -> Verdict {
    if inside {
        return Verdict::PartOfLonger;
    }
    let units = unit::units(document, tokens);
    let annotated = annotation::annotations(document, &units);
    let mut places =
        units.list.iter().zip(annotated).filter(|(unit, _)| fold::key(unit.text) == key);
    if places.any(|(_, annotated)| annotated) {
        return Verdict::Annotation;
    }
    let mut own = (0..units.list.len()).filter(|&at| fold::key(units.list[at].text) == key);
    let excluded = own.clone().find_map(|at| occurrence::exclusion(&units.list[at]));
    let nouns = slot::nouns(&units);
    if own.any(|at| occurrence::is_predicate(&units, at, &nouns)) {
        return Verdict::Predicate;
    }
    match excluded {
        Some(Exclusion::Stop) => Verdict::StopWord,
        Some(Exclusion::Number) => Verdict::Number,
        Some(Exclusion::Identifier) => Verdict::Identifier,
        Some(Exclusion::Character) => Verdict::SingleCharacter,
        Some(Exclusion::Function) => Verdict::FunctionWord,
        None if holding(document, key).is_empty() => Verdict::Absent,
        None => Verdict::NoUnit,
    }
}

/// The sentences that hold `key` anywhere, in reading order, none twice.
fn holding(document: &Document, key: &str) -> Vec<String> {
    let mut result: Vec<String> = Vec::new();
    for block in &document.blocks {
        for sentence in block.text.unicode_sentences().map(str::trim) {
            let holds = !key.is_empty() && fold::key(sentence).contains(key);
            if holds && !result.iter().any(|other| other == sentence) {
                result.push(sentence.to_owned());
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ReadOptions, read};
    use crate::token::{TokenOptions, tokenize};

    fn explained(text: &str, word: &str, options: &TermOptions) -> Explanation {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let tokens = tokenize(&document, &TokenOptions::default());
        explain(&document, &tokens, options, word)
    }

    #[test]
    fn every_word_has_its_reason() {
        let text = "试用 Nano Banana Pro 和 2025 年的强化学习。模型的参数在增长，见 https://example.org/a。\n";
        let verdict = |word: &str| explained(text, word, &TermOptions::default()).verdict;
        assert_eq!(verdict("Nano Banana Pro"), Verdict::Term);
        assert_eq!(verdict("nano banana pro"), Verdict::Term);
        assert_eq!(verdict("Banana"), Verdict::PartOfLonger);
        assert_eq!(verdict("强化"), Verdict::PartOfLonger);
        assert_eq!(verdict("的"), Verdict::StopWord);
        assert_eq!(verdict("区块链"), Verdict::Absent);
        assert_eq!(verdict(""), Verdict::Absent);
        let options = TermOptions { min_count: 2, ..TermOptions::default() };
        assert_eq!(explained(text, "模型", &options).verdict, Verdict::TooRare);
    }

    #[test]
    fn spellings_ranks_and_sentences_are_shown() {
        let text = "Agents are here. An agent is fast! Each agent is small.\n";
        let explanation = explained(text, "agents", &TermOptions::default());
        assert_eq!(explanation.verdict, Verdict::Variant);
        assert_eq!(explanation.rank, Some(1));
        assert_eq!(explanation.variants, [("agent".to_owned(), 2), ("Agents".to_owned(), 1)]);
        assert_eq!(explanation.sentences.len(), 3);
    }

    #[test]
    fn the_decision_of_the_model_is_told() {
        let text = "储能电池的成本下降。储能电池的订单增长，储能电池出口欧洲。\n";
        let options = TermOptions::default();
        let decision = explained(text, "储能电池", &options).decision.unwrap();
        let confidence = explained(text, "储能电池", &options).term.unwrap().confidence;
        assert_eq!((decision.winner, decision.probability), (None, confidence));
        let sum: f64 = decision.features.iter().map(|(_, weight)| weight).sum();
        assert!((sum - decision.score).abs() < 1e-9, "{sum} {}", decision.score);
        let decision = explained(text, "池的成本", &options).decision;
        assert_eq!(decision, None);
    }

    #[test]
    fn listed_words_are_stop_words() {
        let stop_words = vec!["openai".to_owned(), "nano banana pro".to_owned()];
        let options = TermOptions { stop_words, ..TermOptions::default() };
        for word in ["OpenAI", "Nano-Banana Pro"] {
            let explanation = explained("OpenAI 试用 Nano Banana Pro。\n", word, &options);
            assert_eq!((explanation.verdict, explanation.rank), (Verdict::StopWord, None));
            assert_eq!(explanation.sentences, ["OpenAI 试用 Nano Banana Pro。"]);
        }
    }

    #[test]
    fn longer_terms_are_named_with_their_counts() {
        let text = "强化学习很快。强化学习有效。\n";
        let explanation = explained(text, "学习", &TermOptions::default());
        assert_eq!(explanation.inside, [("强化学习".to_owned(), 2)]);
    }
}
