//! Laughter and other sounds that are written out: as long as the writer held the key, so that no two
//! spellings are the same word.

use super::chinese::is_han;

/// Laughter in letters that does not repeat them.
const ABBREVIATIONS: [&str; 5] = ["lol", "lmao", "lmfao", "rofl", "xd"];

/// Where a run of one and the same Chinese or Japanese character, or of Korean letters that make up no
/// syllable, ends that starts at `at`: 哈哈哈, 啊啊啊啊, ははは, ㅋㅋㅋ.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let first = text[at..].chars().next()?;
    let is_kana = |c: char| matches!(c, 'ぁ'..='ヺ' | 'ー');
    let is_jamo = |c: char| matches!(c, '\u{3131}'..='\u{3163}');
    let (fewest, length) = if is_jamo(first) {
        (2, text[at..].chars().take_while(|c| is_jamo(*c)).count())
    } else if is_han(first) || is_kana(first) {
        (3, text[at..].chars().take_while(|c| *c == first).count())
    } else {
        return None;
    };
    (length >= fewest).then(|| at + length * first.len_utf8())
}

/// Whether a word in letters is laughter: hahaha, hehe, jajajaja, wwww, хахаха, looool.
pub(super) fn is_laughter(word: &[char]) -> bool {
    let lower: Vec<char> = word.iter().flat_map(|c| c.to_lowercase()).collect();
    if !lower.iter().all(|c| c.is_alphabetic()) {
        return false;
    }
    let repeats = |period: usize| {
        lower.iter().skip(period).eq(lower.iter().take(lower.len().saturating_sub(period)))
    };
    let is_lower = word.iter().all(|c| c.is_lowercase());
    let (one, two) = (repeats(1), repeats(2));
    let laughs = matches!(lower[..], ['h' | 'j', 'a' | 'e' | 'i' | 'o', ..]);
    let mut once = lower.clone();
    once.dedup();
    let abbreviation =
        |list: &[char]| ABBREVIATIONS.iter().any(|a| a.chars().eq(list.iter().copied()));
    one && lower.len() >= if is_lower { 3 } else { 4 }
        || two && !one && lower.len() >= if laughs { 4 } else { 5 }
        || abbreviation(&lower)
        || lower.len() > once.len() + 1 && abbreviation(&once)
}

/// Whether a whole text is laughter.
pub(super) fn is_all(text: &str) -> bool {
    end(text, 0) == Some(text.len()) || is_laughter(&text.chars().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(word: &str) -> bool {
        is_laughter(&word.chars().collect::<Vec<_>>())
    }

    #[test]
    fn laughter_is_told_at_any_length() {
        for word in [
            "haha",
            "hahah",
            "HAHAHA",
            "hehehe",
            "hihi",
            "jajaja",
            "www",
            "wwwwww",
            "hhhh",
            "хахаха",
            "ахахах",
            "lol",
            "LOOOL",
            "lmao",
            "kkkkk",
            "rsrsrs",
            "zzz",
            "ههههه",
            "XD",
        ] {
            assert!(is(word), "{word}");
        }
        for word in [
            "papa",
            "mama",
            "Gaga",
            "III",
            "AAA",
            "XXX",
            "banana",
            "Mississippi",
            "Alaska",
            "ha",
            "who",
            "tomorrow",
            "Schifffahrt",
            "Halle",
            "level",
            "x",
            "",
        ] {
            assert!(!is(word), "{word}");
        }
    }

    #[test]
    fn runs_of_one_character_are_no_words() {
        for (text, run) in [
            ("哈哈哈哈，好", "哈哈哈哈"),
            ("啊啊啊", "啊啊啊"),
            ("ㅋㅋ진짜", "ㅋㅋ"),
            ("ㅠㅜ", "ㅠㅜ"),
            ("ははははい", "はははは"),
        ] {
            assert_eq!(end(text, 0), Some(run.len()), "{text}");
        }
        for text in ["哈哈", "好好学习", "森林", "ㅋ", "가가가", "いいね", "aaa"] {
            assert_eq!(end(text, 0), None, "{text}");
        }
    }
}
