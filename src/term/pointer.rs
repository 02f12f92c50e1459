//! Pointers: links, captions and labels that only say where something is or what comes: "read the
//! original", "source of the picture", the heading "Tools". They are told by their place, and by
//! the words in them, which are ordinary and which nothing else in the report speaks of.

use super::class::Class;
use super::unit::{Case, Script, Unit, Units};
use crate::document::{Block, BlockKind, Document, MarkKind, OmissionReason};
use crate::token::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most words of a pointer that mean something.
const MOST_WORDS: usize = 4;
/// The most characters of a caption or a line of credits.
const MOST_CHARACTERS: usize = 24;
/// So many headings of one ordinary word each, or two that occur nowhere else, are labels of sections.
const LABELS: usize = 3;
/// So many blocks that start with the same label make it a field of a template.
const FIELDS: usize = 3;
/// The most words of a field's label.
const MOST_LABEL_WORDS: usize = 3;
/// From this Zipf value on, a Chinese word is ordinary, and an English one.
const ORDINARY: [f64; 2] = [3.0, 4.3];

/// Marks the units of pointers in `result`.
pub(super) fn mark(document: &Document, units: &Units<'_>, result: &mut [bool]) {
    let (mut labels, mut rare) = (Vec::new(), Vec::new());
    let mut fields: BTreeMap<Vec<u32>, Vec<Range<usize>>> = BTreeMap::new();
    let mut end = 0;
    while let Some(unit) = units.list.get(end) {
        let (start, number) = (end, unit.block);
        end += units.list[start..].iter().take_while(|next| next.block == number).count();
        let Some(block) = document.blocks.get(number) else { continue };
        if let Some(label) = field_label(block, units, start..end) {
            if is_own_label(block, units, &label) {
                result[label.clone()].fill(true);
            }
            let words = units.list[label.clone()].iter().map(|unit| unit.id).collect();
            fields.entry(words).or_default().push(label);
        }
        if !matches!(block.kind, BlockKind::Heading(_)) {
            for pointer in pointers(document, units, number, block, start..end) {
                result[pointer].fill(true);
            }
        } else if end == start + 1 && is_ordinary(unit) {
            labels.push(start..end);
        } else if end == start + 1 && is_label(units, start) {
            rare.push(start..end);
        } else {
            let first = units.list[start..end].iter().take_while(|unit| is_number(unit)).count();
            let words = start + first..end;
            if (1..=2).contains(&words.len()) && says_nothing(units, words.clone()) {
                labels.push(words);
            }
        }
    }
    if labels.len() >= LABELS {
        for label in labels.into_iter().chain(rare) {
            result[label].fill(true);
        }
    }
    for label in fields.into_values().filter(|labels| labels.len() >= FIELDS).flatten() {
        result[label].fill(true);
    }
}

/// The links, captions, credits and announcements of a block, which has the units `inside`.
fn pointers(
    document: &Document,
    units: &Units<'_>,
    number: usize,
    block: &Block,
    inside: Range<usize>,
) -> Vec<Range<usize>> {
    let links = block.marks.iter().filter(|mark| mark.kind == MarkKind::Link).filter(|link| {
        is_detached(&block.text, &link.range)
            || is_all(&block.text, &link.range) && closes_section(document, number)
    });
    let mut found: Vec<Range<usize>> =
        links.map(|link| within(units, &inside, &link.range)).collect();
    found.push(announcement(block, units, &inside));
    if is_caption(document, number) {
        found.push(inside.clone());
    }
    found.retain(|range| says_nothing(units, range.clone()));
    if number + 1 == document.blocks.len() {
        let mut credits: Vec<Range<usize>> =
            footer(block).iter().map(|piece| within(units, &inside, piece)).collect();
        if is_credit(block) {
            credits.push(inside);
        }
        found.extend(credits.into_iter().filter(|range| is_alone(units, range.clone())));
    }
    found
}

