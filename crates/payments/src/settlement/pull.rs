//! Flows fetched from the platform's service: a cursor for each body, with an overlap, since what was published
//! a moment ago may appear behind something later.

use std::sync::Arc;
use std::time::Duration;

use office::{Ctx, Office};
use pagopa::settlement::Settlement;
use pagopa::settlement::rest::{self, Listed, PAGE_SIZE_MAX};
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::error::FlowRefused;
use super::keep::{Source, keep_flow};
use crate::ROOM;

/// Asks an address of the service for its JSON; called on a thread that may block.
pub type Ask = Arc<dyn Fn(i64, &str) -> Result<String, String> + Send + Sync>;

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
    let since = cursor.unwrap_or(now.plus_s(-FIRST_DAYS * 86_400)).plus_s(-OVERLAP_S);
    let listed = match list(body, &base, since, ask).await {
        Ok(listed) => listed,
        Err(trouble) => {
            let said = trouble.clone();
            let noted = ctx.db.write(Lane::of(body, ROOM), move |tx| note(tx, body, since, now, Some(&said)));
            noted.await.map_err(|error| error.to_string())?;
            return Err(trouble);
        }
    };
    let (mut pulled, mut reached, mut trouble) = (Pulled::default(), cursor, None);
    for flow in listed {
        match one(ctx, body, &base, &flow, ask).await {
            Ok(true) => pulled.known += 1,
            Ok(false) => pulled.kept += 1,
            Err(why) => {
                pulled.failed += 1;
                trouble.get_or_insert(format!("{}: {why}", flow.id));
            }
        }
        // Behind a flow that failed the cursor waits: the next round asks for it again.
        if trouble.is_none() {
            reached = reached.max(Some(flow.published.into()));
        }
    }
    let at = reached.unwrap_or(since.plus_s(OVERLAP_S));
    let noted = ctx.db.write(Lane::of(body, ROOM), move |tx| note(tx, body, at, now, trouble.as_deref()));
    noted.await.map_err(|error| error.to_string())?;
    Ok(pulled)
}

/// In the order in which they were published.
async fn list(body: i64, base: &str, since: Moment, ask: &Ask) -> Result<Vec<Listed>, String> {
    let mut all = Vec::new();
    for page in 1..=PAGES_MAX {
        let since = since.rfc3339();
        let text =
            asked(ask, body, format!("{base}?publishedGt={since}&page={page}&size={PAGE_SIZE_MAX}")).await?;
        let found = rest::flows(&text).map_err(said)?;
        for item in found.items {
            match item {
                Ok(listed) => all.push(listed),
                Err(error) => tracing::warn!(body, ?error, "a listed flow cannot be read"),
            }
        }
        if page >= found.pages {
            break;
        }
    }
    all.sort_by_key(|listed| listed.published);
    Ok(all)
}

/// Whether the flow was here already.
async fn one(ctx: &Ctx, body: i64, base: &str, listed: &Listed, ask: &Ask) -> Result<bool, String> {
    let address = format!("{base}/{}/revisions/{}/psps/{}", listed.id, listed.revision, listed.psp);
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
    let kept = ctx.db.write(Lane::of(body, ROOM), move |tx| {
        let office = offices.at(tx, body)?.ok_or(FlowRefused::NoCreditor)?;
        keep_flow(tx, &office, &settlement, Source::Service, &Actor("platform".into()), now)
    });
    Ok(kept.await.map_err(said)?.known)
}

async fn asked(ask: &Ask, body: i64, address: String) -> Result<String, String> {
    let ask = ask.clone();
    tokio::task::spawn_blocking(move || ask(body, &address)).await.map_err(|error| error.to_string())?
}

fn cursor(tx: &mut Tx, body: i64) -> Result<Option<Moment>, StoreError> {
    let row = tx.row(sql!("SELECT published_at FROM settlement_cursor WHERE body = ?1"), values![body])?;
    row.map(|row| row.get(0).map(Moment)).transpose()
}

fn note(tx: &mut Tx, body: i64, at: Moment, now: Moment, trouble: Option<&str>) -> Result<(), StoreError> {
    let answered = trouble.is_none().then_some(now);
    tx.execute(
        sql!("INSERT INTO settlement_cursor (body, published_at, asked_at, answered_at, trouble) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body) DO UPDATE SET published_at = ?2, asked_at = ?3, answered_at = COALESCE(?4, settlement_cursor.answered_at), trouble = ?5"),
        values![body, at, now, answered, trouble.map(str::to_owned)],
    )?;
    Ok(())
}

fn said(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}
