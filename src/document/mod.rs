//! Reading: bytes → [`Document`].
//!
//! A document is the text that a reader of the published page sees, block by block, each block
//! with its byte range in the source. Everything else (front matter, markup, template tags, code,
//! addresses, the report's own word-cloud section) is left out and listed in
//! [`Document::omitted`]. Reading never fails: broken markup is text.

mod address;
mod ahead;
mod asciidoc;
mod back_matter;
mod call;
mod chat;
mod cloud_section;
mod code_span;
mod compose;
mod directive;
mod draft;
mod encoding;
mod frequencies;
mod front_matter;
mod html;
mod inline_mark;
mod latex;
mod line_end;
mod line_mark;
mod markdown;
#[cfg(feature = "archive")]
mod marker;
mod markup;
mod old_mac;
mod org;
mod placeholder;
mod plain;
mod prefix;
mod prepare;
mod repeated_links;
mod rst;
mod sheet;
mod subtitles;
mod tags;
mod template;
mod text_table;
mod wiki_link;
mod wrapped;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::mem;
use std::ops::Range;

use draft::Draft;
use front_matter::FrontMatter;
use sheet::Image;

pub(crate) use encoding::decode;
pub use encoding::is_binary;
pub use frequencies::{
    FrequencyFormat, FrequencyList, FrequencyOptions, read_frequencies, read_frequencies_with,
};
pub use text_table::read_table;

/// How the bytes are to be read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// How the text is marked up, or `None` to guess it from the content. Default: `None`.
    pub markup: Option<Markup>,
    /// Whether code blocks and code spans count as text; a code span that is a name, such as
    /// `HashMap` or `agent-browser`, is emphasised text in any case. Default: `false`.
    pub include_code: bool,
}

crate::setters::setters! { ReadOptions {
    markup: impl Into<Option<Markup>>,
    include_code: bool,
} }

/// How the text of a report is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Markup {
    /// Markdown, with Jekyll, Hugo or Hexo front matter and template tags.
    Markdown,
    /// An HTML page or fragment.
    Html,
    /// reStructuredText.
    ReStructuredText,
    /// AsciiDoc.
    AsciiDoc,
    /// Text without markup.
    PlainText,
    /// A chat or comments, as a program exports them or as they are copied out of a window: who wrote
    /// and when is no text.
    Chat,
    /// Subtitles or lyrics: SRT, WebVTT, SubStation Alpha, LRC.
    Subtitles,
    /// A feed in RSS or Atom, or other XML.
    Feed,
    /// JSON, or JSON one a line: the texts of chats, comments and posts.
    Json,
    /// LaTeX: the text that is set.
    Latex,
    /// Org-mode.
    Org,
    /// A Jupyter notebook: its cells of Markdown.
    Notebook,
}

/// A report as its reader sees it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Document {
    /// The title given in the front matter.
    pub title: Option<String>,
    /// The date given in the front matter, as written there.
    pub date: Option<String>,
    /// Tags, categories and keywords given in the front matter, in their order, none twice.
    pub tags: Vec<String>,
    /// The categories among the tags.
    pub categories: Vec<String>,
    /// The visible text, in the order of the page.
    pub blocks: Vec<Block>,
    /// What was left out, in the order of the source.
    pub omitted: Vec<Omission>,
    /// The file that the report's own word-cloud image names, as written there (not decoded, a
    /// path not resolved): the last image whose file name holds `wordcloud` or 词云. `None` if
    /// there is none or it lies elsewhere on the web.
    pub cloud_image: Option<String>,
    /// The map `wordcloud` of the front matter: settings for this document.
    pub settings: Option<serde_json::Value>,
    /// Who wrote which blocks, by name, if it is a chat: indices of `blocks`.
    pub senders: BTreeMap<String, Vec<usize>>,
    /// The source as decoded to UTF-8, without a byte order mark and in Unicode's form NFC: what all
    /// ranges refer to. Of a form that wraps texts (a notebook, a feed, XML, JSON) the texts that were
    /// in it, with empty lines between them.
    pub source: String,
    /// The name of the character encoding that the bytes were read in, for example `UTF-8`.
    pub encoding: &'static str,
}

/// One block of visible text: a paragraph, a heading, a list item, a table cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Its text, markup removed, entities resolved, lines joined.
    pub text: String,
    /// Its byte range in the source, as decoded to UTF-8.
    pub range: Range<usize>,
    /// Marked parts of `text`, ordered by start; they may nest.
    pub marks: Vec<Mark>,
}

