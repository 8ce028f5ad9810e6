//! Is the revenue stamp of a receipt the one that was asked for? Its attachment says which document it is for; the
//! signature around it is not verified (docs/decisions/0031).

use pagopa::Cents;
use pagopa::soap::{BoughtStamp, DocumentHash, Paid, Receipt};
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::Filed;
use crate::position::{self, Destination, Position};

/// What somebody should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampFault {
    /// The attachment is not there, or cannot be read.
    Unreadable,
    /// It is for another document.
    Document,
    /// Its amount is another one.
    Amount,
}

impl StampFault {
    const ALL: [StampFault; 3] = [StampFault::Unreadable, StampFault::Document, StampFault::Amount];

    /// As it is stored, and the last part of its text's key.
    pub fn word(self) -> &'static str {
        match self {
            StampFault::Unreadable => "unreadable",
            StampFault::Document => "document",
            StampFault::Amount => "amount",
        }
    }
}

/// By the places of their transfers; nothing for a receipt that tells of no stamp of a position of ours.
pub(super) fn faults(
    tx: &mut Tx,
    body: i64,
    receipt: &Receipt,
    filed: &Filed,
) -> Result<Vec<(i64, StampFault)>, StoreError> {
    let parts = receipt.transfers();
    let stamps: Vec<(i64, &[u8], Cents)> = parts
        .as_slice()
        .iter()
        .filter_map(|part| match &part.credit.to {
            Paid::Stamp(attached) => {
                Some((i64::from(part.index.number()), attached.as_slice(), part.amount.cents()))
            }
            Paid::Iban(_) => None,
        })
        .collect();
    let (false, Some((position, instalment))) = (stamps.is_empty(), filed.position) else {
        return Ok(Vec::new());
    };
    let Some(position) = position::load(tx, body, position)? else { return Ok(Vec::new()) };
    let judged = stamps.into_iter().map(|(place, attached, amount)| {
        (place, fault(attached, amount, asked_for(&position, instalment, place)))
    });
    Ok(judged.filter_map(|(place, fault)| fault.map(|fault| (place, fault))).collect())
}

/// The digest of the document as it was asked for; nothing where the position was made from the receipt itself.
fn asked_for(position: &Position, instalment: i64, place: i64) -> Option<&str> {
    let (_, part) = position.instalments().find(|(_, part)| part.id == instalment)?;
    part.transfers.iter().find_map(|transfer| match &transfer.to {
        Destination::Stamp(stamp) if transfer.place == place => Some(stamp.document_hash.as_str()),
        _ => None,
    })
}

fn fault(attached: &[u8], amount: Cents, asked_for: Option<&str>) -> Option<StampFault> {
    let Ok(bought) = BoughtStamp::read(attached) else { return Some(StampFault::Unreadable) };
    let asked_for = asked_for.and_then(|digest| DocumentHash::from_base64(digest).ok());
    if asked_for.is_some_and(|asked_for| asked_for != bought.document) {
        return Some(StampFault::Document);
    }
    (bought.amount != amount).then_some(StampFault::Amount)
}

/// Receipts of a position whose stamps somebody should look at.
pub fn odd_stamps(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<(String, StampFault)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT t.receipt_id, t.stamp_fault FROM receipt r JOIN receipt_transfer t ON t.body = r.body AND t.receipt_id = r.receipt_id WHERE r.body = ?1 AND r.position = ?2 AND t.stamp_fault IS NOT NULL ORDER BY t.receipt_id, t.place"),
        values![body, position],
    )?;
    rows.iter()
        .map(|row| {
            let word: String = row.get(1)?;
            let fault = StampFault::ALL.into_iter().find(|fault| fault.word() == word);
            Ok((row.get(0)?, fault.ok_or(StoreError::Shape(word))?))
        })
        .collect()
}
