//! Units: the tokens of a document with what the search for terms asks of them.
//!
//! Units that only spaces or hyphens separate form a run; a term never reaches over the end of
//! one, because there stands punctuation.

use super::class::Class;
use super::fold::{is_han, is_wide};
use super::{background, chinese, chinese_cut, english_class};
use crate::document::{Block, Document, MarkKind};
use crate::token::dictionary;
use crate::token::{Language, Token, TokenKind, fold, is_korean_predicate, to_simplified};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a unit is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese characters.
    Han,
    /// Letters with spaces between words.
    Latin,
    /// Anything else.
    Other,
}

/// What separates a unit from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Spaces or a hyphen.
    Space,
    /// Punctuation, or the start of the block.
    Break,
}

/// How the letters of a unit are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Lower,
    /// "Gemini".
    Title,
    /// "NVIDIA".
    Upper,
    /// "OpenAI", "GPT-4o".
    Mixed,
}

/// A token of a document, classified.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    pub(super) text: &'a str,
    pub(super) block: usize,
    pub(super) range: Range<usize>,
    /// Units with the same folded text have the same number.
    pub(super) id: u32,
    pub(super) class: Class,
    pub(super) script: Script,
    pub(super) case: Case,
    pub(super) gap: Gap,
    /// Whether a hyphen joins it to the one before.
    pub(super) hyphenated: bool,
    /// Whether an emphasis or a link starts or ends right before it.
    pub(super) edge: bool,
    /// Whether a sentence starts with it.
    pub(super) starts_sentence: bool,
    /// Whether it is written in letters in a block that also has Chinese characters.
    pub(super) embedded: bool,
    pub(super) stop: bool,
    pub(super) kind: TokenKind,
    pub(super) language: Language,
    /// The number of characters.
    pub(super) length: usize,
    /// Its Zipf value in general language, where known.
    pub(super) zipf: Option<f64>,
    /// Whether a listed Chinese term starts with it.
    pub(super) opens_term: bool,
}

impl Unit<'_> {
    /// Whether it is an established term by itself.
    pub(super) fn is_listed(&self) -> bool {
        self.opens_term && background::is_chinese_term(&to_simplified(self.text))
    }
}

/// All units of a document, and how often each number occurs.
#[derive(Clone, Debug, Default)]
pub(super) struct Units<'a> {
    pub(super) list: Vec<Unit<'a>>,
    pub(super) occurrences: Vec<u32>,
    /// The folded text of each number.
    texts: Vec<String>,
}

impl Units<'_> {
    /// The maximal ranges of units without punctuation between them.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut start = 0;
        for end in 1..=self.list.len() {
            if self.list.get(end).is_none_or(|unit| unit.gap == Gap::Break) {
                runs.push(start..end);
                start = end;
            }
        }
        runs
    }

    /// The folded text of the units of a range: lower case, simplified, a space where one or a
    /// hyphen stands.
    pub(super) fn folded(&self, range: Range<usize>) -> String {
        let mut result = String::new();
        for unit in self.list.get(range).unwrap_or_default() {
            if !result.is_empty() && unit.gap != Gap::None {
                result.push(' ');
            }
            result.push_str(self.texts.get(unit.id as usize).map_or("", |text| text));
        }
        result
    }

    /// For each number, whether something holds of its folded text.
    pub(super) fn numbers_where(&self, holds: impl Fn(&str) -> bool) -> Vec<bool> {
        self.texts.iter().map(|text| holds(text)).collect()
    }

    /// The numbers of the units of a range.
    pub(super) fn ids(&self, range: Range<usize>) -> Vec<u32> {
        self.list.get(range).unwrap_or_default().iter().map(|unit| unit.id).collect()
    }
}

/// What is known of a text wherever it stands.
#[derive(Clone, Copy, Debug)]
struct Form {
    id: u32,
    class: Class,
    script: Script,
    case: Case,
    length: usize,
    zipf: Option<f64>,
    opens_term: bool,
    /// See [`chinese_cut::measure_length`] and [`chinese_cut::name_length`].
    measure_length: usize,
    /// See [`chinese_cut::may_hold_suffix`].
    may_hold_suffix: bool,
}

