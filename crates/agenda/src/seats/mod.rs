//! Taken seats: one row each, refused by the key of the table when two want the same.
//!
//! A row keeps its end, because rules change: a seat of yesterday's rhythm reaches into today's slots and
//! counts there. `seat_length` knows the longest seat ever taken of each agenda, which says how far back a
//! seat may begin that still reaches into a slot.

mod overlap;

pub use overlap::{Held, busy, strays};

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::supply::Slot;

/// The owner of a seat that staff closed by hand.
pub const CLOSED_BY_HAND: i64 = 0;

/// A taken seat that begins with a slot or reaches into it.
struct Taken {
    number: i64,
    held: Held,
}

/// The longest seat ever taken of an agenda, in milliseconds.
type Longest = Option<i64>;

/// Seats that begin with the slot or reach into it, and the longest known of the agenda.
fn around(tx: &mut Tx, body: i64, agenda: i64, slot: &Slot) -> Result<(Longest, Vec<Taken>), StoreError> {
    // One statement for both, which in an agenda of one rhythm reads the slot's own seats by the key alone.
    // The length is asked for twice so that it bounds the search however the engine joins.
    let rows = tx.rows(
        sql!(
            "SELECT l.longest_ms, s.seat, s.start_at, CASE WHEN s.start_at = ?3 THEN ?4 ELSE s.end_at END FROM seat_length l LEFT JOIN seat s ON s.body = ?1 AND s.agenda = ?2 AND s.start_at > (SELECT ?3 - k.longest_ms FROM seat_length k WHERE k.body = ?1 AND k.agenda = ?2) AND s.start_at < ?4 AND (s.start_at >= ?3 OR s.end_at > ?3) WHERE l.body = ?1 AND l.agenda = ?2"
        ),
        values![body, agenda, slot.start, slot.end()],
    )?;
    let longest = rows.first().map(|row| row.get(0)).transpose()?;
    let mut taken = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(number) = row.get::<Option<i64>>(1)? else { continue };
        let held = Held { start: Moment(row.get(2)?), end: Moment(row.get(3)?), seats: 1 };
        taken.push(Taken { number, held });
    }
    Ok((longest, taken))
}

/// Seats taken in `[from, until)`, and those from before that reach into it: grouped, in order of time.
pub fn held(
    tx: &mut Tx,
    body: i64,
    agenda: i64,
    from: Moment,
    until: Moment,
) -> Result<Vec<Held>, StoreError> {
    let longest = tx.row(
        sql!("SELECT longest_ms FROM seat_length WHERE body = ?1 AND agenda = ?2"),
        values![body, agenda],
    )?;
    let Some(row) = longest else { return Ok(Vec::new()) };
    let from = Moment(from.ms() - row.get::<i64>(0)?);
    let rows = tx.numbers(
        sql!(
            "SELECT start_at, end_at FROM seat WHERE body = ?1 AND agenda = ?2 AND start_at > ?3 AND start_at < ?4 ORDER BY start_at, seat"
        ),
        values![body, agenda, from, until],
    )?;
    let mut held: Vec<Held> = Vec::with_capacity(rows.len());
    for [start, end] in rows {
        let (start, end) = (Moment(start), Moment(end));
        match held.last_mut() {
            Some(last) if last.start == start && last.end == end => last.seats += 1,
            _ => held.push(Held { start, end, seats: 1 }),
        }
    }
    Ok(held)
}

/// Takes the lowest free seat number in every slot of the run, which is one of `slots`; false, with nothing
/// written, when one of them is full. Counted, not only numbered: after the rules were changed, a freed low
/// number is no free seat. The table's key has the last word: two transactions never hold the same seat.
pub fn take(
    tx: &mut Tx,
    body: i64,
    agenda: i64,
    slots: &[Slot],
    run: &[Slot],
    appointment: i64,
) -> Result<bool, StoreError> {
    let mut free = Vec::with_capacity(run.len());
    for slot in run {
        let (longest, taken) = around(tx, body, agenda, slot)?;
        match free_number(slots, slot, &taken) {
            Some(seat) => free.push((slot, seat, longest)),
            None => return Ok(false),
        }
    }
    for (slot, seat, longest) in free {
        learn(tx, body, agenda, slot, longest)?;
        tx.execute(
            sql!(
                "INSERT INTO seat (body, agenda, start_at, seat, appointment, end_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            ),
            values![body, agenda, slot.start, seat, appointment, slot.end()],
        )?;
    }
    Ok(true)
}

/// Takes one numbered seat out of the offer; false when somebody has it, or when seats of other hours leave
/// no room at that instant.
pub fn close(
    tx: &mut Tx,
    body: i64,
    agenda: i64,
    slots: &[Slot],
    slot: &Slot,
    number: i64,
) -> Result<bool, StoreError> {
    let (longest, taken) = around(tx, body, agenda, slot)?;
    if free_number(slots, slot, &taken).is_none() {
        return Ok(false);
    }
    learn(tx, body, agenda, slot, longest)?;
    let done = tx.execute(
        sql!(
            "INSERT INTO seat (body, agenda, start_at, seat, appointment, end_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING"
        ),
        values![body, agenda, slot.start, number, CLOSED_BY_HAND, slot.end()],
    )?;
    Ok(done == 1)
}

/// The lowest number that nobody has at any instant of the slot; when seats of other hours use them all in
/// turn, the lowest that nobody has at its start. `None` when as many sit there at once as there are seats.
fn free_number(slots: &[Slot], slot: &Slot, taken: &[Taken]) -> Option<i64> {
    let (own, others): (Vec<&Taken>, Vec<&Taken>) =
        taken.iter().partition(|seat| seat.held.start == slot.start);
    let others: Vec<Held> = others.iter().map(|seat| seat.held).collect();
    if busy(slot, own.len() as i64, &strays(slots, &others)) >= slot.seats {
        return None;
    }
    let lowest = |used: &dyn Fn(i64) -> bool| (0..slot.seats).find(|number| !used(*number));
    lowest(&|number| taken.iter().any(|seat| seat.number == number))
        .or_else(|| lowest(&|number| own.iter().any(|seat| seat.number == number)))
}

/// Remembers that the agenda has seats of this length.
fn learn(tx: &mut Tx, body: i64, agenda: i64, slot: &Slot, known: Longest) -> Result<(), StoreError> {
    let length_ms = slot.length_s * 1_000;
    if known.is_some_and(|longest| length_ms <= longest) {
        return Ok(());
    }
    tx.execute(
        sql!(
            "INSERT INTO seat_length (body, agenda, longest_ms) VALUES (?1, ?2, ?3) ON CONFLICT (body, agenda) DO UPDATE SET longest_ms = excluded.longest_ms WHERE excluded.longest_ms > seat_length.longest_ms"
        ),
        values![body, agenda, length_ms],
    )?;
    Ok(())
}

/// Gives the seats of an appointment back.
pub fn release(tx: &mut Tx, body: i64, appointment: i64) -> Result<u64, StoreError> {
    tx.execute(sql!("DELETE FROM seat WHERE body = ?1 AND appointment = ?2"), values![body, appointment])
}
