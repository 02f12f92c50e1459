//! Numbers: quantities with their units, dates, times, ordinals, version numbers.

use super::chinese::is_han;
use super::dictionary;
use super::scan::is_letter_or_digit;

/// Units that stand directly after a number or after a hyphen. A letter or two each way: "B" and
/// "T" count parameters and money, "x" times.
const UNITS: &[&str] = &[
    "A", "B", "Bn", "EB", "FPS", "G", "GB", "GHz", "GW", "GWh", "GiB", "Gbps", "H", "Hz", "K",
    "KB", "KHz", "Kbps", "KiB", "M", "MB", "MHz", "MP", "MW", "MWh", "MiB", "Mbps", "PB", "PHz",
    "PM", "AM", "T", "TB", "TFLOPS", "TOPS", "TW", "TWh", "TiB", "Tbps", "V", "W", "Wh", "X", "am",
    "b", "bit", "bits", "bn", "bps", "cm", "dB", "day", "days", "dpi", "fps", "ft", "g", "h",
    "hour", "hours", "hr", "hrs", "inch", "k", "kB", "kHz", "kW", "kWh", "kb", "kbps", "kg", "km",
    "lb", "lbs", "m", "mAh", "mb", "mg", "min", "mins", "ml", "mm", "mph", "ms", "nm", "ns", "p",
    "pm", "ppm", "pt", "px", "rpm", "s", "sec", "t", "th", "nd", "rd", "st", "us", "w", "x", "μm",
    "μs", "°C", "°F",
];

/// Shapes with a unit's letter that are words all the same: 3D, 5G, 4K.
const WORDS: [&str; 10] = ["2G", "2K", "3G", "4G", "4K", "5G", "6G", "8K", "16K", "3X"];

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
        let separated = chars.get(end).is_some_and(|c| ".,:/-~*T\u{b7}".contains(*c))
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
            let is_unit = word.len() > 1 && UNITS.contains(&word.as_str());
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
    if word == "Q" && chars.get(letters).is_some_and(|c| matches!(c, '1'..='4')) {
        return Some(letters + 1);
    }
    if word == "Z" {
        return Some(letters);
    }
    let followed = chars.get(letters).is_some_and(char::is_ascii_digit);
    let digits = chars[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let shape: String = chars[at - digits..letters].iter().collect();
    let is_unit = UNITS.contains(&word.as_str()) && !followed && !WORDS.contains(&shape.as_str());
    let plus = usize::from(chars.get(letters) == Some(&'+'));
    is_unit.then_some(letters + plus)
}

fn after_letters(chars: &[char], at: usize) -> usize {
    let letters = chars[at..].iter().take_while(|&&c| is_letter_or_digit(c) && !c.is_ascii_digit());
    at + letters.count()
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

/// Chinese units that always belong to the number before them.
const TIME_UNITS: &str = "年月日时時分秒倍";

/// Measure words, which belong to a number unless they start a longer word.
const MEASURES: &str = "个個位名项項款家种種次篇条條部届屆期章节節页頁张張台臺辆輛人天周週号號岁歲元度层層级級代寸米克吨噸亩畝";

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
    let starts_word = || dictionary::words_at(rest.as_bytes()).any(|(word, _)| word > length);
    let belongs = TIME_UNITS.contains(unit) || MEASURES.contains(unit) && !starts_word();
    if belongs { end + length } else { end }
}
