//! Paper: a browser cannot see that it ran out, so people say so, and staff say when it is fine again.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use platform::events::{Actor, NewEvent, append};
use platform::i18n::{civil_date_time, clock_time};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment, sql, values};

use crate::ctx::Ctx;
use crate::doors::Here;
use crate::rights;

/// Somebody stood before a device and got no paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub device: i64,
    /// The programme it shows.
    pub part: Option<i64>,
    /// When it was said first; saying it again changes nothing.
    pub at: Moment,
}

impl Paper {
    /// «10:42» today, else «gio 11 mar, 10:42».
    pub fn time(&self, page: &Page) -> String {
        let zone = TimeZone::get(&page.head.zone).unwrap_or(TimeZone::UTC);
        let (said, now) = (self.at.zoned(&zone), page.now.zoned(&zone));
        if said.date() == now.date() {
            clock_time(said.time())
        } else {
            civil_date_time(page.lang(), said.date(), said.time())
        }
    }
}

/// Marks a device until staff have looked; false when it is marked already.
pub fn report_paper(
    tx: &mut Tx,
    body: i64,
    site: i64,
    device: i64,
    by: &Actor,
    now: Moment,
) -> Result<bool, StoreError> {
    let marked = tx.execute(
        sql!(
            "INSERT INTO device_paper (body, device, at, actor) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"
        ),
        values![body, device, now, by.0.as_str()],
    )?;
    if marked > 0 {
        note(tx, body, site, "paper_reported", device, by, now)?;
    }
    Ok(marked > 0)
}

/// «Carta a posto»; false when nothing was reported.
fn clear_paper(tx: &mut Tx, body: i64, device: i64, by: &Actor, now: Moment) -> Result<bool, StoreError> {
    let cleared =
        tx.execute(sql!("DELETE FROM device_paper WHERE body = ?1 AND device = ?2"), values![body, device])?;
    if cleared > 0 {
        note(tx, body, 0, "paper_checked", device, by, now)?;
    }
    Ok(cleared > 0)
}

/// Devices whose paper is to be looked at, the longest first.
pub fn papers(tx: &mut Tx, body: i64) -> Result<Vec<Paper>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT d.id, d.part, p.at FROM device_paper p JOIN device d ON d.body = p.body AND d.id = p.device WHERE p.body = ?1 AND d.revoked_at IS NULL ORDER BY p.at, d.id"
        ),
        values![body],
    )?;
    rows.iter()
        .map(|row| Ok(Paper { device: row.get(0)?, part: row.get(1)?, at: Moment(row.get(2)?) }))
        .collect()
}

fn note(
    tx: &mut Tx,
    body: i64,
    place: i64,
    kind: &str,
    device: i64,
    by: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let facts = serde_json::json!({});
    append(tx, NewEvent { body, place, kind, subject: device, actor: by, at: now, facts })
}

#[derive(serde::Deserialize)]
pub(super) struct Which {
    id: i64,
}

/// Whoever refilled it says so, from whichever of the two pages shows the mark; twice is as good as once.
pub(super) async fn fine(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(which): Posted<Which>,
) -> Result<Response, Failed> {
    let (body, actor) = (office.id, caller.actor());
    let done = ctx.db.write(Lane::of(body, 0), move |tx| clear_paper(tx, body, which.id, &actor, now)).await;
    done.map_err(|error: StoreError| Failed::from(error))?;
    let back = if caller.may(rights::DEVICES) { "console/devices" } else { "console" };
    Ok(Redirect::to(&page.at(back)).into_response())
}
