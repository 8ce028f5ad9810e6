//! To which ticket a letter belongs, by evidence alone: a code is a hint and never lets anybody in.

use identity::{Email, TicketCode};
use office::people::{self, mail::address_index};
use office::{Office, customers};
use platform::letter::Letter;
use platform::mail::ours::{self, About, Checked};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Intake;
use super::letters::count;
use super::sort::is_id;
use crate::open::terms::customer_of;
use crate::ticket::{self, State, Step, Ticket, steps};

/// Merged into merged into …: more than this is a mistake.
const MERGES_MAX: usize = 10;

/// Who the sender is to a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Participant,
    /// Of an office outside to which the ticket was handed over.
    Supplier,
    Stranger,
}

pub(super) enum Place {
    In(Box<Ticket>, Standing),
    /// A ticket of its own, related to that one.
    Beside(i64),
    New,
}

/// The rules in their order; the first evidence decides.
pub(super) fn place(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    letter: &Letter,
    sender: Option<&Email>,
    now: Moment,
) -> Result<Place, StoreError> {
    let mut foreign = Vec::new();
    for id in letter.in_reply_to.iter().rev().chain(letter.references.iter().rev()) {
        match checked(intake, id) {
            Checked::Ours(about) if about.body == office.id => {
                if let Some(ticket) = living(tx, office.id, about.subject)? {
                    let standing = standing(tx, intake, office, &ticket, (sender, about.recipient))?;
                    return within(tx, office, ticket, standing, now);
                }
            }
            Checked::Ours(_) => {}
            Checked::BadSignature => count(tx, office.id, "bad-signature")?,
            Checked::Foreign => foreign.push(id.as_str()),
        }
    }
    for code in codes(&letter.subject) {
        let Some(found) = ticket::by_code(tx, office.id, code.as_str())? else { continue };
        let Some(ticket) = living(tx, office.id, found.id)? else { continue };
        return match standing(tx, intake, office, &ticket, (sender, 0))? {
            Standing::Stranger => Ok(Place::Beside(ticket.id)),
            known => within(tx, office, ticket, known, now),
        };
    }
    if let Some(id) = known(tx, office.id, &foreign)?
        && let Some(ticket) = living(tx, office.id, id)?
    {
        let standing = standing(tx, intake, office, &ticket, (sender, 0))?;
        if standing != Standing::Stranger {
            return within(tx, office, ticket, standing, now);
        }
    }
    Ok(Place::New)
}

pub(super) fn checked(intake: &Intake, id: &str) -> Checked {
    ours::check(&intake.ctx.key, &[intake.domain.as_str()], id)
}

/// What a message of ours was about, if it is one of this body.
pub(super) fn about(intake: &Intake, body: i64, id: Option<&str>) -> Option<About> {
    match checked(intake, id?) {
        Checked::Ours(about) if about.body == body => Some(about),
        _ => None,
    }
}

/// The ticket, or the one that it was merged into.
pub(super) fn living(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Ticket>, StoreError> {
    let mut found = ticket::by_id(tx, body, id)?;
    for _ in 0..MERGES_MAX {
        match found.as_ref().map(|ticket| (ticket.state, ticket.merged_into)) {
            Some((State::Merged, Some(into))) => found = ticket::by_id(tx, body, into)?,
            _ => break,
        }
    }
    Ok(found)
}

/// In the ticket, unless its customer's service has ended: nobody of it goes on there, whoever writes begins
/// anew like everybody. A supplier may still say what became of it.
fn within(
    tx: &mut Tx,
    office: &Office,
    ticket: Ticket,
    standing: Standing,
    now: Moment,
) -> Result<Place, StoreError> {
    let over = standing != Standing::Supplier && customers::ended(tx, office.id, ticket.customer, now)?;
    Ok(if over { Place::New } else { Place::In(ticket.into(), standing) })
}

/// `answered`: to whom the mail was that this one answers, as far as it is proved; else 0.
fn standing(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    ticket: &Ticket,
    (sender, answered): (Option<&Email>, i64),
) -> Result<Standing, StoreError> {
    let Some(sender) = sender else { return Ok(Standing::Stranger) };
    let index = address_index(&intake.ctx.key, office.id, sender);
    for person in [ticket.requester, ticket.beneficiary].into_iter().flatten() {
        if people::mail_index(tx, office.id, person)?.is_some_and(|known| known == index) {
            return Ok(Standing::Participant);
        }
    }
    // Before those who were accepted: a supplier's words are never the requester's to read.
    if has_it(tx, office, ticket, (sender, answered))? {
        return Ok(Standing::Supplier);
    }
    let accepted = tx.row(
        sql!("SELECT 1 FROM letter_stranger WHERE body = ?1 AND ticket = ?2 AND address = ?3 AND accepted_at IS NOT NULL LIMIT 1"),
        values![office.id, ticket.id, index],
    )?;
    if accepted.is_some() || (ticket.customer != 0 && customer_of(office, sender.as_str()) == ticket.customer)
    {
        return Ok(Standing::Participant);
    }
    Ok(Standing::Stranger)
}

/// Whether the sender is the office outside that has or had the ticket, or mends a defect behind it.
fn has_it(
    tx: &mut Tx,
    office: &Office,
    ticket: &Ticket,
    (sender, answered): (&Email, i64),
) -> Result<bool, StoreError> {
    let writes = |id: i64| {
        office::by_id(&office.suppliers, id)
            .is_some_and(|part| part.doc.mail.eq_ignore_ascii_case(sender.as_str()))
    };
    if writes(ticket.supplier) || writes(answered) {
        return Ok(true);
    }
    if !office.suppliers.iter().any(|part| writes(part.id)) {
        return Ok(false);
    }
    let mends = tx.numbers(
        sql!("SELECT d.supplier FROM defect_ticket l JOIN defect d ON d.body = l.body AND d.id = l.defect WHERE l.body = ?1 AND l.ticket = ?2"),
        values![office.id, ticket.id],
    )?;
    if mends.iter().any(|[supplier]| writes(*supplier)) {
        return Ok(true);
    }
    let handed = |step: &Step| matches!(step, Step::HandedOver { supplier, .. } if writes(*supplier));
    Ok(steps(tx, office.id, ticket.id)?.iter().any(|moved| handed(&moved.step)))
}

/// Codes as we write them into subjects, in brackets or without.
fn codes(subject: &str) -> impl Iterator<Item = TicketCode> + '_ {
    subject
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .filter_map(|word| TicketCode::parse(word).ok())
}

/// The one ticket in which these messages of others are known; two are none.
fn known(tx: &mut Tx, body: i64, ids: &[&str]) -> Result<Option<i64>, StoreError> {
    let mut found = Vec::new();
    for id in ids.iter().filter(|id| is_id(id)) {
        let rows = tx.numbers(
            sql!("SELECT ticket FROM letter_known_id WHERE body = ?1 AND id = ?2 LIMIT 3"),
            values![body, *id],
        )?;
        for [ticket] in rows {
            found.extend(living(tx, body, ticket)?.map(|ticket| ticket.id));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(if let [one] = found[..] { Some(one) } else { None })
}
