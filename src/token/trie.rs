//! A double array (Aoe 1989) read in place, in the units that `yada` builds.

/// A map from byte strings to numbers of 31 bits, over compiled-in units.
///
/// Every access is bounds-checked, so a damaged array gives wrong answers and never a panic; that
/// makes opening it free.
#[derive(Clone, Copy)]
pub(crate) struct Trie {
    units: &'static [[u8; 4]],
}

/// One unit: bits 0–7 label, 8 has a value, 9 offset is extended, 10–30 offset, 31 is a value.
#[derive(Clone, Copy)]
struct Unit(u32);

impl Unit {
    /// The label, with the bit that marks a value, which no label equals.
    fn label(self) -> u32 {
        self.0 & 0x8000_00ff
    }

    fn has_value(self) -> bool {
        self.0 & (1 << 8) != 0
    }

    fn offset(self) -> u32 {
        (self.0 >> 10) << ((self.0 & (1 << 9)) >> 6)
    }

    fn value(self) -> u32 {
        self.0 & 0x7fff_ffff
    }
}

impl Trie {
    /// The trie whose units, little-endian, are `bytes`.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self { units: bytes.as_chunks().0 }
    }

    fn unit(self, index: u32) -> Option<Unit> {
        self.units.get(index as usize).map(|bytes| Unit(u32::from_le_bytes(*bytes)))
    }

    /// The value of `key`.
    pub(crate) fn get(self, key: &[u8]) -> Option<u32> {
        self.walk(key)?.value()
    }

    fn walk(self, key: &[u8]) -> Option<Walk> {
        let mut walk = self.start()?;
        for &byte in key {
            walk.step(byte)?;
        }
        Some(walk)
    }

    /// The root; `None` if there are no units.
    pub(super) fn start(self) -> Option<Walk> {
        self.unit(0).map(|unit| Walk { trie: self, index: 0, unit })
    }
}

/// A position in a trie.
pub(super) struct Walk {
    trie: Trie,
    index: u32,
    unit: Unit,
}

impl Walk {
    #[inline]
    pub(super) fn step(&mut self, byte: u8) -> Option<()> {
        self.index ^= self.unit.offset() ^ u32::from(byte);
        self.unit = self.trie.unit(self.index)?;
        (self.unit.label() == u32::from(byte)).then_some(())
    }

    #[inline]
    pub(super) fn value(&self) -> Option<u32> {
        if !self.unit.has_value() {
            return None;
        }
        self.trie.unit(self.index ^ self.unit.offset()).map(Unit::value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_damaged_array_never_panics(bytes in any::<Vec<u8>>(), key in any::<Vec<u8>>()) {
            let trie = Trie::new(bytes.leak());
            let value = trie.get(&key);
            prop_assert!(value.is_none_or(|value| value <= 0x7fff_ffff));
        }
    }
}
