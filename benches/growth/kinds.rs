//! The kinds of input of which more and more is made.

/// A kind of input: `open`, then `unit` again and again up to the size asked for, then `close`. In
/// the unit, `{n}` is the number of the repetition.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// What is repeated.
    pub(crate) name: &'static str,
    open: &'static str,
    unit: &'static str,
    close: &'static str,
}

impl Kind {
    /// About `size` bytes of it.
    pub(crate) fn bytes(&self, size: usize) -> Vec<u8> {
        let mut text = self.open.to_owned();
        let numbered = self.unit.contains("{n}");
        for n in 0.. {
            if text.len() >= size {
                break;
            }
            if numbered {
                text += &self.unit.replace("{n}", &n.to_string());
            } else {
                text += self.unit;
            }
        }
        text += self.close;
        text.into_bytes()
    }
}

macro_rules! kinds {
    ($($name:literal: $open:literal, $unit:literal, $close:literal;)*) => {
        &[$(Kind { name: $name, open: $open, unit: $unit, close: $close }),*]
    };
}

/// What a report may be made of, in whatever form it is read.
pub(crate) const TEXTS: &[Kind] = kinds! {
    // Ordinary text.
    "paragraphs": "", "The harbor ferry runs again, and the new timetable is out.\n\n", "";
    "Chinese paragraphs": "", "港口的渡轮重新开航，新的时刻表已经公布。\n\n", "";
    "numbered paragraphs": "", "Ferry w{n} meets gull w{n} at the harbor.\n\n", "";
    // Long lines, sentences, words.
    "a line of sentences": "", "The harbor ferry runs again. ", "";
    "a sentence": "", "the harbor ferry runs again and ", "";
    "a sentence of new words": "", "harbor w{n} ferry ", "";
    "a Chinese line": "", "港口的渡轮重新开航。", "";
    "a Chinese sentence": "", "港口的渡轮重新开航", "";
    "a Chinese sentence with commas": "", "港口的渡轮，重新开航，", "";
    "one Chinese character": "", "轮", "";
    "unknown Chinese": "", "魑魅孬氽", "";
    "Chinese and English": "", "港口harbor渡轮ferry", "";
    "a word": "", "a", "";
    "words of 100,000": "", "a", " a";
    "a word of digits": "", "7", "";
    "a word of digits and letters": "", "a1", "";
    "numbers with commas": "", "1,", "";
    "a capital word": "", "A", "";
    "camel case": "", "aB", "";
    "an Arabic word": "", "مينا", "";
    "an Arabic sentence": "", "ميناء جديد ", "";
    "a Japanese sentence": "", "港の渡し船はまた動いています", "";
    "a Katakana word": "", "フェリー", "";
    "a Korean word": "", "나루터에서", "";
    "a Korean sentence": "", "나루터에서 배가 다시 ", "";
    "a Thai sentence": "", "เรือข้ามฟากกลับมา", "";
    "combining marks": "a", "\u{301}", "";
    "unsorted marks": "a", "\u{301}\u{323}", "";
    "emoji joined": "", "👩\u{200d}", "";
    "flags": "", "🇨🇳", "";
    "hyphens": "", "a-b-", "";
    "hyphens in capitals": "", "A-B-", "";
    "hyphens with digits": "", "a1-", "";
    "hyphens alone": "", "-", "";
    "hyphenated words": "", "harbor-ferry-", "";
    "dots": "", "a.b.", "";
    "dots in words": "", "abcd.efgh.", "";
    "dots alone": "", ".", "";
    "apostrophes": "", "a'", "";
    "underscores": "", "a_b_", "";
    "slashes": "", "/a", "";
    "slashes and dots": "", "../", "";
    "ampersands": "", "A&B&", "";
    "plus signs": "", "a+", "";
    "ordinals": "", "第1", "";
    "middle dots": "", "李·", "";
    "transliterations": "", "马克西姆", "";
    "at signs": "", "a@", "";
    "at signs alone": "", "@", "";
    "colons": "", ":a:", "";
    "percent": "", "1%", "";
    "equals": "", "a=", "";
    "hashes": "", "#a", "";
    "mail": "", "ann@example.org ", "";
    "mail without spaces": "", "ann@example.org,", "";
    "addresses": "", "https://example.org/a ", "";
    "addresses without spaces": "", "https://example.org/a,", "";
    "schemes": "", "a://", "";
    "www": "", "www.", "";
    "hosts": "", "github.com/", "";
    "title marks": "", "《", "";
    "titles": "", "《港：", "";
    "quotation marks": "", "“港口", "";
    "quoted words": "", "“渡轮”", "";
    "straight quotes": "", "\"a\" ", "";
    "parentheses": "", "(a", "";
    "parentheses closed": "", "(AB) ", "";
    "Chinese parentheses": "", "港口（HB）", "";
    "open Chinese parentheses": "", "港（", "";
    "enumeration": "", "港口、", "";
    "enumeration of names": "", "Ann Gull, ", "";
    "capital words": "", "Harbor Ferry ", "";
    "capital new words": "", "Harbor W{n} ", "";
    "of": "", "Bank of ", "";
    "ands": "", "ferry and ", "";
    "acronyms explained": "", "Harbor Ferry Line{n} (HFL{n}) ", "";
    "numbers": "", "12 ", "";
    "quantities": "", "12 km ", "";
    "semicolons": "", "a;", "";
    "spaces": "", " ", "";
    "line ends": "", "\n", "";
    "carriage returns": "", "\r", "";
    "short lines": "", "a\n", "";
    "Chinese lines": "", "港口\n", "";
    "hyphenated line ends": "", "har-\n", "";
    "tabs": "", "\t", "";
    "zero bytes": "a", "\0", "";
    "soft hyphens": "", "a\u{ad}", "";
    "zero width spaces": "", "a\u{200b}", "";
    "variation selectors": "", "a\u{fe0f}", "";
    "right-to-left marks": "", "a\u{202e}", "";
    // Front matter.
    "open front matter": "---\n", "a{n}: b\n", "";
    "front matter": "---\n", "a{n}: b\n", "---\nharbor\n";
    "front matter of tags": "---\ntags: [", "ferry{n}, ", "x]\n---\nharbor\n";
    "front matter nested": "---\na: ", "[", "\n---\nharbor\n";
    "TOML front matter": "+++\n", "a{n} = 1\n", "+++\nharbor\n";
    "fences of front matter": "", "---\n", "";
    // HTML.
    "open tags": "", "<b>", "";
    "open tags with words": "", "<b>ferry ", "";
    "closed tags": "", "<b>ferry</b> ", "";
    "closing tags": "", "</b>", "";
    "deep elements": "", "<div>", "harbor";
    "deep lists": "", "<ul><li>", "harbor";
    "less than": "", "<", "";
    "less than and letter": "", "<a ", "";
    "open attribute": "", "<a '", "";
    "open attributes": "", "<a b=\"", "";
    "attributes": "<a ", "b{n}=c ", ">harbor</a>";
    "attributes of many tags": "", "<p class=a id=b hidden=c>ferry</p>", "";
    "attributes in one open tag": "<a ", "b=c ", "";
    "hidden elements": "", "<i hidden>", "";
    "hidden elements with others": "", "<i hidden><b hidden>", "";
    "images in HTML": "", "<img src=a.png alt=b>", "";
    "links in HTML": "", "<a href=b>more</a> ", "";
    "hidden elements of new names": "", "<w{n} hidden>", "";
    "scripts": "", "<script>", "";
    "scripts closed": "", "<script>a</script>", "";
    "styles": "", "<style>", "";
    "pre": "", "<pre>", "";
    "code in HTML": "", "<code>", "";
    "code in HTML closed": "", "<code>a</code> ", "";
    "comments": "", "<!--", "";
    "comments closed": "", "<!-- a -->", "";
    "comments nested": "", "<!-- <!", "";
    "declarations": "", "<!a", "";
    "processing instructions": "", "<?", "";
    "CDATA": "", "<![CDATA[", "";
    "CDATA closed": "", "<![CDATA[a]]>", "";
    "tables in HTML": "", "<table><tr><td>", "";
    "cells in HTML": "<table>", "<tr><td>ferry</td></tr>", "</table>";
    "entities": "", "&amp;", "";
    "entities with words": "", "a &eacute; ", "";
    "open entities": "", "&", "";
    "open entities with letters": "", "&a", "";
    "numeric entities": "", "&#20013;", "";
    "open numeric entities": "", "&#1", "";
    // Template tags.
    "open tags of templates": "", "{%", "";
    "template tags": "", "{% a %}", "";
    "open values": "", "{{", "";
    "values": "", "{{ a }} ", "";
    "shortcodes": "", "{{< a >}}", "";
    "open shortcodes": "", "{{<", "";
    "highlights": "", "{% highlight a %}", "";
    "raws": "", "{% raw %}", "";
    "comments of templates": "", "{% comment %}", "";
    "template comments": "", "{#", "";
    "PHP": "", "<%", "";
    "attribute lists": "", "{: .a}", "";
    "open braces": "", "{", "";
    "braces with words": "", "{a} ", "";
    // Markdown.
    "emphasis": "", "*a", "";
    "emphasis closed": "", "*ferry* ", "";
    "strong": "", "**a", "";
    "strong in Chinese": "", "**港口**渡轮", "";
    "underscore emphasis": "", "_a ", "";
    "mixed emphasis": "", "*a_", "";
    "strikes": "", "~~a", "";
    "highlights of Obsidian": "", "==a", "";
    "comments of Obsidian": "", "%%", "";
    "open code": "", "`a ``", "";
    "code": "", "`a` ", "";
    "growing code": "", "`", " a";
    "code names": "", "`HashMap` ", "";
    "open brackets": "", "[", "";
    "open brackets with words": "", "[a ", "";
    "open images": "", "![", "";
    "images": "", "![a](b.png) ", "";
    "open links": "", "[a](", "";
    "links": "", "[ferry](http://a.b/{n}) ", "";
    "links with titles": "", "[a](b \"c\") ", "";
    "links with the same text": "", "- [read more](http://a.b/{n})\n", "";
    "links nested": "", "[a](b[", "";
    "parentheses in links": "[a](", "(", "";
    "four links of each text": "", "a [w](b1)\n\nb [w](c2)\n\n", "";
    "links at the ends": "", "- ferry [w{n}](a)\n- gull [w{n}](b)\n- tern [w{n}](c)\n- heron [w{n}](d)\n", "";
    "a long definition": "[a]: http://b.c/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\n", "[a] ", "";
    "wiki links": "", "[[a|b]] ", "";
    "open wiki links": "", "[[", "";
    "wiki links with bars": "", "[[a|", "";
    "reference links": "", "[a{n}] ", "";
    "definitions": "", "[a{n}]: http://b.c\n", "";
    "definitions of one": "", "[a]: http://b.c\n", "";
    "definitions and uses": "", "[a{n}]: http://b.c\n\nferry [a{n}]\n\n", "";
    "footnotes": "", "a[^{n}]\n\n[^{n}]: b\n\n", "";
    "footnote marks": "[^1]: a\n\n", "a[^1] ", "";
    "inline footnotes": "", "a^[", "";
    "abbreviations": "", "*[AB{n}]: ferry\n", "";
    "citations": "", "[@a{n}] ", "";
    "open citations": "", "[@a ", "";
    "figure references": "", "@fig-a ", "";
    "block references": "", "((", "";
    "formulas": "", "$a$ ", "";
    "open formulas": "", "$a ", "";
    "display formulas": "", "$$", "";
    "LaTeX formulas": "", "\\(a\\) ", "";
    "open LaTeX formulas": "", "\\(a", "";
    "open LaTeX display": "", "\\[a", "";
    "LaTeX commands": "", "\\cite{", "";
    "LaTeX emphasis": "", "\\emph{a ", "";
    "backslashes": "", "\\", "";
    "headings": "", "# ferry\n\n", "";
    "headings of levels": "", "###### a{n}\n", "";
    "setext headings": "", "a\n=\n", "";
    "rules": "", "***\n", "";
    "lists": "", "- ferry\n", "";
    "lists with paragraphs": "", "- ferry\n\n  gull\n\n", "";
    "list markers": "", "- ", "";
    "numbered lists": "", "{n}. ferry\n", "";
    "numbered markers": "", "1. ", "";
    "task lists": "", "- [ ] ferry\n", "";
    "definition lists": "", "ferry\n: boat\n\n", "";
    "quotes": "", "> ferry\n", "";
    "quote markers": "", ">", "";
    "quotes and lists": "", "> - ", "";
    "callouts": "", "> [!note] ferry\n", "";
    "callouts on one line": "", "> [!note] ", "";
    "callouts with text": "", "> [!note]- ferry\n> gull\n\n", "";
    "alerts": "", "[!NOTE] ", "";
    "tables": "|a|b|\n|---|---|\n", "|ferry|gull|\n", "";
    "table bars": "", "|", "";
    "wide tables": "|a|\n|---|\n", "|ferry", "";
    "many tables": "", "|a|b|\n|-|-|\n|c|d|\n\n", "";
    "table rules": "|a|\n", "|-", "\n";
    "fences": "", "```\n", "";
    "fences closed": "", "```\na\n```\n\n", "";
    "open fences": "", "~~~ a\n\n", "";
    "indented code": "a\n\n", "    b\n", "";
    "containers": "", "::: note\n", "";
    "containers closed": "", "::: note\na\n:::\n", "";
    "admonitions": "", "!!! note\n    a\n", "";
    "task states": "", "- TODO ferry\n", "";
    "properties": "", "id:: a\n", "";
    "imports": "", "import a from 'b'\n", "";
    "trailers": "", "Signed-off-by: Ann <a@b.c>\n", "";
    "emoji names": "", ":tada: ", "";
    "carets": "", "^", "";
    "block names": "", "ferry ^a{n}\n\n", "";
    // The own section of the cloud.
    "own pictures": "", "![](wordcloud.png)\n\n", "";
    "own pictures after a heading": "## Word cloud\n\n", "![](wordcloud.png)\n\n", "";
    "pictures in a paragraph": "## Ferries\n\n", "**a** ![](b.png) ", "";
    "own headings": "", "## Word cloud\n\n", "";
    "markers of the section": "", "<!-- wordcloud -->\n", "";
    // reStructuredText.
    "directives": "", ".. note:: ferry\n\n", "";
    "directives with options": ".. image:: a.png\n", "   :a{n}: b\n", "";
    "directives nested": "", ".. note::\n", "";
    "roles": "", ":ref:`a` ", "";
    "open roles": "", ":ref:`a ", "";
    "open backticks": "", "`a ", "";
    "literal marks": "", "``", "";
    "references": "", "`ferry`_ ", "";
    "targets": "", ".. _a{n}: http://b.c\n", "";
    "substitutions": "", ".. |a{n}| replace:: b\n\n", "";
    "uses of substitutions": "", "|a| ", "";
    "titles of sections": "", "ferry\n=====\n\n", "";
    "titles with lines over them": "", "=====\nferry\n=====\n\n", "";
    "grid tables": "", "+---+\n|abc|\n", "";
    "simple tables": "== ==\n", "a  b\n", "== ==\n";
    "literal blocks": "", "::\n\n  a\n\n", "";
    "double colons": "", "::\n", "";
    "field lists": "", ":a{n}: b\n", "";
    "line blocks": "", "| ferry\n", "";
    "deep indentation": "", "a\n ", "";
    // AsciiDoc.
    "macros": "", "image:a[b] ", "";
    "open macros": "", "link:a[", "";
    "block macros": "", "image::a[]\n", "";
    "footnote macros": "", "footnote:[a", "";
    "kbd macros": "", "kbd:[a] ", "";
    "colons and brackets": "", "a:b[", "";
    "attributes of AsciiDoc": "", ":a{n}: b\n", "";
    "uses of attributes": ":a: b\n\n", "{a} ", "";
    "growing attributes": "", ":a{n}: {a{n}}{a{n}}\n", "";
    "blocks": "", "----\n", "";
    "example blocks": "", "====\n", "";
    "open blocks": "", "--\n", "";
    "tables of AsciiDoc": "|===\n", "|a |b\n", "|===\n";
    "table fences": "", "|===\n", "";
    "cross references": "", "<<a>> ", "";
    "open cross references": "", "<<a", "";
    "anchors": "", "[[a{n}]]\n", "";
    "block attributes": "", "[a{n}]\n", "";
    "conditions": "", "ifdef::a[]\n", "";
    "passthroughs": "", "+a", "";
    "triple passthroughs": "", "+++", "";
    "callout marks": "", "a <1>\n", "";
    "callout lists": "", "<1> ferry\n", "";
    "delimited comments": "", "////\n", "";
};

