//! Frequency lists: words with their counts, in place of a report.

mod json;
mod names;
mod number;
mod table;

use std::collections::BTreeMap;
use std::fmt;

use number::Count;

use super::encoding;
use crate::{Error, ErrorKind, Result};

/// The forms that a frequency list can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FrequencyFormat {
    /// Fields with commas, semicolons or tabs between them, whichever most lines have, quoted where
    /// they hold one; or words, one a line, which are counted.
    Csv,
    /// The same, with tabs where it is undecided.
    Tsv,
    /// `{"word": 3}`, `[["word", 3]]`, `[{"text": "word", "count": 3}]`, `["word", "word"]` (which are
    /// counted), an object that holds such a list or a list of words beside one of counts, as charts
    /// and the command `wordcloud terms` have it, or objects one a line.
    Json,
}

/// Which columns of a table, or fields of JSON, hold what; what is not said is found by the names and
/// by what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FrequencyOptions {
    /// The column of the words: its name in the first row, in any case, or its number from 1. Default:
    /// `None`.
    pub word: Option<String>,
    /// The same of the counts. Default: `None`.
    pub count: Option<String>,
}

crate::setters::setters! { FrequencyOptions {
    word: impl Into<Option<String>>,
    count: impl Into<Option<String>>,
} }

/// What a frequency list says.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FrequencyList {
    /// Each word once, with its counts added up, the heaviest first and ties by text. Never empty.
    pub words: Vec<(String, f64)>,
    /// The rows that were left out as they have no word, or no count greater than 0: for a person,
    /// such as `line 5 (no word)`.
    pub skipped: Vec<String>,
}

/// Reads a frequency list.
///
/// In a table the number stands in the first column of numbers that does not just count the rows, and
/// the word in the first that holds something else, unless a header names them (`word`, `term`,
/// `text`, `词语`, `mot`; `count`, `freq`, `weight`, `词频`, `anzahl`) differently. Numbers may be
/// written as `1,204`, `60,5` (where the column tells that the comma is a decimal sign), `45%` or
/// `1.2万`.
///
/// # Errors
///
/// [`ErrorKind::Input`] if the list cannot be parsed, or a count is no number: the message names the
/// line or entry. [`ErrorKind::NoWords`] if the list is empty.
pub fn read_frequencies(bytes: &[u8], format: FrequencyFormat) -> Result<FrequencyList> {
    read_frequencies_with(bytes, format, &FrequencyOptions::default())
}