/// The forms of the texts of a document.
#[derive(Default)]
struct Forms<'a> {
    forms: FxHashMap<(&'a str, Language), Form>,
    numbers: FxHashMap<String, u32>,
}

impl<'a> Forms<'a> {
    fn form(&mut self, text: &'a str, token: &Token, texts: &mut Vec<String>) -> Form {
        *self.forms.entry((text, token.language)).or_insert_with(|| {
            let script = script(text, token.language);
            let folded = fold(text);
            let han = script == Script::Han;
            let folded = if han { to_simplified(&folded) } else { folded.as_ref().into() };
            let (class, zipf) = facts_of(&folded, script, token.language);
            let next = texts.len() as u32;
            let id = *self.numbers.entry(folded.into_owned()).or_insert_with_key(|folded| {
                texts.push(folded.clone());
                next
            });
            let simplified = to_simplified(text);
            Form {
                id,
                class,
                script,
                case: case(text),
                length: text.chars().count(),
                zipf,
                opens_term: script != Script::Other && background::starts_chinese_term(&simplified),
                measure_length: chinese_cut::measure_length(text).max(if han {
                    chinese_cut::name_length(&simplified)
                } else {
                    0
                }),
                may_hold_suffix: han && chinese_cut::may_hold_suffix(&simplified),
            }
        })
    }
}

/// Units as they are written after a number and a space, sorted by bytes.
const MEASURES: &[&str] = &[
    "DPI", "EB", "FPS", "GB", "GHz", "GJ", "GPa", "GW", "GWh", "Gbps", "GiB", "Hz", "KB", "MB",
    "MHz", "MJ", "MPa", "MW", "MWh", "Mbps", "MiB", "PB", "PPI", "TB", "THz", "TW", "TWh", "Tbps",
    "TiB", "cm", "dB", "dpi", "fps", "kB", "kHz", "kJ", "kPa", "kW", "kWh", "kg", "km", "mAh",
    "mg", "mm", "ms", "nm", "ppi", "ppm", "rpm",
];

/// Whether a text is the unit of the number before it: 278 PB, 8MJ/kg.
fn is_measure(before: Option<&Unit<'_>>, between: Option<&str>, text: &str) -> bool {
    let counted = before.is_some_and(|before| {
        before.class == Class::Number
            || before.stop && between == Some("/") && MEASURES.binary_search(&before.text).is_ok()
    });
    counted && matches!(between, Some("" | " " | "/")) && MEASURES.binary_search(&text).is_ok()
}

/// Classifies the tokens of a document.
pub(super) fn units<'a>(document: &Document, tokens: &'a [Token]) -> Units<'a> {
    let mut forms = Forms::default();
    let mut units = Units { list: Vec::with_capacity(tokens.len()), ..Units::default() };
    let mixed: Vec<bool> =
        document.blocks.iter().map(|block| block.text.chars().any(is_wide)).collect();
    let mut previous: Option<&Token> = None;
    let edges: Vec<Vec<usize>> = document.blocks.iter().map(Block::edges).collect();
    for token in tokens {
        let edge = is_edge(edges.get(token.block).map_or(&[], Vec::as_slice), previous, token);
        let whole = forms.form(&token.text, token, &mut units.texts);
        let between = between(document, previous, token);
        let (gap, starts_sentence) = gap(document, between, previous, token);
        let before = units.list.last().filter(|before| {
            gap == Gap::None
                && whole.may_hold_suffix
                && before.length > 1
                && token.kind == TokenKind::Word
        });
        let cut = before
            .map_or(0, |before| chinese_cut::suffix_length(before.text, &token.text))
            .max(whole.measure_length)
            .max(counted_length(units.list.last(), gap, &whole, token))
            .max(graded_length(units.list.last(), gap, &whole, token));
        for (start, end) in [(0, cut), (cut, token.text.len())] {
            let Some(text) = token.text.get(start..end).filter(|text| !text.is_empty()) else {
                continue;
            };
            let form = if cut == 0 { whole } else { forms.form(text, token, &mut units.texts) };
            units.occurrences.resize(units.texts.len(), 0);
            units.occurrences[form.id as usize] += 1;
            let Form { id, class, script, case, length, zipf, opens_term, .. } = form;
            // "IT" and "AI" are no stop words even where "it" or "ai" is one.
            let acronym = script == Script::Latin && case == Case::Upper && length > 1;
            let mixed = mixed.get(token.block) == Some(&true);
            // A capitalised word between Chinese ones is a name: 用 Go 写.
            let named = mixed && token.stop && case == Case::Title && is_alone(document, token);
            let measure = is_measure(units.list.last(), between, text);
            let stop = measure || token.stop && !(acronym && (text == "AI" || mixed) || named);
            let first = start == 0;
            let embedded = script == Script::Latin && mixed;
            units.list.push(Unit {
                text,
                block: token.block,
                range: token.range.start + start..token.range.start + end,
                id,
                class: match token.kind {
                    TokenKind::Number => Class::Number,
                    TokenKind::Name => Class::Name,
                    // The endings of invented names say nothing: "Gridly", "Zenify".
                    TokenKind::Word
                        if !stop
                            && zipf.is_none()
                            && (embedded || case == Case::Mixed)
                            && (class != Class::Adverb || case != Case::Lower) =>
                    {
                        Class::Noun
                    }
                    TokenKind::Word if !stop || script == Script::Han => class,
                    _ => Class::Function,
                },
                script,
                case,
                gap: if first { gap } else { Gap::None },
                edge: first && edge,
                hyphenated: first && gap == Gap::Space && between.is_some_and(is_hyphen),
                starts_sentence: starts_sentence && first,
                embedded,
                stop,
                kind: token.kind,
                language: token.language,
                length,
                zipf,
                opens_term,
            });
        }
        previous = Some(token);
    }
    units
}

