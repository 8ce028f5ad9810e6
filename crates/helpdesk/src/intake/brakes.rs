//! How many answers a program gives by itself: two programs that answer each other stop after one.

use identity::Email;
use office::Office;
use office::people::mail::address_index;
use platform::limits;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Intake;
use super::letters::count;

/// Acknowledgements to one address in an hour.
pub const ANSWERS_PER_SENDER: i64 = 1;
/// Acknowledgements of a body in an hour.
pub const ANSWERS_PER_HOUR: i64 = 300;
/// Hours that are remembered.
const HOURS_KEPT: i64 = 48;

/// Whether an answer may go out; a withheld one is counted, the letter itself is in its ticket all the same.
pub(super) fn may_answer(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    sender: &Email,
    now: Moment,
) -> Result<bool, StoreError> {
    let hour = now.seconds().div_euclid(3_600);
    let address = address_index(&intake.ctx.key, office.id, sender);
    if one_more(tx, office.id, address, hour)? > ANSWERS_PER_SENDER {
        limits::hit("ANSWERS_PER_SENDER");
        count(tx, office.id, "withheld-sender")?;
        return Ok(false);
    }
    if one_more(tx, office.id, Vec::new(), hour)? > ANSWERS_PER_HOUR {
        limits::hit("ANSWERS_PER_HOUR");
        count(tx, office.id, "withheld-all")?;
        return Ok(false);
    }
    tx.execute(
        sql!("DELETE FROM answer_brake WHERE body = ?1 AND hour < ?2"),
        values![office.id, hour - HOURS_KEPT],
    )?;
    Ok(true)
}

fn one_more(tx: &mut Tx, body: i64, address: Vec<u8>, hour: i64) -> Result<i64, StoreError> {
    let row = tx.execute_returning(
        sql!(
            "INSERT INTO answer_brake (body, address, hour, sent) VALUES (?1, ?2, ?3, 1) ON CONFLICT (body, address, hour) DO UPDATE SET sent = answer_brake.sent + 1 RETURNING sent"
        ),
        values![body, address, hour],
    )?;
    row.ok_or_else(|| StoreError::Shape("a count without an answer".into()))?.get(0)
}
