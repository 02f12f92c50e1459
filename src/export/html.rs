//! HTML: one page that needs nothing else and shows what lies behind each word.

use super::ExportOptions;
use super::link::{self, escape};
use super::paint::check_outlines;
use super::phrases::{Phrases, phrases};
use super::svg;
use crate::Result;
use crate::cloud::{Cloud, Word};
use crate::color::{Backdrop, Color, Group, counterparts, luminance, other_background};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A page of its own with the cloud, which works without a network and without any other file.
///
/// Pointing at a word (or going to it with the arrow keys) shows its count, its share of the words
/// drawn, its spellings and a sentence; choosing it leaves the words that stand in its sentences,
/// or follows `options.link`. A table of all words stands behind the picture. The page follows the
/// reader's choice of light or dark.
///
/// # Errors
///
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode) for a word without an outline,
/// [`ErrorKind::Options`](crate::ErrorKind::Options) for a link that cannot be used.
pub fn to_html(cloud: &Cloud, options: &ExportOptions) -> Result<String> {
    check_outlines(cloud)?;
    if let Some(pattern) = &options.link {
        link::check(pattern)?;
    }
    let backdrop = match &cloud.backdrop {
        None | Some(Backdrop::Transparent) => String::new(),
        Some(_) => svg::backdrop(cloud)?,
    };
    let mut html = String::new();
    // Writing to a string cannot fail.
    let _ = page(&mut html, cloud, options, &backdrop);
    Ok(html)
}

/// What a page may load: nothing. Scripts and styles are those within it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      img-src data:; base-uri 'none'; form-action 'none'";

fn page(
    html: &mut String,
    cloud: &Cloud,
    options: &ExportOptions,
    backdrop: &str,
) -> std::fmt::Result {
    let phrases = phrases(&cloud.language);
    let shades = Shades::of(cloud);
    let title = escape(options.title_of(cloud));
    let language = if cloud.language.is_empty() { "en" } else { &cloud.language };
    write!(
        html,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"wordcloud\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n\
         <meta name=\"description\" content=\"{}\">\n\
         <style>\n{}:root {{ --ground: {}; --ground-dark: {}; }}\n</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1><button type=\"button\" id=\"scheme\" hidden>{}</button></header>\n\
         <main>\n<figure>\n",
        escape(language),
        escape(&options.alt_of(cloud)),
        include_str!("page/page.css"),
        shades.grounds[0],
        shades.grounds[1],
        phrases.scheme,
    )?;
    picture(html, cloud, options, backdrop, &shades)?;
    legend(html, cloud, &shades, phrases)?;
    write!(
        html,
        "</figure>\n<div id=\"tip\" role=\"tooltip\" hidden></div>\n\
         <section id=\"panel\" aria-live=\"polite\" data-clear=\"{}\" hidden></section>\n",
        phrases.clear
    )?;
    table(html, cloud, options, phrases)?;
    write!(html, "</main>\n<script>\n{}</script>\n</body>\n</html>\n", include_str!("page/page.js"))
}

/// The colours on light and on dark.
struct Shades {
    grounds: [Color; 2],
    words: [Vec<Color>; 2],
    edge: [Color; 2],
}

impl Shades {
    fn of(cloud: &Cloud) -> Self {
        let mut own: Vec<Color> = cloud.words.iter().map(|word| word.color).collect();
        own.extend(cloud.contour.iter().map(|contour| contour.color));
        let ground = cloud.background;
        // On a picture of its own the words stay as they are.
        let (other_ground, other) = match cloud.backdrop {
            None | Some(Backdrop::Transparent) => {
                let other = other_background(ground);
                (other, counterparts(&own, ground, other))
            }
            _ => (ground, own.clone()),
        };
        let edge = |colors: &[Color]| colors.last().copied().unwrap_or(Color::BLACK);
        let edges = [edge(&own), edge(&other)];
        if luminance(ground) < 0.18 && other_ground != ground {
            let [own_edge, other_edge] = edges;
            Self {
                grounds: [other_ground, ground],
                words: [other, own],
                edge: [other_edge, own_edge],
            }
        } else {
            Self { grounds: [ground, other_ground], words: [own, other], edge: edges }
        }
    }
}

