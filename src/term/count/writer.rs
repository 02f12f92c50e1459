//! Writing saved counts.

use super::form::{MAGIC, MOST, VERSION, failed, is_share};
use super::{Entry, Totals};
use crate::{Error, Result};
use std::io::{self, Write};
use xxhash_rust::xxh3::Xxh3Default;

/// Writes counts term by term, in the order of their keys.
pub(super) struct Writer<W> {
    output: W,
    hash: Xxh3Default,
    /// What is not yet written.
    buffer: Vec<u8>,
    totals: Totals,
    counted: u64,
}

/// How many bytes are written at once, about.
const BUFFER: usize = 1 << 16;

impl<W: Write> Writer<W> {
    pub(super) fn new(output: W, documents: u64, occurrences: u64) -> Result<Self> {
        let totals = Totals { documents, occurrences, ..Totals::default() };
        let buffer = Vec::with_capacity(2 * BUFFER);
        let mut writer = Self { output, hash: Xxh3Default::new(), buffer, totals, counted: 0 };
        writer.buffer.extend(MAGIC);
        writer.buffer.extend(VERSION.to_le_bytes());
        writer.numbers([documents, occurrences])?;
        Ok(writer)
    }

    pub(super) fn write(&mut self, key: &str, entry: &Entry) -> Result<()> {
        self.text(key)?;
        self.numbers([entry.count, entry.documents, entry.set_off, entry.apart])?;
        for number in [entry.specificity, entry.earliness, entry.confidence] {
            if !is_share(number) {
                return Err(failed(format!("\"{key}\" has {number} where a share is to stand")));
            }
            self.buffer.extend(number.to_le_bytes());
        }
        self.numbers([entry.variants.len() as u64])?;
        for (text, variant) in entry.variants.iter() {
            if text == key {
                self.buffer.push(0);
            } else {
                self.text(text)?;
            }
            self.numbers([variant.count, variant.first.0, variant.first.1])?;
        }
        self.totals.terms += 1;
        self.counted = self.counted.saturating_add(entry.count);
        if self.buffer.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    pub(super) fn finish(mut self) -> Result<Totals> {
        self.buffer.push(0);
        self.flush()?;
        self.buffer.extend(self.hash.digest().to_le_bytes());
        self.flush()?;
        self.output.flush().map_err(|error| unwritable(&error))?;
        self.totals.dropped = self.totals.occurrences.saturating_sub(self.counted);
        Ok(self.totals)
    }

    fn flush(&mut self) -> Result<()> {
        self.hash.update(&self.buffer);
        self.output.write_all(&self.buffer).map_err(|error| unwritable(&error))?;
        self.buffer.clear();
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<()> {
        self.numbers([text.len() as u64 + 1])?;
        self.buffer.extend(text.as_bytes());
        Ok(())
    }

    fn numbers<const N: usize>(&mut self, numbers: [u64; N]) -> Result<()> {
        for mut number in numbers {
            if number > MOST {
                let message = format!("a sum is {number}, and beyond {MOST} it would not be exact");
                return Err(failed(message));
            }
            while number >= 0x80 {
                self.buffer.push(number as u8 | 0x80);
                number >>= 7;
            }
            self.buffer.push(number as u8);
        }
        Ok(())
    }
}

fn unwritable(error: &io::Error) -> Error {
    failed(format!("the counts cannot be written: {error}"))
}
