//! The mail with the link: to the address that the body has, as it is written there.

use agenda::mail::{host, sender};
use identity::Email;
use office::people::mail::trouble_of;
use office::{Ctx, Office};
use platform::i18n::{Lang, Tr};
use platform::jobs::{self, Doer};
use platform::mail::{Message, Post};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use std::sync::Arc;

use super::{LINK, LINK_HOURS, rule};

/// The kind of job.
pub const JOB: &str = "own-payments-mail";

/// What the mail is written from.
struct Matter {
    office: Arc<Office>,
    to: String,
    lang: Lang,
    asked_at: Moment,
}

pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    jobs::doer(move |worker, body, id: i64| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let read = ctx.db.read(move |tx| matter(tx, &inner, body, id, now));
        let Some(matter) = worker.wait(read)? else { return Ok(()) };
        Ok(post.send(&message(&ctx, &matter, id, &from))?)
    })
}

/// `None` for who owes nothing here, or when the link would be over.
fn matter(tx: &mut Tx, ctx: &Ctx, body: i64, id: i64, now: Moment) -> Result<Option<Matter>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let Some((debtor, lang, asked_at)) = rule::asked(tx, body, id)? else { return Ok(None) };
    if debtor == 0 || asked_at.plus_s(LINK_HOURS * 3_600) <= now {
        return Ok(None);
    }
    let row =
        tx.row(sql!("SELECT email FROM debtor WHERE body = ?1 AND id = ?2"), values![body, debtor])?;
    let written: Option<String> = row.map_or(Ok(None), |row| row.get(0))?;
    let Some(to) = written.and_then(|text| Email::parse(&text).ok()) else { return Ok(None) };
    let to = to.as_str().to_owned();
    if trouble_of(tx, &ctx.key, body, &to)?.is_some_and(|trouble| trouble.hard) {
        platform::limits::hit("MAIL_TROUBLE");
        return Ok(None);
    }
    Ok(Some(Matter { office, to, lang, asked_at }))
}

fn message(ctx: &Ctx, matter: &Matter, id: i64, from: &str) -> Message {
    let (office, tr) = (&matter.office, Tr(matter.lang));
    let host = host(&ctx.public_address);
    let home = ctx.public_address.trim_end_matches('/');
    let token = identity::token::encode(ctx.key.sealed(LINK, office.id, id));
    let link = format!("{home}/{}/pay/mine/{token}", office.body.key);
    let text = [
        tr.t1("own-mail", "body", &office.body.name),
        link,
        String::new(),
        tr.t1("own-mail-hours", "hours", LINK_HOURS),
        tr.t("own-mail-not-you"),
        String::new(),
        office.body.name.clone(),
    ];
    Message {
        id: format!("own-payments-{id}@{host}"),
        from: sender(from, office, &host),
        from_name: Some(office.body.name.clone()),
        to: matter.to.clone(),
        to_name: None,
        reply_to: Email::parse(&office.body.mail).ok().map(|mail| mail.as_str().to_owned()),
        subject: tr.t1("own-mail-subject", "body", &office.body.name),
        text: text.join("\n") + "\n",
        html: None,
        calendar: None,
        date: matter.asked_at.timestamp(),
        automatic: true,
    }
}
