//! The question before cancelling, and the deed. A link that is merely opened changes nothing: mail
//! scanners open links.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::cancel;
use crate::appointment::{self, Channel};
use crate::{pass, when};

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/a/{token}/cancel", Access::Public, ask).post(
        "/{body}/a/{token}/cancel",
        Access::Public,
        carry_out,
    )
}

#[derive(askama::Template)]
#[template(path = "cancel/cancel.html")]
struct CancelPage {
    page: Page,
    token: String,
    subject: String,
    when: String,
    date: String,
    day: i8,
}

async fn ask(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let shown = pass::find(&ctx, &office, &token, &caller, now).await?;
    let appointment = &shown.appointment;
    if appointment.cancelled || appointment.start <= now {
        // Nothing to ask any more: the pass says how things stand.
        return Ok(Redirect::to(&page.at(&format!("a/{token}"))).into_response());
    }
    Ok(html(&CancelPage {
        subject: pass::subject(&office, appointment, page.lang()),
        when: when::near(page.tr, &office, appointment.start, now),
        date: when::day(page.lang(), &office, appointment.start),
        day: appointment.day.day(),
        token,
        page,
    }))
}

#[derive(serde::Deserialize)]
struct Nothing {}

async fn carry_out(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failed> {
    let (body, key, wanted, actor) = (office.id, ctx.key.clone(), token.clone(), caller.actor());
    let work = move |tx: &mut platform::Tx| -> Result<bool, Failed> {
        let Some(appointment) = appointment::by_token(tx, &key, body, &wanted)? else { return Ok(false) };
        cancel(tx, body, &appointment, Channel::Web, &actor, now)?;
        Ok(true)
    };
    if !ctx.db.write(Lane::of(body, 0), work).await? {
        return Err(pass::missed(&ctx, &caller, now));
    }
    Ok(Redirect::to(&page.at(&format!("a/{token}"))).into_response())
}
