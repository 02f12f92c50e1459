//! Shapes: what is recognised in a block before any dictionary is asked.
//!
//! Letters of the alphabetic scripts, digits and the signs between them are cut into words, names,
//! numbers and identifiers by their shape; see [`names`](super::names),
//! [`numbers`](super::numbers) and [`identifiers`](super::identifiers).

use super::chinese::is_han;
use super::language::{self, Script};
use super::lexicon::Lexicon;
use super::normalize::{is_letter_or_digit, narrow};
use super::{
    Language, Span, TokenKind, dictionary, identifiers, laughter, names, numbers, transliteration,
};
use std::ops::Range;

/// What a block's text was found to hold.
#[derive(Default)]
pub(super) struct Shapes {
    /// Tokens, in order.
    pub(super) spans: Vec<Span>,
    /// Letters and digits that a dictionary word shares with the Chinese text beside them, such
    /// as the T of T恤; they are cut together with it.
    pub(super) glued: Vec<Range<usize>>,
}

/// Finds the tokens that the lexicon or their shape decides.
pub(super) fn scan(text: &str, lexicon: &Lexicon) -> Shapes {
    let mut shapes = Shapes::default();
    let mut chunk = Chunk::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if belongs_to_chunk(c) {
            chunk.read(text, at);
            at = scan_chunk(text, &chunk, lexicon, &mut shapes);
        } else if let Some(end) = lexicon.end(text, at) {
            shapes.push_name(text, at..end);
            at = end;
        } else if let Some(end) = laughter::end(text, at) {
            shapes.push_identifier(at..end);
            at = end;
        } else if let Some(title) = title(text, at) {
            at = title.end;
            shapes.push_name(text, title);
        } else if let Some(name) = transliteration::name_around(text, at)
            && shapes.end() <= name.start
        {
            at = name.end;
            shapes.push_name(text, name);
        } else {
            at += c.len_utf8();
        }
    }
    shapes
}

/// Where the tag ends whose `#` stands at `at`, if it has an underscore, which only a tag has inside:
/// `#climate_talks`. The others are read as the words that they are.
fn hashtag(text: &str, at: usize) -> Option<usize> {
    let name = text[at..].strip_prefix('#')?;
    let belongs = |c: char| c.is_alphanumeric() || c == '_';
    let name = &name[..name.find(|c| !belongs(c)).unwrap_or(name.len())];
    let name = name.trim_end_matches('_');
    let apart = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || "/#&_".contains(c));
    let is_tag = apart && name.contains('_') && name.starts_with(char::is_alphabetic);
    is_tag.then_some(at + 1 + name.len())
}

/// The most characters of a title that is one name.
const LONGEST_TITLE: usize = 16;

/// The title between the marks of which the first stands at `at`, if there is punctuation inside,
/// over which no other name reaches: 《白港：潮汐之歌》.
fn title(text: &str, at: usize) -> Option<Range<usize>> {
    let inside = text[at..].strip_prefix('《')?;
    let length = inside.char_indices().take(LONGEST_TITLE + 1).find(|&(_, c)| c == '》')?.0;
    let start = at + '《'.len_utf8();
    let inside = &inside[..length];
    let (mut parts, mut marks) = (0, 0);
    let mut in_part = false;
    for c in inside.chars() {
        let letter = c.is_alphanumeric();
        parts += usize::from(letter && !in_part);
        marks += usize::from(matches!(c, '：' | ':' | '！' | '!' | '·' | '？' | '?'));
        if !letter && !matches!(c, '：' | ':' | '！' | '!' | '·' | '？' | '?' | ' ' | '-' | '—')
        {
            return None;
        }
        in_part = letter;
    }
    (parts > 1 && marks > 0).then_some(start..start + length)
}

impl Shapes {
    /// Where the last token ends.
    fn end(&self) -> usize {
        self.spans.last().map_or(0, |span| span.range.end)
    }

    fn push_identifier(&mut self, range: Range<usize>) {
        let language = Language::Latin;
        self.spans.push(Span { range, kind: TokenKind::Identifier, language });
    }

