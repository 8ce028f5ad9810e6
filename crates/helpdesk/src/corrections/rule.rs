//! The transaction that corrects hours for the past.

use office::{Office, Offices, by_id};
use platform::store::{Row, StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use crate::clocks::{ask_recount, hours};
use crate::work::Lead;

/// Longest reason, characters.
pub const REASON_MAX: usize = 500;
/// Corrections of the page: the newest.
const SHOWN: i64 = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectionError {
    /// No such hours.
    Unknown,
    /// Without a reason, or with one that is too long.
    Reason,
    /// From an instant that has not come yet.
    Future,
    /// The hours held from then on already.
    Same,
    Store(StoreError),
}

impl From<StoreError> for CorrectionError {
    fn from(error: StoreError) -> Self {
        CorrectionError::Store(error)
    }
}

impl From<CorrectionError> for Failed {
    fn from(error: CorrectionError) -> Failed {
        match error {
            CorrectionError::Unknown => Failed::not_found(),
            CorrectionError::Reason => {
                Failed::bad(Sentence::new("correction-error-reason").with("most", REASON_MAX))
            }
            CorrectionError::Future => Failed::bad(Sentence::new("correction-error-future")),
            CorrectionError::Same => Failed::conflict(Sentence::new("correction-error-same")),
            CorrectionError::Store(error) => error.into(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub part: i64,
    pub from: Moment,
    pub reason: String,
    pub actor: String,
    pub at: Moment,
}

/// These hours, as they stand now, held from that instant on already.
pub fn correct(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    (part, from): (i64, Moment),
    reason: &str,
    now: Moment,
) -> Result<(), CorrectionError> {
    let doc = by_id(&office.hours, part).ok_or(CorrectionError::Unknown)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        return Err(CorrectionError::Reason);
    }
    if from >= now {
        return Err(CorrectionError::Future);
    }
    if !hours::correct(tx, office, doc, from, now)? {
        return Err(CorrectionError::Same);
    }
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO hours_correction (body, id, part, from_at, reason, actor, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
        values![office.id, id, part, from, reason, lead.actor.0.as_str(), now],
    )?;
    // Rulers laid out with the old versions are thrown away.
    Offices::outdate(tx, office.id)?;
    ask_recount(tx, office.id, &format!("corrected:{id}"), now)?;
    let facts = serde_json::json!({ "hours": part, "from": from });
    Ok(lead.note(tx, "hours_corrected", id, facts, now)?)
}

/// The newest corrections.
pub fn recent(tx: &mut Tx, body: i64) -> Result<Vec<Correction>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT part, from_at, reason, actor, at FROM hours_correction WHERE body = ?1 ORDER BY id DESC LIMIT ?2"),
        values![body, SHOWN],
    )?;
    let read = |row: &Row| {
        Ok(Correction {
            part: row.get(0)?,
            from: Moment(row.get(1)?),
            reason: row.get(2)?,
            actor: row.get(3)?,
            at: Moment(row.get(4)?),
        })
    };
    rows.iter().map(read).collect()
}
