//! A trie of Chinese words, see [`code`](super::code).

use super::code::encode;
use super::trie::{Trie, Walk};

/// A map from words to numbers of 31 bits, over compiled-in units.
#[derive(Clone, Copy)]
pub(crate) struct ChineseTrie(Trie);

impl ChineseTrie {
    /// The trie whose units, little-endian, are `bytes`.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self(Trie::new(bytes))
    }

    /// The value of `word`.
    pub(crate) fn get(self, word: &str) -> Option<u32> {
        self.walk(word)?.value()
    }

    /// Whether a word starts with `text`.
    pub(crate) fn has_prefix(self, text: &str) -> bool {
        self.walk(text).is_some()
    }

    fn walk(self, text: &str) -> Option<Walk> {
        let mut walk = self.0.start()?;
        text.chars().try_for_each(|c| step(&mut walk, c))?;
        Some(walk)
    }

    /// The length in bytes and the value of every word that `text` starts with, shortest first.
    pub(super) fn prefixes(self, text: &str) -> impl Iterator<Item = (usize, u32)> {
        let mut walk = self.0.start();
        let mut chars = text.char_indices();
        std::iter::from_fn(move || {
            let walk = walk.as_mut()?;
            loop {
                let (at, c) = chars.next()?;
                step(walk, c)?;
                if let Some(value) = walk.value() {
                    return Some((at + c.len_utf8(), value));
                }
            }
        })
    }
}

#[inline]
fn step(walk: &mut Walk, character: char) -> Option<()> {
    encode(character, &mut [0; 5]).iter().try_for_each(|&byte| walk.step(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_damaged_array_never_panics(bytes in any::<Vec<u8>>(), text in "\\PC*") {
            let trie = ChineseTrie::new(bytes.leak());
            let _ = trie.get(&text);
            prop_assert!(trie.prefixes(&text).all(|(length, _)| text.is_char_boundary(length)));
        }

        #[test]
        fn no_code_begins_another_or_holds_a_zero(one in any::<char>(), other in any::<char>()) {
            let (mut first, mut second) = ([0; 5], [0; 5]);
            let (first, second) = (encode(one, &mut first), encode(other, &mut second));
            prop_assert_eq!(first.starts_with(second), one == other);
            prop_assert!(one == '\0' || !first.contains(&0));
        }
    }
}