/// How many bytes of a guess after a number are a measure word: 48 位博主.
fn counted_length(before: Option<&Unit<'_>>, gap: Gap, whole: &Form, token: &Token) -> usize {
    let counted = before.is_some_and(|before| before.class == Class::Number) && gap != Gap::Break;
    let guess = whole.class == Class::Unlisted && whole.length > 2;
    let first = token.text.chars().next().filter(|&c| chinese_cut::is_measure(c));
    first.filter(|_| counted && guess).map_or(0, char::len_utf8)
}

/// Whether a word is an adverb of degree or a guess that ends in one: 有太|多用户.
fn ends_in_degree(unit: &Unit<'_>) -> bool {
    let text = to_simplified(unit.text);
    text.ends_with(['更', '太', '很', '最', '较', '越', '极'])
        && (unit.length == 1 || !dictionary::contains(&text))
}

/// How many bytes of a word after an adverb of degree are the adjective that it grades: 更 + 高效率,
/// 太 + 多用户.
fn graded_length(before: Option<&Unit<'_>>, gap: Gap, whole: &Form, token: &Token) -> usize {
    let graded = gap == Gap::None && before.is_some_and(ends_in_degree);
    let first = token.text.chars().next().filter(|&c| "高低多少大小强弱快慢".contains(c));
    let rest = |first: char| to_simplified(&token.text[first.len_utf8()..]).into_owned();
    first
        .filter(|&first| graded && whole.length > 2 && dictionary::contains(&rest(first)))
        .map_or(0, char::len_utf8)
}

/// Whether one of the places of a block, in order, is between two of its tokens; no token before is
/// as good as one.
fn is_edge(edges: &[usize], previous: Option<&Token>, token: &Token) -> bool {
    let Some(previous) = previous.filter(|previous| previous.block == token.block) else {
        return true;
    };
    let next = edges.partition_point(|&place| place < previous.range.end);
    edges.get(next).is_some_and(|&place| place <= token.range.start)
}

fn script(text: &str, language: Language) -> Script {
    match language {
        Language::Latin => Script::Latin,
        Language::Chinese if text.chars().all(is_wide) => Script::Han,
        _ => Script::Other,
    }
}

fn facts_of(folded: &str, script: Script, language: Language) -> (Class, Option<f64>) {
    match script {
        Script::Other if language == Language::Korean && is_korean_predicate(folded) => {
            (Class::Function, None)
        }
        Script::Han => (chinese::class(folded), background::chinese_zipf(folded)),
        Script::Latin => english_class::facts(folded),
        Script::Other => (Class::Noun, None),
    }
}

