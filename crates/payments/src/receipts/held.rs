//! What is odd is kept and waits for people: somebody takes it as good and says why, or puts it aside. Whoever sees
//! its notice meanwhile is told not to pay again.

use office::Office;
use pagopa::NoticeNumber;
use platform::events::{NewEvent, append};
use platform::store::{StoreError, Tx, Value};
use platform::{Moment, sql, values};

use super::inbox::{self, Arrival, DIFFERS, Way};
use super::{Filed, InboxError, Odd, Why, file};
use crate::node;
use crate::position::{self, Position};
use crate::proof::{Accounting, May};

/// Writes why it waits, and for which notice.
pub(super) fn hold(
    tx: &mut Tx,
    office: &Office,
    arrival: &Arrival,
    odd: Odd,
    now: Moment,
) -> Result<(), StoreError> {
    let receipt = &arrival.receipt;
    let ours = Some(receipt.body.as_str()) == office.fiscal_code();
    let nav = receipt.notice.known().filter(|_| ours);
    tx.execute(
        sql!("UPDATE receipt_inbox SET filed_at = NULL, trouble = ?3, nav = ?4 WHERE body = ?1 AND receipt_id = ?2"),
        values![
            office.id,
            receipt.id.as_str(),
            odd.word(),
            nav.as_ref().map(|nav| nav.as_str().to_owned())
        ],
    )?;
    let position = nav.map_or(Ok(None), |nav| position::by_nav(tx, office.id, &nav))?;
    let facts = serde_json::json!({ "verdict": "held", "odd": odd.word(), "amount": receipt.amount.cents().0, "source": arrival.way.word() });
    let (actor, subject) = (node::platform(), position.map_or(0, |position| position.id));
    append(
        tx,
        NewEvent { body: office.id, place: 0, kind: "receipt-filed", subject, actor: &actor, at: now, facts },
    )
}

/// Under the name of this one something odd was kept that paid nothing: this one is in order, and counts. The
/// other one stays beside it, for people.
pub(super) fn give_way(tx: &mut Tx, body: i64, arrival: &Arrival) -> Result<(), StoreError> {
    let name = arrival.receipt.id.as_str();
    let row = tx.row(
        sql!("SELECT raw FROM receipt_inbox WHERE body = ?1 AND receipt_id = ?2 AND trouble LIKE 'odd-%'"),
        values![body, name],
    )?;
    let Some(row) = row else { return Ok(()) };
    let beside = inbox::beside(name, &row.get::<Vec<u8>>(0)?);
    tx.execute(
        sql!("UPDATE receipt_inbox SET receipt_id = ?3, trouble = ?4, nav = NULL WHERE body = ?1 AND receipt_id = ?2"),
        values![body, name, beside.as_str(), DIFFERS],
    )?;
    Ok(())
}

/// Somebody has looked and answers for it: it is filed as any other, and the ordinary rules say what it pays.
pub fn take_as_good(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Accounting>,
    name: &str,
    why: &Why,
    now: Moment,
) -> Result<Filed, InboxError> {
    let row = tx.row(
        sql!("SELECT raw, station FROM receipt_inbox WHERE body = ?1 AND receipt_id = ?2 AND filed_at IS NULL AND trouble LIKE 'odd-%'"),
        values![clerk.body, name],
    )?;
    let (raw, station): (Vec<u8>, String) = match row {
        Some(row) => (row.get(0)?, row.get(1)?),
        None => return Err(InboxError::Still),
    };
    let way = Way::of_station(&station);
    let receipt = inbox::read(&raw, &way).map_err(|_| InboxError::Still)?;
    let filed = file::file(tx, office, &receipt, &way, now)?;
    tx.execute(
        sql!("UPDATE receipt_inbox SET filed_at = ?3, trouble = NULL, seen_by = ?4, seen_reason = ?5 WHERE body = ?1 AND receipt_id = ?2"),
        values![clerk.body, name, now, clerk.actor.0.as_str(), why.as_str()],
    )?;
    let position = filed.position.map_or(0, |(position, _)| position);
    let facts = serde_json::json!({ "taken": true, "verdict": filed.verdict.word() });
    clerk.note(tx, "receipt-seen", position, facts, now)?;
    Ok(filed)
}

/// Those of these positions of which a receipt is here and waits for people.
pub(crate) fn held_among(tx: &mut Tx, body: i64, positions: Value) -> Result<Vec<i64>, StoreError> {
    let found = tx.numbers::<1>(
        sql!("SELECT DISTINCT i.position FROM instalment i JOIN receipt_inbox x ON x.body = i.body AND x.nav = i.nav WHERE i.body = ?1 AND i.position IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND x.nav IS NOT NULL AND x.filed_at IS NULL"),
        &[body.into(), positions],
    )?;
    Ok(found.into_iter().flatten().collect())
}

/// Whether the money of a notice is here already, in a receipt that waits for people: its own, or that of another way
/// of paying the same. Nobody is let pay it again meanwhile.
pub(crate) fn is_held(tx: &mut Tx, position: &Position, nav: &NoticeNumber) -> Result<bool, StoreError> {
    let rows = tx.rows(
        sql!("SELECT DISTINCT x.nav FROM instalment i JOIN receipt_inbox x ON x.body = i.body AND x.nav = i.nav WHERE i.body = ?1 AND i.position = ?2 AND x.nav IS NOT NULL AND x.filed_at IS NULL"),
        values![position.body, position.id],
    )?;
    let place = |nav: &str| {
        let found = position.instalments().find(|(_, part)| part.nav.as_str() == nav);
        found.map(|(option, _)| option.place)
    };
    let own = place(nav.as_str());
    for row in &rows {
        let held: String = row.get(0)?;
        if held == nav.as_str() || place(&held) != own {
            return Ok(true);
        }
    }
    Ok(false)
}
