//! Elision: what French and Italian write together with an apostrophe is two words: l'État,
//! dell'Interno.

use super::normalize::fold;
use super::{Language, Token, TokenKind};
use std::collections::BTreeSet;

/// Articles, pronouns and conjunctions, which end a phrase as the full forms do.
const ENDS: [&str; 18] = [
    "l", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "nell", "sull", "dall",
    "all", "un", "quell", "quest",
];
/// Prepositions, which stand inside names: Jeanne d'Arc, Ministero dell'Interno.
const INSIDE: [&str; 2] = ["d", "dell"];

/// Of how many words one must be elided, and how many different ones there must be: English has
/// d'Artagnan and L'Oréal.
const FEW: usize = 30;
const LEAST: usize = 2;

/// Cuts elided words where a text is in a language that has them, and returns whether it is. What ends
/// a phrase is no token, so that no term reaches over it; prepositions are stop words.
pub(super) fn cut(tokens: &mut Vec<Token>) -> bool {
    let latin = |token: &&Token| token.language == Language::Latin && token.kind == TokenKind::Word;
    let words = tokens.iter().filter(latin).count();
    let elided: Vec<&str> = tokens
        .iter()
        .filter(latin)
        .filter(|token| {
            token.text.starts_with(char::is_lowercase) && elision(&token.text).is_some()
        })
        .map(|token| token.text.as_str())
        .collect();
    let different: BTreeSet<&str> = elided.iter().copied().collect();
    if different.len() < LEAST || elided.len() * FEW < words {
        return false;
    }
    let mut cut = Vec::with_capacity(tokens.len());
    for mut token in std::mem::take(tokens) {
        let Some((length, inside)) = Some(&token).filter(latin).and_then(|t| elision(&t.text))
        else {
            cut.push(token);
            continue;
        };
        let middle = token.range.start + length;
        if inside {
            let mut preposition = token.clone();
            preposition.text.truncate(length);
            preposition.range.end = middle;
            preposition.stop = true;
            cut.push(preposition);
        }
        token.text.drain(..length);
        token.range.start = middle;
        cut.push(token);
    }
    *tokens = cut;
    true
}

/// The length of what is elided before a word, the apostrophe included, and whether it stands inside
/// names.
fn elision(text: &str) -> Option<(usize, bool)> {
    let (at, apostrophe) = text.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
    let length = at + apostrophe.len_utf8();
    let follows = text[length..].chars().nth(1).is_some_and(char::is_alphabetic);
    let word = fold(&text[..at]);
    let inside = INSIDE.contains(&&*word);
    (follows && (inside || ENDS.contains(&&*word))).then_some((length, inside))
}

#[cfg(test)]
mod tests {
    use super::super::{TokenOptions, tokenize};
    use crate::document::{ReadOptions, read};

    fn words(text: &str) -> Vec<String> {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let tokens = tokenize(&document, &TokenOptions::default());
        tokens.into_iter().filter(|token| !token.stop).map(|token| token.text).collect()
    }

    #[test]
    fn what_is_elided_is_no_part_of_the_word() {
        assert_eq!(
            words("L'usine ouvre, dit l’ingénieur. D'après l'IA, l'eau manque. Jeanne d'Arc."),
            ["usine", "ouvre", "ingénieur", "IA", "eau", "manque", "Jeanne", "Arc"]
        );
        assert_eq!(
            words("Il porto dell'isola e l'acqua sull'isola.").join(" "),
            "porto isola acqua isola"
        );
    }

    #[test]
    fn english_is_left_as_it_is() {
        let text = "They can't find l'Etoile; O'Brien doesn't know, and it's late.";
        assert!(words(text).contains(&"l'Etoile".to_owned()), "{:?}", words(text));
    }
}
