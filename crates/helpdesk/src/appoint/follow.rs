//! What happens to an appointment without the desk: its owner gives it up or moves it on the pass, an office
//! closes a day in the work plan, its ticket is solved before, or its hour passes and nobody has tried.

use office::lanes::HELPDESK;
use std::time::Duration;

use agenda::appointment::{self, Channel};
use agenda::cancel;
use office::Ctx;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::rule::{change, end, over};
use super::seat::Seat;
use super::{AppointError, Appointed, Outcome, Way, one};
use crate::alerts::{Kind, News, tell};
use crate::ticket::{State, Step, Ticket};
use crate::work;

const EVERY: Duration = Duration::from_secs(5);
/// Appointments read at once.
const AT_ONCE: i64 = 100;

/// Brings tickets in line with their agendas; answers how many.
pub async fn follow(ctx: &Ctx, now: Moment) -> Result<usize, StoreError> {
    let (mut count, mut last) = (0, (0, 0));
    loop {
        let found = ctx.db.read(move |tx| changed(tx, last, now)).await?;
        let Some((body, _, appointment)) = found.last() else { return Ok(count) };
        // Those that fail stay where they are: the others come after them, in the same round.
        last = (*body, *appointment);
        count += found.len();
        catch_up_all(ctx, found, now).await;
    }
}

async fn catch_up_all(ctx: &Ctx, found: Vec<(i64, i64, i64)>, now: Moment) {
    for (body, ticket, appointment) in found {
        let inner = ctx.clone();
        let work = move |tx: &mut Tx| catch_up(tx, &inner, (body, ticket, appointment), now);
        if let Err(error) = ctx.db.write(Lane::of(body, HELPDESK), work).await {
            // One body's trouble is its own.
            tracing::warn!(body, ?error, "an appointment's ticket waits for the store");
        }
    }
}

/// Body, ticket and appointment of the next ones after `last`. Those of a merged ticket belong to the one that it
/// goes on in.
fn changed(tx: &mut Tx, last: (i64, i64), now: Moment) -> Result<Vec<(i64, i64, i64)>, StoreError> {
    let rows = tx.numbers(
        sql!(
            "SELECT v.body, t.id, v.appointment FROM ticket_appointment v JOIN ticket o ON o.body = v.body AND o.id = v.ticket JOIN ticket t ON t.body = o.body AND t.id = COALESCE(o.merged_into, o.id) JOIN appointment a ON a.body = v.body AND a.id = v.appointment LEFT JOIN cancellation c ON c.body = a.body AND c.appointment = a.id WHERE v.ended_at IS NULL AND (c.at IS NOT NULL OR a.start_at <> v.start_at OR (t.open = 0 AND (a.start_at > ?1 OR v.end_at <= ?1)) OR (t.open = 1 AND v.end_at <= ?1 AND v.tries = 0 AND v.missed_at IS NULL)) AND (v.body > ?3 OR (v.body = ?3 AND v.appointment > ?4)) ORDER BY v.body, v.appointment LIMIT ?2"
        ),
        values![now, AT_ONCE, last.0, last.1],
    )?;
    Ok(rows.into_iter().map(|[body, ticket, appointment]| (body, ticket, appointment)).collect())
}

fn catch_up(
    tx: &mut Tx,
    ctx: &Ctx,
    (body, id, appointment): (i64, i64, i64),
    now: Moment,
) -> Result<(), AppointError> {
    let (office, mut ticket) = work::load(tx, ctx, body, id, None)?;
    let known = one(tx, body, (id, appointment))?.filter(Appointed::is_live);
    let (Some(known), Some(booked)) = (known, appointment::by_id(tx, body, appointment)?) else {
        return Ok(());
    };
    let (way, house) = (known.way, Actor::server());
    if booked.cancelled {
        let actor = who_cancelled(tx, body, appointment)?;
        let by_requester = actor.0 == "web";
        let outcome = if by_requester { Outcome::GivenUp } else { Outcome::Cancelled };
        end(tx, body, &known, outcome, &actor, now)?;
        let step = Step::AppointmentCancelled { way, appointment, by_requester };
        return over(tx, &office, &mut ticket, (way, &step), &actor, now);
    }
    // Solved, or refused: nobody is kept waiting for it, and the seat serves somebody else.
    if !ticket.state.is_open() && booked.start > now {
        cancel::cancel(tx, body, &booked, Channel::Phone, &house, now)?;
        end(tx, body, &known, Outcome::Cancelled, &house, now)?;
        let step = Step::AppointmentCancelled { way, appointment, by_requester: false };
        return Ok(ticket.log(tx, &step, &house, now)?);
    }
    // Solved in its time or after, and nobody wrote what came of it.
    if !ticket.state.is_open() && known.end <= now {
        end(tx, body, &known, Outcome::Lapsed, &house, now)?;
        return Ok(ticket.log(tx, &Step::AppointmentLapsed { way, appointment }, &house, now)?);
    }
    if booked.start != known.start {
        let (start, end) = (booked.start, booked.start.plus_s(booked.length_s));
        let seat = Seat { appointment, start, end, exception: known.exception };
        change(tx, body, known.ticket, &seat, known.chosen)?;
        let moved = Step::AppointmentMoved { way, appointment, at: start };
        return moved_elsewhere(tx, &office, &mut ticket, (&known, &moved, start), &house, now);
    }
    if ticket.state.is_open() && known.is_missed(now) {
        tx.execute(
            sql!("UPDATE ticket_appointment SET missed_at = ?4 WHERE body = ?1 AND ticket = ?2 AND appointment = ?3 AND missed_at IS NULL"),
            values![body, known.ticket, appointment, now],
        )?;
        // The log alone: nobody's open page of the ticket is out of date for it.
        ticket.log(tx, &Step::AppointmentMissed { way, appointment }, &house, now)?;
        let about = format!("appointment:{appointment}:{}", known.start.ms());
        let news = News { kind: Kind::Callback, about, metric: None, until: Some(known.start), number: 0 };
        tell(tx, &office, &ticket, &news, now)?;
    }
    Ok(())
}

/// A call back awaited goes on being awaited, until its new hour.
fn moved_elsewhere(
    tx: &mut Tx,
    office: &office::Office,
    ticket: &mut Ticket,
    (known, moved, at): (&Appointed, &Step, Moment),
    actor: &Actor,
    now: Moment,
) -> Result<(), AppointError> {
    if known.way == Way::Callback && ticket.state == State::Callback {
        ticket.log(tx, moved, actor, now)?;
        let step = Step::CallbackAt { at, chosen_by_requester: known.chosen };
        return Ok(work::settle(tx, office, ticket, &step, actor, now)?);
    }
    Ok(work::settle(tx, office, ticket, moved, actor, now)?)
}

fn who_cancelled(tx: &mut Tx, body: i64, appointment: i64) -> Result<Actor, StoreError> {
    let row = tx.row(
        sql!("SELECT actor FROM cancellation WHERE body = ?1 AND appointment = ?2"),
        values![body, appointment],
    )?;
    row.map_or_else(|| Ok(Actor::server()), |row| row.get(0).map(Actor))
}

/// Runs for ever beside the server.
pub async fn watch(ctx: Ctx) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = follow(&ctx, ctx.clock.now()).await {
            tracing::warn!(%error, "appointments of tickets could not be followed");
        }
    }
}
