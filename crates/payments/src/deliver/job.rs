//! Sending: one way after the other, written down as each ends, so that a repeated attempt goes on where the last
//! one stopped.

use agenda::mail::{host, sender};
use identity::Email;
use office::Ctx;
use office::lanes::PAYMENTS;
use platform::jobs::{self, Doer, Failure, Worker};
use platform::mail::{Answer, Enclosed, Message, Post};
use platform::store::Tx;
use platform::{Lane, Moment, limits};

use super::app_io::{AppIo, Told};
use super::letter::{self, Letter, Offer, offer};
use super::matter::{Matter, matter};
use super::rule::record;
use super::{Occasion, Outcome, Sending, Way};
use crate::notice::{Notice, Variant, render};
use crate::position::State;

/// The kind of job.
pub const JOB: &str = "notice-delivery";
/// Seconds for which an app that does not answer is asked again before the mail goes instead.
const APP_PATIENCE_S: i64 = 2 * 3_600;

pub fn doer(ctx: Ctx, post: Post, from: String, apps: Vec<AppIo>) -> Doer {
    jobs::doer(move |worker, body, sending: Sending| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let read = ctx.db.read(move |tx| matter(tx, &inner, body, sending));
        let Some(matter) = worker.wait(read)?.filter(|matter| !matter.over) else { return Ok(()) };
        let run = Run { ctx: &ctx, worker, sending, now };
        match sending.occasion {
            Occasion::Paid => return run.told_paid(&post, &from, &matter),
            Occasion::Surplus => return run.told_surplus(&post, &from, &matter),
            _ => {}
        }
        if matter.position.state(now) == State::Published {
            return Err(Failure::Later("it cannot be paid yet".into()));
        }
        let Some(offer) = offer(&matter.position, sending, now) else {
            return run.ended(body, Way::Nothing, Outcome::NotNeeded);
        };
        let app = apps.iter().find(|app| app.body == matter.office.body.key);
        if let Some(app) = app.filter(|_| matter.wants_app())
            && run.by_app(app, &matter, &offer)?
        {
            return Ok(());
        }
        if !matter.tried.contains(&Way::Mail)
            && run.by_mail(&post, &from, &matter, run.letter(&matter, &offer))?
        {
            return Ok(());
        }
        run.ended(body, Way::Paper, Outcome::ToPrint)
    })
}

pub(super) struct Run<'a> {
    pub ctx: &'a Ctx,
    worker: &'a Worker,
    pub sending: Sending,
    pub now: Moment,
}

impl Run<'_> {
    pub(super) fn ended(&self, body: i64, way: Way, outcome: Outcome) -> Result<(), Failure> {
        let (sending, now) = (self.sending, self.now);
        let write = move |tx: &mut Tx| record(tx, body, sending, (way, outcome), now);
        Ok(self.worker.wait(self.ctx.db.write(Lane::of(body, PAYMENTS), write))?)
    }

    /// Whether that was all.
    fn by_app(&self, app: &AppIo, matter: &Matter, offer: &Offer<'_>) -> Result<bool, Failure> {
        let Some(debtor) = matter.debtor() else { return Ok(false) };
        let message = letter::message(&matter.office, &matter.position, offer, self.now);
        let told = match app.tell(&debtor.code, &message) {
            Err(_) if self.now > matter.asked_at.plus_s(APP_PATIENCE_S) => {
                limits::hit("APP_PATIENCE_S");
                Told::Refused
            }
            told => told.map_err(Failure::Later)?,
        };
        let outcome = match told {
            Told::Sent => Outcome::Sent,
            Told::NotThere => Outcome::NotThere,
            Told::Refused => Outcome::Refused,
        };
        self.ended(matter.office.id, Way::App, outcome)?;
        Ok(outcome == Outcome::Sent)
    }

    /// The words of a notice, and its paper.
    fn letter(&self, matter: &Matter, offer: &Offer<'_>) -> (Letter, Vec<Enclosed>) {
        let (office, position) = (&matter.office, &matter.position);
        // Without the paper there is still the number to pay with, and the page that has it.
        let paper = Notice::of(office, position, &offer.option.debtor.code, Variant::A4, self.now)
            .and_then(|notice| render(&notice, self.now));
        let files = paper.map_or_else(
            |error| {
                tracing::warn!(?error, position = position.id, "a notice is mailed without its paper");
                Vec::new()
            },
            |bytes| {
                let name = format!("avviso-{}.pdf", offer.part.nav);
                vec![Enclosed { name, content_type: "application/pdf", bytes }]
            },
        );
        (letter::write(self.ctx, office, position, offer, self.now), files)
    }

    /// Whether that was all.
    pub(super) fn by_mail(
        &self,
        post: &Post,
        from: &str,
        matter: &Matter,
        (letter, files): (Letter, Vec<Enclosed>),
    ) -> Result<bool, Failure> {
        let Some(to) = matter.address().filter(|_| !matter.returned) else { return Ok(false) };
        let (host, office) = (host(&self.ctx.public_address), &matter.office);
        let Sending { position, occasion, part, mark } = self.sending;
        let message = Message {
            id: format!("notice-{}-{position}-{part}-{mark}@{host}", occasion.word()),
            from: sender(from, office, &host),
            from_name: Some(office.body.name.clone()),
            to,
            to_name: None,
            reply_to: Email::parse(&office.body.mail).ok().map(|mail| mail.as_str().to_owned()),
            subject: letter.subject,
            text: letter.text,
            html: None,
            calendar: None,
            // The same bytes at each attempt.
            date: matter.asked_at.timestamp(),
            automatic: true,
        };
        match post.send_answer(&Answer { message, references: Vec::new(), files }) {
            Ok(()) => self.ended(office.id, Way::Mail, Outcome::Sent)?,
            Err(error) if error.temporary => return Err(error.into()),
            Err(_) => {
                limits::hit("MAIL_TROUBLE");
                self.ended(office.id, Way::Mail, Outcome::Refused)?;
                return Ok(false);
            }
        }
        Ok(true)
    }
}
