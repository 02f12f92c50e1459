//! Numbers: quantities with their units, dates, times, ordinals, version numbers.

use super::chinese::is_han;
use super::dictionary::{self, WordClass};
use super::normalize::is_letter_or_digit;
use super::simplified::to_simplified;

/// Units that stand directly after a number or after a hyphen, in lower case: measures, "b" and
/// "t" for counts of parameters and money, "x" for times, the endings of ordinals.
const UNITS: &[&str] = &[
    "a", "am", "b", "bit", "bits", "bn", "bps", "cc", "cm", "day", "days", "db", "dl", "dpi", "eb",
    "em", "fps", "ft", "g", "gb", "gbps", "ghz", "gib", "gj", "gpa", "gw", "gwh", "h", "hour",
    "hours", "hr", "hrs", "hz", "inch", "j", "k", "kb", "kbps", "kcal", "kg", "khz", "kib", "kj",
    "km", "kpa", "kv", "kw", "kwh", "l", "lb", "lbs", "m", "ma", "mah", "mb", "mbps", "mg", "mhz",
    "mib", "min", "mins", "mj", "ml", "mm", "mmhg", "mmol", "mol", "mp", "mpa", "mph", "ms", "mv",
    "mw", "mwh", "nd", "ng", "nm", "ns", "ntu", "p", "pa", "pb", "pflops", "pm", "ppb", "ppm",
    "pt", "px", "rd", "rpm", "s", "sec", "st", "t", "tb", "tbps", "tflops", "th", "thz", "tib",
    "tops", "tw", "twh", "ug", "us", "v", "vh", "vw", "w", "wh", "x", "μg", "μl", "μm", "μmol",
    "μs",
];

/// Shapes with a unit's letter that are words all the same.
const WORDS: [&str; 9] = ["2G", "2K", "3G", "4G", "4K", "5G", "6G", "8K", "16K"];

/// Where the number that starts at `at` of a chunk ends.
pub(super) fn end(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && is_letter_or_digit(chars[at - 1]) {
        return None;
    }
    let signs = chars[at..].iter().take(2).take_while(|&&c| is_sign(c)).count();
    let after_sign = at + signs;
    match chars.get(after_sign)? {
        digit if digit.is_ascii_digit() => quantity(chars, after_sign),
        'v' | 'V' | 'Q' | 'F' | 'H' if signs == 0 => version_or_quarter(chars, at),
        'U' | 'G' if signs == 0 => time_zone(chars, at),
        _ => None,
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '$' | '€' | '£' | '¥' | '￥' | '~' | '#')
}

/// Digits with separators, then a unit: "1,024", "2025-12-06T10:02", "16:9", "0.5B", "50%".
fn quantity(chars: &[char], at: usize) -> Option<usize> {
    let mut end = after_digits(chars, at);
    loop {
        let separated = chars.get(end).is_some_and(|c| ".,:/-+~*×xXT".contains(*c))
            && chars.get(end + 1).is_some_and(char::is_ascii_digit);
        if !separated {
            break;
        }
        end = after_digits(chars, end + 1);
    }
    let end = unit(chars, end)?;
    // A range whose first number has its unit too: "300ms-500ms".
    match (chars.get(end), chars.get(end + 1)) {
        (Some('-' | '~' | '/'), Some(next)) if next.is_ascii_digit() => {
            quantity(chars, end + 1).or(Some(end))
        }
        _ => Some(end),
    }
}

fn after_digits(chars: &[char], at: usize) -> usize {
    at + chars[at..].iter().take_while(|c| c.is_ascii_digit()).count()
}

