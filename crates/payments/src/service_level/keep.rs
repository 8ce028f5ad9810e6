//! Writing down what was counted, and the sign of life that makes stops visible.

use std::time::Duration;

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::timings::Counted;
use platform::{Lane, Moment, sql, values};

/// Between two signs of life, by the wall.
const EVERY: Duration = Duration::from_secs(60);
/// A gap this much longer than the rhythm is a stop, seconds: a restart takes less.
const GAP_S: i64 = 180;
/// Days of figures that are kept: two years, since the budgets are of a year.
const KEPT_DAYS: i64 = 800;

/// Runs for ever.
pub async fn run(ctx: Ctx) {
    loop {
        for body in ctx.offices.all() {
            if body.body.creditor.is_none() {
                continue;
            }
            let counted: Vec<Counted> = ctx.timings.take_of(body.id);
            let (office, kept, now) = (body.clone(), counted.clone(), ctx.clock.now());
            // A faster clock makes longer gaps of the same minute.
            let gap_s = GAP_S.max(3 * 60 * ctx.clock.speed());
            let work = move |tx: &mut Tx| keep(tx, &office, &kept, gap_s, now);
            if let Err(error) = ctx.db.write(Lane::of(body.id, PAYMENTS), work).await {
                tracing::warn!(%error, "figures of the service level wait");
                ctx.timings.back(counted);
            }
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Adds what was counted to its days, and writes a stop if the last sign of life is too old.
pub fn keep(
    tx: &mut Tx,
    office: &Office,
    counted: &[Counted],
    gap_s: i64,
    now: Moment,
) -> Result<(), StoreError> {
    for each in counted {
        tx.execute(
            sql!(
                "INSERT INTO service_day (body, day, what, class, answers, failures) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (body, day, what, class) DO UPDATE SET answers = service_day.answers + excluded.answers, failures = service_day.failures + excluded.failures"
            ),
            values![
                office.id,
                office.date_of(each.at).to_string(),
                each.what,
                each.class as i64,
                each.count.answers,
                each.count.failures
            ],
        )?;
    }
    let last = tx.row(sql!("SELECT at FROM service_beat WHERE body = ?1"), values![office.id])?;
    let last: Option<i64> = last.map(|row| row.get(0)).transpose()?;
    if let Some(last) = last.map(Moment).filter(|last| last.plus_s(gap_s) < now) {
        unplanned(tx, office.id, last, now)?;
    }
    tx.execute(
        sql!("INSERT INTO service_beat (body, at) VALUES (?1, ?2) ON CONFLICT (body) DO UPDATE SET at = excluded.at"),
        values![office.id, now],
    )?;
    let oldest = office.date_of(now).saturating_sub(jiff::Span::new().days(KEPT_DAYS)).to_string();
    tx.execute(sql!("DELETE FROM service_day WHERE body = ?1 AND day < ?2"), values![office.id, oldest])?;
    Ok(())
}

/// What of a gap was not announced.
fn unplanned(tx: &mut Tx, body: i64, from: Moment, until: Moment) -> Result<(), StoreError> {
    let mut left = from;
    let mut planned = super::stops::stops(tx, body, from, until)?;
    planned.retain(|stop| stop.planned);
    planned.sort_by_key(|stop| stop.starts_at);
    for stop in planned {
        if left < stop.starts_at {
            super::stops::write(tx, body, (left, stop.starts_at), false, "", &Actor::server().0)?;
        }
        left = left.max(stop.ends_at);
    }
    if left < until {
        super::stops::write(tx, body, (left, until), false, "", &Actor::server().0)?;
    }
    Ok(())
}
