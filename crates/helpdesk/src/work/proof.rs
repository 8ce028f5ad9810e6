//! Who works at the desk and who leads it: proofs, and how what they do is noted.

use std::ops::Deref;

use office::sign_in::disabled;
use office::{Office, rights};
use platform::Moment;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed};

use super::WorkError;

/// Proof that somebody may work on the tickets of a body.
#[derive(Clone, Debug)]
pub struct AtDesk {
    pub body: i64,
    pub staff: i64,
    pub actor: Actor,
}

impl AtDesk {
    /// A member of the staff who acts without a request: where a program fills a desk itself.
    pub fn named(office: &Office, login: &str) -> AtDesk {
        let staff = office.staff.iter().find(|part| part.doc.login == login).map_or(0, |part| part.id);
        AtDesk { body: office.id, staff, actor: Actor::of("staff", staff) }
    }

    pub fn prove(caller: &Caller) -> Result<AtDesk, Failed> {
        if !caller.may(rights::TICKETS) {
            return Err(Failed::forbidden());
        }
        let staff = if caller.kind == "staff" { caller.id } else { 0 };
        Ok(AtDesk { body: caller.body, staff, actor: caller.actor() })
    }

    /// Who it is, for what only a person can have: a program watches nothing and drafts nothing.
    pub fn person(&self) -> Result<i64, Failed> {
        if self.staff == 0 { Err(Failed::forbidden()) } else { Ok(self.staff) }
    }

    /// The event of what was just done.
    pub(crate) fn note(
        &self,
        tx: &mut Tx,
        kind: &str,
        subject: i64,
        facts: serde_json::Value,
        now: Moment,
    ) -> Result<(), StoreError> {
        append(tx, NewEvent { body: self.body, place: 0, kind, subject, actor: &self.actor, at: now, facts })
    }
}

/// Proof that somebody leads the desk: what all of it shares, many tickets at once, shifts, what is kept and
/// erased. Whoever leads works there too.
#[derive(Clone, Debug)]
pub struct Lead(AtDesk);

impl Lead {
    pub fn named(office: &Office, login: &str) -> Lead {
        Lead(AtDesk::named(office, login))
    }

    pub fn prove(caller: &Caller) -> Result<Lead, Failed> {
        if !caller.may(rights::LEAD_DESK) {
            return Err(Failed::forbidden());
        }
        AtDesk::prove(caller).map(Lead)
    }

    /// Whoever asked, with a proof, for what a job goes on with.
    pub fn who_asked(body: i64, actor: Actor) -> Lead {
        Lead(AtDesk { body, staff: 0, actor })
    }
}

impl Deref for Lead {
    type Target = AtDesk;

    fn deref(&self) -> &AtDesk {
        &self.0
    }
}

/// Whether this member of the staff works on tickets.
pub fn is_able(office: &Office, staff: i64) -> bool {
    let member = office::by_id(&office.staff, staff);
    member.is_some_and(|part| rights::of_all(&part.doc.roles).iter().any(|right| right == rights::TICKETS))
}

/// Refuses whoever does not work on tickets, and whoever can no longer sign in to do so.
pub(crate) fn must_be_able(tx: &mut Tx, office: &Office, staff: i64) -> Result<(), WorkError> {
    if !is_able(office, staff) {
        return Err(WorkError::Whom);
    }
    if disabled(tx, office.id)?.contains(&staff) { Err(WorkError::Disabled) } else { Ok(()) }
}
