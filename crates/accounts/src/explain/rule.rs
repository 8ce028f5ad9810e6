//! The transactions of explaining a credit and of taking that back.

use std::collections::BTreeSet;

use office::Office;
use payments::position::PaidBy;
use payments::proof::{Accounting, May};
use platform::reason::Reason;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Kind;
use super::error::ExplainError;
use crate::reconcile::{decided, free};

/// It stands beside the credit for as long as the accounts do.
pub type Why = Reason<200>;

/// What somebody says of a credit.
#[derive(Clone, Debug)]
pub struct Explanation {
    pub movement: i64,
    pub kind: Kind,
    /// Position and instalment of what was paid in another way, which the credit is; none of any other kind.
    pub payments: BTreeSet<(i64, i64)>,
    /// Also where they come to another sum: a bank keeps its charges.
    pub although: bool,
    pub why: Why,
}

/// Says what a credit is that no flow has. Payments come to its cents, unless somebody knows why not, and each is one
/// credit at most.
pub fn explain(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    said: &Explanation,
    now: Moment,
) -> Result<(), ExplainError> {
    let body = office.id;
    if said.payments.is_empty() == (said.kind == Kind::Elsewhere) {
        return Err(ExplainError::Payments);
    }
    let amount = free(tx, body, said.movement)?;
    let paid = payments(tx, body, &said.payments)?;
    let sum = paid.iter().fold(0i64, |sum, [_, _, cents]| sum.saturating_add(*cents));
    if !paid.is_empty() && sum != amount && !said.although {
        return Err(ExplainError::Sums { payments: sum, credit: amount });
    }
    let (id, actor) = (tx.new_id(), &accountant.actor);
    tx.execute(
        sql!("INSERT INTO credit_explanation (body, id, movement, kind, reason, at, by_whom) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
        values![body, id, said.movement, said.kind.word(), said.why.as_str(), now, actor.0.as_str()],
    )?;
    for [position, instalment, cents] in paid {
        tx.execute(
            sql!("INSERT INTO explained_payment (body, explanation, instalment, position, amount) VALUES (?1, ?2, ?3, ?4, ?5)"),
            values![body, id, instalment, position, cents],
        )?;
    }
    decided(tx, body, now)?;
    let facts = serde_json::json!({ "amount": amount });
    Ok(accountant.note(tx, "credit-explained", said.movement, facts, now)?)
}

/// Position, instalment and cents of payments made in another way that explain nothing yet.
fn payments(tx: &mut Tx, body: i64, named: &BTreeSet<(i64, i64)>) -> Result<Vec<[i64; 3]>, ExplainError> {
    let mut found = Vec::new();
    for (position, instalment) in named {
        let paid = tx.row(
            sql!("SELECT amount FROM payment WHERE body = ?1 AND position = ?2 AND instalment = ?3 AND way = ?4"),
            values![body, *position, *instalment, PaidBy::Elsewhere.word()],
        )?;
        let taken = tx.row(
            sql!("SELECT 1 FROM explained_payment t JOIN credit_explanation e ON e.body = t.body AND e.id = t.explanation WHERE t.body = ?1 AND t.position = ?2 AND t.instalment = ?3 AND e.ended_at IS NULL"),
            values![body, *position, *instalment],
        )?;
        if taken.is_some() {
            return Err(ExplainError::PaymentTaken);
        }
        found.push([*position, *instalment, paid.ok_or(ExplainError::Unknown)?.get(0)?]);
    }
    Ok(found)
}

/// Takes back what was said of a credit: it is open again.
pub fn take_back(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    movement: i64,
    why: &Why,
    now: Moment,
) -> Result<(), ExplainError> {
    let (actor, why) = (accountant.actor.0.as_str(), why.as_str());
    if !end(tx, office.id, movement, (actor, "taken-back", why), now)? {
        return Err(ExplainError::Unknown);
    }
    decided(tx, office.id, now)?;
    Ok(accountant.note(tx, "credit-unexplained", movement, serde_json::json!({}), now)?)
}

/// What was said of a credit ends: by whom, how and why. False where nothing was said of it.
pub(crate) fn end(
    tx: &mut Tx,
    body: i64,
    movement: i64,
    (by, how, why): (&str, &str, &str),
    now: Moment,
) -> Result<bool, StoreError> {
    let ended = tx.execute(
        sql!("UPDATE credit_explanation SET ended_at = ?3, ended_by = ?4, ended = ?5, ended_reason = ?6 WHERE body = ?1 AND movement = ?2 AND ended_at IS NULL"),
        values![body, movement, now, by, how, why],
    )?;
    Ok(ended == 1)
}