    fn push_name(&mut self, text: &str, range: Range<usize>) {
        let language = language_of(&text[range.clone()]);
        self.spans.push(Span { range, kind: TokenKind::Name, language });
    }
}

/// A stretch of text without spaces, brackets, quotation marks and characters of other scripts.
#[derive(Default)]
struct Chunk {
    /// The characters, in half width.
    chars: Vec<char>,
    /// Where each starts in the text, and where the last one ends.
    offsets: Vec<usize>,
}

impl Chunk {
    /// Reads the chunk that starts at `start`.
    fn read(&mut self, text: &str, start: usize) {
        self.chars.clear();
        self.offsets.clear();
        let mut end = start;
        for c in text[start..].chars().take_while(|&c| belongs_to_chunk(c)) {
            self.chars.push(narrow(c));
            self.offsets.push(end);
            end += c.len_utf8();
        }
        self.offsets.push(end);
    }

    fn end(&self) -> usize {
        self.offsets.last().copied().unwrap_or(0)
    }

    fn range(&self, chars: Range<usize>) -> Range<usize> {
        self.offsets[chars.start]..self.offsets[chars.end]
    }
}

fn belongs_to_chunk(c: char) -> bool {
    match c {
        '"' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '`' => false,
        '!'..='~' => true,
        '\u{2019}' | '\u{2bc}' | '\u{2010}' | '\u{2011}' | '€' | '£' | '¥' | '￥' | '°' | '‰' => {
            true
        }
        _ => !c.is_ascii() && is_letter_or_digit(narrow(c)),
    }
}

