//! PDF: outlines as in every other format, and over them invisible text to select and search.

use super::ExportOptions;
use super::paint::check_outlines;
use super::pdf_text::TextFont;
use crate::Result;
use crate::cloud::{Cloud, Word};
use crate::color::{Backdrop, Color};
use crate::outline::{Path, Point, Segment};
use pdf_writer::types::{LineJoinStyle, StructRole};
use pdf_writer::writers::ExtGraphicsState;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use std::collections::BTreeSet;
use zlib_rs::{DeflateConfig, compress_bound, compress_slice};

/// Points for each pixel of CSS.
const POINTS: f32 = 72.0 / 96.0;

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);
const FIGURE: Ref = Ref::new(6);
const BACKDROP: Ref = Ref::new(7);
const STRUCTURE: Ref = Ref::new(8);
const PARENTS: Ref = Ref::new(9);
const FIRST_OF_FONT: i32 = 10;

/// The cloud as a PDF of one page, a pixel being 1/96 inch.
///
/// The words are outlines, under them nothing is embedded but a font without ink, in which their
/// text is set to be selected and searched. The page is tagged as one figure with the alternative
/// text.
///
/// # Errors
///
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode) for a word without an outline.
pub fn to_pdf(cloud: &Cloud, options: &ExportOptions) -> Result<Vec<u8>> {
    check_outlines(cloud)?;
    let font = TextFont::new(cloud.words.iter().map(|word| &*word.text));
    let mut pdf = Pdf::new();
    structure(&mut pdf, cloud, options);
    let (width, height) = (cloud.size.width as f32, cloud.size.height as f32);
    let mut page = pdf.page(PAGE);
    page.media_box(Rect::new(0.0, 0.0, width * POINTS, height * POINTS));
    page.parent(PAGES).contents(CONTENT).struct_parents(0);
    let mut resources = page.resources();
    resources.fonts().pair(TextFont::NAME, Ref::new(FIRST_OF_FONT));
    let picture = backdrop(cloud)?;
    if picture.is_some() {
        resources.x_objects().pair(Name(b"B"), BACKDROP);
    }
    let opacities = opacities(cloud);
    if !opacities.is_empty() {
        let mut states = resources.ext_g_states();
        for opacity in opacities {
            let mut state = states
                .insert(Name(opacity_name(opacity).as_bytes()))
                .start::<ExtGraphicsState<'_>>();
            state.non_stroking_alpha(f32::from(opacity) / 100.0);
        }
    }
    resources.finish();
    page.finish();
    if let Some(picture) = &picture {
        let mut image = pdf.image_xobject(BACKDROP, &picture.data);
        image.width(picture.width as i32).height(picture.height as i32);
        image.bits_per_component(8).color_space().device_rgb();
        image.filter(picture.filter);
    }
    let content = zlib(&content(cloud, &font, picture.is_some()));
    pdf.stream(CONTENT, &content).filter(Filter::FlateDecode);
    font.write(&mut pdf, Ref::new(FIRST_OF_FONT));
    Ok(pdf.finish())
}

/// What the document is, for readers that do not look at it.
fn structure(pdf: &mut Pdf, cloud: &Cloud, options: &ExportOptions) {
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES);
    if !cloud.language.is_empty() {
        catalog.lang(TextStr(&cloud.language));
    }
    catalog.mark_info().marked(true);
    catalog.viewer_preferences().display_doc_title(true);
    catalog.pair(Name(b"StructTreeRoot"), STRUCTURE);
    catalog.finish();
    let mut root = pdf.indirect(STRUCTURE).dict();
    root.pair(Name(b"Type"), Name(b"StructTreeRoot"));
    root.pair(Name(b"K"), FIGURE).pair(Name(b"ParentTree"), PARENTS);
    root.finish();
    // The number tree: what marked content of page 0 belongs to.
    let mut parents = pdf.indirect(PARENTS).dict();
    let mut numbers = parents.insert(Name(b"Nums")).array();
    numbers.item(0);
    numbers.push().array().item(FIGURE);
    numbers.finish();
    parents.finish();
    let mut figure = pdf.struct_element(FIGURE);
    figure.kind(StructRole::Figure).parent(STRUCTURE).page(PAGE);
    figure.alt(TextStr(&options.alt_of(cloud)));
    figure.children().marked_content_id(0);
    figure.finish();
    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut info = pdf.document_info(INFO);
    info.title(TextStr(options.title_of(cloud))).producer(TextStr("wordcloud"));
}

