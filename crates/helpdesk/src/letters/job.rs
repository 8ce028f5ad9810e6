//! The job that sends them: at least once, always under the same Message-ID.

use std::sync::Arc;

use office::people::{self, Contact, mail::trouble_of};
use office::{Ctx, Office};
use platform::files::File;
use platform::jobs::{self, Doer, Failure, NewJob};
use platform::mail::{Certified, Post};
use platform::store::{StoreError, Tx};
use platform::{Moment, limits};

use super::enclosed::enclosed;
use super::{thread, write};
use crate::attached;
use crate::certified::{self, is_certified};
use crate::clocks::hours;
use crate::ticket::{Message, Ticket, by_id, messages};

/// The kind of job.
pub const JOB: &str = "ticket-mail";

/// Why a mail is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// To the requester: it arrived, and this is its code.
    Received,
    /// To the requester: an answer.
    Answer,
    /// To the requester: it is solved; how did it go?
    Resolved,
    /// To a supplier: what was handed over.
    HandedOver,
}

impl Occasion {
    pub(super) fn word(self) -> &'static str {
        match self {
            Occasion::Received => "received",
            Occasion::Answer => "answer",
            Occasion::Resolved => "resolved",
            Occasion::HandedOver => "handed-over",
        }
    }
}

/// Ids only. `subject` is the message that the mail carries, or the instant that makes it a mail of its own.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Work {
    ticket: i64,
    subject: i64,
    occasion: Occasion,
}

/// Asks for a mail in the transaction that makes it true.
pub fn ask(
    tx: &mut Tx,
    ticket: &Ticket,
    subject: i64,
    occasion: Occasion,
    now: Moment,
) -> Result<(), StoreError> {
    let work = Work { ticket: ticket.id, subject, occasion };
    jobs::ask(
        tx,
        NewJob {
            body: ticket.body,
            kind: JOB,
            dedup: format!("{}:{}:{subject}", occasion.word(), ticket.id),
            work: serde_json::json!(work),
            due: now,
        },
    )
}

/// What a mail is written from.
pub(super) struct Matter {
    pub office: Arc<Office>,
    pub ticket: Ticket,
    pub contact: Contact,
    pub message: Option<Message>,
    pub occasion: Occasion,
    pub subject: i64,
    /// Ids of the letters that it answers, the last one last.
    pub references: Vec<String>,
    /// When the desk opens, if it is closed now.
    pub opens: Option<Moment>,
    /// The address takes no mail: it came back for good.
    pub refused: bool,
    /// Certified mail is answered from here.
    pub certified: Option<Certified>,
    pub files: Vec<File>,
}

impl Matter {
    /// To whom.
    pub fn address(&self) -> Option<String> {
        let outside = office::by_id(&self.office.suppliers, self.ticket.supplier);
        match self.occasion {
            Occasion::HandedOver => Some(outside?.doc.mail.clone()),
            _ => self.contact.email.clone(),
        }
    }

    /// Part or person.
    pub fn recipient(&self) -> i64 {
        if self.occasion == Occasion::HandedOver {
            self.ticket.supplier
        } else {
            self.ticket.requester.unwrap_or(0)
        }
    }
}

pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let read = ctx.db.read(move |tx| matter(tx, &inner, body, &work, now));
        let Some(matter) = worker.wait(read)? else { return Ok(()) };
        if matter.refused {
            limits::hit("MAIL_TROUBLE");
            return Ok(());
        }
        let files = enclosed(&ctx.files, &matter.files).map_err(|error| Failure::Later(error.to_string()))?;
        let Some(answer) = write::answer(&ctx, &matter, files, &from, now) else { return Ok(()) };
        if let Some(mailbox) = &matter.certified {
            let about = (body, matter.ticket.id, matter.subject);
            return certified::hand_over(&ctx, worker, mailbox, &answer, about);
        }
        Ok(post.send_answer(&answer)?)
    })
}

fn matter(tx: &mut Tx, ctx: &Ctx, body: i64, work: &Work, now: Moment) -> Result<Option<Matter>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let Some(ticket) = by_id(tx, body, work.ticket)? else { return Ok(None) };
    let contact = match ticket.requester {
        Some(person) => people::contact(tx, body, person)?,
        None => Contact::default(),
    };
    let all = messages(tx, body, ticket.id)?;
    let references = thread::references(tx, ctx, &ticket, &all, work.occasion, work.subject)?;
    let opens = match work.occasion {
        Occasion::Received => opens(&office, &ticket, now),
        _ => None,
    };
    let message = all.into_iter().find(|message| message.id == work.subject);
    let (occasion, subject) = (work.occasion, work.subject);
    let to_requester = occasion != Occasion::HandedOver;
    let certified =
        certified::mailbox(ctx, &office).filter(|_| to_requester && is_certified(&ticket)).cloned();
    let files = match occasion {
        Occasion::Answer => attached::of_ticket(tx, body, ticket.id)?,
        _ => Vec::new(),
    };
    let files = files.into_iter().filter(|one| one.message == subject).map(|one| one.file).collect();
    let mut matter = Matter {
        office,
        ticket,
        contact,
        message,
        occasion,
        subject,
        references,
        opens,
        refused: false,
        certified,
        files,
    };
    if let Some(address) = matter.address() {
        matter.refused = trouble_of(tx, &ctx.key, body, &address)?.is_some_and(|trouble| trouble.hard);
    }
    Ok(Some(matter))
}

/// When the hours of the ticket's contract begin, if they are not running.
fn opens(office: &Office, ticket: &Ticket, now: Moment) -> Option<Moment> {
    let contract = office::by_id(&office.contracts, ticket.contract)?;
    let part = office.hours.iter().find(|part| part.doc.key == contract.doc.hours)?;
    let calendar = hours::of(office, &part.doc);
    let next = calendar.next_open(now.timestamp())?;
    (!calendar.is_open(now.timestamp())).then(|| next.into())
}
