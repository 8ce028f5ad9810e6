//! The movements of a journal are entered, portion by portion: between two of them whoever else writes has his turn. A
//! journal that is entered again finds its movements by their keys, so that nothing comes twice if the program stops
//! in between.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use office::Ctx;
use office::lanes::PAYMENTS;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::upsert::{Teller, Told, forget, put, settle, untold};
use rows::{Row, Rows};

mod end;
mod rows;

/// So many rows are one transaction: a tenth of a second.
const PORTION: usize = 500;

/// What became of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub journal: i64,
    pub movements: usize,
    /// Of those, new or changed.
    pub changed: usize,
    /// Payments out, which no flow is.
    pub out: usize,
    pub bad: usize,
}

/// Enters every journal of a body that waits for it.
pub(crate) async fn enter_all(ctx: &Ctx, body: i64, now: Moment) -> Result<Vec<Entered>, StoreError> {
    let mut all = Vec::new();
    while let Some(waiting) = ctx.db.read(move |tx| rows::waiting(tx, body)).await? {
        let read = tokio::task::spawn_blocking(move || waiting.read()).await;
        let read = read.map_err(|stopped| StoreError::Unavailable(stopped.to_string()))?;
        all.extend(enter(ctx, body, Arc::new(read), now).await?);
    }
    Ok(all)
}

/// Nothing where another page came meanwhile, and it is entered anew, or where somebody else has entered it.
async fn enter(ctx: &Ctx, body: i64, rows: Arc<Rows>, now: Moment) -> Result<Option<Entered>, StoreError> {
    let lane = Lane::of(body, PAYMENTS);
    let teller = Arc::new(Teller {
        body,
        journal: rows.journal,
        until: rows.until.clone(),
        now,
        withdrawn: rows.withdrawn.clone(),
    });
    let (mut told, mut moved, mut changed) = (HashSet::new(), BTreeSet::new(), 0);
    for begin in (0..rows.all.len()).step_by(PORTION) {
        let (rows, teller) = (rows.clone(), teller.clone());
        let some = move |tx: &mut Tx| put_some(tx, &teller, &rows, begin);
        let Some(put) = ctx.db.write(lane, some).await? else { return Ok(None) };
        for one in put {
            changed += usize::from(one.changed);
            told.insert(one.operation);
            moved.insert(one.movement);
        }
    }
    let (told, inner) = (Arc::new(told), teller.clone());
    let gone = ctx.db.read(move |tx| untold(tx, &inner, |operation| told.contains(&operation))).await?;
    // The state of a movement follows from all that is told of it: nothing is settled before the last row is put down.
    let gone: Vec<(i64, Vec<i64>)> = gone.into_iter().collect();
    for some in gone.chunks(PORTION) {
        let (some, rows, teller) = (some.to_vec(), rows.clone(), teller.clone());
        let work = move |tx: &mut Tx| {
            let is_same = stands(tx, body, &rows)?;
            if is_same {
                some.iter().try_for_each(|(movement, gone)| forget(tx, &teller, *movement, gone))?;
            }
            Ok::<_, StoreError>(is_same)
        };
        if !ctx.db.write(lane, work).await? {
            return Ok(None);
        }
    }
    let moved: Vec<i64> = moved.into_iter().collect();
    for some in moved.chunks(PORTION) {
        let (some, teller) = (some.to_vec(), teller.clone());
        let work = move |tx: &mut Tx| some.iter().try_for_each(|movement| settle(tx, &teller, *movement));
        ctx.db.write::<_, StoreError, _>(lane, work).await?;
    }
    let count = |of: fn(&Row) -> bool| rows.all.iter().filter(|row| of(row)).count();
    let entered = Entered {
        journal: rows.journal,
        movements: count(|row| matches!(row, Row::Movement { .. })),
        changed,
        out: count(|row| matches!(row, Row::Out)),
        bad: count(|row| matches!(row, Row::Bad { .. })),
    };
    let inner = entered.clone();
    let whole = ctx.db.write(lane, move |tx| end::end(tx, body, &rows, &inner, now)).await?;
    Ok(whole.then_some(entered))
}

/// Whether a journal waits, and is what it was when it was read.
fn stands(tx: &mut Tx, body: i64, rows: &Rows) -> Result<bool, StoreError> {
    let waits = tx.row(
        sql!("SELECT 1 FROM treasury_journal WHERE body = ?1 AND id = ?2 AND entering IS NOT NULL"),
        values![body, rows.journal],
    )?;
    Ok(waits.is_some() && rows::stamp(tx, body, rows.journal)? == rows.stamp)
}

/// The rows from one on; how far it has come is written with them. Nothing where it waits no more.
fn put_some(
    tx: &mut Tx,
    teller: &Teller,
    rows: &Rows,
    begin: usize,
) -> Result<Option<Vec<Told>>, StoreError> {
    if !stands(tx, teller.body, rows)? {
        return Ok(None);
    }
    let (count, rows) = (|n: usize| i64::try_from(n).unwrap_or(i64::MAX), &rows.all);
    tx.execute(
        sql!("UPDATE treasury_journal SET entering = ?3, entering_of = ?4 WHERE body = ?1 AND id = ?2"),
        values![teller.body, teller.journal, count(begin), count(rows.len())],
    )?;
    let mut all = Vec::new();
    for (place, row) in (1i64..).zip(rows).skip(begin).take(PORTION) {
        if let Row::Movement { key, movement } = row {
            all.push(put(tx, teller, place, key, movement)?);
        }
    }
    Ok(Some(all))
}
