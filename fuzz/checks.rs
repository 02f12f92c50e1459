//! What must hold for any input: called by the fuzz targets and by the property tests.
#![allow(dead_code, reason = "each target calls one of them")]

use std::ops::Range;
use wordcloud::document::{
    Document, FrequencyFormat, Markup, ReadOptions, is_binary, read, read_frequencies,
};
use wordcloud::term::{TermOptions, count, from_frequencies, terms};
use wordcloud::token::{Token, TokenOptions, tokenize};

/// Bytes as a report in every format: no panic, all ranges inside and on character boundaries,
/// every term in the text of its blocks.
pub(crate) fn report(bytes: &[u8]) {
    let _ = is_binary(bytes);
    for markup in Markup::ALL.iter().copied().map(Some).chain([None]) {
        for include_code in [false, true] {
            let document =
                read(bytes, &ReadOptions::default().markup(markup).include_code(include_code));
            check_document(&document);
            let tokens = tokenize(&document, &TokenOptions::default());
            check_tokens(&document, &tokens);
            check_terms(&document, &tokens);
        }
    }
}

/// Bytes as a frequency list: refused, or sorted terms with weights over 0 to 1.
pub(crate) fn frequencies(bytes: &[u8]) {
    for format in [FrequencyFormat::Csv, FrequencyFormat::Tsv, FrequencyFormat::Json] {
        let Ok(list) = read_frequencies(bytes, format) else { continue };
        let length = list.words.len();
        let terms = from_frequencies(list.words, &TermOptions::default());
        assert_eq!(terms.len(), length);
        assert!(terms.is_sorted_by(|a, b| a.score >= b.score));
        for term in &terms {
            assert!(term.weight >= 0.0 && term.weight <= 1.0 && term.count > 0, "{term:?}");
        }
    }
}

/// What opens, closes or parts something in one of the forms.
const MARKS: [&str; 96] = [
    "甲",
    "乙丙",
    "word ",
    "Ann Gull ",
    "12 km",
    "。",
    "，",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    " ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "# ",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "<div>",
    "</div>\n",
    "<b>",
    "</b>",
    "<br>",
    "<a href='http://a.b'>",
    "</a>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<i hidden>",
    "</i>",
    "<td>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#20013;",
    "&",
    "{%",
    "%}",
    "{{",
    "}}",
    "{{<",
    ">}}",
    "{% highlight x %}\n",
    "{% endhighlight %}\n",
    "{% raw %}",
    "{++",
    "++}",
    "{: .c}",
    "[",
    "]",
    "](http://a.b/c)",
    "![",
    "[[",
    "]]",
    "[^1]",
    "[^1]: ",
    "[x]: http://a\n",
    "|",
    "|---|---|\n",
    "$",
    "$$",
    "\\(",
    "\\)",
    "\\emph{",
    "}",
    "==",
    "%%",
    "~~",
    ":tada:",
    "---\n",
    "a@b.com",
    "\\",
    "\r\n",
    "\u{0}",
    "\u{301}",
    ".. note:: ",
    "::\n",
    "====\n",
    "|===\n",
    "link:a[",
];

/// Bytes as marks of all forms: what is deep in a parser is reached by bytes alone only after long.
pub(crate) fn marks(bytes: &[u8]) {
    let marks = bytes.iter().map(|&byte| MARKS[usize::from(byte) % MARKS.len()]);
    report(marks.collect::<String>().as_bytes());
}

/// The part of `text`, which must be inside and on character boundaries.
fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range.clone()).unwrap_or_else(|| panic!("{range:?} is no part of {text:?}"))
}

fn check_document(document: &Document) {
    for block in &document.blocks {
        part(&document.source, block.range.clone());
        for mark in &block.marks {
            part(&block.text, mark.range.clone());
        }
    }
    for omission in &document.omitted {
        part(&document.source, omission.range.clone());
    }
}

fn check_tokens(document: &Document, tokens: &[Token]) {
    let mut end = (0, 0);
    for token in tokens {
        let text = &document.blocks[token.block].text;
        assert_eq!(part(text, token.range.clone()), token.text);
        assert!(!token.text.is_empty() && (token.block, token.range.start) >= end, "{token:?}");
        end = (token.block, token.range.end);
    }
}

fn check_terms(document: &Document, tokens: &[Token]) {
    let options = TermOptions::default().numbers(true);
    for term in terms(document, tokens, &options) {
        let places: Vec<&str> = term
            .sources
            .iter()
            .map(|source| part(&document.blocks[source.block].text, source.range.clone()))
            .collect();
        assert!(places.contains(&&*term.text), "{:?} is not among {places:?}", term.text);
        assert_eq!(places.len() as u64, term.count);
    }
    for (key, sources) in count(document, tokens, &options).sources {
        for source in sources {
            let place = part(&document.blocks[source.block].text, source.range);
            assert_eq!(wordcloud::term::key(place), key);
        }
    }
}
