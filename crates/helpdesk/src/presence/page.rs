//! The heartbeat of an open ticket, and whom it tells of.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use office::ctx::Doing;
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use crate::ticket::by_id;
use crate::work::AtDesk;

/// Seconds for which somebody counts as there after his page was last heard of; pages speak every ten.
pub const PRESENT_S: i64 = 30;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/desk/{ticket}/presence", Access::Right(rights::TICKETS), beat)
}

/// A colleague at the same ticket.
pub(crate) struct Other {
    pub name: String,
    pub writes: bool,
}

/// Notes that this member of the desk is at the ticket, and answers who else is. Hands and eyes keep their own
/// time where the clock of a demonstration runs faster. A program is nowhere.
pub(crate) fn others(
    ctx: &Ctx,
    office: &Office,
    desk: &AtDesk,
    (ticket, doing): (i64, Doing),
    now: Moment,
) -> Vec<Other> {
    if desk.staff == 0 {
        return Vec::new();
    }
    let gone_at = now.plus_s(PRESENT_S * ctx.clock.speed());
    let there = ctx.presence.beat((office.id, ticket), desk.staff, doing, (now, gone_at));
    let named = there.into_iter().filter_map(|each| {
        let name = office::by_id(&office.staff, each.who)?.doc.name.clone();
        Some(Other { name, writes: each.doing == Doing::Writing })
    });
    named.collect()
}

#[derive(askama::Template)]
#[template(path = "presence/here.html")]
struct Fragment {
    page: Page,
    here: Vec<Other>,
}

#[derive(serde::Deserialize)]
struct Beat {
    /// Anything: an answer is being written.
    #[serde(default)]
    writes: String,
}

/// Pages ask by themselves, with GET: it changes nothing that is kept, and is no action of a human that would
/// put off the idle lock.
async fn beat(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(beat): Query<Beat>,
) -> Result<Response, Failed> {
    let (desk, body) = (AtDesk::prove(&caller)?, office.id);
    ctx.db.read(move |tx| by_id(tx, body, ticket)).await?.ok_or_else(Failed::not_found)?;
    let doing = if beat.writes.is_empty() { Doing::Reading } else { Doing::Writing };
    let here = others(&ctx, &office, &desk, (ticket, doing), now);
    Ok(html(&Fragment { page, here }))
}