impl Block {
    /// The places in `text` where emphasis or a link of more than one character starts or ends, in
    /// order.
    pub(crate) fn edges(&self) -> Vec<usize> {
        let long = |range: &Range<usize>| {
            self.text.get(range.clone()).is_some_and(|text| text.chars().nth(1).is_some())
        };
        let marks = self.marks.iter().filter(|mark| mark.kind != MarkKind::Code);
        let ranges = marks.map(|mark| &mark.range).filter(|range| long(range));
        let mut edges: Vec<usize> = ranges.flat_map(|range| [range.start, range.end]).collect();
        edges.sort_unstable();
        edges
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading with its level, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A paragraph inside a quotation.
    Quote,
    /// A cell of a table.
    TableCell,
    /// A code block (only when [`ReadOptions::include_code`] is set).
    Code,
}

/// A marked part of a block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mark {
    /// How it is marked.
    pub kind: MarkKind,
    /// Its byte range in the block's text.
    pub range: Range<usize>,
}

/// How a part of a block is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MarkKind {
    /// Emphasis of any strength.
    Emphasis,
    /// The text of a link.
    Link,
    /// A code span (only when [`ReadOptions::include_code`] is set).
    Code,
}

/// A part of the source that is not visible text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Omission {
    /// Why it was left out.
    pub reason: OmissionReason,
    /// Its byte range in the source, as decoded to UTF-8.
    pub range: Range<usize>,
}

/// Why a part of the source is not visible text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OmissionReason {
    /// Front matter.
    FrontMatter,
    /// A Liquid tag, a Hugo shortcode or another template tag.
    Template,
    /// An HTML tag, comment, script or style.
    Html,
    /// An image with its alternative text.
    Image,
    /// Code.
    Code,
    /// An address: URL or mail.
    Address,
    /// A link text that returns as boilerplate, such as "read more" after every item.
    RepeatedLink,
    /// The report's own word-cloud section.
    CloudSection,
    /// What stands behind the text: how to subscribe, whom to write to, what nobody answers for,
    /// references, thanks, a note on the author.
    BackMatter,
    /// A mathematical formula.
    Math,
    /// Other markup with a name in it: a footnote's mark, a callout's type, the target of a wiki
    /// link, a comment, an emoji's short name.
    Markup,
}

/// Reads a document. Never fails: broken markup is text, and bytes that the encoding cannot read
/// become U+FFFD. Ask [`is_binary`] first whether the bytes are text at all.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Document {
    let (source, encoding) = decode(bytes);
    let content = wrapped::unwrap(&source, options.markup, options.include_code);
    read_content(content, source.into_owned(), encoding, options)
}

/// Reads what was in a wrapping, or else the source itself.
fn read_content(
    content: Option<wrapped::Content>,
    source: String,
    encoding: &'static str,
    options: &ReadOptions,
) -> Document {
    let is_wrapped = content.is_some();
    let content = content.unwrap_or_default();
    let source = if is_wrapped { content.text } else { source };
    let mut front = FrontMatter { title: content.title, ..FrontMatter::default() };
    if !is_wrapped {
        front = front_matter::read(&source);
    }
    let start = front.end;
    let markup = if is_wrapped { content.markup } else { options.markup };
    let markup = markup.unwrap_or_else(|| Markup::guess(&source[start..]));
    let mut page = match markup {
        Markup::Markdown => markdown::read(&source, start, options.include_code),
        Markup::Html => html::read(&source, start, options.include_code, &mut front),
        Markup::ReStructuredText => rst::read(&source, start),
        Markup::AsciiDoc => asciidoc::read(&source, start, &mut front),
        Markup::Latex => latex::read(&source, start),
        Markup::Org => org::read(&source, start, &mut front),
        Markup::Subtitles => subtitles::read(&source, start),
        Markup::Chat if is_wrapped => chat::page(&source, &content.messages, Vec::new()),
        Markup::Chat => chat::read(&source, start),
        Markup::Notebook => markdown::read(&source, start, options.include_code),
        Markup::PlainText | Markup::Feed | Markup::Json => plain::read(&source, start),
    };
    if start > 0 {
        let range = 0..start;
        page.omitted.push(Omission { reason: OmissionReason::FrontMatter, range });
    }
    let cloud_image = page.leave_out(&source);
    let spoken = mem::take(&mut page.senders);
    for omission in &mut page.omitted {
        omission.range = whole_characters(&source, omission.range.clone());
    }
    page.omitted.sort_by_key(|o| (o.range.start, Reverse(o.range.end), o.reason));
    let blocks = blocks_of(page.drafts, &source);
    let senders = spoken.into_iter().map(|(name, ranges)| (name, blocks_in(&blocks, &ranges)));
    let senders = senders.filter(|(_, blocks)| !blocks.is_empty()).collect();
    Document {
        title: front.title,
        date: front.date,
        tags: front.tags,
        categories: front.categories,
        blocks,
        omitted: page.omitted,
        cloud_image,
        settings: front.settings,
        senders,
        source,
        encoding,
    }
}

