//! What is done with defects, from a ticket and on a page of their own.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::moved::become_state;
use super::rule::{NewDefect, link, open, unlink};
use super::{DefectError, State as Stands};
use crate::work::AtDesk;

/// From a ticket: only the fields of what is done are read.
#[derive(Clone, serde::Deserialize)]
pub(super) struct Deed {
    what: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    defect: i64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    supplier: i64,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    tell: String,
}

pub(super) async fn on_ticket(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| match deed.what.as_str() {
        "open" => {
            let office = inner.offices.at(tx, body)?.ok_or(DefectError::Unknown)?;
            let new = NewDefect {
                title: deed.title.clone(),
                text: deed.text.clone(),
                supplier: deed.supplier,
                reference: deed.reference.clone(),
                tell: !deed.tell.is_empty(),
            };
            open(tx, &office, &desk, (ticket, deed.version), &new, now).map(|_| ())
        }
        "link" => link(tx, &desk, (deed.defect, ticket), now),
        "unlink" => unlink(tx, &desk, (deed.defect, ticket), now),
        _ => Err(DefectError::Unknown),
    };
    ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{ticket}"))).into_response())
}

/// What the supplier says.
#[derive(Clone, serde::Deserialize)]
pub(super) struct Said {
    version: i64,
    state: String,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    fixed_in: String,
    #[serde(default)]
    words: String,
}

pub(super) async fn on_defect(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, defect)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(said): Posted<Said>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(DefectError::Unknown)?;
        let next: Stands = said.state.parse().map_err(|_| DefectError::Transition)?;
        let what = (next, said.reference.as_str(), said.fixed_in.as_str(), said.words.as_str());
        become_state(tx, &office, &desk, (defect, said.version), what, now)
    };
    ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/defects/{defect}"))).into_response())
}
