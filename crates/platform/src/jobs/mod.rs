//! Work asked for by a transaction and done after it: at least once, with back-off; what it does
//! outside must bear being done twice (a mail keeps its Message-ID, a spool file its name).

mod doer;
mod run;

pub use doer::{Doer, Failure, Worker, doer};
pub use run::{GivenUp, Runner};

use crate::clock::Moment;
use crate::store::{Migration, StoreError, Tx};
use crate::{sql, values};

pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "jobs",
    number: 1,
    text: "CREATE TABLE job (
             id BIGINT NOT NULL PRIMARY KEY, body BIGINT NOT NULL, kind TEXT NOT NULL,
             dedup TEXT NOT NULL, work TEXT NOT NULL, due BIGINT NOT NULL, tries BIGINT NOT NULL,
             last_error TEXT, failed_at BIGINT);
           CREATE UNIQUE INDEX job_dedup ON job (body, kind, dedup);
           CREATE INDEX job_due ON job (due) WHERE failed_at IS NULL;
           CREATE TABLE job_done (
             body BIGINT NOT NULL, kind TEXT NOT NULL, dedup TEXT NOT NULL, at BIGINT NOT NULL,
             PRIMARY KEY (body, kind, dedup));",
}];

/// A request for work. `dedup` names it: the same name is never done twice.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    pub body: i64,
    pub kind: &'a str,
    pub dedup: String,
    pub work: serde_json::Value,
    pub due: Moment,
}

/// Asks for work in the transaction that needs it.
pub fn ask(tx: &mut Tx, job: NewJob) -> Result<(), StoreError> {
    let done = tx.row(
        sql!("SELECT at FROM job_done WHERE body = ?1 AND kind = ?2 AND dedup = ?3"),
        values![job.body, job.kind, job.dedup.as_str()],
    )?;
    if done.is_some() {
        return Ok(());
    }
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO job (id, body, kind, dedup, work, due, tries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0) ON CONFLICT DO NOTHING"
        ),
        values![id, job.body, job.kind, job.dedup, job.work.to_string(), job.due],
    )?;
    Ok(())
}

/// How many jobs wait and how many were given up.
pub fn counts(tx: &mut Tx) -> Result<(i64, i64), StoreError> {
    let row = tx.row(sql!("SELECT COUNT(*), COUNT(failed_at) FROM job"), &[])?;
    row.map_or(Ok((0, 0)), |row| Ok((row.get::<i64>(0)? - row.get::<i64>(1)?, row.get(1)?)))
}
