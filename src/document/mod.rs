//! Reading: bytes → [`Document`].
//!
//! A document is the text that a reader of the published page sees, block by block, each block
//! with its byte range in the source. Everything else (front matter, markup, template tags, code,
//! addresses, the report's own word-cloud section) is left out and listed in
//! [`Document::omitted`]. Reading never fails: broken markup is text.

use std::ops::Range;

/// How the bytes are to be read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The format, or `None` to guess it from the content. Default: `None`.
    pub format: Option<Format>,
    /// Whether code blocks and code spans count as text. Default: `false`.
    pub include_code: bool,
}

/// The formats that a document can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Markdown, with Jekyll, Hugo or Hexo front matter and template tags.
    Markdown,
    /// An HTML page or fragment.
    Html,
    /// Text without markup.
    PlainText,
}

/// A report as its reader sees it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The title given in the front matter.
    pub title: Option<String>,
    /// The date given in the front matter, as written there.
    pub date: Option<String>,
    /// Tags, categories and keywords given in the front matter, in their order, none twice.
    pub tags: Vec<String>,
    /// The visible text, in the order of the page.
    pub blocks: Vec<Block>,
    /// What was left out, in the order of the source.
    pub omitted: Vec<Omission>,
    /// The file that the report's own word-cloud image line names, as written there.
    pub cloud_image: Option<String>,
    /// The name of the character encoding that the bytes were read in, for example `UTF-8`.
    pub encoding: &'static str,
}

/// One block of visible text: a paragraph, a heading, a list item, a table cell.
#[derive(Clone, Debug, PartialEq, Eq)]
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
pub struct Mark {
    /// How it is marked.
    pub kind: MarkKind,
    /// Its byte range in the block's text.
    pub range: Range<usize>,
}

/// How a part of a block is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// A mathematical formula.
    Math,
}
