//! The cache of the clocks.

use std::collections::BTreeMap;

use calendar::{BreachCause, Clock, Recalculated, WARNING_PERCENTS, recalculate};
use office::Office;
use office::docs::Metric;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::hours::ruler;
use super::notices::{BREACH, Notice, Published, WARNING, publish};
use super::{Run, runs};
use crate::ticket::{NEVER, Ticket, steps};

/// A clock as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub metric: Metric,
    pub generation: i64,
    pub hours: i64,
    pub origin: Moment,
    pub target_s: i64,
    pub state: &'static str,
    pub ended_at: Option<Moment>,
    /// Working seconds used, when it ended or was last written.
    pub elapsed_s: i64,
    pub due_at: Option<Moment>,
    pub late_from: Option<Moment>,
    next_at: Option<Moment>,
}

pub const RUNNING: &str = "running";
pub const MET: &str = "met";
/// Ended too late.
pub const MISSED: &str = "missed";
/// Still running, and late.
pub const LATE: &str = "late";
pub const CANCELLED: &str = "cancelled";

/// Computes all clocks of a ticket again, writes what has become due once, and answers the nearest promise.
pub fn refresh(tx: &mut Tx, office: &Office, ticket: &mut Ticket, now: Moment) -> Result<(), StoreError> {
    let before: BTreeMap<(Metric, i64), Kept> = kept(tx, ticket.body, ticket.id)?
        .into_iter()
        .map(|kept| ((kept.metric, kept.generation), kept))
        .collect();
    let steps = steps(tx, ticket.body, ticket.id)?;
    let published = Published::of(tx, ticket)?;
    let mut nearest = NEVER;
    for run in runs(&steps, ticket.origin) {
        let known = before.get(&(run.metric, run.generation));
        // What was published as met or missed never moves again.
        let frozen = known.filter(|kept| matches!(kept.state, MET | MISSED) && kept.ended_at == run.stopped);
        if frozen.is_some() {
            continue;
        }
        let Some((clock, notices)) = reckon(tx, office, &run, now)? else { continue };
        if matches!(clock.state, RUNNING | LATE) && !internal(clock.metric) {
            nearest = nearest.min(clock.due_at.unwrap_or(NEVER));
        }
        if known != Some(&clock) {
            write(tx, ticket, &clock)?;
        }
        publish(tx, office, ticket, (&published, &clock), notices, now)?;
    }
    if nearest != ticket.due_at {
        ticket.due_at = nearest;
        tx.execute(
            sql!("UPDATE ticket SET due_at = ?3 WHERE body = ?1 AND id = ?2"),
            values![ticket.body, ticket.id, nearest],
        )?;
    }
    Ok(())
}

/// Promises among ourselves are no promises to the requester.
fn internal(metric: Metric) -> bool {
    matches!(metric, Metric::Organisation | Metric::Technical | Metric::Supplier)
}

/// A run as it stands now; nothing when its hours are unknown.
fn reckon(
    tx: &mut Tx,
    office: &Office,
    run: &Run,
    now: Moment,
) -> Result<Option<(Kept, Vec<Notice>)>, StoreError> {
    let Some(ruler) = ruler(tx, office, run.hours)? else { return Ok(None) };
    let (pauses, end) = (run.pauses(), run.stopped.or(run.cancelled));
    let first = Clock { origin: run.origin.timestamp(), target: run.target };
    let stopped = end.map(Moment::timestamp);
    let clock = recalculate(first, &ruler, &pauses, &run.changes, stopped);
    let seen = end.unwrap_or(now);
    let late = clock.breach(seen.timestamp());
    let state = match (run.cancelled, run.stopped, late.is_some()) {
        (Some(_), ..) => CANCELLED,
        (None, Some(_), true) => MISSED,
        (None, Some(_), false) => MET,
        (None, None, true) => LATE,
        (None, None, false) => RUNNING,
    };
    let mut notices = Vec::new();
    let mut next_at = None;
    if run.cancelled.is_none() {
        for notice in instants(&clock) {
            if notice.at <= seen {
                notices.push(notice);
            } else if end.is_none() {
                next_at = Some(next_at.map_or(notice.at, |next: Moment| next.min(notice.at)));
            }
        }
        if let Some(breach) = late {
            let cause = match breach.cause {
                BreachCause::ByTime => "by_time",
                BreachCause::ByRecalculation => "by_recalculation",
            };
            notices.push(Notice { kind: BREACH, threshold: 100, at: breach.at.into(), cause });
        } else if let Some(timer) = clock.current.timer().filter(|_| end.is_none()).map(Moment::from) {
            next_at = Some(next_at.map_or(timer, |next| next.min(timer)));
        }
    }
    let current = clock.current.clock();
    let kept = Kept {
        metric: run.metric,
        generation: run.generation,
        hours: run.hours,
        origin: current.origin.into(),
        target_s: i64::from(current.target.seconds()),
        state,
        ended_at: end,
        elapsed_s: i64::try_from(clock.current.elapsed(seen.timestamp())).unwrap_or(i64::MAX),
        due_at: clock.current.due_at().map(Moment::from),
        late_from: clock.current.late_from().map(Moment::from),
        next_at,
    };
    Ok(Some((kept, notices)))
}

