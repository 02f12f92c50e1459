//! HTML pages and fragments.
//!
//! The tag scanner that Markdown needs does here too: a report's text needs no tree, and any
//! broken page is still text.

use entities::ENTITIES;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

use super::ahead::Ahead;
use super::draft::Writer;
use super::front_matter::FrontMatter;
use super::sheet::{self, Sheet};
use super::tags::{self, Tag};
use super::{OmissionReason, Page, template};

/// Elements that hold a page's furniture and not its text.
const FURNITURE: [&str; 3] = ["nav", "footer", "form"];

/// Reads HTML from the offset `from` on. What the page's head says is added to `front`.
pub(super) fn read(source: &str, from: usize, include_code: bool, front: &mut FrontMatter) -> Page {
    let mut sheet = Sheet::new(source);
    let mut ahead = Ahead::default();
    let mut at = from;
    while let Some(n) = source[at..].find(['<', '{']) {
        at += n;
        at = markup(&mut sheet, at, &mut ahead, include_code, front).unwrap_or(at + 1);
    }
    let mut page = Page::default();
    let mut writer = Writer::new(&sheet.links);
    write(&sheet.text()[from..], from, &mut writer);
    page.drafts = writer.finish();
    page.omitted = sheet.omitted;
    page.images = sheet.images;
    page
}

/// Overwrites what begins at `at`; returns where reading goes on.
fn markup(
    sheet: &mut Sheet<'_>,
    at: usize,
    ahead: &mut Ahead,
    include_code: bool,
    front: &mut FrontMatter,
) -> Option<usize> {
    let source = sheet.source;
    let rest = &source[at..];
    if rest.starts_with('{') {
        let is_tag = rest.starts_with("{%") || rest.starts_with("{{");
        return is_tag.then(|| template::overwrite(sheet, at, ahead, false))?;
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        let close = if rest.starts_with("<!--") { "-->" } else { ">" };
        let end = ahead.literal(source, close, at + 2)?.end;
        sheet.tag(at..end, sheet::VANISH, false);
        sheet.omit(OmissionReason::Html, at..end);
        return Some(end);
    }
    let tag = Tag::at(source, at)?;
    let name = tag.name.to_ascii_lowercase();
    if !tag.closing
        && FURNITURE.contains(&&*name)
        && let Some(close) =
            ahead.find(&name, tag.range.end, |from| tags::find_closing(source, &name, from))
    {
        sheet.tag(at..close.end, sheet::BREAK, false);
        sheet.omit(OmissionReason::Html, at..close.end);
        return Some(close.end);
    }
    let end = tags::overwrite(sheet, &tag, ahead, include_code);
    if name == "head" && !tag.closing {
        head(&source[tag.range.end..end], front);
    }
    Some(end)
}

/// Takes title, date and keywords from the inside of a page's head, where front matter has none.
fn head(source: &str, front: &mut FrontMatter) {
    for (at, _) in source.match_indices('<') {
        let Some(tag) = Tag::at(source, at).filter(|tag| !tag.closing) else { continue };
        if tag.name.eq_ignore_ascii_case("title") && front.title.is_none() {
            let text = source[tag.range.end..].split('<').next().unwrap_or_default();
            front.title = Some(plain(text)).filter(|title| !title.is_empty());
        }
        if !tag.name.eq_ignore_ascii_case("meta") {
            continue;
        }
        let name = tag.attribute("name").or_else(|| tag.attribute("property"));
        let content = plain(tag.attribute("content").unwrap_or_default());
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "keywords" if front.tags.is_empty() => {
                let tags = content.split([',', '，', '、']).map(str::trim);
                front.tags.extend(tags.filter(|tag| !tag.is_empty()).map(str::to_owned));
            }
            "date" | "article:published_time" if front.date.is_none() => front.date = Some(content),
            _ => {}
        }
    }
}

/// A piece of text without tags, its entities resolved.
fn plain(text: &str) -> String {
    let links = Default::default();
    let mut writer = Writer::new(&links);
    write(text, 0, &mut writer);
    writer.finish().into_iter().map(|draft| draft.text).collect::<Vec<_>>().join(" ")
}

/// Writes `text`, which stands at `from`, with its entities resolved.
fn write(text: &str, from: usize, writer: &mut Writer<'_>) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let entity = if c == '&' { entity(&text[at..]) } else { None };
        if let Some((length, resolved)) = entity {
            resolved.chars().for_each(|c| writer.character(c, from + at));
            at += length;
        } else {
            writer.character(c, from + at);
            at += c.len_utf8();
        }
    }
}

/// The characters that entities stand for, by their names from `&` to `;`.
static NAMED: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| ENTITIES.iter().map(|entity| (entity.entity, entity.characters)).collect());

/// The length and the meaning of the entity that `text` begins with.
fn entity(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(40).position(|b| b == b';')?;
    let name = &text[..=end];
    if let Some(number) = name[1..end].strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let c = char::from_u32(code.ok()?).filter(|c| !c.is_control()).unwrap_or(' ');
        return Some((end + 1, c.to_string()));
    }
    Some((end + 1, NAMED.get(name).copied()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Document, Markup, ReadOptions, read};

    fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
        document.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect()
    }

    #[test]
    fn a_page_is_its_visible_text() {
        let page = "<!DOCTYPE html>\n<html><head><title>周报 &amp; 更多</title>\
            <meta name=keywords content='甲, 乙'><style>p{color:red}</style></head>\
            <body class=\"post\"><nav><a href=/>首页</a></nav><h1>标题</h1>\
            <p>第一<b>段</b>，a&nbsp;&lt;&#x4e2d;<br>下一行</p><ul><li>项<li>目</ul>\
            <script>var x = '脚本';</script><pre><code>let 代码;</code></pre>\
            <table><tr><td>格</td><td>子</td></tr></table><!-- 注释 --><img src=a.png alt=图>\
            <footer>版权</footer></body></html>";
        let document = read(page.as_bytes(), &ReadOptions::default());
        assert_eq!(document.title.as_deref(), Some("周报 & 更多"));
        assert_eq!(document.tags, ["甲", "乙"]);
        assert_eq!(
            texts(&document),
            [
                (BlockKind::Heading(1), "标题"),
                (BlockKind::Paragraph, "第一段，a <中\n下一行"),
                (BlockKind::ListItem, "项"),
                (BlockKind::ListItem, "目"),
                (BlockKind::TableCell, "格"),
                (BlockKind::TableCell, "子"),
            ]
        );
    }

    #[test]
    fn broken_html_is_text() {
        let options = ReadOptions { markup: Some(Markup::Html), ..ReadOptions::default() };
        let document =
            read("甲 < 乙 <div <p class=\"x>丙</p> <!-- 丁 &foo; &#xfffffff;".as_bytes(), &options);
        let text: String = document.blocks.iter().map(|b| b.text.as_str()).collect();
        for c in ['甲', '乙', '丙', '丁'] {
            assert!(text.contains(c), "{text}");
        }
    }
}
