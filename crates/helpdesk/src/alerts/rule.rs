//! An alert is written, once for each who is told.

use office::docs::Metric;
use office::{Office, by_id};
use platform::jobs::{self, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::hours::Now;
use super::whom::recipients;
use super::{Kind, MAIL};
use crate::clocks::Kept;
use crate::ticket::Ticket;
use crate::watchers::watchers;
use crate::work::{AtDesk, BOUNCES_MAX};

/// The first warning that is told: that half of the time is gone is a line on the ticket, no mail.
pub const WARNED_FROM_PERCENT: i64 = 75;

/// What is told.
#[derive(Clone, Debug)]
pub struct News {
    pub kind: Kind,
    /// Makes it this one: the same is told once to each.
    pub about: String,
    /// Whose promise.
    pub metric: Option<Metric>,
    /// Until when it is promised, or when the call back was agreed.
    pub until: Option<Moment>,
    /// Per cent of the time, how often it came back, or the defect.
    pub number: i64,
}

/// Tells those whom a ticket concerns; answers how many.
pub fn tell(
    tx: &mut Tx,
    office: &Office,
    ticket: &Ticket,
    news: &News,
    now: Moment,
) -> Result<usize, StoreError> {
    let desk = Now::of(tx, office, now)?;
    tell_at(tx, office, (ticket, &desk), news, now)
}

/// The same where many tickets are told at once: the desk is read once.
pub(crate) fn tell_at(
    tx: &mut Tx,
    office: &Office,
    (ticket, desk): (&Ticket, &Now),
    news: &News,
    now: Moment,
) -> Result<usize, StoreError> {
    let watching = watchers(tx, ticket.body, ticket.id)?;
    let mut whom = recipients(office, ticket, news.kind, desk, &watching);
    if news.kind == Kind::Retracted {
        whom.extend(heard(tx, ticket, &news.about)?);
    }
    whom.retain(|staff| !desk.disabled.contains(staff));
    raise(tx, office, (ticket, desk), news, &whom, now)
}

/// Who heard the breach that is taken back: of the same clock and round.
fn heard(tx: &mut Tx, ticket: &Ticket, retracted: &str) -> Result<Vec<i64>, StoreError> {
    let breach = retracted.replacen(Kind::Retracted.word(), Kind::Breach.word(), 1);
    let rows = tx.numbers(
        sql!("SELECT staff FROM alert WHERE body = ?1 AND ticket = ?2 AND about = ?3"),
        values![ticket.body, ticket.id, breach],
    )?;
    Ok(rows.into_iter().map(|[staff]| staff).collect())
}

/// Tells these members of the staff; who was told before, or does not want it, is not told.
fn raise(
    tx: &mut Tx,
    office: &Office,
    (ticket, desk): (&Ticket, &Now),
    news: &News,
    whom: &[i64],
    now: Moment,
) -> Result<usize, StoreError> {
    let mut told = 0;
    for staff in whom {
        let Some(member) = by_id(&office.staff, *staff) else { continue };
        let due = (!member.doc.mail.is_empty()).then(|| desk.mail_at(*staff, now));
        let id = tx.new_id();
        let written = tx.execute(
            sql!("INSERT INTO alert (body, id, staff, about, kind, ticket, metric, until_at, number, at, mail_at) SELECT CAST(?1 AS BIGINT), CAST(?2 AS BIGINT), CAST(?3 AS BIGINT), CAST(?4 AS TEXT), CAST(?5 AS TEXT), CAST(?6 AS BIGINT), CAST(?7 AS TEXT), CAST(?8 AS BIGINT), CAST(?9 AS BIGINT), CAST(?10 AS BIGINT), CAST(?11 AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM alert_off o WHERE o.body = ?1 AND o.staff = ?3 AND o.kind = ?5) ON CONFLICT DO NOTHING"),
            values![
                office.id,
                id,
                *staff,
                news.about.as_str(),
                news.kind.word(),
                ticket.id,
                news.metric.map_or("", Metric::word),
                news.until,
                news.number,
                now,
                due
            ],
        )?;
        told += written as usize;
        if let Some(due) = due.filter(|_| written > 0) {
            let work = serde_json::json!({ "alert": id });
            jobs::ask(tx, NewJob { body: office.id, kind: MAIL, dedup: id.to_string(), work, due })?;
        }
    }
    Ok(told)
}

/// What a clock's notice means for people. Promises among ourselves are told like those to the requester.
pub fn of_clock(
    tx: &mut Tx,
    office: &Office,
    ticket: &Ticket,
    clock: &Kept,
    (kind, percent, round): (Kind, i64, i64),
    now: Moment,
) -> Result<(), StoreError> {
    if kind == Kind::Warning && percent < WARNED_FROM_PERCENT {
        return Ok(());
    }
    let (metric, generation) = (clock.metric.word(), clock.generation);
    let about = format!("{}:{}:{metric}:{generation}:{round}:{percent}", kind.word(), ticket.id);
    let news = News { kind, about, metric: Some(clock.metric), until: clock.due_at, number: percent };
    tell(tx, office, ticket, &news, now).map(|_| ())
}

/// A ticket came back so many times: beyond [`BOUNCES_MAX`] each further return is told.
pub fn bounced(
    tx: &mut Tx,
    office: &Office,
    ticket: &Ticket,
    times: usize,
    now: Moment,
) -> Result<(), StoreError> {
    if times <= BOUNCES_MAX {
        return Ok(());
    }
    let about = format!("bounced:{}:{times}", ticket.id);
    let number = i64::try_from(times).unwrap_or(i64::MAX);
    let news = News { kind: Kind::Bounced, about, metric: None, until: None, number };
    tell(tx, office, ticket, &news, now).map(|_| ())
}

/// One alert of one's own was seen, or all up to the newest that was on the page.
pub fn seen(
    tx: &mut Tx,
    desk: &AtDesk,
    (one, last): (Option<i64>, i64),
    now: Moment,
) -> Result<(), StoreError> {
    let from = one.unwrap_or(0);
    tx.execute(
        sql!("UPDATE alert SET seen_at = ?5 WHERE body = ?1 AND staff = ?2 AND id >= ?3 AND id <= ?4 AND seen_at IS NULL"),
        values![desk.body, desk.staff, from, one.unwrap_or(last), now],
    )?;
    Ok(())
}
