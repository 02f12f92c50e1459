//! What a terminal is shown: words, names and messages hold nothing that it would obey.

use std::fmt::Write as _;
use std::io::{self, Write};

/// The most characters of one message.
const MOST: usize = 4000;
/// The most characters of a word in a message.
const MOST_OF_WORD: usize = 40;

/// Writes a message to standard error. That nobody listens any more is no failure.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{}", cut(&line(message), MOST));
}

/// A text as one line: what a terminal would obey, a line end too, is written as an escape.
pub(crate) fn line(text: &str) -> String {
    escaped(text, |c| is_obeyed(c) || c == '\n' || c == '\t')
}

/// A text of several lines.
pub(crate) fn lines(text: &str) -> String {
    escaped(text, is_obeyed)
}

/// JSON with the same meaning in which nothing is obeyed.
pub(crate) fn json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_obeyed(c) {
            // Writing to a string cannot fail; all of them are below U+10000.
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// A word for a message, not too long.
pub(crate) fn word(text: &str) -> String {
    cut(text, MOST_OF_WORD)
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn escaped(text: &str, escapes: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if escapes(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Whether a terminal obeys a character instead of showing it: a control character, one that turns
/// the direction of writing, one that ends a line.
fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    let isolates = matches!(c, '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    c.is_control() && c != '\n' && c != '\t' || turns || isolates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_escaped() {
        let text = "a\u{1b}[31m\u{9b}2J\u{7}\u{7f}\u{202e}\u{2028}b\n\tc 词\r";
        let shown = "a\\u{1b}[31m\\u{9b}2J\\u{7}\\u{7f}\\u{202e}\\u{2028}b";
        assert_eq!(line(text), format!("{shown}\\n\\tc 词\\r"));
        assert_eq!(lines(text), format!("{shown}\n\tc 词\\r"));
        let value = "a\u{1b}\u{9b}\u{202e}词\n";
        let written = json(&serde_json::to_string(value).unwrap());
        assert!(written.is_ascii() || !written.chars().any(is_obeyed), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), value);
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(word("short"), "short");
        assert_eq!(word(&"词".repeat(99)), "词".repeat(40) + "…");
    }
}
