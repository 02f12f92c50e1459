//! Code spans: which of them are names that an author sets in the type of code.

/// Whether the text of a code span reads as a name or as prose (`HashMap`, `agent-browser`,
/// `Claude Code`, `大模型`) rather than as code (`rm -rf`, `useRef()`, `word_count`, `ls`).
pub(super) fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '+' | '#' | '·');
    if !text.chars().all(plain) || text.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && (words.all(is_word_of_name) || has_east_asian(text))
}

/// Whether a word starts with a capital or is joined by hyphens: `Node.js`, `gpt-5.2`; a version
/// may follow the first one.
fn is_word_of_name(word: &str) -> bool {
    // What is longer after a dot is a method: `JSON.stringify`.
    const LONGEST_ENDING: usize = 4;
    let mut endings = word.split('.').skip(1).map(|ending| ending.chars().count());
    if endings.any(|length| length == 0 || length > LONGEST_ENDING) {
        return false;
    }
    let mut parts = word.split('-');
    let joined = word.contains('-') && parts.all(|part| !part.is_empty());
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let starts = |test: fn(char) -> bool| word.chars().next().is_some_and(test);
    starts(char::is_uppercase) || joined && letters > 1 && starts(char::is_lowercase)
}

fn has_east_asian(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_code() {
        for name in [
            "HashMap",
            "agent-browser",
            "Claude Code",
            "大模型",
            "gpt-5.2",
            "C#",
            "Node.js",
            "Qwen3-8B",
            "创建 Issue",
            "Objective-C",
        ] {
            assert!(is_name(name), "{name}");
        }
        for code in [
            "",
            " ",
            "ls",
            "to",
            "rm -rf",
            "useRef()",
            "word_count",
            "setState",
            "in-",
            "-v",
            "JSON.stringify",
            "a = b",
            "git add",
            "/v1/completions",
            "<form>",
            "42",
            "9n ± 4",
            "第一行 第二行 第三行 第四行 第五行",
            "x.",
            "print(大模型)",
        ] {
            assert!(!is_name(code), "{code}");
        }
    }
    #[test]
    fn names_in_the_type_of_code_are_emphasized_in_every_markup() {
        use super::super::{MarkKind, Markup, ReadOptions, read};
        let sources = [
            (Markup::Markdown, "见 `HashMap` 与 `ls`。\n"),
            (Markup::Markdown, "见 <code>HashMap</code> 与 <code>ls</code>。\n"),
            (Markup::Html, "<p>见 <code>HashMap</code> 与 <code>ls</code>。</p>\n"),
            (Markup::ReStructuredText, "见 ``HashMap`` 与 ``ls``。\n"),
            (Markup::AsciiDoc, "见 `HashMap` 与 `ls`。\n"),
        ];
        for (markup, source) in sources {
            let options = ReadOptions { markup: Some(markup), ..ReadOptions::default() };
            let block = read(source.as_bytes(), &options).blocks.remove(0);
            assert!(block.text.starts_with("见 HashMap 与"), "{markup:?}: {}", block.text);
            assert!(!block.text.contains("ls"), "{markup:?}: {}", block.text);
            assert_eq!(block.marks[0].kind, MarkKind::Emphasis, "{markup:?}");
            assert_eq!(&block.text[block.marks[0].range.clone()], "HashMap", "{markup:?}");
        }
    }
}
