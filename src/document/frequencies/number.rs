//! Numbers as people and spreadsheets write them.

/// What a field of counts holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Count {
    /// A number greater than 0.
    Given(f64),
    /// None: empty, 0, less than 0, or one of the marks for a missing value.
    Missing,
    /// Something else.
    Unknown,
}

/// Whether a comma is the decimal sign of a column: one of its numbers has it where it cannot part
/// thousands.
pub(super) fn has_decimal_comma<'a>(fields: impl Iterator<Item = &'a str>) -> bool {
    let mut fields = fields.map(bare);
    fields.any(|field| {
        let Some((whole, decimals)) = field.rsplit_once(',') else { return false };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let whole = whole.replace(['.', '\''], "");
        digits(&whole)
            && digits(decimals)
            && (decimals.len() != 3 || whole == "0" || field.contains('.'))
    })
}

/// The count that a field holds.
pub(super) fn count(field: &str, decimal_comma: bool) -> Count {
    const MISSING: [&str; 9] = ["", "-", "–", "—", "na", "n/a", "#n/a", "nan", "null"];
    let field = bare(field);
    if MISSING.contains(&field.to_lowercase().as_str()) {
        return Count::Missing;
    }
    let (digits, factor) = factor(&field);
    let plain = if decimal_comma {
        digits.replace(['.', '\''], "").replace(',', ".")
    } else {
        let whole = digits.split('.').next().unwrap_or_default().trim_start_matches(['+', '-']);
        let mut groups = whole.rsplit([',', '\'']).map(str::len);
        let last = groups.next().unwrap_or_default();
        if whole.contains([',', '\'']) && (last != 3 || !groups.all(|n| (1..=3).contains(&n))) {
            return Count::Unknown;
        }
        // Dots part thousands where there is more than one.
        let dots = digits.matches('.').count();
        digits.replace([',', '\''], "").replace(if dots > 1 { "." } else { "\0" }, "")
    };
    let starts = plain.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    match plain.parse::<f64>().map(|number| number * factor) {
        Ok(number) if starts && number.is_finite() && number > 0.0 => Count::Given(number),
        Ok(number) if starts && number.is_finite() => Count::Missing,
        _ => Count::Unknown,
    }
}

/// A field without white space, which may part thousands, and without a percent sign.
fn bare(field: &str) -> String {
    let field: String = field.chars().filter(|c| !c.is_whitespace()).collect();
    let field = field.replace(['\u{2212}', '\u{fe63}'], "-").replace('\u{2019}', "'");
    field.trim_end_matches(['%', '％', '‰']).to_owned()
}

/// A number without the sign for thousands or millions at its end, and what that stands for.
fn factor(field: &str) -> (&str, f64) {
    const SIGNS: [(char, f64); 7] =
        [('k', 1e3), ('K', 1e3), ('M', 1e6), ('万', 1e4), ('萬', 1e4), ('亿', 1e8), ('億', 1e8)];
    let found = SIGNS.iter().find_map(|&(sign, factor)| Some((field.strip_suffix(sign)?, factor)));
    found.unwrap_or((field, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (field, expected) in [
            ("12", 12.0),
            (" 0.5 ", 0.5),
            ("1e3", 1000.0),
            ("1,204", 1204.0),
            ("1,204.5", 1204.5),
            ("12,34,567", 1_234_567.0),
            ("1 204", 1204.0),
            ("1\u{202f}204", 1204.0),
            ("1'204", 1204.0),
            ("1.204.500", 1_204_500.0),
            ("45%", 45.0),
            ("45 %", 45.0),
            ("1.5万", 15000.0),
            ("3k", 3000.0),
        ] {
            assert_eq!(count(field, false), Count::Given(expected), "{field}");
        }
        for (field, expected) in
            [("60,5", 60.5), ("1.204,5", 1204.5), ("85", 85.0), ("1.204", 1204.0)]
        {
            assert_eq!(count(field, true), Count::Given(expected), "{field}");
        }
        for field in ["", "0", "-2", "−2", "N/A", "NaN", "—", "0,0"] {
            assert_eq!(count(field, true), Count::Missing, "{field}");
        }
        for field in ["many", "inf", "1,2", "k", "2024-01-02", "12a"] {
            assert_eq!(count(field, false), Count::Unknown, "{field}");
        }
    }

    #[test]
    fn one_number_tells_what_a_comma_is() {
        let decimal = |fields: &[&str]| has_decimal_comma(fields.iter().copied());
        assert!(decimal(&["1,204", "60,5"]));
        assert!(decimal(&["1.204,125"]));
        assert!(decimal(&["0,125"]));
        assert!(!decimal(&["1,204", "860", "a,b", "1,204.5"]));
    }
}
