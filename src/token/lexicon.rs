//! The user's lexicon: words and names that are one token wherever they stand.

use super::language::Script;
use super::normalize::{fold, narrow};
use super::simplified::to_simplified;
use crate::traditional::simplified;
use std::collections::HashMap;

/// The words of a lexicon, ready to be looked for.
#[derive(Default)]
pub(super) struct Lexicon {
    /// The words by their first character, longest first, in the form that they are compared in.
    words: HashMap<char, Vec<Vec<char>>>,
}

impl Lexicon {
    /// A lexicon of `words`; spaces at the ends and between parts are of no account.
    pub(super) fn new(words: &[String]) -> Self {
        let key = |word: &String| -> Vec<char> {
            let parts: Vec<&str> = word.split_whitespace().collect();
            to_simplified(&fold(&parts.join(" "))).chars().collect()
        };
        let mut keys: Vec<Vec<char>> = words.iter().map(key).collect();
        keys.sort_by_key(|key| std::cmp::Reverse(key.len()));
        let mut lexicon = Self::default();
        for key in keys {
            if let Some(&first) = key.first() {
                lexicon.words.entry(first).or_default().push(key);
            }
        }
        lexicon
    }

    /// Where the longest word that stands at byte `at` of `text` ends.
    ///
    /// Letters and digits must not go on before or after it: "GPT-5" does not stand in "GPT-5.2".
    pub(super) fn end(&self, text: &str, at: usize) -> Option<usize> {
        if self.words.is_empty() {
            return None;
        }
        let first = text[at..].chars().next().and_then(|c| key_of(c).next())?;
        let words = self.words.get(&first)?;
        if goes_on(text[..at].chars().next_back(), first) {
            return None;
        }
        words.iter().find_map(|word| match_end(text, at, word))
    }
}

/// Where `word` ends in `text` when it stands at byte `at`.
fn match_end(text: &str, at: usize, word: &[char]) -> Option<usize> {
    let mut rest = word;
    let mut chars = text[at..].char_indices();
    while !rest.is_empty() {
        let (_, c) = chars.next()?;
        for key in key_of(c) {
            rest = rest.strip_prefix(&[key])?;
        }
    }
    let end = at + chars.offset();
    let mut after = text[end..].chars().map(narrow);
    let (next, second) = (after.next(), after.next());
    let last = *word.last()?;
    let continues = last.is_ascii_digit()
        && matches!(next, Some('.' | '-'))
        && second.is_some_and(|c| c.is_ascii_digit());
    (!continues && !goes_on(next, last)).then_some(end)
}

/// The characters that `c` is compared as.
fn key_of(c: char) -> impl Iterator<Item = char> {
    let c = if c.is_whitespace() { ' ' } else { simplified(narrow(c)) };
    c.to_lowercase()
}

/// Whether the neighbour of a match's first or last character belongs to the same word. Scripts
/// without spaces have no such neighbours, and Korean words take particles.
fn goes_on(neighbour: Option<char>, edge: char) -> bool {
    let in_word = |c: char| c.is_alphanumeric() && Script::of(c) == Script::Other;
    in_word(edge) && neighbour.is_some_and(in_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(words: &[&str], text: &str) -> Vec<String> {
        let lexicon = Lexicon::new(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            if let Some(end) = lexicon.end(text, at) {
                found.push(text[at..end].to_owned());
                at = end;
            } else {
                at += c.len_utf8();
            }
        }
        found
    }

    #[test]
    fn the_longest_word_is_taken() {
        assert_eq!(
            find(&["Blue Heron", "Blue Heron Mini"], "a blue heron mini!"),
            ["blue heron mini"]
        );
        assert_eq!(find(&["港口", "港口管理局"], "新港口管理局的港口"), ["港口管理局", "港口"]);
    }

    #[test]
    fn case_width_and_script_do_not_matter() {
        assert_eq!(find(&["Heron 3.1"], "ＨＥＲＯＮ　３．１发布"), ["ＨＥＲＯＮ　３．１"]);
        assert_eq!(find(&["图书馆员"], "圖書館員來了"), ["圖書館員"]);
    }

    #[test]
    fn letters_and_digits_must_end() {
        assert_eq!(find(&["GPT-5"], "GPT-5.2 GPT-51 XGPT-5 GPT-5。GPT-5. 用GPT-5写"), ["GPT-5"; 3]);
        assert_eq!(find(&["art"], "start arts art"), ["art"]);
    }
}
