//! The figures of the layout: against the peers' algorithms, by growth, and single cases for
//! counting instructions.
//!
//!     cargo bench --bench figures               against the algorithms of the peers, in one run
//!     cargo bench --bench figures -- ours       the same without the peers
//!     cargo bench --bench figures -- growth     writes benches/growth.csv and benches/growth.svg
//!     cargo bench --bench figures -- run 200    one layout, to be run under callgrind
//!     cargo bench --bench figures -- ink FILE...    lists of a word and a count a line, tab between:
//!                                               ink and time of 200 words at each effort
//!     cargo bench --bench figures -- sizes FILE 1200x800    words of given sizes and angles, tab
//!                                               between: at how large a scale do all of them fit?
//!
//! Times are of one thread: the least of several runs.
#![allow(missing_docs, reason = "a bench is no library")]
#![allow(clippy::print_stdout, reason = "a bench prints its figures")]
#![allow(clippy::disallowed_methods, reason = "a bench looks at the clock and writes files")]

#[path = "peers/integral.rs"]
mod integral;
mod lists;
#[path = "peers/spiral.rs"]
mod spiral;

use std::fmt::Write;
use std::time::Instant;
use wordcloud::font::FontBook;
use wordcloud::layout::{Effort, Item, Layout, Mask, MaskOptions, Shape, SizeLaw, layout};

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|text| text != "--bench").collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread");
    pool.install(|| match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["growth"] => growth(),
        ["ours"] => ours(),
        ["run", case] => run(case),
        ["sizes", file, canvas] => sizes(file, canvas),
        ["ink", ref files @ ..] => ink(files),
        _ => peers(),
    });
}

fn fit(items: &[Item], mask: &Mask) -> Layout {
    layout(items, mask, &lists::options()).expect("the options are good")
}

/// Milliseconds, the least of some runs.
fn time<T>(runs: usize, mut work: impl FnMut() -> T) -> (f64, T) {
    let mut timed = || {
        let begin = Instant::now();
        let done = work();
        (begin.elapsed().as_secs_f64() * 1000.0, done)
    };
    let first = timed();
    (1..runs).map(|_| timed()).fold(first, |best, next| if next.0 < best.0 { next } else { best })
}

fn ours() {
    let fonts = FontBook::bundled();
    println!("words  fit  one pass  ink");
    for &(count, width, height) in &lists::CANVASES[..3] {
        let items = lists::items(&fonts, count);
        let mask = Mask::rectangle(lists::size(width, height));
        let (whole, found) = time(25, || fit(&items, &mask));
        let mut given = lists::options();
        given.max_font_size = Some(0.97 * found.scale as f32);
        let (pass, _) = time(25, || layout(&items, &mask, &given));
        println!("{count:5} {whole:8.1} ms {pass:6.1} ms  {:.4}", found.score.ink);
    }
}

fn peers() {
    let fonts = FontBook::bundled();
    println!("words  ours: fit  one pass  ink    | integral image  ratio | spiral  ratio  placed");
    for (count, width, height) in &lists::CANVASES[..3] {
        let (count, width, height) = (*count, *width, *height);
        let items = lists::items(&fonts, count);
        let mask = Mask::rectangle(lists::size(width, height));
        let (ours, found) = time(25, || fit(&items, &mask));
        let mut given = lists::options();
        given.max_font_size = Some(0.97 * found.scale as f32);
        let (pass, _) = time(25, || layout(&items, &mask, &given));
        let sizes: Vec<f32> =
            items.iter().map(|item| (found.scale * (item.weight / 1000.0).sqrt()) as f32).collect();
        let (width, height) = (width as usize, height as usize);
        let (integral, _) = time(1, || integral::layout(&items, width, height));
        let (spiral, placed) = time(1, || spiral::layout(&items, &sizes, width, height));
        println!(
            "{count:5} {ours:8.1} ms {pass:6.1} ms  {:.4} | {integral:11.0} ms {:6.0} | {spiral:5.0} ms \
             {:5.1}  {placed}/{count}",
            found.score.ink,
            integral / ours,
            spiral / pass,
        );
    }
}

fn run(case: &str) {
    let fonts = FontBook::bundled();
    if case == "none" {
        println!("{} items", lists::items(&fonts, 200).len());
        return;
    }
    if let Some(count) = case.strip_prefix("dense-") {
        let items = lists::items(&fonts, count.parse().expect("a number of words"));
        let options = lists::options().effort(Effort::Dense);
        let done = layout(&items, &Mask::rectangle(lists::size(1200, 800)), &options);
        println!("{case}: ink {:.4}", done.expect("good options").score.ink);
        return;
    }
    let (shape, count) = match case.split_once('-') {
        Some((shape, count)) => (Some(shape), count),
        None => (None, case),
    };
    let count: usize = count.parse().expect("a number of words");
    let canvas = lists::CANVASES.iter().find(|canvas| canvas.0 >= count).expect("up to 10000");
    let size = lists::size(canvas.1, canvas.2);
    let mask = match shape {
        Some(name) => {
            let shape = name.parse::<Shape>().expect("a shape");
            Mask::from_shape(shape, size, &MaskOptions::default()).expect("there is room")
        }
        None => Mask::rectangle(size),
    };
    let result = fit(&lists::items(&fonts, count), &mask);
    println!("{case}: {} placed, ink {:.4}", result.placements.len(), result.score.ink);
}

