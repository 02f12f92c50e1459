//! What must hold for any input: nothing panics, nothing is lost, time grows with size.

use proptest::prelude::*;

use super::*;

fn document(text: &str) -> Document {
    let options = ReadOptions { markup: Some(Markup::Markdown), ..ReadOptions::default() };
    read(text.as_bytes(), &options)
}

/// What must hold for any document.
fn check(d: &Document) {
    let mut last = 0;
    for block in &d.blocks {
        assert!(d.source.get(block.range.clone()).is_some_and(|s| !s.is_empty()), "{block:?}");
        assert!(block.range.start >= last, "{block:?}");
        last = block.range.start;
        assert_eq!(block.text.trim(), block.text);
        assert!(!block.text.chars().any(|c| c.is_control() && c != '\n'), "{block:?}");
        let mut last = 0;
        for mark in &block.marks {
            assert!(block.text.get(mark.range.clone()).is_some_and(|s| !s.is_empty()), "{block:?}");
            assert!(mark.range.start >= last);
            last = mark.range.start;
        }
    }
    let mut last = 0;
    for omission in &d.omitted {
        assert!(d.source.get(omission.range.clone()).is_some(), "{omission:?}");
        assert!(omission.range.start >= last);
        last = omission.range.start;
    }
}

fn han_count(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count()
}

/// Every Han character that no omission covers is in the blocks, and none is there twice.
fn check_han(d: &Document) {
    let mut visible = vec![true; d.source.len()];
    for omission in &d.omitted {
        visible[omission.range.clone()].fill(false);
    }
    let expected =
        d.source.char_indices().filter(|(i, c)| visible[*i] && han_count(&c.to_string()) == 1);
    let found: usize = d.blocks.iter().map(|b| han_count(&b.text)).sum();
    assert_eq!(found, expected.count(), "{d:#?}");
}

/// Pieces of which hostile documents are made.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "甲",
        "乙丙",
        "word ",
        "。",
        "“",
        "”",
        " ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "- ",
        "1. ",
        "> ",
        "# ",
        "##",
        "*",
        "**",
        "_",
        "`",
        "``",
        "```\n",
        "~~~\n",
        "<div>",
        "</div>\n",
        "<b>",
        "</b>",
        "<br>",
        "<p class=\"x\">",
        "<a href='http://a.b'>",
        "</a>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<",
        ">",
        "&amp;",
        "&#20013;",
        "&",
        "{%",
        "%}",
        "{{",
        "}}",
        "{{<",
        ">}}",
        "{% highlight x %}",
        "{% endhighlight %}",
        "{: .c}",
        "[",
        "]",
        "](",
        "](http://a.b/c)",
        "![",
        "[[",
        "]]",
        "[^1]",
        "[^1]: ",
        "[x]: ",
        "|",
        "|---|---|\n",
        "$",
        "$$",
        "\\(",
        "\\)",
        "==",
        "%%",
        "~~",
        ":tada:",
        "---\n",
        "+++\n",
        "title: 题\n",
        "{\"a\":1}",
        "http://a.b/c?d",
        "a@b.com",
        "github.com/x",
        "\\",
        "\r\n",
        "\r",
        "\u{0}",
        "\u{1}",
        "\u{2400}",
        "\u{feff}",
        "\u{3000}",
        "💡",
        "한국",
        "![](wordcloud.png)",
        ".. note:: ",
        ".. code:: x\n",
        "====\n",
        "= ",
        "::\n",
        "\\begin{x}",
        "\\section{",
        "\\'e",
        "}",
        "% x\n",
        "#+begin_src x\n",
        "#+end_src\n",
        "* TODO ",
        "[fn:1]",
        ":x:\n",
        "00:01.000 --> 00:02.000\n",
        "[01:02.03]",
        "12/03/2024, 09:16 - Ann: ",
        "Ann 2024-03-12 09:16\n",
        "@Ann",
        "[捂脸]",
        "{ref}`",
        "```{note} x\n",
        "export const x = {\n",
        "----\n",
        "|===\n",
        ":a: ",
        "`x`_",
        "''",
        "+",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..400), code: bool) {
        for markup in Markup::ALL.iter().copied().map(Some).chain([None]) {
            check(&read(&bytes, &ReadOptions { markup, include_code: code }));
        }
        let _ = is_binary(&bytes);
    }

    #[test]
    fn any_markup_can_be_read(text in pieces(), code: bool) {
        for markup in Markup::ALL.iter().copied().map(Some).chain([None]) {
            check(&read(text.as_bytes(), &ReadOptions { markup, include_code: code }));
        }
    }

    #[test]
    fn any_list_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in [FrequencyFormat::Csv, FrequencyFormat::Tsv, FrequencyFormat::Json] {
            if let Ok(list) = read_frequencies(&bytes, format) {
                let list = list.words;
                prop_assert!(list.iter().all(|(word, n)| !word.is_empty() && n.is_finite() && *n > 0.0));
                prop_assert!(list.windows(2).all(|pair| pair[0].1 >= pair[1].1));
            }
        }
    }

    #[test]
    fn no_han_character_is_lost(parts in proptest::collection::vec(proptest::sample::select(vec![
        "甲乙", "丙", "。", "\n\n", "\n", "**", "*", "<b>", "</b>", "<div>", "</div>", "<p>", "</p>\n", "<br>", "- ", "> ", "# ", "1. ", " ", "|", "{{ x }}", "{% x %}", "<!-- x -->", "[", "](http://a.b)", "![x](y)", "`x`", "~~", "==", "&amp;", "<td>", "<li>", "</li>\n", "<a href=x>", "</a>", "{: .x}", "word", "$5", ":tada:", "<", "[[", "]]", "\\",
    ]), 0..40)) {
        check_han(&document(&parts.concat()));
    }
}

/// Hostile inputs are read in time that grows with their size, on an ordinary stack.
#[test]
fn deep_and_long_inputs_are_read() {
    for unit in [
        ">",
        "> ",
        "*",
        "**",
        "[",
        "![",
        "`",
        "<b>",
        "<div>",
        "<ul><li>",
        "<!--",
        "{{",
        "{%",
        "{% highlight %}",
        "- ",
        "_a",
        "$",
        "|",
        "<pre>",
        "<a '",
        "<a \"",
        "[[",
        "``a`",
        "&",
        "\\(",
        "==",
        "<code>",
        "[a](",
        "(",
        "www.",
        "a@",
        ":a:",
        "^",
        "\\begin{",
        "\\verb|",
        "{\\",
        "12:00 ",
        "{ref}`",
        "[fn:",
    ] {
        let text = unit.repeat(2_000) + "甲";
        // What is in a wrapping is read as one of the others.
        let wrappings = [Markup::Feed, Markup::Json, Markup::Notebook];
        let others = Markup::ALL.iter().filter(|markup| !wrappings.contains(markup));
        for markup in others.copied().map(Some).chain([None]) {
            check(&read(text.as_bytes(), &ReadOptions { markup, include_code: false }));
        }
    }
    let nested: String = (0..2000).map(|depth| " ".repeat(2 * depth.min(300)) + "- 甲\n").collect();
    check(&document(&nested));
}
