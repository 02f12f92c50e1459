//! Tests of reading as a whole: each rule on a text of its own.

use super::*;

fn document(text: &str) -> Document {
    let options = ReadOptions { markup: Some(Markup::Markdown), ..ReadOptions::default() };
    read(text.as_bytes(), &options)
}

fn texts(text: &str) -> Vec<String> {
    document(text).blocks.into_iter().map(|block| block.text).collect()
}

fn marked(document: &Document, kind: MarkKind) -> Vec<&str> {
    let marks =
        |b: &'_ Block| b.marks.iter().filter(|m| m.kind == kind).cloned().collect::<Vec<_>>();
    let blocks = document.blocks.iter();
    blocks.flat_map(|b| marks(b).into_iter().map(|m| &b.text[m.range])).collect()
}

fn omitted(document: &Document, reason: OmissionReason) -> Vec<&str> {
    let omitted = document.omitted.iter().filter(|o| o.reason == reason);
    omitted.map(|o| &document.source[o.range.clone()]).collect()
}

#[test]
fn blocks_have_kinds_marks_and_ranges() {
    let d = document(
        "# 标题\n\n一段**重点**和[链接](http://a.b/c)。\n\n> 引文\n\n- 项\n- [x] 完成\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n",
    );
    let kinds: Vec<_> = d.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (BlockKind::Heading(1), "标题"),
            (BlockKind::Paragraph, "一段重点和链接。"),
            (BlockKind::Quote, "引文"),
            (BlockKind::ListItem, "项"),
            (BlockKind::ListItem, "完成"),
            (BlockKind::TableCell, "甲"),
            (BlockKind::TableCell, "乙"),
            (BlockKind::TableCell, "丙"),
            (BlockKind::TableCell, "丁"),
        ]
    );
    assert_eq!(marked(&d, MarkKind::Emphasis), ["重点"]);
    assert_eq!(marked(&d, MarkKind::Link), ["链接"]);
    for block in d.blocks.iter().filter(|b| b.marks.is_empty()) {
        assert_eq!(&d.source[block.range.clone()], block.text);
    }
}

#[test]
fn chinese_emphasis_leaves_no_asterisks() {
    for text in [
        "这是**“词”**。",
        "这是**\"词\"**吗",
        "甲**（乙）**丙",
        "甲**乙，**丙",
        "**《书》**出版",
        "** 词 **之后",
        "甲<u>**“词”**</u>乙",
        "<p>**“词”**</p>",
        "中文**English.**中文",
        "***甲***乙**",
    ] {
        let texts = texts(text);
        assert!(texts.len() == 1 && !texts[0].contains('*'), "{text}: {texts:?}");
    }
    assert_eq!(texts("2**3 和 5*3 和 a ** b"), ["2**3 和 5*3 和 a  b".replace("  ", " ")]);
}

#[test]
fn lines_join_as_their_script_asks() {
    assert_eq!(
        texts("第一行，\n第二行”\n第三行\nabc\ndef\n한국어\n한국어"),
        ["第一行，第二行”第三行 abc def 한국어 한국어"]
    );
    assert_eq!(texts("甲  \n乙<br>丙\\\n丁"), ["甲\n乙\n丙\n丁"]);
    assert_eq!(texts("a\r\nb\r\n\r\nc"), ["a b", "c"]);
}

#[test]
fn no_text_hides_behind_html() {
    let text = "<div class=\"row\">\n  <div class='x y'>\n    {% include figure.html path=\"a/b.png\" %}\n  </div>\n</div>\n- 甲\n- 乙\n\n<details><summary>概要</summary>\n\n- 丙\n    - 丁\n\n</details>\n\n<p align=\"center\">戊<b>己</b></p>\n<h2>庚</h2>\n<table><tr><td>辛</td><td>壬</td></tr></table>\n    癸\n";
    let d = document(text);
    let kinds: Vec<_> = d.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (BlockKind::ListItem, "甲"),
            (BlockKind::ListItem, "乙"),
            (BlockKind::Paragraph, "概要"),
            (BlockKind::ListItem, "丙"),
            (BlockKind::ListItem, "丁"),
            (BlockKind::Paragraph, "戊己"),
            (BlockKind::Heading(2), "庚"),
            (BlockKind::TableCell, "辛"),
            (BlockKind::TableCell, "壬"),
            (BlockKind::Paragraph, "癸"),
        ]
    );
    assert_eq!(marked(&d, MarkKind::Emphasis), ["己"]);
}

