//! The transactions that add a message.

use office::Office;
use platform::events::Actor;
use platform::search::{Index, Words};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::list::{INDEX, PUBLIC_INDEX};
use crate::ticket::{Author, Channel, State, Step, Ticket, is_erased, touch};
use crate::work::{AtDesk, WorkError};
use crate::{clocks, letters};

/// Days after the solution within which the requester's message opens the ticket again; later it begins a
/// new one, linked to it.
pub const REOPEN_DAYS: i64 = 14;

/// A message about to be written.
#[derive(Clone, Debug)]
pub struct Said {
    pub author: Author,
    /// Who of the staff; 0 for others.
    pub staff: i64,
    pub channel: Channel,
    /// Read by the requester; otherwise a note among ourselves.
    pub public: bool,
    pub text: String,
    pub at: Moment,
}

/// Writes a message and its step; answers its id.
pub fn write(
    tx: &mut Tx,
    ticket: &Ticket,
    said: &Said,
    actor: &Actor,
    now: Moment,
) -> Result<i64, StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO ticket_message (body, id, ticket, at, author, staff, channel, public, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ),
        values![
            ticket.body,
            id,
            ticket.id,
            said.at,
            said.author.word(),
            said.staff,
            said.channel.word(),
            said.public,
            said.text.as_str()
        ],
    )?;
    index(tx, ticket, said)?;
    // What is written after an erasure grows old like everything else.
    tx.execute(
        sql!("UPDATE ticket SET erased_at = NULL WHERE body = ?1 AND id = ?2 AND erased_at IS NOT NULL"),
        values![ticket.body, ticket.id],
    )?;
    let step = Step::Said { message: id, author: said.author, channel: said.channel, public: said.public };
    ticket.log(tx, &step, actor, now)?;
    Ok(id)
}

/// Staff find a ticket by all its words, its customer by those that it may read.
fn index(tx: &mut Tx, ticket: &Ticket, said: &Said) -> Result<(), StoreError> {
    let words = Words::of(&ticket.subject, Some(ticket.lang)).and(&said.text, Some(ticket.lang));
    Index { body: ticket.body, scope: INDEX }.put(tx, ticket.customer, ticket.id, &words)?;
    if said.public && ticket.customer != 0 {
        Index { body: ticket.body, scope: PUBLIC_INDEX }.put(tx, ticket.customer, ticket.id, &words)?;
    }
    Ok(())
}

/// What a member of the desk writes: to the requester, who gets it by mail, or as a note.
pub fn by_staff(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    said: &Said,
    now: Moment,
) -> Result<i64, WorkError> {
    if ticket.state.is_aside() {
        return Err(WorkError::Aside);
    }
    let id = write(tx, ticket, said, &desk.actor, now)?;
    if said.public {
        ticket.last_word = Author::Staff;
        // A program answers and holds nothing.
        if ticket.holder == 0 && desk.staff != 0 {
            ticket.holder = desk.staff;
            ticket.log(tx, &Step::Held { holder: desk.staff }, &desk.actor, now)?;
        }
        if matches!(ticket.state, State::New | State::Assigned) {
            ticket.state = State::InProgress;
            ticket.log(tx, &Step::Became { state: ticket.state }, &desk.actor, now)?;
        }
        letters::ask(tx, ticket, id, letters::Occasion::Answer, now)?;
    }
    if !touch(tx, ticket, now)? {
        return Err(WorkError::Changed);
    }
    clocks::refresh(tx, office, ticket, now)?;
    Ok(id)
}

/// What the requester writes. On a solved ticket it opens it again; `None` when that was too long ago, and a
/// new ticket is to be opened.
pub fn by_requester(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    said: &Said,
    actor: &Actor,
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let over = matches!(ticket.state, State::Resolved | State::Closed);
    if ticket.state.is_aside() || (over && ticket.touched_at.plus_s(REOPEN_DAYS * 86_400) < now) {
        return Ok(None);
    }
    if over && is_erased(tx, ticket)? {
        return Ok(None);
    }
    let id = write(tx, ticket, said, actor, now)?;
    if said.public {
        ticket.last_word = Author::Requester;
        if over || ticket.state == State::WaitingRequester {
            ticket.state = if ticket.holder == 0 { State::New } else { State::InProgress };
            ticket.log(tx, &Step::Became { state: ticket.state }, actor, now)?;
        }
    }
    touch(tx, ticket, now)?;
    clocks::refresh(tx, office, ticket, now)?;
    Ok(Some(id))
}
