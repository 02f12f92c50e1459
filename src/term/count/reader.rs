//! Reading saved counts.

use super::form::{FIRST, MAGIC, MOST, VERSION, failed, is_share};
use super::{Entry, Variant};
use crate::{Error, Result};
use std::io::{self, BufRead, Read};
use xxhash_rust::xxh3::Xxh3Default;

/// How many bytes are hashed at once, about.
const BUFFER: usize = 1 << 12;

/// Reads counts term by term.
pub(super) struct Reader<R> {
    input: R,
    version: u32,
    hash: Xxh3Default,
    /// What was read and is not yet in the hash: many numbers are one byte.
    unhashed: Vec<u8>,
    pub(super) documents: u64,
    pub(super) occurrences: u64,
    /// The last key that was read.
    last: Option<String>,
}

impl<R: BufRead> Reader<R> {
    pub(super) fn new(mut input: R) -> Result<Self> {
        let mut magic = Vec::new();
        input
            .by_ref()
            .take(MAGIC.len() as u64)
            .read_to_end(&mut magic)
            .map_err(|error| unreadable(&error))?;
        if magic != MAGIC {
            let message = "these are no counts; give a file that \"wordcloud count\" has written";
            return Err(failed(message.to_owned()));
        }
        let mut reader = Self {
            input,
            version: VERSION,
            hash: Xxh3Default::new(),
            unhashed: magic,
            documents: 0,
            occurrences: 0,
            last: None,
        };
        let version = u32::from_le_bytes(reader.bytes()?);
        if !(FIRST..=VERSION).contains(&version) {
            let message = format!(
                "these counts have the form {version}, and this version of wordcloud reads form \
                 {VERSION}; use the version that wrote them, or count again"
            );
            return Err(failed(message));
        }
        reader.version = version;
        reader.documents = reader.number()?;
        reader.occurrences = reader.number()?;
        Ok(reader)
    }

    /// The next term; after the last one `None`, if all that was read is what was written.
    pub(super) fn next(&mut self) -> Result<Option<(String, Entry)>> {
        if self.unhashed.len() >= BUFFER {
            self.hash.update(&self.unhashed);
            self.unhashed.clear();
        }
        let Some(length) = self.number()?.checked_sub(1) else {
            return self.end().map(|()| None);
        };
        let key = self.text(length)?;
        if self.last.as_ref().is_some_and(|last| *last >= key) {
            return Err(damaged("the terms are not in their order"));
        }
        let mut entry = Entry {
            count: self.number()?,
            documents: self.number()?,
            set_off: self.number()?,
            apart: self.number()?,
            specificity: self.share()?,
            earliness: self.share()?,
            confidence: if self.version == FIRST { 1.0 } else { self.share()? },
            ..Entry::default()
        };
        for number in 0..self.number()? {
            let text = match self.number()?.checked_sub(1) {
                Some(length) => self.text(length)?,
                None => key.clone(),
            };
            let count = self.number()?;
            let first = (self.number()?, self.number()?);
            entry.variants.add(&text, Variant { count, first });
            if entry.variants.len() as u64 != number + 1 {
                return Err(damaged("a spelling stands twice"));
            }
        }
        self.last = Some(key.clone());
        Ok(Some((key, entry)))
    }

    fn end(&mut self) -> Result<()> {
        self.hash.update(&self.unhashed);
        let sum = self.hash.digest();
        if u64::from_le_bytes(self.bytes()?) != sum {
            return Err(damaged("the checksum differs"));
        }
        if !self.input.fill_buf().map_err(|error| unreadable(&error))?.is_empty() {
            return Err(damaged("something follows after the end"));
        }
        Ok(())
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.input.read_exact(&mut bytes).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => damaged("the end is missing"),
            _ => unreadable(&error),
        })?;
        self.unhashed.extend(&bytes);
        Ok(bytes)
    }

    fn number(&mut self) -> Result<u64> {
        let mut number = 0;
        for shift in (0..56).step_by(7) {
            let [byte] = self.bytes()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return if number <= MOST { Ok(number) } else { break };
            }
        }
        Err(damaged("a number is too large"))
    }

    fn share(&mut self) -> Result<f64> {
        let number = f64::from_le_bytes(self.bytes()?);
        if is_share(number) { Ok(number) } else { Err(damaged("a share is none")) }
    }

    fn text(&mut self, length: u64) -> Result<String> {
        let mut bytes = Vec::new();
        self.input
            .by_ref()
            .take(length)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(&error))?;
        if (bytes.len() as u64) < length {
            return Err(damaged("the end is missing"));
        }
        self.unhashed.extend(&bytes);
        String::from_utf8(bytes).map_err(|_| damaged("a term is no text"))
    }
}

fn damaged(what: &str) -> Error {
    failed(format!("the counts are damaged ({what}); copy the file anew, or count again"))
}

fn unreadable(error: &io::Error) -> Error {
    failed(format!("the counts cannot be read: {error}"))
}
