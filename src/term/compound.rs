//! Compounds: words that stand together more often than chance would have it.
//!
//! Candidates are neighbours whose classes can form a noun phrase (Justeson and Katz 1995,
//! "Technical terminology"). They are accepted by the log-likelihood ratio of their parts (Dunning
//! 1993), and every stretch of words is then cut into the compounds that are worth most, so that no
//! word counts twice.

use super::english::{follows_be, follows_relative, is_past, is_predicate};
use super::learn::Learned;
use super::single;
use super::statistics::log_likelihood;
use super::unit::{Case, Class, Gap, Script, Unit, Units};
use super::word::{Word, is_suffix};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most words of a compound.
pub(super) const MOST_WORDS: usize = 4;
/// The most characters of a Chinese compound.
const MOST_CHARACTERS: usize = 9;
/// The log-likelihood ratio that 5 % of chance neighbours reach.
const SIGNIFICANT: f64 = 3.84;
/// The one that 0.1 % reach; asked of an acronym with a Chinese word.
const CERTAIN: f64 = 10.83;
/// From this Zipf value on, a word says nothing about its field.
pub(super) const GENERIC: f64 = 5.45;
/// From this Zipf value on, a word makes no new term of another one.
pub(super) const VAGUE: f64 = 5.0;
/// Up to this Zipf value an adjective names a kind (稀疏) rather than a degree (巨大).
const TECHNICAL_ADJECTIVE: f64 = 4.0;

/// Below this Zipf value a word that returns is a subject by itself.
const THEME: f64 = 4.4;

/// Verbs after which another verb is no part of a noun: 支持生成图片.
const TAKE_VERBS: [&str; 20] = [
    "支持", "开始", "開始", "进行", "進行", "继续", "繼續", "负责", "負責", "用于", "用於", "停止",
    "尝试", "嘗試", "擅长", "允许", "禁止", "辅助", "通过", "透过",
];

/// How many occurrences in an archive count as much as occurrences in the report, at most.
const KNOWN: f64 = 8.0;

/// Ranges of words that are compounds, in reading order, without overlap.
pub(super) fn compounds(
    units: &Units<'_>,
    words: &[Word],
    learned: Option<&Learned>,
) -> Vec<Range<usize>> {
    let statistics = Statistics::new(units, words, learned);
    let mut result = Vec::new();
    for region in &statistics.regions {
        statistics.cut(units, words, region, &mut result);
    }
    result
}

/// A place where words might be a compound.
pub(super) struct Candidate {
    pub(super) words: Range<usize>,
    /// Whether it stands there as a noun phrase does.
    pub(super) free: bool,
}

/// All places where words might be a compound if they stood together often enough.
pub(super) fn candidates(units: &Units<'_>, words: &[Word]) -> Vec<Candidate> {
    const OFTEN: u32 = 4;
    let mut result = Vec::new();
    for region in regions(units, words) {
        for start in region.clone() {
            for end in start + 2..=region.end.min(start + MOST_WORDS) {
                let inside = &words[start..end];
                let latin = inside.iter().all(|word| word.script == Script::Latin);
                let possible = if latin {
                    is_english_compound(inside, OFTEN)
                } else {
                    is_chinese_compound(units, inside, OFTEN)
                };
                if possible {
                    let free = latin || is_free(units, words, &(start..end));
                    result.push(Candidate { words: start..end, free });
                }
            }
        }
    }
    result
}

/// Counts of the words and of the sequences of words in all regions.
struct Statistics<'a> {
    learned: Option<&'a Learned>,
    /// The number of each word: the same for the same word.
    numbers: Vec<u32>,
    occurrences: Vec<u32>,
    regions: Vec<Range<usize>>,
    /// Sequences as a tree: the number of a sequence and the word that follows it → its number.
    longer: FxHashMap<(u32, u32), u32>,
    sequences: Vec<Sequence>,
}

/// A sequence of words.
#[derive(Clone, Copy, Default)]
struct Sequence {
    count: u32,
    /// Whether it stands at least once as a noun phrase does.
    free: bool,
}

