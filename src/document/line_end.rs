//! Line ends: which ones of a paragraph its author meant, and which only wrap it.

/// Below this many columns no editor wraps.
const NARROWEST_WRAPPED: usize = 40;
/// A line with as many columns was perhaps ended by an editor, and by its author if all lines of the
/// paragraph look as if they were.
const SHORTEST_WRAPPED: usize = 60;
/// The fewest lines that make a list or a poem.
const FEWEST: usize = 3;

/// For each line of a paragraph of plain text whether its end is meant: lines are short, end a
/// sentence, begin like items, or leave room for the word that follows.
pub(super) fn meant_in_text(lines: &[&str]) -> Vec<bool> {
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or_default();
    let items = lines.len() >= FEWEST && lines.iter().all(|line| begins_item(line));
    let fields = fields(lines);
    let ends = lines.iter().enumerate().map(|(i, line)| {
        let room = lines.get(i + 1).is_none_or(|next| {
            // By hand, lines are wrapped a little before the margin.
            let needed = width(line) + 1 + width(first_word(next));
            width(line) < SHORTEST_WRAPPED && needed * 5 <= widest * 4
        });
        room || widest < NARROWEST_WRAPPED || items || fields[i] || ends_sentence(line)
    });
    ends.collect()
}

/// The same in Markdown, where a line end is a space unless all lines of the paragraph are short and
/// begin like items, or are fields.
pub(super) fn meant_in_markdown(lines: &[&str]) -> Vec<bool> {
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or_default();
    let are = |begin: fn(&str) -> bool| lines.iter().all(|line| begin(line));
    let list = lines.len() >= FEWEST
        && (widest < SHORTEST_WRAPPED && are(begins_item)
            || widest < NARROWEST_WRAPPED && are(begins_no_middle));
    fields(lines).into_iter().map(|field| field || list).collect()
}

/// The columns of a line.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// What must fit on a line before a wrap: a word, or a character where there are no spaces.
fn first_word(line: &str) -> &str {
    let line = line.trim_start();
    let end = line.find(|c: char| c.is_whitespace() || u32::from(c) >= 0x2e80);
    match end {
        Some(0) => &line[..line.chars().next().map_or(0, char::len_utf8)],
        end => &line[..end.unwrap_or(line.len())],
    }
}

fn first_letter(line: &str) -> Option<char> {
    line.chars().find(|c| c.is_alphanumeric())
}

/// Whether a line begins with a capital letter or a digit.
fn begins_item(line: &str) -> bool {
    first_letter(line).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// Whether a line begins with a letter that need not be in the middle of a sentence.
fn begins_no_middle(line: &str) -> bool {
    first_letter(line).is_some_and(|c| !c.is_lowercase())
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['。', '！', '？', '：', '；', '.', '!', '?', ':', ';'])
}

/// For each line whether it is a field and has one beside it.
fn fields(lines: &[&str]) -> Vec<bool> {
    let found: Vec<bool> = lines.iter().map(|line| is_field(line)).collect();
    let is = |i: Option<usize>| i.and_then(|i| found.get(i)).is_some_and(|field| *field);
    let beside = |i: usize| is(i.checked_sub(1)) || is(Some(i + 1));
    (0..found.len()).map(|i| found[i] && beside(i)).collect()
}

/// Whether a line is `key: value` or `key：value`.
fn is_field(line: &str) -> bool {
    const LONGEST_KEY: usize = 30;
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((key, value)) = line.split_once([':', '：']) else { return false };
    let key = key.trim_end_matches(['*', '_', '`', ' ']);
    let parted = line[key.len()..].contains('：') || value.starts_with([' ', '\t', '*', '_', '`']);
    let is_key = |c: char| c.is_alphanumeric() || " -_/'’".contains(c);
    parted
        && !key.is_empty()
        && width(key) <= LONGEST_KEY
        && key.split(' ').count() <= 3
        && key.chars().all(is_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_lists_poems_and_fields_end_where_they_end() {
        for text in [
            "Acme Corp\nGlobex\nStark Industries\nGlobex",
            "solar panel\nwind turbine\nheat pump",
            "The tide comes in along the narrow wall\nAnd carries what the winter left behind\nA rope, a shoe, the echo of a call\nOr less than that, and harder still to find",
            "Name: Ada Lovelace\nLast seen: in the reading room of the old library by the river\nCity: Oslo",
            "姓名：张三\n城市：奥斯陆",
            "深度学习\n强化学习",
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert!(meant_in_text(&lines).iter().all(|end| *end), "{text}");
        }
    }

    #[test]
    fn wrapped_lines_go_on() {
        for text in [
            "The council said on Monday that the harbour\nbridge will stay closed until the repair of\nits bearings is done, and that ferries run.",
            "市政府周一表示，港口大桥在支座修好之前仍然封闭，轮\n渡每半小时一班，直到修复工程在明年春天全部完成为止，期\n间行人可以走旧堤。",
        ] {
            let lines: Vec<&str> = text.lines().collect();
            let (_, ends) =
                meant_in_text(&lines).split_last().map(|(l, e)| (*l, e.to_vec())).unwrap();
            assert!(!ends.contains(&true), "{text}: {ends:?}");
            assert!(!meant_in_markdown(&lines).contains(&true), "{text}");
        }
    }

    #[test]
    fn markdown_joins_lines_unless_all_are_items_or_fields() {
        for (text, meant) in [
            ("Acme Corp\nGlobex\nHooli", true),
            ("深度学习\n强化学习\n迁移学习", true),
            ("Created: March 18, 2024\nOwner: Volunteers", true),
            ("**Created:** today\n**Owner**: Volunteers", true),
            ("第一行，\n第二行\nabc", false),
            ("Harbour\nbridge closed\nToday", false),
            ("Acme Corp\nGlobex", false),
            ("Note: the harbour\nbridge is closed", false),
            ("At 10:30 the bell\nrang at 11:40", false),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            let ends = meant_in_markdown(&lines);
            assert_eq!(ends[0], meant, "{text}");
        }
    }
}
