//! Names and words in letters: "GPT-5.2", "Node.js", "C++", "AT&T", and plain words.

use super::TokenKind;
use super::normalize::is_letter_or_digit;

/// Ends of compounds that are no part of the name before them: "GPT-5-based".
const COMPOUND_ENDS: &[&str] = &[
    "aided",
    "assisted",
    "aware",
    "backed",
    "based",
    "centric",
    "class",
    "compatible",
    "derived",
    "driven",
    "enabled",
    "first",
    "focused",
    "free",
    "friendly",
    "funded",
    "generated",
    "grade",
    "heavy",
    "inspired",
    "integrated",
    "led",
    "level",
    "like",
    "made",
    "native",
    "only",
    "optimized",
    "oriented",
    "owned",
    "plus",
    "powered",
    "ready",
    "related",
    "run",
    "scale",
    "side",
    "specific",
    "style",
    "supported",
    "trained",
    "type",
    "wide",
];

/// Small words inside a compound in capitals: "Chain-of-Thought".
const SMALL_WORDS: [&str; 13] =
    ["a", "and", "at", "by", "de", "for", "in", "la", "of", "on", "the", "to", "und"];

/// What joins letters and digits after `.` in a name: "Node.js", "x.ai", "U.S".
const LONGEST_ENDING: usize = 4;

/// Where the name or word that starts at `at` of a chunk ends, and which of the two it is.
pub(super) fn end(chars: &[char], at: usize) -> Option<(usize, TokenKind)> {
    let first = *chars.get(at)?;
    if first == '.' && chars[at + 1..].starts_with(&['N', 'E', 'T']) {
        let end = at + 4;
        let alone = chars.get(end).is_none_or(|&c| !is_letter_or_digit(c));
        return alone.then_some((end, TokenKind::Name));
    }
    if !is_letter_or_digit(first) {
        return None;
    }
    let (end, kind) = compound(chars, at).unwrap_or_else(|| single(chars, at));
    Some((without_possessive(chars, at, end), kind))
}

/// A run of letters and digits, with apostrophes between letters.
fn atom(chars: &[char], at: usize) -> usize {
    let mut end = at;
    while let Some(&c) = chars.get(end) {
        let joins = c == '\''
            && end > at
            && chars[end - 1].is_alphabetic()
            && chars.get(end + 1).is_some_and(|next| next.is_alphabetic());
        if !is_letter_or_digit(c) && !joins {
            break;
        }
        end += 1;
    }
    end
}

/// `end` without a possessive ending.
fn without_possessive(chars: &[char], at: usize, end: usize) -> usize {
    if end > at + 2 && is_possessive(chars, end - 2) { end - 2 } else { end }
}

/// Whether the possessive ending "'s" stands at `at`.
pub(super) fn is_possessive(chars: &[char], at: usize) -> bool {
    at > 0
        && is_letter_or_digit(chars[at - 1])
        && matches!(chars[at..], ['\'', 's' | 'S'] | ['\'', 's' | 'S', _, ..])
        && chars.get(at + 2).is_none_or(|&c| !is_letter_or_digit(c))
}

