//! A defect moves on by what its supplier says.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::written::{cut, line, lines};
use platform::{Moment, sql, values};

use super::read::{Defect, by_id, tickets};
use super::rule::{SHORT_MAX, WORDS_MAX, step};
use super::{DefectError, State, mended};
use crate::alerts::{self, News};
use crate::ticket::survivor;
use crate::work::AtDesk;

/// Tickets told of in one transaction; the rest are told by jobs.
pub const TOLD_MAX: usize = 50;

/// What the supplier says: where it stands, its number, the version in which it is mended. Once mended, those
/// whose tickets wait for it are told; the tickets stay theirs.
pub fn become_state(
    tx: &mut Tx,
    office: &Office,
    desk: &AtDesk,
    (id, version): (i64, i64),
    (next, reference, fixed_in, words): (State, &str, &str, &str),
    now: Moment,
) -> Result<(), DefectError> {
    let defect = by_id(tx, desk.body, id)?.ok_or(DefectError::Unknown)?;
    if defect.version != version {
        return Err(DefectError::Changed);
    }
    if next != defect.state && !defect.state.may_become(next) {
        return Err(DefectError::Transition);
    }
    let fixed_in = cut(&line(fixed_in), SHORT_MAX);
    if next == State::Fixed && fixed_in.is_empty() {
        return Err(DefectError::FixedIn);
    }
    let done = tx.execute(
        sql!("UPDATE defect SET state = ?4, open = ?5, reference = ?6, fixed_in = ?7, version = version + 1 WHERE body = ?1 AND id = ?2 AND version = ?3"),
        values![
            desk.body,
            id,
            version,
            next.word(),
            next.is_open(),
            cut(&line(reference), SHORT_MAX).as_str(),
            fixed_in.as_str()
        ],
    )?;
    if done == 0 {
        return Err(DefectError::Changed);
    }
    let moved = step(tx, desk, id, next, &cut(&lines(words), WORDS_MAX), now)?;
    desk.note(tx, "defect_state", id, serde_json::json!({ "state": next }), now)?;
    if next == State::Fixed && defect.state != State::Fixed {
        tell_mended(tx, office, &defect, (moved, 0), now)?;
    }
    Ok(())
}

/// From the ticket after that one on.
pub(super) fn tell_mended(
    tx: &mut Tx,
    office: &Office,
    defect: &Defect,
    (moved, after): (i64, i64),
    now: Moment,
) -> Result<(), StoreError> {
    let desk = alerts::Now::of(tx, office, now)?;
    let mut behind = tickets(tx, defect.body, defect.id)?;
    behind.retain(|id| *id > after);
    if behind.len() > TOLD_MAX {
        behind.truncate(TOLD_MAX);
        mended::ask(tx, defect, (moved, behind[TOLD_MAX - 1]), now)?;
    }
    for id in behind {
        let waits = survivor(tx, defect.body, id)?.filter(|ticket| ticket.state.is_open());
        let Some(ticket) = waits else { continue };
        let about = format!("defect:{}:{moved}:{}", defect.id, ticket.id);
        let kind = alerts::Kind::Defect;
        let news = News { kind, about, metric: None, until: None, number: defect.id };
        alerts::tell_at(tx, office, (&ticket, &desk), &news, now)?;
    }
    Ok(())
}
