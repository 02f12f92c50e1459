//! Occurrences: where which term stands. Each token belongs to one term at most, but for topics that
//! stand in longer terms.

use super::affix::is_suffix;
use super::class::Class;
use super::count::{Entry, Variant};
use super::evidence::{self, Evidence, SetOff};
use super::fold::key;
use super::learn::Learned;
use super::options::{TermOptions, Weighting};
use super::unit::{Case, Script, Unit, Units};
use super::word::Word;
use super::zipf::RARE;
use super::{
    annotation, background, compound, english, model, name, scatter, slot, unit, unspaced, word,
};
use crate::document::Document;
use crate::token::{Token, TokenKind, to_simplified};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Range;

/// One occurrence of a term.
#[derive(Clone, Debug)]
pub(super) struct Occurrence<'a> {
    pub(super) text: &'a str,
    pub(super) block: usize,
    /// The byte range in the block's text.
    pub(super) range: Range<usize>,
    /// Whether it is in a heading, emphasised, linked, quoted or a tag.
    pub(super) set_off: bool,
    /// How little general language uses the term, over 0 to 1.
    pub(super) specificity: f64,
    /// How sure it is that it is a term, over 0 to 1.
    pub(super) confidence: f64,
    /// 1 at the start of the document, 0 at its end.
    pub(super) earliness: f64,
    /// Whether it is an ordinary word that nothing near by repeats.
    pub(super) apart: bool,
}

impl Occurrence<'_> {
    /// Counts it in the entry of its term in the one document.
    pub(super) fn count_in(&self, entry: &mut Entry) {
        entry.count += 1;
        entry.documents = 1;
        entry.set_off += u64::from(self.set_off);
        entry.apart += u64::from(self.apart);
        entry.specificity = entry.specificity.max(self.specificity);
        entry.earliness = entry.earliness.max(self.earliness);
        entry.confidence = entry.confidence.max(self.confidence);
        let first = (self.block as u64, self.range.start as u64);
        entry.variants.add(self.text, Variant { count: 1, first });
    }
}

/// Why a token by itself is no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exclusion {
    Stop,
    Number,
    Identifier,
    Character,
    Function,
}

/// All occurrences of terms, in reading order.
pub(super) fn occurrences<'a>(
    document: &'a Document,
    tokens: &[Token],
    options: &TermOptions,
) -> Vec<Occurrence<'a>> {
    let mut units = unit::units(document, tokens);
    if is_for_model(tokens, options) {
        return by_model(document, tokens, &units, options);
    }
    let learned = options.learned.as_deref();
    let boilerplate = boilerplate(document, options);
    let set_off = evidence::set_off(document, &units);
    name_titles(&mut units, &set_off);
    let spans = if options.phrases {
        spans(&units, learned)
    } else {
        (0..tokens.len()).map(|at| at..at + 1).collect()
    };
    let emphasized = emphasized(document, &units, &set_off);
    let roles = Roles { nouns: slot::nouns(&units), verbs: slot::verbs(&units) };
    let annotated = annotation::annotations(document, &units);
    let subjects = single_characters(&units, &spans);
    let apart = scatter::apart(&units);
    let total = units.list.len().max(1) as f64;
    let mut result = Vec::with_capacity(spans.len());
    for span in spans {
        let inside = &units.list[span.clone()];
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
        let kept = |reason| {
            options.numbers && reason == Exclusion::Number
                || reason == Exclusion::Character && subjects.contains(&first.id)
        };
        if inside.len() == 1 && exclusion(first).is_some_and(|reason| !kept(reason)) {
            continue;
        }
        if inside.len() == 1 && is_unit_symbol(document, first) {
            continue;
        }
        let set_off = emphasized[span.clone()].iter().all(|&emphasized| emphasized);
        let plain = inside.len() == 1 && !set_off && options.weighting != Weighting::Count;
        if plain && is_predicate(&units, span.start, &roles.nouns) {
            continue;
        }
        if boilerplate.contains(&first.block) || span.clone().any(|at| annotated[at]) {
            continue;
        }
        let range = first.range.start..last.range.end;
        let Some(text) =
            document.blocks.get(first.block).and_then(|block| block.text.get(range.clone()))
        else {
            continue;
        };
        result.push(Occurrence {
            text,
            block: first.block,
            range,
            set_off,
            specificity: specificity(inside, &roles) * speaker_factor(document, first),
            confidence: 1.0,
            earliness: 1.0 - span.start as f64 / total,
            apart: inside.len() == 1 && apart[span.start],
        });
    }
    result
}

