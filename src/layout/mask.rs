//! Masks: the region of the canvas that words may take.

use super::Size;
use super::bits::BitMask;

/// The pixels of a canvas that words may take.
#[derive(Clone, Debug)]
pub struct Mask {
    bits: BitMask,
}

impl Mask {
    /// The whole canvas.
    pub fn rectangle(size: Size) -> Self {
        Self::from_fn(size, |_, _| true)
    }

    /// The pixels for which `inside(x, y)` holds.
    pub fn from_fn(size: Size, inside: impl Fn(u32, u32) -> bool) -> Self {
        let mut bits = BitMask::new(size.width as usize, size.height as usize);
        for x in 0..size.width {
            for y in 0..size.height {
                bits.bits[x as usize / 64 * size.height as usize + y as usize] |=
                    u64::from(inside(x, y)) << (x % 64);
            }
        }
        Self { bits }
    }

    /// Width of the canvas in pixels.
    pub fn width(&self) -> usize {
        self.bits.width
    }

    /// Height of the canvas in pixels.
    pub fn height(&self) -> usize {
        self.bits.height
    }

    /// How many pixels words may take.
    pub fn area(&self) -> u64 {
        self.bits.count()
    }

    /// The mask on a canvas that is `reduction` times smaller; a pixel is inside if all that it
    /// stands for is.
    pub(super) fn reduced(&self, reduction: f64) -> Self {
        let shrink = |length: usize| ((length as f64 / reduction) as u32).max(1);
        let size = Size { width: shrink(self.width()), height: shrink(self.height()) };
        let span = |at: u32, length: usize| {
            let from = (f64::from(at) * reduction) as usize;
            from..((f64::from(at + 1) * reduction).ceil() as usize).min(length)
        };
        Self::from_fn(size, |x, y| {
            let rows = span(y, self.height());
            rows.into_iter().all(|y| span(x, self.width()).all(|x| self.bits.get(x, y)))
        })
    }

    pub(super) fn bits(&self) -> &BitMask {
        &self.bits
    }
}
