//! The line that says who wrote a message and when.

use std::ops::Range;

use super::stamp::stamp;

/// What a line of a chat that begins a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Who wrote it, in the line; empty where the program itself says something.
    pub(super) name: Range<usize>,
    /// What stands behind it in the line.
    pub(super) body: Range<usize>,
    /// Whether a date is said.
    pub(super) dated: bool,
}

/// The most characters of a name.
const LONGEST_NAME: usize = 40;
/// The longest line whose end may be a stamp.
const LONGEST_HEAD: usize = 160;
/// What lines of a program's protocol begin with behind the time.
const LEVELS: [&str; 10] =
    ["INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "NOTICE", "[INFO]", "[ERROR]"];

/// Reads a line as the head of a message.
pub(super) fn head(line: &str) -> Option<Head> {
    if let Some(stamp) = stamp(line) {
        return after_stamp(line, stamp.length, stamp.dated);
    }
    in_brackets(line).or_else(|| before_stamp(line))
}

/// Reads a line as `Name: text`, which only who knows that it is a chat may do.
pub(super) fn bare(line: &str) -> Option<Head> {
    const LONGEST_BARE: usize = 20;
    let colon = line.find([':', '：'])?;
    let name = trimmed(line, 0..colon);
    let body = colon + line[colon..].chars().next()?.len_utf8()..line.len();
    let is_short = line[name.clone()].chars().count() <= LONGEST_BARE;
    (is_short && is_name(&line[name.clone()])).then_some(Head { name, body, dated: false })
}

/// `STAMP - Name: text`, `[STAMP] Name: text`, `STAMP <name> text`, `STAMP Name`.
fn after_stamp(line: &str, stamp: usize, dated: bool) -> Option<Head> {
    let end = line.len();
    let gap = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '~' | '\u{200e}');
    let start = end - line[stamp..].trim_start_matches(gap).len();
    let rest = &line[start..];
    let whatsapp = line[stamp..start].contains('-');
    let system = Head { name: start..start, body: end..end, dated };
    if let Some(inside) = rest.strip_prefix('<')
        && let Some((name, _)) = inside.split_once('>')
        && is_name(name)
    {
        let body = start + name.len() + 2;
        return Some(Head { name: start + 1..start + 1 + name.len(), body: body..end, dated });
    }
    if rest.starts_with("* ") || rest.starts_with("-!-") || rest.starts_with('*') {
        return Some(system);
    }
    // Names of dates and numbers in brackets have colons of their own.
    let colon = rest.char_indices().take(3 * LONGEST_NAME).find(|(at, c)| {
        matches!(c, ':' | '：' | '\t') && !rest[at + c.len_utf8()..].starts_with("//")
    });
    if let Some((colon, sign)) = colon {
        let mut name = trimmed(line, start..start + colon);
        if let Some(from) = line[name.clone()].strip_prefix("From ") {
            let to = from.find(" to ").or(from.find(" To ")).unwrap_or(from.len());
            name = trimmed(line, name.start + 5..name.start + 5 + to);
        }
        if is_name(&line[name.clone()]) {
            let body = start + colon + sign.len_utf8()..end;
            return Some(Head { name, body, dated });
        }
    }
    let name = trimmed(line, start..end);
    match is_name(&line[name.clone()]) {
        true if dated && !whatsapp => Some(Head { name, body: end..end, dated }),
        _ => (dated && whatsapp).then_some(system),
    }
}

/// `[Name] [TIME] text`.
fn in_brackets(line: &str) -> Option<Head> {
    let close = line.strip_prefix('[')?.find(']')? + 1;
    let name = 1..close;
    let rest = line[close + 1..].trim_start();
    let stamp = stamp(rest).filter(|_| rest.starts_with('['))?;
    let body = line.len() - rest.len() + stamp.length..line.len();
    is_name(&line[name.clone()]).then_some(Head { name, body, dated: stamp.dated })
}

