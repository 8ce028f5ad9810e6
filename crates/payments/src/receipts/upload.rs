//! Receipts that somebody has as a file.

use office::Office;
use pagopa::soap::Receipt;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::inbox::{self, Arrival, Kept, Way};
use crate::proof::{Accounting, May};

/// Why an uploaded file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptFileError {
    /// No message of the platform that holds a receipt; with the place that cannot be read.
    Unreadable(String),
    /// A receipt that names this body nowhere.
    NotOurs,
}

/// The receipt in a file that somebody of the staff has: the message of the platform as it was sent.
pub fn read_uploaded(
    office: &Office,
    clerk: &May<Accounting>,
    raw: &[u8],
) -> Result<Arrival, ReceiptFileError> {
    let receipt = inbox::read(raw, &Way::Upload).map_err(ReceiptFileError::Unreadable)?;
    match clerk.body == office.id && names(&receipt, office) {
        true => Ok(Arrival { way: Way::Upload, raw: raw.into(), receipt }),
        false => Err(ReceiptFileError::NotOurs),
    }
}

/// Takes in what was uploaded, under the name of who did it; what was here before is no news.
pub fn take_uploaded(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Accounting>,
    arrival: &Arrival,
    now: Moment,
) -> Result<Kept, StoreError> {
    let kept = inbox::take_in(tx, office, arrival, now)?;
    let position = match &kept {
        Kept::Again => return Ok(kept),
        Kept::Differs => 0,
        Kept::Filed(filed) => filed.position.map_or(0, |(position, _)| position),
        Kept::Held(_) => 0,
    };
    // Of what differs nothing was filed under its name.
    if let Kept::Filed(_) = kept {
        tx.execute(
            sql!("UPDATE receipt SET uploaded_by = ?3 WHERE body = ?1 AND receipt_id = ?2"),
            values![office.id, arrival.receipt.id.as_str(), clerk.actor.0.as_str()],
        )?;
    }
    let facts = serde_json::json!({ "receipt": arrival.receipt.id.as_str() });
    clerk.note(tx, "receipt-uploaded", position, facts, now)?;
    Ok(kept)
}

/// Whether a receipt is of this body's notice, or holds a transfer for it.
pub(crate) fn names(receipt: &Receipt, office: &Office) -> bool {
    let ours = office.fiscal_code().unwrap_or_default();
    receipt.body.as_str() == ours
        || receipt.transfers().as_slice().iter().any(|part| part.body.as_str() == ours)
}
