//! Rows of receipts and of their transfers.

use office::Office;
use pagopa::soap::{Paid, Receipt};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Filed, StampFault, Verdict, Way, file};

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
    // Whoever reads transfers reads money: what failed has none.
    if filed.verdict == Verdict::Failed {
        return Ok(());
    }
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
