//! Write-back: the section with the picture, added to a post that lacks one.

use crate::document::Document;
use crate::{Error, ErrorKind, Result};
use std::borrow::Cow;

/// The lines between which the section stands; what is between them is replaced.
pub(super) const MARKERS: [&str; 2] = ["<!-- wordcloud -->", "<!-- /wordcloud -->"];

/// How the section is written. `{heading}`, `{alt}` and `{image}` are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteBackOptions {
    /// The lines of the section. Default: a heading of the second level and an image.
    pub template: String,
    /// The heading; `None` is 词云, "Word cloud" or the like in the
    /// language of the post. Default: `None`.
    pub heading: Option<String>,
}

impl Default for WriteBackOptions {
    fn default() -> Self {
        Self { template: "## {heading}\n\n![{alt}]({image})\n".to_owned(), heading: None }
    }
}

crate::setters::setters! { WriteBackOptions {
    template: impl Into<String>,
    heading: impl Into<Option<String>>,
} }

/// The bytes of a post with a section: between the lines of the markers if it has them, else at its
/// end. Nothing else is changed; the section has the line endings and the encoding of the post.
///
/// # Errors
///
/// [`ErrorKind::Input`] for a post in an encoding that cannot be written, and where it is not
/// certain what the markers stand around.
pub(super) fn with_section(bytes: &[u8], document: &Document, section: &str) -> Result<Vec<u8>> {
    let windows = bytes.windows(2).any(|pair| pair == b"\r\n");
    let section = if windows { section.replace('\n', "\r\n") } else { section.to_owned() };
    let end = if windows { "\r\n" } else { "\n" };
    if let Some((start, stop)) = between_markers(bytes, document)? {
        let section = format!("{}{end}", section.trim_end());
        let middle = encode(&section, document.encoding)?;
        return Ok([&bytes[..start], &middle, &bytes[stop..]].concat());
    }
    let last = document.source.trim_end().to_ascii_lowercase();
    if last.ends_with("</html>") || last.ends_with("</body>") {
        return Err(refused("a section behind the end of a page is no part of it"));
    }
    if document.ends_open() {
        return Err(refused("the post ends within code or a comment"));
    }
    let newline = end.as_bytes();
    let before = if bytes.is_empty() || bytes.ends_with(&newline.repeat(2)) {
        ""
    } else if bytes.ends_with(newline) {
        end
    } else {
        &end.repeat(2)
    };
    Ok([bytes, &encode(&format!("{before}{section}"), document.encoding)?].concat())
}

/// The error for a post that no section is added to.
pub(super) fn refused(why: &str) -> Error {
    let message = format!(
        "no section is added: {why}; name the picture in the post, or put {} and {} on lines of \
         their own, with empty lines around them, where it belongs",
        MARKERS[0], MARKERS[1]
    );
    Error::new(ErrorKind::Input, message)
}

/// The range of the lines between the markers, where there is one of each.
fn between_markers(bytes: &[u8], document: &Document) -> Result<Option<(usize, usize)>> {
    let [open, close] = MARKERS.map(|marker| document.lines_of_comment(marker));
    let (&[open], &[close]) = (&open[..], &close[..]) else {
        let one = open.is_empty() || close.is_empty();
        return if one { Ok(None) } else { Err(refused("its markers stand more than once")) };
    };
    // Line ends are the same bytes in every encoding that is written.
    let mut lines = vec![0];
    lines
        .extend(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1));
    let is_marker = |line: usize, marker: &str| {
        let end = lines.get(line + 1).copied().unwrap_or(bytes.len());
        lines.get(line).is_some_and(|&at| bytes[at..end].trim_ascii() == marker.as_bytes())
    };
    if open >= close || !is_marker(open, MARKERS[0]) || !is_marker(close, MARKERS[1]) {
        return Err(refused("its markers do not stand around anything"));
    }
    Ok(Some((lines[open + 1], lines[close])))
}

/// The text of the section.
pub(super) fn section(
    options: &WriteBackOptions,
    language: &str,
    alt: &str,
    image: &str,
) -> String {
    let heading = options.heading.as_deref().unwrap_or_else(|| heading(language));
    let alt = escape(alt);
    let filled = options.template.replace("{heading}", heading).replace("{alt}", &alt);
    let filled = filled.replace("{image}", image);
    filled.trim_end_matches('\n').to_owned() + "\n"
}

/// An alternative text for Markdown and for an attribute of HTML: nothing in it ends either, or is a
/// tag of a template.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '{' | '}' | '`' | '\\' | '|' => escaped.push_str(&format!("&#{};", u32::from(c))),
            '[' | ']' => escaped.push(' '),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The heading in a language, given by its tag.
fn heading(language: &str) -> &'static str {
    let traditional = ["Hant", "TW", "HK", "MO"].iter().any(|tag| language.contains(tag));
    match language.split('-').next().unwrap_or_default() {
        "zh" if traditional => "文字雲",
        "zh" => "词云",
        "ja" => "ワードクラウド",
        "ko" => "워드 클라우드",
        _ => "Word cloud",
    }
}

