//! SVG: outlines as paths, so that it looks the same without the fonts.

use super::ExportOptions;
use super::link::{self, escape};
use super::paint::check_outlines;
use super::svg_path::Pen;
use super::web_font::WebFonts;
use crate::Result;
use crate::cloud::{Cloud, Contour, Word};
use crate::color::{Backdrop, Color};
use crate::outline::Point;
use std::fmt::Write;
use unicode_bidi::{Direction, get_base_direction};

/// The cloud as an SVG document.
///
/// For assistive technology it is one image with a title and a description, the alternative text;
/// each word shows its text and count when pointed at. With `options.selectable` the words are
/// text, set in embedded fonts that hold only what they need and look like the outlines; a
/// pictograph stays an outline with transparent text over it.
///
/// # Errors
///
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode) for a word without an outline,
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for a link that cannot be used.
pub fn to_svg(cloud: &Cloud, options: &ExportOptions) -> Result<String> {
    check_outlines(cloud)?;
    if let Some(pattern) = &options.link {
        link::check(pattern)?;
    }
    let mut svg = String::new();
    let backdrop = backdrop(cloud)?;
    // Writing to a string cannot fail.
    let _ = document(&mut svg, cloud, options, &backdrop);
    Ok(svg)
}

fn document(
    svg: &mut String,
    cloud: &Cloud,
    options: &ExportOptions,
    backdrop: &str,
) -> std::fmt::Result {
    let (width, height) = (cloud.size.width, cloud.size.height);
    // Several clouds may stand in one page, so the names carry the seed.
    let id = format!("wordcloud-{:x}", cloud.seed);
    writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">"
    )?;
    writeln!(svg, "<title id=\"{id}-title\">{}</title>", escape(options.title_of(cloud)))?;
    writeln!(svg, "<desc id=\"{id}-desc\">{}</desc>", escape(&options.alt_of(cloud)))?;
    svg.push_str(backdrop);
    contour(svg, cloud)?;
    let fonts = options.selectable.then(|| WebFonts::of(cloud));
    let family = match &fonts {
        Some(fonts) => fonts.write(svg)?,
        None => String::new(),
    };
    for (index, word) in cloud.words.iter().enumerate() {
        if let Some(pattern) = &options.link {
            write!(svg, "<a href=\"{}\">", escape(&link::address(pattern, &word.text)))?;
        }
        match fonts.as_ref().and_then(|fonts| fonts.of_word(index)) {
            Some(numbers) => text(svg, word, &family, numbers)?,
            None => {
                outlines(svg, word)?;
                if fonts.is_some() {
                    text_over(svg, word)?;
                }
            }
        }
        svg.push_str(if options.link.is_some() { "</a>\n" } else { "\n" });
    }
    writeln!(svg, "</svg>")
}

/// A word as outlines.
fn outlines(svg: &mut String, word: &Word) -> std::fmt::Result {
    let title = format!("<title>{} ({})</title>", escape(&word.text), word.count);
    if word.path.layers.is_empty() {
        write!(svg, "<path fill=\"{}\" d=\"", word.color)?;
        Pen::new(svg).draw(&word.path, word.origin, word.font_size, word.angle)?;
        return write!(svg, "\">{title}</path>");
    }
    write!(svg, "<g fill=\"{}\">{title}", word.color)?;
    parts(svg, word)?;
    write!(svg, "</g>")
}

/// The parts of a word as paths; those without a colour of their own have that of what is around
/// them.
pub(super) fn parts(svg: &mut String, word: &Word) -> std::fmt::Result {
    for part in word.path.parts() {
        write!(svg, "<path ")?;
        if let Some([red, green, blue]) = part.rgb {
            let color = Color { red, green, blue };
            write!(svg, "style=\"fill:{color};fill-opacity:{}\" ", part.opacity)?;
        }
        write!(svg, "d=\"")?;
        Pen::new(svg).draw(&part.path, word.origin, word.font_size, word.angle)?;
        write!(svg, "\"/>")?;
    }
    Ok(())
}

/// What lies behind the words.
pub(super) fn backdrop(cloud: &Cloud) -> Result<String> {
    let (width, height) = (cloud.size.width, cloud.size.height);
    let mut svg = String::new();
    // Writing to a string cannot fail.
    let _ = match &cloud.backdrop {
        Some(Backdrop::Transparent) => Ok(()),
        Some(Backdrop::Gradient(gradient)) => {
            let end = if gradient.down { "x2=\"0\" y2=\"1\"" } else { "x2=\"1\" y2=\"0\"" };
            let id = format!("wordcloud-{:x}-gradient", cloud.seed);
            let steps = gradient.colors.len().saturating_sub(1).max(1) as f64;
            let stops: String = gradient
                .colors
                .iter()
                .enumerate()
                .map(|(index, color)| {
                    let offset = index as f64 / steps;
                    format!("<stop offset=\"{offset}\" stop-color=\"{color}\"/>")
                })
                .collect();
            writeln!(
                svg,
                "<linearGradient id=\"{id}\" x1=\"0\" y1=\"0\" {end}>{stops}</linearGradient>\n\
                 <path fill=\"url(#{id})\" d=\"M0 0h{width}v{height}H0z\"/>"
            )
        }
        #[cfg(feature = "images")]
        Some(Backdrop::Picture(image)) => {
            let data = super::image::data_address(image)?;
            writeln!(
                svg,
                "<image width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
                 href=\"{data}\"/>"
            )
        }
        None => {
            writeln!(svg, "<path fill=\"{}\" d=\"M0 0h{width}v{height}H0z\"/>", cloud.background)
        }
    };
    Ok(svg)
}

