//! Mails about an appointment, written when they are sent: with what is true then.

mod letter;

#[cfg(test)]
mod tests;

use office::people::{self, Contact};
use office::{Ctx, Office};
use platform::jobs::{self, Doer};
use platform::mail::{Message, Post};
use platform::store::StoreError;
use platform::{Moment, Tx, limits};
use std::sync::Arc;

use crate::appointment::{self, Appointment, PassSecrets};
use crate::pass;

/// The kind of job.
pub const JOB: &str = "appointment-mail";

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    Booked,
    Moved,
    Cancelled,
    /// Somebody asked for a second one with the same details.
    Already,
    /// The service is given at another site.
    Resited,
    /// It is near. Asked for ahead; not sent when it was moved since.
    Reminder,
}

impl Occasion {
    fn word(self) -> &'static str {
        match self {
            Occasion::Booked => "booked",
            Occasion::Moved => "moved",
            Occasion::Cancelled => "cancelled",
            Occasion::Already => "already",
            Occasion::Resited => "resited",
            Occasion::Reminder => "reminder",
        }
    }
}

/// What is asked of the mail job; ids only.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Work {
    id: i64,
    occasion: Occasion,
    /// When it happened, for what can happen twice alike: moved there and back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<Moment>,
}

pub fn work(id: i64, occasion: Occasion) -> serde_json::Value {
    serde_json::json!(Work { id, occasion, at: None })
}

pub fn work_at(id: i64, occasion: Occasion, at: Moment) -> serde_json::Value {
    serde_json::json!(Work { id, occasion, at: Some(at) })
}

pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, id) = (ctx.clone(), work.id);
        let read = ctx.db.read(move |tx| matter(tx, &inner, body, id));
        let Some(matter) = worker.wait(read)? else { return Ok(()) };
        let now = ctx.clock.now();
        let Some(message) = matter.message(&ctx, &work, &from, now) else { return Ok(()) };
        Ok(post.send(&message)?)
    })
}

/// What a mail is written from.
struct Matter {
    office: Arc<Office>,
    appointment: Appointment,
    contact: Contact,
}

fn matter(tx: &mut Tx, ctx: &Ctx, body: i64, id: i64) -> Result<Option<Matter>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let Some(appointment) = appointment::by_id(tx, body, id)? else { return Ok(None) };
    let Some(person) = appointment.person else { return Ok(None) };
    let contact = people::contact(tx, body, person)?;
    if contact.mail_fails {
        limits::hit("MAIL_TROUBLE");
        return Ok(None);
    }
    Ok(Some(Matter { office, appointment, contact }))
}

impl Matter {
    /// `None` when there is nobody to write to, or when it would not be true any more.
    fn message(&self, ctx: &Ctx, work: &Work, from: &str, now: Moment) -> Option<Message> {
        let (office, appointment) = (&self.office, &self.appointment);
        let to = self.contact.email.clone()?;
        let over = appointment.start.plus_s(appointment.length_s) <= now;
        let stale = match work.occasion {
            Occasion::Booked | Occasion::Moved | Occasion::Already | Occasion::Resited => {
                appointment.cancelled || over
            }
            Occasion::Reminder => appointment.cancelled || over || work.at != Some(appointment.start),
            Occasion::Cancelled => !appointment.cancelled,
        };
        if stale {
            return None;
        }
        let secrets = PassSecrets::of(&ctx.key, office.id, appointment.id);
        let link = pass::link(&ctx.public_address, &office.body.key, &secrets.token);
        let home = format!("{}/{}/", ctx.public_address.trim_end_matches('/'), office.body.key);
        let letter = letter::write(office, appointment, &secrets, &link, &home, work.occasion);
        let calendar =
            matches!(work.occasion, Occasion::Booked | Occasion::Moved | Occasion::Resited).then(|| {
                let entry = pass::entry(office, appointment, &secrets, &link, appointment.lang, now);
                ("appuntamento.ics".to_owned(), pass::ics::file(&entry))
            });
        let again = work.at.map_or_else(String::new, |at| format!("-{}", at.ms()));
        let (word, id, start) = (work.occasion.word(), appointment.id, appointment.start.seconds());
        Some(Message {
            id: format!("{word}-{id}-{start}{again}@{}", host(&ctx.public_address)),
            from: sender(from, office, &host(&ctx.public_address)),
            from_name: Some(office.body.name.clone()),
            to,
            // A typed name is no part of the envelope: strangers could send words to strangers.
            to_name: None,
            reply_to: identity::Email::parse(&office.body.mail).ok().map(|mail| mail.as_str().to_owned()),
            subject: letter.subject,
            text: letter.text,
            html: None,
            calendar,
            date: now.timestamp(),
            automatic: true,
        })
    }
}

/// Who writes: the configured sender, else the body, else this server.
pub fn sender(from: &str, office: &Office, host: &str) -> String {
    let known =
        [from, office.body.mail.as_str()].into_iter().find(|address| identity::Email::parse(address).is_ok());
    known.map_or_else(|| format!("sportello@{host}"), str::to_owned)
}

/// The host of an address, of the characters that a Message-ID may hold.
pub fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or("");
    let host: String = host.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
    let host = host.trim_matches('.');
    if host.is_empty() { "localhost".into() } else { host.to_owned() }
}
