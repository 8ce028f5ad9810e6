//! Hours that were wrong in the past: an import changes them from now on; saying that they held earlier already
//! is an act of its own, with a reason. Running clocks are counted again and a breach may prove to be none; what
//! was published as met or missed stays.

mod page;
mod rule;

pub use page::routes;
pub use rule::{Correction, CorrectionError, REASON_MAX, correct, recent};
