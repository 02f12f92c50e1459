//! The checks of the fuzz targets over small inputs that are changed at random, the same in each run.
//!
//! `FUZZ_SECONDS=60 cargo test --release --test integration fuzz -- --nocapture` goes on for so long
//! with each kind, from a new start; what fails is left in the temporary folder.

#![allow(clippy::print_stdout, reason = "what a long run has tried is told")]

use crate::checks;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

#[path = "../../fuzz/files.rs"]
mod files;

/// How many changed inputs of each kind are tried where no time is given.
const FEW: u64 = 6;

/// A generator of random numbers that is the same everywhere.
struct Random(u64);

impl Random {
    /// A number below `most`.
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

/// A seed with up to eight changes.
fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(8) {
        let at = random.below(bytes.len() + 1);
        let most = 1 << random.below(8);
        let length = random.below(most);
        let end = (at + length).min(bytes.len());
        match random.below(7) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            2 => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len() + 1);
                let part = other[from..(from + length).min(other.len())].to_vec();
                bytes.splice(at..end, part);
            }
            3 => bytes.insert(at, random.below(256) as u8),
            kind => {
                let Some(byte) = bytes.get_mut(at) else { continue };
                *byte = match kind {
                    4 => random.below(256) as u8,
                    5 => *byte ^ (1 << random.below(8)),
                    _ => [0, 0xff, 0x7f, 0x80, b'0', b'9', b'-', b'"'][random.below(8)],
                };
            }
        }
    }
    bytes
}

/// Tries changed inputs of one kind, a few or as many as `time` allows.
fn try_kind(name: &str, check: fn(&[u8]), seeds: &[Vec<u8>], time: Option<Duration>) {
    let start = Instant::now();
    let since = std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_nanos() as u64);
    let mut random = Random(if time.is_some() { since } else { 1 });
    let (mut runs, mut longest) = (0, Duration::ZERO);
    seeds.iter().for_each(|seed| check(seed));
    while time.map_or(runs < FEW, |time| start.elapsed() < time) {
        let bytes = changed(seeds, &mut random);
        let before = Instant::now();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| check(&bytes))) {
            let path = std::env::temp_dir().join(format!("wordcloud-fuzz-{name}-{runs}"));
            std::fs::write(&path, &bytes).unwrap();
            println!("{name}: fails with {}", path.display());
            resume_unwind(panic);
        }
        longest = longest.max(before.elapsed());
        runs += 1;
    }
    if time.is_some() {
        println!("{name}: {runs} runs, the longest took {longest:.1?}");
    }
}

#[test]
fn changed_files_are_refused_or_of_use() {
    let time = std::env::var("FUZZ_SECONDS").ok();
    let time =
        time.map(|seconds| Duration::from_secs(seconds.parse().expect("a number of seconds")));
    let only = std::env::var("FUZZ_KIND").ok();
    let mut kinds = files::kinds();
    if time.is_some() {
        // Few of these are tried by the tests of the terms.
        let report = include_bytes!("../fixtures/report.md");
        kinds.push(("report", checks::report, vec![report[..report.len().min(1500)].to_vec()]));
        kinds.push(("marks", checks::marks, vec![(0..=95).collect(), (0..=95).rev().collect()]));
        let list = include_bytes!("../fixtures/frequencies.csv").to_vec();
        let json = b"[{\"word\": \"a\", \"count\": 2}, [\"b\", 1]]{\"c\": 3}".to_vec();
        kinds.push(("frequencies", checks::frequencies, vec![list, json]));
    }
    for (name, check, seeds) in &kinds {
        if only.as_deref().is_none_or(|only| only == *name) {
            try_kind(name, *check, seeds, time);
        }
    }
}
