//! Write-back: the section with the picture, added to a post that lacks one.

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

/// The bytes of a post with a section: between the markers if it has them, else at its end. Nothing
/// else is changed; the section has the line endings and the encoding of the post.
///
/// # Errors
///
/// [`ErrorKind::Input`] for a post in an encoding that cannot be written.
pub(super) fn with_section(bytes: &[u8], encoding: &str, section: &str) -> Result<Vec<u8>> {
    let windows = bytes.windows(2).any(|pair| pair == b"\r\n");
    let section = if windows { section.replace('\n', "\r\n") } else { section.to_owned() };
    let end = if windows { "\r\n" } else { "\n" };
    let [open, close] = MARKERS.map(str::as_bytes);
    if let Some(start) = find(bytes, open, 0).map(|at| at + open.len())
        && let Some(stop) = find(bytes, close, start)
    {
        let section = format!("{end}{}{end}", section.trim_end());
        let middle = encode(&section, encoding)?;
        return Ok([&bytes[..start], &middle, &bytes[stop..]].concat());
    }
    let newline = end.as_bytes();
    let before = if bytes.is_empty() || bytes.ends_with(&newline.repeat(2)) {
        ""
    } else if bytes.ends_with(newline) {
        end
    } else {
        &end.repeat(2)
    };
    Ok([bytes, &encode(&format!("{before}{section}"), encoding)?].concat())
}

/// The text of the section.
pub(super) fn section(
    options: &WriteBackOptions,
    language: &str,
    alt: &str,
    image: &str,
) -> String {
    let heading = options.heading.as_deref().unwrap_or_else(|| heading(language));
    // Brackets would end the alternative text.
    let alt = alt.replace(['[', ']', '\n'], " ");
    let filled = options.template.replace("{heading}", heading).replace("{alt}", &alt);
    let filled = filled.replace("{image}", image);
    filled.trim_end_matches('\n').to_owned() + "\n"
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

fn find(bytes: &[u8], part: &[u8], from: usize) -> Option<usize> {
    let found = bytes[from..].windows(part.len()).position(|window| window == part);
    found.map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(post: &[u8]) -> Vec<u8> {
        with_section(post, "UTF-8", "## A\n\n![b](c)\n").unwrap()
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
    }

    #[test]
    fn the_encoding_is_kept() {
        let (post, ..) = encoding_rs::GBK.encode("周报\n");
        let (section, ..) = encoding_rs::GBK.encode("\n## 词云\n");
        let written = with_section(&post, "GBK", "## 词云\n").unwrap();
        assert_eq!(written, [&post[..], &section[..]].concat());
        let message = with_section(b"a", "UTF-16LE", "b").unwrap_err().to_string();
        assert!(message.contains("save it as UTF-8"), "{message}");
        assert!(with_section(b"a", "Big5", "简体词云 \u{1f600}").is_err());
    }

    #[test]
    fn the_template_is_filled() {
        let options = WriteBackOptions::default();
        let text = section(&options, "zh", "词云：a[b]", "c.jpg");
        assert_eq!(text, "## 词云\n\n![词云：a b ](c.jpg)\n");
        let options = WriteBackOptions {
            template: "{heading}: {image}\n\n\n".into(),
            heading: Some("X".into()),
        };
        assert_eq!(section(&options, "en", "", "c"), "X: c\n");
    }
}
