//! Flags that are settings, made from the tables of settings.

use anyhow::Result;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use std::ffi::OsStr;
use wordcloud::settings::{Group, Kind, Setting, Settings, Value};

/// The flags of these groups of settings.
pub(super) fn args(groups: &[&'static Group]) -> impl Iterator<Item = Arg> {
    let arg = |group: &Group, setting: &'static Setting| {
        let arg = Arg::new(setting.name)
            .long(flag(setting))
            .help(help(setting))
            .help_heading(group.heading);
        if setting.kind() == Kind::Flag {
            return arg.action(ArgAction::SetTrue);
        }
        let action = if setting.kind() == Kind::Texts { ArgAction::Append } else { ArgAction::Set };
        let hint = match setting.value {
            value if value.starts_with("FILE") => ValueHint::FilePath,
            "DIR" => ValueHint::DirPath,
            _ => ValueHint::Unknown,
        };
        arg.action(action)
            .value_name(setting.value)
            .value_parser(Parser(setting))
            .value_hint(hint)
            .hide_possible_values(true)
            // -30..30 is a range of angles.
            .allow_hyphen_values(setting.kind() == Kind::TextOrNumber)
    };
    let args = groups.iter().flat_map(|group| group.settings.iter().map(|it| arg(group, it)));
    args.collect::<Vec<_>>().into_iter()
}

/// The name of a setting as a flag, without the dashes.
pub(super) fn flag(setting: &Setting) -> String {
    setting.name.replace('_', "-")
}

fn help(setting: &Setting) -> String {
    let again = if setting.kind() == Kind::Texts { "; may be given again" } else { "" };
    let default = match setting.default {
        "" => String::new(),
        default => format!(" [default: {default}]"),
    };
    format!("{}{again}{default}", setting.description())
}

/// The settings of these groups that the flags of a command say.
pub(super) fn settings(matches: &ArgMatches, groups: &[&'static Group]) -> Result<Settings> {
    let mut settings = Settings::default();
    for setting in groups.iter().flat_map(|group| group.settings) {
        let value = match setting.kind() {
            Kind::Flag => matches.get_flag(setting.name).then_some(Value::Bool(true)),
            Kind::Texts => {
                let values = matches.get_many(setting.name);
                values.map(|values| Value::Array(values.cloned().collect()))
            }
            _ => matches.get_one(setting.name).cloned(),
        };
        if let Some(value) = value {
            settings.insert(setting, value)?;
        }
    }
    Ok(settings)
}

/// Reads the value of a setting.
#[derive(Clone)]
struct Parser(&'static Setting);

impl TypedValueParser for Parser {
    type Value = Value;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        text: &OsStr,
    ) -> Result<Value, clap::Error> {
        let setting = self.0;
        let parse = move |text: &str| {
            let value = setting.value_of(text);
            setting.check(&value).map(|()| value)
        };
        parse.parse_ref(command, arg, text)
    }

    /// For completions in a shell; others are possible too.
    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = self.0.names.iter().map(PossibleValue::new);
        (self.0.value == "NAME").then(|| Box::new(names) as Box<dyn Iterator<Item = _>>)
    }
}
