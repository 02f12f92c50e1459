//! Comments that a program looks for: lines of the text that are nothing but one of them.

use super::Document;
use comrak::nodes::NodeValue;
use comrak::{Arena, Options};

impl Document {
    /// The lines of the source, counted from 0, that are nothing but this HTML comment and stand in
    /// the text itself: not in code, in front matter, in a template's block or in another comment.
    ///
    /// Only lines that our own reading and plain CommonMark both take for such are among them, as
    /// what stands at a place found so may be replaced.
    pub(crate) fn lines_of_comment(&self, comment: &str) -> Vec<usize> {
        let mut lines = Vec::new();
        let mut outer = 0;
        // They are sorted by where they begin, the longer ones first.
        for omission in &self.omitted {
            let range = omission.range.clone();
            if range.end <= outer {
                continue;
            }
            outer = range.end;
            if self.source.get(range.clone()) == Some(comment) {
                lines.push(self.source[..range.start].matches('\n').count());
            }
        }
        let blocks = if lines.is_empty() { Vec::new() } else { self.html_blocks(comment) };
        lines.retain(|line| blocks.contains(line));
        lines
    }

    /// Whether what is added behind the source would still be part of code or of HTML that it ends in.
    pub(crate) fn ends_open(&self) -> bool {
        let text = format!("{}\n\nx", &self.source[self.text_start()..]);
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, &text, &Options::default());
        let last = root.last_child().map(|node| node.data().sourcepos.start.line);
        last != Some(text.matches('\n').count() + 1)
    }

    /// Where the text begins, after front matter.
    fn text_start(&self) -> usize {
        let front = self.omitted.first().filter(|first| first.range.start == 0);
        let front = front.filter(|first| first.reason == super::OmissionReason::FrontMatter);
        front.map_or(0, |front| front.range.end)
    }

    /// The lines that are HTML blocks of their own and nothing but `text`.
    fn html_blocks(&self, text: &str) -> Vec<usize> {
        let start = self.text_start();
        let skipped = self.source[..start].matches('\n').count();
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, &self.source[start..], &Options::default());
        let blocks = root.children().filter_map(|node| {
            let data = node.data();
            let NodeValue::HtmlBlock(block) = &data.value else { return None };
            let line = skipped + data.sourcepos.start.line.saturating_sub(1);
            (block.literal.trim() == text).then_some(line)
        });
        blocks.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read};

    #[test]
    fn what_is_open_at_the_end_is_seen() {
        for (text, open) in [
            ("a", false),
            ("", false),
            ("---\ntitle: a\n---\n", false),
            ("- a\n\n  ```\n  b\n", false),
            ("> ```\n> b\n", false),
            ("<div>\na\n", false),
            ("```\na\n```\n", false),
            ("```\na\n", true),
            ("~~~~\na\n~~~\n", true),
            ("<!-- a\n", true),
            ("<pre>\na\n", true),
            ("<script>\n", true),
        ] {
            let document = read(text.as_bytes(), &ReadOptions::default());
            assert_eq!(document.ends_open(), open, "{text}");
        }
    }

    #[test]
    fn only_lines_of_the_text_count() {
        for (text, lines) in [
            ("a\n<!-- x -->\nb\n", &[1][..]),
            ("---\ntitle: a\n---\n\n<!-- x --> \r\n\n  <!-- x -->\n", &[4, 6]),
            ("a <!-- x -->\n<!-- x --> b\n> <!-- x -->\n", &[]),
            ("```\n<!-- x -->\n```\n\n    <!-- x -->\n\n<pre>\n<!-- x -->\n</pre>\n", &[]),
            // Our reading takes the second line for the end of the code, CommonMark does not.
            ("~~~\n> ~~~\n<!-- x -->\n~~~\n", &[]),
            ("<!--\n<!-- x -->\n", &[]),
            ("---\ntitle: |\n  a\n<!-- x -->\n---\nb\n", &[]),
            ("{% highlight html %}\n<!-- x -->\n{% endhighlight %}\n", &[]),
            ("{% comment %}\n<!-- x -->\n{% endcomment %}\n", &[]),
            ("`<!-- x -->`\n", &[]),
        ] {
            let document = read(text.as_bytes(), &ReadOptions::default());
            assert_eq!(document.lines_of_comment("<!-- x -->"), lines, "{text}");
        }
    }
}
