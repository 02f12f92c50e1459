//! Analytics: what is special to some documents, how evenly a term is spread, what rises and bursts.
//!
//! The statistics are those of corpus linguistics, each with its source; they are functions of plain
//! numbers, so that they serve counts of any origin. `tests/analytics/oracle.py` compares them with
//! SciPy and scikit-learn.

mod beta;
mod burst;
mod dispersion;
mod keyness;
mod tf_idf;
mod trend;

pub use burst::{Burst, bursts};
pub use dispersion::Dispersion;
pub use keyness::Contrast;
pub use tf_idf::{inverse_document_frequency, tf_idf};
pub use trend::{MannKendall, theil_sen};
