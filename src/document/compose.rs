//! Composed characters: what looks like a character is that character.
//!
//! Files from a Mac and text copied out of a PDF spell characters in ways that no list of words
//! has: letters with their accents apart, Korean syllables as their letters, radicals in place of
//! the Chinese characters that look the same, ligatures.

use std::borrow::Cow;
use std::iter;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// `text` in Unicode's form NFC, and its compatibility forms that stand for a word's ordinary
/// characters in place of these. Full-width letters and signs stay as they are.
pub(super) fn compose(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(is_compatibility_form) {
        return if is_nfc(&text) { text } else { Cow::Owned(text.nfc().collect()) };
    }
    let mut result = String::with_capacity(text.len());
    for run in text.split_inclusive(|c| !is_compatibility_form(c)) {
        let end = run.char_indices().next_back().filter(|&(_, c)| !is_compatibility_form(c));
        let (forms, rest) = run.split_at(end.map_or(run.len(), |(at, _)| at));
        result.extend(forms.nfkc().map(radical));
        result.push_str(rest);
    }
    Cow::Owned(result.nfc().collect())
}

/// Whether `c` is a Chinese radical, a ligature, an Arabic letter in the shape that it has at one
/// place of a word, or half-width katakana.
fn is_compatibility_form(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fd5}' | '\u{fb00}'..='\u{fb17}' | '\u{fb50}'..='\u{fdfb}'
        | '\u{fe70}'..='\u{fefc}' | '\u{ff66}'..='\u{ff9f}')
}

/// The character that a radical looks like where Unicode has no decomposition for it, from its
/// data file EquivalentUnifiedIdeograph.txt; only those that are words by themselves.
fn radical(c: char) -> char {
    const RADICALS: &str = "⺁厂⺄乙⺇几⺈刀⺊卜⺌小⺍小⺎兀⺏尢⺒巳⺗心⺛旡⺜日⺝月⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻁虎⻃西⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";
    let mut characters = RADICALS.chars();
    let pairs = iter::from_fn(|| Some((characters.next()?, characters.next()?)));
    let mut found = pairs.filter(|&(radical, _)| radical == c);
    if matches!(c, '\u{2e80}'..='\u{2ef3}') { found.next().map_or(c, |(_, word)| word) } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn characters_are_composed() {
        for (text, expected) in [
            ("cafe\u{301}", "café"),
            ("\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}", "서울"),
            ("\u{304b}\u{3099}", "が"),
            ("⼈⼯智能⽹络", "人工智能网络"),
            ("⻓⻛⻚⻰", "长风页龙"),
            ("e\u{fb03}cient \u{fb01}le", "efficient file"),
            ("ﾃﾞｰﾀ", "データ"),
            ("\u{fee1}\u{fead}\u{fea3}\u{fe92}\u{fe8e}", "مرحبا"),
            ("\u{f9dc}", "隆"),
            ("１２ ＧＰＴ ½ ① 数据，plain", "１２ ＧＰＴ ½ ① 数据，plain"),
        ] {
            assert_eq!(compose(text.into()), expected);
        }
        assert!(matches!(compose("数据 naïve".into()), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn composing_twice_changes_nothing(text in any::<String>()) {
            let once = compose(text.into()).into_owned();
            prop_assert_eq!(compose(once.as_str().into()), once.as_str());
        }
    }
}
