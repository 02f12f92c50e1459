//! The widest vector instructions that the processor has, chosen at run time.

use fearless_simd::{Level, Simd, dispatch};

/// Does work with the widest vector instructions that the processor has. Only what is inlined into
/// it is compiled for them. The result is the same with any: integers are exact, and the compiler
/// neither reorders nor fuses operations on floats.
#[inline(always)]
pub(crate) fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    dispatch!(Level::new(), simd => simd.vectorize(work))
}
