//! What happens to a clock once: warnings, the breach, and taking back a breach that proves wrong.

use std::collections::{BTreeMap, BTreeSet};

use office::Office;
use office::docs::Metric;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Kept;
use super::keep::CANCELLED;
use crate::alerts;
use crate::ticket::Ticket;

pub(super) const WARNING: &str = "warning";
pub(super) const BREACH: &str = "breach";
const RETRACTED: &str = "retracted";

/// What a warning or a breach is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    pub kind: &'static str,
    /// Per cent of the target.
    pub threshold: i64,
    pub at: Moment,
    pub cause: &'static str,
}

/// What was told of a ticket's clocks so far.
#[derive(Default)]
pub(super) struct Published {
    rows: BTreeSet<(String, i64, i64, String, i64)>,
    /// Of each clock: how many of its breaches were retracted, and when the last one was.
    rounds: BTreeMap<(String, i64), (i64, Moment)>,
}

impl Published {
    pub fn of(tx: &mut Tx, ticket: &Ticket) -> Result<Published, StoreError> {
        let rows = tx.rows(
            sql!("SELECT metric, generation, round, kind, threshold, at FROM clock_notice WHERE body = ?1 AND ticket = ?2 ORDER BY round"),
            values![ticket.body, ticket.id],
        )?;
        let mut told = Published::default();
        for row in &rows {
            let (metric, generation, round): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let kind: String = row.get(3)?;
            if kind == RETRACTED {
                told.rounds.insert((metric.clone(), generation), (round + 1, Moment(row.get(5)?)));
            }
            told.rows.insert((metric, generation, round, kind, row.get(4)?));
        }
        Ok(told)
    }

    fn round(&self, clock: &Kept) -> (i64, Option<Moment>) {
        let known = self.rounds.get(&(clock.metric.word().to_owned(), clock.generation));
        known.map_or((0, None), |(round, at)| (*round, Some(*at)))
    }

    fn has(&self, clock: &Kept, round: i64, (kind, threshold): (&str, i64)) -> bool {
        let metric = clock.metric.word().to_owned();
        self.rows.contains(&(metric, clock.generation, round, kind.to_owned(), threshold))
    }
}

/// Tells what has become due, each once. A breach that stands written and is none as counted now is taken
/// back; nothing is deleted, and the next round may bring another.
pub(super) fn publish(
    tx: &mut Tx,
    office: &Office,
    ticket: &Ticket,
    (published, clock): (&Published, &Kept),
    notices: Vec<Notice>,
    now: Moment,
) -> Result<(), StoreError> {
    let (mut round, mut retracted) = published.round(clock);
    let late = notices.iter().any(|notice| notice.kind == BREACH);
    // A clock that was set aside was not found wrong.
    if !late && clock.state != CANCELLED && published.has(clock, round, (BREACH, 100)) {
        let notice = Notice { kind: RETRACTED, threshold: 100, at: now, cause: "by_recalculation" };
        if write(tx, ticket, (clock, round), notice, now)? {
            alerts::of_clock(tx, office, ticket, clock, (alerts::Kind::Retracted, 100, round), now)?;
        }
        (round, retracted) = (round + 1, Some(now));
    }
    let mut pressing = None;
    for notice in notices {
        // Warnings told before the retraction are not told again.
        let old = notice.kind == WARNING && retracted.is_some_and(|at| notice.at <= at);
        if old || published.has(clock, round, (notice.kind, notice.threshold)) {
            continue;
        }
        if write(tx, ticket, (clock, round), notice, now)? {
            pressing = Some(notice);
        }
    }
    // Several at once are one piece of news: the last, which presses most.
    if let Some(notice) = pressing {
        let kind = if notice.kind == BREACH { alerts::Kind::Breach } else { alerts::Kind::Warning };
        alerts::of_clock(tx, office, ticket, clock, (kind, notice.threshold, round), now)?;
    }
    Ok(())
}

/// Written by whoever comes first; the key of the table refuses the second.
fn write(
    tx: &mut Tx,
    ticket: &Ticket,
    (clock, round): (&Kept, i64),
    notice: Notice,
    now: Moment,
) -> Result<bool, StoreError> {
    let metric: Metric = clock.metric;
    let first = tx.execute(
        sql!(
            "INSERT INTO clock_notice (body, ticket, metric, generation, round, kind, threshold, at, cause) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING"
        ),
        values![
            ticket.body,
            ticket.id,
            metric.word(),
            clock.generation,
            round,
            notice.kind,
            notice.threshold,
            notice.at,
            notice.cause
        ],
    )?;
    if first == 0 {
        return Ok(false);
    }
    let kind = match notice.kind {
        BREACH => "clock_breached",
        RETRACTED => "clock_retracted",
        _ => "clock_warned",
    };
    let facts = serde_json::json!({
        "metric": metric, "generation": clock.generation, "round": round, "percent": notice.threshold,
        "since": notice.at, "cause": notice.cause,
    });
    let actor = &Actor::server();
    append(tx, NewEvent { body: ticket.body, place: 0, kind, subject: ticket.id, actor, at: now, facts })?;
    Ok(true)
}