/// Whether the model chooses the terms, and not the rules.
pub(super) fn is_for_model(tokens: &[Token], options: &TermOptions) -> bool {
    options.phrases && model::reads(tokens)
}

/// From this probability on, a term stands even where labels and pointers do: 【地图】 in a list of
/// changes names a thing.
const CERTAIN: f64 = 0.6;

/// The occurrences of the terms that the model finds.
fn by_model<'a>(
    document: &'a Document,
    tokens: &[Token],
    units: &Units<'_>,
    options: &TermOptions,
) -> Vec<Occurrence<'a>> {
    let learned = options.learned.as_deref();
    let boilerplate = boilerplate(document, options);
    let annotated = annotation::annotations(document, units);
    let apart = scatter::apart(units);
    let set_off = evidence::set_off(document, units);
    let emphasized = emphasized(document, units, &set_off);
    let own = model::Own::new(document, learned);
    let total = units.list.len().max(1) as f64;
    let mut result = Vec::new();
    for found in model::find(document, tokens, &own, options.numbers, None) {
        let place =
            |unit: &Unit<'_>| (unit.block, unit.range.end) <= (found.block, found.range.start);
        let first = units.list.partition_point(place);
        let rest = units.list[first..].iter();
        let length = rest
            .take_while(|unit| unit.block == found.block && unit.range.start < found.range.end)
            .count();
        let span = first..first + length;
        let annotated = found.probability < CERTAIN && span.clone().any(|at| annotated[at]);
        if annotated || boilerplate.contains(&found.block) {
            continue;
        }
        let block = document.blocks.get(found.block);
        let Some(text) = block.and_then(|block| block.text.get(found.range.clone())) else {
            continue;
        };
        let inside = &units.list[span.clone()];
        let Some(first_unit) = inside.first() else { continue };
        if is_unit_symbol(document, first_unit) {
            continue;
        }
        let speaker = speaker_factor(document, first_unit);
        result.push(Occurrence {
            text,
            block: found.block,
            range: found.range,
            set_off: emphasized[span.clone()].iter().all(|&emphasized| emphasized),
            specificity: unusualness(inside) * standing(found.probability) * speaker,
            confidence: found.probability,
            earliness: 1.0 - first as f64 / total,
            apart: length == 1 && apart[first],
        });
    }
    weigh_by_share(&mut result);
    result
}