impl<'a> Statistics<'a> {
    fn new(units: &Units<'_>, words: &[Word], learned: Option<&'a Learned>) -> Self {
        let mut known: FxHashMap<&[u32], u32> = FxHashMap::default();
        let ids: Vec<u32> = units.list.iter().map(|unit| unit.id).collect();
        let mut occurrences: Vec<u32> = Vec::new();
        let mut numbers = Vec::with_capacity(words.len());
        for word in words {
            let next = known.len() as u32;
            let number = *known.entry(&ids[word.units.clone()]).or_insert(next);
            if number == next {
                occurrences.push(0);
            }
            occurrences[number as usize] += 1;
            numbers.push(number);
        }
        let regions = regions(units, words);
        let mut statistics = Self {
            learned,
            numbers,
            occurrences,
            regions: Vec::new(),
            longer: FxHashMap::default(),
            sequences: Vec::new(),
        };
        for region in &regions {
            statistics.read(units, words, region);
        }
        statistics.regions = regions;
        statistics
    }

    /// Counts the sequences of a region. The first words have the numbers of words, longer
    /// sequences the numbers after those.
    fn read(&mut self, units: &Units<'_>, words: &[Word], region: &Range<usize>) {
        let singles = self.occurrences.len() as u32;
        for start in region.clone() {
            let mut sequence = self.numbers[start];
            for end in start + 2..=region.end.min(start + MOST_WORDS) {
                let next = singles + self.sequences.len() as u32;
                sequence = *self.longer.entry((sequence, self.numbers[end - 1])).or_insert(next);
                if sequence == next {
                    self.sequences.push(Sequence::default());
                }
                let entry = &mut self.sequences[(sequence - singles) as usize];
                entry.count += 1;
                entry.free = entry.free
                    || words[start].script == Script::Han && is_free(units, words, &(start..end));
            }
        }
    }

    fn sequence(&self, range: &Range<usize>) -> Sequence {
        let Some((&first, rest)) = self.numbers.get(range.clone()).and_then(<[u32]>::split_first)
        else {
            return Sequence::default();
        };
        let mut sequence = first;
        for &number in rest {
            match self.longer.get(&(sequence, number)) {
                Some(&longer) => sequence = longer,
                None => return Sequence::default(),
            }
        }
        let single = self.occurrences.get(sequence as usize);
        let place = (sequence as usize).saturating_sub(self.occurrences.len());
        single
            .map(|&count| Sequence { count, free: true })
            .or_else(|| self.sequences.get(place).copied())
            .unwrap_or_default()
    }

    fn count(&self, range: &Range<usize>) -> u32 {
        self.sequence(range).count
    }

    /// The weakest association between two parts of a sequence.
    fn association(&self, range: &Range<usize>) -> f64 {
        let both = self.count(range);
        let total = self.numbers.len() as u32;
        (range.start + 1..range.end)
            .map(|cut| {
                let first = self.count(&(range.start..cut));
                let second = self.count(&(cut..range.end));
                log_likelihood(both, first, second, total)
            })
            .fold(f64::INFINITY, f64::min)
    }

    /// Cuts a region into compounds and single words, so that the sum of their values is highest.
    fn cut(
        &self,
        units: &Units<'_>,
        words: &[Word],
        region: &Range<usize>,
        result: &mut Vec<Range<usize>>,
    ) {
        let length = region.len();
        let mut best = vec![(0.0_f64, 1_usize); length + 1];
        for start in (0..length).rev() {
            best[start] = (best[start + 1].0, 1);
            for end in start + 2..=length.min(start + MOST_WORDS) {
                let range = region.start + start..region.start + end;
                let Some(value) = self.value(units, words, region, &range) else { continue };
                if value + best[end].0 > best[start].0 {
                    best[start] = (value + best[end].0, end - start);
                }
            }
        }
        let mut at = 0;
        while at < length {
            let step = best[at].1;
            if step > 1 {
                result.push(region.start + at..region.start + at + step);
            }
            at += step;
        }
    }