/// The instants of the warnings.
fn instants<'a>(clock: &'a Recalculated<'a>) -> impl Iterator<Item = Notice> + 'a {
    WARNING_PERCENTS.into_iter().filter_map(|percent| {
        let at = clock.current.warning_at(percent)?.into();
        Some(Notice { kind: WARNING, threshold: i64::from(percent), at, cause: "by_time" })
    })
}

fn write(tx: &mut Tx, ticket: &Ticket, clock: &Kept) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO ticket_clock (body, ticket, metric, generation, hours, origin, target_s, state, ended_at, elapsed_s, due_at, late_from, next_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (body, ticket, metric, generation) DO UPDATE SET hours = excluded.hours, origin = excluded.origin, target_s = excluded.target_s, state = excluded.state, ended_at = excluded.ended_at, elapsed_s = excluded.elapsed_s, due_at = excluded.due_at, late_from = excluded.late_from, next_at = excluded.next_at"
        ),
        values![
            ticket.body,
            ticket.id,
            clock.metric.word(),
            clock.generation,
            clock.hours,
            clock.origin,
            clock.target_s,
            clock.state,
            clock.ended_at,
            clock.elapsed_s,
            clock.due_at,
            clock.late_from,
            clock.next_at
        ],
    )?;
    Ok(())
}

/// The clocks of a ticket as they are kept.
pub fn kept(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Kept>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT metric, generation, hours, origin, target_s, state, ended_at, elapsed_s, due_at, late_from, next_at FROM ticket_clock WHERE body = ?1 AND ticket = ?2 ORDER BY metric, generation"),
        values![body, ticket],
    )?;
    let read = |row: &platform::store::Row| {
        let (metric, state): (String, String) = (row.get(0)?, row.get(5)?);
        let metric = Metric::parse(&metric).ok_or(StoreError::Shape(metric))?;
        let known = [RUNNING, MET, MISSED, LATE, CANCELLED].into_iter().find(|known| *known == state);
        let moment = |at| row.get::<Option<i64>>(at).map(|at| at.map(Moment));
        Ok(Kept {
            metric,
            generation: row.get(1)?,
            hours: row.get(2)?,
            origin: Moment(row.get(3)?),
            target_s: row.get(4)?,
            state: known.ok_or(StoreError::Shape(state))?,
            ended_at: moment(6)?,
            elapsed_s: row.get(7)?,
            due_at: moment(8)?,
            late_from: moment(9)?,
            next_at: moment(10)?,
        })
    };
    rows.iter().map(read).collect()
}

/// The clocks as they stand at this very moment, for a page: nothing is written.
pub fn shown(tx: &mut Tx, office: &Office, ticket: &Ticket, now: Moment) -> Result<Vec<Kept>, StoreError> {
    let frozen = kept(tx, ticket.body, ticket.id)?;
    let steps = steps(tx, ticket.body, ticket.id)?;
    let mut clocks = Vec::new();
    for run in runs(&steps, ticket.origin) {
        let known = frozen.iter().find(|kept| (kept.metric, kept.generation) == (run.metric, run.generation));
        match known.filter(|kept| kept.ended_at.is_some() && kept.ended_at == run.stopped) {
            Some(known) => clocks.push(known.clone()),
            None => clocks.extend(reckon(tx, office, &run, now)?.map(|(clock, _)| clock)),
        }
    }
    Ok(clocks)
}