/// The units of a block that are wholly in a byte range of its text.
fn within(units: &Units<'_>, inside: &Range<usize>, bytes: &Range<usize>) -> Range<usize> {
    let list = &units.list[inside.clone()];
    let first = list.partition_point(|unit| unit.range.start < bytes.start);
    let last = list.partition_point(|unit| unit.range.end <= bytes.end);
    inside.start + first..inside.start + last.max(first)
}

/// The ordinary words before a colon or bar that a block starts with: "Highlights: …", "Step 2: …".
fn field_label(block: &Block, units: &Units<'_>, inside: Range<usize>) -> Option<Range<usize>> {
    let colon = block.text.find([':', '：', '|', '｜'])?;
    let list = &units.list[inside.clone()];
    let first = list.iter().take_while(|unit| is_number(unit)).count();
    let last = list.partition_point(|unit| unit.range.end <= colon);
    let trailing = list.get(first..last)?.iter().rev().take_while(|unit| is_number(unit)).count();
    let words = list.get(first..last - trailing)?;
    let known = |unit: &Unit<'_>| {
        is_ordinary(unit)
            || unit.script == Script::Han && unit.class != Class::Name && unit.zipf.is_some()
    };
    let label = (1..=MOST_LABEL_WORDS).contains(&words.len()) && words.iter().all(known);
    label.then_some(inside.start + first..inside.start + last - trailing)
}

/// Whether a label of words that the report does not speak of otherwise opens a block: "编者按：…".
/// What the author emphasised or listed is a label only as a single word of a paragraph or quotation.
fn is_own_label(block: &Block, units: &Units<'_>, label: &Range<usize>) -> bool {
    let start = units.list[label.start].range.start;
    let marked = block.marks.iter().any(|mark| mark.range.contains(&start));
    let text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote);
    let plain = label.len() == 1 && text;
    (!marked || plain) && is_alone(units, label.clone())
}

/// The words after the last sentence of a block that only say what comes: "订阅地址：".
fn announcement(block: &Block, units: &Units<'_>, inside: &Range<usize>) -> Range<usize> {
    let text = block.text.trim_end();
    let Some(body) = text.strip_suffix([':', '：']) else { return inside.end..inside.end };
    let start = body.rfind(['。', '！', '？', '!', '?']).unwrap_or(0);
    within(units, inside, &(start..text.len()))
}

/// The byte ranges of the pieces of a line that is a row of short ones: "归档 · 订阅 · 编辑：小满".
fn footer(block: &Block) -> Vec<Range<usize>> {
    let mut end = 0;
    let pieces = block.text.split_inclusive(['·', '|', '｜', '•']).map(|piece| {
        end += piece.len();
        end - piece.len()..end
    });
    let pieces: Vec<Range<usize>> = pieces.collect();
    let short =
        |piece: &Range<usize>| block.text[piece.clone()].chars().count() <= MOST_CHARACTERS / 2;
    let row = block.kind == BlockKind::Paragraph && pieces.len() > 2 && pieces.iter().all(short);
    if row { pieces } else { Vec::new() }
}

fn is_number(unit: &Unit<'_>) -> bool {
    unit.kind == TokenKind::Number
}

/// Whether a word is one of general language rather than a name or a term.
fn is_ordinary(unit: &Unit<'_>) -> bool {
    let [chinese, english] = ORDINARY;
    let zipf = |least: f64| unit.zipf.is_some_and(|zipf| zipf >= least);
    unit.kind == TokenKind::Word
        && match unit.script {
            Script::Han => unit.length == 1 || unit.class != Class::Name && zipf(chinese),
            Script::Latin => unit.case != Case::Mixed && unit.case != Case::Upper && zipf(english),
            Script::Other => false,
        }
}

/// Whether a heading of one word of written language that occurs nowhere else is a label where others
/// are: 要闻.
fn is_label(units: &Units<'_>, at: usize) -> bool {
    let unit = &units.list[at];
    let word = unit.script == Script::Han && unit.length == 2 && unit.class == Class::Noun;
    word && unit.zipf.is_some() && is_alone(units, at..at + 1)
}

