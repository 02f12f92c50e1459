//! Effort: how much work a layout is worth.

use crate::Result;
use crate::error::unknown_name;

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

impl Effort {
    /// The effort of this name: `quick`, `thorough` or `dense`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Options`](crate::ErrorKind::Options) if there is none; the message lists the
    /// names.
    pub fn named(name: &str) -> Result<Self> {
        match name {
            "quick" => Ok(Self::Quick),
            "thorough" => Ok(Self::Thorough),
            "dense" => Ok(Self::Dense),
            _ => Err(unknown_name("effort", name, &["quick", "thorough", "dense"])),
        }
    }
}