    /// What a compound is worth, or `None` when it is none: more with each repetition, and more
    /// with each word, but so that a repeated part outweighs a longer whole that occurs once.
    fn value(
        &self,
        units: &Units<'_>,
        words: &[Word],
        region: &Range<usize>,
        range: &Range<usize>,
    ) -> Option<f64> {
        let count = self.count(range);
        let inside = words.get(range.clone())?;
        // Where the author's emphasis ends, a word ends too: **甲骨文**债务.
        if count == 1 && inside[1..].iter().any(|word| units.list[word.units.start].edge) {
            return None;
        }
        let joints = (inside.len() - 1) as f64;
        let value = |count: f64| libm::sqrt(joints) * (1.0 + libm::log(count));
        if let Some(learned) = self.learned {
            let text = |word: &Word| units.folded(word.units.clone());
            let whole: Vec<String> = inside.iter().map(text).collect();
            if let Some(archive) = learned.compound(&whole) {
                return Some(value(f64::from(count) + (archive as f64).min(KNOWN)));
            }
            let chance = whole.windows(2).any(|pair| learned.contradicts(&pair[0], &pair[1]));
            if count == 1 && chance {
                return None;
            }
        }
        let latin = inside.iter().all(|word| word.script == Script::Latin);
        let accepted = if latin {
            is_english_compound(inside, count) && (count > 1 || is_whole(words, region, range))
        } else {
            let theme = range.clone().any(|at| self.count(&(at..at + 1)) > 2);
            // What the report speaks of again and again is counted as that: 太阳能 + 屋顶.
            let subject = range.clone().any(|at| {
                words[at].length > 1
                    && words[at].zipf.is_none_or(|zipf| zipf < THEME)
                    && self.count(&(at..at + 1)) > 5
            });
            // What is a term elsewhere in the report stays one.
            let apart = range.clone().any(|at| {
                (words[at].complete || inside[0].class == Class::Adjective)
                    && self.count(&(at..at + 1)) > 1
            });
            let verbal = inside.iter().any(is_verb);
            is_chinese_compound(units, inside, count)
                && (count > 3 && !verbal || self.sequence(range).free)
                && (count > 1
                    || single::stands(units, words, region, range)
                        && !(theme && inside.iter().any(is_vague))
                        && !subject
                        && !apart)
        };
        let mixed = !latin && inside.iter().any(|word| word.script == Script::Latin);
        let least = if mixed { CERTAIN } else { SIGNIFICANT };
        let significant = accepted && self.association(range) >= least;
        significant.then(|| value(f64::from(count)))
    }
}

/// The stretches of words that compounds can lie in.
fn regions(units: &Units<'_>, words: &[Word]) -> Vec<Range<usize>> {
    let mut regions = Vec::new();
    let mut start = 0;
    for at in 0..=words.len() {
        let continues =
            at > start && at < words.len() && follows(units, &words[at - 1], &words[at]);
        let belongs = at < words.len() && is_part(units, words, at);
        if belongs && (continues || at == start) {
            continue;
        }
        if at - start > 1 {
            regions.push(start..at);
        }
        start = if belongs { at } else { at + 1 };
    }
    regions
}

/// Whether two words are neighbours as the words of a compound are.
fn follows(units: &Units<'_>, before: &Word, word: &Word) -> bool {
    let gap = units.list[word.units.start].gap;
    match (before.script, word.script) {
        (Script::Han, Script::Han) => gap == Gap::None,
        (Script::Latin, Script::Latin) => {
            let single = before.units.len() == 1 && word.units.len() == 1;
            gap == Gap::Space && single && !before.settled && !word.settled
        }
        (Script::Latin, Script::Han) => gap != Gap::Break && is_acronym(units, before),
        _ => false,
    }
}

fn is_acronym(units: &Units<'_>, word: &Word) -> bool {
    word.units.len() == 1 && units.list[word.units.start].case == Case::Upper && word.length <= 4
}