/// `Name STAMP`, `Name, [STAMP]`, `Name(10001) STAMP`.
fn before_stamp(line: &str) -> Option<Head> {
    let line = line.trim_end_matches([':', '：', ' ']);
    if line.len() > LONGEST_HEAD
        || !line.ends_with(|c: char| c.is_ascii_digit() || "])mM.".contains(c))
    {
        return None;
    }
    let starts = line.match_indices(' ').map(|(at, _)| at + 1);
    for at in starts {
        let Some(stamp) = stamp(&line[at..]).filter(|stamp| stamp.length == line.len() - at) else {
            continue;
        };
        let name = trimmed(line, 0..at);
        let end = line.len();
        return is_name(&line[name.clone()]).then_some(Head {
            name,
            body: end..end,
            // A number behind the name says as much as a date.
            dated: stamp.dated || line[..at].trim_end().ends_with([')', '）']),
        });
    }
    None
}

/// A name without what programs put around it: a rank in brackets, a number, an address.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | '，' | '-' | '—' | '–' | '|' | '~' | '\'' | '"' | '\u{200e}')
    };
    let mut name = text.trim_matches(edge);
    if let Some(rest) = name.strip_prefix('【').and_then(|name| name.split_once('】')) {
        name = rest.1.trim_start_matches(edge);
    }
    for (open, close) in [('(', ')'), ('（', '）'), ('<', '>')] {
        if let Some(inside) = name.strip_suffix(close)
            && let Some(at) = inside.rfind(open).filter(|at| *at > 0)
        {
            name = name[..at].trim_end_matches(edge);
        }
    }
    let start = range.start + (name.as_ptr() as usize - text.as_ptr() as usize);
    start..start + name.len()
}

/// Whether somebody may be called so.
fn is_name(name: &str) -> bool {
    let name = name.trim();
    let ends_sentence =
        |c: char| matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '：' | '《');
    let first = name.split(' ').next().unwrap_or_default();
    !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && name.split(' ').count() <= 5
        && !name.contains(ends_sentence)
        && !name.contains("://")
        && !name.contains("-->")
        && !name.contains(", ")
        && !name.starts_with(['#', '*', '`', '>', '|', '/', '{', '<'])
        && !LEVELS.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, &str)> {
        head(line).map(|head| (&line[head.name], line[head.body].trim()))
    }

    #[test]
    fn heads_of_many_programs_are_read() {
        for (line, name, body) in [
            ("12/03/2024, 09:16 - Anna: Hi: all", "Anna", "Hi: all"),
            ("12.03.24, 09:16 - +49 170 1234567: Hallo", "+49 170 1234567", "Hallo"),
            ("[12/03/2024, 09:16:32] ~ Anna Berg: hi", "Anna Berg", "hi"),
            ("12/03/2024, 09:16 - Anna added Ben", "", ""),
            ("2023-05-06 20:11:05 【管理员】小明(10001)", "小明", ""),
            ("小刚(10003) 2023/5/6 20:11:05", "小刚", ""),
            ("小刚<a@qq.com> 2023/5/6 20:11:05", "小刚", ""),
            ("Anna, [12.03.24 09:16]", "Anna", ""),
            ("Anna, [12 Mar 2024 at 09:16:32]:", "Anna", ""),
            ("[12-Mar-24 09:16 AM] anna#1234", "anna#1234", ""),
            ("anna — Today at 9:16 PM", "anna", ""),
            ("[09:16] <anna> hi", "anna", "hi"),
            ("2024-03-12 09:16:32 Anna: hi", "Anna", "hi"),
            ("2024年3月12日 下午9:16 小明：好的", "小明", "好的"),
            ("09:16\t安娜\t今晚开会", "安娜", "今晚开会"),
            ("[안나] [오후 9:16] 안녕", "안나", "안녕"),
            ("2024년 3월 12일 오후 9:16, 안나 : 안녕", "안나", "안녕"),
            ("09:16:32 From Anna to Everyone: hi", "Anna", "hi"),
            ("2024-03-01 10:12:33 '小明'", "小明", ""),
        ] {
            assert_eq!(read(line), Some((name, body)), "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_heads() {
        for line in [
            "2024-03-12 09:16:32 INFO Server: started",
            "09:16 会议开始",
            "00:00:01,500 --> 00:00:02,950",
            "https://a.example/09:16",
            "- [ ] 09:16 call Anna",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
        assert!(bare("小明：好的").is_some());
        assert!(bare("no name").is_none());
    }
}