/// A single part with what its shape takes in: dots, plus signs, a sharp, an ampersand.
fn single(chars: &[char], at: usize) -> (usize, TokenKind) {
    let end = dotted(chars, at);
    let part = &chars[at..end];
    let next = |offset: usize| chars.get(end + offset).copied().unwrap_or(' ');
    let initial = part[0].is_uppercase();
    if next(0) == '+' && next(1) == '+' && part.iter().all(|c| c.is_alphabetic()) {
        return (
            end + 2 + chars[end + 2..].iter().take_while(|c| c.is_ascii_digit()).count(),
            TokenKind::Name,
        );
    }
    if next(0) == '+' && initial && !is_letter_or_digit(next(1)) {
        return (end + 1, TokenKind::Name);
    }
    if next(0) == '#' && initial && part.len() == 1 && !is_letter_or_digit(next(1)) {
        return (end + 1, TokenKind::Name);
    }
    if next(0) == '&' && initial && next(1).is_uppercase() {
        return (atom(chars, end + 1), TokenKind::Name);
    }
    let ends = |c: char| !is_letter_or_digit(c) && !matches!(c, '+' | '#');
    if next(0) == '/' && initial && part.len() == 1 && next(1).is_uppercase() && ends(next(2)) {
        return (end + 2, TokenKind::Name);
    }
    // Versions and pairs of acronyms: HTTP/3, TCP/IP.
    let acronym =
        |part: &[char]| (2..=5).contains(&part.len()) && part.iter().all(char::is_ascii_uppercase);
    if next(0) == '/' && acronym(part) {
        let other = dotted(chars, end + 1);
        let after = &chars[(end + 1).min(other)..other];
        let version =
            (1..=3).contains(&after.len()) && after.iter().all(|&c| c.is_ascii_digit() || c == '.');
        let pair = part.len() <= 3 && after.len() <= 3 && acronym(after);
        if (version || pair)
            && chars.get(other) != Some(&'/')
            && ends(chars.get(other).copied().unwrap_or(' '))
        {
            return (other, TokenKind::Name);
        }
    }
    (end, if is_name_part(part) { TokenKind::Name } else { TokenKind::Word })
}

/// Whether a part is a name by itself: letters with digits, dots, or a capital inside. Initials in
/// lower case ("e.g.") are a word.
fn is_name_part(part: &[char]) -> bool {
    if part.split(|&c| c == '.').all(|initial| initial.len() < 2) && !has_capital(part) {
        return false;
    }
    let digits = part.iter().any(char::is_ascii_digit);
    let capital_inside =
        part.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
    digits || capital_inside || part.contains(&'.')
}

/// Runs joined by dots: "Node.js", "V3.2", "U.S.", but not "end.Next".
fn dotted(chars: &[char], at: usize) -> usize {
    let mut end = atom(chars, at);
    let mut initials = end == at + 1 && chars[at].is_alphabetic();
    while chars.get(end) == Some(&'.') {
        let next = atom(chars, end + 1);
        if next == end + 1 || !joins_by_dot(&chars[at..end], &chars[end + 1..next]) {
            break;
        }
        initials &= next == end + 2;
        end = next;
    }
    // The last dot of "U.S.".
    let closes = initials && end > at + 1 && chars.get(end) == Some(&'.');
    if closes { end + 1 } else { end }
}

fn joins_by_dot(left: &[char], right: &[char]) -> bool {
    let (Some(&before), Some(&after)) = (left.last(), right.first()) else { return false };
    if before.is_ascii_digit() {
        return after.is_ascii_digit() || right == ['x'];
    }
    let upper = right.iter().all(|c| c.is_uppercase());
    let lower = right.iter().all(|c| c.is_lowercase() || c.is_ascii_digit());
    match right.len() {
        0 => false,
        1 => left.len() == 1 || left[left.len() - 2] == '.' || is_lineage(left, right),
        2..=3 => upper || lower,
        length => lower && length <= LONGEST_ENDING,
    }
}

/// Whether a capital abbreviation counts what it names by the digit behind the dot: "BA.5".
fn is_lineage(left: &[char], right: &[char]) -> bool {
    left.len() <= 3 && left.iter().all(char::is_ascii_uppercase) && right[0].is_ascii_digit()
}

/// What the names of models and benchmarks end in although it is written small: SWE-bench.
const MODEL_ENDS: [&str; 12] = [
    "bench", "chat", "coder", "eval", "instruct", "lite", "max", "mini", "nano", "oss", "preview",
    "turbo",
];

/// The most parts that a compound can have.
const MOST_PARTS: usize = 12;

