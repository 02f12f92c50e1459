//! JSON and JSON lines: exports of chats, comments and posts.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::super::Markup;
use super::super::chat::Message;
use super::Content;

/// The fields that a text stands in, the best first.
const TEXTS: [&str; 28] = [
    "full_text",
    "content",
    "text",
    "body",
    "message",
    "msg",
    "selftext",
    "comment",
    "review",
    "reviewtext",
    "review_body",
    "review_text",
    "strcontent",
    "description",
    "summary",
    "abstract",
    "answer",
    "caption",
    "正文",
    "内容",
    "評論",
    "评论",
    "评论内容",
    "留言",
    "消息",
    "消息内容",
    "弹幕",
    "摘要",
];
/// The fields that a title stands in.
const TITLES: [&str; 5] = ["title", "headline", "subject", "标题", "標題"];
/// The fields that say who wrote, as a name or as an object with one.
pub(in super::super) const SENDERS: [&str; 22] = [
    "from",
    "sender_name",
    "sender",
    "author",
    "user",
    "user_name",
    "username",
    "user_profile",
    "creator",
    "nickname",
    "nick",
    "screen_name",
    "speaker",
    "role",
    "by",
    "发送者",
    "发送人",
    "昵称",
    "用户",
    "用户名",
    "作者",
    "发言人",
];
/// The fields of a person's name.
const NAMES: [&str; 9] = [
    "real_name",
    "display_name",
    "displayname",
    "global_name",
    "nickname",
    "name",
    "screen_name",
    "username",
    "email",
];
/// Texts that are longer on average are articles and no messages.
const ARTICLE: usize = 600;
/// The most objects within each other that are looked into.
const DEEPEST: usize = 40;

/// What was found in a JSON text.
#[derive(Default)]
struct Found {
    messages: Vec<(String, String)>,
    /// Whether a text had its writer beside it.
    named: bool,
}

/// The texts of JSON, or of JSON one a line; `None` if it is no JSON or has none.
pub(super) fn unwrap(source: &str) -> Option<Content> {
    let values = serde_json::Deserializer::from_str(source).into_iter::<Value>();
    let values: Vec<Value> = values.collect::<Result<_, _>>().ok()?;
    let mut found = Found::default();
    values.iter().for_each(|value| look(value, 0, &mut found));
    let characters: usize = found.messages.iter().map(|(_, text)| text.chars().count()).sum();
    if found.messages.is_empty() {
        return None;
    }
    let average = characters / found.messages.len();
    let mut content = Content { markup: Some(Markup::Chat), ..Content::default() };
    if average > ARTICLE {
        content.markup = None;
    }
    for (name, message) in found.messages {
        let mut message_lines = Vec::new();
        for line in message.lines() {
            let start = content.text.len();
            content.text.push_str(line);
            message_lines.push(start..content.text.len());
            content.text.push('\n');
        }
        content.text.push('\n');
        content.messages.push(Message { name, lines: message_lines });
    }
    Some(content)
}

/// Whether JSON holds texts that people wrote: with their writers, or long ones.
pub(in super::super) fn has_texts(source: &str) -> bool {
    const LONG: usize = 24;
    let values = serde_json::Deserializer::from_str(source).into_iter::<Value>();
    let Ok(values) = values.collect::<Result<Vec<Value>, _>>() else { return false };
    let mut found = Found::default();
    values.iter().for_each(|value| look(value, 0, &mut found));
    let characters: usize = found.messages.iter().map(|(_, text)| text.chars().count()).sum();
    found.named || characters > LONG * found.messages.len()
}

fn look(value: &Value, depth: usize, found: &mut Found) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| look(value, depth + 1, found)),
        Value::Object(fields) => {
            if is_notice(fields) {
                return;
            }
            let text = field(fields, &TEXTS).and_then(text_of);
            if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
                let name = field(fields, &SENDERS).and_then(name_of).unwrap_or_default();
                found.named |= !name.is_empty();
                let title = field(fields, &TITLES).and_then(text_of).unwrap_or_default();
                let title = if title.is_empty() { title } else { title + "\n" };
                found.messages.push((name, title + &slack(&text)));
                // What answers it, but not what it is made of.
                for replies in ["replies", "comments", "children", "回复"] {
                    fields.get(replies).into_iter().for_each(|v| look(v, depth + 1, found));
                }
                return;
            }
            fields.values().filter(|v| v.is_array() || v.is_object()).for_each(|value| {
                look(value, depth + 1, found);
            });
        }
        _ => {}
    }
}

/// Whether the program itself says something.
fn is_notice(fields: &Map<String, Value>) -> bool {
    let kind = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let subtype = kind("subtype");
    let joins = ["join", "leave", "topic", "purpose", "name", "archive", "pinned"];
    kind("type") == "service"
        || kind("role") == "system"
        || joins.iter().any(|end| subtype.ends_with(end))
}

/// The field with the first of the names.
fn field<'a>(fields: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        let found = fields.iter().find(|(key, _)| key.to_lowercase() == **name);
        found.map(|(_, value)| value).filter(|value| !value.is_null() && value.as_str() != Some(""))
    })
}

/// The text of a field: a string, pieces of which those are left out that are no text, or an object
/// with a body.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(pieces) => {
            let mut text = String::new();
            for piece in pieces {
                match piece {
                    Value::String(piece) => text.push_str(piece),
                    Value::Object(piece) => {
                        let kind = piece.get("type").and_then(Value::as_str).unwrap_or_default();
                        let left_out = ["mention", "mention_name", "code", "pre", "bot_command"];
                        if !left_out.contains(&kind) {
                            text.push_str(piece.get("text").and_then(Value::as_str)?);
                        }
                    }
                    _ => return None,
                }
            }
            Some(text)
        }
        Value::Object(fields) => {
            let inner = fields
                .get("body")
                .or_else(|| fields.get("text"))
                .or_else(|| fields.get("parts"))?;
            match inner {
                Value::Array(_) | Value::String(_) => text_of(inner),
                _ => None,
            }
        }
        _ => None,
    }
}

fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.trim().to_owned()),
        Value::Object(fields) => {
            field(fields, &NAMES).and_then(Value::as_str).map(|name| name.trim().to_owned())
        }
        _ => None,
    }
}

/// A text of Slack without its marks: `<@U1>`, `<#C1|general>`, `<https://a.example|here>`.
fn slack(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        shown.push_str(before);
        let mark = after.starts_with(['@', '#', '!']) || after.starts_with("http");
        match after.split_once('>').filter(|(inside, _)| mark && !inside.contains(['<', '\n'])) {
            Some((inside, after)) => {
                let label = inside.split_once('|').map_or("", |(_, label)| label);
                let _ = write!(shown, " {label} ");
                rest = after;
            }
            None => {
                shown.push('<');
                rest = after;
            }
        }
    }
    shown + rest
}
