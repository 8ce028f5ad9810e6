//! What a letter does: one transaction, in which it also finds its end.

use office::Office;
use platform::events::Actor;
use platform::files::{self, Kept};
use platform::i18n::{Lang, Tr};
use platform::letter::Letter;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::letters::{self, Ending, Waiting, count};
use super::place::{self, Place, Standing};
use super::sort::{Sort, Sorted, excerpt, line, paragraphs};
use super::{Intake, receipts, trouble};
use crate::answer::{self, Said};
use crate::open::{OpenError, TEXT_MAX};
use crate::ticket::{Author, State, Step, Ticket, touch};
use crate::{attached, clocks};

/// Characters kept of the whole text, beside what is shown; the raw letter has all of it.
const WHOLE_TEXT_MAX: usize = 200_000;

/// Applies a letter, or sets it aside.
pub(super) fn apply(
    tx: &mut Tx,
    intake: &Intake,
    waiting: &Waiting,
    sorted: &Sorted,
    files: &[Kept],
    now: Moment,
) -> Result<(), OpenError> {
    let Some(office) = intake.ctx.offices.at(tx, waiting.body)? else { return Ok(()) };
    if !letters::waits(tx, waiting)? {
        return Ok(());
    }
    let key = sorted.content_key.clone().unwrap_or_else(|| waiting.content_key.clone());
    let mut ending = Ending {
        state: "dropped",
        content_key: key.clone(),
        sender: sorted.shown_sender.clone(),
        subject: sorted.letter.as_ref().map_or_else(String::new, |letter| line(&letter.subject)),
        doubtful: sorted.letter.as_ref().is_some_and(|letter| letter.doubtful),
        ..Ending::default()
    };
    if let Some((ticket, message)) = letters::twin(tx, waiting, &key)? {
        (ending.reason, ending.ticket, ending.message) = ("twin".into(), ticket, message);
        return end(tx, waiting, &ending, now);
    }
    let aside = |ending: &mut Ending, word: &str| {
        (ending.state, ending.reason) = ("quarantined", word.to_owned());
        ending.excerpt = sorted.letter.as_ref().map_or_else(String::new, excerpt);
    };
    let Some(letter) = sorted.letter.as_ref().filter(|_| waiting.trouble.is_empty()) else {
        let why = match (&sorted.sort, waiting.trouble.as_str()) {
            (_, word) if !word.is_empty() => word,
            (Sort::SetAside(word), _) => word,
            _ => "reader-failed",
        };
        aside(&mut ending, why);
        return end(tx, waiting, &ending, now);
    };
    if is_ours(intake, &office, sorted, letter) {
        ending.reason = "own".into();
        return end(tx, waiting, &ending, now);
    }
    match &sorted.sort {
        Sort::SetAside(word) => aside(&mut ending, word),
        Sort::Receipt(receipt) => receipts::apply(tx, intake, waiting, receipt, &mut ending, now)?,
        Sort::Bounce(bounce) => {
            trouble::note(tx, intake, &office, bounce, now)?;
            let about = place::about(intake, office.id, bounce.original_message_id.as_deref());
            silent(tx, &office, about.map(|about| about.subject), (sorted, letter), &mut ending, now)?;
            ending.kind = "bounce";
        }
        Sort::Automatic { report } => {
            let found = place::place(tx, intake, &office, letter, sorted.sender.as_ref())?;
            match found {
                Place::In(ticket, _) => {
                    silent(tx, &office, Some(ticket.id), (sorted, letter), &mut ending, now)?;
                }
                // A report without a mail of ours says nothing to anybody here.
                _ if *report => ending.reason = "report".into(),
                _ => super::begin::begin(tx, intake, &office, None, (sorted, letter), &mut ending, now)?,
            }
            ending.kind = "automatic";
        }
        Sort::Written => {
            ending.kind = "written";
            written(tx, intake, &office, (sorted, letter), &mut ending, now)?;
        }
    }
    if let (Some(ticket), Some(message)) = (ending.ticket, ending.message) {
        belongings(tx, &office, (ticket, message), (sorted, letter), files, now)?;
    }
    end(tx, waiting, &ending, now)
}

