//! Lists that the user gives in files: words, and pairs of words.

use super::input::read_file;
use anyhow::{Context, Result, bail};
use csv::{ReaderBuilder, Trim};
use std::path::Path;

/// The text of a list with one word a line.
pub(crate) fn read_list(path: &Path) -> Result<String> {
    read_text(path, "with one word a line")
}

/// The words of a list; `#` starts a comment.
pub(crate) fn words(list: &str) -> impl Iterator<Item = String> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(str::to_owned)
}

/// The pairs of a spelling and its term.
pub(crate) fn read_aliases(path: &Path) -> Result<Vec<(String, String)>> {
    let text = read_text(path, "with a spelling and its term a line")?;
    aliases(&text).with_context(|| path.display().to_string())
}

fn read_text(path: &Path, wanted: &str) -> Result<String> {
    let bytes = read_file(path, &format!("a text file {wanted}"))?;
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("{} is not text in UTF-8; give a list {wanted}", path.display())
    };
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// Two fields a line, with tabs between if there is any, else commas; lines that start with `#` are
/// comments.
fn aliases(text: &str) -> Result<Vec<(String, String)>> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).trim(Trim::All);
    builder.delimiter(if text.contains('\t') { b'\t' } else { b',' });
    let mut pairs = Vec::new();
    // Line by line, because the reader's own count of lines is off after comments.
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let record = builder.from_reader(line.as_bytes()).records().next().transpose()?;
        let fields: Vec<&str> = record.iter().flatten().collect();
        match fields[..] {
            [from, to] if !from.is_empty() && !to.is_empty() => {
                pairs.push((from.to_owned(), to.to_owned()));
            }
            _ => bail!(
                "line {} is no pair; write a spelling and its term, such as LLM,大模型",
                at + 1
            ),
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
