//! Where words are wanted: pinned by the user, or where a previous cloud had them.

use super::pin::fold;
use super::weighted::WeightedWord;
use super::{Cloud, DropReason, Dropped, Pin, Word, WordCloud};
use crate::layout::{Item, Place, Rotation};
use crate::outline::Point;
use crate::{Error, ErrorKind, Result};
use std::collections::BTreeMap;

/// Where the words of a cloud are wanted, by their folded text.
pub(super) struct Places<'a> {
    settings: &'a WordCloud,
    pins: BTreeMap<String, &'a Pin>,
    previous: BTreeMap<String, &'a Word>,
}

impl<'a> Places<'a> {
    pub(super) fn new(settings: &'a WordCloud) -> Result<Self> {
        let mut pins = BTreeMap::new();
        for pin in &settings.pins {
            let on_canvas = (0.0..=1.0).contains(&pin.x) && (0.0..=1.0).contains(&pin.y);
            if !on_canvas || pins.insert(fold(&pin.text), pin).is_some() {
                let message = format!(
                    "\"{}\" is pinned twice or off the canvas; pin a word once, by shares of the \
                     width and the height from 0 to 1",
                    pin.text
                );
                return Err(Error::new(ErrorKind::Options, message));
            }
        }
        let words = settings
            .previous
            .iter()
            .filter(|_| settings.keep_places)
            .flat_map(|cloud| &cloud.words);
        let words = words.filter(|word| [word.x, word.y, word.angle].iter().all(|n| n.is_finite()));
        let previous = words.map(|word| (fold(&word.text), word)).collect();
        Ok(Self { settings, pins, previous })
    }

    /// Says where an item is wanted that draws a text; one that is pinned is drawn as large as the
    /// lightest word at least.
    pub(super) fn set(&self, item: &mut Item, text: &str, lightest: f64) {
        let (width, height) = (self.settings.size.width as f32, self.settings.size.height as f32);
        let key = fold(text);
        if let Some(pin) = self.pins.get(&key) {
            item.place = Place::Pinned(Point::new(pin.x * width, pin.y * height));
            item.angle = Some(0.0);
            item.weight = item.weight.max(lightest);
        } else if let (Some(word), Some(cloud)) = (self.previous.get(&key), &self.settings.previous)
        {
            item.place = Place::Near(scaled(word, cloud, (width, height)));
            let turns = self.settings.layout.rotation != Rotation::None;
            item.angle = turns.then_some(word.angle);
        }
    }

    /// Whether a word is pinned.
    pub(super) fn is_pinned(&self, text: &str) -> bool {
        self.pins.contains_key(&fold(text))
    }

    /// The pinned words that are not among the terms.
    pub(super) fn missing(&self, words: &[WeightedWord]) -> Vec<Dropped> {
        let is_there = |key: &str| words.iter().any(|word| fold(&word.text) == key);
        let missing = self.pins.iter().filter(|(key, _)| !is_there(key));
        missing
            .map(|(_, pin)| Dropped {
                text: pin.text.clone(),
                weight: 0.0,
                reason: DropReason::NotAmongWords,
            })
            .collect()
    }
}