/// Takes less for a term the less often it is one where its words stand: 提升 is the subject once and
/// a verb nine times. Probabilities are 0 where nothing but its words stand.
fn weigh_by_share(occurrences: &mut [Occurrence<'_>]) {
    let mut sums: FxHashMap<String, (f64, f64)> = FxHashMap::default();
    let mut keys: FxHashMap<&str, String> = FxHashMap::default();
    for occurrence in &*occurrences {
        let key = keys.entry(occurrence.text).or_insert_with(|| key(occurrence.text));
        let (sum, count) = match sums.get_mut(key) {
            Some(sums) => sums,
            None => sums.entry(key.clone()).or_default(),
        };
        *sum += occurrence.confidence;
        *count += 1.0;
    }
    for occurrence in occurrences {
        if let Some((sum, count)) = keys.get(occurrence.text).and_then(|key| sums.get(key)) {
            occurrence.specificity *= libm::pow(sum / count, SHARE);
        }
    }
}

/// The power of the share: topics that are verbs elsewhere (治疗) must not fall far.
const SHARE: f64 = 0.25;

/// What a term counts for by how probable it is: less than in proportion where it is probable, since
/// what a text is about is often said in plain words; in proportion where it hardly is.
fn standing(probability: f64) -> f64 {
    if probability < UNLIKELY { probability / UNLIKELY.sqrt() } else { probability.sqrt() }
}

/// Under this probability a term is only listed.
const UNLIKELY: f64 = 0.15;

/// What the commonest word is worth that the model takes for a term.
const COMMON: f64 = 0.2;

/// How little general language uses the words of a term, over 0 to 1.
fn unusualness(inside: &[Unit<'_>]) -> f64 {
    let rarities = inside.iter().map(|unit| {
        rarity(unit.zipf.map_or(3.0, |zipf| if is_capitalized(unit) { zipf - 1.0 } else { zipf }))
    });
    let mean = rarities.sum::<f64>() / inside.len().max(1) as f64;
    let floor = if inside.len() == 1 { COMMON } else { 0.6 };
    floor + (1.0 - floor) * mean
}

/// The stretches of units that are a term or a single word, without gap or overlap.
fn spans(units: &Units<'_>, learned: Option<&Learned>) -> Vec<Range<usize>> {
    let runs = units.runs();
    let names = name::names(units, &runs, learned);
    let words = word::words(units, &runs, &names, learned);
    let compounds = compound::compounds(units, &words, learned);
    let mut spans = Vec::with_capacity(words.len());
    let mut at = 0;
    for compound in compounds {
        spans.extend(words[at..compound.start].iter().flat_map(parts));
        spans.push(words[compound.start].units.start..words[compound.end - 1].units.end);
        at = compound.end;
    }
    spans.extend(words[at..].iter().flat_map(parts));
    unspaced::join(units, spans)
}

/// How often a single character must stand alone to be what a report is about.
const OFTEN: usize = 3;
/// Up to this Zipf value a noun of a single character names a thing: 蛇, 狼, 熵.
const NAMES_THING: f64 = 4.7;

/// The numbers of the Chinese nouns of a single character that are terms.
fn single_characters(units: &Units<'_>, spans: &[Range<usize>]) -> FxHashSet<u32> {
    let mut alone: FxHashMap<u32, usize> = FxHashMap::default();
    for span in spans.iter().filter(|span| span.len() == 1) {
        let unit = &units.list[span.start];
        let noun = unit.script == Script::Han && unit.length == 1 && unit.class == Class::Noun;
        let thing = noun && unit.zipf.is_some_and(|zipf| zipf <= NAMES_THING);
        if thing && !unit.text.starts_with(is_suffix) {
            *alone.entry(unit.id).or_default() += 1;
        }
    }
    alone.into_iter().filter(|&(_, count)| count >= OFTEN).map(|(id, _)| id).collect()
}

/// What stands in title marks is a name wherever it stands, whatever its class: 《三体》.
fn name_titles(units: &mut Units<'_>, set_off: &[SetOff]) {
    let titled = |span: &&SetOff| span.evidence == Evidence::Titled && span.units.len() == 1;
    let titles: Vec<u32> =
        set_off.iter().filter(titled).map(|span| units.list[span.units.start].id).collect();
    if titles.is_empty() {
        return;
    }
    for unit in &mut units.list {
        if titles.contains(&unit.id) && unit.length > 1 && !unit.stop && unit.class != Class::Noun {
            unit.class = Class::Name;
        }
    }
}

/// The spans of a word that is in no compound.
fn parts(word: &Word) -> impl Iterator<Item = Range<usize>> {
    let length = if word::is_modifier(word) { 1 } else { word.units.len() };
    word.units.clone().step_by(length.max(1)).map(move |at| at..at + length)
}

/// The blocks that no term is taken from because they return in every issue.
pub(super) fn boilerplate(document: &Document, options: &TermOptions) -> BTreeSet<usize> {
    let learned = options.learned.as_deref().filter(|_| !options.boilerplate);
    let found: BTreeSet<usize> =
        learned.into_iter().flat_map(|learned| learned.boilerplate(document)).collect();
    // A report of nothing but template lines is still about what they say.
    if found.len() == document.blocks.len() { BTreeSet::new() } else { found }
}

/// For each unit, whether it is set off from the text.
fn emphasized(document: &Document, units: &Units<'_>, set_off: &[SetOff]) -> Vec<bool> {
    let mut result: Vec<bool> =
        units.list.iter().map(|unit| evidence::is_heading(document, unit.block)).collect();
    for span in set_off {
        result[span.units.clone()].fill(true);
    }
    result
}

/// Why a unit by itself is no term, or `None` when it is one.
pub(super) fn exclusion(unit: &Unit<'_>) -> Option<Exclusion> {
    match unit.kind {
        TokenKind::Number => return Some(Exclusion::Number),
        TokenKind::Identifier => return Some(Exclusion::Identifier),
        _ => {}
    }
    if unit.stop {
        Some(Exclusion::Stop)
    } else if unit.length < 2 || !unit.text.chars().any(char::is_alphabetic) {
        Some(Exclusion::Character)
    } else if matches!(unit.class, Class::Function | Class::Measure | Class::Number | Class::Adverb)
    {
        Some(Exclusion::Function)
    } else {
        None
    }
}

/// Whether an ordinary verb, adjective or set phrase that stands once, and not as one of the nouns by
/// their numbers, only says what happens or how something is: 不约而同, 表明.
pub(super) fn is_predicate(units: &Units<'_>, at: usize, nouns: &[bool]) -> bool {
    let unit = &units.list[at];
    let ordinary = || unit.zipf.is_some_and(|zipf| zipf >= RARE);
    let says = match (unit.script, unit.class) {
        (Script::Han, Class::Idiom) => unit.length > 2 && !unit.text.ends_with(is_suffix),
        (Script::Han, Class::Verb | Class::Adjective | Class::Circumstance) => {
            let text = to_simplified(unit.text);
            let named = background::is_organization(&text) || background::is_company(&text);
            ordinary() && !named
        }
        (Script::Latin, Class::Verb | Class::Participle) if unit.case == Case::Lower => ordinary(),
        // "Why AI May Widen Inequality"
        (Script::Latin, Class::Verb | Class::NominalVerb) => {
            ordinary() && english::is_predicate(units, at)
        }
        (Script::Latin, Class::Gerund) => english::follows_be(units, at),
        _ => false,
    };
    says && units.occurrences.get(unit.id as usize) == Some(&1)
        && nouns.get(unit.id as usize) != Some(&true)
}

/// Whether a unit is a factor of a unit of measure: the "kg-1" of "mg·kg-1".
fn is_unit_symbol(document: &Document, unit: &Unit<'_>) -> bool {
    let before = document.blocks.get(unit.block).and_then(|block| {
        block.text.get(..unit.range.start).and_then(|text| text.chars().next_back())
    });
    let exponent = unit.text.trim_end_matches(|c: char| c.is_ascii_digit());
    let symbol = exponent.trim_end_matches(['-', '−']);
    before.is_some_and(|c| "·⋅∙/(（".contains(c))
        && exponent.len() < unit.text.len()
        && symbol.len() <= 3
        && unit.length <= 5
        && unit.text.len() - exponent.len() == 1
        && (before.is_some_and(|c| "·⋅∙".contains(c))
            || symbol.len() < 3 && symbol.bytes().all(|b| b.is_ascii_lowercase()))
}

/// How little general language uses a term: 1 for what it does not know, less for everyday words,
/// and less for verbs, adjectives and adverbs, which name no subject. Never under 0.05.
fn specificity(inside: &[Unit<'_>], roles: &Roles) -> f64 {
    let rarities = inside.iter().map(|unit| {
        rarity(unit.zipf.map_or(3.0, |zipf| if is_capitalized(unit) { zipf - 1.0 } else { zipf }))
    });
    let mean = rarities.sum::<f64>() / inside.len().max(1) as f64;
    match inside {
        [unit] => mean * class_factor(unit, roles),
        // Words that are common apart are rare together.
        _ => 0.5 + 0.5 * mean,
    }
}

/// Less for the name of an account (@name), which says who speaks rather than of what.
fn speaker_factor(document: &Document, first: &Unit<'_>) -> f64 {
    let text =
        document.blocks.get(first.block).and_then(|block| block.text.get(..first.range.start));
    if text.is_some_and(|before| before.ends_with('@')) { 0.3 } else { 1.0 }
}

/// Whether a word in Latin letters is written like a name where not every word would be.
fn is_capitalized(unit: &Unit<'_>) -> bool {
    unit.script == Script::Latin
        && unit.case != Case::Lower
        && (!unit.starts_sentence || unit.embedded)
}

/// From 1 at a Zipf value of 3.2 (less than twice in a million words) down to 0.1 at 6, faster
/// than in proportion: a word that everybody uses every day says little however often it returns.
fn rarity(zipf: f64) -> f64 {
    let rare = ((6.0 - zipf) / 2.8).clamp(0.0, 1.0);
    0.1 + 0.9 * rare * rare
}

/// Which units, by their numbers, this text has as nouns or verbs though the dictionary does not.
struct Roles {
    nouns: Vec<bool>,
    verbs: Vec<bool>,
}

fn class_factor(unit: &Unit<'_>, roles: &Roles) -> f64 {
    let has = |list: &[bool]| list.get(unit.id as usize) == Some(&true);
    match unit.class {
        // "React" and "Swift" are no verb and adjective there.
        _ if is_capitalized(unit) && (unit.embedded || unit.zipf.is_none()) => 1.0,
        Class::Noun | Class::Name => 1.0,
        Class::NominalVerb if has(&roles.verbs) => 0.3,
        Class::NominalVerb | Class::Gerund | Class::Unlisted => 0.7,
        Class::Verb | Class::Adjective | Class::Idiom | Class::Circumstance if has(&roles.nouns) => {
            0.7
        }
        // 推高: how rare a verb is that the dictionary lacks is not known.
        Class::Verb if unit.zipf.is_none() => 0.1,
        Class::Verb | Class::Adjective | Class::Participle => 0.3,
        _ => 0.2,
    }
}

#[cfg(test)]
mod tests {
    use crate::term::tests::assert_terms;

    #[test]
    fn a_place_in_space_is_no_part_of_a_guess() {
        assert_terms("在pyq里发的照片很多。\n", &["照片"], &["里发"]);
    }
}