#[test]
fn html_without_text_vanishes() {
    assert_eq!(
        texts(
            "甲<!-- 注释 -->乙\n\n<!--\n多行\n\n注释\n-->\n丙\n\n<script>\nvar 丁 = 1;\n\n</script>\n<style>戊</style>\n\n<pre><code>己</code></pre>\n\n庚<code>x = 辛;</code>壬 &amp; &nbsp;癸"
        ),
        ["甲乙", "丙", "庚 壬 & 癸"]
    );
    assert_eq!(
        texts("1 < 2，a <b 且 <c，<未知>，<!-- 没有结尾"),
        ["1 < 2，a b 且 c，<未知>，!-- 没有结尾"]
    );
    assert_eq!(texts("<a\n  href=\"http://x.y\"\n  class=\"z\">链接</a>之后"), ["链接之后"]);
}

#[test]
fn template_tags_vanish() {
    assert_eq!(
        texts(
            "甲{{ site.title }}乙\n\n{% if a > b %}\n丙\n{% endif %}\n\n{{< figure src=\"a.png\" title=\"x\" >}}\n丁\n{{% notice %}}戊{{% /notice %}}\n{: .class #id}\n\n## 己 {#anchor}\n\n{:toc}"
        ),
        ["甲 乙", "丙", "丁 戊", "己"]
    );
    assert_eq!(
        texts(
            "{% raw %}甲{% endraw %}\n\n{% highlight ruby %}\n乙\n{% endhighlight %}\n\n{% comment %}丙{% endcomment %}\n\n{{< highlight go >}}丁{{< /highlight >}}\n\n{% codeblock %}\n戊\n{% endcodeblock %}\n己"
        ),
        ["甲", "己"]
    );
    assert_eq!(
        texts("| 甲 | {{ x | date: \"%Y\" }} |\n|---|---|\n| 乙 | 丙 |"),
        ["甲", "乙", "丙"]
    );
    assert_eq!(texts("[文]({% post_url 2025-01-01-a %})，[字]({{< ref \"b.md\" >}})"), ["文，字"]);
    assert_eq!(texts("没有结尾的 {% 甲 和 {{ 乙"), ["没有结尾的 {% 甲 和 {{ 乙"]);
}

#[test]
fn code_is_left_out_unless_asked_for() {
    let text = "甲`let a = 1;`乙\n\n```rust\nfn main() {\n  丙 <div>\n```\n\n{% highlight c %}\n丁\n{% endhighlight %}\n\n    戊\n\n~~~\n{{ 己 }}\n~~~\n";
    let d = document(text);
    assert_eq!(d.blocks.len(), 1);
    assert_eq!(d.blocks[0].text, "甲 乙");
    let options = ReadOptions { include_code: true, markup: Some(Markup::Markdown) };
    let d = read(text.as_bytes(), &options);
    let kinds: Vec<_> = d.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (BlockKind::Paragraph, "甲let a = 1;乙"),
            (BlockKind::Code, "fn main() {\n丙 <div>"),
            (BlockKind::Code, "丁"),
            (BlockKind::Code, "戊"),
            (BlockKind::Code, "{{ 己 }}"),
        ]
    );
    assert_eq!(marked(&d, MarkKind::Code), ["let a = 1;"]);
}

#[test]
fn markup_in_code_spans_is_no_markup() {
    let text = "用 `<div>` 和 ``{{ a ` b }}``，再用 <b>粗体</b>。一个 ` 落单，<i>斜体</i>";
    assert_eq!(texts(text), ["用 和，再用 粗体。一个 ` 落单，斜体"]);
}

#[test]
fn containers_and_admonitions_are_their_titles_and_text() {
    for (text, expected) in [
        ("甲\n::: warning 乙\n丙\n:::\n丁", &["甲", "乙\n丙", "丁"][..]),
        (":::tip[甲乙]\n\n丙\n\n:::", &["甲乙", "丙"]),
        (":::note\n甲\n:::\n\n::: {.column width=\"50%\"}\n乙\n:::", &["甲", "乙"]),
        ("::::{note} 甲 {.x}\n:::tip\n乙\n:::\n::::", &["甲", "乙"]),
        ("!!! note \"甲\"\n\n    乙\n\n    - 丙\n\n丁", &["甲", "乙", "丙", "丁"]),
        ("??? warning\n    甲\n\n乙", &["甲", "乙"]),
        ("???+ tip inline end \"甲\"\n    乙", &["甲\n乙"]),
        (
            "=== \"甲\"\n\n    !!! note\n\n        乙\n\n=== \"丙\"\n\n    丁",
            &["甲", "乙", "丙", "丁"],
        ),
        ("> [!note] 甲\n> 乙", &["甲\n乙"]),
        ("!!! 甲\n\n=== 乙 ===", &["!!! 甲", "=== 乙 ==="]),
    ] {
        assert_eq!(texts(text), expected, "{text}");
    }
    let code = "!!! note\n\n    ```\n    let 甲 = 1;\n    ```\n\n    乙\n\n        丙\n\n丁";
    assert_eq!(texts(code), ["乙", "丁"]);
}

