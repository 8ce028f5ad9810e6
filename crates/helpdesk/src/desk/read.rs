//! What a ticket's page is written from, read in one go.

use office::Ctx;
use office::beside::{self, Note, Reader, Thing};
use office::people::{Contact, contact};
use platform::Moment;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};

use super::together;
use crate::appoint::Seen;
use crate::certified;
use crate::clocks::{self, Kept};
use crate::defects;
use crate::faces::{Vote, vote_of};
use crate::intake::Told;
use crate::ticket::{Message, Moved, Ticket, by_id, messages, steps};
use crate::work::{self, AtDesk};

/// A ticket as it is read, before it is put into words.
pub struct Read {
    pub ticket: Ticket,
    pub contact: Contact,
    pub beneficiary: Contact,
    pub clocks: Vec<Kept>,
    pub messages: Vec<Message>,
    pub steps: Vec<Moved>,
    pub checks: Vec<(office::docs::CheckDoc, bool)>,
    pub vote: Option<Vote>,
    pub told: Told,
    pub together: together::Read,
    pub certified: Option<String>,
    pub defects: defects::Read,
    pub appoint: Seen,
    /// What other features say of it.
    pub beside: Vec<Note>,
}

impl Read {
    pub fn of(
        tx: &mut Tx,
        ctx: &Ctx,
        desk: &AtDesk,
        (id, lang): (i64, Lang),
        now: Moment,
    ) -> Result<Option<Read>, StoreError> {
        let body = desk.body;
        let Some(ticket) = by_id(tx, body, id)? else { return Ok(None) };
        let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
        let person = |tx: &mut Tx, person: Option<i64>| match person {
            Some(person) => contact(tx, body, person),
            None => Ok(Contact::default()),
        };
        let checks = match work::checks(tx, &office, &ticket) {
            Err(work::WorkError::Store(error)) => return Err(error),
            other => other.unwrap_or_default(),
        };
        let contact = person(tx, ticket.requester)?;
        Ok(Some(Read {
            beside: beside::notes(tx, &office, Thing::Ticket(id), Reader { staff: desk.staff, lang }, now)?,
            appoint: Seen::read(tx, &office, &ticket, now)?,
            told: Told::read(tx, &ctx.key, body, id, contact.email.as_deref())?,
            contact,
            beneficiary: person(tx, ticket.beneficiary)?,
            defects: defects::Read::of(tx, body, id)?,
            clocks: clocks::shown(tx, &office, &ticket, now)?,
            messages: messages(tx, body, id)?,
            steps: steps(tx, body, id)?,
            vote: vote_of(tx, body, id)?,
            certified: certified::is_certified(&ticket)
                .then(|| certified::mailbox(ctx, &office).map_or_else(String::new, |one| one.from.clone())),
            checks,
            together: together::Read::of(tx, desk, &ticket)?,
            ticket,
        }))
    }
}