fn case(text: &str) -> Case {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (false, false);
    for c in letters {
        upper |= c.is_uppercase();
        lower |= c.is_lowercase();
    }
    match (first, upper, lower) {
        (false, false, _) => Case::Lower,
        (true, false, _) => Case::Title,
        (true, true, false) => Case::Upper,
        _ => Case::Mixed,
    }
}

/// The text between a token and the one before it in the block.
fn between<'a>(document: &'a Document, previous: Option<&Token>, token: &Token) -> Option<&'a str> {
    let previous = previous.filter(|previous| previous.block == token.block)?;
    document.blocks.get(token.block)?.text.get(previous.range.end..token.range.start)
}

fn is_hyphen(text: &str) -> bool {
    matches!(text, "-" | "‐" | "‑")
}

/// The gap that a text before a token is, and whether a sentence starts after it.
fn gap(
    document: &Document,
    between: Option<&str>,
    previous: Option<&Token>,
    token: &Token,
) -> (Gap, bool) {
    match between {
        Some("") => (Gap::None, false),
        Some(" & ") => (Gap::Space, false),
        Some(text) if is_hyphen(text) => (Gap::Space, false),
        Some(". ") if previous.is_some_and(|previous| is_initial(&previous.text)) => {
            (Gap::Space, false)
        }
        // A line end that is left in a block is one that the author meant.
        Some(text) if text.contains('\n') => (Gap::Break, true),
        Some(text) if text.chars().all(char::is_whitespace) => (Gap::Space, false),
        Some("'s " | "’s ")
            if previous.is_some_and(|previous| {
                is_title(document, previous, token) || is_foreign_name(document, previous, token)
            }) =>
        {
            (Gap::Space, false)
        }
        Some(text) => {
            (Gap::Break, text.contains(['.', '!', '?', ':', '。', '！', '？', '：', '"', '“']))
        }
        None => (Gap::Break, true),
    }
}

/// Whether two tokens stand in one short emphasis or link: **Nobody's Last Question**.
fn is_title(document: &Document, first: &Token, second: &Token) -> bool {
    let Some(block) = document.blocks.get(first.block) else { return false };
    block.marks.iter().any(|mark| {
        let inside = block.text.get(mark.range.clone()).unwrap_or_default();
        mark.kind != MarkKind::Code
            && mark.range.start <= first.range.start
            && second.range.end <= mark.range.end
            && inside.split(' ').count() <= 5
    })
}

/// Whether two capitalised tokens, the first no company, stand among few letters in Chinese text:
/// 在 Nobody's Last Question 上.
fn is_foreign_name(document: &Document, first: &Token, second: &Token) -> bool {
    const MOST_WORDS: usize = 5;
    let Some(block) = document.blocks.get(first.block) else { return false };
    let sides = block.text.get(..first.range.end).zip(block.text.get(second.range.start..));
    let Some((before, after)) = sides else { return false };
    let capital = |token: &Token| token.text.starts_with(char::is_uppercase);
    let wide = |c: char| is_wide(c) || matches!(c, '\u{ff00}'..='\u{ffef}');
    let letters = |text: &str| text.split_whitespace().count();
    let before = before.rfind(wide).map_or(before, |at| &before[at..]);
    let after = &after[..after.find(wide).unwrap_or(after.len())];
    block.text.contains(is_han)
        && capital(first)
        && capital(second)
        && !background::is_organization(&fold(&first.text))
        && letters(before) + letters(after) <= MOST_WORDS + 1
}

/// Whether a word of letters has Chinese characters before and after it.
fn is_alone(document: &Document, token: &Token) -> bool {
    let Some(block) = document.blocks.get(token.block) else { return false };
    let sides = block.text.get(..token.range.start).zip(block.text.get(token.range.end..));
    sides.is_some_and(|(before, after)| {
        let before = before.trim_end_matches(' ').chars().next_back();
        let after = after.trim_start_matches(' ').chars().next();
        before.is_some_and(is_han) && after.is_some_and(is_han)
    })
}

/// Whether a token is the initial of a name: "Peter H. Smith".
fn is_initial(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {}
