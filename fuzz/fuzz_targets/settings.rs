//! Any bytes as a `wordcloud.toml`.
#![no_main]

#[path = "../files.rs"]
mod files;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| files::settings(bytes));
