//! The transaction of creating a position.

use office::Office;
use office::docs::CreditorDoc;
use platform::Moment;
use platform::store::Tx;

use super::check::{TEXT_MAX, checked, within};
use super::number::numbered;
use super::{NewPosition, PositionError};
use crate::deliver;
use crate::position::{self, Position};
use crate::proof::{May, Owing};

const IUPD_MAX: usize = 50;

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
    let creditor = office.body.creditor.as_ref().ok_or(PositionError::NoCreditor)?;
    let id = tx.new_id();
    let iupd = match &wish.iupd {
        Some(iupd) => iupd.clone(),
        None => format!("{}{id}", creditor.fiscal_code),
    };
    within("iupd", &iupd, IUPD_MAX)?;
    let options = checked(&wish.options, true, now)?;
    let options = numbered(tx, office, options, &[])?;
    let position = Position {
        body: office.id,
        id,
        iupd,
        due: wish.due,
        origin: wish.origin,
        company_name: named(&wish.company_name, creditor, office),
        office_name: wish.office_name.clone(),
        stand_in: wish.stand_in,
        tie: wish.tie,
        lang: wish.lang,
        created_at: now,
        published_at: wish.publish.then_some(now),
        invalid_at: None,
        version: 1,
        options,
    };
    if position::by_iupd(tx, office.id, &position.iupd)?.is_some() {
        return Err(PositionError::IupdTaken);
    }
    if !position::insert(tx, &position, now)? {
        return Err(PositionError::NumberTaken);
    }
    let facts = serde_json::json!({ "due": position.due, "origin": position.origin.word(), "amount": position.amount().0, "published": wish.publish });
    clerk.note(tx, "position-created", id, facts, now)?;
    if wish.publish && deliver::at_once(office, position.due) {
        deliver::ask_first(tx, &position, &clerk.actor, now)?;
    }
    Ok(position)
}

fn named(asked: &str, creditor: &CreditorDoc, office: &Office) -> String {
    let name = [asked, &creditor.name, &office.body.name].into_iter().find(|name| !name.trim().is_empty());
    name.unwrap_or_default().chars().take(TEXT_MAX).collect()
}
