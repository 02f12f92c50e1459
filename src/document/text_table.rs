//! Tables with a column of texts, such as comments or answers.

use super::chat::Message;
use super::frequencies::{find_column, rows};
use super::wrapped::{Content, SENDERS};
use super::{Document, Markup, ReadOptions, decode, read_content};
use crate::Result;

/// Reads a table (CSV, TSV, semicolons) whose column, by its name in the first row or its number
/// from 1, holds texts; each is read as a message of a chat is. A column that says who wrote is found
/// by its name.
///
/// # Errors
///
/// [`ErrorKind::Input`](crate::ErrorKind::Input) if the table cannot be read or has no such column: the
/// message lists those that there are.
pub fn read_table(bytes: &[u8], column: &str, options: &ReadOptions) -> Result<Document> {
    let (text, encoding) = decode(bytes);
    let rows = rows(&text)?;
    let first = rows.first().map_or(&[][..], |fields| fields);
    let (column, named) = find_column(first, column)?;
    let is_sender = |field: &String| SENDERS.contains(&&*field.trim().to_lowercase());
    let sender = first.iter().position(is_sender).filter(|sender| named && *sender != column);
    let mut content = Content { markup: Some(Markup::Chat), ..Content::default() };
    for fields in rows.iter().skip(usize::from(named)) {
        let name = sender.and_then(|sender| fields.get(sender)).cloned().unwrap_or_default();
        let mut message = Message { name, lines: Vec::new() };
        for line in fields.get(column).map_or("", |text| text).lines() {
            let start = content.text.len();
            content.text.push_str(line);
            message.lines.push(start..content.text.len());
            content.text.push('\n');
        }
        content.text.push('\n');
        content.messages.push(message);
    }
    Ok(read_content(Some(content), String::new(), encoding, options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_text() {
        let table =
            "id;User;Comment\n1;Ann;\"The ferry; late\nagain\"\n2;Ben;[图片]\n3;Ann;the bridge\n";
        let options = ReadOptions::default();
        for column in ["comment", "3"] {
            let document = read_table(table.as_bytes(), column, &options).unwrap();
            let texts: Vec<&str> = document.blocks.iter().map(|block| &*block.text).collect();
            let from = if column == "3" { &["Comment"][..] } else { &[] };
            assert_eq!(texts, [from, &["The ferry; late", "again", "the bridge"]].concat());
        }
        let document = read_table(table.as_bytes(), "Comment", &options).unwrap();
        assert_eq!(document.senders.keys().collect::<Vec<_>>(), ["Ann"]);
        let error = read_table(table.as_bytes(), "text", &options).unwrap_err().to_string();
        assert!(error.contains("id, User, Comment"), "{error}");
    }
}
