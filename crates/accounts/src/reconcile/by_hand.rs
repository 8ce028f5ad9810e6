//! Joins by hand: an author and a reason stand for each, and each can be taken back.

use office::Office;
use payments::proof::{Accounting, May};
use platform::reason::{NoReason, Reason};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use super::changes::decided;
use super::credit::{NotFree, free};
use super::join;
use super::step::Step;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandError {
    /// No such flow, credit or join in this body.
    Unknown,
    /// A flow or a credit was not chosen.
    Unchosen,
    Reason(NoReason),
    /// A later revision of the flow counts.
    Superseded,
    /// Of the credit.
    Credit(NotFree),
    Store(StoreError),
}

/// It stands beside the join for as long as the accounts do.
pub type Why = Reason<200>;

impl From<StoreError> for HandError {
    fn from(error: StoreError) -> Self {
        HandError::Store(error)
    }
}

impl From<NotFree> for HandError {
    fn from(not_free: NotFree) -> Self {
        HandError::Credit(not_free)
    }
}

impl From<NoReason> for HandError {
    fn from(none: NoReason) -> Self {
        HandError::Reason(none)
    }
}

impl From<HandError> for Failed {
    fn from(error: HandError) -> Failed {
        match error {
            HandError::Store(error) => error.into(),
            HandError::Unknown => Failed::not_found(),
            HandError::Unchosen => Failed::bad(Sentence::new("join-error-unchosen")),
            HandError::Reason(none) => none.into(),
            HandError::Superseded => Failed::conflict(Sentence::new("join-error-superseded")),
            HandError::Credit(not_free) => not_free.into(),
        }
    }
}

/// Somebody says that a credit is a flow. Another amount is no obstacle: the label will say so.
pub fn join_by_hand(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    (flow, movement): (i64, i64),
    why: &Why,
    now: Moment,
) -> Result<(), HandError> {
    if flow == 0 || movement == 0 {
        return Err(HandError::Unchosen);
    }
    let found = tx.row(
        sql!("SELECT superseded_at FROM settlement_flow WHERE body = ?1 AND id = ?2"),
        values![office.id, flow],
    )?;
    if found.ok_or(HandError::Unknown)?.get::<Option<i64>>(0)?.is_some() {
        return Err(HandError::Superseded);
    }
    free(tx, office.id, movement)?;
    join::write(tx, office.id, (flow, movement), Step::Operator, why.as_str(), &accountant.actor, now)?;
    Ok(decided(tx, office.id, now)?)
}

/// Takes back whatever a credit is joined to. No step joins the two again by itself.
pub fn take_back(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    movement: i64,
    why: &Why,
    now: Moment,
) -> Result<(), HandError> {
    let row = tx.row(
        sql!("SELECT id, flow FROM flow_movement WHERE body = ?1 AND movement = ?2 AND ended_at IS NULL"),
        values![office.id, movement],
    )?;
    let row = row.ok_or(HandError::Unknown)?;
    let (join, flow): (i64, i64) = (row.get(0)?, row.get(1)?);
    tx.execute(
        sql!("UPDATE flow_movement SET ended_at = ?3, ended_by = ?4, ended = 'taken-back', ended_reason = ?5 WHERE body = ?1 AND id = ?2"),
        values![office.id, join, now, accountant.actor.0.as_str(), why.as_str()],
    )?;
    let facts = serde_json::json!({ "flow": flow, "movement": movement });
    accountant.note(tx, "credit-parted", flow, facts, now)?;
    Ok(decided(tx, office.id, now)?)
}
