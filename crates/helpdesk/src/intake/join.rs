//! A letter that joins a ticket: as a participant's, a supplier's, a stranger's or a program's.

use office::Office;
use office::people::mail::{address_index, works_again};
use platform::events::Actor;
use platform::i18n::{Lang, Tr};
use platform::letter::Letter;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Intake;
use super::begin::begin;
use super::letters::Ending;
use super::place::{self, Place, Standing};
use super::sort::{Sorted, paragraphs};
use crate::answer::{self, Said};
use crate::clocks;
use crate::open::{OpenError, TEXT_MAX};
use crate::ticket::{Author, State, Step, Ticket, touch};

/// Somebody wrote: to the ticket that it belongs to, or a new one.
pub(super) fn written(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    (sorted, letter): (&Sorted, &Letter),
    ending: &mut Ending,
    now: Moment,
) -> Result<(), OpenError> {
    if let Some(sender) = &sorted.sender {
        works_again(tx, &intake.ctx.key, office.id, sender)?;
    }
    let beside = match place::place(tx, intake, office, letter, sorted.sender.as_ref(), now)? {
        Place::In(mut ticket, standing) => {
            if let Some(message) = join(tx, office, &mut ticket, standing, (sorted, letter), now)? {
                (ending.state, ending.ticket, ending.message) = ("applied", Some(ticket.id), Some(message));
                if standing == Standing::Stranger {
                    strange(tx, intake, office, (ticket.id, message), sorted)?;
                }
                return Ok(());
            }
            Some(ticket.id)
        }
        Place::Beside(ticket) => Some(ticket),
        Place::New => None,
    };
    begin(tx, intake, office, Some(beside), (sorted, letter), ending, now)
}

/// A message in a ticket that is there; `None` when that one is over and a new one says it better.
fn join(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    standing: Standing,
    (sorted, letter): (&Sorted, &Letter),
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let actor = Actor::mail();
    let author = match standing {
        Standing::Participant => Author::Requester,
        Standing::Supplier => Author::Supplier,
        Standing::Stranger => Author::Stranger,
    };
    let said =
        Said { public: standing == Standing::Participant, ..said(author, sorted, letter, ticket.lang, now) };
    if standing == Standing::Participant {
        return answer::by_requester(tx, office, ticket, &said, &actor, now);
    }
    // Nobody looks at what is closed: nothing is put there unseen.
    if !ticket.state.is_open() {
        return Ok(None);
    }
    let message = answer::write(tx, ticket, &said, &actor, now)?;
    ticket.last_word = author;
    if author == Author::Supplier && ticket.state == State::WaitingSupplier {
        ticket.state = State::InProgress;
        ticket.log(tx, &Step::Became { state: ticket.state }, &actor, now)?;
    }
    touch(tx, ticket, now)?;
    clocks::refresh(tx, office, ticket, now)?;
    Ok(Some(message))
}

/// Beside the others, without opening, answering or moving anything.
pub(super) fn silent(
    tx: &mut Tx,
    office: &Office,
    ticket: Option<i64>,
    (sorted, letter): (&Sorted, &Letter),
    ending: &mut Ending,
    now: Moment,
) -> Result<(), StoreError> {
    let ticket = match ticket {
        Some(id) => place::living(tx, office.id, id)?,
        None => None,
    };
    let Some(ticket) = ticket else {
        ending.reason = "bounce".into();
        return Ok(());
    };
    let said = Said { public: false, ..said(Author::Stranger, sorted, letter, ticket.lang, now) };
    let message = answer::write(tx, &ticket, &said, &Actor::mail(), now)?;
    (ending.state, ending.ticket, ending.message) = ("applied", Some(ticket.id), Some(message));
    Ok(())
}

/// What is shown: without what it quotes, unless nothing is left.
pub(super) fn said(author: Author, sorted: &Sorted, letter: &Letter, lang: Lang, now: Moment) -> Said {
    let texts = [&letter.visible_text, &letter.text].map(|text| paragraphs(text, TEXT_MAX));
    let text =
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| Tr(lang).t("intake-no-text"));
    Said { author, staff: 0, channel: sorted.channel, public: true, text, at: sorted.origin.min(now) }
}

/// Marked until somebody of the desk accepts him.
fn strange(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    (ticket, message): (i64, i64),
    sorted: &Sorted,
) -> Result<(), StoreError> {
    let Some(sender) = &sorted.sender else { return Ok(()) };
    let address = address_index(&intake.ctx.key, office.id, sender);
    tx.execute(
        sql!(
            "INSERT INTO letter_stranger (body, message, ticket, address, accepted_at, accepted_by) VALUES (?1, ?2, ?3, ?4, NULL, '')"
        ),
        values![office.id, message, ticket, address],
    )?;
    Ok(())
}
