//! A notice on the screen, and others that are paid with it.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here};
use pagopa::{NoticeNumber, cart};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, html};

use super::find::plain;
use super::view::shown;
use super::{AtCheckout, Held, at, counted, opened, token, told, under_way};

/// Between the secrets of notices that are paid together; none of them holds it.
pub(super) const BETWEEN: &str = ".";

#[derive(Default, serde::Deserialize)]
pub(super) struct With {
    #[serde(default)]
    pub(super) with: String,
}

/// The notices of a form: the one of its address and those that were added, each once, of one debtor, as many as
/// a cart holds.
pub(super) async fn together(
    ctx: &Ctx,
    body: i64,
    first: Held,
    with: &str,
    now: Moment,
) -> Result<Vec<Held>, StoreError> {
    let mut navs = vec![first.nav.clone()];
    for nav in with.split(BETWEEN).filter_map(|token| opened(&ctx.key, body, token)) {
        if !navs.contains(&nav) && navs.len() < cart::NOTICES_MAX {
            navs.push(nav);
        }
    }
    let read = move |tx: &mut Tx| {
        let mut all = vec![first.clone()];
        let code = first.debtor().map(|debtor| &debtor.code);
        for nav in &navs[1..] {
            let found = told(tx, body, nav, now)?;
            let found = found.filter(|held| held.debtor().map(|debtor| &debtor.code) == code);
            let Some(found) = found.filter(|held| held.position.payable(nav, now).is_ok()) else { continue };
            if !under_way::is_held(tx, &found, now)? {
                all.push(found);
            }
        }
        Ok::<_, StoreError>(all)
    };
    ctx.db.read(read).await
}

#[allow(clippy::too_many_arguments)]
pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret)): Path<(String, String)>,
    Query(With { with }): Query<With>,
    page: Page,
    caller: Caller,
    now: Moment,
    checkout: AtCheckout,
) -> Result<Response, Failed> {
    let held = at(&ctx, office.id, &secret, &caller, now).await?;
    let all = together(&ctx, office.id, held, &with, now).await?;
    let beside = under_way::beside(&ctx, office.id, &all, now).await?;
    Ok(html(&shown(&ctx, &office, page, &all, (checkout.is_some(), beside, None), now)))
}

#[derive(serde::Deserialize)]
pub(super) struct Added {
    #[serde(default)]
    with: String,
    number: String,
}

/// Another notice of the same debtor is paid with it; the page never offers what somebody else may not know of.
#[allow(clippy::too_many_arguments)]
pub(super) async fn add(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    checkout: AtCheckout,
    Posted(added): Posted<Added>,
) -> Result<Response, Failed> {
    let held = at(&ctx, office.id, &secret, &caller, now).await?;
    counted(&ctx, &caller, now)?;
    let new = NoticeNumber::parse(&plain(&added.number)).ok().map(|nav| token(&ctx.key, office.id, &nav));
    let wish: Vec<String> = [Some(added.with.clone()), new].into_iter().flatten().collect();
    let before = together(&ctx, office.id, held.clone(), &added.with, now).await?;
    let all = together(&ctx, office.id, held, &wish.join(BETWEEN), now).await?;
    if all.len() == before.len() {
        let wrong = Some(page.t("pay-add-wrong"));
        let beside = under_way::beside(&ctx, office.id, &before, now).await?;
        let ways = (checkout.is_some(), beside, wrong);
        let mut response = html(&shown(&ctx, &office, page, &before, ways, now));
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    let with: Vec<String> = all[1..].iter().map(|held| token(&ctx.key, office.id, &held.nav)).collect();
    Ok(Redirect::to(&page.at(&format!("pay/n/{secret}?with={}", with.join(BETWEEN)))).into_response())
}
