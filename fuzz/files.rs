//! What must hold for any file that is read besides reports: refused, or of use; called by the
//! fuzz targets and by the property tests.
#![allow(dead_code, reason = "each target calls one of them")]

use std::fs;
use std::path::Path;
use wordcloud::archive::{BatchOptions, batch};
use wordcloud::export::{ExportOptions, Format, encode, from_json, to_json};
use wordcloud::font::FontBook;
use wordcloud::image::{Rgba, RgbaImage};
use wordcloud::settings::Settings;
use wordcloud::term::{TermCounts, merge_saved, prune_saved};
use wordcloud::{Size, WordCloud};

/// The most pixels that a check draws; a file may ask for more, which only takes time.
const PIXELS: u64 = 100_000;

const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/test");

fn words() -> [(&'static str, f64); 3] {
    [("harbor", 9.0), ("渡轮", 5.0), ("AVATAR", 2.0)]
}

/// Settings on a small canvas of which one names a file, whose bytes these are.
fn with_file(setting: &str, name: &str, bytes: &[u8]) {
    let mut settings = Settings::default();
    settings.set("size", "90x60").expect("a size");
    settings.set(setting, name).expect("a setting");
    let read = |_: &Path, _: &str| Ok(bytes.to_vec());
    // What it is refused for is said; a mask may also have no room for a word.
    let Ok((cloud, _)) = settings.word_cloud(&read) else { return };
    if let Ok(cloud) = cloud.cloud_of_words(words()) {
        encode(&cloud, Format::Svg, &ExportOptions::default()).expect("a cloud can be written");
    }
}

/// Bytes as the picture of a mask and of a background.
pub(crate) fn picture(bytes: &[u8]) {
    with_file("mask", "mask.png", bytes);
    with_file("background", "back.png", bytes);
}

/// Bytes as an SVG that is a mask.
pub(crate) fn svg(bytes: &[u8]) {
    with_file("mask", "mask.svg", bytes);
}

/// Bytes as a font.
pub(crate) fn font(bytes: &[u8]) {
    with_file("font", "own.ttf", bytes);
}

/// Bytes as a list of aliases, of stop words and of names.
pub(crate) fn lists(bytes: &[u8]) {
    for setting in ["aliases", "stopwords", "lexicon"] {
        let mut settings = Settings::default();
        settings.set(setting, "list.txt").expect("a setting");
        let read = |_: &Path, _: &str| Ok(bytes.to_vec());
        let Ok((cloud, _)) = settings.word_cloud(&read) else { continue };
        let document = cloud.read("港口的渡轮 The Harbor Ferry".as_bytes()).expect("a text");
        drop(cloud.terms_of(&document));
    }
}

/// Bytes as a saved cloud: refused, or written and read again as the same.
pub(crate) fn cloud(bytes: &[u8]) {
    let Ok(cloud) = from_json(bytes) else { return };
    let Size { width, height } = cloud.size;
    if u64::from(width) * u64::from(height) > PIXELS {
        return;
    }
    let json = to_json(&cloud).expect("a cloud can be written");
    let again = from_json(json.as_bytes()).expect("what was written can be read");
    assert_eq!(to_json(&again).expect("a cloud can be written"), json);
    let mut cloud = cloud;
    if cloud.shape(&FontBook::bundled()).is_err() {
        return;
    }
    for &format in Format::ALL {
        encode(&cloud, format, &ExportOptions::default()).expect("a cloud can be written");
    }
}

/// Bytes as saved counts: refused, or as they were written.
pub(crate) fn counts(bytes: &[u8]) {
    let counts = TermCounts::from_bytes(bytes);
    let mut sum = Vec::new();
    let merged = merge_saved([("counts", bytes)], &mut sum);
    assert_eq!(counts.is_ok(), merged.is_ok(), "{counts:?} {merged:?}");
    let Ok(counts) = counts else { return };
    assert_eq!(counts.to_bytes().expect("counts can be written"), sum);
    let mut kept = Vec::new();
    prune_saved(bytes, 2, &mut kept).expect("what can be read can be pruned");
    assert!(TermCounts::from_bytes(&kept).expect("counts").entries.len() <= 2);
}

/// What the front matter of a post may be.
pub(crate) fn front_matter(bytes: &[u8]) {
    for (open, close) in [("---\n", "\n---\n"), ("+++\n", "\n+++\n"), ("", "\n")] {
        let report = [open.as_bytes(), bytes, close.as_bytes(), "港口 harbor".as_bytes()].concat();
        let document = wordcloud::document::read(&report, &Default::default());
        let settings = wordcloud::document::read_settings(&report);
        assert_eq!(settings, document.settings);
        let Ok(settings) = Settings::from_front_matter(settings.as_ref(), "a post") else {
            continue;
        };
        drop(settings.word_cloud(&|_, _| Ok(b"harbor".to_vec())));
    }
}

/// Bytes as a file of a site with one post: the post is drawn, or the file is refused, and the post
/// stays as it was.
fn site(name: &str, bytes: &[u8]) {
    let post = "---\nwordcloud: {size: 60x40}\n---\n港口 harbor\n";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(folder.path().join("post.md"), post).expect("a post");
    fs::write(path, bytes).expect("a file");
    let options = BatchOptions::default();
    if batch(folder.path(), &options, &mut |_| {}).is_ok() {
        batch(folder.path(), &options, &mut |_| {}).expect("what ran once runs again");
    }
    assert_eq!(fs::read_to_string(folder.path().join("post.md")).expect("a post"), post);
}

/// Bytes as the state of a site.
pub(crate) fn state(bytes: &[u8]) {
    site(".wordcloud/state.jsonl", bytes);
}

/// Bytes as the settings of a site.
pub(crate) fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // A large picture only takes time, and files elsewhere are not for a check.
    if !["size", "scale", "best", "out", "/", "effort"].iter().any(|name| text.contains(name)) {
        site("wordcloud.toml", bytes);
    }
}

