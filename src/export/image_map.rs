//! An image map: HTML that lays links or titles over a picture.

use super::ExportOptions;
use super::link::{self, escape};
use crate::Result;
use crate::cloud::Cloud;
use std::fmt::Write;

/// The lines of HTML that show the picture `options.image` with an area for each word: its title
/// says the word and its count, its link is the pattern's. They are to be pasted into a page.
///
/// # Errors
///
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for a link that cannot be used.
pub fn to_image_map(cloud: &Cloud, options: &ExportOptions) -> Result<String> {
    if let Some(pattern) = &options.link {
        link::check(pattern)?;
    }
    let mut html = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut html, cloud, options);
    Ok(html)
}

fn write(html: &mut String, cloud: &Cloud, options: &ExportOptions) -> std::fmt::Result {
    let name = format!("wordcloud-{:x}", cloud.seed);
    let (width, height) = (cloud.size.width, cloud.size.height);
    writeln!(
        html,
        "<img src=\"{}\" width=\"{width}\" height=\"{height}\" alt=\"{}\" usemap=\"#{name}\">",
        escape(&options.image),
        escape(&options.alt_of(cloud)),
    )?;
    writeln!(html, "<map name=\"{name}\">")?;
    // The first area under the pointer counts: the small words, which may stand within the box of
    // a large one, come first.
    for word in cloud.words.iter().rev() {
        let (left, top) = (word.x.floor(), word.y.floor());
        let (right, bottom) = ((word.x + word.width).ceil(), (word.y + word.height).ceil());
        let text = escape(&word.text);
        write!(
            html,
            "<area shape=\"rect\" coords=\"{left},{top},{right},{bottom}\" alt=\"{text}\" \
             title=\"{text} ({})\"",
            word.count
        )?;
        if let Some(pattern) = &options.link {
            write!(html, " href=\"{}\"", escape(&link::address(pattern, &word.text)))?;
        }
        writeln!(html, ">")?;
    }
    writeln!(html, "</map>")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn it_is_as_expected() {
        let options = ExportOptions {
            image: "a \"b\".jpg".to_owned(),
            link: Some("/tags/{word}/".to_owned()),
            ..ExportOptions::default()
        };
        let expected = "\
<img src=\"a &quot;b&quot;.jpg\" width=\"50\" height=\"40\" alt=\"词云，共 2 个词，最突出的是：模型 &lt;R&amp;D&gt;、turned。\" usemap=\"#wordcloud-feed\">
<map name=\"wordcloud-feed\">
<area shape=\"rect\" coords=\"30,0,50,10\" alt=\"turned\" title=\"turned (3)\" href=\"/tags/turned/\">
<area shape=\"rect\" coords=\"5,5,25,15\" alt=\"模型 &lt;R&amp;D&gt;\" title=\"模型 &lt;R&amp;D&gt; (3)\" href=\"/tags/%E6%A8%A1%E5%9E%8B%20%3CR%26D%3E/\">
</map>
";
        assert_eq!(to_image_map(&sample(), &options).unwrap(), expected);
    }
}
