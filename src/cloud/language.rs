//! The language of a report, as far as its writing tells.

use crate::traditional::is_traditional;
use unicode_script::{Script, UnicodeScript};

/// The scripts that tell a language, and that language.
const LANGUAGES: [(Script, &str); 10] = [
    (Script::Hangul, "ko"),
    (Script::Thai, "th"),
    (Script::Arabic, "ar"),
    (Script::Hebrew, "he"),
    (Script::Devanagari, "hi"),
    (Script::Bengali, "bn"),
    (Script::Tamil, "ta"),
    (Script::Cyrillic, "ru"),
    (Script::Greek, "el"),
    (Script::Latin, "en"),
];
/// So many letters of a Latin word weigh as much as one Chinese character.
const LETTERS: usize = 3;

/// The language of texts, as a tag of BCP 47: `zh-Hans`, `zh-Hant`, `ja`, `ko`, `th`, `ar`, `he`,
/// `hi`, `bn`, `ta`, `ru`, `el`, or `en` for all that is written in Latin letters; empty if they
/// have no letter.
///
/// A report in Chinese is full of English names; so Latin letters count a third.
pub(super) fn language_of<'a>(texts: impl Iterator<Item = &'a str>) -> &'static str {
    let (mut han, mut kana) = (String::new(), 0);
    let mut counts = [0; LANGUAGES.len()];
    for character in texts.flat_map(str::chars) {
        match character.script() {
            Script::Han => han.push(character),
            Script::Hiragana | Script::Katakana => kana += 1,
            script => {
                if let Some(index) = LANGUAGES.iter().position(|known| known.0 == script) {
                    counts[index] += 1;
                }
            }
        }
    }
    let letters = han.chars().count();
    // The words of a Japanese report have less kana than its text.
    let east = if kana * 8 > letters {
        "ja"
    } else if is_traditional(&han) {
        "zh-Hant"
    } else {
        "zh-Hans"
    };
    let mut best = ((letters + kana) * LETTERS, east);
    for (count, (script, language)) in counts.into_iter().zip(LANGUAGES) {
        let weight = if script == Script::Hangul { count * LETTERS } else { count };
        if weight > best.0 {
            best = (weight, language);
        }
    }
    if best.0 > 0 { best.1 } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_tells_the_language() {
        for (text, language) in [
            ("具身智能 强化学习 DeepSeek-V3.2", "zh-Hans"),
            ("圖書館 機器學習 ChatGPT", "zh-Hant"),
            ("機械学習 データ モデルの評価", "ja"),
            ("인공지능 기술 GPU", "ko"),
            ("harbor ferry 渡轮", "en"),
            ("искусственный интеллект", "ru"),
            ("الذكاء الاصطناعي", "ar"),
            ("בינה מלאכותית", "he"),
            ("कृत्रिम बुद्धिमत्ता", "hi"),
            ("ปัญญาประดิษฐ์", "th"),
            ("12 %", ""),
        ] {
            assert_eq!(language_of([text].into_iter()), language, "{text}");
        }
    }
}
