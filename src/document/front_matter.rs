//! Front matter in YAML, TOML and JSON, also where it is broken.

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

/// What the front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Where the text begins.
    pub(super) end: usize,
    /// The title.
    pub(super) title: Option<String>,
    /// The date as written.
    pub(super) date: Option<String>,
    /// Tags, categories and keywords.
    pub(super) tags: Vec<String>,
    /// The categories among them.
    pub(super) categories: Vec<String>,
    /// The map `wordcloud`.
    pub(super) settings: Option<Value>,
}

/// Reads the front matter that `source` begins with; without one, `end` is 0.
pub(super) fn read(source: &str) -> FrontMatter {
    let start = source.len() - source.trim_start().len();
    let text = &source[start..];
    let found = yaml(text).or_else(|| toml(text)).or_else(|| json(text)).or_else(|| bare(text));
    found.map_or_else(FrontMatter::default, |(end, fields)| FrontMatter {
        end: start + end,
        ..interpret(&fields)
    })
}

type Fields = Map<String, Value>;

/// `---`, lines, `---` or `...`.
fn yaml(text: &str) -> Option<(usize, Fields)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let begin = first.len() + 1;
    let first_line =
        rest.lines().find(|l| !l.trim().is_empty() && !l.trim_start().starts_with('#'))?;
    if !is_fence(first_line) && !is_key_line(first_line) {
        return None;
    }
    let (inside, end) = until(rest, is_fence).unwrap_or_else(|| {
        // Not closed: as far as it looks like front matter.
        let end = lines_with_offsets(rest).find(|(_, l)| !looks_like_yaml(l));
        let end = end.map_or(rest.len(), |(at, _)| at);
        (&rest[..end], end)
    });
    Some((begin + end, parse_yaml(inside)))
}

/// `+++`, lines, `+++`.
fn toml(text: &str) -> Option<(usize, Fields)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != "+++" {
        return None;
    }
    let (inside, end) = until(rest, |line| line.trim_end() == "+++").or_else(|| {
        let end = lines_with_offsets(rest).find(|(_, l)| l.trim().is_empty())?.0;
        Some((&rest[..end], end))
    })?;
    let fields = toml::from_str(inside).ok().filter(|v: &Value| v.is_object());
    let fields = fields.and_then(into_fields).unwrap_or_else(|| line_by_line(inside, '='));
    Some((first.len() + 1 + end, fields))
}

/// An object at the start, as Hugo has it, or its inside before a line `;;;`, as Hexo has it.
fn json(text: &str) -> Option<(usize, Fields)> {
    if text.starts_with('{') && !text.starts_with("{%") && !text.starts_with("{{") {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        let fields = values.next()?.ok().and_then(into_fields)?;
        let end = values.byte_offset();
        let ends_line = text[end..].lines().next().is_none_or(|rest| rest.trim().is_empty());
        return ends_line.then_some((end, fields));
    }
    let rest = text.strip_prefix(";;;")?.split_once('\n')?.1;
    let (inside, end) = until(rest, |line| line.trim_end() == ";;;")?;
    let fields = serde_json::from_str(&format!("{{{inside}}}")).ok().and_then(into_fields)?;
    Some((text.len() - rest.len() + end, fields))
}

/// Lines of keys without a `---` before them, as Hexo (which ends them with one) and Pelican
/// (which ends them with an empty line) have them.
fn bare(text: &str) -> Option<(usize, Fields)> {
    let known = ["title", "date", "tags", "categories", "category", "author", "layout", "slug"];
    let first = text.lines().next()?;
    if !is_key_line(first) {
        return None;
    }
    let mut keys = 0;
    for (at, line) in lines_with_offsets(text) {
        let ends = line.trim().is_empty() || is_fence(line);
        if ends {
            let end = if is_fence(line) { at + line.len() } else { at };
            return (keys >= 2).then(|| (end, parse_yaml(&text[..at])));
        }
        if !looks_like_yaml(line) {
            return None;
        }
        let key = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        keys += usize::from(known.contains(&&*key));
    }
    None
}

/// The text before the first line that `is_end`, and the offset after that line.
fn until(text: &str, is_end: impl Fn(&str) -> bool) -> Option<(&str, usize)> {
    let (at, line) = lines_with_offsets(text).find(|(_, line)| is_end(line))?;
    Some((&text[..at], at + line.len()))
}