/// The line around the words.
pub(super) fn contour(svg: &mut String, cloud: &Cloud) -> std::fmt::Result {
    let Some(Contour { path, width, color }) = &cloud.contour else { return Ok(()) };
    write!(
        svg,
        "<path fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" \
         stroke-linejoin=\"round\" d=\""
    )?;
    Pen::new(svg).draw(path, Point::default(), 1.0, 0.0)?;
    writeln!(svg, "\"/>")
}

/// A word as text in the fonts of these numbers.
fn text(svg: &mut String, word: &Word, family: &str, fonts: &[usize]) -> std::fmt::Result {
    // What is read from right to left still starts at its left end.
    let leftwards = get_base_direction(&*word.text) == Direction::Rtl;
    let direction = if leftwards { " direction=\"rtl\" text-anchor=\"end\"" } else { "" };
    write!(
        svg,
        "<text fill=\"{}\" font-size=\"{}\" text-rendering=\"geometricPrecision\"{direction} \
         transform=\"",
        word.color, word.font_size
    )?;
    place(svg, word)?;
    write!(svg, "\"><title>{} ({})</title>", escape(&word.text), word.count)?;
    for (run, font) in word.runs.iter().zip(fonts) {
        let start = if word.column { run.start.y } else { run.start.x } * word.font_size;
        let text = run.text();
        write!(
            svg,
            "<tspan x=\"{start}\" font-family=\"{family}-{font}\">{}</tspan>",
            escape(&text)
        )?;
    }
    svg.push_str("</text>");
    Ok(())
}

/// The transparent text of a word that stays an outline, stretched over it in whatever font there
/// is.
fn text_over(svg: &mut String, word: &Word) -> std::fmt::Result {
    let length = word.path.advance * word.font_size;
    write!(
        svg,
        "<text font-size=\"{}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" \
         fill-opacity=\"0\" transform=\"",
        word.font_size
    )?;
    place(svg, word)?;
    // The text of a column lies along it; its middle is the middle of the column.
    let dy = if word.column { " dy=\"0.35em\"" } else { "" };
    write!(svg, "\"{dy}>{}</text>", escape(&word.text))
}

/// The transform from a line that starts at nought to where a word stands.
fn place(svg: &mut String, word: &Word) -> std::fmt::Result {
    let Word { origin, angle, .. } = word;
    write!(svg, "translate({} {})", origin.x, origin.y)?;
    match if word.column { angle + 90.0 } else { *angle } {
        0.0 => Ok(()),
        turn => write!(svg, " rotate({turn})"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::color::Gradient;

    fn svg(cloud: &Cloud) -> String {
        to_svg(cloud, &ExportOptions::default()).unwrap()
    }

    #[test]
    fn the_document_is_as_expected() {
        let options = ExportOptions { title: Some("A & B".to_owned()), ..ExportOptions::default() };
        let svg = to_svg(&sample(), &options).unwrap();
        let expected = "\
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"50\" height=\"40\" viewBox=\"0 0 50 40\" role=\"img\" aria-labelledby=\"wordcloud-feed-title wordcloud-feed-desc\">
<title id=\"wordcloud-feed-title\">A &amp; B</title>
<desc id=\"wordcloud-feed-desc\">词云，共 2 个词，最突出的是：模型 &lt;R&amp;D&gt;、turned。</desc>
<path fill=\"#ffffff\" d=\"M0 0h50v40H0z\"/>
<path fill=\"#c80000\" d=\"M5 15h20v-10h-20z\"><title>模型 &lt;R&amp;D&gt; (3)</title></path>
<path fill=\"#0000c8\" d=\"M30 10v20h10v-20z\"><title>turned (3)</title></path>
</svg>
";
        assert_eq!(svg, expected);
    }

    #[test]
    fn the_contour_lies_under_the_words() {
        let mut cloud = sample();
        let path = cloud.words[0].path.clone();
        cloud.contour = Some(Contour { path, width: 2.5, color: cloud.words[1].color });
        let svg = svg(&cloud);
        let line = "<path fill=\"none\" stroke=\"#0000c8\" stroke-width=\"2.5\" \
                    stroke-linejoin=\"round\" d=\"M0 0h2v-1h-2z\"/>\n<path fill=\"#c80000\"";
        assert!(svg.contains(line), "{svg}");
    }

    #[test]
    fn words_are_links_and_can_be_selected_if_asked() {
        let options = ExportOptions {
            link: Some("/tags/{word}".to_owned()),
            selectable: true,
            ..ExportOptions::default()
        };
        let svg = to_svg(&sample(), &options).unwrap();
        // Without runs of glyphs the outline stays, with transparent text over it.
        let word = "<title>turned (3)</title></path><text font-size=\"10\" textLength=\"20\" \
                    lengthAdjust=\"spacingAndGlyphs\" fill-opacity=\"0\" \
                    transform=\"translate(30 10) rotate(90)\">turned</text></a>";
        assert!(svg.contains(word), "{svg}");
        assert!(svg.contains("<a href=\"/tags/turned\"><path"), "{svg}");
    }

    #[test]
    fn backdrops_are_drawn() {
        let mut cloud = sample();
        cloud.backdrop = Some(Backdrop::Transparent);
        assert!(!svg(&cloud).contains("M0 0h50v40"));
        let gradient = "down:white..#eeeeee".parse::<Gradient>().unwrap();
        cloud.backdrop = Some(Backdrop::Gradient(gradient));
        let drawn = svg(&cloud);
        assert!(drawn.contains("<stop offset=\"1\" stop-color=\"#eeeeee\"/>"), "{drawn}");
        let white = image::RgbImage::from_pixel(4, 4, image::Rgb([255; 3]));
        cloud.backdrop = Some(Backdrop::Picture(white.into()));
        assert!(svg(&cloud).contains("href=\"data:image/jpeg;base64,/9j/"));
    }
}
