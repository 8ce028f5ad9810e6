//! The help desk: opening requests, the working list beside many solved ones, counting clocks again after the
//! hours changed.

use std::time::{Duration, Instant};

use app::compose::House;
use helpdesk::clocks;
use helpdesk::list::{self, Filter};
use helpdesk::open::{self, Asked, ROOM};
use helpdesk::ticket::{Channel, Kind};
use office::people::Someone;
use platform::events::Actor;
use platform::i18n::Lang;
use platform::jobs::Failure;
use platform::store::{StoreError, Tx};
use platform::{Lane, sql, values};

use crate::furnish::BODY;
use crate::report::{Bar, Report};
use crate::{Extent, Res};

/// Who asks at once.
const PEOPLE: usize = 64;
/// A page of the desk at the 99th percentile, and counting a hundred thousand tickets again, as the help desk
/// promises.
const PAGE_MS_MAX: f64 = 300.0;
const RECOUNT_S_MAX: f64 = 5.0;
const RECOUNTED: usize = 100_000;

pub async fn measure(report: &mut Report, extent: Extent, house: &House) -> Res<()> {
    let body = house.ctx.offices.by_slug(BODY).ok_or("no office")?.id;
    let (opened, per_s) = open_some(house, body, extent.measured).await?;
    report.row("opening a request, 64 at once", per_s, "/s", Bar::None);
    // What was opened is copied as solved: the list must not feel it.
    let solved = copies(house, body, extent.subjects, 0).await?;
    let (list, counts) = pages(house, body, extent.questions).await?;
    let beside = format!("{opened} open beside {solved} solved");
    report.row(&format!("working list, {beside}: p99"), list, "ms", Bar::AtMost(PAGE_MS_MAX));
    report.row(&format!("counts of the views, {beside}: p99"), counts, "ms", Bar::AtMost(PAGE_MS_MAX));
    let open = copies(house, body, extent.subjects / 2, 1).await?;
    let (ctx, began) = (house.ctx.clone(), Instant::now());
    let recount = clocks::recount(ctx);
    let done = tokio::task::spawn_blocking(move || recount(body, &serde_json::json!({}))).await?;
    done.map_err(|(Failure::Later(why) | Failure::Never(why))| why)?;
    let counted = (opened + open) as f64;
    let each = began.elapsed().as_secs_f64() / counted * RECOUNTED as f64;
    report.row(
        &format!("counting clocks again, for {RECOUNTED} open"),
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
                ctx.db.write(Lane::of(body, ROOM), work).await.map_err(|error| format!("{error:?}"))?;
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
        customer: None,
        urgency: None,
        impact: None,
        origin: ctx.clock.now(),
        lang: Lang::It,
        key: None,
        actor: Actor("web".into()),
    }
}

/// Doubles what there is until so many were added, as open or as solved tickets with their log.
async fn copies(house: &House, body: i64, wanted: usize, open: i64) -> Res<usize> {
    let db = &house.ctx.db;
    let before = db.read(move |tx| total(tx, body)).await?;
    let mut now = before;
    while ((now - before) as usize) < wanted {
        let left = wanted as i64 - (now - before);
        let work = move |tx: &mut Tx| double(tx, body, open, left);
        db.write(Lane::of(body, ROOM), work).await?;
        now = db.read(move |tx| total(tx, body)).await?;
    }
    Ok((now - before) as usize)
}

fn total(tx: &mut Tx, body: i64) -> Result<i64, StoreError> {
    let row = tx.row(sql!("SELECT COUNT(*) FROM ticket WHERE body = ?1"), values![body])?;
    row.map_or(Ok(0), |row| row.get(0))
}

fn double(tx: &mut Tx, body: i64, open: i64, most: i64) -> Result<(), StoreError> {
    let row =
        tx.row(sql!("SELECT MAX(id) - MIN(id) + 1, MIN(id) FROM ticket WHERE body = ?1"), values![body])?;
    let Some(row) = row else { return Ok(()) };
    let (by, first): (i64, i64) = (row.get(0)?, row.get(1)?);
    // The copied ones are the oldest: a log goes with each, so that its clocks can be counted.
    tx.execute(
        sql!("INSERT INTO ticket_step (body, id, ticket, at, actor, step) SELECT s.body, s.id + ?2, s.ticket + ?2, s.at, s.actor, s.step FROM ticket_step s WHERE s.body = ?1 AND s.ticket IN (SELECT t.id FROM ticket t WHERE t.body = ?1 AND t.id >= ?3 ORDER BY t.id LIMIT ?4)"),
        values![body, by, first, most],
    )?;
    tx.execute(
        sql!("INSERT INTO ticket (body, id, code, kind, subject, channel, requester, beneficiary, customer, contract, area, urgency, impact, severity, state, level, holder, supplier, origin, open, due_at, touched_at, last_word, version, merged_into, lang) SELECT body, id + ?2, code || '+' || CAST(?2 AS BIGINT), kind, subject, channel, requester, beneficiary, customer, contract, area, urgency, impact, severity, CASE WHEN ?5 = 1 THEN 'new' ELSE 'closed' END, level, holder, supplier, origin, CAST(?5 AS BIGINT), due_at, touched_at, last_word, version, merged_into, lang FROM ticket WHERE body = ?1 AND id >= ?3 ORDER BY id LIMIT ?4"),
        values![body, by, first, most, open],
    )?;
    Ok(())
}

/// Milliseconds at the 99th percentile of a page of the list, and of the counts of all views.
async fn pages(house: &House, body: i64, rounds: usize) -> Res<(f64, f64)> {
    let now = house.ctx.clock.now();
    let (mut lists, mut counts) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let began = Instant::now();
        house.ctx.db.read(move |tx| list::lines(tx, body, &Filter::default())).await?;
        lists.push(began.elapsed().as_secs_f64() * 1e3);
        let began = Instant::now();
        house.ctx.db.read(move |tx| list::counts(tx, body, 0, now)).await?;
        counts.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let p99 = |all: &mut Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all[(all.len() * 99 / 100).min(all.len() - 1)]
    };
    Ok((p99(&mut lists), p99(&mut counts)))
}
