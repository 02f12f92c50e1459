//! The date and time that the messages of a chat are marked with, in the forms of many programs.

/// A date and a time, or a time alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Its length in bytes, brackets included.
    pub(super) length: usize,
    /// Whether it has a date.
    pub(super) dated: bool,
}

/// What stands before the hour.
const HALVES: [&str; 10] =
    ["上午", "下午", "凌晨", "早上", "中午", "晚上", "오전", "오후", "午前", "午後"];
/// Days that have a name.
const DAYS: [&str; 8] =
    ["Today", "Yesterday", "today", "yesterday", "今天", "昨天", "오늘", "어제"];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// No stamp is longer.
const LONGEST: usize = 80;

/// The stamp that `text` begins with.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let rest = text.trim_start_matches(is_mark);
    let (rest, close) = match rest.chars().next()? {
        '[' => (&rest[1..], Some(']')),
        '(' => (&rest[1..], Some(')')),
        _ => (rest, None),
    };
    let date = date(rest);
    let dated = date.is_some();
    let rest = date.map_or(rest, between);
    let mut rest = time(rest)?;
    if let Some(close) = close {
        rest = rest.trim_start().strip_prefix(close)?;
    }
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit() || c == '>')
        && !rest.trim_start().starts_with("-->");
    ends.then_some(Stamp { length: text.len() - rest.len(), dated })
}

/// Marks of direction and the like.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{202a}' | '\u{202c}')
}

/// Whether a character is a space of any kind.
fn is_space(c: char) -> bool {
    c.is_whitespace() || is_mark(c)
}

/// A number of one digit up to `most`, and what follows.
fn number(text: &str, most: usize) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&length).then(|| text.split_at(length))
}

/// What follows the date at the start of `text`.
fn date(text: &str) -> Option<&str> {
    if let Some(day) = DAYS.iter().find(|day| text.starts_with(**day)) {
        return Some(&text[day.len()..]);
    }
    let rest = if text.starts_with(|c: char| c.is_ascii_digit()) {
        let (first, rest) = number(text, 4)?;
        let apart = rest.trim_start_matches(' ');
        match rest.chars().next()? {
            '年' | '년' => parts(&rest[3..], ['月', '월'], ['日', '일']),
            separator @ ('/' | '.' | '-') => named(&rest[1..]).or_else(|| {
                let (_, rest) = number(rest[1..].trim_start(), 2)?;
                let rest = rest.strip_prefix(separator)?;
                Some(number(rest.trim_start(), 4)?.1.trim_start_matches('.'))
            }),
            ' ' => named(apart),
            _ => None,
        }
        .filter(|_| first.len() != 3)
    } else {
        let rest = month(text)?.trim_start();
        let (_, rest) = number(rest, 2)?;
        Some(number(rest.trim_start_matches([',', ' ']), 4)?.1)
    };
    Some(weekday(rest?))
}

/// What follows a month by its name and a year.
fn named(text: &str) -> Option<&str> {
    let rest = month(text)?.trim_start_matches(['.', '-', ' ', ',', '/']);
    Some(number(rest, 4)?.1)
}

fn month(text: &str) -> Option<&str> {
    let name = text.get(..3)?.to_ascii_lowercase();
    MONTHS.contains(&&*name).then(|| text[3..].trim_start_matches(|c: char| c.is_alphabetic()))
}

/// What follows `3月12日`, each sign one of two.
fn parts(text: &str, month: [char; 2], day: [char; 2]) -> Option<&str> {
    let rest = number(text.trim_start(), 2)?.1.strip_prefix(month)?;
    number(rest.trim_start(), 2)?.1.strip_prefix(day)
}

/// What follows the day of the week, if there is one.
fn weekday(text: &str) -> &str {
    let rest = text.trim_start();
    for name in ["星期", "周", "週"] {
        if let Some(day) = rest.strip_prefix(name) {
            return day.trim_start_matches(['一', '二', '三', '四', '五', '六', '日', '天']);
        }
    }
    let bracket = rest.strip_prefix(['(', '（']).and_then(|rest| rest.split_once([')', '）']));
    match bracket {
        Some((day, rest)) if day.chars().count() <= 3 => rest,
        _ => text,
    }
}

/// What follows what parts a date from a time.
fn between(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| is_space(c) || matches!(c, ',' | '，' | 'T'));
    let words = ["at ", "um ", "à ", "a las ", "às "];
    let word = words.iter().find(|word| rest.starts_with(**word));
    word.map_or(rest, |word| &rest[word.len()..])
}

/// What follows the time at the start of `text`.
fn time(text: &str) -> Option<&str> {
    let half = HALVES.iter().find(|half| text.starts_with(**half));
    let rest = half.map_or(text, |half| text[half.len()..].trim_start());
    let (_, rest) = number(rest, 2)?;
    let (minutes, rest) = number(rest.strip_prefix([':', '：'])?, 2)?;
    if minutes.len() != 2 {
        return None;
    }
    let seconds = rest.strip_prefix([':', '：']).and_then(|rest| number(rest, 2));
    let rest = seconds.map_or(rest, |(_, rest)| rest);
    let fraction = rest.strip_prefix(['.', ',']).and_then(|rest| number(rest, 9));
    let rest = fraction.map_or(rest, |(_, rest)| rest);
    let apart = rest.trim_start_matches(is_space);
    for half in ["am", "pm", "a.m.", "p.m.", "a. m.", "p. m.", "utc", "gmt"] {
        let found = apart.get(..half.len()).filter(|found| found.eq_ignore_ascii_case(half));
        if found.is_some() && !apart[half.len()..].starts_with(|c: char| c.is_alphanumeric()) {
            return Some(&apart[half.len()..]);
        }
    }
    let zone = rest.strip_prefix('+').and_then(|rest| number(rest, 4));
    Some(zone.map_or(rest.strip_prefix('Z').unwrap_or(rest), |(_, rest)| {
        rest.strip_prefix(":00").or(rest.strip_prefix(":30")).unwrap_or(rest)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_read_in_many_forms() {
        for (text, dated) in [
            ("12/03/2024, 09:16", true),
            ("3/12/24, 9:16\u{202f}PM", true),
            ("[12/03/2024, 09:16:32]", true),
            ("\u{200e}[12.03.24, 09:16:32]", true),
            ("2023-05-06 20:11:05", true),
            ("2023/5/6 20:11", true),
            ("2024-03-12T09:16:32.123Z", true),
            ("2024-03-12T09:16:32+00:00", true),
            ("2024年3月12日 下午 9:16", true),
            ("2024년 3월 12일 오후 9:16", true),
            ("2024/03/12(火) 09:16", true),
            ("2024-03-12 星期二 09:16", true),
            ("[12-Mar-24 09:16 AM]", true),
            ("[12.03.24 09:16]", true),
            ("12 Mar 2024 at 09:16:32", true),
            ("Mar 12, 2024 9:16 am", true),
            ("Today at 9:16 PM", true),
            ("[오후 9:16]", false),
            ("09:16:32", false),
            ("[09:16]", false),
        ] {
            assert_eq!(stamp(text), Some(Stamp { length: text.len(), dated }), "{text}");
            let more = format!("{text} Anna");
            assert_eq!(stamp(&more).map(|stamp| stamp.length), Some(text.len()), "{more}");
        }
        for text in [
            "",
            "12/03/2024",
            "00:01.000 --> 00:02.000",
            "9:1",
            "[12:03",
            "v1.2.3",
            "1:0 for us",
            "12345:67",
            "Mark 10:30 is",
            "May we at 10:30",
        ] {
            assert_eq!(stamp(text), None, "{text}");
        }
    }
}
