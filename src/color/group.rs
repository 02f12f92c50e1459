//! Groups of words that share a colour.

use crate::hash::fnv1a;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A group of words that share a colour; in the JSON its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
#[non_exhaustive]
pub enum Group {
    /// Not in the previous cloud.
    New,
    /// A larger share of all that is counted than in the previous cloud.
    Rising,
    /// A smaller share.
    Falling,
    /// About the same share.
    Steady,
    /// By its writing, Latin letters with a capital or a digit.
    Name,
    /// By its writing, with a Chinese character.
    Chinese,
    /// By its writing, other Latin letters.
    Latin,
    /// By its writing, none of these.
    Other,
    /// A group of the user's own.
    Own(String),
}

/// The groups that have a name.
const NAMED: [(Group, &str); 8] = [
    (Group::New, "new"),
    (Group::Rising, "rising"),
    (Group::Falling, "falling"),
    (Group::Steady, "steady"),
    (Group::Name, "name"),
    (Group::Chinese, "chinese"),
    (Group::Latin, "latin"),
    (Group::Other, "other"),
];

impl Group {
    /// The group of a word by its writing.
    pub fn of(text: &str) -> Self {
        let latin = text.chars().any(|c| c.is_ascii_alphabetic() || ('À'..='ɏ').contains(&c));
        let marked = text.chars().any(|c| c.is_uppercase() || c.is_numeric());
        let han = text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c) || c >= '\u{20000}');
        match (latin, marked, han) {
            (true, true, _) => Self::Name,
            (_, _, true) => Self::Chinese,
            (true, ..) => Self::Latin,
            _ => Self::Other,
        }
    }

    /// The palette entry of the group; the same in every issue, except that beside what is new,
    /// rising or falling (`compared`) all that is no name is one group.
    pub(super) fn color(&self, compared: bool) -> usize {
        match self {
            Self::Latin if compared => 0,
            Self::Chinese | Self::Steady => 0,
            Self::Name | Self::Other => 1,
            Self::Latin | Self::Rising => 2,
            Self::New => 3,
            Self::Falling => 4,
            Self::Own(name) => (fnv1a(name.bytes()) % 5) as usize,
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMED.iter().find(|(group, _)| group == self);
        f.write_str(match (self, named) {
            (Self::Own(name), _) => name,
            (_, Some((_, name))) => name,
            (_, None) => "",
        })
    }
}

impl From<String> for Group {
    fn from(name: String) -> Self {
        let named = NAMED.into_iter().find(|&(_, known)| known == name);
        named.map_or(Self::Own(name), |(group, _)| group)
    }
}

impl From<Group> for String {
    fn from(group: Group) -> Self {
        group.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_decides() {
        assert_eq!(
            ["DeepSeek", "强化学习", "network", "AI模型", "Москва", "iPhone 17"].map(Group::of),
            [Group::Name, Group::Chinese, Group::Latin, Group::Name, Group::Other, Group::Name]
        );
    }

    #[test]
    fn names_lead_back() {
        for group in NAMED.map(|(group, _)| group).into_iter().chain([Group::Own("fish".into())]) {
            assert_eq!(Group::from(group.to_string()), group);
        }
    }
}
