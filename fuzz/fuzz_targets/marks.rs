//! Bytes as marks of all forms, one after the other.
#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::marks(bytes));
