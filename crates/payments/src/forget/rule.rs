//! One batch of forgetting.

use jiff::civil::date;
use office::Office;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::position::{self, Progress};
use crate::receipts;

/// Positions, and messages of the platform, of one transaction.
const BATCH: i64 = 50;

/// Forgets the debtors of some positions that are old enough; and what came of receipts that are of
/// no position; answers how many of both it took.
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
    let body = office.id;
    for [position] in &old {
        position::forget(tx, body, *position, now)?;
        receipts::forget(tx, body, *position)?;
    }
    let strays = receipts::forget_strays(tx, body, before, BATCH)?;
    let count = old.len() + strays;
    if count > 0 {
        let actor = Actor::server();
        let facts = serde_json::json!({ "positions": old.len(), "messages": strays });
        append(
            tx,
            NewEvent { body, place: 0, kind: "debtors-forgotten", subject: 0, actor: &actor, at: now, facts },
        )?;
    }
    Ok(count)
}

/// Midnight of the first of January that begins the years which are kept.
fn first_kept(office: &Office, years: i64, now: Moment) -> Option<Moment> {
    let year = i64::from(now.zoned(&office.zone).year()).checked_sub(years)?;
    office.begin_of(date(i16::try_from(year).ok()?, 1, 1))
}