/// The drafts as blocks in the order of the source.
fn blocks_of(drafts: Vec<Draft>, source: &str) -> Vec<Block> {
    let blocks = drafts.into_iter().map(|draft| {
        let range = whole_characters(source, draft.whole_range());
        let mut marks = draft.marks;
        marks.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end), mark.kind));
        Block { kind: draft.kind, range, text: draft.text, marks }
    });
    let mut blocks: Vec<Block> = blocks.collect();
    blocks.sort_by_key(|block| block.range.start);
    blocks
}

/// The blocks that begin in the ranges.
fn blocks_in(blocks: &[Block], ranges: &[Range<usize>]) -> Vec<usize> {
    let starts_at = |at: usize| blocks.partition_point(|block| block.range.start < at);
    ranges.iter().flat_map(|range| starts_at(range.start)..starts_at(range.end)).collect()
}

impl Document {
    /// What one of [`Document::senders`] wrote, as a document of its own.
    #[must_use]
    pub fn of_sender(&self, name: &str) -> Self {
        let blocks = self.senders.get(name).into_iter().flatten();
        let blocks = blocks.filter_map(|block| self.blocks.get(*block).cloned()).collect();
        Self { blocks, senders: BTreeMap::new(), ..self.clone() }
    }
}

/// Whether bytes are JSON that holds texts that people wrote, such as messages or posts, rather than a
/// list of words with their counts: either they stand beside their writers, or they are long.
pub fn holds_texts(bytes: &[u8]) -> bool {
    wrapped::has_texts(&decode(bytes).0)
}

/// The value of `wordcloud:` in the front matter of a report, without reading the rest of it; the
/// same as [`Document::settings`].
pub fn read_settings(bytes: &[u8]) -> Option<serde_json::Value> {
    front_matter::read(&decode(bytes).0).settings
}

/// The range, as the parser of the markup told it, widened to whole characters of the source.
fn whole_characters(source: &str, range: Range<usize>) -> Range<usize> {
    let start = sheet::floor(source, range.start);
    start..sheet::ceil(source, range.end).max(start)
}

/// What a front end found in a source.
#[derive(Debug, Default)]
struct Page {
    /// The blocks.
    drafts: Vec<Draft>,
    /// What was left out.
    omitted: Vec<Omission>,
    /// The images.
    images: Vec<Image>,
    /// Who wrote what, by ranges of the source, if it is a chat.
    senders: BTreeMap<String, Vec<Range<usize>>>,
}

impl Page {
    /// Brings everything into the order of the page and applies the rules that see the page as a
    /// whole. Returns the file that the page's own word-cloud image names.
    fn leave_out(&mut self, source: &str) -> Option<String> {
        self.drafts.sort_by_cached_key(Draft::start);
        self.images.sort_by_key(|image| image.range.start);
        for draft in &mut self.drafts {
            if draft.kind == BlockKind::Code {
                continue;
            }
            let found = [
                (OmissionReason::Address, address::addresses(&draft.text)),
                (OmissionReason::Markup, address::emoji_names(&draft.text)),
                (OmissionReason::Markup, placeholder::placeholders(&draft.text)),
            ];
            let mut ranges = Vec::new();
            for (reason, found) in found {
                for range in found {
                    let omission = Omission { reason, range: draft.source_range(range.clone()) };
                    self.omitted.push(omission);
                    ranges.push(range);
                }
            }
            if !ranges.is_empty() {
                ranges.sort_by_key(|range| range.start);
                draft.remove(&ranges);
            }
        }
        repeated_links::remove(&mut self.drafts, &mut self.omitted);
        let cloud_image =
            cloud_section::remove(source, &mut self.drafts, &self.images, &mut self.omitted);
        self.drafts.retain(|draft| draft.text.contains(char::is_alphanumeric));
        back_matter::remove(&mut self.drafts, &mut self.omitted);
        call::remove(&mut self.drafts, &mut self.omitted);
        cloud_image
    }
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