#[test]
fn what_only_programs_read_is_left_out() {
    for (text, expected) in [
        ("[TOC]\n\n甲\n\n[[toc]]\n@[TOC](目录)\n# 乙", &["甲", "乙"][..]),
        (
            "import Tabs from '@theme/Tabs';\n\n甲 {/* 注 */}乙\n\nimport goods from abroad",
            &["甲 乙", "import goods from abroad"],
        ),
        (
            "- 甲\n  collapsed:: true\n  - TODO 乙 ((65f0a1b2-1234-4abc-9def-0123456789ab))\n    id:: 65f0\n    :LOGBOOK:\n    CLOCK: [2024-03-18]--[2024-03-18]\n    :END:",
            &["甲", "乙"],
        ),
        (
            "甲 ^risk-1\n\n乙 <% tp.date.now(\"Y\") %> 丙\n\n[[页#节|丁]] [[己#^a-1]]",
            &["甲", "乙 丙", "丁 己"],
        ),
        (
            "甲 ([#1](http://a/1)) ([deadbee](http://a/commit/deadbee01))\n\nCo-authored-by: Ann <a@b.org>",
            &["甲 (#1) ()"],
        ),
        ("甲{++乙++}{--丙--}{~~丁~>戊~~}{==己==}{>>庚<<}", &["甲乙戊己"]),
        (
            "见 [@smith2020, p. 3; @lee] 与 @fig-a，[文](http://a){target=_blank} [@某人](http://b)",
            &["见 与，文 @某人"],
        ),
        (
            "甲 {props.year} 乙 {Math.max(1, x)} 丙 {a.b 丁} {e} {3.5}",
            &["甲 乙 丙 {a.b 丁} {e} {3.5}"],
        ),
        ("*[HTML]: Hypertext\n\n甲 \\begin{center}乙\\end{center}", &["甲 乙"]),
        ("甲 \\cite[p. 3]{lee2021} 乙 \\textit{丙} \\newpage 丁 C:\\dir", &["甲 乙 丙 丁 C:\\dir"]),
    ] {
        assert_eq!(texts(text), expected, "{text}");
    }
}

#[test]
fn obsidian_marks_are_known() {
    let d = document(
        "见 [[某页|文字]]、[[另一页]] 与 ==高亮==，%%不可见%%。[[1]](http://a.b)\n\n![[图.png]]\n\n> [!note]- 提示\n> 正文\n",
    );
    let texts: Vec<_> = d.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts, ["见 文字、另一页 与 高亮，。[1]", "提示\n正文"]);
    assert_eq!(marked(&d, MarkKind::Emphasis), ["高亮"]);
    assert_eq!(marked(&d, MarkKind::Link), ["文字", "另一页", "[1]"]);
}

#[test]
fn footnotes_math_definitions_and_emoji() {
    assert_eq!(texts("正文[^1]。\n\n[^1]: 脚注。"), ["正文。", "脚注。"]);
    assert_eq!(
        texts(
            "花了 $5 和 $10，式 $a_1 + b$ 与\n\n$$\n\\sum_i x_i\n$$\n\n以及 \\(y^2\\)。涨到$5万，又到$9万。"
        ),
        ["花了 $5 和 $10，式 与", "以及。涨到$5万，又到$9万。"]
    );
    assert_eq!(texts("词\n: 定义\n\n上线 :tada: 了"), ["词", "定义", "上线 了"]);
}

