//! What is still to be told, and what was.

use office::Office;
use pagopa::Cents;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Archived, entries};
use crate::position::{self, Position};

/// Positions of one body in one look.
const PAGE: i64 = 50;

/// Something to tell: a position as it is, or a notice that is no more.
pub(super) enum Untold {
    Position { body: i64, id: i64, version: i64, entries: Vec<Archived>, again_at: Option<Moment> },
    Gone { body: i64, nav: String, entry: Box<Archived> },
}

/// How far the archive lags behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    pub positions: i64,
    pub gone: i64,
}

impl Drift {
    pub fn is_none(&self) -> bool {
        self.positions == 0 && self.gone == 0
    }
}

pub fn drift(tx: &mut Tx, body: i64) -> Result<Drift, StoreError> {
    let count = tx.numbers::<2>(
        sql!("SELECT (SELECT COUNT(*) FROM debt_position WHERE stand_in = 1 AND told_version <> version AND body = ?1), (SELECT COUNT(*) FROM archive_gone WHERE body = ?1)"),
        values![body],
    )?;
    Ok(count.first().map_or(Drift { positions: 0, gone: 0 }, |[positions, gone]| Drift {
        positions: *positions,
        gone: *gone,
    }))
}

/// What is due to be told to the archive of a body; of one without an archive nothing is, and it waits.
pub(super) fn untold(tx: &mut Tx, office: &Office, now: Moment) -> Result<Vec<Untold>, StoreError> {
    let Some(creditor) = office.body.creditor.as_ref().filter(|creditor| !creditor.archive.is_empty()) else {
        return Ok(Vec::new());
    };
    let body = office.id;
    let due = tx.numbers::<1>(
        sql!("SELECT id FROM debt_position WHERE body = ?1 AND stand_in = 1 AND told_version <> version AND tell_at <= ?2 ORDER BY tell_at LIMIT ?3"),
        values![body, now, PAGE],
    )?;
    let mut found = Vec::new();
    for position in position::load_in_order(tx, body, due.as_flattened())? {
        let id = position.id;
        let entries = entries(&position, &creditor.fiscal_code, &office.zone, now);
        // Told again on the day on which it can be paid.
        let again_at =
            position.options.iter().filter_map(|option| option.valid_from).filter(|at| *at > now).min();
        found.push(Untold::Position { body, id, version: position.version, entries, again_at });
    }
    let gone = tx.rows(
        sql!(
            "SELECT nav, entry FROM archive_gone WHERE body = ?1 AND tell_at <= ?2 ORDER BY tell_at LIMIT ?3"
        ),
        values![body, now, PAGE],
    )?;
    for row in gone {
        let entry: String = row.get(1)?;
        let entry = serde_json::from_str(&entry).map_err(|error| StoreError::Shape(error.to_string()))?;
        found.push(Untold::Gone { body, nav: row.get(0)?, entry: Box::new(entry) });
    }
    Ok(found)
}

/// It was told; a change since then keeps it untold.
pub(super) fn told(tx: &mut Tx, what: &Untold) -> Result<(), StoreError> {
    match what {
        Untold::Position { again_at: Some(at), .. } => return later(tx, what, *at),
        Untold::Position { body, id, version, .. } => tx.execute(
            sql!("UPDATE debt_position SET told_version = ?3 WHERE body = ?1 AND id = ?2 AND version = ?3"),
            values![*body, *id, *version],
        )?,
        Untold::Gone { body, nav, .. } => tx.execute(
            sql!("DELETE FROM archive_gone WHERE body = ?1 AND nav = ?2"),
            values![*body, nav.as_str()],
        )?,
    };
    Ok(())
}

/// It could not be told: once more at `at`.
pub(super) fn later(tx: &mut Tx, what: &Untold, at: Moment) -> Result<(), StoreError> {
    match what {
        Untold::Position { body, id, version, .. } => tx.execute(
            sql!("UPDATE debt_position SET tell_at = ?4 WHERE body = ?1 AND id = ?2 AND version = ?3"),
            values![*body, *id, *version, at],
        )?,
        Untold::Gone { body, nav, .. } => tx.execute(
            sql!("UPDATE archive_gone SET tell_at = ?3 WHERE body = ?1 AND nav = ?2"),
            values![*body, nav.as_str(), at],
        )?,
    };
    Ok(())
}

/// A position is about to be deleted: its notices are taken off the archive.
pub(crate) fn deleted(
    tx: &mut Tx,
    office: &Office,
    position: &Position,
    now: Moment,
) -> Result<(), StoreError> {
    take_off(tx, office, held(office, position, now), now)
}

/// A position was rewritten: what it asked for under other numbers, or in a form that the archive can hold, is
/// taken off it. The rest is told anew by its version.
pub(crate) fn changed(
    tx: &mut Tx,
    office: &Office,
    before: &Position,
    after: &Position,
    now: Moment,
) -> Result<(), StoreError> {
    let stays = held(office, after, now);
    for entry in &stays {
        // It may have been taken off by an earlier change that was not told yet.
        tx.execute(
            sql!("DELETE FROM archive_gone WHERE body = ?1 AND nav = ?2"),
            values![after.body, entry.nav.as_str()],
        )?;
    }
    let gone = |entry: &Archived| stays.iter().all(|stays| stays.nav != entry.nav);
    take_off(tx, office, held(office, before, now).into_iter().filter(gone).collect(), now)
}

/// What the archive holds of a position, or is to be told.
fn held(office: &Office, position: &Position, now: Moment) -> Vec<Archived> {
    let creditor = office.body.creditor.as_ref().filter(|creditor| !creditor.archive.is_empty());
    let creditor = creditor.filter(|_| position.stand_in);
    creditor.map_or_else(Vec::new, |own| entries(position, &own.fiscal_code, &office.zone, now))
}

fn take_off(tx: &mut Tx, office: &Office, gone: Vec<Archived>, now: Moment) -> Result<(), StoreError> {
    for entry in gone {
        let entry = Archived { amount: Cents::ZERO, ..entry };
        let text = serde_json::to_string(&entry).map_err(|error| StoreError::Shape(error.to_string()))?;
        tx.execute(
            sql!("INSERT INTO archive_gone (body, nav, entry, tell_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (body, nav) DO UPDATE SET entry = ?3, tell_at = ?4"),
            values![office.id, entry.nav.as_str(), text, now],
        )?;
    }
    Ok(())
}
