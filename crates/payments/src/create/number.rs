//! Notice numbers of new positions.

use std::collections::BTreeSet;

use office::Office;
use pagopa::number::{NumberError, SERIES_END, SERIES_START};
use pagopa::{NoticeNumber, Segregation};
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::{NewOption, PositionError};
use crate::position::{self, Instalment, PaymentOption, Position};

/// Judges the numbers that a wish brings along, before anything is written. New notices begin with 3 (SACI 3.2.1);
/// under the body's own segregation code the check digits must hold, or the number would stand in the way of the
/// series for nothing. Other generators of the body answer for their own codes.
pub(crate) fn brought(
    tx: &mut Tx,
    office: &Office,
    options: &[NewOption],
    own: Option<&Position>,
) -> Result<(), PositionError> {
    let code = office.body.creditor.as_ref().map(|creditor| creditor.segregation);
    let mut seen = BTreeSet::new();
    for nav in numbers(options) {
        if !seen.insert(nav) {
            return Err(PositionError::NumberTaken);
        }
        if own.is_some_and(|own| own.option_of(nav).is_some()) {
            continue;
        }
        let ours = nav.segregation().map(|code| i64::from(code.code())) == code;
        if nav.kind() != 3 {
            return Err(NumberError::Kind.into());
        }
        if ours && !nav.checks() {
            return Err(NumberError::Check.into());
        }
        if holder(tx, office.id, nav)?.is_some_and(|holder| own.is_none_or(|own| own.id != holder)) {
            return Err(PositionError::NumberTaken);
        }
    }
    Ok(())
}

fn numbers(options: &[NewOption]) -> impl Iterator<Item = &NoticeNumber> {
    options.iter().flat_map(|option| &option.instalments).filter_map(|part| part.nav.as_ref())
}

/// The position that a number, or its reference, belongs to or belonged to: numbers of different kinds may share
/// a reference, which is unique too, and what was withdrawn may stand on paper.
pub(crate) fn holder(tx: &mut Tx, body: i64, nav: &NoticeNumber) -> Result<Option<i64>, StoreError> {
    let taken = tx.row(
        sql!("SELECT position FROM instalment WHERE body = ?1 AND (nav = ?2 OR iuv = ?3) UNION ALL SELECT position FROM former_price WHERE body = ?1 AND nav = ?2"),
        values![body, nav.as_str(), nav.iuv().as_str()],
    )?;
    taken.map(|row| row.get(0)).transpose()
}

/// Gives every instalment its number: the one it brings, the one it had (`before`, by place), or the next of
/// the series.
pub(crate) fn numbered(
    tx: &mut Tx,
    office: &Office,
    options: Vec<NewOption>,
    before: &[(i64, i64, NoticeNumber)],
) -> Result<Vec<PaymentOption>, PositionError> {
    // A number of this very wish is nowhere written yet.
    let mine: Vec<NoticeNumber> =
        numbers(&options).cloned().chain(before.iter().map(|(.., nav)| nav.clone())).collect();
    let mut made = Vec::new();
    for (place, option) in (1..).zip(options) {
        let mut instalments = Vec::new();
        for (part, wish) in (1..).zip(option.instalments) {
            let had =
                before.iter().find(|(of, at, _)| (*of, *at) == (place, part)).map(|(.., nav)| nav.clone());
            let nav = match wish.nav.or(had) {
                Some(nav) => nav,
                None => next_number(tx, office, &mine)?,
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
fn next_number(tx: &mut Tx, office: &Office, mine: &[NoticeNumber]) -> Result<NoticeNumber, PositionError> {
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
        if !mine.contains(&nav) && holder(tx, office.id, &nav)?.is_none() {
            return Ok(nav);
        }
    }
}
