//! Lists that settings name: words, and pairs of words.

use crate::document;
use crate::{Error, ErrorKind, Result};
use csv::{ReaderBuilder, Trim};

/// The text of a file in any encoding that reports are read in.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    (!document::is_binary(bytes)).then(|| document::decode(bytes).0.into_owned())
}

/// The words of a list, one a line; `#` starts a comment.
pub(super) fn words(list: &str) -> impl Iterator<Item = String> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(str::to_owned)
}

/// Two fields a line, with tabs between if there is any, else commas; lines that start with `#` are
/// comments.
pub(super) fn aliases(text: &str) -> Result<Vec<(String, String)>> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).trim(Trim::All);
    builder.delimiter(if text.contains('\t') { b'\t' } else { b',' });
    let mut pairs = Vec::new();
    // Line by line, because the reader's own count of lines is off after comments.
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let record =
            builder.from_reader(line.as_bytes()).records().next().and_then(std::result::Result::ok);
        let fields: Vec<&str> = record.iter().flatten().collect();
        match fields[..] {
            [from, to] if !from.is_empty() && !to.is_empty() => {
                pairs.push((from.to_owned(), to.to_owned()));
            }
            _ => {
                let message = format!(
                    "line {} is no pair; write a spelling and its term, such as LLM,大模型",
                    at + 1
                );
                return Err(Error::new(ErrorKind::Input, message));
            }
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_separated_by_commas_or_tabs() {
        let expected = [("LLM".to_owned(), "大模型".to_owned()), ("a, b".into(), "c d".into())];
        for text in ["# x\nLLM, 大模型\n\n\"a, b\",c d\n", "LLM\t大模型\r\na, b\tc d"] {
            assert_eq!(aliases(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_pair_is_named_by_its_line() {
        for text in ["LLM,大模型\nGPT\n", "# x\nGPT,\n", "\na,b,c\n", "\n,b\n"] {
            let message = aliases(text).unwrap_err().to_string();
            assert!(message.contains("line 2 is no pair"), "{message}");
        }
    }

    #[test]
    fn words_stand_one_a_line() {
        let found: Vec<String> = words("a b # c\n\n# d\n e\r\n").collect();
        assert_eq!(found, ["a b", "e"]);
    }
}