/// [`read_frequencies`], with columns that are said.
///
/// # Errors
///
/// As [`read_frequencies`], and [`ErrorKind::Input`] if there is no such column: the message lists
/// those that there are.
pub fn read_frequencies_with(
    bytes: &[u8],
    format: FrequencyFormat,
    options: &FrequencyOptions,
) -> Result<FrequencyList> {
    let (text, _) = encoding::decode(bytes);
    let entries = match format {
        FrequencyFormat::Csv => table::read(&text, false, options)?,
        FrequencyFormat::Tsv => table::read(&text, true, options)?,
        FrequencyFormat::Json => json::read(&text, options)?,
    };
    let Entries { sums, skipped } = entries;
    if sums.is_empty() && !skipped.is_empty() {
        return Err(input(format!("no word has a count greater than 0: {}", skipped.join(", "))));
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
    let mut words: Vec<(String, f64)> = sums.into_iter().collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(FrequencyList { words, skipped })
}

/// The rows of a table, whatever parts its fields.
pub(super) fn rows(text: &str) -> Result<Vec<Vec<String>>> {
    let delimiter = table::delimiter(text, false).unwrap_or(b',');
    Ok(table::rows(text, delimiter)?.into_iter().map(|(_, fields)| fields).collect())
}

pub(super) use table::find_column;

fn input(message: String) -> Error {
    Error::new(ErrorKind::Input, message)
}

/// The entries of a list as they are read.
#[derive(Default)]
struct Entries {
    sums: BTreeMap<String, f64>,
    skipped: Vec<String>,
}

impl Entries {
    /// Adds an entry, or notes why it is left out; `place` names its line for a person and `written`
    /// is its count as written.
    fn add(
        &mut self,
        word: &str,
        count: Count,
        written: &str,
        place: &dyn fmt::Display,
    ) -> Result<()> {
        let word = word.trim();
        match count {
            Count::Unknown => {
                return Err(input(format!(
                    "{place}: the count of \"{word}\" is \"{}\": write a number greater than 0, \
                     such as 12 or 0.5",
                    written.trim()
                )));
            }
            _ if word.is_empty() => self.skipped.push(format!("{place} (no word)")),
            Count::Missing if written.trim().is_empty() => {
                self.skipped.push(format!("{place} (no count of \"{word}\")"));
            }
            Count::Missing => {
                let written = written.trim();
                self.skipped.push(format!("{place} (the count of \"{word}\" is {written})"));
            }
            Count::Given(number) => *self.sums.entry(word.to_owned()).or_default() += number,
        }
        Ok(())
    }

    /// Counts a word once.
    fn count(&mut self, word: &str) {
        let word = word.trim();
        if !word.is_empty() {
            *self.sums.entry(word.to_owned()).or_default() += 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(text: &str) -> Result<Vec<(String, f64)>> {
        read(text, FrequencyFormat::Csv)
    }

    fn read(text: &str, format: FrequencyFormat) -> Result<Vec<(String, f64)>> {
        read_frequencies(text.as_bytes(), format).map(|list| list.words)
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
        let tsv = read("x, y\t3\n\nz\t1.5\n", FrequencyFormat::Tsv)?;
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
            r#"{"series": [{"type": "wordCloud", "data": [{"name": "a", "value": 4}, {"name": "b", "value": 0.5}]}]}"#,
            r#"{"type": "bar", "data": {"labels": ["a", "b"], "datasets": [{"data": [4, 0.5]}]}}"#,
            r#"[["Word", "Count"], ["a", 4], ["b", 0.5]]"#,
            r#"[[4, "a"], [0.5, "b"]]"#,
            r#"[{"关键词": "a", "热度": 4, "链接": "x"}, {"关键词": "b", "热度": 0.5, "链接": "y"}]"#,
            "{\"key\": \"a\", \"doc_count\": 4}\n{\"key\": \"b\", \"doc_count\": 0.5}\n",
            r#"{"a": 4, "b": 0.5, "c": 0, "d": null}"#,
        ] {
            assert_eq!(read(text, FrequencyFormat::Json)?, expected, "{text}");
        }
        Ok(())
    }

    #[test]
    fn columns_can_be_said() -> Result<()> {
        let table = "topic,word,views,count\nx,solar,9,1\ny,wind,8,2\n";
        let list = |word: Option<&str>, count: Option<&str>, format| {
            let options = FrequencyOptions::default()
                .word(word.map(str::to_owned))
                .count(count.map(str::to_owned));
            let text = match format {
                FrequencyFormat::Json => r#"[{"a": "x", "b": "y", "c": 1, "d": 2}]"#,
                _ => table,
            };
            read_frequencies_with(text.as_bytes(), format, &options).map(|list| list.words)
        };
        let csv = FrequencyFormat::Csv;
        assert_eq!(list(None, None, csv)?, self::list(&[("wind", 2.0), ("solar", 1.0)]));
        assert_eq!(list(Some("Topic"), Some("views"), csv)?, self::list(&[("x", 9.0), ("y", 8.0)]));
        assert_eq!(list(None, Some("3"), csv)?, self::list(&[("solar", 9.0), ("wind", 8.0)]));
        let json = FrequencyFormat::Json;
        assert_eq!(list(Some("b"), Some("d"), json)?, self::list(&[("y", 2.0)]));
        for (word, count, format) in
            [(Some("name"), None, csv), (None, Some("9"), csv), (Some("e"), None, json)]
        {
            let error = list(word, count, format).expect_err("no such column").to_string();
            assert!(error.contains("there are"), "{error}");
        }
        Ok(())
    }

    #[test]
    fn errors_name_the_line() {
        for bad in ["a,1\nb,many", "a,1\nb\nc,2\nd,3", "a,1\nb,inf"] {
            let error = csv(bad).expect_err(bad);
            assert_eq!(error.kind(), ErrorKind::Input);
            assert!(error.to_string().contains("line 2"), "{error}");
        }
        let error = read_frequencies(br#"{"a": null}"#, FrequencyFormat::Json).expect_err("null");
        assert!(error.to_string().contains("entry 1"), "{error}");
        assert!(read("[", FrequencyFormat::Json).is_err());
        assert!(csv("a,1e308\na,1e308").is_err());
    }

    #[test]
    fn rows_without_word_or_count_are_left_out_and_named() {
        let text = "a,1\n\n,,\nb,0\nc,-2\nd,NaN\n,3\ne,\nf,2\n";
        let list = read_frequencies(text.as_bytes(), FrequencyFormat::Csv).unwrap();
        assert_eq!(list.words, self::list(&[("f", 2.0), ("a", 1.0)]));
        let named = [
            "line 4 (the count of \"b\" is 0)",
            "line 5 (the count of \"c\" is -2)",
            "line 6 (the count of \"d\" is NaN)",
            "line 7 (no word)",
            "line 8 (no count of \"e\")",
        ];
        assert_eq!(list.skipped, named);
        let error = csv("a,0\nb,0").unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }

    #[test]
    fn spreadsheets_are_read_as_they_are_saved() -> Result<()> {
        let expected = list(&[("风", 120.0), ("光", 60.5)]);
        for text in [
            "\u{feff}词语;热度\n风;120\n光;60,5\n",
            "sep=|\n风|120\n光|60.5\n",
            "\"\",\"Var1\",\"Freq\"\n\"1\",\"风\",120\n\"2\",\"光\",60.5\n",
            ",词语,词频\n0,风,120\n1,光,60.5\n",
            "排名,关键词,热度\n1,风,120\n2,光,60.5\n",
            "1,风,120\n2,光,60.5\n",
            "120,风\n60.5,光\n",
            "类别,词,年份,次数\n电,风,2024,120\n电,光,2024,60.5\n",
            "Word,Part,Share\n风,n,120%\n光,n,60.5%\n",
            "Mot\tNombre\n风\t120\n光\t60,5\n",
            "风 120\n光 60.5\n",
            "风：120\n光：60.5\n",
            "    120 风\n   60.5 光\n",
        ] {
            assert_eq!(csv(text)?, expected, "{text}");
        }
        Ok(())
    }

    #[test]
    fn plain_words_are_counted() -> Result<()> {
        let expected = list(&[("newt eft", 2.0), ("frog", 1.0)]);
        for text in [
            "frog\nnewt eft\n\nnewt eft\n",
            "Word\nnewt eft\nfrog\nnewt eft",
            "newt eft,frog,newt eft",
        ] {
            assert_eq!(csv(text)?, expected, "{text}");
        }
        let text = r#"["newt eft", "frog", "newt eft"]"#;
        assert_eq!(read(text, FrequencyFormat::Json)?, expected);
        let error = csv("frog,green\nnewt,red\n").unwrap_err();
        assert!(error.to_string().contains("line 1"), "{error}");
        Ok(())
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
        assert_eq!(read_frequencies(&bytes, FrequencyFormat::Csv)?.words, expected);
        Ok(())
    }
}