fn lines_with_offsets(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

fn is_fence(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// Whether a line is `key:` or `key: value`.
fn is_key_line(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let key = key.trim_end().trim_matches(['"', '\'']);
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let starts = key.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
    starts
        && key.len() <= 40
        && key.chars().all(is_key)
        && (value.trim_end().is_empty() || value.starts_with([' ', '\t']))
}

/// Whether a line can belong to front matter that nothing closes.
fn looks_like_yaml(line: &str) -> bool {
    let line = line.trim_end();
    let nested = line.starts_with([' ', '\t']) || line.starts_with("- ") || line.starts_with('#');
    !line.is_empty() && (nested && !line.starts_with("# ") || is_key_line(line))
}

fn into_fields(value: Value) -> Option<Fields> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

fn parse_yaml(text: &str) -> Fields {
    let value = serde_saphyr::from_str::<Value>(text).ok();
    value.and_then(into_fields).unwrap_or_else(|| line_by_line(text, ':'))
}

/// The fields of broken front matter: a line that begins with a key begins a field, every other
/// line belongs to the field before it.
fn line_by_line(text: &str, separator: char) -> Fields {
    let mut fields = Fields::new();
    let mut open: Option<(String, Vec<&str>)> = None;
    let mut close = |open: Option<(String, Vec<&str>)>| {
        if let Some((key, lines)) = open {
            fields.insert(key, loose_value(&lines));
        }
    };
    for line in text.lines() {
        let begins = if separator == ':' {
            is_key_line(line)
        } else {
            !line.starts_with([' ', '\t', '#', '[']) && line.contains(separator)
        };
        match line.split_once(separator).filter(|_| begins) {
            Some((key, value)) => {
                let key = key.trim().trim_matches(['"', '\'']).to_owned();
                close(open.replace((key, vec![value.trim()])));
            }
            None => {
                if let Some((_, lines)) = &mut open {
                    lines.push(line.trim());
                }
            }
        }
    }
    close(open);
    fields
}

/// The value that the lines of a broken field most likely mean.
fn loose_value(lines: &[&str]) -> Value {
    let unquote = |s: &str| s.trim().trim_matches(['"', '\'']).to_owned();
    let first = lines.first().copied().unwrap_or_default();
    if let Some(inside) = first.strip_prefix('[') {
        let inside = inside.trim_end_matches(',').strip_suffix(']').unwrap_or(inside);
        return inside.split(',').map(unquote).collect();
    }
    let items = lines.iter().skip(1).filter_map(|l| l.strip_prefix("- ")).map(unquote);
    let items: Vec<String> = items.collect();
    if first.is_empty() && !items.is_empty() {
        return items.into();
    }
    unquote(&lines.join("\n")).into()
}

fn interpret(fields: &Fields) -> FrontMatter {
    let field = |name: &str| {
        fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    };
    let (mut tags, mut categories) = (Vec::new(), Vec::new());
    let taxonomies = field("taxonomies").and_then(Value::as_object);
    for name in ["tags", "tag", "categories", "category", "keywords"] {
        let nested = taxonomies.and_then(|t| t.get(name));
        for value in field(name).into_iter().chain(nested) {
            collect_tags(value, &mut tags);
            if name.starts_with("categor") {
                collect_tags(value, &mut categories);
            }
        }
    }
    FrontMatter {
        end: 0,
        title: field("title").and_then(scalar),
        date: field("date").and_then(scalar),
        tags,
        categories,
        settings: field("wordcloud").cloned(),
    }
}

fn scalar(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Adds the tags of a list, of lists in it, or of a string with commas.
fn collect_tags(value: &Value, tags: &mut Vec<String>) {
    let mut open = vec![value];
    let mut found = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            _ => found.extend(scalar(value)),
        }
    }
    let mut known: FxHashSet<String> = tags.iter().cloned().collect();
    for tag in found.iter().flat_map(|t| t.split([',', '，', '、', ';', '；'])) {
        let tag = tag.trim().trim_start_matches('#');
        if !tag.is_empty() && known.insert(tag.to_owned()) {
            tags.push(tag.to_owned());
        }
    }
}
