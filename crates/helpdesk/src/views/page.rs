//! Keeping and removing: the views themselves stand beside the list.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes};
use platform::{Lane, Moment};

use super::{Owner, Wish, remove, save};
use crate::work::{AtDesk, Lead};

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new().post("/{body}/desk/views", tickets, keep).post(
        "/{body}/desk/views/{view}/remove",
        tickets,
        take_away,
    )
}

/// One's own, or with the word `shared` everybody's.
fn owner(caller: &Caller, shared: &str) -> Result<Owner, Failed> {
    if !shared.is_empty() {
        return Lead::prove(caller).map(Owner::Desk);
    }
    let desk = AtDesk::prove(caller)?;
    desk.person()?;
    Ok(Owner::Mine(desk))
}

#[derive(serde::Deserialize)]
struct Named {
    name: String,
    #[serde(default)]
    shared: String,
    #[serde(flatten)]
    wish: Wish,
}

async fn keep(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(named): Posted<Named>,
) -> Result<Response, Failed> {
    let owner = owner(&caller, &named.shared)?;
    let work = move |tx: &mut Tx| save(tx, &owner, &named.name, &named.wish, now);
    let id = ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk?view={id}"))).into_response())
}

#[derive(serde::Deserialize)]
struct Whose {
    #[serde(default)]
    shared: String,
}

async fn take_away(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(whose): Posted<Whose>,
) -> Result<Response, Failed> {
    let owner = owner(&caller, &whose.shared)?;
    let work = move |tx: &mut Tx| remove(tx, &owner, id, now);
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at("desk")).into_response())
}