/// What a list may be made of: its form and its kind.
pub(crate) const LISTS: &[(&str, Kind)] = &[
    ("csv", Kind { name: "rows", open: "", unit: "w{n},{n}1\n", close: "" }),
    ("csv", Kind { name: "rows of one word", open: "", unit: "ferry,3\n", close: "" }),
    ("csv", Kind { name: "Chinese rows", open: "", unit: "港口{n},7\n", close: "" }),
    ("csv", Kind { name: "rows in quotes", open: "", unit: "\"a, {n}\",7\n", close: "" }),
    ("csv", Kind { name: "open quotes", open: "", unit: "\"a{n},7\n", close: "" }),
    ("csv", Kind { name: "columns", open: "word,n\n", unit: "a,7,", close: "\n" }),
    ("csv", Kind { name: "words", open: "", unit: "harbor ferry w{n}\n", close: "" }),
    ("csv", Kind { name: "a long word", open: "", unit: "a", close: ",7\nb,2\n" }),
    ("csv", Kind { name: "a long number", open: "a,", unit: "7", close: "\nb,2\n" }),
    ("csv", Kind { name: "empty rows", open: "a,7\n", unit: "\n", close: "b,2\n" }),
    ("csv", Kind { name: "spellings", open: "", unit: "Ferry {n},7\nferry-{n},8\n", close: "" }),
    ("csv", Kind { name: "several words", open: "", unit: "a b c d e f g h{n},7\n", close: "" }),
    ("tsv", Kind { name: "rows", open: "", unit: "w{n}\t{n}1\n", close: "" }),
    ("json", Kind { name: "a map", open: "{\"a\":1", unit: ",\"w{n}\":7", close: "}" }),
    ("json", Kind { name: "pairs", open: "[[\"a\",1]", unit: ",[\"w{n}\",7]", close: "]" }),
    (
        "json",
        Kind {
            name: "objects",
            open: "[{\"word\":\"a\",\"count\":1}",
            unit: ",{\"word\":\"w{n}\",\"count\":7}",
            close: "]",
        },
    ),
    ("json", Kind { name: "nesting", open: "", unit: "[", close: "" }),
    ("json", Kind { name: "nested maps", open: "", unit: "{\"a\":", close: "" }),
    ("json", Kind { name: "escapes", open: "{\"", unit: "\\u4e2d", close: "\":1}" }),
];
