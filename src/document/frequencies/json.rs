//! JSON in the forms that charts and programs use.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::number::{Count, count};
use super::{Entries, FrequencyOptions, input, names};
use crate::Result;

/// The entries of an object, in their order, those that come twice included.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor;
        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of words and counts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(PairsVisitor)
    }
}

/// The entries of a JSON text: of a list, of an object of words, or of the first list within an object
/// that is one of words; objects one a line are a list.
pub(super) fn read(text: &str, options: &FrequencyOptions) -> Result<Entries> {
    let broken = |e: serde_json::Error| input(format!("the list is not valid JSON: {e}"));
    if text.trim_start().starts_with('{')
        && let Ok(Pairs(pairs)) = serde_json::from_str(text)
        && pairs.iter().all(|(_, value)| !value.is_object() && !value.is_array())
    {
        let mut entries = Entries::default();
        for (i, (word, number)) in pairs.iter().enumerate() {
            add(&mut entries, word, number, i)?;
        }
        return Ok(entries);
    }
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let mut values = values.collect::<Result<Vec<_>, _>>().map_err(broken)?;
    let value = match values.len() {
        1 => values.swap_remove(0),
        0 => {
            return serde_json::from_str::<Value>(text).map_err(broken).map(|_| Entries::default());
        }
        _ => Value::Array(values),
    };
    match &value {
        Value::Array(list) => of_list(list, options),
        _ => of_chart(&value, options),
    }
}

/// The entries of the first list of words with counts in an object, or of two lists side by side, one
/// of words and one of counts.
fn of_chart(value: &Value, options: &FrequencyOptions) -> Result<Entries> {
    let mut open = vec![value];
    let (mut words, mut counts): (Option<&[Value]>, Vec<&[Value]>) = (None, Vec::new());
    let mut at = 0;
    while let Some(&value) = open.get(at) {
        at += 1;
        match value {
            Value::Object(fields) => open.extend(fields.values()),
            Value::Array(list)
                if list.first().is_some_and(|first| entry(first, options).is_some()) =>
            {
                return of_list(list, options);
            }
            Value::Array(list) if list.iter().all(Value::is_string) && !list.is_empty() => {
                words = words.or(Some(list));
            }
            Value::Array(list) if list.iter().all(Value::is_number) => counts.push(list),
            Value::Array(list) => open.extend(list),
            _ => {}
        }
    }
    let Some(words) = words else {
        return Err(input(
            "it holds no list of words with counts: write {\"word\": 3}, [[\"word\", 3]] or \
             [{\"text\": \"word\", \"count\": 3}]"
                .to_owned(),
        ));
    };
    let mut entries = Entries::default();
    match counts.into_iter().find(|counts| counts.len() == words.len()) {
        None => return of_list(words, options),
        Some(counts) => {
            for (i, (word, number)) in words.iter().zip(counts).enumerate() {
                add(&mut entries, word.as_str().unwrap_or_default(), number, i)?;
            }
        }
    }
    Ok(entries)
}

fn of_list(list: &[Value], options: &FrequencyOptions) -> Result<Entries> {
    const MOST_SHOWN: usize = 60;
    let mut entries = Entries::default();
    for (i, value) in list.iter().enumerate() {
        if let Value::String(word) = value {
            entries.count(word);
        } else if let Some((word, number)) = entry(value, options) {
            // The names of the columns.
            if i > 0
                || list.len() == 1
                || number.as_str().is_none_or(|name| names::as_number(name).is_none())
            {
                add(&mut entries, word, number, i)?;
            }
        } else if let (Value::Object(fields), true) =
            (value, *options != FrequencyOptions::default())
        {
            let names: Vec<&str> = fields.keys().map(String::as_str).collect();
            return Err(input(format!(
                "entry {} has no such fields of a word and its count; there are: {}",
                i + 1,
                names.join(", ")
            )));
        } else {
            let shown: String = value.to_string().chars().take(MOST_SHOWN).collect();
            return Err(input(format!(
                "entry {} is {shown}: write [\"word\", 3] or {{\"text\": \"word\", \"count\": 3}}",
                i + 1
            )));
        }
    }
    Ok(entries)
}

/// The word and the number of an entry.
fn entry<'a>(value: &'a Value, options: &FrequencyOptions) -> Option<(&'a str, &'a Value)> {
    match value {
        Value::Array(pair) => {
            let (first, second) = (pair.first()?, pair.get(1)?);
            let (word, number) = if first.is_number() { (second, first) } else { (first, second) };
            Some((word.as_str()?, number)).filter(|_| !number.is_array() && !number.is_object())
        }
        Value::Object(fields) => {
            let said = |name: &Option<String>| name.as_ref().map(|name| fields.get(name));
            let word = said(&options.word).unwrap_or_else(|| {
                named(fields, names::as_word, Value::is_string)
                    .or_else(|| only(fields, Value::is_string))
            })?;
            let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
            let number = said(&options.count).unwrap_or_else(|| {
                named(fields, names::as_number, is_scalar)
                    .or_else(|| only(fields, Value::is_number))
            })?;
            Some((word.as_str()?, number))
        }
        _ => None,
    }
}

/// The field with the best name of those that `fits`.
fn named(
    fields: &Map<String, Value>,
    rank: fn(&str) -> Option<usize>,
    fits: fn(&Value) -> bool,
) -> Option<&Value> {
    let fitting = fields.iter().filter(|(_, value)| fits(value));
    let ranked = fitting.filter_map(|(name, value)| Some((rank(name)?, value)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// The only field that `fits` and is no index.
fn only(fields: &Map<String, Value>, fits: fn(&Value) -> bool) -> Option<&Value> {
    let mut fitting = fields.iter().filter(|(name, value)| fits(value) && !names::as_index(name));
    let (_, value) = fitting.next()?;
    fitting.next().is_none().then_some(value)
}

fn add(entries: &mut Entries, word: &str, number: &Value, index: usize) -> Result<()> {
    let text = number.as_str().map_or_else(|| number.to_string(), str::to_owned);
    let count = match number {
        Value::Null => Count::Missing,
        _ => count(&text, false),
    };
    entries.add(word, count, &text, &format_args!("entry {}", index + 1))
}
