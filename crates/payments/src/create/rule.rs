//! The transaction of creating a position.

use office::Office;
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::check::{TEXT_MAX, checked, within};
use super::number::{brought, numbered};
use super::told::told_of;
use super::usual::creditor_name;
use super::{NewPosition, PositionError};
use crate::deliver;
use crate::position::{self, Position};
use crate::proof::{May, Owing};

pub const IUPD_MAX: usize = 50;

/// Writes a new position with its numbers, drawn from the body's series in this very transaction.
pub fn create(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Owing>,
    wish: &NewPosition,
    now: Moment,
) -> Result<Position, PositionError> {
    if !clerk.dues.covers(wish.due) {
        return Err(PositionError::Due);
    }
    let creditor = office.fiscal_code().ok_or(PositionError::NoCreditor)?;
    let id = tx.new_id();
    let iupd = match &wish.iupd {
        Some(iupd) => iupd.clone(),
        None => format!("{creditor}{id}"),
    };
    within("iupd", &iupd, IUPD_MAX)?;
    let options = checked(&wish.options, true, now)?;
    // Whatever can be refused is refused before anything is written: a refusal draws no number.
    if position::by_iupd(tx, office.id, &iupd)?.is_some() {
        return Err(PositionError::IupdTaken);
    }
    brought(tx, office, &options, None)?;
    let options = numbered(tx, office, options, &[])?;
    let position = Position {
        body: office.id,
        id,
        iupd,
        due: wish.due,
        origin: wish.origin,
        creditor: creditor.to_owned(),
        company_name: match wish.company_name.trim() {
            "" => creditor_name(office)?,
            _ => wish.company_name.chars().take(TEXT_MAX).collect(),
        },
        office_name: wish.office_name.clone(),
        stand_in: wish.stand_in,
        tie: wish.tie,
        lang: wish.lang,
        created_at: now,
        published_at: wish.publish.then_some(now),
        invalid_at: None,
        version: 1,
        options,
        former: Vec::new(),
    };
    if !position::insert(tx, &position, now)? {
        // Somebody took the name or a number since it was looked for: it is looked for again.
        return Err(StoreError::Conflict.into());
    }
    told_of(tx, &position, &clerk.actor, now)?;
    if wish.publish && deliver::at_once(office, position.due) {
        deliver::ask_first(tx, &position, &clerk.actor, now)?;
    }
    Ok(position)
}
