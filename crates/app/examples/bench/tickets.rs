//! The help desk: opening requests, its pages beside many solved ones and all their messages, counting clocks
//! again after the hours changed.

use office::lanes::HELPDESK;
use std::time::{Duration, Instant};

use app::compose::House;
use helpdesk::clocks;
use helpdesk::open::{self, Asked};
use helpdesk::ticket::{Channel, Kind};
use office::people::Someone;
use platform::events::Actor;
use platform::i18n::Lang;
use platform::store::{Sql, StoreError, Tx};
use platform::{Lane, sql, values};

use crate::furnish::BODY;
use crate::report::{Bar, Report};
use crate::{Extent, Res, pages};

/// Who asks at once.
const PEOPLE: usize = 64;
/// Messages of each request.
const MESSAGES: i64 = 10;
/// Counting a hundred thousand clocks again, as the help desk promises.
const RECOUNT_S_MAX: f64 = 5.0;
const RECOUNTED: usize = 100_000;

pub async fn measure(report: &mut Report, extent: Extent, house: &House) -> Res<()> {
    let body = house.ctx.offices.by_slug(BODY).ok_or("no office")?.id;
    let (opened, per_s) = open_some(house, body, extent.measured).await?;
    report.row("opening a request, 64 at once", per_s, "/s", Bar::None);
    // What was opened is copied as solved: the list must not feel it.
    house.ctx.db.write(Lane::of(body, HELPDESK), move |tx| talk(tx, body)).await?;
    let solved = copies(house, body, extent.subjects, 0).await?;
    let messages = house.ctx.db.read(move |tx| count(tx, messages_of(), body)).await?;
    report.note(&format!("{opened} open requests beside {solved} solved ones, {messages} messages"));
    pages::measure(report, extent, house, body).await?;
    let open = copies(house, body, extent.subjects / 2, 1).await?;
    let counted = house.ctx.db.read(move |tx| count(tx, running(), body)).await? as f64;
    let (ctx, began) = (house.ctx.clone(), Instant::now());
    let (mut after, now) = (Some(0), house.ctx.clock.now());
    while let Some(last) = after {
        let ctx = ctx.clone();
        let some = move |tx: &mut Tx| clocks::recount_some(tx, &ctx, body, last, now);
        after = house.ctx.db.write(Lane::of(body, HELPDESK), some).await?;
    }
    let each = began.elapsed().as_secs_f64() / counted * RECOUNTED as f64;
    report.row(
        &format!("counting {RECOUNTED} of the clocks of {} open requests again", opened + open),
        each,
        "s",
        Bar::AtMost(RECOUNT_S_MAX),
    );
    Ok(())
}

async fn open_some(house: &House, body: i64, measured: Duration) -> Res<(usize, f64)> {
    let began = Instant::now();
    let mut people = tokio::task::JoinSet::new();
    for person in 0..PEOPLE {
        let ctx = house.ctx.clone();
        people.spawn(async move {
            let mut opened = 0;
            while began.elapsed() < measured {
                let (inner, asked, now) = (ctx.clone(), asked(&ctx, body, person), ctx.clock.now());
                let work = move |tx: &mut Tx| open::open(tx, &inner, &asked, now);
                ctx.db.write(Lane::of(body, HELPDESK), work).await.map_err(|error| format!("{error:?}"))?;
                opened += 1;
            }
            Ok::<usize, String>(opened)
        });
    }
    let mut opened = 0;
    while let Some(done) = people.join_next().await {
        opened += done??;
    }
    Ok((opened, opened as f64 / began.elapsed().as_secs_f64()))
}

fn asked(ctx: &office::Ctx, body: i64, person: usize) -> Asked {
    Asked {
        body,
        kind: Kind::Fault,
        area: 0,
        subject: format!("Non riesco a entrare ({person})"),
        text: "Dopo la password la pagina torna all'inizio e non succede niente.".into(),
        channel: Channel::Web,
        requester: Someone::default(),
        beneficiary: None,
        customer: ctx
            .offices
            .known(body)
            .and_then(|o| o.customers.first().map(|c| c.id))
            .filter(|_| person.is_multiple_of(10)),
        urgency: None,
        impact: None,
        origin: ctx.clock.now(),
        lang: Lang::It,
        key: None,
        actor: Actor("web".into()),
    }
}

/// Doubles what there is, solved ones each time up to two years further back, until so many were added, as open or as solved tickets with their log.
async fn copies(house: &House, body: i64, wanted: usize, open: i64) -> Res<usize> {
    let db = &house.ctx.db;
    let before = db.read(move |tx| count(tx, tickets_of(), body)).await?;
    let mut now = before;
    while ((now - before) as usize) < wanted {
        let left = wanted as i64 - (now - before);
        let work = move |tx: &mut Tx| double(tx, body, open, left);
        db.write(Lane::of(body, HELPDESK), work).await?;
        now = db.read(move |tx| count(tx, tickets_of(), body)).await?;
    }
    Ok((now - before) as usize)
}

fn count(tx: &mut Tx, of: &'static Sql, body: i64) -> Result<i64, StoreError> {
    tx.row(of, values![body])?.map_or(Ok(0), |row| row.get(0))
}

fn tickets_of() -> &'static Sql {
    sql!("SELECT COUNT(*) FROM ticket WHERE body = ?1")
}

