//! The formal notice: written once, kept as it was written, sent to the customer's certified address: from the
//! body's certified mailbox, whose receipts prove it, or by ordinary mail where it has none.

use std::sync::Arc;

use agenda::mail::{host, sender};
use office::{Ctx, Office};
use platform::events::{NewEvent, append};
use platform::i18n::{Lang, Tr};
use platform::jobs::{self, Doer, Failure, NewJob};
use platform::mail::{Message, Post};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};
use tokio::runtime::Handle;

use super::course::{Course, Kind, Stage, by_id};
use super::due::terms;
use super::{ServiceError, due};
use crate::certified::{self, Notice as Formal, NoticeError, Standing};
use crate::contracts::money::euro;
use crate::digital::LeadsDesk;
use crate::digital::words::day;

/// The kind of job.
pub const JOB: &str = "service-notice";

/// A notice as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub at: Moment,
    pub subject: String,
    pub text: String,
    /// Handed over to the ordinary mail.
    pub sent_at: Option<Moment>,
    /// What became of it as certified mail.
    pub standing: Option<Standing>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Work {
    notice: i64,
}

/// Writes the notice of where a course stands, and asks for its mail.
pub fn send(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    lead: &LeadsDesk,
    id: i64,
    now: Moment,
) -> Result<i64, ServiceError> {
    let course = by_id(tx, lead.body, id)?.ok_or(ServiceError::Unknown)?;
    address(office, course.customer).ok_or(ServiceError::NoAddress)?;
    let (subject, text) = written(office, &course, now);
    let notice = tx.new_id();
    let formal = Formal { recipient: course.customer, subject: subject.clone(), text: text.clone() };
    let certified = match certified::ask(tx, ctx, office, &formal, &lead.actor, now) {
        Ok(certified) => Some(certified),
        Err(NoticeError::NoMailbox) => {
            let (work, dedup) = (serde_json::json!(Work { notice }), notice.to_string());
            jobs::ask(tx, NewJob { body: lead.body, kind: JOB, dedup, work, due: now })?;
            None
        }
        Err(NoticeError::NoAddress) => return Err(ServiceError::NoAddress),
        Err(NoticeError::Store(error)) => return Err(error.into()),
    };
    tx.execute(
        sql!("INSERT INTO service_notice (body, id, course, at, actor, subject, text, certified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        values![lead.body, notice, id, now, lead.actor.0.as_str(), subject, text, certified],
    )?;
    let facts = serde_json::json!({ "course": id, "customer": course.customer });
    let (body, kind, actor) = (lead.body, "service_notice_written", &lead.actor);
    append(tx, NewEvent { body, place: 0, kind, subject: notice, actor, at: now, facts })?;
    Ok(notice)
}

fn address(office: &Office, customer: i64) -> Option<String> {
    let doc = &office::by_id(&office.customers, customer)?.doc;
    Some(doc.certified_mail.clone()).filter(|address| !address.is_empty())
}

/// In the body's first language: a letter between offices.
fn written(office: &Office, course: &Course, now: Moment) -> (String, String) {
    let lang = office.languages().first().copied().unwrap_or(Lang::It);
    let (tr, today) = (Tr(lang), office.date_of(now));
    let name = office::by_id(&office.customers, course.customer).map_or("", |part| part.doc.name.as_str());
    let begun = day(lang, office.date_of(course.begun_at));
    let starts = course.starts_on.map_or_else(String::new, |on| day(lang, on));
    let subject = tr.t1(
        if course.kind == Kind::Activation {
            "service-letter-activation"
        } else {
            "service-letter-termination"
        },
        "customer",
        name,
    );
    let mut lines = vec![tr.t1("service-letter-to", "customer", name)];
    match (course.kind, course.stage()) {
        (Kind::Termination, Some(Stage::Erased)) => lines.push(tr.t("service-letter-erased")),
        (Kind::Termination, _) => {
            lines.push(tr.t2("service-letter-notice", "day", begun, "starts", starts));
            let terms = terms(office, course.customer, today);
            lines.push(tr.t2(
                "service-letter-data",
                "export",
                terms.export_days,
                "erasure",
                terms.erasure_days,
            ));
        }
        (Kind::Activation, _) => {
            lines.push(tr.t1("service-letter-request", "day", begun));
            if let Some(offer) = course.step(Stage::Offered) {
                let cents = |cents: Option<i64>| euro(cents.unwrap_or(0));
                lines.push(tr.with(
                    "service-letter-offer",
                    &[
                        ("fee", cents(offer.facts.fee_cents).into()),
                        ("included", offer.facts.included.unwrap_or(0).into()),
                        ("extra", cents(offer.facts.extra_cents).into()),
                    ],
                ));
            }
            if !starts.is_empty() {
                lines.push(tr.t1("service-letter-plan", "starts", starts));
            }
        }
    }
    if let Some(due) = due(office, course, today)
        && let Some(by) = due.by
    {
        let stage = tr.t(&format!("service-stage-{}", due.stage.word().replace('_', "-")));
        lines.push(tr.t2("service-letter-next", "stage", stage, "day", day(lang, by)));
    }
    (subject, format!("{}\n\n{}\n", lines.join("\n\n"), office.body.name))
}

/// The notices of a course, oldest first.
pub(super) fn of(tx: &mut Tx, body: i64, course: i64) -> Result<Vec<Kept>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT n.id, n.at, n.subject, n.text, (SELECT d.at FROM job_done d WHERE d.body = n.body AND d.kind = 'service-notice' AND d.dedup = CAST(n.id AS TEXT)), n.certified FROM service_notice n WHERE n.body = ?1 AND n.course = ?2 ORDER BY n.id"),
        values![body, course],
    )?;
    let mut read = |row: &Row| {
        let certified: Option<i64> = row.get(5)?;
        let standing = certified.map(|id| certified::of_notice(tx, body, id)).transpose()?;
        Ok(Kept {
            id: row.get(0)?,
            at: Moment(row.get(1)?),
            subject: row.get(2)?,
            text: row.get(3)?,
            sent_at: row.get::<Option<i64>>(4)?.map(Moment),
            standing,
        })
    };
    rows.iter().map(&mut read).collect()
}

