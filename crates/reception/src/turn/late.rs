//! «Sono in ritardo».

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here};
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::page::{answer, look_up};
use super::standing;
use crate::late::{LateError, Wish, running_late};
use crate::line;
use crate::pass::Pass;

#[derive(serde::Deserialize)]
pub(super) struct Late {
    minutes: i64,
    #[serde(default)]
    said: i64,
}

/// A whole transaction: what the answer shows is what it left.
#[allow(clippy::too_many_arguments)]
pub(super) async fn late(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    caller: Caller,
    page: Page,
    now: Moment,
    Posted(late): Posted<Late>,
) -> Result<Response, Failed> {
    let body = office.id;
    look_up(&ctx, body, &token, &caller, now).await?;
    let wish = Wish::parse(late.minutes, late.said)?;
    let (inner, wanted, actor) = (ctx.clone(), token.clone(), caller.actor());
    let standing = ctx
        .db
        .write(Lane::of(body, 0), move |tx| {
            let office = line::office_at(tx, &inner, body)?;
            if let Some(pass) = Pass::find(tx, &inner.key, body, &wanted)? {
                running_late(tx, &office, &pass, wish, &actor, now)?;
            }
            standing::read(tx, &inner, body, &wanted, now).map_err(LateError::from)
        })
        .await?
        .ok_or_else(Failed::not_found)?;
    if page.fragment {
        return Ok(answer(page, &standing, &token));
    }
    Ok(Redirect::to(&page.at(&format!("turn/{token}"))).into_response())
}
