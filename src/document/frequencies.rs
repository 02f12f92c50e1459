//! Frequency lists: words with their counts, in place of a report.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::encoding;
use crate::{Error, ErrorKind, Result};

/// The forms that a frequency list can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FrequencyFormat {
    /// Fields with commas (or semicolons) between them, quoted where they hold one.
    Csv,
    /// Fields with tabs between them.
    Tsv,
    /// `{"word": 3}`, `[["word", 3]]`, `[{"text": "word", "count": 3}]`, or an object that holds
    /// such a list as `terms` or `words`, as the command `wordcloud terms` writes it.
    Json,
}

/// Names of the column or field that holds the word.
const WORD_NAMES: [&str; 5] = ["text", "word", "term", "name", "label"];
/// Names of the column or field that holds the number; the first that is there counts.
const NUMBER_NAMES: [&str; 6] = ["weight", "count", "frequency", "freq", "value", "size"];

/// Reads a frequency list: each word once, with its counts added up, the heaviest first and ties
/// by text.
///
/// In CSV and TSV the word stands in the first column and the number in the second, unless a
/// header names them (`word`, `term`, `text`, `name`; `count`, `freq`, `frequency`, `weight`,
/// `value`) in another order.
///
/// # Errors
///
/// [`ErrorKind::Input`] if the list cannot be parsed, a word is empty, or a number is not finite
/// and greater than 0: the message names the line or entry. [`ErrorKind::NoWords`] if the list
/// is empty.
pub fn read_frequencies(bytes: &[u8], format: FrequencyFormat) -> Result<Vec<(String, f64)>> {
    let (text, _) = encoding::decode(bytes);
    let entries = match format {
        FrequencyFormat::Csv => {
            let first = text.lines().next().unwrap_or_default();
            let semicolons = first.contains(';') && !first.contains(',');
            table(&text, if semicolons { b';' } else { b',' })?
        }
        FrequencyFormat::Tsv => table(&text, b'\t')?,
        FrequencyFormat::Json => json(&text)?,
    };
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for (word, number) in entries {
        *sums.entry(word).or_default() += number;
    }
    if sums.is_empty() {
        let message = "the frequency list is empty: give at least one word with its count";
        return Err(Error::new(ErrorKind::NoWords, message));
    }
    if let Some((word, _)) = sums.iter().find(|(_, sum)| !sum.is_finite()) {
        return Err(input(format!(
            "the counts of \"{word}\" add up to more than a number can hold"
        )));
    }
    let mut list: Vec<(String, f64)> = sums.into_iter().collect();
    list.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(list)
}

fn input(message: String) -> Error {
    Error::new(ErrorKind::Input, message)
}

/// A word and its number, checked; `place` names the line or entry for a person.
fn entry(word: &str, number: &str, place: &dyn fmt::Display) -> Result<(String, f64)> {
    let word = word.trim();
    if word.is_empty() {
        return Err(input(format!("{place} has no word: give it one or remove it")));
    }
    match number.trim().parse::<f64>() {
        Ok(n) if n.is_finite() && n > 0.0 => Ok((word.to_owned(), n)),
        _ => Err(input(format!(
            "{place}: the count of \"{word}\" is \"{}\": write a number greater than 0, \
             such as 12 or 0.5",
            number.trim()
        ))),
    }
}

/// The entries of a table.
fn table(text: &str, delimiter: u8) -> Result<Vec<(String, f64)>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(delimiter != b'\t')
        .from_reader(text.as_bytes());
    let mut columns = (0, 1);
    let mut entries = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record =
            record.map_err(|e| input(format!("the list cannot be read: {e}")).with_source(e))?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if index == 0
            && let Some(found) = header(&record)
        {
            columns = found;
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let place = format!("line {line}");
        let (Some(word), Some(number)) = (record.get(columns.0), record.get(columns.1)) else {
            return Err(input(format!(
                "{place} has {} of the two columns that are needed: a word and its count",
                record.len()
            )));
        };
        entries.push(entry(word, number, &place)?);
    }
    Ok(entries)
}

/// The columns of the word and the number if `record` is a header: it names one of them, or has
/// no digit where a number should be.
fn header(record: &csv::StringRecord) -> Option<(usize, usize)> {
    let find = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| record.iter().position(|f| f.trim().eq_ignore_ascii_case(name)))
    };
    let is_number = |field: &str| field.trim().parse::<f64>().is_ok();
    if record.iter().any(is_number) {
        return None;
    }
    let other = |column: usize| usize::from(column == 0);
    match (find(&WORD_NAMES), find(&NUMBER_NAMES)) {
        (Some(word), Some(number)) => Some((word, number)),
        (Some(word), None) => Some((word, other(word))),
        (None, Some(number)) => Some((other(number), number)),
        (None, None) => {
            let second = record.get(1)?;
            (!second.contains(|c: char| c.is_ascii_digit() || "+-".contains(c))
                && !second.trim().is_empty()
                && !second.trim().eq_ignore_ascii_case("nan"))
            .then_some((0, 1))
        }
    }
}

/// The entries of an object, in their order, those that come twice included.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor;
        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of words and counts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(PairsVisitor)
    }
}

