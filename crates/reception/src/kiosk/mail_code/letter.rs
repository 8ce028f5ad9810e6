//! The mail with the code: written when it is sent, in the language of the booking, once per mailbox.

use std::sync::Arc;

use agenda::appointment::{self, Appointment};
use agenda::mail::{host, sender};
use agenda::when::clock;
use office::people;
use office::{Ctx, Office};
use platform::Moment;
use platform::i18n::Tr;
use platform::jobs::{self, Doer};
use platform::mail::{Message, Post};
use platform::store::{StoreError, Tx};

use super::digits::Digits;
use super::{CODE_LIFE_S, mailbox, rule};

/// The kind of job.
pub const JOB: &str = "kiosk-code-mail";

/// What is asked of the job; ids only.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Work {
    code: i64,
    appointment: i64,
}

pub(super) fn work(code: i64, appointment: i64) -> serde_json::Value {
    serde_json::json!(Work { code, appointment })
}

pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let (code, appointment) = (work.code, work.appointment);
        let read = ctx.db.read(move |tx| matter(tx, &inner, body, code, appointment, now));
        let Some(matter) = worker.wait(read)? else { return Ok(()) };
        Ok(post.send(&matter.message(&ctx, &work, &from, now))?)
    })
}

/// What the mail is written from.
struct Matter {
    office: Arc<Office>,
    booked: Appointment,
    to: String,
    mailbox: Vec<u8>,
    until: Moment,
}

/// `None` when the code would be of no use any more, or there is nobody to write to.
fn matter(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    code: i64,
    appointment: i64,
    now: Moment,
) -> Result<Option<Matter>, StoreError> {
    let (Some(office), Some(asking)) = (ctx.offices.at(tx, body)?, rule::asking(tx, body, code)?) else {
        return Ok(None);
    };
    if !rule::good(tx, body, code, &asking, now)? {
        return Ok(None);
    }
    let Some(booked) = appointment::by_id(tx, body, appointment)? else { return Ok(None) };
    let (Some(mailbox), Some(person)) = (mailbox::mailbox(tx, body, &booked)?, booked.person) else {
        return Ok(None);
    };
    let to = people::contact(tx, body, person)?;
    let to = to.email.filter(|_| !to.mail_fails);
    Ok(to.map(|to| Matter { office, booked, to, mailbox, until: asking.at.plus_s(CODE_LIFE_S) }))
}

impl Matter {
    fn message(&self, ctx: &Ctx, work: &Work, from: &str, now: Moment) -> Message {
        let (office, tr) = (&self.office, Tr(self.booked.lang));
        let until = clock(office, self.until);
        let code = Digits::due(&ctx.key, office.id, work.code, &self.mailbox).spaced();
        let text = [
            tr.t1("kiosk-mail-code", "code", code),
            tr.t1("kiosk-mail-until", "time", &until),
            String::new(),
            tr.t("kiosk-mail-not-you"),
            String::new(),
            office.body.name.clone(),
        ];
        let host = host(&ctx.public_address);
        Message {
            id: format!("kiosk-code-{}-{}@{host}", work.code, work.appointment),
            from: sender(from, office, &host),
            from_name: Some(office.body.name.clone()),
            to: self.to.clone(),
            to_name: None,
            reply_to: identity::Email::parse(&office.body.mail).ok().map(|mail| mail.as_str().to_owned()),
            // Without the code: subjects are read on locked screens.
            subject: tr.t1("kiosk-mail-subject", "time", until),
            text: text.join("\n") + "\n",
            html: None,
            calendar: None,
            date: now.timestamp(),
            automatic: true,
        }
    }
}
