//! The table of weights: how `build/` lays it out and the library reads it.
//!
//! An open hash table of eight bytes an entry, little-endian: a tag of 32 bits and a weight; a
//! weight of zero marks a free entry.

/// The hash of no bytes.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Adds bytes to a hash (FNV-1a, 64 bits).
pub(crate) fn hash(mut state: u64, bytes: &[u8]) -> u64 {
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    state
}

/// The entry where the search for a hash starts in a table of a power of two, and its tag.
pub(crate) fn place(hash: u64) -> (usize, [u8; 4]) {
    ((hash ^ (hash >> 29)) as usize, ((hash >> 32) as u32).to_le_bytes())
}

/// The table of features with their weights. Fails on a line that is not `feature<TAB>weight`, and
/// on two features that the table cannot tell apart.
#[allow(dead_code, reason = "the library only reads the table that the build script makes")]
pub(crate) fn table(text: &str) -> Result<Vec<u8>, String> {
    let size = (text.lines().count() * 2).next_power_of_two();
    let mut table = vec![([0_u8; 4], 0_i32); size];
    for line in text.lines() {
        let fields = line.split_once('\t').map(|(name, weight)| (name, weight.parse::<i32>()));
        let Some((name, Ok(weight))) = fields else {
            return Err(format!("not a feature, a tab and a weight: {line}"));
        };
        let (mut at, tag) = place(hash(SEED, name.as_bytes()));
        while table[at & (size - 1)].1 != 0 {
            if table[at & (size - 1)].0 == tag {
                return Err(format!("twice, or with the hash of another feature: {line}"));
            }
            at += 1;
        }
        table[at & (size - 1)] = (tag, weight);
    }
    Ok(table.iter().flat_map(|(tag, weight)| [*tag, weight.to_le_bytes()]).flatten().collect())
}
