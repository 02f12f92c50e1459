//! The lists of words of `dictionary/`, `background/` and `stopwords/` as tables that the program uses in
//! place, so that starting costs no parsing.
//!
//! The files `*.trie` are double arrays (Aoe 1989) as `yada` lays them out:
//! little-endian units of four bytes. `tables.rs` holds the arrays that their values point into.

use super::{Result, write_array};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use yada::builder::DoubleArrayBuilder;

#[path = "../src/token/code.rs"]
mod code;
#[path = "../src/term/model/table.rs"]
mod table;

/// The lowest bits of a dictionary value, which are the class of the word; above them stands the index
/// of its frequency.
const CLASS_BITS: u32 = 5;

/// Compiles the lists into files in the folder `out`.
pub(super) fn compile(out: &Path) -> Result<()> {
    let mut tables = String::new();
    let terms = read_terms(Path::new("background/terms"))?;
    fs::write(out.join("chinese-terms.txt"), &terms)?;
    compile_dictionary(Path::new("dictionary/jieba.txt"), &terms, out, &mut tables)?;
    compile_japanese(Path::new("dictionary/tinysegmenter.txt"), out, &mut tables)?;
    compile_background(Path::new("background"), &terms, out)?;
    compile_stop_words(Path::new("stopwords"), out, &mut tables)?;
    let weights = fs::read_to_string("model/terms.tsv")?;
    fs::write(out.join("terms.weights"), table::table(&weights)?)?;
    fs::write(out.join("tables.rs"), tables)?;
    Ok(())
}

/// The lines of the files of a folder, each of which must be sorted.
fn read_terms(folder: &Path) -> Result<String> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    let mut terms = String::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        if !text.lines().is_sorted_by(|before, after| before < after) {
            return Err(format!("{}: not sorted by bytes, or a line twice", path.display()).into());
        }
        terms.push_str(&text);
    }
    Ok(terms)
}

/// The frequency of a listed term that the dictionary lacks: enough to be likelier than its
/// characters one by one, not than any words.
const TERM_FREQUENCY: u32 = 3;

/// `word frequency tag` lines → trie from word to (index of frequency, class), the
/// distinct frequencies, and the logarithm of each one's share of the total. Added are those of `terms` that
/// the words of the dictionary do not make up (英伟达), lest they are cut anew in every sentence.
fn compile_dictionary(source: &Path, terms: &str, out: &Path, tables: &mut String) -> Result<()> {
    let text = fs::read_to_string(source)?;
    let corrections = fs::read_to_string(source.with_file_name("classes.txt"))?;
    let mut words = BTreeMap::new();
    for line in text.lines() {
        let mut fields = line.split(' ');
        let (Some(word), Some(frequency), Some(tag)) =
            (fields.next(), fields.next(), fields.next())
        else {
            return Err(format!("{}: not `word frequency tag`: {line}", source.display()).into());
        };
        if words.insert(word, (frequency.parse::<u32>()?, tag)).is_some() {
            return Err(format!("{}: twice: {word}", source.display()).into());
        }
    }
    for line in corrections.lines() {
        let known = line.split_once(' ').and_then(|(word, tag)| Some((words.get_mut(word)?, tag)));
        let Some((entry, tag)) = known else {
            return Err(format!("classes.txt: not `word tag` of a known word: {line}").into());
        };
        entry.1 = tag;
    }
    let total: u64 = words.values().map(|&(frequency, _)| u64::from(frequency)).sum();
    let new: Vec<&str> = terms
        .lines()
        .filter(|term| term.chars().count() > 2 && term.chars().all(|c| c >= '\u{3400}'))
        .filter(|term| !words.contains_key(term) && !consists_of_words(term, &words))
        .collect();
    words.extend(new.into_iter().map(|term| (term, (TERM_FREQUENCY, "n"))));
    let distinct: BTreeSet<u32> = words.values().map(|&(frequency, _)| frequency).collect();
    let frequencies: Vec<u32> = distinct.into_iter().collect();

    let mut keys = Vec::with_capacity(words.len());
    for (word, &(frequency, tag)) in &words {
        let index = frequencies.binary_search(&frequency).map_err(|_| "frequency not listed")?;
        let value = u32::try_from(index)?;
        keys.push((chinese_key(word), (value << CLASS_BITS) | class(tag)));
    }
    keys.sort_unstable();
    write_trie(&keys, &out.join("dictionary.trie"))?;

    let log_total = libm::log(total as f64);
    writeln!(tables, "pub(super) const CLASS_BITS: u32 = {CLASS_BITS};")?;
    writeln!(tables, "pub(super) const LOG_UNKNOWN: u64 = {:#x};", (-log_total).to_bits())?;
    let logs = frequencies.iter().map(|&f| (libm::log(f64::from(f)) - log_total).to_bits());
    write_array(tables, "LOG_PROBABILITIES", "u64", logs)?;
    write_array(tables, "FREQUENCIES", "u32", frequencies.iter())
}

/// Whether words of two and more characters make up `term`.
fn consists_of_words(term: &str, words: &BTreeMap<&str, (u32, &str)>) -> bool {
    let places: Vec<usize> = term.char_indices().map(|(at, _)| at).chain([term.len()]).collect();
    let mut reached = vec![false; places.len()];
    reached[0] = true;
    for start in 0..places.len() {
        for end in start + 2..places.len() {
            let word = &term[places[start]..places[end]];
            reached[end] |= reached[start] && words.contains_key(word);
        }
    }
    reached[places.len() - 1]
}

