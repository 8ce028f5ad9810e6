//! Handing a customer's data over, to the customer or to the lead who passes them on.

use office::lanes::HELPDESK;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here, Office};
use platform::archive;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use crate::archive::{Source, customer as whole};
use crate::work::Lead;

/// The lead hands the data over for the customer.
pub(super) async fn export(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, customer)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    hand_over(&ctx, &office, &page, (customer, lead.actor.clone()), now).await
}

#[derive(serde::Deserialize)]
pub(super) struct Nothing {}

/// Written down before the first byte leaves.
pub(super) async fn hand_over(
    ctx: &Ctx,
    office: &Arc<Office>,
    page: &Page,
    (customer, actor): (i64, Actor),
    now: Moment,
) -> Result<Response, Failed> {
    let part = office::by_id(&office.customers, customer).ok_or_else(Failed::not_found)?;
    let (body, name) = (office.id, format!("dati-{}.zip", part.doc.key));
    let note = move |tx: &mut Tx| {
        let facts = serde_json::json!({});
        let (kind, subject, actor) = ("customer_exported", customer, &actor);
        append(tx, NewEvent { body, place: 0, kind, subject, actor, at: now, facts })?;
        Ok::<_, StoreError>(())
    };
    ctx.db.write(Lane::of(body, HELPDESK), note).await?;
    let source = Source::new(ctx, office, page, now);
    Ok(archive::download(&name, move |archive| whole(&source, customer, archive)))
}