/// The middle of a word of another cloud, on a canvas of this width and height.
fn scaled(word: &Word, cloud: &Cloud, (width, height): (f32, f32)) -> Point {
    let middle = Point::new(word.x + word.width / 2.0, word.y + word.height / 2.0);
    let (old_width, old_height) = (cloud.size.width.max(1) as f32, cloud.size.height.max(1) as f32);
    Point::new(
        (middle.x / old_width).clamp(0.0, 1.0) * width,
        (middle.y / old_height).clamp(0.0, 1.0) * height,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{FrequencyFormat, read_frequencies};
    use crate::layout::Size;
    use crate::term::{Term, from_frequencies};
    use std::sync::Arc;

    fn terms(list: &str) -> Vec<Term> {
        let list = read_frequencies(list.as_bytes(), FrequencyFormat::Csv).unwrap().words;
        from_frequencies(list, &Default::default())
    }

    fn middle(word: &Word) -> (f32, f32) {
        (word.x + word.width / 2.0, word.y + word.height / 2.0)
    }

    #[test]
    fn pins_are_read() {
        let pin = |text: &str, x, y| Pin { text: text.to_owned(), x, y };
        assert_eq!("K2".parse::<Pin>().unwrap(), pin("K2", 0.5, 0.5));
        assert_eq!("a=b=25%, 40%".parse::<Pin>().unwrap(), pin("a=b", 0.25, 0.4));
        for text in ["", "=1%,2%", "K2=1,2", "K2=1%", "K2=101%,3%", "K2=x%,3%"] {
            assert_eq!(text.parse::<Pin>().unwrap_err().kind(), ErrorKind::Options, "{text}");
        }
    }

    #[test]
    fn pinned_words_stand_where_they_are_pinned() {
        let terms = terms("模型,9\n数据,7\nHarbor,5\n芯片,4\n网络,3\n");
        let pins = ["harbor", "芯片=20%,75%", "nowhere"].map(|pin| pin.parse().unwrap()).to_vec();
        let settings =
            WordCloud { pins, size: Size { width: 600, height: 400 }, ..WordCloud::default() };
        let cloud = settings.cloud_of_terms(&terms, None).unwrap();
        for (text, (x, y)) in [("Harbor", (300.0, 200.0)), ("芯片", (120.0, 300.0))] {
            let word = cloud.words.iter().find(|word| word.text == text).unwrap();
            let (at_x, at_y) = middle(word);
            assert!((at_x - x).abs() <= 1.0 && (at_y - y).abs() <= 1.0, "{text}: {at_x} {at_y}");
        }
        assert_eq!(cloud.words.len(), 5);
        assert_eq!(cloud.dropped[0].text, "nowhere");
    }

    #[test]
    fn a_pinned_word_is_no_smaller_than_the_others() {
        let terms = terms("模型,900\n数据,700\n芯片,600\nHarbor,1\n");
        let pins = vec!["harbor".parse().unwrap()];
        let size = Size { width: 600, height: 400 };
        let settings = WordCloud { pins, size, max_words: 3, ..WordCloud::default() };
        let cloud = settings.cloud_of_terms(&terms, None).unwrap();
        let size_of =
            |text: &str| cloud.words.iter().find(|word| word.text == text).unwrap().font_size;
        assert_eq!((cloud.words.len(), size_of("Harbor")), (3, size_of("数据")));
        assert_eq!(cloud.words.iter().find(|word| word.text == "Harbor").unwrap().count, 1);
    }

    #[test]
    fn a_cloud_that_is_its_own_previous_one_stays_as_it_is() {
        let terms = terms("模型,9\n数据,7\nHarbor,5\n芯片,4\n网络,3\n算法,2\n平台,2\n市场,1\n");
        let settings = WordCloud { size: Size { width: 600, height: 400 }, ..WordCloud::default() };
        let first = settings.cloud_of_terms(&terms, None).unwrap();
        let again = WordCloud { previous: Some(Arc::new(first.clone())), ..settings.clone() };
        let second = again.cloud_of_terms(&terms, None).unwrap();
        assert!(second.score.displacement.unwrap() < 0.01, "{:?}", second.score);
        assert!(second.scale > 0.97 * first.scale);
        assert_eq!(first.score.displacement, None);
        for (one, other) in first.words.iter().zip(&second.words) {
            assert_eq!((&one.text, one.color), (&other.text, other.color));
        }
    }

    #[test]
    fn a_long_list_stays_where_it_was_at_an_equal_scale() {
        let line = |rank: usize| format!("词{rank},{}\n", 2000 / (rank + 1));
        let terms = terms(&(0..200).map(line).collect::<String>());
        let first = WordCloud::default().cloud_of_terms(&terms, None).unwrap();
        let previous = Some(Arc::new(first.clone()));
        let again = WordCloud { previous, ..WordCloud::default() };
        let second = again.cloud_of_terms(&terms, None).unwrap();
        assert_eq!(second.words.len(), first.words.len());
        assert!(second.scale > 0.97 * first.scale, "{} {}", second.scale, first.scale);
        assert!(second.score.displacement.unwrap() < 0.02, "{:?}", second.score);
    }
}
