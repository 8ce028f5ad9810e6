//! Taken seats: one row each, refused by the key of the table when two want the same.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::supply::Slot;

/// The owner of a seat that staff closed by hand.
pub const CLOSED_BY_HAND: i64 = 0;

/// Seat numbers taken at one instant.
pub fn taken(tx: &mut Tx, body: i64, agenda: i64, start: Moment) -> Result<Vec<i64>, StoreError> {
    tx.rows(
        sql!("SELECT seat FROM seat WHERE body = ?1 AND agenda = ?2 AND start_at = ?3"),
        values![body, agenda, start],
    )?
    .iter()
    .map(|row| row.get(0))
    .collect()
}

/// How many seats are taken per instant in `[from, until)`, in order of time.
pub fn counts(
    tx: &mut Tx,
    body: i64,
    agenda: i64,
    from: Moment,
    until: Moment,
) -> Result<Vec<(Moment, i64)>, StoreError> {
    tx.rows(
        sql!(
            "SELECT start_at, COUNT(*) FROM seat WHERE body = ?1 AND agenda = ?2 AND start_at >= ?3 AND start_at < ?4 GROUP BY start_at ORDER BY start_at"
        ),
        values![body, agenda, from, until],
    )?
    .iter()
    .map(|row| Ok((Moment(row.get(0)?), row.get(1)?)))
    .collect()
}

/// Takes the lowest free seat number in every slot of the run; false, with nothing written, when one of
/// them is full. Counted, not only numbered: after the rules were lowered, a freed low number is no free
/// seat. The table's key has the last word: two transactions never hold the same seat.
pub fn take(tx: &mut Tx, body: i64, agenda: i64, run: &[Slot], appointment: i64) -> Result<bool, StoreError> {
    let mut free = Vec::with_capacity(run.len());
    for slot in run {
        let busy = taken(tx, body, agenda, slot.start)?;
        let seat = (0..slot.seats).find(|seat| !busy.contains(seat));
        match seat.filter(|_| (busy.len() as i64) < slot.seats) {
            Some(seat) => free.push((slot.start, seat)),
            None => return Ok(false),
        }
    }
    for (start, seat) in free {
        tx.execute(
            sql!("INSERT INTO seat (body, agenda, start_at, seat, appointment) VALUES (?1, ?2, ?3, ?4, ?5)"),
            values![body, agenda, start, seat, appointment],
        )?;
    }
    Ok(true)
}

/// Gives the seats of an appointment back.
pub fn release(tx: &mut Tx, body: i64, appointment: i64) -> Result<u64, StoreError> {
    tx.execute(sql!("DELETE FROM seat WHERE body = ?1 AND appointment = ?2"), values![body, appointment])
}