#[test]
fn images_and_addresses_are_left_out() {
    let d = document(
        "甲 ![替代](a.png \"题\") 乙 https://a.example/b?c=1 丙 <https://d.example> 丁 <img src=\"e.jpg\" alt=\"文\"> 戊（f@g.example.com）。\n\n[h]: https://i.example \"题\"\n",
    );
    assert_eq!(d.blocks[0].text, "甲 乙 丙 丁 戊。");
    assert_eq!(d.blocks.len(), 1);
    assert_eq!(
        omitted(&d, OmissionReason::Image),
        ["![替代](a.png \"题\")", "<img src=\"e.jpg\" alt=\"文\">"]
    );
    assert!(omitted(&d, OmissionReason::Address).contains(&"https://a.example/b?c=1"));
    assert!(omitted(&d, OmissionReason::Address).contains(&"f@g.example.com"));
}

#[test]
fn link_texts_that_return_are_left_out() {
    let d = document(
        "- 甲发布了新版。[看原文](http://a/1)\n- 乙收购了丙！[看原文](http://a/2) ![图](x.png)\n- 丁说：“好。”（[看原文](http://a/3)）\n",
    );
    assert!(d.blocks.iter().all(|b| !b.text.contains("看原文") && !b.text.contains('（')));
    assert_eq!(omitted(&d, OmissionReason::RepeatedLink), ["看原文"; 3]);

    let d = document(
        "Alpha did this. [Read more →](http://a/1)\n\nBeta did that. [Read more →](http://a/2)\n",
    );
    assert_eq!(omitted(&d, OmissionReason::RepeatedLink).len(), 2);

    let d = document(
        "一事。\n[讨论](http://a/1) | [代码](http://b/1)\n\n二事。\n[讨论](http://a/2) | [代码](http://b/2)\n\n三事。\n[讨论](http://a/3) | [代码](http://b/3)\n",
    );
    assert_eq!(omitted(&d, OmissionReason::RepeatedLink).len(), 6);

    let d = document(
        "一事。\n\n🔗 [原帖](http://a/1) ｜ 💬 214 ｜ 🔁 1.2K\n\n二事。\n\n🔗 [原帖](http://a/2) ｜ 💬 98 ｜ 🔁 3万\n\n三事。\n\n🔗 [原帖](http://a/3) ｜ 💬 7\n",
    );
    assert_eq!(omitted(&d, OmissionReason::RepeatedLink).len(), 3);
}

#[test]
fn names_that_are_linked_in_sentences_stay() {
    for text in [
        "- [Acme](http://a/1) 发布了新版。\n- 乙收购了 [Acme](http://a/2)。\n- 与 [Acme](http://a/3) 合作，丙很高兴。\n",
        "- 第一句。[Acme](http://a/1) 发布了新版\n- 第二句。[Acme](http://a/2) 也发布了\n",
        "### [Acme](http://a/1)\n\n### [Acme](http://a/2)\n\n### [Acme](http://a/3)\n",
        "- 甲用 [Acme](http://a/1)\n- 乙用 [Acme](http://a/2)\n- 丙用 [Acme](http://a/3)\n- Acme 很好\n",
        "完。[甲](http://a/1)\n\n完。[乙](http://a/2)\n",
    ] {
        assert_eq!(omitted(&document(text), OmissionReason::RepeatedLink), [""; 0], "{text}");
    }
}

#[test]
fn back_matter_is_left_out() {
    let d = document(
        "# 渔港周报\n\n渔汛来了。\n\n## 📮 订阅\n\n每周五发布。\n\n扫描二维码。\n\n（完）\n",
    );
    let texts: Vec<_> = d.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts, ["渔港周报", "渔汛来了。"]);
    let expected = ["订阅", "每周五发布。", "扫描二维码。", "（完）"];
    let left_out = omitted(&d, OmissionReason::BackMatter);
    assert!(left_out.iter().zip(expected).all(|(text, part)| text.contains(part)), "{left_out:?}");
    let d =
        document("渔汛来了。\n\n---\n\n👉 关注公众号「渔港」，回复“早报”。\n\n**转载请**注明。\n");
    assert_eq!(d.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), ["渔汛来了。"]);
    // Sections behind one another, a heading that is no more than a line, and a line behind all.
    let d = document(
        "# 塑料\n\n降解很慢。\n\n# 致谢\n\n基金资助。\n\n**参考文献：**\n\n[1] Geyer R. \
         Plastics[J]. Science, 2017.\n\n## 五、参考文献（References）\n\n- Law K.\n\n收稿日期：2015-11-26\n",
    );
    assert_eq!(
        d.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(),
        ["塑料", "降解很慢。"]
    );
    // Only at the end, and only with a heading that says nothing else.
    for text in [
        "正文\n\n## 作者简介\n\n岸见一郎\n\n## 书评\n\n末尾\n",
        "正文\n\n## 数据来源与方法\n\n末尾\n",
        "# 参考文献\n\n正文\n",
        "## 订阅\n\n正文\n\n## 一节\n\n末尾\n",
        "正文\n\n## 订阅经济\n\n末尾\n",
        "# 声明\n\n正文\n",
        "正文\n\n欢迎关注渔港。\n\n末尾\n",
        "欢迎关注渔港。\n",
    ] {
        assert_eq!(omitted(&document(text), OmissionReason::BackMatter), [""; 0], "{text}");
    }
}