/// Does the job on a blocking thread of the runtime that this is called in.
///
/// # Panics
/// Outside a tokio runtime: jobs are set up once, at start, inside it.
pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    let handle = Handle::current();
    Arc::new(move |body, work| {
        let work: Work = serde_json::from_value(work.clone()).map_err(|e| Failure::Never(e.to_string()))?;
        let (inner, now, from) = (ctx.clone(), ctx.clock.now(), from.clone());
        let read = move |tx: &mut Tx| message(tx, &inner, body, work.notice, &from, now);
        let message =
            handle.block_on(ctx.db.read(read)).map_err(|error| Failure::Later(error.to_string()))?;
        let Some(message) = message else { return Err(Failure::Never("no certified address".into())) };
        post.send(&message).map_err(|error| {
            if error.temporary { Failure::Later(error.reason) } else { Failure::Never(error.reason) }
        })
    })
}

fn message(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    notice: i64,
    from: &str,
    now: Moment,
) -> Result<Option<Message>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let row = tx.row(
        sql!("SELECT n.subject, n.text, c.customer FROM service_notice n JOIN service_course c ON c.body = n.body AND c.id = n.course WHERE n.body = ?1 AND n.id = ?2"),
        values![body, notice],
    )?;
    let Some(row) = row else { return Ok(None) };
    let Some(to) = address(&office, row.get(2)?) else { return Ok(None) };
    let host = host(&ctx.public_address);
    Ok(Some(Message {
        id: format!("service.{body}.{notice}@{host}"),
        from: sender(from, &office, &host),
        from_name: Some(office.body.name.clone()),
        to,
        to_name: None,
        reply_to: identity::Email::parse(&office.body.mail).ok().map(|mail| mail.as_str().to_owned()),
        subject: row.get(0)?,
        text: row.get(1)?,
        html: None,
        calendar: None,
        date: now.timestamp(),
        automatic: false,
    }))
}
