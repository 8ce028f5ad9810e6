//! The formal notice: written once, kept as it was written, sent to the customer's certified address: from the
//! body's certified mailbox, whose receipts prove it, or by ordinary mail where it has none.

use office::{Ctx, Office};
use platform::i18n::{Tr, euro};
use platform::jobs::{self, NewJob};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::course::{Course, Kind, Stage, by_id};
use super::due::terms;
use super::{ServiceError, due};
use crate::certified::{self, Notice as Formal, NoticeError, Standing};
use crate::digital::words::day;
use crate::work::Lead;

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
    /// The ordinary mail gave it up.
    pub failed: bool,
    /// What became of it as certified mail.
    pub standing: Option<Standing>,
}

#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Work {
    pub notice: i64,
}

/// Writes the notice of where a course stands, and asks for its mail. The same on the same day is the one that was
/// written.
pub fn send(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    lead: &Lead,
    id: i64,
    now: Moment,
) -> Result<i64, ServiceError> {
    let course = by_id(tx, lead.body, id)?.ok_or(ServiceError::Unknown)?;
    address(office, course.customer).ok_or(ServiceError::NoAddress)?;
    let stage = course.stage().map_or("", Stage::word);
    let day = office.date_of(now).to_string();
    let before = tx.row(
        sql!("SELECT id FROM service_notice WHERE body = ?1 AND course = ?2 AND stage = ?3 AND day = ?4"),
        values![lead.body, id, stage, day.as_str()],
    )?;
    if let Some(before) = before {
        return Ok(before.get(0)?);
    }
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
        sql!("INSERT INTO service_notice (body, id, course, at, actor, subject, text, certified, stage, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
        values![lead.body, notice, id, now, lead.actor.0.as_str(), subject, text, certified, stage, day],
    )?;
    let facts = serde_json::json!({ "course": id, "customer": course.customer });
    lead.note(tx, "service_notice_written", notice, facts, now)?;
    Ok(notice)
}

pub(super) fn address(office: &Office, customer: i64) -> Option<String> {
    let doc = &office::by_id(&office.customers, customer)?.doc;
    Some(doc.certified_mail.clone()).filter(|address| !address.is_empty())
}

/// In the body's first language: a letter between offices.
fn written(office: &Office, course: &Course, now: Moment) -> (String, String) {
    let lang = office.first_language();
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
        sql!("SELECT n.id, n.at, n.subject, n.text, (SELECT d.at FROM job_done d WHERE d.body = n.body AND d.kind = 'service-notice' AND d.dedup = CAST(n.id AS TEXT)), n.certified, (SELECT j.failed_at FROM job j WHERE j.body = n.body AND j.kind = 'service-notice' AND j.dedup = CAST(n.id AS TEXT)) FROM service_notice n WHERE n.body = ?1 AND n.course = ?2 ORDER BY n.id"),
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
            failed: row.get::<Option<i64>>(6)?.is_some(),
            standing,
        })
    };
    rows.iter().map(&mut read).collect()
}