/// Packs words of given sizes and angles, such as those that another program has chosen, with three
/// seeds of each effort.
fn sizes(file: &str, canvas: &str) {
    let fonts = FontBook::bundled();
    let text = std::fs::read_to_string(file).expect("the file can be read");
    let item = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let number = |field: usize| fields[field].parse::<f64>().expect("a number");
        let path = fonts.shape(fields[0]).path;
        Item::new(path, number(1)).angle(number(2) as f32)
    };
    let items: Vec<Item> = text.lines().map(item).collect();
    let largest = items.iter().map(|item| item.weight).fold(0.0, f64::max);
    let side = |text: &str| text.parse().expect("a number of pixels");
    let (width, height) = canvas.split_once('x').expect("WIDTHxHEIGHT");
    let mask = Mask::rectangle(lists::size(side(width), side(height)));
    for effort in [Effort::Quick, Effort::Thorough, Effort::Dense] {
        let (mut scale, mut ms, mut placed) = (0.0, 0.0, 0);
        for seed in 0..3 {
            let options = lists::options().law(SizeLaw::Linear).effort(effort).seed(seed);
            let (taken, done) = time(1, || layout(&items, &mask, &options).expect("good options"));
            scale += done.scale / largest / 3.0;
            ms += taken / 3.0;
            placed = done.placements.len();
        }
        println!("{effort:?}: {placed} of {} at a scale of {scale:.3}, {ms:.0} ms", items.len());
    }
}

/// The ink of 200 words of each list on 1200x800, the mean of three seeds of each effort.
fn ink(files: &[&str]) {
    let fonts = FontBook::bundled();
    let mask = Mask::rectangle(lists::size(1200, 800));
    println!("ink, least ms: quick, thorough, dense");
    for file in files {
        let text = std::fs::read_to_string(file).expect("the file can be read");
        let word = |line: &str| {
            let (word, count) = line.split_once('\t').expect("a word and a count");
            (word.to_owned(), count.parse::<f64>().expect("a number"))
        };
        let words: Vec<(String, f64)> = text.lines().take(200).map(word).collect();
        let items = lists::shaped(&fonts, &words);
        print!("{file}");
        for effort in [Effort::Quick, Effort::Thorough, Effort::Dense] {
            let (mut ink, mut least) = (0.0, f64::INFINITY);
            for seed in 0..3 {
                let options = lists::options().effort(effort).seed(seed);
                let (ms, done) = time(2, || layout(&items, &mask, &options).expect("good options"));
                assert_eq!(done.placements.len(), words.len(), "all have a place");
                ink += done.score.ink / 3.0;
                least = least.min(ms);
            }
            print!("  {ink:.4} {least:5.1}");
        }
        println!();
    }
}

fn growth() {
    let fonts = FontBook::bundled();
    let items = lists::items(&fonts, 20_000);
    let mut rows = String::from("words,width,height,milliseconds,placed\n");
    let mut point = |count: usize, width: u32, height: u32| {
        let mask = Mask::rectangle(lists::size(width, height));
        let (ms, done) = time(3, || fit(&items[..count], &mask));
        println!("{count} words, {width}x{height}: {ms:.1} ms");
        let _ = writeln!(rows, "{count},{width},{height},{ms:.2},{}", done.placements.len());
        ms
    };
    let words: Vec<(f64, f64)> = [100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 20_000]
        .map(|count| (count as f64, point(count, 1920, 1080)))
        .to_vec();
    let area: Vec<(f64, f64)> = [
        (900, 600),
        (1200, 800),
        (1800, 1200),
        (2400, 1600),
        (3000, 2000),
        (3600, 2400),
        (6000, 4000),
        (12_000, 8000),
    ]
    .map(|(width, height)| (f64::from(width * height) / 1e6, point(500, width, height)))
    .to_vec();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/");
    std::fs::write(format!("{folder}growth.csv"), rows).expect("the file can be written");
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"920\" height=\"360\" \
         font-family=\"sans-serif\" font-size=\"12\"><rect width=\"920\" height=\"360\" \
         fill=\"white\"/>{}{}</svg>\n",
        plot(10.0, "words on 1920x1080", &words),
        plot(470.0, "megapixels, 500 words", &area)
    );
    std::fs::write(format!("{folder}growth.svg"), picture).expect("the file can be written");
}

/// A plot of milliseconds over something, 440 pixels wide, with the numbers at the points.
fn plot(left: f64, name: &str, points: &[(f64, f64)]) -> String {
    let most = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(0.0, f64::max);
    let (far, high) = (most(|p| p.0), most(|p| p.1) * 1.1);
    let place = |&(x, y): &(f64, f64)| (left + 50.0 + 350.0 * x / far, 310.0 - 270.0 * y / high);
    let mut svg = format!(
        "<path d=\"M{x} 40V310H{right}\" fill=\"none\" stroke=\"black\"/><text x=\"{x}\" y=\"24\">\
         milliseconds on one thread, over {name}</text>",
        x = left + 50.0,
        right = left + 410.0
    );
    let line: Vec<String> =
        points.iter().map(place).map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    let _ =
        write!(svg, "<polyline points=\"{}\" fill=\"none\" stroke=\"#1f77b4\"/>", line.join(" "));
    for point in points {
        let (x, y) = place(point);
        let _ = write!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#1f77b4\"/><text x=\"{x:.1}\" \
             y=\"{:.1}\" text-anchor=\"end\" font-size=\"10\">{:.0}</text>",
            y - 6.0,
            point.1
        );
        if point.0 > far / 12.0 {
            let _ = write!(
                svg,
                "<text x=\"{x:.1}\" y=\"326\" text-anchor=\"middle\" font-size=\"10\">{}</text>",
                point.0
            );
        }
    }
    svg
}