/// Whether a few ordinary words that occur nowhere else are all there is.
fn says_nothing(units: &Units<'_>, range: Range<usize>) -> bool {
    let words = units.list[range.clone()].iter().filter(|unit| !unit.stop);
    words.clone().count() <= MOST_WORDS && words.clone().all(is_ordinary) && is_alone(units, range)
}

/// Whether no word of a range, but for stop words, occurs outside it.
fn is_alone(units: &Units<'_>, range: Range<usize>) -> bool {
    let inside = &units.list[range];
    let words = inside.iter().filter(|unit| !unit.stop && unit.class != Class::Function);
    !inside.is_empty()
        && words.into_iter().all(|unit| {
            let here = inside.iter().filter(|other| other.id == unit.id).count();
            units.occurrences.get(unit.id as usize).copied().unwrap_or(0) as usize == here
        })
}

/// Whether a link follows the end of a sentence and ends its block.
fn is_detached(text: &str, link: &Range<usize>) -> bool {
    let (Some(before), Some(after)) = (text.get(..link.start), text.get(link.end..)) else {
        return false;
    };
    let before =
        before.trim_end_matches(|c: char| c.is_whitespace() || "([（［【〔「<|→>»".contains(c));
    !after.contains(char::is_alphanumeric)
        && before.ends_with(['。', '！', '？', '!', '?', '.', '…', '；', ';'])
}

fn is_all(text: &str, link: &Range<usize>) -> bool {
    let outside = [text.get(..link.start), text.get(link.end..)];
    outside.into_iter().flatten().all(|text| !text.contains(char::is_alphanumeric))
}

/// Whether a paragraph is the last before a heading or the end, and not the first after one.
fn closes_section(document: &Document, number: usize) -> bool {
    let kind = |number: Option<usize>| {
        number.and_then(|number| document.blocks.get(number)).map(|block| block.kind)
    };
    let heading = |kind| matches!(kind, Some(BlockKind::Heading(_)));
    kind(Some(number)) == Some(BlockKind::Paragraph)
        && kind(number.checked_sub(1)).is_some_and(|before| !heading(Some(before)))
        && kind(Some(number + 1)).is_none_or(|after| heading(Some(after)))
}

/// Whether a short paragraph without a sentence follows an image.
fn is_caption(document: &Document, number: usize) -> bool {
    let Some(block) = document.blocks.get(number) else { return false };
    if block.kind != BlockKind::Paragraph || !is_short(block) {
        return false;
    }
    let before = number.checked_sub(1).and_then(|before| document.blocks.get(before));
    let start = before.map_or(0, |before| before.range.end);
    // The report's own cloud may be put anywhere, and changes nothing.
    let own = |range: &Range<usize>| {
        let text = document.source.get(range.clone()).unwrap_or_default();
        document.cloud_image.as_ref().is_some_and(|name| text.contains(name))
    };
    // They are in the order of their starts.
    let first = document.omitted.partition_point(|omission| omission.range.start < start);
    document.omitted[first..]
        .iter()
        .take_while(|omission| omission.range.start < block.range.end)
        .any(|omission| {
            omission.reason == OmissionReason::Image
                && omission.range.end <= block.range.end
                && !own(&omission.range)
        })
}

fn is_short(block: &Block) -> bool {
    let text = block.text.trim();
    text.chars().count() <= MOST_CHARACTERS && !text.ends_with(['。', '！', '？', '!', '?', '.'])
}

/// Whether a line has nothing but labels and names: "编辑：小满", "Photo | Jane".
fn is_credit(block: &Block) -> bool {
    let mut sides = block.text.split([':', '：', '|', '｜']).map(str::trim);
    let label = sides.next().is_some_and(|label| (1..=4).contains(&label.chars().count()));
    block.kind == BlockKind::Paragraph
        && label
        && sides.next().is_some_and(|value| !value.is_empty())
        && is_short(block)
}

#[cfg(test)]
mod tests {
    use crate::document::{ReadOptions, read};
    use crate::term::{TermOptions, terms};
    use crate::token::{TokenOptions, tokenize};

