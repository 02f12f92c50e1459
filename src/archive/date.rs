//! Dates, as front matter and file names write them.

/// The first date in a text, and the time after it, in a form that sorts by time:
/// `2025-12-06T09:30:00`. The zone is not heeded.
///
/// Dates are `2025-12-06`, with `/`, `.` or `_` in place of `-`, `2025年12月6日` and `20251206`;
/// folders such as `2025/12/06/` count too.
pub(super) fn date_of(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len())
        .filter(|&at| bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit()));
    starts.filter_map(|at| date_at(text.get(at..)?)).next()
}

fn date_at(text: &str) -> Option<String> {
    let (year, rest) = digits(text, 4, 8)?;
    let (year, month, day, rest) = if year.len() == 8 {
        (&year[..4], &year[4..6], &year[6..], rest)
    } else if year.len() == 4 {
        let rest = separator(rest, &["-", "/", ".", "_", "年"])?;
        let (month, rest) = digits(rest, 1, 2)?;
        let rest = separator(rest, &["-", "/", ".", "_", "月"])?;
        let (day, rest) = digits(rest, 1, 2)?;
        (year, month, day, rest)
    } else {
        return None;
    };
    let number = |digits: &str| digits.parse::<u32>().ok();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if !((1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)) {
        return None;
    }
    let time = time(rest).unwrap_or_else(|| "00:00:00".to_owned());
    Some(format!("{year:04}-{month:02}-{day:02}T{time}"))
}

/// The time that follows a date.
fn time(text: &str) -> Option<String> {
    let rest = separator(text, &["T", "t", " "])?.trim_start();
    let (hour, rest) = digits(rest, 1, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2, 2)?;
    let second = rest.strip_prefix(':').and_then(|rest| digits(rest, 2, 2));
    let second = second.map_or("00", |(second, _)| second);
    Some(format!("{hour:0>2}:{minute}:{second}"))
}

/// The digits that a text starts with, from `least` to `most` of them, and the rest.
fn digits(text: &str, least: usize, most: usize) -> Option<(&str, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (least..=most).contains(&end).then(|| text.split_at(end))
}

fn separator<'a>(text: &'a str, separators: &[&str]) -> Option<&'a str> {
    separators.iter().find_map(|separator| text.strip_prefix(separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_many_forms() {
        for (text, date) in [
            ("2025-12-06", "2025-12-06T00:00:00"),
            ("2025-12-06 09:05:07 +0800", "2025-12-06T09:05:07"),
            ("2025-12-06T9:05Z", "2025-12-06T09:05:00"),
            ("2025年1月6日", "2025-01-06T00:00:00"),
            ("ai_20251206.md", "2025-12-06T00:00:00"),
            ("posts/2025/12/06/issue-7.md", "2025-12-06T00:00:00"),
            ("2025.1.6", "2025-01-06T00:00:00"),
            ("v3 2025-01-02", "2025-01-02T00:00:00"),
        ] {
            assert_eq!(date_of(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "issue-54",
            "2025",
            "2025-13-01",
            "20251",
            "3025-01-01",
            "2025-00-10",
            "12345678901",
        ] {
            assert_eq!(date_of(text), None, "{text}");
        }
    }
}
