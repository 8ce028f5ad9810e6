//! Keeping what a position asked for before it was changed.

use std::collections::BTreeMap;

use pagopa::{Cents, NoticeNumber};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::which::{Which, of};
use super::{Former, Instalment, Position};

/// Writes down what `before` asked for and the position asks for no more: money may be on its way for it, and
/// a number that is gone may stand on paper.
pub(crate) fn ended(
    tx: &mut Tx,
    position: &mut Position,
    before: &[Instalment],
    now: Moment,
) -> Result<(), StoreError> {
    for part in before {
        let after = position.option_of(&part.nav).map(|(_, after)| after.clone());
        let still = |amount| after.as_ref().is_some_and(|after| after.prices().any(|price| price == amount));
        for amount in part.prices().filter(|amount| !still(*amount)).collect::<Vec<_>>() {
            tx.execute(
                sql!("INSERT INTO former_price (body, nav, amount, position, ended_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body, nav, amount) DO UPDATE SET position = ?4, ended_at = ?5"),
                values![position.body, part.nav.as_str(), amount.0, position.id, now],
            )?;
            position.former.retain(|former| former.nav != part.nav || former.amount != amount);
            position.former.push(Former { nav: part.nav.clone(), amount, ended_at: now });
        }
    }
    Ok(())
}

/// An account of ours to which nothing goes any more: who read it before may pay to it still.
pub(crate) fn account_ended(tx: &mut Tx, body: i64, iban: &str, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO former_account (body, iban, ended_at) VALUES (?1, ?2, ?3) ON CONFLICT (body, iban) DO UPDATE SET ended_at = ?3"),
        values![body, iban, now],
    )?;
    Ok(())
}

pub(crate) fn was_account(tx: &mut Tx, body: i64, iban: &str) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT ended_at FROM former_account WHERE body = ?1 AND iban = ?2"),
        values![body, iban],
    )?;
    Ok(row.is_some())
}

/// Of each position what it asked for before.
pub(super) fn load(tx: &mut Tx, body: i64, which: &Which) -> Result<BTreeMap<i64, Vec<Former>>, StoreError> {
    let rows = which.rows(
        tx,
        body,
        of!(
            "SELECT position, nav, amount, ended_at FROM former_price WHERE body = ?1 AND position",
            "ORDER BY ended_at, nav, amount"
        ),
    )?;
    let mut found: BTreeMap<i64, Vec<Former>> = BTreeMap::new();
    for row in &rows {
        let nav: String = row.get(1)?;
        let nav = NoticeNumber::parse(&nav).map_err(|_| StoreError::Shape(format!("nav {nav}")))?;
        let former = Former { nav, amount: Cents(row.get(2)?), ended_at: Moment(row.get(3)?) };
        found.entry(row.get(0)?).or_default().push(former);
    }
    Ok(found)
}
