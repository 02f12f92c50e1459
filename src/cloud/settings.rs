//! The settings that a report has in its front matter, under `wordcloud`.

use super::WordCloud;
use crate::color::Theme;
use crate::document::Document;
use crate::error::unknown_name;
use crate::layout::Size;
use crate::{Error, ErrorKind, Result};
use serde_json::Value;

/// The names of the settings.
const NAMES: [&str; 4] = ["max_words", "seed", "size", "theme"];

impl WordCloud {
    /// These settings with those that the report has in its front matter:
    ///
    /// ```yaml
    /// wordcloud:
    ///   size: 1600x900
    ///   max_words: 120
    ///   theme: ocean
    ///   seed: 7
    /// ```
    ///
    /// A field `wordcloud` that is no map is the site's own and says nothing here.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`] for a name that is no setting and for a value that cannot be used.
    pub fn with_settings_of(mut self, document: &Document) -> Result<Self> {
        let map = document.settings.as_ref().and_then(Value::as_object);
        for (given, value) in map.into_iter().flatten() {
            let text = value.as_str();
            match given.replace('-', "_").as_str() {
                "max_words" => self.max_words = whole_number(given, value)?,
                "seed" => self.seed = Some(whole_number(given, value)?),
                "size" => {
                    let size = text.ok_or_else(|| wrong(given, value, "a size such as 1200x800"));
                    self.size = parse_size(size?)?;
                }
                "theme" => {
                    let name = text.ok_or_else(|| wrong(given, value, "the name of a theme"));
                    self.theme = Theme::named(name?)?;
                }
                _ => return Err(unknown_name("setting of wordcloud", given, &NAMES)),
            }
        }
        Ok(self)
    }
}

/// The size that a text such as `1200x800` says.
///
/// # Errors
///
/// [`ErrorKind::Options`] if it says none.
pub fn parse_size(text: &str) -> Result<Size> {
    let side = |text: &str| text.trim().parse().ok();
    let size = text
        .split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some(Size { width: side(width)?, height: side(height)? }));
    size.ok_or_else(|| {
        let message = format!(
            "\"{text}\" is no size; write the width and the height in pixels, such as 1200x800"
        );
        Error::new(ErrorKind::Options, message)
    })
}

fn whole_number<N: TryFrom<u64>>(name: &str, value: &Value) -> Result<N> {
    let number = value.as_u64().and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| wrong(name, value, "a whole number, 0 or more"))
}

fn wrong(name: &str, value: &Value, wanted: &str) -> Error {
    let message = format!("the setting {name} of wordcloud is {value}; give {wanted}");
    Error::new(ErrorKind::Options, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn settings(value: Value) -> Result<WordCloud> {
        let document = Document { settings: Some(value), ..Document::default() };
        WordCloud::default().with_settings_of(&document)
    }

    #[test]
    fn the_settings_of_a_report_are_heeded() {
        let value = json!({"size": "600x400", "max-words": 50, "theme": "dark", "seed": 7});
        let settings = settings(value).unwrap();
        assert_eq!(settings.size, Size { width: 600, height: 400 });
        assert_eq!((settings.max_words, settings.seed), (50, Some(7)));
        assert_eq!(settings.theme.background, Theme::named("dark").unwrap().background);
    }

    #[test]
    fn what_is_no_map_says_nothing() {
        for value in [json!(null), json!(true), json!("cloud.jpg"), json!({})] {
            assert_eq!(settings(value).unwrap().max_words, WordCloud::default().max_words);
        }
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (value, part) in [
            (json!({"max_word": 5}), "did you mean \"max_words\"?"),
            (json!({"colour": 5}), "choose from max_words, seed, size, theme"),
            (json!({"max_words": -5}), "max_words of wordcloud is -5"),
            (json!({"seed": 0.5}), "seed of wordcloud is 0.5"),
            (json!({"size": 600}), "size of wordcloud is 600"),
            (json!({"size": "wide"}), "1200x800"),
            (json!({"theme": "occean"}), "did you mean \"ocean\"?"),
        ] {
            let message = settings(value).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn sizes_are_read() {
        for text in ["30x20", "30X20", "30×20", "30 x 20"] {
            assert_eq!(parse_size(text).unwrap(), Size { width: 30, height: 20 });
        }
        for text in ["", "30", "30x", "-1x3", "30x20x10"] {
            assert!(parse_size(text).unwrap_err().to_string().contains("1200x800"));
        }
    }
}