fn end(tx: &mut Tx, waiting: &Waiting, ending: &Ending, now: Moment) -> Result<(), OpenError> {
    if ending.state == "dropped" {
        count(tx, waiting.body, &ending.reason)?;
    }
    if letters::settle(tx, waiting, ending, now)? {
        return Ok(());
    }
    // Another worker was faster: what was written here must not stay.
    Err(OpenError::Store(StoreError::Busy))
}

/// From an address of ours, under an id that only we can make.
fn is_ours(intake: &Intake, office: &Office, sorted: &Sorted, letter: &Letter) -> bool {
    let signed = place::about(intake, office.id, letter.message_id.as_deref()).is_some();
    let own = |sender: &identity::Email| {
        let ours = [agenda::mail::sender(&intake.from, office, &intake.domain), office.body.mail.clone()];
        ours.iter().any(|address| address.eq_ignore_ascii_case(sender.as_str()))
    };
    signed && sorted.sender.as_ref().is_some_and(own)
}

/// Somebody wrote: to the ticket that it belongs to, or a new one.
fn written(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    (sorted, letter): (&Sorted, &Letter),
    ending: &mut Ending,
    now: Moment,
) -> Result<(), OpenError> {
    if let Some(sender) = &sorted.sender {
        trouble::forget(tx, &intake.ctx.key, office.id, sender)?;
    }
    let beside = match place::place(tx, intake, office, letter, sorted.sender.as_ref())? {
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
    super::begin::begin(tx, intake, office, Some(beside), (sorted, letter), ending, now)
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
    let actor = Actor("mail".into());
    let author = match standing {
        Standing::Participant => Author::Requester,
        Standing::Supplier => Author::Supplier,
        Standing::Stranger => Author::Stranger,
    };
    let said = Said { public: standing == Standing::Participant, ..said(author, sorted, letter, ticket.lang, now) };
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
fn silent(
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
    let message = answer::write(tx, &ticket, &said, &Actor("mail".into()), now)?;
    (ending.state, ending.ticket, ending.message) = ("applied", Some(ticket.id), Some(message));
    Ok(())
}

/// What is shown: without what it quotes, unless nothing is left.
pub(super) fn said(author: Author, sorted: &Sorted, letter: &Letter, lang: Lang, now: Moment) -> Said {
    let texts = [&letter.visible_text, &letter.text].map(|text| paragraphs(text, TEXT_MAX));
    let text = texts.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| Tr(lang).t("intake-no-text"));
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
    let address = place::address_index(&intake.ctx.key, office.id, sender);
    tx.execute(
        sql!(
            "INSERT INTO letter_stranger (body, message, ticket, address, accepted_at, accepted_by) VALUES (?1, ?2, ?3, ?4, NULL, '')"
        ),
        values![office.id, message, ticket, address],
    )?;
    Ok(())
}

/// Its ids, its whole text, its files.
fn belongings(
    tx: &mut Tx,
    office: &Office,
    (ticket, message): (i64, i64),
    (sorted, letter): (&Sorted, &Letter),
    files: &[Kept],
    now: Moment,
) -> Result<(), StoreError> {
    for id in &sorted.ids {
        tx.execute(
            sql!(
                "INSERT INTO letter_known_id (body, id, ticket, message) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"
            ),
            values![office.id, id.as_str(), ticket, message],
        )?;
    }
    let whole = paragraphs(&letter.text, WHOLE_TEXT_MAX);
    if whole != paragraphs(&letter.visible_text, TEXT_MAX) {
        tx.execute(
            sql!("INSERT INTO letter_text (body, message, ticket, text) VALUES (?1, ?2, ?3, ?4)"),
            values![office.id, message, ticket, whole.as_str()],
        )?;
    }
    for kept in files {
        let file = files::add(tx, office.id, kept, now)?;
        attached::add(tx, office.id, (ticket, message), file)?;
    }
    Ok(())
}
