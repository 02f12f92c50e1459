//! What a setting is: its name, what is said of it, and where its value goes.

use super::target::Target;
use crate::{Error, ErrorKind, Result};
use serde_json::Value;
use std::ops::Range;
use std::str::FromStr;

/// Settings that belong together.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Group {
    /// What they have in common, as a heading.
    pub heading: &'static str,
    /// The settings, in the order in which they take effect.
    pub settings: &'static [Setting],
}

/// A setting: all that is known of it, and the only place where it is known.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Setting {
    /// Its name. Flags and front matter may write `-` for `_`.
    pub name: &'static str,
    /// What its value stands for, such as `PIXELS`; empty for what is only on or off.
    pub value: &'static str,
    /// What a value may be, if it is one of a few names; others may be possible beside them.
    pub names: &'static [&'static str],
    /// What it does, in a sentence.
    pub help: &'static str,
    /// An example of a value, as it is written behind a flag.
    pub example: &'static str,
    /// What holds when nothing is said, in words.
    pub default: &'static str,
    file: fn(&str) -> Option<Range<usize>>,
    put: Put,
}

/// What the value of a setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// True or false.
    Flag,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A text, also where it is written as a number.
    TextOrNumber,
    /// A text or a list of texts.
    Texts,
}

/// Takes a value to where it counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Put {
    Flag(fn(&mut Target<'_>, bool)),
    Whole(u64, u64, fn(&mut Target<'_>, u64)),
    Positive(fn(&mut Target<'_>, f64)),
    Text(fn(&mut Target<'_>, &str) -> Result<()>),
    TextOrNumber(fn(&mut Target<'_>, &str) -> Result<()>),
    Texts(fn(&mut Target<'_>, &[&str]) -> Result<()>),
}

/// A setting of this name, which still needs its help.
pub(super) const fn setting(name: &'static str, value: &'static str, put: Put) -> Setting {
    let (help, example, default, names) = ("", "", "", &[]);
    Setting { name, value, names, help, example, default, file: |_| None, put }
}

impl Setting {
    /// Says what it does; `{names}` stands for the names that its value can have.
    pub(super) const fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    /// Gives the value that holds when nothing is said.
    pub(super) const fn default(self, example: &'static str) -> Self {
        Self { example, default: example, ..self }
    }

    /// Gives an example, and says what holds when nothing is said.
    pub(super) const fn example(self, example: &'static str, default: &'static str) -> Self {
        Self { example, default, ..self }
    }

    pub(super) const fn names(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    /// Tells which part of a value is the name of a file.
    pub(super) const fn file(self, file: fn(&str) -> Option<Range<usize>>) -> Self {
        Self { file, ..self }
    }

    /// All of its value is the name of a file.
    pub(super) const fn is_file(self) -> Self {
        self.file(|text| Some(0..text.len()))
    }

    /// What its value is.
    pub fn kind(&self) -> Kind {
        match self.put {
            Put::Flag(_) => Kind::Flag,
            Put::Whole(..) => Kind::Whole,
            Put::Positive(_) => Kind::Number,
            Put::Text(_) => Kind::Text,
            Put::TextOrNumber(_) => Kind::TextOrNumber,
            Put::Texts(_) => Kind::Texts,
        }
    }

    /// What it does, with the names that its value can have.
    pub fn description(&self) -> String {
        self.help.replace("{names}", &self.names.join(", "))
    }

    /// The example as it is written in `wordcloud.toml`.
    pub fn toml_example(&self) -> String {
        match self.kind() {
            Kind::Flag => "true".to_owned(),
            Kind::Whole | Kind::Number => self.example.to_owned(),
            Kind::Text | Kind::TextOrNumber => format!("\"{}\"", self.example),
            Kind::Texts => format!("[\"{}\"]", self.example),
        }
    }

    /// The value that a text behind a flag says.
    pub fn value_of(&self, text: &str) -> Value {
        let number = matches!(self.kind(), Kind::Whole | Kind::Number).then(|| text.parse().ok());
        number.flatten().map_or_else(|| Value::from(text), Value::Number)
    }

    /// Finds what cannot be used in a value, as far as that shows without reading a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`], with what to give in its place.
    pub fn check(&self, value: &Value) -> Result<()> {
        self.put(value, &mut Target::default())
    }

    pub(super) fn put(&self, value: &Value, to: &mut Target<'_>) -> Result<()> {
        let number = value.as_number().map(ToString::to_string);
        match self.put {
            Put::Flag(put) => put(to, self.wanted(value, value.as_bool())?),
            Put::Whole(least, most, put) => {
                let number = value.as_u64().filter(|number| (least..=most).contains(number));
                put(to, self.wanted(value, number)?);
            }
            Put::Positive(put) => {
                put(to, self.wanted(value, value.as_f64().filter(|&number| number > 0.0))?);
            }
            Put::Text(put) => put(to, self.wanted(value, value.as_str())?)?,
            Put::TextOrNumber(put) => {
                put(to, self.wanted(value, value.as_str().or(number.as_deref()))?)?;
            }
            Put::Texts(put) => put(to, &self.wanted(value, texts(value))?)?,
        }
        Ok(())
    }

    fn wanted<T>(&self, value: &Value, found: Option<T>) -> Result<T> {
        let wanted = || match self.put {
            Put::Flag(_) => "true or false".to_owned(),
            Put::Whole(least, most, _) if most > u32::MAX.into() => {
                format!("a whole number, {least} or more")
            }
            Put::Whole(least, most, _) => format!("a whole number from {least} to {most}"),
            Put::Positive(_) => "a number above 0".to_owned(),
            Put::Text(_) => format!("a text such as {}", self.example),
            Put::TextOrNumber(_) => format!("a text or a number such as {}", self.example),
            Put::Texts(_) => format!("a text or a list of texts such as {}", self.example),
        };
        found.ok_or_else(|| {
            let message = format!("the setting {} is {value}; give {}", self.name, wanted());
            Error::new(ErrorKind::Options, message)
        })
    }

    /// Which part of a text is the name of a file.
    pub(super) fn file_in(&self, text: &str) -> Option<Range<usize>> {
        (self.file)(text)
    }
}

/// One text or a list of them.
pub(super) fn texts(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::String(text) => Some(vec![text]),
        Value::Array(texts) => texts.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

/// Keeps a text as it is.
pub(super) fn keep<T: for<'a> From<&'a str>>(to: &mut Option<T>, text: &str) -> Result<()> {
    *to = Some(text.into());
    Ok(())
}

/// Keeps what a text says.
pub(super) fn parse<T: FromStr<Err = Error>>(to: &mut T, text: &str) -> Result<()> {
    *to = text.parse()?;
    Ok(())
}
