//! Where a word leads: a pattern with `{word}` in it.

use crate::{Error, ErrorKind, Result};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The place of the word in a pattern.
const PLACE: &str = "{word}";

/// Checks that a pattern leads to a page and cannot run a script.
pub(super) fn check(pattern: &str) -> Result<()> {
    // Before one of these a colon ends a scheme, in which no word may stand: there are words such
    // as JavaScript.
    let head = pattern.split(['/', '?', '#']).next().unwrap_or_default();
    let known = match head.split_once(':') {
        None => true,
        Some((scheme, _)) => matches!(&*scheme.to_ascii_lowercase(), "http" | "https" | "mailto"),
    };
    if known && pattern.contains(PLACE) && !pattern.chars().any(|c| c.is_control() || c == ' ') {
        return Ok(());
    }
    let message = format!(
        "the link \"{pattern}\" cannot be used; write an address with {PLACE} in it, such as \
         https://example.org/search?q={PLACE} or /tags/{PLACE}/"
    );
    Err(Error::new(ErrorKind::Options, message))
}

/// What an address does not hold as it is, wherever it stands in it (RFC 3986).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address of a word.
pub(super) fn address(pattern: &str, word: &str) -> String {
    pattern.replace(PLACE, &utf8_percent_encode(word, RESERVED).to_string())
}

/// The text with the signs of XML written as entities and what XML cannot hold replaced; fit for
/// text and for attributes in quotation marks.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..='\x1f' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_encoded() {
        let pattern = "https://example.org/?q={word}&a=1";
        assert_eq!(address(pattern, "R&D 模"), "https://example.org/?q=R%26D%20%E6%A8%A1&a=1");
    }

    #[test]
    fn what_could_run_a_script_is_refused() {
        for pattern in ["/tags/{word}/", "?q={word}", "#{word}", "HTTPS://a.b/{word}", "{word}"] {
            assert!(check(pattern).is_ok(), "{pattern}");
        }
        for pattern in [
            "javascript:alert({word})",
            "JavaScript:{word}",
            "data:{word}",
            "{word}:alert(1)//",
            "java{word}:x",
            "{word}{word}:x",
            "http{word}://a.b",
            "/tags/",
            "",
            "java\nscript:{word}",
        ] {
            assert_eq!(check(pattern).unwrap_err().kind(), ErrorKind::Options, "{pattern}");
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(escape("a\u{0}b\u{1b}\n<\"'&>"), "a\u{fffd}b\u{fffd} &lt;&quot;&#39;&amp;&gt;");
    }
}