/// The text in an encoding.
fn encode<'a>(text: &'a str, encoding: &str) -> Result<Cow<'a, [u8]>> {
    let found = encoding_rs::Encoding::for_label(encoding.as_bytes());
    let (bytes, used, lossy) = found.unwrap_or(encoding_rs::UTF_8).encode(text);
    if lossy || found.is_none_or(|found| used != found) {
        let message = format!(
            "it is in {encoding}, in which the section cannot be written; save it as UTF-8"
        );
        return Err(Error::new(ErrorKind::Input, message));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ReadOptions, read};

    fn written(post: &[u8], section: &str) -> Result<Vec<u8>> {
        with_section(post, &read(post, &ReadOptions::default()), section)
    }

    fn added(post: &[u8]) -> Vec<u8> {
        written(post, "## A\n\n![b](c)\n").unwrap()
    }

    #[test]
    fn nothing_but_the_section_is_added() {
        for (post, section) in [
            ("", "## A\n\n![b](c)\n"),
            ("text", "\n\n## A\n\n![b](c)\n"),
            ("text\n", "\n## A\n\n![b](c)\n"),
            ("text\n\n", "## A\n\n![b](c)\n"),
            ("\u{feff}a\r\nb\r\n", "\r\n## A\r\n\r\n![b](c)\r\n"),
            ("a\r\nb", "\r\n\r\n## A\r\n\r\n![b](c)\r\n"),
        ] {
            assert_eq!(added(post.as_bytes()), format!("{post}{section}").as_bytes());
        }
    }

    #[test]
    fn what_is_between_the_markers_is_replaced() {
        let post = "a\n\n<!-- wordcloud -->\nold\n<!-- /wordcloud -->\n\nend";
        let expected = "a\n\n<!-- wordcloud -->\n## A\n\n![b](c)\n<!-- /wordcloud -->\n\nend";
        assert_eq!(added(post.as_bytes()), expected.as_bytes());
        assert_eq!(added(expected.as_bytes()), expected.as_bytes());
        // One marker alone is text.
        let post = "a\n<!-- wordcloud -->\n";
        assert!(added(post.as_bytes()).starts_with(post.as_bytes()));
        for post in [
            "a\n\n<!-- /wordcloud -->\nold\n<!-- wordcloud -->\n",
            "<!-- wordcloud -->\na\n\n<!-- wordcloud -->\nb\n<!-- /wordcloud -->\n",
        ] {
            let message = written(post.as_bytes(), "c").unwrap_err().to_string();
            assert!(message.contains("no section is added: its markers"), "{message}");
        }
    }

    #[test]
    fn what_only_mentions_the_markers_is_kept() {
        for post in [
            "Write `<!-- wordcloud -->` here.\n\nText\n\nEnd with `<!-- /wordcloud -->`.\n",
            "---\ntitle: <!-- wordcloud -->\n---\n# A\n\ntext <!-- /wordcloud --> end\n",
            "```html\n<!-- wordcloud -->\nexample\n<!-- /wordcloud -->\n```\n",
            "a\n\n    <!-- wordcloud -->\n    example\n    <!-- /wordcloud -->\n",
            "<!-- wordcloud --> a\n\nb\n\n<!-- /wordcloud -->\n",
            "<pre>\n<!-- wordcloud -->\nexample\n<!-- /wordcloud -->\n</pre>\n",
        ] {
            assert!(added(post.as_bytes()).starts_with(post.as_bytes()), "{post}");
        }
    }

    #[test]
    fn nothing_is_added_behind_a_page() {
        let post = "<html><body>\n<p>a</p>\n</body>\n</HTML>\n";
        let message = written(post.as_bytes(), "b").unwrap_err().to_string();
        assert!(message.contains("behind the end of a page"), "{message}");
    }

    #[test]
    fn the_encoding_is_kept() {
        let (post, ..) = encoding_rs::GBK.encode("周报\n");
        let (section, ..) = encoding_rs::GBK.encode("\n## 词云\n");
        let document =
            Document { encoding: "GBK", source: "周报\n".into(), ..Document::default() };
        let written = with_section(&post, &document, "## 词云\n").unwrap();
        assert_eq!(written, [&post[..], &section[..]].concat());
        let document = Document { encoding: "UTF-16LE", ..Document::default() };
        let message = with_section(b"a", &document, "b").unwrap_err().to_string();
        assert!(message.contains("save it as UTF-8"), "{message}");
        assert!(encode("简体词云 \u{1f600}", "Big5").is_err());
    }

    #[test]
    fn the_template_is_filled() {
        let options = WriteBackOptions::default();
        let text = section(&options, "zh", "词云：a[b]", "c.jpg");
        assert_eq!(text, "## 词云\n\n![词云：a b ](c.jpg)\n");
        let text = section(&options, "en", "{{ a }} <b> \"c`\n", "c.jpg");
        assert!(!text.contains(['{', '<', '"', '`']) && text.lines().count() == 3, "{text}");
        let options = WriteBackOptions {
            template: "{heading}: {image}\n\n\n".into(),
            heading: Some("X".into()),
        };
        assert_eq!(section(&options, "en", "", "c"), "X: c\n");
    }
}
