//! RSS, Atom and other XML: what their items say; comments that fly over a video.

use std::iter;

use roxmltree::{Document, Node, ParsingOptions};

use super::super::Markup;
use super::super::chat::Message;
use super::Content;

/// The elements of an item that hold its text, the best first.
const TEXTS: [&str; 5] = ["encoded", "content", "description", "summary", "subtitle"];
/// Of two texts that begin with so many of the same letters one is a part of the other.
const BEGINNING: usize = 20;
/// The root elements of feeds.
const FEEDS: [&str; 4] = ["rss", "feed", "RDF", "channel"];
/// The root elements of pages, which are read as HTML.
const PAGES: [&str; 2] = ["html", "svg"];

/// The text of XML; `None` if it is none, or a page. What is said to be XML may have any elements.
pub(super) fn unwrap(source: &str, any: bool) -> Option<Content> {
    let start = source.trim_start();
    let declared = start.starts_with("<?xml");
    let roots = FEEDS.iter().any(|root| {
        let rest = start.strip_prefix('<').and_then(|rest| rest.strip_prefix(root));
        rest.is_some_and(|rest| rest.starts_with(['>', ' ', '\n', '\r', '\t']))
    });
    if !declared && !roots && !any {
        return None;
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(start, options).ok()?;
    let root = document.root_element();
    let name = root.tag_name().name();
    if PAGES.contains(&name) {
        return None;
    }
    if FEEDS.contains(&name) {
        return Some(feed(&document));
    }
    let flying = |node: &Node<'_, '_>| node.has_tag_name("d") && node.has_attribute("p");
    if document.descendants().any(|node| flying(&node)) {
        return Some(flown(document.descendants().filter(flying)));
    }
    Some(other(root))
}

/// The title and the text of each item, as HTML.
fn feed(document: &Document<'_>) -> Content {
    let is_item = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "item" | "entry");
    let of = |node: Node<'_, '_>, name: &str| {
        node.children().find(|child| child.tag_name().name() == name).map(text)
    };
    let mut html = String::new();
    for item in document.descendants().filter(is_item) {
        if let Some(title) = of(item, "title") {
            html += &format!("<h2>{title}</h2>\n");
        }
        let mut content: Vec<String> = TEXTS.iter().filter_map(|name| of(item, name)).collect();
        // What only begins the whole text, or says it again.
        let mut said = String::new();
        content.retain(|text| {
            let letters = letters(text);
            let start: String = letters.chars().take(BEGINNING).collect();
            let again = said.contains(&start);
            said += &letters;
            !again
        });
        for content in content {
            html += &format!("<div>{content}</div>\n");
        }
        html.push('\n');
    }
    let channel =
        document.descendants().find(|node| node.has_children() && of(*node, "title").is_some());
    let title = channel.and_then(|channel| of(channel, "title"));
    Content { text: html, markup: Some(Markup::Html), title, ..Content::default() }
}

/// The letters of HTML outside of its tags.
fn letters(html: &str) -> String {
    let pieces = html.split('<').enumerate().map(|(i, piece)| match piece.split_once('>') {
        Some((_, after)) if i > 0 => after,
        _ => piece,
    });
    pieces.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}

/// The text of an element, with that of the elements inside it.
fn text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

/// Comments of a video, a message each.
fn flown<'a, 'input: 'a>(comments: impl Iterator<Item = Node<'a, 'input>>) -> Content {
    let mut content = Content { markup: Some(Markup::Chat), ..Content::default() };
    for comment in comments {
        let start = content.text.len();
        content.text += text(comment).trim();
        let lines = iter::once(start..content.text.len()).collect();
        content.messages.push(Message { name: String::new(), lines });
        content.text.push_str("\n\n");
    }
    content
}

/// All text, a paragraph an element that has some of its own.
fn other(root: Node<'_, '_>) -> Content {
    let mut content = Content { markup: Some(Markup::PlainText), ..Content::default() };
    for text in root.descendants().filter(Node::is_text).filter_map(|node| node.text()) {
        let text = text.trim();
        if text.contains(char::is_alphabetic) {
            content.text += text;
            content.text.push_str("\n\n");
        }
    }
    content
}