/// Whether a word can be part of a compound where it stands.
fn is_part(units: &Units<'_>, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let unit = &units.list[word.units.start];
    match (word.script, word.class) {
        (
            Script::Han,
            Class::Noun | Class::Unlisted | Class::Name | Class::NominalVerb | Class::Adjective,
        ) => word.length > 1 || matches!(word.class, Class::Noun | Class::Name),
        (Script::Han, Class::Verb) => is_verb(word),
        (Script::Latin, _) if word.settled => is_acronym(units, word),
        (Script::Latin, Class::Verb | Class::Adverb | Class::Function | Class::Number) => false,
        (Script::Latin, Class::NominalVerb) => !is_predicate(units, word.units.start),
        (Script::Latin, Class::Noun) if follows_relative(units, word.units.start) => false,
        (Script::Latin, Class::Participle) if is_past(units, word.units.start) => false,
        (Script::Latin, _) => {
            let verbal = unit.starts_sentence || follows_be(units, word.units.start);
            word.length > 1 && !(verbal && unit.class == Class::Gerund)
        }
        _ => false,
    }
}

/// Adjectives and nouns with a noun at the end.
fn is_english_compound(words: &[Word], count: u32) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let head = matches!(last.class, Class::Noun | Class::Name | Class::NominalVerb | Class::Gerund);
    let vague = rest.first().is_some_and(|first| {
        matches!(first.class, Class::Adjective | Class::Participle | Class::Gerund)
            && first.zipf.is_some_and(|zipf| zipf >= if count > 1 { 5.6 } else { 5.2 })
    });
    head && !vague
}

/// Whether `range` is all of its region but vague words at its start, or the end of a long one.
fn is_whole(words: &[Word], region: &Range<usize>, range: &Range<usize>) -> bool {
    if range.end != region.end
        && !words[range.end..region.end].iter().all(|word| word.class == Class::Participle)
    {
        return false;
    }
    let before = &words[region.start..range.start];
    before.is_empty()
        || before.iter().all(|word| {
            matches!(word.class, Class::Adjective | Class::Participle | Class::Gerund)
                && word.zipf.is_some_and(|zipf| zipf >= 5.2)
        })
        || range.len() == 3 && region.len() > MOST_WORDS
}

/// Nouns, nominal verbs and technical adjectives with a noun or nominal verb at the end.
fn is_chinese_compound(units: &Units<'_>, words: &[Word], count: u32) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let length: usize = words.iter().map(|word| word.length).sum();
    let mixed = words.iter().any(|word| is_acronym(units, word));
    let generic = |word: &Word| word.zipf.is_some_and(|zipf| zipf >= GENERIC);
    let kind = |word: &Word| {
        word.class != Class::Adjective
            || word
                .zipf
                .is_none_or(|zipf| zipf < TECHNICAL_ADJECTIVE || count > 1 && zipf < GENERIC)
    };
    let recurring = |word: &Word| word.length == 1 || is_verb(word);
    let head = matches!(last.class, Class::Noun | Class::NominalVerb)
        || matches!(last.class, Class::Name | Class::Unlisted) && count > 1;
    // What is a term by itself is joined to a word that says something, and only if that recurs;
    // more often where it comes first, for then it is as much a term alone.
    let complete = words.iter().any(|word| word.complete);
    let least = if rest.iter().any(|word| word.complete) { 2 } else { 1 };
    // A listed word of three characters (零信任), and one with a suffix at the end (准备金率), is no
    // name yet.
    let extends =
        words.iter().all(|word| !word.complete || word.class != Class::Name && word.length <= 3)
            || rest.iter().all(|word| !word.complete) && ends_in_suffix(units, last);
    let enough = if count == 1 { extends } else { count > least };
    let joined = !complete || enough && !words.iter().any(is_vague);
    let institution = count == 1 && single::is_institution(units, words);
    head && (joined || institution)
        && !is_person_with_title(units, words)
        && !is_agent(units, words)
        && last.length > 1
        && !(words.iter().any(is_verb) && words.iter().any(is_vague))
        && (count > 1 || !rest.iter().any(recurring))
        && length <= MOST_CHARACTERS
        && rest.iter().all(kind)
        && !(words[0].class == Class::Adjective && is_count(units, &words[0]))
        && !words.iter().all(generic)
        && (!mixed || count > 2 && !complete && words.len() == 2)
        && (count > 1 || single::is_term(units, words))
}

