//! Terms, checked from outside: any input is read, and no term is invented.

use crate::checks;
use proptest::prelude::*;
use pulldown_cmark::{Options, Parser, html};
use wordcloud::cloud::WordCloud;
use wordcloud::term::count;
use wordcloud::token::{fold, to_simplified, tokenize};

const REPORT: &str = include_str!("../fixtures/report.md");

/// The text that a browser shows of a report, by another library: front matter and template tags
/// cut out, Markdown rendered, tags dropped, the common entities resolved.
fn visible(report: &str) -> String {
    let body = match report.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((_, body)) => body,
        None => report,
    };
    let body = without(&without(body, "{%", "%}"), "{{", "}}");
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(&body, options));
    let mut text = without(&without(&page, "<!--", "-->"), "<", ">");
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(entity, character);
    }
    text
}

/// `text` without the parts from each `open` to the next `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        result.push_str(part.split_once(close).map_or(part, |(_, rest)| rest));
    }
    result
}

/// Folded, and without white space, where a line may end inside a term, and zero-width spaces.
fn folded(text: &str) -> String {
    let folded = fold(text);
    let seen = |c: &char| !c.is_whitespace() && *c != '\u{200b}';
    to_simplified(&folded).chars().filter(seen).collect()
}

/// The spellings of the terms of a report that are not in its visible text.
fn invented(report: &str) -> Vec<String> {
    let page = folded(&visible(report));
    let settings = WordCloud::default();
    let document = settings.read(report.as_bytes()).unwrap();
    let tokens = tokenize(&document, &settings.tokens);
    let counts = count(&document, &tokens, &settings.terms).counts;
    assert!(!counts.entries.is_empty());
    let spellings = counts.entries.values().flat_map(|entry| entry.variants.iter());
    let spellings = spellings.filter(|(text, _)| !page.contains(&folded(text)));
    spellings.map(|(text, _)| text.to_owned()).collect()
}

#[test]
fn no_term_is_invented() {
    assert_eq!(invented(REPORT), [""; 0]);
}

#[test]
fn the_visible_text_is_what_a_browser_shows() {
    let text = visible(
        "---\ntitle: 甲\n---\n**乙** &amp; [丙](丁.html)\n\n<i class=\"戊\">己</i>{% 庚 %}\n",
    );
    assert_eq!(text.trim(), "乙 & 丙\n己");
    assert!(!folded(&visible(REPORT)).contains("figure.liquid"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        checks::report(&bytes);
        checks::frequencies(&bytes);
    }

    #[test]
    fn any_damaged_report_is_read(
        start in 0..REPORT.len(),
        length in 0..600_usize,
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
    ) {
        let end = REPORT.len().min(start + length);
        let mut bytes = REPORT.as_bytes()[start..end].to_vec();
        for (at, byte) in damage {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        checks::report(&bytes);
    }

    #[test]
    fn any_text_in_several_scripts_is_read(
        text in "([A-Za-z]{1,6}|[0-9]{1,4}|[-.+#*_`<>|：，。“”\"'/@:~%$]|[一-龥]{1,4}|[ぁ-ん]{1,3}|[가-힣]{1,3}|[ก-๙]|[à-ÿ]|[😀-😅]| |\n){0,60}"
    ) {
        checks::report(text.as_bytes());
        checks::frequencies(text.as_bytes());
    }
}
