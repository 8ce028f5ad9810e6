//! The transactions of giving back. Each step is written where nobody has taken it yet: of two people at once one
//! is told that the other was faster.

use jiff::civil::Date;
use office::Office;
use platform::reason::Reason;
use platform::store::{Sql, StoreError, Tx, Value};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use super::personal::is_personal;
use super::{Case, Standing, by_id};
use crate::proof::{May, Refunding};

/// It is printed on payment orders and read by banks.
pub type Why = Reason<140>;

/// Characters of the number of an order to pay.
pub const MANDATE_MAX: usize = 20;

/// How the money went back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Executed {
    pub on: Option<Date>,
    /// The number of the order to pay.
    pub mandate: String,
    /// Whatever else is to be known of it, or nothing.
    pub note: Option<Why>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundError {
    Unknown,
    /// Somebody else took this step meanwhile, or the case does not stand where it could be taken.
    Moved,
    /// Who proposed does not approve as well.
    Same,
    /// No day, or one before the case was opened or after today.
    Day,
    /// No number of an order to pay, or what is none.
    Mandate,
    /// A reason that holds a code or an address of somebody.
    Personal,
    Store(StoreError),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Approved,
    Refused(Why),
}

impl From<StoreError> for RefundError {
    fn from(error: StoreError) -> Self {
        RefundError::Store(error)
    }
}

impl From<RefundError> for Failed {
    fn from(error: RefundError) -> Failed {
        match error {
            RefundError::Unknown => Failed::not_found(),
            RefundError::Moved => Failed::conflict(Sentence::new("refund-error-moved")),
            RefundError::Same => Failed::bad(Sentence::new("refund-error-same")),
            RefundError::Day => Failed::bad(Sentence::new("refund-error-day")),
            RefundError::Mandate => {
                Failed::bad(Sentence::new("refund-error-mandate").with("most", MANDATE_MAX))
            }
            RefundError::Personal => Failed::bad(Sentence::new("refund-error-personal")),
            RefundError::Store(error) => error.into(),
        }
    }
}

/// The case as this officer may deal with it: what belongs to no position is for those who deal with all kinds.
fn held(tx: &mut Tx, officer: &May<Refunding>, id: i64) -> Result<Case, RefundError> {
    let case = by_id(tx, officer.body, id)?.filter(|case| officer.dues.covers(case.due));
    case.ok_or(RefundError::Unknown)
}

/// Asks that the money go back.
pub fn propose(tx: &mut Tx, officer: &May<Refunding>, id: i64, now: Moment) -> Result<(), RefundError> {
    held(tx, officer, id)?;
    once(
        tx,
        sql!(
            "UPDATE refund_case SET proposed_at = ?3, proposed_by = ?4 WHERE body = ?1 AND id = ?2 AND proposed_at IS NULL AND groundless_at IS NULL AND done_at IS NULL"
        ),
        values![officer.body, id, now, officer.actor.0.as_str()],
    )?;
    officer.note(tx, "refund-proposed", id, serde_json::json!({}), now)?;
    Ok(())
}

/// Approves or refuses what somebody else proposed.
pub fn decide(
    tx: &mut Tx,
    officer: &May<Refunding>,
    id: i64,
    verdict: &Verdict,
    now: Moment,
) -> Result<(), RefundError> {
    let case = held(tx, officer, id)?;
    let (word, reason) = match verdict {
        Verdict::Approved => ("approved", ""),
        Verdict::Refused(reason) => ("refused", impersonal(reason)?),
    };
    match &case.proposed {
        Some((_, by)) if case.standing() == Standing::Proposed && *by == officer.actor.0 => {
            return Err(RefundError::Same);
        }
        Some(_) => {}
        None => return Err(RefundError::Moved),
    }
    // The second pair of eyes is asked for by the statement too: whoever proposes meanwhile cannot slip past it.
    once(
        tx,
        sql!(
            "UPDATE refund_case SET decision = ?3, decided_at = ?4, decided_by = ?5, reason = ?6 WHERE body = ?1 AND id = ?2 AND proposed_by <> ?5 AND decided_at IS NULL AND done_at IS NULL"
        ),
        values![officer.body, id, word, now, officer.actor.0.as_str(), reason],
    )?;
    officer.note(tx, "refund-decided", id, serde_json::json!({ "decision": word }), now)?;
    Ok(())
}

/// The money has gone back: on this day, by this order.
pub fn done(
    tx: &mut Tx,
    office: &Office,
    officer: &May<Refunding>,
    (id, executed): (i64, &Executed),
    now: Moment,
) -> Result<(), RefundError> {
    let case = held(tx, officer, id)?;
    let days = office.date_of(case.opened_at)..=office.date_of(now);
    let on = executed.on.filter(|on| days.contains(on)).ok_or(RefundError::Day)?;
    let mandate = executed.mandate.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || "/-. ".contains(c);
    if mandate.is_empty() || mandate.len() > MANDATE_MAX || !mandate.chars().all(fits) || is_personal(mandate)
    {
        return Err(RefundError::Mandate);
    }
    let note = executed.note.as_ref().map(impersonal).transpose()?.unwrap_or_default();
    once(
        tx,
        sql!(
            "UPDATE refund_case SET done_at = ?3, done_by = ?4, done_on = ?5, mandate = ?6, note = ?7 WHERE body = ?1 AND id = ?2 AND decision = 'approved' AND done_at IS NULL"
        ),
        values![officer.body, id, now, officer.actor.0.as_str(), on.to_string(), mandate, note],
    )?;
    // Who reads events is no reader of what somebody wrote freely: the note stays with the case.
    let facts = serde_json::json!({ "day": on.to_string(), "mandate": mandate });
    officer.note(tx, "refund-done", id, facts, now)?;
    Ok(())
}

fn once(tx: &mut Tx, statement: &'static Sql, values: &[Value]) -> Result<(), RefundError> {
    if tx.execute(statement, values)? == 1 { Ok(()) } else { Err(RefundError::Moved) }
}

/// Reasons reach banks and notices: no fiscal code, account, telephone number or mail address in them.
fn impersonal(reason: &Why) -> Result<&str, RefundError> {
    let reason = reason.as_str();
    if is_personal(reason) { Err(RefundError::Personal) } else { Ok(reason) }
}
