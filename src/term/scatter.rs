//! Scatter: where ordinary words stand apart from their other occurrences.

use super::class::Class;
use super::unit::{Case, Script, Unit, Units};
use crate::token::TokenKind;

/// So many units apart two occurrences in different blocks are still near.
const NEAR: usize = 30;

/// For each unit, whether it is an ordinary word that neither its block nor the text near by
/// repeats.
pub(super) fn apart(units: &Units<'_>) -> Vec<bool> {
    let mut last: Vec<Option<usize>> = vec![None; units.occurrences.len()];
    let mut result: Vec<bool> = units.list.iter().map(is_ordinary).collect();
    for (at, unit) in units.list.iter().enumerate() {
        let Some(last) = last.get_mut(unit.id as usize) else { continue };
        if let Some(before) = last.replace(at)
            && (at - before <= NEAR || units.list[before].block == unit.block)
        {
            (result[before], result[at]) = (false, false);
        }
    }
    result
}

/// Whether a word is one of general language rather than a name or a term.
fn is_ordinary(unit: &Unit<'_>) -> bool {
    unit.kind == TokenKind::Word
        && unit.zipf.is_some()
        && match unit.script {
            Script::Han => unit.class != Class::Name && !unit.is_listed(),
            Script::Latin => matches!(unit.case, Case::Lower),
            Script::Other => false,
        }
}

#[cfg(test)]
mod tests {
    use crate::document::{ReadOptions, read};
    use crate::term::{TermOptions, count};
    use crate::token::{TokenOptions, tokenize};

    fn apart(text: &str, term: &str) -> u64 {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let tokens = tokenize(&document, &TokenOptions::default());
        let options = TermOptions { ..TermOptions::default() };
        let counts = count(&document, &tokens, &options).counts;
        counts.entries.values().find(|entry| entry.shown() == term).expect("a term").apart
    }

    /// Enough words to part what stands before and after.
    fn filling() -> String {
        "河流穿过山谷，渔船停在岸边，风吹动芦苇。\n\n".repeat(5)
    }

    #[test]
    fn an_ordinary_word_that_returns_only_far_away_stands_apart() {
        let far = format!("工人修好了机器。\n\n{0}学生看见机器。\n\n{0}机器停了。\n", filling());
        assert_eq!(apart(&far, "机器"), 3);
        let near = format!("工人修好了机器，机器停了。\n\n{}学生看见机器。\n", filling());
        assert_eq!(apart(&near, "机器"), 1);
    }

    #[test]
    fn names_do_not_stand_apart() {
        let text = format!("工人修好了 Zenvic。\n\n{0}学生看见 Zenvic。\n", filling());
        assert_eq!(apart(&text, "Zenvic"), 0);
    }
}
