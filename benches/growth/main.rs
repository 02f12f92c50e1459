//! How the time of each stage grows with each kind of input: `cargo bench --bench growth`.
//!
//! Each kind is made at five sizes, each twice the one before; the exponent of the processor time
//! over the size is fitted by least squares. Prints those that grow faster than linearly or take
//! long, and ends with status 1 if there are any.
//!
//!     cargo bench --bench growth -- [KB] [NAME...]
//!
//! KB is the largest size in kilobytes, 256 if it is not given; of the kinds and forms only those
//! whose name holds all of the NAMEs are tried, and `all` prints every row.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads the clock of the processor and prints"
)]

mod kinds;

use kinds::{Kind, LISTS, TEXTS};
use std::time::{Duration, Instant};
use wordcloud::document::{self, FrequencyFormat, Markup, ReadOptions};
use wordcloud::term::{self, Term, TermOptions};
use wordcloud::token::{self, TokenOptions};
use wordcloud::{Format, Size, WordCloud};

/// The sizes: so many, each twice as large as the one before.
const SIZES: usize = 5;
/// The largest exponent: 1.1, and what the noise of a machine that others use adds.
const MOST: f64 = 1.2;
/// The least time of the largest size that says something about growth.
const LEAST: f64 = 5e-3;
/// The most seconds for a megabyte.
const SLOWEST: f64 = 20.0;
/// A kind is not made larger when one size took so long.
const ENOUGH: f64 = 10.0;

/// The processor time of this thread, which other programs do not lengthen; where the system does
/// not tell it, the clock's.
fn now(start: Instant) -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let said = said.and_then(|text| text.split(' ').next()?.parse().ok());
    said.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The seconds that `work` takes, the least of so many rounds.
fn seconds(rounds: usize, work: &mut dyn FnMut()) -> f64 {
    (0..rounds).map(|_| round(work)).fold(f64::INFINITY, f64::min)
}

/// The seconds that `work` takes, the mean of so many runs that the count of processor time, which
/// moves in steps of milliseconds, says something.
fn round(work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    let before = now(start);
    let mut runs = 0;
    loop {
        work();
        runs += 1;
        let took = now(start) - before;
        if took >= Duration::from_millis(20) {
            return took.as_secs_f64() / f64::from(runs);
        }
    }
}

/// What each stage takes for one input: reading, terms, the picture.
type Stages = [f64; 3];

fn picture(terms: &[Term], document: Option<&document::Document>) {
    let size = Size { width: 300, height: 200 };
    let cloud = WordCloud::default().size(size).cloud_of_terms(terms, document);
    // A report may have no word to draw.
    drop(cloud.and_then(|cloud| cloud.encode(Format::Jpeg)));
}

fn text(bytes: &[u8], markup: Markup, rounds: usize) -> Stages {
    let options = ReadOptions::default().markup(markup);
    let reading = seconds(rounds, &mut || drop(document::read(bytes, &options)));
    // What comes after reading is the same for all forms.
    if !matches!(markup, Markup::Markdown | Markup::PlainText) {
        return [reading, 0.0, 0.0];
    }
    let document = document::read(bytes, &options);
    let find = || {
        let tokens = token::tokenize(&document, &TokenOptions::default());
        term::terms(&document, &tokens, &TermOptions::default())
    };
    let finding = seconds(rounds, &mut || drop(find()));
    let terms = find();
    [reading, finding, seconds(rounds, &mut || picture(&terms, Some(&document)))]
}

fn list(bytes: &[u8], format: FrequencyFormat, rounds: usize) -> Stages {
    let read = || document::read_frequencies(bytes, format);
    let reading = seconds(rounds, &mut || drop(read()));
    let Ok(list) = read() else { return [reading, 0.0, 0.0] };
    let find = || term::from_frequencies(list.words.clone(), &TermOptions::default());
    let finding = seconds(rounds, &mut || drop(find()));
    let terms = find();
    [reading, finding, seconds(rounds, &mut || picture(&terms, None))]
}

