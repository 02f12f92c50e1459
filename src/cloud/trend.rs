//! What is new, rising or falling since a previous cloud.

use super::pin::fold;
use super::{Cloud, Word};
use crate::color::Group;
use std::collections::BTreeMap;

/// A word rises if its share of all that is counted is at least so many times as large as before,
/// and falls if it was so many times as large.
const CHANGE: f64 = 1.5;

/// Sets the groups of words by a previous cloud: `new` for one that it does not have, `rising` or
/// `falling` for one whose share of the counts has changed by half or more; a steady one has none
/// and goes by its writing.
pub(super) fn set_groups(cloud: &mut Cloud, previous: &Cloud) {
    let total = |words: &[Word]| -> f64 {
        words.iter().filter(|word| !word.copy).map(|word| word.count as f64).sum()
    };
    let (now, before) = (total(&cloud.words), total(&previous.words));
    let counts: BTreeMap<String, u64> =
        previous.words.iter().map(|word| (fold(&word.text), word.count)).collect();
    for word in &mut cloud.words {
        let group = match counts.get(&fold(&word.text)) {
            None => Some(Group::New),
            Some(&count) => {
                // The shares, each times both totals.
                let (share, earlier) = (word.count as f64 * before, count as f64 * now);
                match () {
                    () if share >= CHANGE * earlier => Some(Group::Rising),
                    () if earlier >= CHANGE * share => Some(Group::Falling),
                    () => None,
                }
            }
        };
        word.group = group;
    }
}

#[cfg(test)]
mod tests {
    use crate::cloud::{Cloud, WordCloud};
    use crate::color::Group;
    use crate::document::{FrequencyFormat, read_frequencies};
    use crate::term::from_frequencies;
    use std::sync::Arc;

    fn cloud(list: &str, settings: &WordCloud) -> Cloud {
        let list = read_frequencies(list.as_bytes(), FrequencyFormat::Csv).unwrap().words;
        settings.cloud_of_terms(&from_frequencies(list, &Default::default()), None).unwrap()
    }

    #[test]
    fn shares_decide() {
        // 40 and 80 in all: a count that doubles is a share that stays.
        let before = cloud("模型,10\nHarbor,10\n芯片,10\n网络,10\n", &WordCloud::default());
        assert!(before.words.iter().all(|word| word.group.is_none()));
        for keep_places in [true, false] {
            let settings = WordCloud {
                previous: Some(Arc::new(before.clone())),
                keep_places,
                ..WordCloud::default()
            };
            let after = cloud("模型,20\nharbor,30\n芯片,13\n算法,17\n", &settings);
            let group = |text: &str| {
                let word = after.words.iter().find(|word| word.text == text).unwrap();
                word.group.clone()
            };
            let groups = ["模型", "harbor", "芯片", "算法"].map(group);
            assert_eq!(groups, [None, Some(Group::Rising), Some(Group::Falling), Some(Group::New)]);
            assert_eq!(after.score.displacement.is_some(), keep_places);
        }
    }
}
