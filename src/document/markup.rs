//! How a document is marked up.

use super::{Markup, chat, latex, org, subtitles};
use crate::name::names;

/// How much of a text is looked at.
const SAMPLE_LINES: usize = 400;

names!(Markup, "input format", {
    Markdown: "markdown",
    Html: "html",
    PlainText: "text",
    ReStructuredText: "rst",
    AsciiDoc: "asciidoc",
    Latex: "latex" | "tex",
    Org: "org",
    Chat: "chat",
    Subtitles: "subtitles",
    Feed: "feed" | "xml",
    Json: "json",
    Notebook: "notebook" | "ipynb",
});

impl Markup {
    /// The markup that the ending of a file's name says, or `None` if it says nothing.
    pub fn from_path_extension(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        Some(match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "rmd" | "qmd" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "rst" | "rest" => Self::ReStructuredText,
            "adoc" | "asciidoc" | "asc" => Self::AsciiDoc,
            "tex" | "latex" | "ltx" => Self::Latex,
            "org" => Self::Org,
            "srt" | "vtt" | "ass" | "ssa" | "lrc" => Self::Subtitles,
            "ipynb" => Self::Notebook,
            "rss" | "atom" | "xml" => Self::Feed,
            "jsonl" | "ndjson" => Self::Json,
            "txt" | "text" | "log" => Self::PlainText,
            _ => return None,
        })
    }

    /// The markup that a text most likely has. Markdown is the guess for all that has markup of
    /// no other kind.
    pub(super) fn guess(text: &str) -> Self {
        if is_html(text) {
            return Self::Html;
        }
        if subtitles::is_subtitles(text) {
            return Self::Subtitles;
        }
        if latex::is_latex(text) {
            return Self::Latex;
        }
        if org::is_org(text) {
            return Self::Org;
        }
        if chat::is_chat(text) {
            return Self::Chat;
        }
        let lines = || text.lines().take(SAMPLE_LINES);
        let is_directive = |line: &str| {
            let name = line.trim_start().strip_prefix(".. ").and_then(|l| l.split_once("::"));
            name.is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '))
        };
        let markdown = lines().filter(|l| is_markdown(l)).count();
        if lines().any(is_directive) && markdown <= 1 {
            return Self::ReStructuredText;
        }
        let is_section = |line: &str| {
            let title = line.trim_start_matches('=');
            line.starts_with('=') && line.len() - title.len() <= 6 && title.starts_with(' ')
        };
        if lines().any(is_section) && markdown == 0 {
            return Self::AsciiDoc;
        }
        // Without any markup, indentation is that of paragraphs and not of code.
        let has_markup = lines().any(|l| is_markdown(l) || l.contains(['*', '`', '<', '|', '_']));
        match has_markup {
            true => Self::Markdown,
            false if chat::is_bare_chat(text) => Self::Chat,
            false => Self::PlainText,
        }
    }
}

fn is_html(text: &str) -> bool {
    let mut start = text.trim_start();
    while let Some(rest) = start.strip_prefix("<!--").or_else(|| start.strip_prefix("<?")) {
        let Some((_, rest)) = rest.split_once('>') else { break };
        start = rest.trim_start();
    }
    let begins = |tag: &str| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins)
}

/// Whether a line has a mark that only Markdown has.
fn is_markdown(line: &str) -> bool {
    let line = line.trim_start();
    let hashes = line.len() - line.trim_start_matches('#').len();
    let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
    let marks = ["- ", "* ", "+ ", "> ", "```", "~~~", ":::", "1. ", "1) "];
    heading || line.contains("](") || marks.iter().any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_guessed_from_content() {
        for (text, format) in [
            ("<!DOCTYPE HTML>\n<p>x", Markup::Html),
            ("<?xml version=\"1.0\"?>\n<!-- a -->\n<html lang=zh>", Markup::Html),
            ("# 标题\n\n正文", Markup::Markdown),
            ("<div>片段</div>\n\n- 甲", Markup::Markdown),
            ("标题\n====\n\n.. note:: 注意\n\n正文", Markup::ReStructuredText),
            ("= 标题\n:toc:\n\n== 一节\n\n正文", Markup::AsciiDoc),
            ("    首行缩进的段落。\n    又一段。", Markup::PlainText),
            ("", Markup::PlainText),
        ] {
            assert_eq!(Markup::guess(text), format, "{text}");
        }
    }

    #[test]
    fn the_ending_of_a_name_says_the_format() {
        assert_eq!(Markup::from_path_extension("a/b.MD"), Some(Markup::Markdown));
        assert_eq!(Markup::from_path_extension("b.tar.rst"), Some(Markup::ReStructuredText));
        assert_eq!(Markup::from_path_extension("b"), None);
        assert_eq!(Markup::from_path_extension("b.xyz"), None);
    }
}