    fn texts(text: &str) -> Vec<String> {
        let document = read(text.as_bytes(), &ReadOptions::default());
        let tokens = tokenize(&document, &TokenOptions::default());
        let options = TermOptions { ..TermOptions::default() };
        let terms = terms(&document, &tokens, &options);
        terms.into_iter().map(|term| term.text).collect()
    }

    #[track_caller]
    fn assert_texts(text: &str, present: &[&str], absent: &[&str]) {
        let texts = texts(text);
        assert!(present.iter().all(|term| texts.iter().any(|text| text == term)), "{texts:?}");
        assert!(!absent.iter().any(|term| texts.iter().any(|text| text == term)), "{texts:?}");
    }

    #[test]
    fn a_link_that_only_points_is_left_out_even_once() {
        assert_texts(
            "渡轮改在清晨开航。[查看详情](https://a.example)\n\n港口扩建。[Borealis](https://b.example)\n",
            &["渡轮", "Borealis"],
            &["查看", "详情", "查看详情"],
        );
        assert_texts(
            "渡轮改在清晨开航。\n\n[原文链接](https://a.example)\n\n## 港口\n\n[潮汐](https://b.example)\n\n灯塔亮了。\n",
            &["渡轮", "潮汐"],
            &["原文", "链接", "原文链接"],
        );
        assert_texts("渡轮改在清晨开航。[渡轮时刻](https://a.example)\n", &["渡轮"], &[]);
    }

    #[test]
    fn captions_and_credits_without_content_are_left_out() {
        assert_texts(
            "渡轮改在清晨开航。\n\n![x](a.png)\n\n图片来源：网络\n\n灯塔亮了。\n\n文字：小禾\n",
            &["渡轮", "灯塔"],
            &["图片", "来源", "网络", "图片来源", "文字", "小禾"],
        );
        assert_texts("灯塔亮了。\n\n![x](a.png)\n\n远帆七号起航\n", &["远帆七号"], &[]);
        assert_texts("灯塔亮了。\n\n![x](wordcloud.jpg)\n\n结尾\n", &["结尾"], &[]);
    }

    #[test]
    fn labels_that_several_blocks_start_with_are_left_out_there() {
        assert_texts(
            "## 快讯：渡轮\n\n- **亮点**：清晨开航，亮点不少\n- 1. 地点：海湾\n\n## 快讯：灯塔\n\n- **亮点**：夜里亮灯\n\n\
             ## 快讯：潮汐\n\n- **亮点**：退潮早\n- 地点：河口\n",
            &["渡轮", "灯塔", "亮点", "地点"],
            &["快讯"],
        );
    }

    #[test]
    fn labels_with_a_number_are_one_label() {
        assert_texts(
            "步骤 1：打开河闸。\n\n步骤 2：点亮灯塔。\n\n步骤 3：驶出渡轮。\n",
            &["河闸", "灯塔", "渡轮"],
            &["步骤"],
        );
    }

    #[test]
    fn labels_of_one_block_that_nothing_speaks_of_are_left_out() {
        assert_texts(
            "编者按：渡轮改在清晨开航。\n\n**声明**：灯塔亮了。订阅地址：<https://a.example>\n\n\
             - **潮汐**：退潮早\n\n港湾：港湾很大。\n\n[归档](/b) · 往期渡轮 · 责任编辑：小禾\n",
            &["渡轮", "灯塔", "潮汐", "港湾"],
            &["编者按", "声明", "订阅地址", "地址", "责任编辑", "小禾"],
        );
    }

    #[test]
    fn headings_of_one_ordinary_word_are_labels() {
        assert_texts(
            "## 文章\n\n渡轮改在清晨开航。\n\n## 工具\n\n灯塔亮了。\n\n## 图片\n\n潮水退了，图片很美。\n\n\
             ## 要闻\n\n风浪很大。\n\n## 4. 国内动态\n\n港湾结冰。\n\n## 脑机接口\n\n海鸥来了。\n",
            &["渡轮", "图片", "脑机接口"],
            &["文章", "工具", "要闻", "动态", "国内动态"],
        );
        assert_texts("## 渡轮\n\n改在清晨开航。\n", &["渡轮"], &[]);
    }
}
