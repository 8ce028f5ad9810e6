//! That a position has come to be, told once and in one form, whoever made it.

use platform::Moment;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};

use crate::position::Position;

pub(crate) fn told_of(
    tx: &mut Tx,
    position: &Position,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let facts = serde_json::json!({
        "due": position.due,
        "origin": position.origin.word(),
        "amount": position.amount().0,
        "published": position.published_at.is_some(),
    });
    let (body, subject) = (position.body, position.id);
    append(tx, NewEvent { body, place: 0, kind: "position-created", subject, actor, at: now, facts })
}
