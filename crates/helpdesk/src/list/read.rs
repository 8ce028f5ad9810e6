//! Lists of tickets. Working lists read open tickets alone: their cost does not grow with the solved ones.

use office::Office;
use platform::search::{Asked, Index, Query, Realms};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::Filter;
use crate::clocks::{Kept, kept, shown};
use crate::ticket::{Level, State, Ticket, by_id};

/// Tickets of a page.
pub const PAGE: i64 = 50;
/// Pages of found words that a view looks through for those that fit it.
const LOOKS_MAX: usize = 20;

/// The index of all that tickets say, and of what customers may read of theirs.
pub const INDEX: &str = "ticket";
pub const PUBLIC_INDEX: &str = "ticket-public";

/// A ticket of a list, with who asked and its clocks.
#[derive(Clone, Debug)]
pub struct Line {
    pub ticket: Ticket,
    pub name: String,
    pub clocks: Vec<Kept>,
}

/// The most pressing first.
pub fn lines(tx: &mut Tx, body: i64, filter: &Filter) -> Result<Vec<Line>, StoreError> {
    let ids = filter.ids(tx, body)?;
    some(tx, body, ids.into_iter())
}

/// Solved, closed and set aside, the newest first.
pub fn solved(tx: &mut Tx, body: i64, before: Option<i64>) -> Result<Vec<Line>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT id FROM ticket WHERE body = ?1 AND open = 0 AND id < ?2 ORDER BY id DESC LIMIT ?3"),
        values![body, before.unwrap_or(i64::MAX), PAGE],
    )?;
    some(tx, body, rows.into_iter().map(|[id]| id))
}

/// Tickets that say all these words, of all customers or of one, the newest first.
pub fn find(
    tx: &mut Tx,
    body: i64,
    customer: Option<i64>,
    words: &str,
    before: Option<i64>,
) -> Result<Vec<Line>, StoreError> {
    let asked = Asked::of(words);
    let own = [customer.unwrap_or(0)];
    let (scope, realms) = match customer {
        Some(_) => (PUBLIC_INDEX, Realms::Only(&own[..])),
        None => (INDEX, Realms::All),
    };
    let query = Query { realms, asked: &asked, before, limit: PAGE as usize };
    let found = Index { body, scope }.find(tx, &query)?;
    some(tx, body, found.into_iter())
}

/// Open tickets that say all these words and fit, the newest first; a rare one may lie deeper than is looked.
pub fn find_open(
    tx: &mut Tx,
    body: i64,
    filter: &Filter,
    words: &str,
    before: Option<i64>,
) -> Result<Vec<Line>, StoreError> {
    let (asked, limit, mut before) = (Asked::of(words), PAGE as usize, before);
    let mut fitting = Vec::new();
    for _ in 0..LOOKS_MAX {
        let query = Query { realms: Realms::All, asked: &asked, before, limit };
        let found = Index { body, scope: INDEX }.find(tx, &query)?;
        for id in &found {
            if fitting.len() < limit && by_id(tx, body, *id)?.is_some_and(|ticket| filter.fits(&ticket)) {
                fitting.push(*id);
            }
        }
        if found.len() < limit || fitting.len() == limit {
            break;
        }
        before = found.last().copied();
    }
    some(tx, body, fitting.into_iter())
}

fn some(tx: &mut Tx, body: i64, ids: impl Iterator<Item = i64>) -> Result<Vec<Line>, StoreError> {
    let mut lines = Vec::new();
    for id in ids {
        let Some(ticket) = by_id(tx, body, id)? else { continue };
        let name = match ticket.requester {
            Some(person) => {
                let contact = office::people::contact(tx, body, person)?;
                if contact.name.is_empty() { contact.email.unwrap_or_default() } else { contact.name }
            }
            None => String::new(),
        };
        let clocks = kept(tx, body, id)?;
        lines.push(Line { ticket, name, clocks });
    }
    Ok(lines)
}

/// Kept clocks are as old as the last step: a page shows those of its own moment, like the ticket itself.
pub fn at_this_moment(
    tx: &mut Tx,
    office: &Office,
    lines: &mut [Line],
    now: Moment,
) -> Result<(), StoreError> {
    for line in lines.iter_mut().filter(|line| line.ticket.state.is_open()) {
        line.clocks = shown(tx, office, &line.ticket, now)?;
    }
    Ok(())
}

/// How many open tickets each view has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub open: i64,
    pub mine: i64,
    pub nobodys: i64,
    pub late: i64,
    pub organisation: i64,
    pub technical: i64,
    pub supplier: i64,
    pub waiting: i64,
}

pub fn counts(tx: &mut Tx, body: i64, staff: i64, now: Moment) -> Result<Counts, StoreError> {
    let rows = tx.rows(
        sql!("SELECT holder, level, state, COUNT(*), COUNT(CASE WHEN due_at < ?2 THEN 1 END) FROM ticket WHERE body = ?1 AND open = 1 GROUP BY holder, level, state"),
        values![body, now],
    )?;
    let mut counts = Counts::default();
    for row in &rows {
        count(&mut counts, row, staff)?;
    }
    Ok(counts)
}

fn count(counts: &mut Counts, row: &Row, staff: i64) -> Result<(), StoreError> {
    let (holder, many, late): (i64, i64, i64) = (row.get(0)?, row.get(3)?, row.get(4)?);
    let (level, state): (String, String) = (row.get(1)?, row.get(2)?);
    let add = |to: &mut i64, when: bool| *to += if when { many } else { 0 };
    add(&mut counts.open, true);
    add(&mut counts.mine, holder == staff && staff != 0);
    add(&mut counts.nobodys, holder == 0);
    add(&mut counts.supplier, level == Level::Supplier.word());
    add(&mut counts.organisation, level == Level::Organisation.word());
    add(&mut counts.technical, level == Level::Technical.word());
    add(&mut counts.waiting, state == State::WaitingRequester.word());
    counts.late += late;
    Ok(())
}