/// The picture behind the words.
struct Picture {
    width: u32,
    height: u32,
    filter: Filter,
    data: Vec<u8>,
}

fn backdrop(cloud: &Cloud) -> Result<Option<Picture>> {
    Ok(match &cloud.backdrop {
        #[cfg(feature = "images")]
        Some(Backdrop::Picture(image)) => Some(Picture {
            width: image.width(),
            height: image.height(),
            filter: Filter::DctDecode,
            data: super::image::encode_jpeg(image, 92)?,
        }),
        Some(Backdrop::Gradient(gradient)) => {
            let length = if gradient.down { cloud.size.height } else { cloud.size.width };
            let place = |at: u32| (f64::from(at) + 0.5) / f64::from(length);
            let pixels: Vec<u8> = (0..length).flat_map(|at| gradient.at(place(at)).rgb()).collect();
            let (width, height) = if gradient.down { (1, length) } else { (length, 1) };
            let data = zlib(&pixels);
            Some(Picture { width, height, filter: Filter::FlateDecode, data })
        }
        _ => None,
    })
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut deflated = vec![0; compress_bound(bytes.len())];
    let (written, _) = compress_slice(&mut deflated, bytes, DeflateConfig::default());
    let length = written.len();
    deflated.truncate(length);
    deflated
}

fn content(cloud: &Cloud, font: &TextFont, picture: bool) -> Vec<u8> {
    let (width, height) = (cloud.size.width as f32, cloud.size.height as f32);
    let mut content = Content::new();
    content.begin_marked_content_with_properties(Name(b"Figure")).properties().identify(0);
    // From here on as on the canvas: pixels, y down.
    content.transform([POINTS, 0.0, 0.0, -POINTS, 0.0, height * POINTS]);
    if picture {
        content.save_state().transform([width, 0.0, 0.0, -height, 0.0, height]);
        content.x_object(Name(b"B")).restore_state();
    } else if cloud.backdrop.is_none() {
        fill(&mut content, cloud.background);
        content.rect(0.0, 0.0, width, height).fill_nonzero();
    }
    if let Some(contour) = &cloud.contour {
        let [red, green, blue] = channels(contour.color);
        content.set_stroke_rgb(red, green, blue).set_line_width(contour.width);
        content.set_line_join(LineJoinStyle::RoundJoin);
        draw(&mut content, &contour.path, |point| point);
        content.stroke();
    }
    for word in &cloud.words {
        for part in word.path.parts() {
            let color = |[red, green, blue]: [u8; 3]| Color { red, green, blue };
            fill(&mut content, part.rgb.map_or(word.color, color));
            let opacity = percent(part.opacity);
            if opacity < 100 {
                content.save_state().set_parameters(Name(opacity_name(opacity).as_bytes()));
            }
            draw(&mut content, &part.path, placing(word));
            content.fill_nonzero();
            if opacity < 100 {
                content.restore_state();
            }
        }
    }
    font.set(&mut content, &cloud.words);
    content.end_marked_content();
    content.finish().to_vec()
}

fn percent(opacity: f32) -> u8 {
    (opacity * 100.0).round() as u8
}

