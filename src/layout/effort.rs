//! Effort: how much work a layout is worth.

use crate::name::names;

/// How much work goes into a layout; more makes the words larger, never different in proportion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Effort {
    /// The default: a word does not look where there was no place for one like it.
    #[default]
    Quick,
    /// Every word looks for its place on the whole canvas, and the scale is searched in finer
    /// steps: words one percent larger, for three times the time. Then, if the padding is
    /// [`Padding::Pixels`](super::Padding::Pixels), the words push each other about until that no
    /// longer gives room at once: one to two percent larger in all, for three to twenty times the
    /// time.
    Thorough,
    /// As thorough; and then, with such a padding, the pushing goes on until the words are packed
    /// as densely as a certain number of steps allows: one to three percent larger, for thirty to
    /// two hundred times the time.
    Dense,
}

names!(Effort, "effort", { Quick: "quick", Thorough: "thorough", Dense: "dense" });