/// A name, the check, and small files to be changed.
pub(crate) type Kind = (&'static str, fn(&[u8]), Vec<Vec<u8>>);

/// All kinds of files.
pub(crate) fn kinds() -> Vec<Kind> {
    use wordcloud::image::{DynamicImage, ImageFormat};
    let settings = WordCloud::default().size(Size { width: 90, height: 60 });
    let drawn = settings.cloud_of_words(words()).expect("a cloud");
    let image = DynamicImage::ImageRgba8(drawn_pixels());
    let as_format = |image: DynamicImage, format| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner()
    };
    let rgb = DynamicImage::ImageRgb8(image.to_rgb8());
    let pictures = vec![
        as_format(image.clone(), ImageFormat::Png),
        as_format(rgb, ImageFormat::Jpeg),
        as_format(image, ImageFormat::WebP),
    ];
    let document = settings.read("港口的渡轮 The Harbor Ferry".as_bytes()).expect("a text");
    let tokens = wordcloud::token::tokenize(&document, &Default::default());
    let counts = wordcloud::term::count(&document, &tokens, &Default::default()).counts;
    let fonts = fs::read_dir(FONTS).expect("the fonts of the tests").filter_map(|entry| {
        let path = entry.expect("a file").path();
        (path.extension()? == "ttf").then(|| fs::read(path).expect("a font"))
    });
    let mut fonts: Vec<_> = fonts.collect();
    fonts.sort();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 6\"><defs><clipPath \
               id=\"c\"><circle cx=\"4\" cy=\"3\" r=\"3\"/></clipPath><filter id=\"f\"><feOffset \
               dx=\"1\"/></filter></defs><g clip-path=\"url(#c)\" filter=\"url(#f)\"><path d=\"M0 \
               0L9 0C9 3 6 6 0 6Z\" transform=\"scale(2)\"/></g><use href=\"#c\"/></svg>";
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("picture", picture, pictures),
        ("svg", self::svg, vec![text(svg)]),
        ("font", font, fonts),
        ("lists", lists, vec![text("harbor ferry = ferry\n# a comment\n港口\n\"a b\", c\n")]),
        ("cloud", cloud, vec![text(&to_json(&drawn).expect("a cloud"))]),
        ("counts", self::counts, vec![counts.to_bytes().expect("counts")]),
        (
            "front matter",
            front_matter,
            vec![
                text("title: a\ntags: [a, b]\nwordcloud:\n  theme: dark\n  size: 60x40\n"),
                text("title = \"a\"\n[wordcloud]\nmask = \"a.png\"\npadding = 2\n"),
                text("{\"title\": \"a\", \"wordcloud\": {\"max_words\": 9, \"fonts\": [\"a\"]}}"),
            ],
        ),
        ("state", state, vec![state_of_a_run()]),
        (
            "settings",
            self::settings,
            vec![text("theme = \"dark\"\nmax_words = 9\n[batch]\nwrite_back = true\n")],
        ),
    ]
}

/// A picture with an inside and an outside.
fn drawn_pixels() -> RgbaImage {
    RgbaImage::from_fn(24, 16, |x, y| {
        let inside = (4..20).contains(&x) && (3..13).contains(&y);
        Rgba(if inside { [10 * x as u8, 0, 90, 255] } else { [255; 4] })
    })
}

/// The state that a run leaves.
fn state_of_a_run() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let post = "---\nwordcloud: {size: 60x40}\n---\n港口 harbor\n";
    fs::write(folder.path().join("post.md"), post).expect("a post");
    batch(folder.path(), &BatchOptions::default(), &mut |_| {}).expect("a run");
    fs::read(folder.path().join(".wordcloud/state.jsonl")).expect("a state")
}