/// The entries of a JSON text.
fn json(text: &str) -> Result<Vec<(String, f64)>> {
    let broken =
        |e: serde_json::Error| input(format!("the list is not valid JSON: {e}")).with_source(e);
    if !text.trim_start().starts_with('{') {
        let list: Vec<Value> = serde_json::from_str(text).map_err(broken)?;
        return json_list(&list);
    }
    let Pairs(pairs) = serde_json::from_str(text).map_err(broken)?;
    let own =
        pairs.iter().find(|(key, value)| (key == "terms" || key == "words") && value.is_array());
    if let Some((_, Value::Array(list))) = own {
        return json_list(list);
    }
    let entries = pairs.iter().enumerate();
    entries.map(|(i, (word, number))| json_entry(word, number, i)).collect()
}

fn json_list(list: &[Value]) -> Result<Vec<(String, f64)>> {
    let entries = list.iter().enumerate();
    let entries = entries.map(|(i, value)| {
        let unknown = || {
            input(format!(
                "entry {} is {value}: write [\"word\", 3] or {{\"text\": \"word\", \"count\": 3}}",
                i + 1
            ))
        };
        let (word, number) = match value {
            Value::Array(pair) => (pair.first(), pair.get(1)),
            _ => {
                let field = |names: &[&str]| names.iter().find_map(|name| value.get(name));
                (field(&WORD_NAMES), field(&NUMBER_NAMES))
            }
        };
        let word = word.and_then(Value::as_str).ok_or_else(unknown)?;
        json_entry(word, number.ok_or_else(unknown)?, i)
    });
    entries.collect()
}

fn json_entry(word: &str, number: &Value, index: usize) -> Result<(String, f64)> {
    let number = number.as_str().map_or_else(|| number.to_string(), str::to_owned);
    entry(word, &number, &format_args!("entry {}", index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(text: &str) -> Result<Vec<(String, f64)>> {
        read_frequencies(text.as_bytes(), FrequencyFormat::Csv)
    }

    fn list(pairs: &[(&str, f64)]) -> Vec<(String, f64)> {
        pairs.iter().map(|(word, n)| ((*word).to_owned(), *n)).collect()
    }

    #[test]
    fn the_heaviest_come_first_and_duplicates_add_up() -> Result<()> {
        let expected = list(&[("云", 5.0), ("a", 2.0), ("b", 2.0)]);
        assert_eq!(csv("b,2\n云,2\na,2\n云,3\n")?, expected);
        Ok(())
    }

    #[test]
    fn a_header_may_name_the_columns_in_any_order() -> Result<()> {
        let expected = list(&[("x, y", 3.0), ("z", 1.5)]);
        assert_eq!(csv("Count,Word\n3,\"x, y\"\n1.5,z\n")?, expected);
        assert_eq!(csv("id;freq;term\n7;3;\"x, y\"\n8;1.5;z\n")?, expected);
        assert_eq!(csv("词,次数\n\"x, y\",3\nz,1.5")?, expected);
        let tsv = read_frequencies("x, y\t3\n\nz\t1.5\n".as_bytes(), FrequencyFormat::Tsv)?;
        assert_eq!(tsv, expected);
        Ok(())
    }

    #[test]
    fn json_has_several_forms() -> Result<()> {
        let expected = list(&[("a", 4.0), ("b", 0.5)]);
        for text in [
            r#"{"a": 3, "b": 0.5, "a": 1}"#,
            r#"[["a", 4], ["b", "0.5"]]"#,
            r#"[{"text": "b", "weight": 0.5, "count": 9}, {"name": "a", "value": 4}]"#,
            r#"{"documents": 1, "terms": [{"text": "a", "count": 4}, {"text": "b", "count": 0.5}]}"#,
        ] {
            assert_eq!(
                read_frequencies(text.as_bytes(), FrequencyFormat::Json)?,
                expected,
                "{text}"
            );
        }
        Ok(())
    }

    #[test]
    fn errors_name_the_line() {
        for bad in [
            "a,1\nb,0",
            "a,1\nb,-2",
            "a,1\nb,NaN",
            "a,1\nb,many",
            "a,1\nb",
            "a,1\n,3",
            "a,1\nb,inf",
        ] {
            let error = csv(bad).expect_err(bad);
            assert_eq!(error.kind(), ErrorKind::Input);
            assert!(error.to_string().contains("line 2"), "{error}");
        }
        let error = read_frequencies(br#"{"a": null}"#, FrequencyFormat::Json).expect_err("null");
        assert!(error.to_string().contains("entry 1"), "{error}");
        assert!(read_frequencies(b"[", FrequencyFormat::Json).is_err());
        assert!(csv("a,1e308\na,1e308").is_err());
    }

    #[test]
    fn an_empty_list_has_no_words() {
        for (text, format) in [
            ("", FrequencyFormat::Csv),
            ("word,count\n", FrequencyFormat::Csv),
            ("{}", FrequencyFormat::Json),
            ("[]", FrequencyFormat::Json),
        ] {
            let error = read_frequencies(text.as_bytes(), format).expect_err(text);
            assert_eq!(error.kind(), ErrorKind::NoWords);
        }
    }

    #[test]
    fn other_encodings_are_read() -> Result<()> {
        let (bytes, ..) = encoding_rs::GBK.encode("人工智能,12\n多模态模型,7\n机器人,3\n");
        let expected = list(&[("人工智能", 12.0), ("多模态模型", 7.0), ("机器人", 3.0)]);
        assert_eq!(read_frequencies(&bytes, FrequencyFormat::Csv)?, expected);
        Ok(())
    }
}