fn picture(
    html: &mut String,
    cloud: &Cloud,
    options: &ExportOptions,
    backdrop: &str,
    shades: &Shades,
) -> std::fmt::Result {
    let (width, height) = (cloud.size.width, cloud.size.height);
    writeln!(
        html,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"group\" \
         aria-label=\"{}\">",
        escape(&options.alt_of(cloud))
    )?;
    html.push_str(backdrop);
    if cloud.contour.is_some() {
        let [light, dark] = shades.edge;
        write!(html, "<g class=\"edge\" style=\"--a:{light};--b:{dark}\">")?;
        svg::contour(html, cloud)?;
        html.push_str("</g>\n");
    }
    let [light, dark] = &shades.words;
    for (word, (light, dark)) in cloud.words.iter().zip(light.iter().zip(dark)) {
        let Word { x, y, width, height, .. } = word;
        let label = escape(&format!("{}, {}", word.text, word.count));
        let (tag, role) = match &options.link {
            Some(pattern) => {
                ("a", format!("href=\"{}\"", escape(&link::address(pattern, &word.text))))
            }
            None => ("g", "role=\"button\" aria-pressed=\"false\"".to_owned()),
        };
        write!(
            html,
            "<{tag} class=\"w\" {role} tabindex=\"-1\" aria-label=\"{label}\" \
             style=\"--a:{light};--b:{dark}\"><rect class=\"hit\" x=\"{x:.1}\" y=\"{y:.1}\" \
             width=\"{width:.1}\" height=\"{height:.1}\"/>",
        )?;
        svg::parts(html, word)?;
        writeln!(html, "</{tag}>")?;
    }
    html.push_str("</svg>\n");
    Ok(())
}

/// What the colours mean, if it is the groups that decide them: all words of a group have the same.
fn legend(
    html: &mut String,
    cloud: &Cloud,
    shades: &Shades,
    phrases: &Phrases,
) -> std::fmt::Result {
    let mut firsts: BTreeMap<Group, usize> = BTreeMap::new();
    for (index, word) in cloud.words.iter().enumerate() {
        let group = word.group.clone().unwrap_or_else(|| Group::of(&word.text));
        let first = *firsts.entry(group).or_insert(index);
        if cloud.words[first].color != word.color {
            return Ok(());
        }
    }
    let mut keys = String::new();
    for (group, phrase) in [Group::New, Group::Rising, Group::Falling].iter().zip(phrases.groups) {
        let Some(&first) = firsts.get(group) else { continue };
        let [light, dark] = shades.words.each_ref().map(|words| words[first]);
        write!(keys, "<span class=\"key\" style=\"--a:{light};--b:{dark}\">{phrase}</span>")?;
    }
    if keys.is_empty() { Ok(()) } else { writeln!(html, "<figcaption>{keys}</figcaption>") }
}

