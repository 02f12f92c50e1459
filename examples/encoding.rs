//! What each format costs: `cargo run --release --example encoding [FOLDER]` prints the
//! milliseconds and bytes and leaves the files in the folder; see benches/peers/encoding.py.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "an example that measures")]

use std::fs;
use std::path::PathBuf;
use std::time::Instant;
use wordcloud::cloud::WordCloud;
use wordcloud::export::{ExportOptions, Format, encode, render};
use wordcloud::layout::Size;

const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target".to_owned()));
    fs::create_dir_all(&folder)?;
    let report = fs::read("examples/reports/zh-Hans.md")?;
    for size in [Size { width: 1200, height: 800 }, Size { width: 3840, height: 2160 }] {
        let cloud = WordCloud::default().size(size).cloud_of_report(&report)?;
        let Size { width, height } = size;
        let best = |run: &dyn Fn()| {
            let times = (0..RUNS).map(|_| {
                let start = Instant::now();
                run();
                start.elapsed().as_secs_f64() * 1000.0
            });
            times.fold(f64::INFINITY, f64::min)
        };
        let drawing = best(&|| drop(render(&cloud, 1.0)));
        println!("{width}x{height} drawing {drawing:.1} ms");
        for &format in Format::ALL {
            let options = ExportOptions::default();
            let bytes = encode(&cloud, format, &options)?;
            let name = format!("cloud-{width}x{height}.{}", format.extension());
            fs::write(folder.join(name), &bytes)?;
            let time = best(&|| drop(encode(&cloud, format, &options)));
            println!("{width}x{height} {} {time:.1} ms {} bytes", format.name(), bytes.len());
        }
        let text = ExportOptions::default().selectable(true);
        let bytes = encode(&cloud, Format::Svg, &text)?.len();
        let time = best(&|| drop(encode(&cloud, Format::Svg, &text)));
        println!("{width}x{height} SVG as text {time:.1} ms {bytes} bytes");
    }
    Ok(())
}