/// The opacities of all parts that are not opaque, in percent.
fn opacities(cloud: &Cloud) -> BTreeSet<u8> {
    let layers = cloud.words.iter().flat_map(|word| &word.path.layers);
    layers.map(|layer| percent(layer.opacity)).filter(|opacity| *opacity < 100).collect()
}

/// What an opacity is called in the resources of the page.
fn opacity_name(percent: u8) -> String {
    format!("O{percent}")
}

/// Where a point of a word's outline stands on the canvas, in hundredths of a pixel.
fn placing(word: &Word) -> impl Fn(Point) -> Point {
    let (sin, cos) = libm::sincos(f64::from(word.angle).to_radians());
    let size = f64::from(word.font_size);
    let origin = word.origin;
    let round = |length: f64| ((length * 100.0).round() / 100.0) as f32;
    move |point| {
        let (x, y) = (f64::from(point.x) * size, f64::from(point.y) * size);
        let (across, down) = (x * cos - y * sin, x * sin + y * cos);
        Point::new(round(f64::from(origin.x) + across), round(f64::from(origin.y) + down))
    }
}

fn draw(content: &mut Content, path: &Path, map: impl Fn(Point) -> Point) {
    let mut at = Point::default();
    for segment in &path.segments {
        match segment.map(&map) {
            Segment::MoveTo(to) => {
                content.move_to(to.x, to.y);
                at = to;
            }
            Segment::LineTo(to) => {
                content.line_to(to.x, to.y);
                at = to;
            }
            // PDF has cubic curves only.
            Segment::QuadTo(control, to) => {
                let third = |end: f32, control: f32| end + (control - end) * 2.0 / 3.0;
                content.cubic_to(
                    third(at.x, control.x),
                    third(at.y, control.y),
                    third(to.x, control.x),
                    third(to.y, control.y),
                    to.x,
                    to.y,
                );
                at = to;
            }
            Segment::CurveTo(one, two, to) => {
                content.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
                at = to;
            }
            Segment::Close => {
                content.close_path();
            }
        }
    }
}

fn fill(content: &mut Content, color: Color) {
    let [red, green, blue] = channels(color);
    content.set_fill_rgb(red, green, blue);
}

/// The channels from 0 to 1, to a tenth of a step of eight bits.
fn channels(color: Color) -> [f32; 3] {
    color.rgb().map(|channel| (f32::from(channel) / 255.0 * 2550.0).round() / 2550.0)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_content_is_the_cloud() {
        let cloud = sample();
        let font = TextFont::new(["模型 <R&D>", "turned"].into_iter());
        let text = String::from_utf8(content(&cloud, &font, false)).unwrap();
        assert!(text.contains("5 15 m\n25 15 l\n25 5 l\n5 5 l\nh\nf"), "{text}");
        assert!(text.contains("30 10 m\n30 30 l\n40 30 l\n40 10 l\nh\nf"), "{text}");
        assert!(text.contains("3 Tr"), "{text}");
    }

    #[test]
    fn the_file_names_its_alternative_text_and_title() {
        let options = ExportOptions {
            alt: Some("What it shows".to_owned()),
            title: Some("Weekly 37".to_owned()),
            ..ExportOptions::default()
        };
        let pdf = to_pdf(&sample(), &options).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        assert!(pdf.starts_with(b"%PDF-"));
        for part in ["/Alt (What it shows)", "/Title (Weekly 37)", "/Lang (zh-Hans)"] {
            assert!(text.contains(part), "{part}");
        }
        assert_eq!(pdf, to_pdf(&sample(), &options).unwrap());
    }

    #[test]
    fn backdrops_are_drawn() {
        let mut cloud = sample();
        let gradient = "white..#eeeeee".parse::<crate::color::Gradient>().unwrap();
        cloud.backdrop = Some(Backdrop::Gradient(gradient));
        let pdf = to_pdf(&cloud, &ExportOptions::default()).unwrap();
        assert!(String::from_utf8_lossy(&pdf).contains("/Subtype /Image"));
    }
}
