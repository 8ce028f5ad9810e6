//! What a letter does: one transaction, in which it also finds its end.

use office::Office;
use platform::files::Kept;
use platform::letter::{Letter, Signature};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::letters::{self, Ending, Waiting, count};
use super::place::{self, Place};
use super::sort::{Sort, Sorted, excerpt, line, paragraphs};
use super::{Intake, join, receipts, trouble};
use crate::open::{OpenError, TEXT_MAX};
use crate::{as_sent, attached};

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
        signature: sorted.signature.map_or("", Signature::word),
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
            join::silent(tx, &office, about.map(|about| about.subject), (sorted, letter), &mut ending, now)?;
            ending.kind = "bounce";
        }
        Sort::Automatic { report } => {
            let found = place::place(tx, intake, &office, letter, sorted.sender.as_ref(), now)?;
            match found {
                Place::In(ticket, _) => {
                    join::silent(tx, &office, Some(ticket.id), (sorted, letter), &mut ending, now)?;
                }
                // A report without a mail of ours says nothing to anybody here.
                _ if *report => ending.reason = "report".into(),
                _ => super::begin::begin(tx, intake, &office, None, (sorted, letter), &mut ending, now)?,
            }
            ending.kind = "automatic";
        }
        Sort::Written => {
            ending.kind = "written";
            join::written(tx, intake, &office, (sorted, letter), &mut ending, now)?;
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
    // Who wrote what stands in the ticket; here only what somebody still has to judge.
    let known = ending.state != "quarantined";
    let blank = Ending { sender: String::new(), subject: String::new(), ..ending.clone() };
    if letters::settle(tx, waiting, if known { &blank } else { ending }, now)? {
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
    let kept = attached::keep(tx, office.id, (ticket, message), files, now)?;
    let whole = paragraphs(&letter.text, WHOLE_TEXT_MAX);
    let whole = if whole == paragraphs(&letter.visible_text, TEXT_MAX) { "" } else { whole.as_str() };
    let html = as_sent::page_of(letter, &kept);
    if !whole.is_empty() || html.is_some() {
        tx.execute(
            sql!("INSERT INTO letter_text (body, message, ticket, text, html, blocked) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
            values![office.id, message, ticket, whole, html, letter.blocked_images as i64],
        )?;
    }
    Ok(())
}
