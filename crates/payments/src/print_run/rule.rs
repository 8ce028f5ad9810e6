//! The transactions of asking for a run, of breaking it off, and of what follows when it cannot be made.

use platform::events::{Actor, NewEvent, append};
use platform::jobs::{self, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{JOB, PER_FILE, PrintError, RUN_NOTICES_MAX, read};
use crate::position::Progress;
use crate::proof::{May, Owing};

/// Characters kept of why a run failed.
const FAILURE_MAX: usize = 300;

/// What is printed: whatever can be paid and is as asked.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Kind of due; 0 for all those of the clerk.
    pub due: i64,
    /// Created from, until (not within).
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// Not what was printed before.
    pub unprinted: bool,
    /// Only what reached nobody by app or mail.
    pub unsent: bool,
    pub per_file: i64,
}

/// Chooses, in the order in which a printer sorts the post, and asks for the first file.
pub fn ask(tx: &mut Tx, clerk: &May<Owing>, wish: &Wish, now: Moment) -> Result<i64, PrintError> {
    if wish.due != 0 && !clerk.dues.covers(wish.due) {
        return Err(PrintError::Due);
    }
    if !PER_FILE.contains(&wish.per_file) {
        return Err(PrintError::PerFile);
    }
    let (body, id, dues) = (clerk.body, tx.new_id(), clerk.dues.list());
    let (from, until) = (wish.from.map_or(0, Moment::ms), wish.until.map_or(i64::MAX, Moment::ms));
    // An address is the first option's: the one that is printed.
    let total = tx.execute(
        sql!("INSERT INTO print_item (body, run, place, position, outcome, reason, number, first_page, last_page) SELECT ?1, ?2, ROW_NUMBER() OVER (ORDER BY chosen.postcode, chosen.name_key, chosen.id), chosen.id, 'waiting', '', 0, 0, 0 FROM (SELECT p.id, d.postcode, d.name_key FROM debt_position p JOIN payment_option o ON o.body = p.body AND o.position = p.id AND o.place = (SELECT MIN(f.place) FROM payment_option f WHERE f.body = p.body AND f.position = p.id) JOIN debtor d ON d.body = o.body AND d.id = o.debtor WHERE p.body = ?1 AND (p.due = ?3 OR ?3 = 0) AND (?4 = '' OR ?4 LIKE '%,' || CAST(p.due AS TEXT) || ',%') AND p.created_at >= ?5 AND p.created_at < ?6 AND p.published_at IS NOT NULL AND p.invalid_at IS NULL AND p.erased_at IS NULL AND p.progress < ?7 AND (p.expires_at IS NULL OR p.expires_at >= ?8) AND (?9 = 0 OR NOT EXISTS (SELECT 1 FROM print_item i WHERE i.body = p.body AND i.position = p.id AND i.outcome IN ('waiting', 'done'))) AND (?10 = 0 OR NOT EXISTS (SELECT 1 FROM delivery_way w WHERE w.body = p.body AND w.position = p.id AND w.outcome = 'sent' AND w.occasion <> 'paid')) ORDER BY d.postcode, d.name_key, p.id LIMIT ?11) AS chosen"),
        values![body, id, wish.due, dues.as_str(), from, until, Progress::All as i64, now, wish.unprinted, wish.unsent, RUN_NOTICES_MAX],
    )?;
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    if total == 0 {
        return Err(PrintError::Nothing);
    }
    if total == RUN_NOTICES_MAX {
        platform::limits::hit("RUN_NOTICES_MAX");
    }
    tx.execute(
        sql!("INSERT INTO print_run (body, id, actor, due, dues, per_file, total, done, bad, files, asked_at, failure, resumed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, 0, ?8, '', 0)"),
        values![body, id, clerk.actor.0.as_str(), wish.due, dues, wish.per_file, total, now],
    )?;
    next(tx, body, (id, 0), 1, now)?;
    clerk.note(tx, "print-asked", id, serde_json::json!({ "due": wish.due, "notices": total }), now)?;
    Ok(id)
}

/// One file at a time: between two of them the mails of others leave.
pub(super) fn next(
    tx: &mut Tx,
    body: i64,
    (run, resumed): (i64, i64),
    number: i64,
    now: Moment,
) -> Result<(), StoreError> {
    let work = serde_json::json!({ "run": run, "number": number });
    jobs::ask(tx, NewJob { body, kind: JOB, dedup: format!("{run}:{number}:{resumed}"), work, due: now })
}

/// Breaks a run off; what is drawn already stays to be fetched, the rest counts as never printed.
pub fn cancel(tx: &mut Tx, clerk: &May<Owing>, id: i64, now: Moment) -> Result<(), PrintError> {
    let run = read::by_id(tx, clerk.body, id)?.filter(|run| run.is_of(&clerk.dues));
    if run.ok_or(PrintError::Unknown)?.is_over() {
        return Err(PrintError::Over);
    }
    tx.execute(
        sql!("UPDATE print_run SET cancelled_at = ?3, ended_at = ?3 WHERE body = ?1 AND id = ?2"),
        values![clerk.body, id, now],
    )?;
    tx.execute(
        sql!("UPDATE print_item SET outcome = 'left' WHERE body = ?1 AND run = ?2 AND outcome = 'waiting'"),
        values![clerk.body, id],
    )?;
    clerk.note(tx, "print-cancelled", id, serde_json::json!({}), now)?;
    Ok(())
}

/// A run whose file could not be made in all its tries ends as failed: what is drawn stays to be fetched, and it can
/// be taken up again.
pub fn given_up(
    tx: &mut Tx,
    body: i64,
    work: &serde_json::Value,
    why: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let (Some(run), why) = (work["run"].as_i64(), why.chars().take(FAILURE_MAX).collect::<String>()) else {
        return Ok(());
    };
    let failed = tx.execute(
        sql!("UPDATE print_run SET failed_at = ?3, ended_at = ?3, failure = ?4 WHERE body = ?1 AND id = ?2 AND ended_at IS NULL"),
        values![body, run, now, why],
    )?;
    if failed == 0 {
        return Ok(());
    }
    let (actor, facts) = (Actor::server(), serde_json::json!({ "file": work["number"] }));
    append(tx, NewEvent { body, place: 0, kind: "print-failed", subject: run, actor: &actor, at: now, facts })
}

/// Goes on with a failed run, from the file that failed.
pub fn resume(tx: &mut Tx, clerk: &May<Owing>, id: i64, now: Moment) -> Result<(), PrintError> {
    let run = read::by_id(tx, clerk.body, id)?.filter(|run| run.is_of(&clerk.dues));
    let run = run.ok_or(PrintError::Unknown)?;
    if !run.may_resume() {
        return Err(PrintError::NotFailed);
    }
    let last = tx.row(
        sql!("SELECT COALESCE(MAX(number), 0) FROM print_file WHERE body = ?1 AND run = ?2"),
        values![clerk.body, id],
    )?;
    let last: i64 = last.map_or(Ok(0), |row| row.get(0))?;
    tx.execute(
        sql!("UPDATE print_run SET failed_at = NULL, ended_at = NULL, failure = '', resumed = resumed + 1 WHERE body = ?1 AND id = ?2"),
        values![clerk.body, id],
    )?;
    next(tx, clerk.body, (id, run.resumed + 1), last + 1, now)?;
    Ok(clerk.note(tx, "print-resumed", id, serde_json::json!({ "file": last + 1 }), now)?)
}
