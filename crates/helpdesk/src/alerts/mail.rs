//! The mail that tells alerts: those of one person that are due together are one mail.

use office::lanes::HELPDESK;
use std::sync::Arc;

use agenda::mail::{host, sender};
use office::people::mail::trouble_of;
use office::sign_in::disabled;
use office::{Ctx, Office, by_id};
use platform::i18n::Tr;
use platform::jobs::{self, Doer};
use platform::mail::{Message, Post};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, limits, sql, values};

use super::Alert;
use super::read::batch;
use super::said::said;

/// The kind of job.
pub const MAIL: &str = "alert-mail";

#[derive(Debug, serde::Deserialize)]
struct Work {
    alert: i64,
}

pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let job = move |tx: &mut Tx| claim(tx, &inner, (body, work.alert), now);
        let claimed = worker.wait(ctx.db.write(Lane::of(body, HELPDESK), job))?;
        let Some((office, due, alerts, refused)) = claimed else { return Ok(()) };
        if refused {
            limits::hit("MAIL_TROUBLE");
            return Ok(());
        }
        let Some(message) = message(&ctx, &office, (work.alert, due), &alerts, &from) else { return Ok(()) };
        Ok(post.send(&message)?)
    })
}

/// Last: whether the address takes no mail, as it came back for good.
type Claimed = (Arc<Office>, Moment, Vec<Alert>, bool);

/// The alerts that this one takes along, fixed before anything is sent: a repeated attempt sends the same mail.
/// `None` when another took it along, or when it was seen meanwhile.
fn claim(tx: &mut Tx, ctx: &Ctx, (body, id): (i64, i64), now: Moment) -> Result<Option<Claimed>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let row = tx.row(
        sql!("SELECT staff, mail_at, batch, seen_at FROM alert WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    let Some(row) = row else { return Ok(None) };
    let (staff, taken): (i64, Option<i64>) = (row.get(0)?, row.get(2)?);
    let (due, seen): (Option<i64>, Option<i64>) = (row.get(1)?, row.get(3)?);
    match taken {
        Some(other) if other != id => return Ok(None),
        None if seen.is_some() => return Ok(None),
        Some(_) => {}
        None => {
            tx.execute(
                sql!("UPDATE alert SET batch = ?3 WHERE body = ?1 AND staff = ?2 AND seen_at IS NULL AND batch IS NULL AND mail_at <= ?4"),
                values![body, staff, id, now],
            )?;
        }
    }
    if disabled(tx, body)?.contains(&staff) {
        return Ok(None);
    }
    let to = by_id(&office.staff, staff).map_or("", |member| member.doc.mail.as_str());
    let refused = trouble_of(tx, &ctx.key, body, to)?.is_some_and(|trouble| trouble.hard);
    let due = Moment(due.unwrap_or(now.ms()));
    let alerts = batch(tx, body, id)?;
    Ok(Some((office, due, alerts, refused)))
}

/// `None` when the person is no longer there, or without an address.
fn message(
    ctx: &Ctx,
    office: &Office,
    (id, due): (i64, Moment),
    alerts: &[Alert],
    from: &str,
) -> Option<Message> {
    let member = by_id(&office.staff, alerts.first()?.staff)?;
    let to = identity::Email::parse(&member.doc.mail).ok()?;
    let tr = Tr(office.first_language());
    let home = format!("{}/{}", ctx.public_address.trim_end_matches('/'), office.body.key);
    let lines = alerts.iter().map(|alert| {
        let link = format!("{home}/desk/{}", alert.ticket);
        format!("{} · {}\n{link}\n", alert.code, said(office, tr, alert))
    });
    let subject = match alerts {
        [one] => format!("[{}] {}", one.code, tr.t(&format!("alert-kind-{}", one.kind.word()))),
        many => tr.t1("alert-mail-many", "count", many.len()),
    };
    let ending = tr.t1("alert-mail-why", "link", format!("{home}/desk/alerts"));
    Some(Message {
        id: format!("alert-{id}@{}", host(&ctx.public_address)),
        from: sender(from, office, &host(&ctx.public_address)),
        from_name: Some(office.body.name.clone()),
        to: to.as_str().to_owned(),
        to_name: None,
        reply_to: None,
        subject,
        text: format!("{}\n{ending}\n", lines.collect::<Vec<_>>().join("\n")),
        html: None,
        calendar: None,
        date: due.timestamp(),
        automatic: true,
    })
}
