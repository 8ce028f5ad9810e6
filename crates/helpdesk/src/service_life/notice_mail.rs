//! The mail of a formal notice, where the body has no certified mailbox.

use agenda::mail::{host, sender};
use office::Ctx;
use office::people::mail::trouble_of;
use platform::jobs::{self, Doer, Failure};
use platform::mail::{Message, Post};
use platform::store::{StoreError, Tx};
use platform::{Moment, limits, sql, values};

use super::notice::{Work, address};

pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now, from) = (ctx.clone(), ctx.clock.now(), from.clone());
        let read = move |tx: &mut Tx| message(tx, &inner, body, work.notice, &from, now);
        let Some((message, refused)) = worker.wait(ctx.db.read(read))? else {
            return Err(Failure::Never("no certified address".into()));
        };
        if refused {
            limits::hit("MAIL_TROUBLE");
            return Err(Failure::Never("mail to this address came back for good".into()));
        }
        Ok(post.send(&message)?)
    })
}

/// With whether the address takes no mail, as it came back for good.
fn message(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    notice: i64,
    from: &str,
    now: Moment,
) -> Result<Option<(Message, bool)>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let row = tx.row(
        sql!("SELECT n.subject, n.text, c.customer FROM service_notice n JOIN service_course c ON c.body = n.body AND c.id = n.course WHERE n.body = ?1 AND n.id = ?2"),
        values![body, notice],
    )?;
    let Some(row) = row else { return Ok(None) };
    let Some(to) = address(&office, row.get(2)?) else { return Ok(None) };
    let refused = trouble_of(tx, &ctx.key, body, &to)?.is_some_and(|trouble| trouble.hard);
    let host = host(&ctx.public_address);
    let message = Message {
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
    };
    Ok(Some((message, refused)))
}
