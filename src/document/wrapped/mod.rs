//! Forms that wrap the texts of people in those of programs: notebooks, feeds, XML and JSON. What is in
//! them is taken out, so that it can be read as what it is.

mod feed;
mod json;
mod notebook;

use super::Markup;
use super::chat::Message;

pub(super) use json::{SENDERS, has_texts};

/// What was in a wrapping.
#[derive(Default)]
pub(super) struct Content {
    /// The texts, with an empty line between them.
    pub(super) text: String,
    /// How they are marked up; `None` if that has to be guessed.
    pub(super) markup: Option<Markup>,
    /// The title of it all.
    pub(super) title: Option<String>,
    /// The messages in `text`, if it is a chat.
    pub(super) messages: Vec<Message>,
}

/// The content of a text that is said or found to be wrapped; `None` if it is not.
pub(super) fn unwrap(source: &str, markup: Option<Markup>, include_code: bool) -> Option<Content> {
    let start = source.trim_start();
    let data = matches!(markup, None | Some(Markup::Json | Markup::Notebook | Markup::Chat));
    if data && start.starts_with(['{', '[']) && start.trim_end().ends_with(['}', ']']) {
        return notebook::unwrap(source, include_code).or_else(|| json::unwrap(source));
    }
    let xml = matches!(markup, None | Some(Markup::Feed | Markup::Chat));
    (xml && start.starts_with('<')).then(|| feed::unwrap(source, markup.is_some()))?
}

#[cfg(test)]
mod tests;
