//! Analytics: what is special to some documents and what they share, where words stand, how evenly a
//! term is spread, what rises and bursts.
//!
//! The statistics are those of corpus linguistics, each with its source; they are functions of plain
//! numbers, so that they serve counts of any origin. `tests/analytics/oracle.py` compares them with
//! SciPy and scikit-learn.

mod beta;
mod burst;
mod compare;
mod dispersion;
mod keyness;
mod kwic;
mod tf_idf;
mod trend;

pub use burst::{Burst, bursts};
pub use compare::{Comparison, Keyness, Shared, Side, Special, compare};
pub use dispersion::Dispersion;
pub use keyness::Contrast;
pub use kwic::{Context, kwic};
pub use tf_idf::{inverse_document_frequency, tf_idf};
pub use trend::{MannKendall, theil_sen};
