//! Notice numbers of new positions.

use office::Office;
use pagopa::number::{NumberError, SERIES_END, SERIES_START};
use pagopa::{NoticeNumber, Segregation};
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::{NewOption, PositionError};
use crate::position::{self, Instalment, PaymentOption};

/// Gives every instalment its number: the one it brings, the one it had (`before`, by place), or the next of
/// the series.
pub(crate) fn numbered(
    tx: &mut Tx,
    office: &Office,
    options: Vec<NewOption>,
    before: &[(i64, i64, NoticeNumber)],
) -> Result<Vec<PaymentOption>, PositionError> {
    let mut made = Vec::new();
    for (place, option) in (1..).zip(options) {
        let mut instalments = Vec::new();
        for (part, wish) in (1..).zip(option.instalments) {
            let had =
                before.iter().find(|(of, at, _)| (*of, *at) == (place, part)).map(|(.., nav)| nav.clone());
            let nav = match wish.nav.or(had) {
                Some(nav) => nav,
                None => next_number(tx, office)?,
            };
            let transfers =
                (1..).zip(wish.transfers).map(|(place, part)| position::Transfer { place, ..part }).collect();
            instalments.push(Instalment {
                id: tx.new_id(),
                place: part,
                iuv: nav.iuv(),
                nav,
                amount: wish.amount,
                fee: wish.fee,
                due_at: wish.due_at,
                description: wish.description,
                reductions: wish.reductions,
                metadata: wish.metadata,
                transfers,
                payment: None,
            });
        }
        made.push(PaymentOption {
            place,
            debtor: option.debtor,
            description: option.description,
            valid_from: option.valid_from,
            switch_to_expired: option.switch_to_expired,
            whole: option.whole,
            instalments,
        });
    }
    Ok(made)
}

/// The next number of the body's series that nobody brought along: never random, never used again (SACI 3.2.1).
fn next_number(tx: &mut Tx, office: &Office) -> Result<NoticeNumber, PositionError> {
    let creditor = office.body.creditor.as_ref().ok_or(PositionError::NoCreditor)?;
    let segregation = Segregation::new(u8::try_from(creditor.segregation).unwrap_or(u8::MAX))?;
    loop {
        let row = tx.execute_returning(
            sql!("INSERT INTO number_series (body, segregation, last) VALUES (?1, ?2, ?3) ON CONFLICT (body, segregation) DO UPDATE SET last = number_series.last + 1 RETURNING last"),
            values![office.id, creditor.segregation, SERIES_START],
        )?;
        let last: i64 = row.ok_or_else(|| StoreError::Shape("a series without an answer".into()))?.get(0)?;
        if last >= SERIES_END {
            return Err(PositionError::Number(NumberError::Base));
        }
        let nav = NoticeNumber::of_series(segregation, last)?;
        let taken = tx.row(
            sql!("SELECT position FROM instalment WHERE body = ?1 AND nav = ?2"),
            values![office.id, nav.as_str()],
        )?;
        if taken.is_none() {
            return Ok(nav);
        }
    }
}
