//! One batch of forgetting.

use jiff::civil::date;
use office::Office;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::position::{Debtor, Progress};

/// Positions of one transaction.
const BATCH: i64 = 50;

/// Forgets the debtors of some positions that are old enough; answers how many positions it took.
pub(super) fn batch(tx: &mut Tx, office: &Office, now: Moment) -> Result<usize, StoreError> {
    let Some(creditor) = &office.body.creditor else { return Ok(0) };
    if creditor.kept_years == 0 {
        return Ok(0);
    }
    let Some(before) = first_kept(office, creditor.kept_years, now) else { return Ok(0) };
    let old = tx.numbers::<1>(
        sql!("SELECT id FROM debt_position WHERE body = ?1 AND touched_at < ?2 AND erased_at IS NULL AND (progress >= ?3 OR invalid_at IS NOT NULL OR expires_at < ?2) ORDER BY touched_at LIMIT ?4"),
        values![office.id, before, Progress::All as i64, BATCH],
    )?;
    for [position] in &old {
        forget(tx, office.id, *position, now)?;
    }
    if !old.is_empty() {
        let actor = Actor::server();
        let facts = serde_json::json!({ "positions": old.len() });
        let body = office.id;
        append(
            tx,
            NewEvent { body, place: 0, kind: "debtors-forgotten", subject: 0, actor: &actor, at: now, facts },
        )?;
    }
    Ok(old.len())
}

/// Midnight of the first of January that begins the years which are kept.
fn first_kept(office: &Office, years: i64, now: Moment) -> Option<Moment> {
    let year = i64::from(now.zoned(&office.zone).year()).checked_sub(years)?;
    office.begin_of(date(i16::try_from(year).ok()?, 1, 1))
}

fn forget(tx: &mut Tx, body: i64, position: i64, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE debtor SET code = ?3, name = '', name_key = '', street = '', civic = '', postcode = '', city = '', province = '', country = '', email = NULL, phone = NULL WHERE body = ?1 AND id IN (SELECT debtor FROM payment_option WHERE body = ?1 AND position = ?2)"),
        values![body, position, Debtor::ANONYMOUS],
    )?;
    // Descriptions and reasons were written by people, and name whom they like.
    tx.execute(
        sql!("UPDATE payment_option SET description = '' WHERE body = ?1 AND position = ?2"),
        values![body, position],
    )?;
    tx.execute(
        sql!("UPDATE instalment SET description = '', metadata = '[]' WHERE body = ?1 AND position = ?2"),
        values![body, position],
    )?;
    tx.execute(
        sql!("UPDATE transfer SET reason = '', metadata = '[]' WHERE body = ?1 AND position = ?2"),
        values![body, position],
    )?;
    tx.execute(
        sql!("DELETE FROM receipt_inbox WHERE body = ?1 AND receipt_id IN (SELECT receipt_id FROM receipt WHERE body = ?1 AND position = ?2)"),
        values![body, position],
    )?;
    tx.execute(
        sql!("UPDATE receipt_transfer SET reason = '' WHERE body = ?1 AND receipt_id IN (SELECT receipt_id FROM receipt WHERE body = ?1 AND position = ?2)"),
        values![body, position],
    )?;
    tx.execute(
        sql!("UPDATE debt_position SET erased_at = ?3 WHERE body = ?1 AND id = ?2"),
        values![body, position, now],
    )?;
    Ok(())
}