/// Clocks that a change of the hours counts again.
fn running() -> &'static Sql {
    sql!("SELECT COUNT(*) FROM ticket_clock c WHERE c.body = ?1 AND c.ended_at IS NULL")
}

fn messages_of() -> &'static Sql {
    sql!("SELECT COUNT(*) FROM ticket_message WHERE body = ?1")
}

/// Each request is answered back and forth. Numbers drawn stay below 2^50, so that there is room above them.
fn talk(tx: &mut Tx, body: i64) -> Result<(), StoreError> {
    for more in 1..MESSAGES {
        tx.execute(
            sql!("INSERT INTO ticket_message (body, id, ticket, at, author, staff, channel, public, text) SELECT body, id + ?2, ticket, at + ?3, CASE WHEN CAST(?4 AS BIGINT) = 1 THEN 'staff' ELSE author END, staff, channel, public, text FROM ticket_message WHERE body = ?1 AND id < ?5"),
            values![body, more << 50, more * 60_000, more % 2, 1i64 << 50],
        )?;
    }
    Ok(())
}

fn double(tx: &mut Tx, body: i64, open: i64, most: i64) -> Result<(), StoreError> {
    let row =
        tx.row(sql!("SELECT MAX(id) - MIN(id) + 1, MIN(id) FROM ticket WHERE body = ?1"), values![body])?;
    let Some(row) = row else { return Ok(()) };
    let (by, first): (i64, i64) = (row.get(0)?, row.get(1)?);
    // The copied ones are the oldest: a log goes with each, so that its clocks can be counted.
    tx.execute(
        sql!("INSERT INTO ticket_step (body, id, ticket, at, actor, step) SELECT s.body, s.id + ?2, s.ticket + ?2, s.at - s.ticket % 730 * 86400000 * (1 - CAST(?5 AS BIGINT)), s.actor, s.step FROM ticket_step s WHERE s.body = ?1 AND s.ticket IN (SELECT t.id FROM ticket t WHERE t.body = ?1 AND t.id >= ?3 AND (t.open = 1 OR CAST(?5 AS BIGINT) = 0) ORDER BY t.id LIMIT ?4)"),
        values![body, by, first, most, open],
    )?;
    // Messages reach a little further than their tickets: a longer stride, so that no two meet.
    tx.execute(
        sql!("INSERT INTO ticket_message (body, id, ticket, at, author, staff, channel, public, text) SELECT m.body, m.id + 2 * ?2, m.ticket + ?2, m.at - m.ticket % 730 * 86400000 * (1 - CAST(?5 AS BIGINT)), m.author, m.staff, m.channel, m.public, m.text FROM ticket_message m WHERE m.body = ?1 AND m.ticket IN (SELECT t.id FROM ticket t WHERE t.body = ?1 AND t.id >= ?3 AND (t.open = 1 OR CAST(?5 AS BIGINT) = 0) ORDER BY t.id LIMIT ?4)"),
        values![body, by, first, most, open],
    )?;
    tx.execute(
        sql!("INSERT INTO ticket_clock (body, ticket, metric, generation, hours, origin, target_s, state, ended_at, elapsed_s, due_at, late_from, next_at) SELECT c.body, c.ticket + ?2, c.metric, c.generation, c.hours, c.origin - c.ticket % 730 * 86400000 * (1 - CAST(?5 AS BIGINT)), c.target_s, CASE WHEN CAST(?5 AS BIGINT) = 1 THEN c.state ELSE 'met' END, CASE WHEN CAST(?5 AS BIGINT) = 1 THEN c.ended_at ELSE c.origin - c.ticket % 730 * 86400000 * (1 - CAST(?5 AS BIGINT)) + 60000 END, c.elapsed_s, c.due_at, c.late_from, CASE WHEN CAST(?5 AS BIGINT) = 1 THEN c.next_at END FROM ticket_clock c WHERE c.body = ?1 AND c.ticket IN (SELECT t.id FROM ticket t WHERE t.body = ?1 AND t.id >= ?3 AND (t.open = 1 OR CAST(?5 AS BIGINT) = 0) ORDER BY t.id LIMIT ?4)"),
        values![body, by, first, most, open],
    )?;
    tx.execute(
        sql!("INSERT INTO ticket (body, id, code, kind, subject, channel, requester, beneficiary, customer, contract, area, urgency, impact, severity, state, level, holder, supplier, origin, open, due_at, touched_at, last_word, version, merged_into, lang) SELECT body, id + ?2, code || '+' || CAST(?2 AS BIGINT), kind, subject, channel, requester, beneficiary, customer, contract, area, urgency, impact, severity, CASE WHEN ?5 = 1 THEN 'new' ELSE 'closed' END, level, holder, supplier, origin - id % 730 * 86400000 * (1 - CAST(?5 AS BIGINT)), CAST(?5 AS BIGINT), due_at, touched_at - id % 730 * 86400000 * (1 - CAST(?5 AS BIGINT)), last_word, version, merged_into, lang FROM ticket WHERE body = ?1 AND id >= ?3 AND (open = 1 OR CAST(?5 AS BIGINT) = 0) ORDER BY id LIMIT ?4"),
        values![body, by, first, most, open],
    )?;
    Ok(())
}
