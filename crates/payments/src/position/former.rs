//! Keeping what a position asked for before it was changed.

use pagopa::{Cents, NoticeNumber};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

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

pub(super) fn load(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<Former>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT nav, amount, ended_at FROM former_price WHERE body = ?1 AND position = ?2 ORDER BY ended_at, nav, amount"),
        values![body, position],
    )?;
    rows.iter()
        .map(|row| {
            let nav: String = row.get(0)?;
            let nav = NoticeNumber::parse(&nav).map_err(|_| StoreError::Shape(format!("nav {nav}")))?;
            Ok(Former { nav, amount: Cents(row.get(1)?), ended_at: Moment(row.get(2)?) })
        })
        .collect()
}
