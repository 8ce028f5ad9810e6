//! Flows fetched from the platform's service: a cursor for each body, with an overlap, since what was published
//! a moment ago may appear behind something later.

use std::time::Duration;

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use pagopa::settlement::Settlement;
use pagopa::settlement::rest::{self, Listed, PAGE_SIZE_MAX};
use payments::node;
use payments::outward::Ask;
use payments::settlement::{FlowRefused, Source};
use platform::egress::segment;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::cursor::{cursor, note};
use super::take::keep;
use crate::reckon::reckon;

/// The service keeps a flow for about thirty days (GovPay 347): as far back as the first question goes.
const FIRST_DAYS: i64 = 30;
const OVERLAP_S: i64 = 6 * 3_600;
const EVERY: Duration = Duration::from_secs(15 * 60);
/// Pages of a list or of a flow: more than any flow has, so that a wrong count never asks for ever.
const PAGES_MAX: i64 = 1_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulled {
    pub kept: usize,
    pub known: usize,
    /// They stay where they are, and the cursor does not pass them.
    pub failed: usize,
}

/// Looks for new flows of every body that names the service, again and again.
pub async fn run(ctx: Ctx, ask: Ask) {
    loop {
        for office in ctx.offices.all() {
            match pull(&ctx, &office, &ask).await {
                Ok(pulled) if pulled.failed > 0 => {
                    tracing::warn!(body = office.id, failed = pulled.failed, "flows could not be kept");
                }
                Ok(_) => {}
                Err(trouble) => tracing::warn!(body = office.id, trouble, "flows could not be fetched"),
            }
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round of a body: all that was published since the cursor.
pub async fn pull(ctx: &Ctx, office: &Office, ask: &Ask) -> Result<Pulled, String> {
    let Some(creditor) = office.body.creditor.as_ref().filter(|creditor| !creditor.flows.is_empty()) else {
        return Ok(Pulled::default());
    };
    let (body, now) = (office.id, ctx.clock.now());
    let base =
        format!("{}/organizations/{}/fdrs", creditor.flows.trim_end_matches('/'), creditor.fiscal_code);
    let cursor = ctx.db.read(move |tx| cursor(tx, body)).await.map_err(|error| error.to_string())?;
    let cursor = cursor.unwrap_or(now.plus_s(-FIRST_DAYS * 86_400));
    let round = match list(body, &base, cursor.plus_s(-OVERLAP_S), ask).await {
        Ok(listed) => Ok(fetch(ctx, body, &base, listed, cursor, ask).await),
        Err(trouble) => Err(trouble),
    };
    // Nothing was learned in a round that failed: the cursor stays where it was.
    let (at, trouble) = match &round {
        Ok(round) => (round.reached, round.trouble.clone()),
        Err(trouble) => (cursor, Some(trouble.clone())),
    };
    let noted = ctx.db.write(Lane::of(body, PAYMENTS), move |tx| note(tx, body, at, now, trouble.as_deref()));
    noted.await.map_err(|error| error.to_string())?;
    // Once for all that a round brought.
    reckon(ctx, body, now).await.map_err(|error| error.to_string())?;
    round.map(|round| round.pulled)
}

/// What a round brought, and how far it came.
struct Round {
    pulled: Pulled,
    reached: Moment,
    trouble: Option<String>,
}

/// Fetches what is not here. Behind a flow that failed the cursor waits: the next round asks for it again. What
/// cannot even be read in the list may have been published at any moment.
async fn fetch(
    ctx: &Ctx,
    body: i64,
    base: &str,
    (listed, unreadable): (Vec<Listed>, usize),
    cursor: Moment,
    ask: &Ask,
) -> Round {
    let trouble = (unreadable > 0).then(|| format!("{unreadable} listed flows cannot be read"));
    let pulled = Pulled { failed: unreadable, ..Pulled::default() };
    let mut round = Round { pulled, reached: cursor, trouble };
    for flow in listed {
        match one(ctx, body, base, &flow, ask).await {
            Ok(true) => round.pulled.known += 1,
            Ok(false) => round.pulled.kept += 1,
            Err(why) => {
                round.pulled.failed += 1;
                round.trouble.get_or_insert(format!("{}: {why}", flow.id));
            }
        }
        if round.trouble.is_none() {
            round.reached = round.reached.max(flow.published.into());
        }
    }
    round
}

/// In the order in which they were published; and how many of them cannot be read.
async fn list(body: i64, base: &str, since: Moment, ask: &Ask) -> Result<(Vec<Listed>, usize), String> {
    let (mut all, mut unreadable) = (Vec::new(), 0);
    for page in 1..=PAGES_MAX {
        let since = since.rfc3339();
        let text =
            asked(ask, body, format!("{base}?publishedGt={since}&page={page}&size={PAGE_SIZE_MAX}")).await?;
        let found = rest::flows(&text).map_err(said)?;
        unreadable += found.items.iter().filter(|item| item.is_err()).count();
        all.extend(found.items.into_iter().flatten());
        if page >= found.pages {
            break;
        }
    }
    all.sort_by_key(|listed| listed.published);
    Ok((all, unreadable))
}

/// Whether the flow was here already: then nothing is asked for.
async fn one(ctx: &Ctx, body: i64, base: &str, listed: &Listed, ask: &Ask) -> Result<bool, String> {
    let wanted = listed.clone();
    if ctx.db.read(move |tx| is_here(tx, body, &wanted)).await.map_err(said)? {
        return Ok(true);
    }
    let (id, psp) = (segment(listed.id.as_str()), segment(&listed.psp));
    let address = format!("{base}/{id}/revisions/{}/psps/{psp}", listed.revision);
    let flow = rest::header(&asked(ask, body, address.clone()).await?).map_err(said)?;
    let mut lines = Vec::new();
    for page in 1..=PAGES_MAX {
        let text = asked(ask, body, format!("{address}/payments?page={page}&size={PAGE_SIZE_MAX}")).await?;
        let found = rest::payments(&text).map_err(said)?;
        let nothing = found.items.is_empty();
        lines.extend(found.items);
        let complete = i64::try_from(lines.len()).is_ok_and(|count| count >= flow.declared_count);
        if nothing || complete {
            break;
        }
    }
    // Pages that are still missing come at the next round; a flow is never kept in part.
    if i64::try_from(lines.len()).is_ok_and(|count| count < flow.declared_count) {
        return Err(format!("{} of {} lines", lines.len(), flow.declared_count));
    }
    let (settlement, offices, now) = (Settlement { flow, lines }, ctx.offices.clone(), ctx.clock.now());
    let kept = ctx.db.write(Lane::of(body, PAYMENTS), move |tx| {
        let office = offices.at(tx, body)?.ok_or(FlowRefused::NoCreditor)?;
        keep(tx, &office, &settlement, Source::Service, &node::platform(), now)
    });
    Ok(kept.await.map_err(said)?.known)
}

fn is_here(tx: &mut Tx, body: i64, listed: &Listed) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT id FROM settlement_flow WHERE body = ?1 AND flow = ?2 AND psp = ?3 AND revision = ?4"),
        values![body, listed.id.as_str(), listed.psp.as_str(), listed.revision],
    )?;
    Ok(row.is_some())
}

async fn asked(ask: &Ask, body: i64, address: String) -> Result<String, String> {
    let ask = ask.clone();
    tokio::task::spawn_blocking(move || ask(body, &address)).await.map_err(|error| error.to_string())?
}

fn said(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}