/// Where the unit of a number that ends at `at` ends; `None` when the digits start a name instead.
fn unit(chars: &[char], at: usize) -> Option<usize> {
    match chars.get(at) {
        Some('%' | '‰' | '+') => return Some(at + 1),
        Some('°') => {
            let scale = chars.get(at + 1).is_some_and(|c| matches!(c, 'C' | 'F'));
            return Some(at + 1 + usize::from(scale));
        }
        Some('-') => {
            let letters = after_letters(chars, at + 1);
            let word: String = chars[at + 1..letters].iter().collect();
            let capital = word.starts_with(|c: char| c.is_uppercase());
            if capital && word.len() > 1 {
                return None;
            }
            let is_unit = word.len() > 1 && is_unit(&word);
            return Some(if is_unit { letters } else { at });
        }
        Some(&c) if is_letter_or_digit(c) => {}
        _ => return Some(at),
    }
    let letters = after_letters(chars, at);
    let word: String = chars[at..letters].iter().collect();
    if matches!(word.as_str(), "e" | "E") {
        let sign = chars.get(letters).is_some_and(|c| matches!(c, '+' | '-'));
        let digits = letters + usize::from(sign);
        let end = after_digits(chars, digits);
        return (end > digits).then_some(end);
    }
    let part = chars.get(letters).copied().unwrap_or(' ');
    if matches!((word.as_str(), part), ("Q", '1'..='4') | ("H", '1' | '2')) {
        return Some(letters + 1);
    }
    if word == "Z" {
        return Some(letters);
    }
    let followed = chars.get(letters).is_some_and(char::is_ascii_digit);
    let in_number = |c: &&char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let digits = chars[..at].iter().rev().take_while(in_number).count();
    let shape: String = chars[at - digits..letters].iter().collect();
    let fits = is_unit(&word) && !followed && !WORDS.contains(&shape.as_str());
    let plus = usize::from(chars.get(letters) == Some(&'+'));
    fits.then_some(letters + plus)
}

fn is_unit(word: &str) -> bool {
    UNITS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

fn after_letters(chars: &[char], at: usize) -> usize {
    let letters = chars[at..].iter().take_while(|&&c| is_letter_or_digit(c) && !c.is_ascii_digit());
    at + letters.count()
}

/// "UTC+8", "GMT-5:30".
fn time_zone(chars: &[char], at: usize) -> Option<usize> {
    let (&[a, b, c, '+' | '-' | '−'], rest) = chars.get(at..)?.split_first_chunk()? else {
        return None;
    };
    let named = matches!([a, b, c], ['U', 'T', 'C'] | ['G', 'M', 'T']);
    let starts = rest.first().is_some_and(char::is_ascii_digit);
    let length = rest.iter().take_while(|&&c| c.is_ascii_digit() || c == ':').count();
    (named && starts).then_some(at + 4 + length)
}

/// A version that stands alone ("v2", "V3.2"), a quarter, half-year or fiscal year.
fn version_or_quarter(chars: &[char], at: usize) -> Option<usize> {
    let letters = after_letters(chars, at);
    let prefix: String = chars[at..letters].iter().collect();
    let first = after_digits(chars, letters);
    if first == letters {
        return None;
    }
    let mut end = first;
    while chars.get(end) == Some(&'.') && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        end = after_digits(chars, end + 1);
    }
    let fits = match prefix.as_str() {
        "v" => true,
        "V" => end > first,
        "Q" => end == letters + 1 && matches!(chars[letters], '1'..='4'),
        "FY" => end == first,
        _ => false,
    };
    let alone = chars.get(end).is_none_or(|&c| !is_letter_or_digit(c) && c != '-');
    (fits && alone).then_some(end)
}

/// Chinese units of two characters that belong to a number.
const LONG_UNITS: [&str; 9] =
    ["小时", "小時", "分钟", "分鐘", "毫秒", "年代", "年度", "月份", "点钟"];

/// Chinese units that belong to the number before them even where they start a longer word, as
/// in "3天后".
const TIMES: &str = "年月日天时時分秒倍";

/// Measure words, which belong to a number unless they start a longer word.
const MEASURES: &str = "个個位名项項款家种種次篇条條部届屆期章节節页頁张張台臺辆輛人周週号號岁歲元度层層级級代寸米克吨噸亩畝\
    年月日天时時分秒倍";

