//! The corpus: files of documents with words and terms marked inline (see `corpus/README.md`).

use anyhow::{Context, Result, bail};
use std::ops::Range;
use std::path::{Path, PathBuf};
use wordcloud::document::{self, Document, Markup, ReadOptions};
use wordcloud::token::{Token, TokenOptions, tokenize};

/// The languages of the corpus, by their folders.
pub const LANGUAGES: [&str; 9] = ["de", "en", "es", "fr", "it", "pt", "ru", "vi", "zh"];

/// A file of the corpus.
pub struct Domain {
    /// Language and name: `zh/finance`.
    pub name: String,
    pub texts: Vec<Text>,
}

/// A document of the corpus as its author wrote it, with its marks.
#[derive(Clone, Default)]
pub struct Text {
    pub text: String,
    pub marks: Marks,
}

/// What the author marked, as byte ranges and places of the text.
#[derive(Clone, Default)]
pub struct Marks {
    /// Terms with the number of terms around each.
    pub terms: Vec<(Range<usize>, usize)>,
    /// Where the author says that one word ends and the next begins, in order.
    pub words: Vec<usize>,
}

/// A document as the program reads it.
pub struct Sample {
    pub document: Document,
    pub tokens: Vec<Token>,
    /// Block, byte range in its text, and the number of terms around.
    pub terms: Vec<(usize, Range<usize>, usize)>,
    /// For each block, where words end inside its text, in order.
    pub words: Vec<Vec<usize>>,
}

/// The files of a folder whose documents are to be learnt from, or those held apart for test.
pub fn read(folder: &Path, test: bool) -> Result<Vec<Domain>> {
    let mut domains = Vec::new();
    for language in LANGUAGES {
        for path in files(&folder.join(language))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.ends_with(".test.txt") != test {
                continue;
            }
            let text = std::fs::read_to_string(&path)?;
            let mut texts = Vec::new();
            let mut first = 1;
            for part in text.split("\n%%\n") {
                let place = || format!("{}, document from line {first}", path.display());
                texts.push(parse(part).with_context(place)?);
                first += part.matches('\n').count() + 2;
            }
            let name = name.trim_end_matches(".txt").trim_end_matches(".test");
            domains.push(Domain { name: format!("{language}/{name}"), texts });
        }
    }
    Ok(domains)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    Ok(paths)
}

/// Takes the marks out of a document.
fn parse(marked: &str) -> Result<Text> {
    let mut result = Text::default();
    let mut before: Option<&str> = None;
    for line in marked.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(before) = before {
            // Rows of one table and items of one list stay together.
            let joined = is_row(before) && is_row(line) || is_item(before) && is_item(line);
            result.text.push_str(if joined { "\n" } else { "\n\n" });
        }
        parse_line(line, &mut result).with_context(|| line.to_owned())?;
        before = Some(line);
    }
    Ok(result)
}

fn is_row(line: &str) -> bool {
    line.starts_with("\\|") || line.starts_with('|')
}

fn is_item(line: &str) -> bool {
    line.starts_with("- ")
}

fn parse_line(line: &str, result: &mut Text) -> Result<()> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        let at = result.text.len();
        match c {
            '\\' => result.text.extend(characters.next()),
            '[' | '{' => {
                open.push((c, at));
                result.marks.words.push(at);
            }
            ']' | '}' => {
                let Some((opener, start)) = open.pop() else { bail!("{c} closes nothing") };
                if (opener == '[') != (c == ']') {
                    bail!("{opener} is closed by {c}");
                }
                result.marks.terms.push((start..at, open.len()));
                result.marks.words.push(at);
            }
            '|' => result.marks.words.push(at),
            c => result.text.push(c),
        }
    }
    if open.is_empty() { Ok(()) } else { bail!("a term is not closed") }
}

impl Text {
    /// Several documents one after the other, as a digest has them.
    pub fn join<'a>(texts: impl Iterator<Item = &'a Self>) -> Self {
        let mut joined = Self::default();
        for text in texts {
            if !joined.text.is_empty() {
                joined.text.push_str("\n\n");
            }
            let shift = joined.text.len();
            joined.text.push_str(&text.text);
            let terms = text.marks.terms.iter();
            joined.marks.terms.extend(
                terms.map(|(range, depth)| (range.start + shift..range.end + shift, *depth)),
            );
            joined.marks.words.extend(text.marks.words.iter().map(|at| at + shift));
        }
        joined
    }

    /// The document as the program reads it. A term that the program does not see as text of one
    /// block is left out.
    pub fn sample(&self) -> Sample {
        let mut options = ReadOptions::default();
        options.markup = Some(Markup::Markdown);
        let document = document::read(self.text.as_bytes(), &options);
        let tokens = tokenize(&document, &TokenOptions::default());
        let places = places(&document);
        let mut terms = Vec::new();
        for (range, depth) in &self.marks.terms {
            let inside = places.get(range.clone()).unwrap_or_default();
            let seen = || inside.iter().flatten();
            let (Some(&(block, start)), Some(&(last, end))) = (seen().next(), seen().next_back())
            else {
                continue;
            };
            if block == last {
                let text = &document.blocks[block].text;
                let length = text[end..].chars().next().map_or(0, char::len_utf8);
                terms.push((block, start..end + length, *depth));
            }
        }
        let mut words = vec![Vec::new(); document.blocks.len()];
        for &at in &self.marks.words {
            if let Some(&(block, at)) = places.get(at..).unwrap_or_default().iter().flatten().next()
                && words[block].last() != Some(&at)
            {
                words[block].push(at);
            }
        }
        terms.sort_by_key(|(block, range, depth)| (*block, range.start, *depth));
        terms.dedup();
        Sample { document, tokens, terms, words }
    }
}

/// For each byte of the source where a character starts that a block shows, the block and the byte
/// of its text.
fn places(document: &Document) -> Vec<Option<(usize, usize)>> {
    let mut places = vec![None; document.source.len()];
    for (number, block) in document.blocks.iter().enumerate() {
        let mut from = block.range.start;
        for (at, c) in block.text.char_indices() {
            let rest = document.source.get(from..block.range.end).unwrap_or_default();
            let same = |other: char| c == other || c.is_whitespace() && other.is_whitespace();
            if let Some(offset) = rest.find(same) {
                places[from + offset] = Some((number, at));
                let length = rest[offset..].chars().next().map_or(1, char::len_utf8);
                from += offset + length;
            }
        }
    }
    places
}