fn table(
    html: &mut String,
    cloud: &Cloud,
    options: &ExportOptions,
    phrases: &Phrases,
) -> std::fmt::Result {
    let total: u64 = cloud.words.iter().map(|word| word.count).sum();
    let Phrases { all, filter, word, count, share, spellings, sentences, .. } = phrases;
    writeln!(
        html,
        "<details id=\"all\"><summary>{all} ({})</summary>\n\
         <p class=\"controls\"><label for=\"filter\">{filter}</label>\
         <input id=\"filter\" type=\"search\" autocomplete=\"off\"></p>\n\
         <div class=\"scroll\"><table id=\"words\"><caption>{}</caption>\n\
         <thead><tr><th scope=\"col\">{word}</th><th scope=\"col\">{count}</th>\
         <th scope=\"col\">{share}</th><th scope=\"col\">{spellings}</th>\
         <th scope=\"col\">{sentences}</th></tr></thead>\n<tbody>",
        cloud.words.len(),
        escape(&options.alt_of(cloud)),
    )?;
    for word in &cloud.words {
        let text = escape(&word.text);
        let text = match &options.link {
            Some(pattern) => {
                let address = escape(&link::address(pattern, &word.text));
                format!("<a href=\"{address}\">{text}</a>")
            }
            None => text,
        };
        let share = 100.0 * word.count as f64 / total.max(1) as f64;
        let sentences: String =
            word.sources.iter().map(|line| format!("<li>{}</li>", escape(line))).collect();
        let list = if sentences.is_empty() { sentences } else { format!("<ul>{sentences}</ul>") };
        writeln!(
            html,
            "<tr><th scope=\"row\">{text}</th><td class=\"n\">{}</td><td class=\"n\">{share:.1} %\
             </td><td>{}</td><td>{list}</td></tr>",
            word.count,
            escape(&word.variants.join(", ")),
        )?;
    }
    html.push_str("</tbody></table></div>\n</details>\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn html(options: &ExportOptions) -> String {
        to_html(&sample(), options).unwrap()
    }

    #[test]
    fn every_word_is_in_the_picture_and_in_the_table() {
        let html = html(&ExportOptions::default());
        assert_eq!(html.matches("class=\"w\"").count(), 2);
        assert!(html.contains("<html lang=\"zh-Hans\">"));
        let row = "<tr><th scope=\"row\">模型 &lt;R&amp;D&gt;</th><td class=\"n\">3</td>\
                   <td class=\"n\">50.0 %</td><td>&quot;models&quot;</td>\
                   <td><ul><li>一句话 &quot;&lt;&amp;&gt;&quot;</li></ul></td></tr>";
        assert!(html.contains(row), "{html}");
    }

    #[test]
    fn no_word_can_become_markup() {
        let mut cloud = sample();
        let evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        cloud.words[0].text = evil.to_owned();
        cloud.words[0].sources = vec![evil.to_owned()];
        cloud.words[0].variants = vec![evil.to_owned()];
        cloud.language = "\"><script>".to_owned();
        let options = ExportOptions { title: Some(evil.to_owned()), ..ExportOptions::default() };
        let html = to_html(&cloud, &options).unwrap();
        assert_eq!(html.matches("<script").count(), 1);
        assert_eq!(html.matches("</script").count(), 1);
        assert!(!html.contains("<img") && !html.contains("\"'><"));
    }

    #[test]
    fn there_is_a_legend_where_groups_decide_the_colors() {
        let legend = |cloud: &Cloud| {
            let html = to_html(cloud, &ExportOptions::default()).unwrap();
            html.contains("<figcaption>")
        };
        let mut cloud = sample();
        assert!(!legend(&cloud));
        cloud.words[0].group = Some(Group::New);
        assert!(legend(&cloud));
        cloud.words[1].group = Some(Group::New);
        assert!(!legend(&cloud), "one group in two colours");
    }

    #[test]
    fn words_follow_a_link_if_there_is_one() {
        let link = Some("https://example.org/?q={word}".to_owned());
        let html = html(&ExportOptions { link, ..ExportOptions::default() });
        assert!(html.contains("<a class=\"w\" href=\"https://example.org/?q=turned\""), "{html}");
        assert!(!html.contains("role=\"button\""));
        let link = Some("javascript:alert('{word}')".to_owned());
        assert!(to_html(&sample(), &ExportOptions { link, ..ExportOptions::default() }).is_err());
    }

    #[test]
    fn light_and_dark_are_legible() {
        use crate::color::contrast;
        for background in [Color::WHITE, Color::BLACK] {
            let mut cloud = sample();
            cloud.background = background;
            for word in &mut cloud.words {
                word.color = crate::color::legible(word.color, background, 4.5);
            }
            let shades = Shades::of(&cloud);
            assert!(luminance(shades.grounds[0]) > luminance(shades.grounds[1]));
            for (ground, words) in shades.grounds.into_iter().zip(&shades.words) {
                assert!(words.iter().all(|&word| contrast(word, ground) >= 4.5), "{words:?}");
            }
        }
    }
}
