//! How often somebody may ask, and how often err. Counted in rows, so that a restart forgives nobody and all
//! servers count together.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::{ASKED_EVERY_S, ASKED_MAX, ASKED_WINDOW_S, CodeError, DEVICE_TRIES_MAX, LOCKED_S, TRIES_MAX};

/// The latest codes of a person and when they were asked for, newest first.
pub(super) fn asked(tx: &mut Tx, body: i64, card: &[u8]) -> Result<Vec<(i64, Moment)>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT id, at FROM kiosk_code WHERE body = ?1 AND card = ?2 ORDER BY at DESC, id DESC LIMIT ?3"
        ),
        values![body, card, ASKED_MAX as i64],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, Moment(row.get(1)?)))).collect()
}

/// The code that was asked for within the last minute, and when the next one may be.
pub(super) fn just_now(asked: &[(i64, Moment)], now: Moment) -> Option<(i64, Moment)> {
    let (id, at) = asked.first()?;
    let again = at.plus_s(ASKED_EVERY_S);
    (again > now).then_some((*id, again))
}

/// When the next code may be asked for, if the hour's are used up.
pub(super) fn too_many(asked: &[(i64, Moment)], now: Moment) -> Option<Moment> {
    asked.get(ASKED_MAX - 1).map(|(_, at)| at.plus_s(ASKED_WINDOW_S)).filter(|again| *again > now)
}

/// Wrong codes that the person still has after the one that was just written down.
pub(super) fn left(
    tx: &mut Tx,
    body: i64,
    card: &[u8],
    device: i64,
    now: Moment,
) -> Result<usize, StoreError> {
    let (own, here) = tries(tx, body, card, device)?;
    if locked_until(&own, TRIES_MAX).or(locked_until(&here, DEVICE_TRIES_MAX)).is_some() {
        return Ok(0);
    }
    Ok(TRIES_MAX - own.iter().filter(|at| at.plus_s(LOCKED_S) > now).count())
}

pub(super) fn unlocked(
    tx: &mut Tx,
    body: i64,
    card: &[u8],
    device: i64,
    now: Moment,
) -> Result<(), CodeError> {
    let (own, here) = tries(tx, body, card, device)?;
    let until = locked_until(&own, TRIES_MAX).max(locked_until(&here, DEVICE_TRIES_MAX));
    until.filter(|until| *until > now).map_or(Ok(()), |until| Err(CodeError::Locked { until }))
}

/// The latest wrong codes of a person at all kiosks, and at a kiosk of all people; newest first.
fn tries(tx: &mut Tx, body: i64, card: &[u8], device: i64) -> Result<(Vec<Moment>, Vec<Moment>), StoreError> {
    let own = tx.rows(
        sql!("SELECT at FROM kiosk_code_try WHERE body = ?1 AND card = ?2 ORDER BY at DESC LIMIT ?3"),
        values![body, card, TRIES_MAX as i64],
    )?;
    let here = tx.rows(
        sql!("SELECT at FROM kiosk_code_try WHERE body = ?1 AND device = ?2 ORDER BY at DESC LIMIT ?3"),
        values![body, device, DEVICE_TRIES_MAX as i64],
    )?;
    let moments = |rows: Vec<Row>| -> Result<Vec<Moment>, StoreError> {
        rows.iter().map(|row| Ok(Moment(row.get(0)?))).collect()
    };
    Ok((moments(own)?, moments(here)?))
}

/// Until when that many wrong codes lock, newest first: none is tried while locked, so the newest one began
/// the lock.
fn locked_until(tries: &[Moment], allowed: usize) -> Option<Moment> {
    let (newest, oldest) = (tries.first()?, tries.get(allowed - 1)?);
    (oldest.plus_s(LOCKED_S) > *newest).then(|| newest.plus_s(LOCKED_S))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locked(seconds: &[i64]) -> Option<i64> {
        let newest_first: Vec<Moment> = seconds.iter().rev().map(|s| Moment::from_seconds(*s)).collect();
        locked_until(&newest_first[..newest_first.len().min(TRIES_MAX)], TRIES_MAX)
            .map(|until| until.seconds())
    }

    #[test]
    fn five_wrong_codes_lock_for_ten_minutes_after_the_last() {
        assert_eq!(locked(&[0, 1, 2, 3]), None);
        assert_eq!(locked(&[0, 1, 2, 3, 599]), Some(1_199));
        assert_eq!(locked(&[0, 1, 2, 3, 600]), None, "ten minutes apart");
        assert_eq!(locked(&[0, 1, 2, 3, 4, 604]), None, "a new try after the lock begins anew");
    }
}
