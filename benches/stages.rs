//! A group for each stage, on fixed inputs: `cargo bench --bench stages`.
#![allow(missing_docs, reason = "criterion's macros write functions without documentation")]

mod lists;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::document::{self, ReadOptions};
use wordcloud::export::{ExportOptions, Format, encode};
use wordcloud::font::FontBook;
use wordcloud::internals::Parts;
use wordcloud::layout::{Mask, MaskOptions, Padding, Shape, layout};
use wordcloud::term::{self, TermOptions};
use wordcloud::token::{self, TokenOptions};

const REPORT: &[u8] = include_bytes!("../tests/fixtures/report.md");

fn cloud() -> Cloud {
    WordCloud::default().cloud_of_report(REPORT).expect("the fixture is a report")
}

fn text_stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(REPORT.len() as u64));
    let document = document::read(REPORT, &ReadOptions::default());
    let tokens = token::tokenize(&document, &TokenOptions::default());
    group.bench_function("read", |b| {
        b.iter(|| document::read(black_box(REPORT), &ReadOptions::default()));
    });
    group.bench_function("tokenize", |b| {
        b.iter(|| token::tokenize(black_box(&document), &TokenOptions::default()));
    });
    group.bench_function("terms", |b| {
        b.iter(|| term::terms(black_box(&document), &tokens, &TermOptions::default()));
    });
    group.finish();
}

fn shaping(criterion: &mut Criterion) {
    let fonts = FontBook::bundled();
    let settings = WordCloud::default();
    let document = settings.read(REPORT).expect("the fixture is a report");
    let terms = settings.terms_of(&document);
    let mut group = criterion.benchmark_group("font");
    group.bench_function("open", |b| b.iter(FontBook::bundled));
    group.bench_function(BenchmarkId::new("shape", terms.len()), |b| {
        b.iter(|| {
            terms.iter().map(|term| fonts.shape(&term.text).path.segments.len()).sum::<usize>()
        });
    });
    group.finish();
}

/// The parts of one pass at a given scale.
fn layout_parts(criterion: &mut Criterion) {
    let fonts = FontBook::bundled();
    let mut group = criterion.benchmark_group("layout parts");
    group.sample_size(10);
    for (count, width, height) in lists::CANVASES {
        let (items, mask) =
            (lists::items(&fonts, count), Mask::rectangle(lists::size(width, height)));
        let scale = layout(&items, &mask, &lists::options()).expect("the options are good").scale;
        let sizes: Vec<f32> =
            items.iter().map(|item| (scale * (item.weight / 1000.0).sqrt()) as f32).collect();
        let parts = || Parts::new(&items, &sizes, &mask, Padding::Pixels(1));
        group.bench_function(BenchmarkId::new("sprites", count), |b| b.iter(parts));
        group.bench_function(BenchmarkId::new("stamp", count), |b| {
            b.iter_batched_ref(parts, |parts| parts.stamp(&mask), BatchSize::LargeInput);
        });
        group.bench_function(BenchmarkId::new("search and stamp", count), |b| {
            b.iter_batched_ref(parts, Parts::place, BatchSize::LargeInput);
        });
        let mut full = parts();
        full.place();
        group.bench_function(BenchmarkId::new("search without a place", count), |b| {
            b.iter(|| full.search());
        });
    }
    group.finish();
}

/// Whole layouts, on a canvas and in a mask, and at a given scale.
fn layouts(criterion: &mut Criterion) {
    let fonts = FontBook::bundled();
    let mut group = criterion.benchmark_group("layout");
    group.sample_size(10);
    for (count, width, height) in lists::CANVASES {
        let items = lists::items(&fonts, count);
        let size = lists::size(width, height);
        let whole = Mask::rectangle(size);
        let heart =
            Mask::from_shape(Shape::Heart, size, &MaskOptions::default()).expect("there is room");
        let options = lists::options();
        let found = layout(&items, &whole, &options).expect("the options are good");
        let given = lists::options().max_font_size(0.97 * found.scale as f32);
        for (name, mask, options) in [
            ("fit", &whole, &options),
            ("scale given", &whole, &given),
            ("heart", &heart, &options),
        ] {
            group.bench_function(BenchmarkId::new(name, count), |b| {
                b.iter(|| layout(black_box(&items), mask, options).expect("the options are good"));
            });
        }
    }
    group.finish();
}

fn exports(criterion: &mut Criterion) {
    let cloud = cloud();
    let mut group = criterion.benchmark_group("export");
    group.sample_size(20);
    for format in [Format::Jpeg, Format::Png, Format::Svg, Format::Json] {
        group.bench_function(format.name(), |b| {
            b.iter(|| encode(black_box(&cloud), format, &ExportOptions::default()));
        });
    }
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole");
    group.sample_size(20);
    group.bench_function("report to JPEG", |b| {
        b.iter_batched(
            WordCloud::default,
            |settings| {
                let cloud = settings.cloud_of_report(black_box(REPORT)).expect("a report");
                encode(&cloud, Format::Jpeg, &ExportOptions::default())
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, text_stages, shaping, layout_parts, layouts, exports, whole);
criterion_main!(benches);
