//! The calls of today, and which of them a board shows.

use office::Office;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

/// A call whose service is over stays in large this long, so that whoever looks up late still reads it.
pub(super) const CALL_SHOWN_MINUTES: i64 = 5;
/// A call that nobody has ended stays in large this long: later it says nothing to those who wait.
pub(super) const OPEN_CALL_SHOWN_MINUTES: i64 = 30;
/// Rows of the list beside the newest call.
pub(super) const LAST_CALLS_MAX: usize = 4;
/// Calls of a day read for a board, newest first: a board of few services still finds its own.
const CALLS_READ_MAX: i64 = 300;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub id: i64,
    pub counter: i64,
    pub visit: i64,
    pub service: i64,
    pub announced: Moment,
    /// Announcements so far: a recall is one more.
    pub times: i64,
    pub ended: bool,
    pub code: String,
    pub slot: Option<Moment>,
}

/// What the call board shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CallBoard {
    pub newest: Option<Call>,
    pub last: Vec<Call>,
}

/// Chooses among calls, newest first. A person called again (after a pause, or on to another counter)
/// appears once, with the newest call.
pub(super) fn board(calls: Vec<Call>, services: &[i64], now: Moment) -> CallBoard {
    let mut kept: Vec<Call> = Vec::new();
    for call in calls.into_iter().filter(|call| services.contains(&call.service)) {
        if kept.len() > LAST_CALLS_MAX {
            break;
        }
        if kept.iter().all(|known| known.visit != call.visit) {
            kept.push(call);
        }
    }
    let large = kept.first().is_some_and(|call| in_large(call, now));
    let newest = large.then(|| kept.remove(0));
    kept.truncate(LAST_CALLS_MAX);
    CallBoard { newest, last: kept }
}

fn in_large(call: &Call, now: Moment) -> bool {
    let minutes = if call.ended { CALL_SHOWN_MINUTES } else { OPEN_CALL_SHOWN_MINUTES };
    now < call.announced.plus_s(minutes * 60)
}

/// Calls announced at a site today and not withdrawn since, newest first.
pub(super) fn of_today(
    tx: &mut Tx,
    office: &Office,
    site: i64,
    now: Moment,
) -> Result<Vec<Call>, StoreError> {
    let day = calendar::day_bounds(office.date_of(now), &office.zone);
    let from = day.map_or(now.plus_s(-86_400), |(from, _)| Moment::from(from));
    tx.rows(
        sql!(
            "SELECT c.id, c.counter, c.visit, c.service, c.announced_at, c.announced, c.ended_at, v.call_code, v.slot_at FROM call c JOIN visit v ON v.body = c.body AND v.id = c.visit WHERE c.body = ?1 AND c.site = ?2 AND c.announced_at >= ?3 AND (c.ending IS NULL OR c.ending <> 'undone') ORDER BY c.announced_at DESC, c.id DESC LIMIT ?4"
        ),
        values![office.id, site, from, CALLS_READ_MAX],
    )?
    .iter()
    .map(from_row)
    .collect()
}

/// One call of a site.
pub(super) fn by_id(tx: &mut Tx, body: i64, site: i64, id: i64) -> Result<Option<Call>, StoreError> {
    tx.row(
        sql!(
            "SELECT c.id, c.counter, c.visit, c.service, c.announced_at, c.announced, c.ended_at, v.call_code, v.slot_at FROM call c JOIN visit v ON v.body = c.body AND v.id = c.visit WHERE c.body = ?1 AND c.site = ?2 AND c.id = ?3 AND (c.ending IS NULL OR c.ending <> 'undone')"
        ),
        values![body, site, id],
    )?
    .as_ref()
    .map(from_row)
    .transpose()
}

fn from_row(row: &Row) -> Result<Call, StoreError> {
    Ok(Call {
        id: row.get(0)?,
        counter: row.get(1)?,
        visit: row.get(2)?,
        service: row.get(3)?,
        announced: Moment(row.get(4)?),
        times: row.get(5)?,
        ended: row.get::<Option<i64>>(6)?.is_some(),
        code: row.get(7)?,
        slot: row.get::<Option<i64>>(8)?.map(Moment),
    })
}

#[cfg(test)]
mod tests;
