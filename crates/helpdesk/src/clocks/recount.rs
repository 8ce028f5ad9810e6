//! Hours or contracts have changed: running clocks are counted again, from the steps, as a job.

use office::lanes::HELPDESK;
use std::sync::Arc;

use office::import::{Consequences, ImportError, Settling};
use office::{Ctx, Office};
use platform::events::Actor;
use platform::jobs::{self, Doer, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::hours::keep_past;
use super::refresh;
use crate::open::terms;
use crate::ticket::{Step, Ticket, by_id, steps};
use crate::work::{WorkError, reterm};

/// The kind of job.
pub const RECOUNT: &str = "recount-clocks";
/// Tickets of one transaction.
const AT_ONCE: i64 = 100;
/// Transactions of one job: other work gets its turn between two.
const BATCHES: usize = 20;

#[derive(serde::Serialize, serde::Deserialize)]
struct Work {
    /// What it is done for, once.
    name: String,
    /// Tickets up to this one are behind it.
    after: i64,
}

/// What an import means for tickets: nothing is refused and nobody loses anything, clocks follow.
pub fn consequences() -> Consequences {
    Consequences { find: Arc::new(|_, _| Ok(Vec::new())), settle: Arc::new(settle) }
}

fn settle(tx: &mut Tx, settling: &Settling) -> Result<(), ImportError> {
    let (before, after, now) = (settling.before, settling.after, settling.now);
    let changed = keep_past(tx, before, after, now)?;
    let same = |a: &Office, b: &Office| {
        a.contracts.iter().map(|part| &part.doc).eq(b.contracts.iter().map(|part| &part.doc))
    };
    if changed.is_empty() && same(before, after) {
        return Ok(());
    }
    Ok(ask_recount(tx, after.id, &format!("recount:{}", now.ms()), now)?)
}

/// Asks for all running clocks of a body to be counted again, once for what the name says.
pub fn ask_recount(tx: &mut Tx, body: i64, name: &str, now: Moment) -> Result<(), StoreError> {
    let work = serde_json::json!(Work { name: name.to_owned(), after: 0 });
    jobs::ask(tx, NewJob { body, kind: RECOUNT, dedup: name.to_owned(), work, due: now })
}

fn ask_rest(tx: &mut Tx, body: i64, rest: Work, now: Moment) -> Result<(), StoreError> {
    let dedup = format!("{}:{}", rest.name, rest.after);
    jobs::ask(tx, NewJob { body, kind: RECOUNT, dedup, work: serde_json::json!(rest), due: now })
}

pub fn recount(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (mut after, now) = (work.after, ctx.clock.now());
        for batch in 1..=BATCHES {
            let (inner, name) = (ctx.clone(), work.name.clone());
            let count = move |tx: &mut Tx| {
                let last = recount_some(tx, &inner, body, after, now)?;
                if let Some(after) = last.filter(|_| batch == BATCHES) {
                    ask_rest(tx, body, Work { name: name.clone(), after }, now)?;
                }
                Ok::<_, StoreError>(last)
            };
            match worker.wait(ctx.db.write(Lane::of(body, HELPDESK), count))? {
                Some(last) => after = last,
                None => return Ok(()),
            }
        }
        Ok(())
    })
}

/// Counts some open tickets after this one; answers the last, or nothing when there are no more.
pub fn recount_some(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    after: i64,
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let rows = tx.numbers(
        sql!("SELECT id FROM ticket WHERE body = ?1 AND id > ?2 AND open = 1 ORDER BY id LIMIT ?3"),
        values![body, after, AT_ONCE],
    )?;
    for [id] in &rows {
        let Some(mut ticket) = by_id(tx, body, *id)? else { continue };
        if promises_changed(tx, &office, &ticket)? {
            let done = reterm(tx, &office, &mut ticket, &Actor::server(), now);
            // It was read in this transaction: nobody can have changed it.
            if let Err(WorkError::Store(error)) = done {
                return Err(error);
            }
        } else {
            refresh(tx, &office, &mut ticket, now)?;
        }
    }
    Ok(rows.last().map(|[id]| *id))
}

fn promises_changed(tx: &mut Tx, office: &Office, ticket: &Ticket) -> Result<bool, StoreError> {
    let contract = office::by_id(&office.contracts, ticket.contract);
    let now = terms::terms(office, contract, ticket.severity);
    let steps = steps(tx, ticket.body, ticket.id)?;
    let last = steps.iter().rev().find_map(|moved| match &moved.step {
        Step::Opened { terms } | Step::Terms { terms, .. } => Some(terms),
        _ => None,
    });
    Ok(contract.is_some() && last != Some(&now))
}
