//! A customer's own requests, the newest first; what is somebody else's is not there.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{Moment, sql, values};

use super::customer::AtCustomerDesk;
use super::figures::PROMISED;
use crate::clocks::{self, Kept};
use crate::list::{PAGE, find};
use crate::said::{Bar, bar, said, when};
use crate::ticket::{Author, Message, State, Ticket, by_id, customer_is, messages};

/// A line of the list.
pub struct Row {
    pub id: i64,
    pub code: String,
    pub subject: String,
    pub asked: String,
    pub state: String,
    /// We have written last, or wait for an answer: it is the customer's turn.
    pub your_turn: bool,
    pub bars: Vec<Bar>,
}

/// A ticket with its clocks as they stand now.
pub type Own = (Ticket, Vec<Kept>);

/// A page of them; `before` is the last of the page before.
pub fn own(
    tx: &mut Tx,
    office: &Office,
    desk: &AtCustomerDesk,
    (words, all): (&str, bool),
    before: Option<i64>,
    now: Moment,
) -> Result<Vec<Own>, StoreError> {
    let (body, customer) = (desk.body, desk.customer);
    let ids = if words.trim().is_empty() {
        let rows = tx.numbers(
            sql!("SELECT id FROM ticket WHERE body = ?1 AND customer = ?2 AND id < ?3 AND open >= ?4 AND state <> 'spam' ORDER BY id DESC LIMIT ?5"),
            values![body, customer, before.unwrap_or(i64::MAX), !all, PAGE],
        )?;
        rows.into_iter().map(|[id]| id).collect()
    } else {
        let found = find(tx, body, Some(customer), words, before)?;
        found.into_iter().map(|line| line.ticket.id).collect::<Vec<_>>()
    };
    let mut tickets = Vec::new();
    for id in ids {
        let Some(ticket) = one(tx, desk, id)?.filter(|ticket| ticket.state != State::Spam) else { continue };
        let clocks = promised(tx, office, &ticket, now)?;
        tickets.push((ticket, clocks));
    }
    Ok(tickets)
}

/// A ticket of the customer's own.
pub fn one(tx: &mut Tx, desk: &AtCustomerDesk, id: i64) -> Result<Option<Ticket>, StoreError> {
    Ok(by_id(tx, desk.body, id)?.filter(|ticket| customer_is(ticket, desk.customer)))
}

/// Its clocks, without our promises among ourselves.
pub fn promised(tx: &mut Tx, office: &Office, ticket: &Ticket, now: Moment) -> Result<Vec<Kept>, StoreError> {
    let mut clocks = clocks::shown(tx, office, ticket, now)?;
    clocks.retain(|clock| PROMISED.contains(&clock.metric));
    Ok(clocks)
}

/// What was said in public; a ticket that was merged into it speaks only if it was the same customer's.
pub fn said_in_public(tx: &mut Tx, desk: &AtCustomerDesk, ticket: i64) -> Result<Vec<Message>, StoreError> {
    let mut heard = Vec::new();
    for message in messages(tx, desk.body, ticket)? {
        let ours = message.ticket == ticket || one(tx, desk, message.ticket)?.is_some();
        if message.public && ours {
            heard.push(message);
        }
    }
    Ok(heard)
}

impl Row {
    pub fn of(office: &Office, page: &Page, (ticket, clocks): &Own, now: Moment) -> Row {
        let running = clocks.iter().filter(|clock| clock.ended_at.is_none());
        Row {
            id: ticket.id,
            code: ticket.code.clone(),
            subject: ticket.subject.clone(),
            asked: when(office, page, ticket.origin),
            state: said(page, "state", ticket.state.word()),
            your_turn: ticket.state == State::WaitingRequester && ticket.last_word == Author::Staff,
            bars: running.map(|clock| bar(office, page, clock, now)).collect(),
        }
    }
}
