//! Rows of receipts, of their transfers, and of cases of giving back.

use office::Office;
use pagopa::Cents;
use pagopa::soap::{Paid, Receipt};
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Filed, PLATFORM, StampFault, Verdict, Way, file};
use crate::pay::Surplus;
use crate::position::Position;

/// What was made of a receipt of this name.
pub(super) fn filed(tx: &mut Tx, body: i64, name: &str) -> Result<Option<Filed>, StoreError> {
    let row = tx.row(
        sql!("SELECT verdict, position, instalment FROM receipt WHERE body = ?1 AND receipt_id = ?2"),
        values![body, name],
    )?;
    let Some(row) = row else { return Ok(None) };
    let word: String = row.get(0)?;
    let verdict = Verdict::parse(&word).ok_or_else(|| StoreError::Shape(format!("verdict {word}")))?;
    let (position, instalment): (Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?);
    Ok(Some(Filed { verdict, position: position.zip(instalment) }))
}

pub(super) fn insert(
    tx: &mut Tx,
    office: &Office,
    receipt: &Receipt,
    way: &Way,
    (filed, faults): (&Filed, &[(i64, StampFault)]),
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO receipt (body, receipt_id, issuer, nav, iuv, amount, position, instalment, verdict, paid_at, transfer_on, psp, psp_name, method, stand_in, source, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"),
        values![
            office.id,
            receipt.id.as_str(),
            receipt.body.as_str(),
            receipt.notice.as_str(),
            receipt.reference.as_str(),
            receipt.amount.cents().0,
            filed.position.map(|(position, _)| position),
            filed.position.map(|(_, instalment)| instalment),
            filed.verdict.word(),
            file::paid_at(office, receipt, now),
            receipt.transfer_on.map(|day| day.to_string()),
            receipt.psp.id.as_str(),
            receipt.psp.company.as_str(),
            receipt.method.as_ref().map_or("", |method| method.as_str()),
            receipt.stand_in.unwrap_or(false),
            way.word(),
            now
        ],
    )?;
    for part in receipt.transfers().as_slice() {
        let (account, stamp) = match &part.credit.to {
            Paid::Iban(account) => (Some(account.as_str()), false),
            Paid::Stamp(_) => (None, true),
        };
        let fault = faults.iter().find(|(place, _)| *place == i64::from(part.index.number()));
        // A receipt whose transfers share an index is kept whole in the inbox; here the first one stands.
        tx.execute(
            sql!("INSERT INTO receipt_transfer (body, receipt_id, place, beneficiary, amount, iban, stamp, category, reason, stamp_fault) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING"),
            values![
                office.id,
                receipt.id.as_str(),
                i64::from(part.index.number()),
                part.body.as_str(),
                part.amount.cents().0,
                account,
                stamp,
                part.category.as_str(),
                part.remittance.as_str(),
                fault.map(|(_, fault)| fault.word())
            ],
        )?;
    }
    Ok(())
}

/// Money that is too much: a case that somebody proposes to give back and somebody else decides.
pub(super) fn open_case(
    tx: &mut Tx,
    position: &Position,
    receipt: &Receipt,
    (amount, cause): (Cents, Surplus),
    now: Moment,
) -> Result<(), StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO refund_case (body, id, receipt_id, position, amount, cause, opened_at, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '') ON CONFLICT DO NOTHING"),
        values![position.body, id, receipt.id.as_str(), position.id, amount.0, cause.word(), now],
    )?;
    let facts = serde_json::json!({ "position": position.id, "amount": amount.0, "cause": cause.word() });
    let actor = Actor(PLATFORM.into());
    append(
        tx,
        NewEvent {
            body: position.body,
            place: 0,
            kind: "refund-case-opened",
            subject: id,
            actor: &actor,
            at: now,
            facts,
        },
    )
}