/// The exponent of the time over the size, by least squares.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0.ln() / n, y + p.1.ln() / n));
    let over = points.iter().map(|p| (p.0.ln() - x) * (p.1.ln() - y)).sum::<f64>();
    over / points.iter().map(|p| (p.0.ln() - x).powi(2)).sum::<f64>()
}

/// Measures a kind, and where it seems to grow too fast twice more, each time at four times the
/// size and the least of three rounds: what is more than linear shows more there, what outgrew a
/// cache or another program's work does not show again.
fn try_kind(
    form: &str,
    kind: &Kind,
    largest: usize,
    all: bool,
    measure: &dyn Fn(&[u8], usize) -> Stages,
) -> bool {
    let tries = [(1, 1), (4, 3), (16, 3)];
    let mut rows = tries.into_iter().map(|(times, rounds)| {
        let measure = |bytes: &[u8]| measure(bytes, rounds);
        row(form, kind, largest * times, &measure)
    });
    let mut last = (String::new(), false);
    while !last.1
        && let Some(row) = rows.next()
    {
        last = row;
    }
    if all || !last.1 {
        println!("{}", last.0);
    }
    last.1
}

/// Measures a kind at all sizes; its row, and whether it grows as it should.
fn row(
    form: &str,
    kind: &Kind,
    largest: usize,
    measure: &dyn Fn(&[u8]) -> Stages,
) -> (String, bool) {
    let start = measure(&kind.bytes(1));
    let mut points: [Vec<(f64, f64)>; 3] = Default::default();
    for step in (0..SIZES).rev() {
        let size = largest >> step;
        let stages = measure(&kind.bytes(size));
        for ((points, took), start) in points.iter_mut().zip(stages).zip(start) {
            points.push((size as f64, (took - start).max(1e-6)));
        }
        if stages.iter().sum::<f64>() > ENOUGH {
            break;
        }
    }
    let mut good = true;
    let mut row = format!("{form:5} {:34}", kind.name);
    for points in &points {
        let last = points[points.len() - 1];
        let exponent = if last.1 < LEAST { 0.0 } else { exponent(points) };
        let slow = last.1 / last.0 * 1e6;
        // One slow size among five is another program's doing, if the last one is as fast again.
        let doubled = points.len() > 1 && last.1 / points[points.len() - 2].1 > 2f64.powf(MOST);
        let fits = !(exponent > MOST && doubled) && slow <= SLOWEST;
        good &= fits;
        row += &format!("  {exponent:5.2} {slow:8.2}{}", if fits { ' ' } else { '!' });
    }
    (row, good)
}

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let largest = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(256) * 1024;
    let all = arguments.iter().any(|argument| argument == "all");
    let names: Vec<&String> = arguments
        .iter()
        .filter(|argument| *argument != "all" && argument.parse::<usize>().is_err())
        .collect();
    let wanted = |form: &str, kind: &Kind| {
        let row = format!("{form} {}", kind.name);
        names.iter().all(|name| row.contains(name.as_str()))
    };
    println!("exponent and seconds a megabyte of reading, of terms, of the picture");
    let (mut tried, mut failed) = (0, 0);
    // One thread, so that all work is counted.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread starts");
    pool.install(|| {
        for &markup in Markup::ALL {
            for kind in TEXTS.iter().filter(|kind| wanted(markup.name(), kind)) {
                tried += 1;
                let measure = |bytes: &[u8], rounds| text(bytes, markup, rounds);
                failed += usize::from(!try_kind(markup.name(), kind, largest, all, &measure));
            }
        }
        for (form, kind) in LISTS.iter().filter(|(form, kind)| wanted(form, kind)) {
            let format = match *form {
                "csv" => FrequencyFormat::Csv,
                "tsv" => FrequencyFormat::Tsv,
                _ => FrequencyFormat::Json,
            };
            tried += 1;
            let measure = |bytes: &[u8], rounds| list(bytes, format, rounds);
            failed += usize::from(!try_kind(form, kind, largest, all, &measure));
        }
    });
    println!("{} of {tried} kinds in all forms grow as their size", tried - failed);
    if failed > 0 {
        std::process::exit(1);
    }
}
