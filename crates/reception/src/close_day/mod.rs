//! The end of the day: nobody waits, is served or is set aside into tomorrow.

use office::{Ctx, Office};
use platform::events::Actor;
use platform::store::{Sql, StoreError, Tx, Value};
use platform::{Lane, Moment, sql, values};

use crate::counter::{self, State};
use crate::line::{self, office_at};
use crate::visit::{self, Visit};

/// How a visit ends that the day left open.
const HOW: &str = "day_over";

/// Ends whatever earlier days left open in a body; answers how many visits.
pub async fn close_days(ctx: &Ctx, body: i64, now: Moment) -> Result<usize, StoreError> {
    let inner = ctx.clone();
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = office_at(tx, &inner, body)?;
            close(tx, &office, now)
        })
        .await
}

fn close(tx: &mut Tx, office: &Office, now: Moment) -> Result<usize, StoreError> {
    let (body, today) = (office.id, office.date_of(now).to_string());
    let waiting = visits(
        tx,
        sql!(
            "SELECT w.visit FROM waiting w CROSS JOIN visit v WHERE w.body = ?1 AND v.body = w.body AND v.id = w.visit AND v.day < ?2"
        ),
        values![body, today.as_str()],
    )?;
    let aside = visits(
        tx,
        sql!(
            "SELECT p.visit FROM visit_pause p CROSS JOIN visit v WHERE p.body = ?1 AND v.body = p.body AND v.id = p.visit AND v.day < ?2"
        ),
        values![body, today.as_str()],
    )?;
    let served = at_counters(tx, office, &today, now)?;
    let open: Vec<i64> = waiting.into_iter().chain(aside).chain(served).collect();
    for id in &open {
        let Some(person) = visit::by_id(tx, body, *id)? else { continue };
        end(tx, office, &person, now)?;
    }
    Ok(open.len())
}

fn visits(tx: &mut Tx, sql: &'static Sql, values: &[Value]) -> Result<Vec<i64>, StoreError> {
    tx.rows(sql, values)?.iter().map(|row| row.get(0)).collect()
}

/// Counters that somebody left open; answers whom they were serving.
fn at_counters(tx: &mut Tx, office: &Office, today: &str, now: Moment) -> Result<Vec<i64>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT counter, visit, call_id FROM counter_now WHERE body = ?1 AND day < ?2 AND (state <> 'left' OR visit IS NOT NULL)"
        ),
        values![office.id, today],
    )?;
    let mut served = Vec::new();
    for row in &rows {
        let (counter, visit, call): (i64, Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        tx.execute(
            sql!("UPDATE call SET ended_at = ?3, ending = 'day_over' WHERE body = ?1 AND id = ?2 AND ended_at IS NULL"),
            values![office.id, call, now],
        )?;
        counter::set(tx, office.id, counter, State::Left, None, now)?;
        served.extend(visit);
    }
    Ok(served)
}

fn end(tx: &mut Tx, office: &Office, person: &Visit, now: Moment) -> Result<(), StoreError> {
    let actor = Actor::server();
    line::leave(tx, office.id, person.id)?;
    visit::end_aside(tx, office.id, person.id)?;
    visit::end(tx, office.id, person, HOW, &actor, now)?;
    visit::note(
        tx,
        office.id,
        person,
        "left",
        &actor,
        now,
        serde_json::json!({ "service": person.service, "why": HOW }),
    )
}
