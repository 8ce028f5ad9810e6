//! Runs as they stand.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use crate::proof::Dues;

/// Runs shown in the list.
const SHOWN_MAX: i64 = 50;
/// Notices that could not be printed, shown with their reasons; the list for the printer leaves none out.
const BAD_SHOWN_MAX: i64 = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub id: i64,
    pub actor: String,
    /// 0 for all kinds that its clerk deals with.
    pub due: i64,
    dues: String,
    pub per_file: i64,
    pub total: i64,
    pub asked_at: Moment,
    pub cancelled_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub removed_at: Option<Moment>,
    /// Notices drawn, and those that could not be.
    pub done: i64,
    pub bad: i64,
    pub files: i64,
    /// It was given up after many tries, and may be taken up again.
    pub failed_at: Option<Moment>,
    /// What was told of the last try: for whoever administers the machine.
    pub failure: String,
    /// How often it was taken up again.
    pub resumed: i64,
}

impl Run {
    pub fn is_over(&self) -> bool {
        self.ended_at.is_some()
    }

    pub fn may_resume(&self) -> bool {
        self.failed_at.is_some() && self.removed_at.is_none()
    }

    /// Whether all that it prints belongs to who deals with these kinds.
    pub fn is_of(&self, dues: &Dues) -> bool {
        let listed = || self.dues.split(',').filter_map(|id| id.parse().ok());
        match dues {
            Dues::All => true,
            Dues::Only(_) if self.due != 0 => dues.covers(self.due),
            Dues::Only(_) => !self.dues.is_empty() && listed().all(|due| dues.covers(due)),
        }
    }

    /// Hundredths done.
    pub fn percent(&self) -> i64 {
        100 * (self.done + self.bad) / self.total.max(1)
    }
}

macro_rules! select_run {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.actor, r.due, r.dues, r.per_file, r.total, r.asked_at, r.cancelled_at, r.ended_at, r.removed_at, r.done, r.bad, r.files, r.failed_at, r.failure, r.resumed FROM print_run r WHERE r.body = ?1 ",
            $rest
        )
    };
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Run>, StoreError> {
    let row = tx.row(sql!(select_run!("AND r.id = ?2")), values![body, id])?;
    row.as_ref().map(run).transpose()
}

/// The newest first.
pub(super) fn list(tx: &mut Tx, body: i64) -> Result<Vec<Run>, StoreError> {
    let rows = tx.rows(sql!(select_run!("ORDER BY r.id DESC LIMIT ?2")), values![body, SHOWN_MAX])?;
    rows.iter().map(run).collect()
}

fn run(row: &Row) -> Result<Run, StoreError> {
    let moment = |at: usize| Ok::<_, StoreError>(row.get::<Option<i64>>(at)?.map(Moment));
    Ok(Run {
        id: row.get(0)?,
        actor: row.get(1)?,
        due: row.get(2)?,
        dues: row.get(3)?,
        per_file: row.get(4)?,
        total: row.get(5)?,
        asked_at: Moment(row.get(6)?),
        cancelled_at: moment(7)?,
        ended_at: moment(8)?,
        removed_at: moment(9)?,
        done: row.get(10)?,
        bad: row.get(11)?,
        files: row.get(12)?,
        failed_at: moment(13)?,
        failure: row.get(14)?,
        resumed: row.get(15)?,
    })
}

/// Positions that could not be printed, with the key of the sentence that says why.
pub fn bad(tx: &mut Tx, body: i64, run: i64) -> Result<Vec<(i64, String)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT position, reason FROM print_item WHERE body = ?1 AND run = ?2 AND outcome = 'bad' ORDER BY place LIMIT ?3"),
        values![body, run, BAD_SHOWN_MAX],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Printed notices of debtors without a street or a town.
pub(super) fn lacking(tx: &mut Tx, body: i64, run: i64) -> Result<i64, StoreError> {
    let row = tx.row(
        sql!("SELECT COUNT(*) FROM print_item i JOIN payment_option o ON o.body = i.body AND o.position = i.position AND o.place = (SELECT MIN(f.place) FROM payment_option f WHERE f.body = i.body AND f.position = i.position) JOIN debtor d ON d.body = o.body AND d.id = o.debtor WHERE i.body = ?1 AND i.run = ?2 AND i.outcome = 'done' AND (d.street = '' OR d.city = '')"),
        values![body, run],
    )?;
    row.map_or(Ok(0), |row| row.get(0))
}
