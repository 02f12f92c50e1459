//! Looking ahead for the end of something, at a cost that stays linear.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// Remembers for each thing looked for where it comes next, so that any number of openings
/// before one ending, or without one, costs a single search.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    known: Vec<(String, Option<Range<usize>>)>,
    pairs: Option<FxHashMap<usize, Range<usize>>>,
}

impl Ahead {
    /// Where `key` comes first at `from` or after it, by `search`, which looks for it from an
    /// offset on. Calls for one key must come with growing `from`.
    pub(super) fn find(
        &mut self,
        key: &str,
        from: usize,
        search: impl FnOnce(usize) -> Option<Range<usize>>,
    ) -> Option<Range<usize>> {
        match self.known.iter_mut().find(|(known, _)| known == key) {
            Some((_, None)) => None,
            Some((_, Some(range))) if range.start >= from => Some(range.clone()),
            Some((_, range)) => {
                *range = search(from);
                range.clone()
            }
            None => {
                let range = search(from);
                self.known.push((key.to_owned(), range.clone()));
                range
            }
        }
    }

    /// What closes what begins at `start`, of all `pairs` of the source, which are found once.
    pub(super) fn pair(
        &mut self,
        start: usize,
        pairs: impl FnOnce() -> FxHashMap<usize, Range<usize>>,
    ) -> Option<Range<usize>> {
        self.pairs.get_or_insert_with(pairs).get(&start).cloned()
    }

    /// The first occurrence of `literal` in `source` at `from` or after it.
    pub(super) fn literal(
        &mut self,
        source: &str,
        literal: &str,
        from: usize,
    ) -> Option<Range<usize>> {
        self.find(literal, from, |from| {
            let start = from + source.get(from..)?.find(literal)?;
            Some(start..start + literal.len())
        })
    }
}