#[test]
fn the_own_word_cloud_section_is_left_out() {
    for image in [
        "![图](wordcloud_x.jpg)",
        "![[wordcloud_x.jpg]]",
        "<p><img alt='图' src=\"wordcloud_x.jpg\"></p>",
        "{{< figure src=\"wordcloud_x.jpg\" >}}",
    ] {
        let d = document(&format!("# 报告\n\n正文\n\n## 云图\n\n{image}\n\n## 附录\n\n末尾\n"));
        assert_eq!(d.cloud_image.as_deref(), Some("wordcloud_x.jpg"), "{image}");
        let texts: Vec<_> = d.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts, ["报告", "正文", "附录", "末尾"]);
        assert_eq!(omitted(&d, OmissionReason::CloudSection).len(), 1);
    }
    // The heading or the alternative text says it, not the file.
    for section in [
        "## ☁️ 词云\n\n![图](a/1.jpg)\n\n*上一篇*\n",
        "## 云图\n\n![本期词云](a/1.jpg)\n\n## 附录\n",
        "## Word Cloud\n\n<img src=\"a/1.jpg\">\n",
    ] {
        let d = document(&format!("正文\n\n{section}"));
        assert_eq!(omitted(&d, OmissionReason::CloudSection).len(), 1, "{section}");
        assert_eq!(d.cloud_image, None);
    }
    assert_eq!(texts("## 词云怎么做\n\n文字\n\n![图](a/1.jpg)\n"), ["词云怎么做", "文字"]);
    // A heading with text or sections of its own stays.
    assert_eq!(texts("# 报告\n\n![](a/wordcloud.png)\n\n## 一节\n"), ["报告", "一节"]);
    assert_eq!(texts("## 一节\n\n![](a/wordcloud.png)\n\n正文\n"), ["一节", "正文"]);
    assert_eq!(document("![](https://a.example/wordcloud.png)").cloud_image, None);
}

#[test]
fn front_matter_is_no_text() {
    for (text, title) in [
        (
            "---\ntitle: \"题\"\ndate: 2025-01-02 03:04:05 +0800\ntags: [甲, 乙]\ncategories: 丙\n---\n正文",
            "题",
        ),
        (
            "---\ntitle: 题\ndate: 2025-01-02 03:04:05 +0800\ntags:\n  - 甲\n  - 乙\n  - 丙\n...\n正文",
            "题",
        ),
        (
            "+++\ntitle = \"题\"\ndate = \"2025-01-02 03:04:05 +0800\"\ntags = [\"甲\"]\n[taxonomies]\ncategories = [\"乙\", \"丙\"]\n+++\n正文",
            "题",
        ),
        (
            "{\n  \"title\": \"题\",\n  \"date\": \"2025-01-02 03:04:05 +0800\",\n  \"tags\": [\"甲\", \"乙\", \"丙\"]\n}\n\n正文",
            "题",
        ),
        (
            ";;;\n\"title\": \"题\",\n\"date\": \"2025-01-02 03:04:05 +0800\",\n\"tags\": \"甲, 乙, 丙\"\n;;;\n正文",
            "题",
        ),
        ("title: 题\ndate: 2025-01-02 03:04:05 +0800\ntags: 甲, 乙, 丙\n---\n正文", "题"),
        ("Title: 题\nDate: 2025-01-02 03:04:05 +0800\nTags: 甲, 乙\nCategory: 丙\n\n正文", "题"),
        // Broken: quotation marks within, a text over several lines, no end.
        (
            "---\ntitle: \"题\" 之\ndate: 2025-01-02 03:04:05 +0800\ndescription: \"第一行\n第二行 \"引\" 文”\"\ntags: [甲, 乙]\ncategories: [ 丙 ]\n---\n正文",
            "题\" 之",
        ),
        ("---\ntitle: 题\ndate: 2025-01-02 03:04:05 +0800\ntags: [甲, 乙, 丙]\n\n正文", "题"),
        (
            "\u{feff}---\r\ntitle: 题\r\ndate: 2025-01-02 03:04:05 +0800\r\ntags: [甲, 乙, 丙]\r\n---\r\n正文",
            "题",
        ),
    ] {
        let d = document(text);
        assert_eq!(d.title.as_deref(), Some(title), "{text}");
        assert_eq!(d.date.as_deref(), Some("2025-01-02 03:04:05 +0800"), "{text}");
        assert_eq!(d.tags, ["甲", "乙", "丙"], "{text}");
        assert_eq!(d.blocks.len(), 1, "{text}");
        assert_eq!(d.blocks[0].text, "正文", "{text}");
        assert_eq!(omitted(&d, OmissionReason::FrontMatter).len(), 1);
    }
    assert_eq!(texts("---\n\n正文\n\n---\n\n下文"), ["正文", "下文"]);
    assert_eq!(texts("{甲} 乙"), ["{甲} 乙"]);
    let d = document("---\ntitle: 2025\nwordcloud:\n  max_words: 50\n  theme: dark\n---\n");
    assert_eq!(d.title.as_deref(), Some("2025"));
    assert_eq!(d.settings, Some(serde_json::json!({"max_words": 50, "theme": "dark"})));
}

