//! The transactions of a defect: opened from a ticket, linked to others.

use office::{Office, by_id as part};
use platform::store::{StoreError, Tx};
use platform::written::{cut, line, lines};
use platform::{Moment, sql, values};

use super::read::by_id;
use super::{DefectError, State, mail};
use crate::ticket::{Level, Step, Ticket, by_id as ticket_by_id, touch};
use crate::work::AtDesk;

/// Longest title and words, characters.
pub const TITLE_MAX: usize = 200;
pub const WORDS_MAX: usize = 2_000;
/// Longest number of a supplier, or name of a version.
pub(super) const SHORT_MAX: usize = 80;

/// A defect about to be written.
#[derive(Clone, Debug)]
pub struct NewDefect {
    pub title: String,
    pub text: String,
    pub supplier: i64,
    /// Its number at the supplier, once there is one.
    pub reference: String,
    /// The supplier is written to.
    pub tell: bool,
}

/// Opens a defect from a ticket that the second level has, at the version that its reader saw: the same form sent
/// twice opens one. Answers its id.
pub fn open(
    tx: &mut Tx,
    office: &Office,
    desk: &AtDesk,
    (ticket, version): (i64, i64),
    new: &NewDefect,
    now: Moment,
) -> Result<i64, DefectError> {
    let mut ticket = living(tx, desk.body, ticket)?;
    if ticket.version != version {
        return Err(DefectError::TicketChanged);
    }
    if ticket.level == Level::First {
        return Err(DefectError::Level);
    }
    let title = new.title.trim();
    if title.is_empty() || title.chars().count() > TITLE_MAX || title.chars().any(char::is_control) {
        return Err(DefectError::Title);
    }
    part(&office.suppliers, new.supplier).ok_or(DefectError::Supplier)?;
    let (id, code) = (tx.new_id(), next_code(tx, office, now)?);
    tx.execute(
        sql!("INSERT INTO defect (body, id, code, title, text, supplier, reference, fixed_in, state, open, opened_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '', ?8, 1, ?9, 0)"),
        values![
            desk.body,
            id,
            code.as_str(),
            title,
            cut(&lines(&new.text), WORDS_MAX).as_str(),
            new.supplier,
            cut(&line(&new.reference), SHORT_MAX).as_str(),
            State::Reported.word(),
            now
        ],
    )?;
    step(tx, desk, id, State::Reported, "", now)?;
    let facts = serde_json::json!({ "supplier": new.supplier, "ticket": ticket.id, "told": new.tell });
    desk.note(tx, "defect_opened", id, facts, now)?;
    join(tx, desk, id, &ticket, now)?;
    if !touch(tx, &mut ticket, now)? {
        return Err(DefectError::TicketChanged);
    }
    if new.tell {
        mail::ask(tx, desk.body, (id, ticket.id), now)?;
    }
    Ok(id)
}

/// The defect is behind this ticket too; once more changes nothing.
pub fn link(
    tx: &mut Tx,
    desk: &AtDesk,
    (defect, ticket): (i64, i64),
    now: Moment,
) -> Result<(), DefectError> {
    let found = by_id(tx, desk.body, defect)?.ok_or(DefectError::Unknown)?;
    if !found.state.is_open() {
        return Err(DefectError::Transition);
    }
    let ticket = living(tx, desk.body, ticket)?;
    join(tx, desk, defect, &ticket, now)
}

/// It was not behind this ticket after all, nor behind those merged into it.
pub fn unlink(
    tx: &mut Tx,
    desk: &AtDesk,
    (defect, ticket): (i64, i64),
    now: Moment,
) -> Result<(), DefectError> {
    let done = tx.execute(
        sql!("DELETE FROM defect_ticket WHERE body = ?1 AND defect = ?2 AND (ticket = ?3 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?3))"),
        values![desk.body, defect, ticket],
    )?;
    let ticket = ticket_by_id(tx, desk.body, ticket)?.filter(|_| done > 0).ok_or(DefectError::Unknown)?;
    Ok(ticket.log(tx, &Step::DefectUnlinked { defect }, &desk.actor, now)?)
}

fn living(tx: &mut Tx, body: i64, ticket: i64) -> Result<Ticket, DefectError> {
    let ticket = ticket_by_id(tx, body, ticket)?.ok_or(DefectError::Unknown)?;
    if ticket.state.is_aside() { Err(DefectError::Aside) } else { Ok(ticket) }
}

fn join(tx: &mut Tx, desk: &AtDesk, defect: i64, ticket: &Ticket, now: Moment) -> Result<(), DefectError> {
    let done = tx.execute(
        sql!("INSERT INTO defect_ticket (body, defect, ticket, at, actor) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"),
        values![desk.body, defect, ticket.id, now, desk.actor.0.as_str()],
    )?;
    if done > 0 {
        ticket.log(tx, &Step::DefectLinked { defect }, &desk.actor, now)?;
    }
    Ok(())
}

pub(super) fn step(
    tx: &mut Tx,
    desk: &AtDesk,
    defect: i64,
    state: State,
    words: &str,
    now: Moment,
) -> Result<i64, StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO defect_step (body, id, defect, at, actor, state, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
        values![desk.body, id, defect, now, desk.actor.0.as_str(), state.word(), words],
    )?;
    Ok(id)
}

/// The next code of the body's year: `D-26-0001`.
fn next_code(tx: &mut Tx, office: &Office, now: Moment) -> Result<String, StoreError> {
    let year = i64::from(office.date_of(now).year());
    let row = tx.execute_returning(
        sql!("INSERT INTO defect_count (body, year, last) VALUES (?1, ?2, 1) ON CONFLICT (body, year) DO UPDATE SET last = defect_count.last + 1 RETURNING last"),
        values![office.id, year],
    )?;
    let number: i64 = row.ok_or_else(|| StoreError::Shape("a count without an answer".into()))?.get(0)?;
    Ok(format!("D-{:02}-{number:04}", year % 100))
}
