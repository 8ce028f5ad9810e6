//! The transactions of merging, taking apart, splitting and linking.

use office::{Ctx, Office};
use platform::files::Kept;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use crate::open::{self, Asked, OpenError};
use crate::ticket::{State, Step, Ticket, by_id, messages, touch};
use crate::work::AtDesk;
use crate::{attached, clocks};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    Unknown,
    /// A ticket with itself.
    Same,
    /// One of them was merged, or is a duplicate or refused.
    Aside,
    /// Tickets of two customers: one would read the other's words.
    Customers,
    /// Tickets of two citizens, each of whom follows his own by a link: the same.
    Requesters,
    /// It is not merged, so there is nothing to take apart.
    NotMerged,
    /// The first message is the ticket itself.
    FirstMessage,
    Open(OpenError),
    Store(StoreError),
}

impl From<StoreError> for MergeError {
    fn from(error: StoreError) -> Self {
        MergeError::Store(error)
    }
}

impl From<MergeError> for Failed {
    fn from(error: MergeError) -> Failed {
        let key = match error {
            MergeError::Unknown => return Failed::not_found(),
            MergeError::Open(error) => return error.into(),
            MergeError::Store(error) => return error.into(),
            MergeError::Same => "merge-error-same",
            MergeError::Aside => "merge-error-aside",
            MergeError::Customers => "merge-error-customers",
            MergeError::Requesters => "merge-error-requesters",
            MergeError::NotMerged => "merge-error-not-merged",
            MergeError::FirstMessage => "merge-error-first",
        };
        Failed::conflict(Sentence::new(key))
    }
}

/// `absorbed` goes on as part of `into`. Its clocks are cancelled; of the same requester the earlier origin
/// counts from now on, so that a merge never hides lateness.
pub fn merge(
    tx: &mut Tx,
    office: &Office,
    desk: &AtDesk,
    (absorbed, into): (i64, i64),
    now: Moment,
) -> Result<(), MergeError> {
    let mut absorbed = by_id(tx, desk.body, absorbed)?.ok_or(MergeError::Unknown)?;
    let mut into = by_id(tx, desk.body, into)?.ok_or(MergeError::Unknown)?;
    if absorbed.id == into.id {
        return Err(MergeError::Same);
    }
    if absorbed.state.is_aside() || into.state.is_aside() || absorbs(tx, &absorbed)? {
        return Err(MergeError::Aside);
    }
    if absorbed.customer != into.customer {
        return Err(MergeError::Customers);
    }
    let same = same_requester(tx, &absorbed, &into)?;
    if absorbed.customer == 0 && !same {
        return Err(MergeError::Requesters);
    }
    absorbed.log(tx, &Step::Merged { into: into.id }, &desk.actor, now)?;
    absorbed.state = State::Merged;
    absorbed.merged_into = Some(into.id);
    keep(tx, office, &mut absorbed, now)?;
    if same && absorbed.origin < into.origin {
        // The step carries the origin of the log's own beginning: the row keeps the first one.
        into.log(tx, &Step::Absorbed { ticket: absorbed.id, origin: absorbed.origin }, &desk.actor, now)?;
    } else {
        into.log(tx, &Step::Linked { ticket: absorbed.id }, &desk.actor, now)?;
    }
    keep(tx, office, &mut into, now)
}

/// Takes a merged ticket out again; its clocks run as if it had never been merged.
pub fn unmerge(tx: &mut Tx, office: &Office, desk: &AtDesk, id: i64, now: Moment) -> Result<(), MergeError> {
    let mut ticket = by_id(tx, desk.body, id)?.ok_or(MergeError::Unknown)?;
    if ticket.state != State::Merged {
        return Err(MergeError::NotMerged);
    }
    ticket.log(tx, &Step::Unmerged, &desk.actor, now)?;
    ticket.state = State::InProgress;
    ticket.merged_into = None;
    keep(tx, office, &mut ticket, now)
}

/// A message of a ticket becomes a ticket, asked when the message came; both know of each other.
pub fn split(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    desk: &AtDesk,
    (id, message): (i64, i64),
    now: Moment,
) -> Result<Ticket, MergeError> {
    let mut ticket = by_id(tx, desk.body, id)?.ok_or(MergeError::Unknown)?;
    let said = messages(tx, desk.body, id)?;
    let place = said.iter().position(|said| said.id == message).ok_or(MergeError::Unknown)?;
    if place == 0 || !said[place].public {
        return Err(MergeError::FirstMessage);
    }
    let asked = Asked {
        body: desk.body,
        kind: ticket.kind,
        area: ticket.area,
        subject: ticket.subject.clone(),
        text: said[place].text.clone(),
        channel: said[place].channel,
        requester: office::people::Someone::default(),
        beneficiary: None,
        customer: Some(ticket.customer),
        urgency: Some(ticket.urgency),
        impact: Some(ticket.impact),
        origin: said[place].at.max(now.plus_s(-open::BACKDATED_DAYS * 86_400)),
        lang: ticket.lang,
        key: None,
        actor: desk.actor.clone(),
    };
    let opened = open::open(tx, ctx, &asked, now).map_err(MergeError::Open)?;
    let mut new = opened.ticket;
    let files = attached::of_ticket(tx, desk.body, id)?.into_iter().filter(|one| one.message == message);
    let files: Vec<Kept> = files.map(|one| one.file.kept).collect();
    attached::keep(tx, desk.body, (new.id, opened.message), &files, now)?;
    new.requester = ticket.requester;
    new.log(tx, &Step::SplitFrom { ticket: id }, &desk.actor, now)?;
    keep(tx, office, &mut new, now)?;
    ticket.log(tx, &Step::SplitOff { ticket: new.id }, &desk.actor, now)?;
    keep(tx, office, &mut ticket, now)?;
    Ok(new)
}

/// Two tickets that have to do with each other, each on its own.
pub fn link(tx: &mut Tx, desk: &AtDesk, (one, other): (i64, i64), now: Moment) -> Result<(), MergeError> {
    if one == other {
        return Err(MergeError::Same);
    }
    let a = by_id(tx, desk.body, one)?.ok_or(MergeError::Unknown)?;
    let b = by_id(tx, desk.body, other)?.ok_or(MergeError::Unknown)?;
    a.log(tx, &Step::Linked { ticket: other }, &desk.actor, now)?;
    Ok(b.log(tx, &Step::Linked { ticket: one }, &desk.actor, now)?)
}

fn keep(tx: &mut Tx, office: &Office, ticket: &mut Ticket, now: Moment) -> Result<(), MergeError> {
    if !touch(tx, ticket, now)? {
        return Err(StoreError::Conflict.into());
    }
    Ok(clocks::refresh(tx, office, ticket, now)?)
}

/// Whether others were merged into it: a chain would hide where a message was written.
fn absorbs(tx: &mut Tx, ticket: &Ticket) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2 LIMIT 1"),
        values![ticket.body, ticket.id],
    )?;
    Ok(row.is_some())
}

/// The same person, or two entries with the same mailbox.
fn same_requester(tx: &mut Tx, one: &Ticket, other: &Ticket) -> Result<bool, StoreError> {
    let (Some(a), Some(b)) = (one.requester, other.requester) else { return Ok(false) };
    let index = |tx: &mut Tx, person| office::people::mail_index(tx, one.body, person);
    let known = index(tx, a)?;
    Ok(a == b || (known.is_some() && known == index(tx, b)?))
}
