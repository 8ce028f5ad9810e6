//! Swapping: one asks, the other accepts, and both shifts change hands together.

use office::Office;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Shift, ShiftError, by_id};
use crate::work::{AtDesk, is_able};

/// A swap that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    pub id: i64,
    /// The shift of who asks, and the one he would have.
    pub mine: Shift,
    pub theirs: Shift,
    pub asker: i64,
    pub asked: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Accept,
    Decline,
    /// By who asked.
    TakeBack,
}

impl Answer {
    pub fn parse(word: &str) -> Option<Answer> {
        match word {
            "accept" => Some(Answer::Accept),
            "decline" => Some(Answer::Decline),
            "take-back" => Some(Answer::TakeBack),
            _ => None,
        }
    }

    /// As it is kept, and its event.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Answer::Accept => ("accepted", "shifts_swapped"),
            Answer::Decline => ("declined", "swap_declined"),
            Answer::TakeBack => ("taken_back", "swap_taken_back"),
        }
    }
}

/// Offers a shift of one's own for somebody else's.
pub fn ask(tx: &mut Tx, desk: &AtDesk, (mine, theirs): (i64, i64), now: Moment) -> Result<i64, ShiftError> {
    let mine = by_id(tx, desk.body, mine)?.ok_or(ShiftError::Unknown)?;
    let theirs = by_id(tx, desk.body, theirs)?.ok_or(ShiftError::Unknown)?;
    if desk.staff == 0 || mine.staff != desk.staff || theirs.staff == desk.staff {
        return Err(ShiftError::NotOwn);
    }
    if mine.starts_at <= now || theirs.starts_at <= now {
        return Err(ShiftError::Begun);
    }
    let id = tx.new_id();
    let done = tx.execute(
        sql!("INSERT INTO shift_swap (body, id, mine, theirs, asker, asked, at) SELECT CAST(?1 AS BIGINT), CAST(?2 AS BIGINT), CAST(?3 AS BIGINT), CAST(?4 AS BIGINT), CAST(?5 AS BIGINT), CAST(?6 AS BIGINT), CAST(?7 AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM shift_swap w WHERE w.body = ?1 AND w.mine = ?3 AND w.theirs = ?4 AND w.asker = ?5 AND w.asked = ?6 AND NOT EXISTS (SELECT 1 FROM shift_swap_end e WHERE e.body = w.body AND e.swap = w.id))"),
        values![desk.body, id, mine.id, theirs.id, desk.staff, theirs.staff, now],
    )?;
    if done == 0 {
        return Err(ShiftError::Asked);
    }
    let facts = serde_json::json!({ "mine": mine.id, "theirs": theirs.id });
    desk.note(tx, "swap_asked", id, facts, now)?;
    Ok(id)
}

/// Answers a swap; the first answer counts.
pub fn answer(
    tx: &mut Tx,
    office: &Office,
    desk: &AtDesk,
    (swap, said): (i64, Answer),
    now: Moment,
) -> Result<(), ShiftError> {
    let row = tx.row(
        sql!("SELECT mine, theirs, asker, asked FROM shift_swap WHERE body = ?1 AND id = ?2"),
        values![desk.body, swap],
    )?;
    let row = row.ok_or(ShiftError::Unknown)?;
    let (mine, theirs, asker, asked): (i64, i64, i64, i64) =
        (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    let entitled = if said == Answer::TakeBack { asker } else { asked };
    if desk.staff != entitled {
        return Err(ShiftError::Unknown);
    }
    let (outcome, kind) = said.words();
    let first = tx.execute(
        sql!("INSERT INTO shift_swap_end (body, swap, outcome, at, staff) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"),
        values![desk.body, swap, outcome, now, desk.staff],
    )?;
    if first == 0 {
        return Err(ShiftError::Ended);
    }
    if said == Answer::Accept {
        hand(tx, office, (mine, asker, asked), now)?;
        hand(tx, office, (theirs, asked, asker), now)?;
        for shift in [mine, theirs] {
            alone(tx, office, shift)?;
        }
    }
    Ok(desk.note(tx, kind, swap, serde_json::json!({ "mine": mine, "theirs": theirs }), now)?)
}

/// A shift changes hands, if it is still in those of `from`.
fn hand(
    tx: &mut Tx,
    office: &Office,
    (shift, from, to): (i64, i64, i64),
    now: Moment,
) -> Result<(), ShiftError> {
    let known = by_id(tx, office.id, shift)?.filter(|known| known.staff == from).ok_or(ShiftError::Ended)?;
    if known.starts_at <= now {
        return Err(ShiftError::Begun);
    }
    if !is_able(office, to) {
        return Err(ShiftError::Whom);
    }
    tx.execute(
        sql!("UPDATE shift SET staff = ?3 WHERE body = ?1 AND id = ?2"),
        values![office.id, shift, to],
    )?;
    Ok(())
}

/// Its holder has no other shift at that time.
fn alone(tx: &mut Tx, office: &Office, shift: i64) -> Result<(), ShiftError> {
    let row = tx.row(
        sql!("SELECT o.starts_at FROM shift s JOIN shift o ON o.body = s.body AND o.staff = s.staff AND o.id <> s.id AND o.starts_at < s.ends_at AND o.ends_at > s.starts_at WHERE s.body = ?1 AND s.id = ?2"),
        values![office.id, shift],
    )?;
    match row {
        None => Ok(()),
        Some(row) => Err(ShiftError::Overlap(office.date_of(Moment(row.get(0)?)))),
    }
}

/// What waits for somebody's answer, or for the answer to him; swaps whose shifts have changed are void.
pub fn pending(tx: &mut Tx, body: i64, staff: i64, now: Moment) -> Result<Vec<Swap>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT w.id, w.mine, w.theirs, w.asker, w.asked FROM shift_swap w JOIN shift m ON m.body = w.body AND m.id = w.mine AND m.staff = w.asker AND m.starts_at > ?3 JOIN shift t ON t.body = w.body AND t.id = w.theirs AND t.staff = w.asked AND t.starts_at > ?3 WHERE w.body = ?1 AND (w.asker = ?2 OR w.asked = ?2) AND NOT EXISTS (SELECT 1 FROM shift_swap_end e WHERE e.body = w.body AND e.swap = w.id) ORDER BY w.id"),
        values![body, staff, now],
    )?;
    let mut swaps = Vec::new();
    for row in &rows {
        swaps.extend(swap(tx, body, row)?);
    }
    Ok(swaps)
}

fn swap(tx: &mut Tx, body: i64, row: &Row) -> Result<Option<Swap>, StoreError> {
    let (mine, theirs) = (by_id(tx, body, row.get(1)?)?, by_id(tx, body, row.get(2)?)?);
    let (id, asker, asked) = (row.get(0)?, row.get(3)?, row.get(4)?);
    Ok(mine.zip(theirs).map(|(mine, theirs)| Swap { id, mine, theirs, asker, asked }))
}