/// Parts joined by hyphens, when the whole is a name, or a word with a letter ("T-shirt").
fn compound(chars: &[char], at: usize) -> Option<(usize, TokenKind)> {
    let end = dotted(chars, at);
    if chars.get(end) != Some(&'-') {
        return None;
    }
    let mut ends = vec![end];
    let mut parts = vec![&chars[at..ends[0]]];
    while let Some(&end) = ends.last()
        && chars.get(end) == Some(&'-')
        && chars.get(end + 1).is_some_and(|&c| is_letter_or_digit(c))
        && parts.len() < MOST_PARTS
    {
        ends.push(dotted(chars, end + 1));
        parts.push(&chars[end + 1..*ends.last()?]);
    }
    while parts.len() > 1 && parts.last().is_some_and(|part| is_one_of(part, COMPOUND_ENDS)) {
        parts.pop();
    }
    let (first, rest) = parts.split_first()?;
    let (last, inner) = rest.split_last()?;
    let end = ends[parts.len() - 1];
    if parts.iter().any(|part| part.iter().any(char::is_ascii_digit)) {
        let dated = parts.iter().any(|part| is_year(part)) && !parts.iter().any(|p| has_capital(p));
        return (!dated).then_some((end, TokenKind::Name));
    }
    let fits = |part: &&[char]| has_capital(part) || is_one_of(part, &SMALL_WORDS);
    let closes = has_capital(last) || is_one_of(last, &MODEL_ENDS);
    if has_capital(first) && closes && inner.iter().all(fits) {
        return Some((end, TokenKind::Name));
    }
    let has_letter = inner.is_empty() && (first.len() == 1 || last.len() == 1);
    has_letter.then_some((end, TokenKind::Word))
}

fn is_one_of(part: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| word.chars().eq(part.iter().copied()))
}

fn has_capital(part: &[char]) -> bool {
    part.iter().any(|c| c.is_uppercase())
}

fn is_year(part: &[char]) -> bool {
    part.len() == 4 && matches!(part[0], '1' | '2') && part.iter().all(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name or word that a text starts with.
    fn first(text: &str) -> Option<(String, TokenKind)> {
        let chars: Vec<char> = text.chars().collect();
        end(&chars, 0).map(|(end, kind)| (chars[..end].iter().collect(), kind))
    }

    fn assert_whole(texts: &[&str], kind: TokenKind) {
        for &text in texts {
            assert_eq!(first(text), Some((text.to_owned(), kind)));
        }
    }

    #[test]
    fn shapes_that_are_names() {
        assert_whole(
            &[
                "GPT-5.2",
                "GPT-4o",
                "DeepSeek-V3.2-Speciale",
                "GLM-4.6V",
                "ARC-AGI-2",
                "H200",
                "Qwen3-TTS",
                "gpt-4o-mini",
                "SWE-bench",
                "claude-opus-4-5",
                "C++",
                "C++17",
                "C#",
                "Node.js",
                ".NET",
                "AT&T",
                "R&D",
                "I/O",
                "CI/CD",
                "TCP/IP",
                "HTTP/3",
                "TLS/1.3",
                "U.S.",
                "iPhone",
                "OpenAI",
                "Disney+",
                "3D",
                "7-Eleven",
                "Wi-Fi",
                "Coca-Cola",
                "Chain-of-Thought",
                "x.ai",
                "Web3",
                "COVID-19",
                "llama.cpp",
                "HTTP/3",
                "Llama-3.x",
                "AGENTS.md",
            ],
            TokenKind::Name,
        );
    }

    #[test]
    fn words() {
        assert_whole(
            &["word", "NASA", "don't", "O'Reilly", "T-shirt", "e-mail", "top-k", "café", "e.g."],
            TokenKind::Word,
        );
    }

    #[test]
    fn what_is_no_part_of_the_name_is_left() {
        for (text, name) in [
            ("Heron's", "Heron"),
            ("GPT-4's", "GPT-4"),
            ("end.Next", "end"),
            ("open-source", "open"),
            ("AI-powered", "AI"),
            ("GPT-4-based", "GPT-4"),
            ("state-of-the-art", "state"),
            ("C/C++", "C"),
            ("a.", "a"),
            ("USB/VGA/DVI", "USB"),
            ("GLM/Qwen", "GLM"),
            ("CPU/GPUs", "CPU"),
            ("pre-2020", "pre"),
            ("Heron-", "Heron"),
            ("naïve\u{301}", "naïve\u{301}"),
        ] {
            assert_eq!(first(text).map(|(text, _)| text).as_deref(), Some(name));
        }
        assert_eq!(first("-"), None);
        assert_eq!(first(""), None);
    }
}
