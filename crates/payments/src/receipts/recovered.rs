//! A lost receipt, asked back from the platform's archive: the same filing, from another paper.
//!
//! Whoever asks (the pursuit of receipts that settlement announces, somebody of the staff) brings the answer of
//! the archive; how it is fetched is not known here.

pub use pagopa::soap::ArchiveError as RecoveredError;
use pagopa::soap::read_archived;

use super::inbox::{Arrival, Way};

/// The arrival of what the archive answered.
pub fn recovered(raw: &[u8]) -> Result<Arrival, RecoveredError> {
    let receipt = read_archived(raw)?;
    Ok(Arrival { way: Way::Recovered, raw: raw.into(), receipt })
}
