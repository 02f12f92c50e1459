//! Saved counts: written, read, added up and pruned. Their form stands in `form.rs`.

use super::form::{MAGIC, failed};
use super::reader::Reader;
use super::writer::Writer;
use super::{Entry, Kept, Pruned, TermCounts, Totals};
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};

impl TermCounts {
    /// The counts in a compact form of bytes, to be saved or sent: the same bytes for the same
    /// counts, on every machine.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`](crate::ErrorKind::Input) for a number beyond 2^53, up to which sums are exact, and for a
    /// specificity or earliness that is negative or not finite.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes, self.documents, self.occurrences)?;
        for (key, entry) in &self.entries {
            writer.write(key, entry)?;
        }
        writer.finish()?;
        Ok(bytes)
    }

    /// The counts that [`to_bytes`](Self::to_bytes) or [`merge_saved`] has written. Memory is at
    /// most about thirty times the number of bytes, whatever they are.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`](crate::ErrorKind::Input) for bytes that are no counts, are damaged or come from a later version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(bytes)?;
        let mut counts = Self {
            documents: reader.documents,
            occurrences: reader.occurrences,
            entries: BTreeMap::new(),
        };
        while let Some((key, entry)) = reader.next()? {
            counts.entries.insert(key, entry);
        }
        Ok(counts)
    }

    /// Whether bytes begin as saved counts do; no text in any encoding of Unicode does.
    pub fn are_saved(bytes: &[u8]) -> bool {
        bytes.starts_with(&MAGIC)
    }
}

/// Adds up saved counts, each with the name that errors call it by, and writes the sum: the bytes
/// that [`TermCounts::to_bytes`] gives of the merged counts. Memory holds one term of each input,
/// so that the sum may have any size.
///
/// ```
/// use wordcloud::term::{TermCounts, merge_saved};
///
/// let part = TermCounts { documents: 2, ..TermCounts::default() }.to_bytes()?;
/// let mut sum = Vec::new();
/// let totals = merge_saved([("a", &part[..]), ("b", &part[..])], &mut sum)?;
/// assert_eq!((totals.documents, TermCounts::from_bytes(&sum)?.documents), (4, 4));
/// # Ok::<(), wordcloud::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Input`](crate::ErrorKind::Input) with the name of the input that cannot be read, is damaged or from a later
/// version, for a sum beyond 2^53, and if the output cannot be written. What was written before is
/// no counts then.
pub fn merge_saved<N: AsRef<str>, R: BufRead>(
    inputs: impl IntoIterator<Item = (N, R)>,
    output: impl Write,
) -> Result<Totals> {
    let (mut names, mut readers) = (Vec::new(), Vec::new());
    for (name, input) in inputs {
        readers.push(Reader::new(input).map_err(|error| named(name.as_ref(), &error))?);
        names.push(name);
    }
    let sum =
        |number: fn(&Reader<R>) -> u64| readers.iter().map(number).fold(0, u64::saturating_add);
    let (documents, occurrences) = (sum(|one| one.documents), sum(|one| one.occurrences));
    let mut writer = Writer::new(output, documents, occurrences)?;
    // The next term of each input; the least key of all comes first.
    let mut heads = BTreeMap::new();
    let mut advance = |heads: &mut BTreeMap<(String, usize), Entry>, at: usize| -> Result<()> {
        let next = readers[at].next().map_err(|error| named(names[at].as_ref(), &error))?;
        heads.extend(next.map(|(key, entry)| ((key, at), entry)));
        Ok(())
    };
    for at in 0..names.len() {
        advance(&mut heads, at)?;
    }
    while let Some(((key, at), mut entry)) = heads.pop_first() {
        advance(&mut heads, at)?;
        while let Some(head) = heads.first_entry().filter(|head| head.key().0 == key) {
            let ((_, at), other) = head.remove_entry();
            entry.merge(other);
            advance(&mut heads, at)?;
        }
        writer.write(&key, &entry)?;
    }
    writer.finish()
}

/// Reads saved counts, drops what [`TermCounts::prune`] would, and writes the rest. Memory holds
/// `most` terms.
///
/// # Errors
///
/// As those of [`merge_saved`], without a name.
pub fn prune_saved(
    input: impl BufRead,
    most: usize,
    output: impl Write,
) -> Result<(Totals, Pruned)> {
    let mut reader = Reader::new(input)?;
    let mut kept = Kept::new(most);
    while let Some((key, entry)) = reader.next()? {
        kept.add(key, entry);
    }
    let (entries, pruned) = kept.finish();
    let mut writer = Writer::new(output, reader.documents, reader.occurrences)?;
    for (key, entry) in &entries {
        writer.write(key, entry)?;
    }
    Ok((writer.finish()?, pruned))
}

fn named(name: &str, error: &Error) -> Error {
    failed(format!("{name}: {error}"))
}