/// Where a number that ends at byte `end` of `text` ends with its Chinese multiplier and unit:
/// the 万 of "1500万美元", the 倍 of "7倍", the 年 of "2025年".
pub(super) fn end_of_unit(text: &str, end: usize) -> usize {
    if !text[end..].starts_with(is_han) {
        return end;
    }
    let is_multiplier = |c: char| "十百千万萬亿億兆".contains(c);
    let multiplier = text[end..].find(|c| !is_multiplier(c)).unwrap_or(text.len() - end);
    let end = end + multiplier;
    let rest = &text[end..];
    if let Some(unit) = LONG_UNITS.iter().find(|unit| rest.starts_with(**unit)) {
        return end + unit.len();
    }
    let Some(unit) = rest.chars().next() else { return end };
    let length = unit.len_utf8();
    let starts_word = || dictionary::words_at(rest).any(|(word, _)| word > length);
    let is_currency =
        || rest.starts_with("日元") || rest.starts_with("日圆") || rest.starts_with("日圓");
    let is_time = multiplier == 0 && TIMES.contains(unit) && !is_currency();
    let belongs = is_time || MEASURES.contains(unit) && !starts_word();
    if belongs { end + length } else { end }
}

/// Whether a Chinese word is only a numeral with its measure word: 第一, 三百, 两个.
pub(super) fn is_numeral(word: &str) -> bool {
    let belongs = |c: char| "第零〇一二三四五六七八九十两兩百千万萬亿億半几幾数數".contains(c);
    let class = || dictionary::class(&to_simplified(word));
    word.chars().nth(1).is_some()
        && word.starts_with(belongs)
        && word.chars().all(|c| belongs(c) || MEASURES.contains(c))
        && matches!(class(), None | Some(WordClass::Numeral | WordClass::Time))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that a text starts with.
    fn number(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        end(&chars, 0).map(|end| chars[..end].iter().collect())
    }

    #[test]
    fn the_units_are_sorted() {
        assert!(UNITS.is_sorted());
    }

    #[test]
    fn numbers_with_their_separators_and_units() {
        for text in [
            "2025",
            "1,024",
            "3.14",
            "-17.8",
            "+0800",
            "$5.5",
            "50%",
            "UTC+8",
            "GMT-5:30",
            "1.2K",
            "90+",
            "300ms",
            "0.5B",
            "7b",
            "14B/0.5B",
            "2025-12-06",
            "2025-12-06T10:02:37Z",
            "10:45",
            "16:9",
            "1/3",
            "10-20%",
            "300ms-500ms",
            "1e-5",
            "2320-2370MHz",
            "1080p",
            "1920x1080",
            "35°C",
            "21st",
            "1990s",
            "2025Q4",
            "Q3",
            "FY2025",
            "v2",
            "V3.2",
            "v1.0.3",
            "4-bit",
            "24-hour",
            "192.168.1.1",
        ] {
            assert_eq!(number(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_name_that_starts_with_a_digit_is_no_number() {
        for text in ["3D", "5G", "4K", "7-Eleven", "3Blue1Brown", "4o", "2FA", "V8", "Q5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn what_follows_a_number_is_left() {
        assert_eq!(number("1.Heron").as_deref(), Some("1"));
        assert_eq!(number("10-year").as_deref(), Some("10"));
        assert_eq!(number("5,").as_deref(), Some("5"));
    }

    #[test]
    fn numerals_are_told_from_words() {
        for word in ["第一", "三百", "两个", "十二月", "二十"] {
            assert!(is_numeral(word), "{word}");
        }
        for word in ["一", "百度", "四川", "一样"] {
            assert!(!is_numeral(word), "{word}");
        }
    }

    #[test]
    fn chinese_units_belong_to_the_number() {
        let unit = |text: &str| text[..end_of_unit(text, 1)].to_owned();
        assert_eq!(unit("7倍"), "7倍");
        assert_eq!(unit("3天后出发"), "3天");
        assert_eq!(unit("5万日元"), "5万");
        assert_eq!(unit("5日元"), "5");
        assert_eq!(unit("9千万美元"), "9千万");
        assert_eq!(unit("6小时"), "6小时");
        assert_eq!(unit("2家公司"), "2家");
        assert_eq!(unit("2家长会"), "2");
        assert_eq!(unit("2 个"), "2");
    }
}