/// Finds the tokens of a chunk; gives the byte to go on from, which lies behind the chunk when a
/// word of the lexicon reaches over its end.
fn scan_chunk(text: &str, chunk: &Chunk, lexicon: &Lexicon, shapes: &mut Shapes) -> usize {
    let chars = &chunk.chars;
    let mut at = 0;
    while at < chars.len() {
        if names::is_possessive(chars, at) {
            at += 2;
        } else if let Some(end) = hashtag(text, chunk.offsets[at]) {
            shapes.push_name(text, chunk.offsets[at] + 1..end);
            match chunk.offsets.binary_search(&end) {
                Ok(next) => at = next,
                Err(_) => return end,
            }
        } else if let Some(end) = identifiers::end(chars, at) {
            shapes.push_identifier(chunk.range(at..end));
            at = end;
        } else if let Some(end) = lexicon.end(text, chunk.offsets[at]) {
            shapes.push_name(text, chunk.offsets[at]..end);
            match chunk.offsets.binary_search(&end) {
                Ok(next) => at = next,
                Err(_) => return end,
            }
        } else if let Some(end) = numbers::end(chars, at) {
            push_number(text, chunk.range(at..end), shapes);
            at = end;
        } else if let Some((end, kind)) = names::end(chars, at) {
            if kind == TokenKind::Word && laughter::is_laughter(&chars[at..end]) {
                shapes.push_identifier(chunk.range(at..end));
                at = end;
                continue;
            }
            let mut range = chunk.range(at..end);
            let kind = if take_letter_noun(text, &mut range) { TokenKind::Name } else { kind };
            if is_part_of_dictionary_word(text, &range) {
                shapes.glued.push(range);
            } else {
                let language = language_of(&text[range.clone()]);
                shapes.spans.push(Span { range, kind, language });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    chunk.end().max(shapes.end())
}

/// Takes in a number with the Chinese characters that belong to it: 第 before, the unit after.
fn push_number(text: &str, range: Range<usize>, shapes: &mut Shapes) {
    if is_part_of_dictionary_word(text, &range) {
        shapes.glued.push(range);
        return;
    }
    let ordinal = text[..range.start].strip_suffix('第').map(str::len);
    let start = ordinal.filter(|&start| shapes.end() <= start).unwrap_or(range.start);
    let range = start..numbers::end_of_unit(text, range.end);
    shapes.spans.push(Span { range, kind: TokenKind::Number, language: Language::Latin });
}

/// Nouns that a single capital letter names one of: B站, K线, C端.
const LETTER_NOUNS: &str = "侧側卡区區图圖型层層座栋棟柱站端类類級级組组線线股轮輪队隊面";

/// Lengthens the range of a single capital letter by the noun that it names one of.
fn take_letter_noun(text: &str, range: &mut Range<usize>) -> bool {
    let is_letter = matches!(text[range.clone()].as_bytes(), [b'A'..=b'Z']);
    let rest = &text[range.end..];
    let Some(noun) = rest.chars().next().filter(|&c| is_letter && LETTER_NOUNS.contains(c)) else {
        return false;
    };
    let length = noun.len_utf8();
    if dictionary::words_at(rest).any(|(word, _)| word > length) {
        return false;
    }
    range.end += length;
    true
}

/// The most characters before a letter that a dictionary word can start with (卡拉OK).
const LONGEST_START: usize = 4;

/// Whether a dictionary word that also has Chinese characters covers `range`.
fn is_part_of_dictionary_word(text: &str, range: &Range<usize>) -> bool {
    let reaches = |start: usize, end: usize| {
        dictionary::words_at(&text[start..]).any(|(length, _)| start + length >= end)
    };
    if text[range.end..].starts_with(is_han) && reaches(range.start, range.end + 1) {
        return true;
    }
    let before = text[..range.start].char_indices().rev();
    before
        .take(LONGEST_START)
        .take_while(|&(_, c)| is_han(c))
        .any(|(start, _)| reaches(start, range.end))
}

/// The language of a name by the script of its first letter.
fn language_of(text: &str) -> Language {
    match text.chars().find(|c| c.is_alphabetic()) {
        None => Language::Latin,
        Some('\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}') => Language::Other,
        Some(c) => match Script::of(c) {
            Script::Other if is_letter_or_digit(narrow(c)) => Language::Latin,
            script => language::of_script(script),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'a>(text: &'a str, lexicon: &[&str]) -> Vec<&'a str> {
        let words: Vec<String> = lexicon.iter().map(|&word| word.to_owned()).collect();
        scan(text, &Lexicon::new(&words)).spans.into_iter().map(|span| &text[span.range]).collect()
    }

    #[test]
    fn shapes_end_at_chinese_and_punctuation() {
        assert_eq!(texts("用Heron-2写，「egret」和Ibis。", &[]), ["Heron-2", "egret", "Ibis"]);
        assert_eq!(
            texts("见https://example.org/a，或a@b.cn。", &[]),
            ["https://example.org/a", "a@b.cn"]
        );
        assert_eq!(texts("＠heron ＃egret ＧＰＴ－４", &[]), ["heron", "egret", "ＧＰＴ", "４"]);
    }

    #[test]
    fn the_sign_of_a_handle_and_a_tag_is_no_token() {
        assert_eq!(texts("@heron #egret #42", &[]), ["heron", "egret", "#42"]);
        assert_eq!(texts("见#sea_birds，#AI_峰会 开幕", &[]), ["sea_birds", "AI_峰会"]);
        assert_eq!(texts("sea_birds a#b_c https://a.example/#b_c", &[])[0], "sea_birds");
    }

    #[test]
    fn numbers_take_the_chinese_around_them() {
        assert_eq!(texts("第3个，约1500万美元，7倍", &[]), ["第3个", "1500万", "7倍"]);
    }

    #[test]
    fn letters_in_dictionary_words_are_left_to_the_dictionary() {
        let shapes = scan("买T恤和4S店的AA制", &Lexicon::default());
        assert_eq!((shapes.spans.len(), shapes.glued.len()), (0, 3));
    }

    #[test]
    fn a_letter_names_one_of_a_kind() {
        assert_eq!(texts("在B站看K线，连C端口", &[]), ["B站", "K线", "C"]);
    }

    #[test]
    fn the_lexicon_goes_over_spaces_and_before_shapes_but_not_into_addresses() {
        assert_eq!(
            texts("a Blue Heron 2.5 flew", &["blue heron 2.5"]),
            ["a", "Blue Heron 2.5", "flew"]
        );
        assert_eq!(texts("https://heron.example/x", &["heron"]), ["https://heron.example/x"]);
        assert_eq!(texts("新港口管理局3号", &["港口管理局3号"]), ["港口管理局3号"]);
    }
}