/// The number of the word class that stands for a tag of jieba's; `WordClass` in
/// `src/token/dictionary.rs` lists the classes in this order.
fn class(tag: &str) -> u32 {
    match tag {
        "n" | "ng" | "an" | "nl" => 1,
        "nr" | "nrt" | "nrfg" => 2,
        "ns" => 3,
        "nt" => 4,
        "nz" => 5,
        "v" | "vg" | "vq" | "vi" | "vd" | "df" => 6,
        "vn" => 7,
        "a" | "ag" | "b" | "z" => 8,
        "d" | "dg" | "ad" => 9,
        "i" => 10,
        "l" => 19,
        "j" => 11,
        "m" | "mq" | "mg" => 12,
        "q" => 13,
        "t" | "tg" => 14,
        "f" | "s" => 15,
        "r" | "rr" | "rz" | "rg" => 16,
        "c" | "p" | "u" | "uz" | "uv" | "ul" | "uj" | "ug" | "ud" | "y" | "e" | "o" | "h" | "k" => {
            17
        }
        "g" | "zg" => 18,
        _ => 0,
    }
}

/// What is added to the weights of the Japanese model, since a trie holds no negative numbers.
const WEIGHT_OFFSET: i32 = 1 << 16;

/// `feature<TAB>key<TAB>weight` lines → trie from the feature with the key to the weight.
fn compile_japanese(source: &Path, out: &Path, tables: &mut String) -> Result<()> {
    let mut weights = BTreeMap::new();
    for line in fs::read_to_string(source)?.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [feature, key, weight] = fields[..] else {
            return Err(format!("{}: not three fields: {line}", source.display()).into());
        };
        let weight = weight.parse::<i32>()? + WEIGHT_OFFSET;
        weights.insert(format!("{feature}{key}"), u32::try_from(weight)?);
    }
    let keys: Vec<_> = weights.iter().map(|(key, &weight)| (key.as_bytes(), weight)).collect();
    write_trie(&keys, &out.join("japanese.trie"))?;
    writeln!(tables, "pub(super) const WEIGHT_OFFSET: i32 = {WEIGHT_OFFSET};")?;
    Ok(())
}

/// The lists of general language → a trie of Chinese words to the lists that have them, as bits, and
/// one of English words: bits 0–3 the class (0 for none) and above it a hundred times the Zipf
/// value; bit 30 marks a company.
fn compile_background(folder: &Path, terms: &str, out: &Path) -> Result<()> {
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let mut chinese: BTreeMap<&str, u32> = BTreeMap::new();
    let (verbs, trades) = (read("nominal-verbs.txt")?, read("trades.txt")?);
    let companies = read("companies.txt")?;
    let intransitive = read("intransitive-verbs.txt")?;
    let new_verbs = read("new-verbs.txt")?;
    let lists = [terms, &verbs, &trades, &companies, &intransitive, &new_verbs];
    for (bit, list) in lists.into_iter().enumerate() {
        for word in list.lines() {
            *chinese.entry(word).or_default() |= 1 << bit;
        }
    }
    let mut keys: Vec<_> = chinese.iter().map(|(word, &bits)| (chinese_key(word), bits)).collect();
    keys.sort_unstable();
    write_trie(&keys, &out.join("chinese.trie"))?;

    let mut english: BTreeMap<String, u32> = BTreeMap::new();
    for line in read("english.txt")?.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let [word, class, zipf] = fields[..] else {
            return Err(format!("english.txt: not three fields: {line}").into());
        };
        let class = "nvmajdgr".find(class).ok_or_else(|| format!("no class: {line}"))?;
        let value = (zipf.parse::<u32>()? << 4) | (u32::try_from(class)? + 1);
        english.insert(word.to_owned(), value);
    }
    for word in read("organizations.txt")?.lines() {
        *english.entry(word.to_owned()).or_default() |= 1 << 30;
    }
    let keys: Vec<_> = english.iter().map(|(word, &value)| (word.as_bytes(), value)).collect();
    write_trie(&keys, &out.join("english.trie"))
}

/// One list a language → trie from word to the set of the languages that list it, as bits.
fn compile_stop_words(folder: &Path, out: &Path, tables: &mut String) -> Result<()> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    let mut languages = Vec::new();
    for (bit, path) in files.iter().enumerate() {
        languages.push(path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
        let text = fs::read_to_string(path)?;
        for word in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            *words.entry(word.to_owned()).or_default() |= 1 << bit;
        }
    }
    if languages.len() > 31 {
        return Err("a value of the double array holds the bits of 31 languages at most".into());
    }
    let keys: Vec<_> = words.iter().map(|(word, &bits)| (word.as_bytes(), bits)).collect();
    write_trie(&keys, &out.join("stopwords.trie"))?;
    writeln!(tables, "pub(super) const STOP_LANGUAGES: &[&str] = &{languages:?};")?;
    Ok(())
}

/// A word as the tries of Chinese words hold it.
fn chinese_key(word: &str) -> Vec<u8> {
    word.chars().flat_map(|c| code::encode(c, &mut [0; 5]).to_vec()).collect()
}

fn write_trie<K: AsRef<[u8]>>(keys: &[(K, u32)], path: &Path) -> Result<()> {
    let units = DoubleArrayBuilder::build(keys).map_err(|error| format!("{error:?}"))?;
    fs::write(path, units)?;
    Ok(())
}
