//! A group for each stage, on fixed inputs: `cargo bench --bench stages`.
#![allow(missing_docs, reason = "criterion's macros write functions without documentation")]

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use wordcloud::cloud::{Cloud, WordCloud};
use wordcloud::document::{self, ReadOptions};
use wordcloud::export::{ExportOptions, Format, encode};
use wordcloud::font::FontBook;
use wordcloud::layout::{Item, LayoutOptions, Mask, Padding, Size, SizeLaw, layout};
use wordcloud::term::{self, TermOptions};
use wordcloud::token::{self, TokenOptions};

const REPORT: &[u8] = include_bytes!("../tests/fixtures/report.md");

/// Words of two to four characters, 15 in 100 of them Latin, by Zipf's law with an exponent of ½.
fn items(fonts: &FontBook, count: usize) -> Vec<Item> {
    let characters: Vec<char> =
        "数据模型智能语言视频图像代码开源芯片云网络安全算法训练推理应用平台系统\
        用户产品市场研究技术资本机器人自动驾驶能源电池材料生物医疗教育金融游戏音乐内容"
            .chars()
            .collect();
    let latin = ["Harbor", "Lumen 3", "Northwind", "K2", "OpenGate", "Vector DB", "Sierra-7B"];
    let word = |rank: usize| {
        if rank % 20 < 3 {
            return latin[rank / 3 % latin.len()].to_owned();
        }
        let length = 2 + rank % 3;
        (0..length).map(|at| characters[(rank * 31 + at * 17) % characters.len()]).collect()
    };
    (0..count)
        .map(|rank| Item::new(fonts.shape(&word(rank)).path, 1000.0 / ((rank + 1) as f64).sqrt()))
        .collect()
}

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

fn layouts(criterion: &mut Criterion) {
    let fonts = FontBook::bundled();
    let mut group = criterion.benchmark_group("layout");
    group.sample_size(10);
    for (count, width, height) in [(200, 1200, 800), (500, 1600, 1200), (2000, 3840, 2160)] {
        let items = items(&fonts, count);
        let mask = Mask::rectangle(Size { width, height });
        let options = LayoutOptions {
            law: SizeLaw::Sqrt,
            padding: Padding::Pixels(1),
            ..LayoutOptions::default()
        };
        group.bench_function(BenchmarkId::new("fit", count), |b| {
            b.iter(|| layout(black_box(&items), &mask, &options).expect("the options are good"));
        });
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

criterion_group!(benches, text_stages, shaping, layouts, exports, whole);
criterion_main!(benches);