/// Whether a name and how one addresses its bearer: 金庸先生.
fn is_person_with_title(units: &Units<'_>, words: &[Word]) -> bool {
    const TITLES: [&str; 14] = [
        "先生",
        "女士",
        "小姐",
        "教授",
        "博士",
        "院士",
        "老师",
        "老師",
        "同学",
        "总统",
        "总理",
        "部长",
        "总裁",
        "董事长",
    ];
    let [.., person, title] = words else { return false };
    let named = matches!(person.class, Class::Name | Class::Unlisted) || person.units.len() > 1;
    named && title.units.len() == 1 && TITLES.contains(&units.list[title.units.start].text)
}

/// Whether someone and what they do: 谷歌 + 投资. Places rather say where it is done.
fn is_agent(units: &Units<'_>, words: &[Word]) -> bool {
    let [agent, verb] = words else { return false };
    let unlisted =
        || units.list[agent.units.clone()].iter().any(|unit| unit.class == Class::Unlisted);
    (agent.class == Class::Name || agent.units.len() > 1 && unlisted())
        && agent.script == Script::Han
        && verb.class == Class::NominalVerb
        && !single::is_place(units, agent)
}

/// Whether the last character of a word makes new words of nouns.
fn ends_in_suffix(units: &Units<'_>, word: &Word) -> bool {
    let last = units.list[word.units.clone()].last().and_then(|unit| unit.text.chars().next_back());
    last.is_some_and(is_suffix)
}

/// Whether a word is too common to make a new term of another one: 领域, 发展.
fn is_vague(word: &Word) -> bool {
    word.zipf.is_some_and(|zipf| zipf >= VAGUE)
}

/// Whether a word is a verb that can be a part of a term that recurs: 入侵 in 入侵指标.
pub(super) fn is_verb(word: &Word) -> bool {
    word.class == Class::Verb && word.length == 2 && !is_vague(word)
}

/// Whether a word counts others: 三大, 两项.
fn is_count(units: &Units<'_>, word: &Word) -> bool {
    let first = units.list[word.units.start].text.chars().next();
    word.length == 2 && first.is_some_and(|c| "一二三四五六七八九十两几数各".contains(c))
}

/// Whether the words around a Chinese compound leave it a noun phrase rather than verb and object
/// or subject and verb.
fn is_free(units: &Units<'_>, words: &[Word], range: &Range<usize>) -> bool {
    let (first, last) = (&words[range.start], &words[range.end - 1]);
    let before = first.units.start.checked_sub(1).and_then(|at| units.list.get(at));
    let before = before.filter(|_| units.list[first.units.start].gap != Gap::Break);
    let after = units.list.get(last.units.end).filter(|after| after.gap != Gap::Break);
    let adverb = |unit: &Unit<'_>| {
        unit.class == Class::Adverb || "将已可能会来去要需应不".contains(unit.text)
    };
    let attributive = before.is_some_and(|unit| "的之及和与或等个种项款".contains(unit.text))
        || after.is_some_and(|unit| adverb(unit) || "在是为被也都对".contains(unit.text));
    let predicate = after.is_some_and(|unit| "了着过到为于至成出".contains(unit.text));
    // A verb is taken for a part of the noun only where the text before it asks for a noun.
    if first.class == Class::Verb
        && !before.is_some_and(|unit| "的之及和与或等了个种项款".contains(unit.text))
    {
        return false;
    }
    // After a verb or 把 the nominal verb is part of the object: 采用 + 混合注意力.
    let governed = before.is_some_and(|unit| {
        unit.class == Class::Verb && unit.length == 2 && !TAKE_VERBS.contains(&unit.text)
            || matches!(unit.text, "把" | "将" | "將")
    });
    let object = first.class == Class::NominalVerb
        && last.class != Class::NominalVerb
        && !governed
        && (before.is_some_and(adverb) || !attributive);
    !(object || last.class == Class::NominalVerb && predicate)
}