#[test]
fn encodings_are_detected_and_named() {
    let text = "人工智能正在改变世界，研究人员发布了新的模型。";
    let traditional = "人工智慧正在改變世界，研究人員發布了新的模型與資料集。";
    let japanese = "人工知能は世界を変えています。研究者が新しいモデルを発表しました。";
    let korean = "인공지능이 세상을 바꾸고 있습니다. 연구자들이 새로운 모델을 발표했습니다.";
    for (text, encoding, name) in [
        (text, encoding_rs::GBK, "GB18030"),
        (text, encoding_rs::GB18030, "GB18030"),
        (traditional, encoding_rs::BIG5, "Big5"),
        (japanese, encoding_rs::SHIFT_JIS, "Shift_JIS"),
        (japanese, encoding_rs::EUC_JP, "EUC-JP"),
        (korean, encoding_rs::EUC_KR, "EUC-KR"),
        (text, encoding_rs::UTF_8, "UTF-8"),
    ] {
        let (bytes, ..) = encoding.encode(text);
        let d = read(&bytes, &ReadOptions::default());
        assert_eq!((d.source.as_str(), d.encoding), (text, name));
        assert!(!is_binary(&bytes));
    }
    for (name, mark, unit) in [
        ("UTF-16LE", vec![0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ("UTF-16BE", vec![0xfe, 0xff], u16::to_be_bytes),
        ("UTF-16LE", vec![], u16::to_le_bytes),
        ("UTF-16BE", vec![], u16::to_be_bytes),
    ] {
        let text = format!("# {text}\n\nAI 与 {text}\n");
        let bytes: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
        let d = read(&bytes, &ReadOptions::default());
        assert_eq!((d.source.as_str(), d.encoding), (text.as_str(), name));
        assert!(!is_binary(&bytes));
    }
    // A cut file is still UTF-8.
    let long = text.repeat(3);
    assert_eq!(read(&long.as_bytes()[..long.len() - 1], &ReadOptions::default()).encoding, "UTF-8");
}

#[test]
fn plain_text_has_paragraphs_lines_and_items() {
    let text = "    第一段没有标记。\n    第二行\n\n1. 甲\n2. 乙\n\nA line that an editor has wrapped because it was much longer\nthan that\n";
    let d = read(
        text.as_bytes(),
        &ReadOptions { markup: Some(Markup::PlainText), ..Default::default() },
    );
    let kinds: Vec<_> = d.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (BlockKind::Paragraph, "第一段没有标记。\n第二行"),
            (BlockKind::ListItem, "甲"),
            (BlockKind::ListItem, "乙"),
            (
                BlockKind::Paragraph,
                "A line that an editor has wrapped because it was much longer than that"
            ),
        ]
    );
}

#[test]
fn a_section_between_markers_ends_at_the_closing_one() {
    let source = "正文\n\n<!-- wordcloud -->\n## 词云\n\n![词云：甲](wordcloud_a.jpg)\n\
                  <!-- /wordcloud -->\n\n结尾\n";
    let document = read(source.as_bytes(), &ReadOptions::default());
    let texts: Vec<&str> = document.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(texts, ["正文", "结尾"]);
    assert_eq!(document.cloud_image.as_deref(), Some("wordcloud_a.jpg"));
}
