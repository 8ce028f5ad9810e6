//! The same for programs: show, cancel and move by the pass's token, which comes in the body and never
//! in an address.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here, Office, by_id};
use platform::web::{Access, Caller, Failed, Json, Routes, Sentence};
use platform::{Lane, Moment};
use serde_json::{Value, json};

use super::{find, link, missed, service_of};
use crate::appointment::{self, Appointment, Channel, PassSecrets};
use crate::cancel::cancel;
use crate::reschedule::move_to;

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .post("/api/v1/{body}/appointments/show", Access::Public, show)
        .post("/api/v1/{body}/appointments/cancel", Access::Public, carry_out)
        .post("/api/v1/{body}/appointments/move", Access::Public, put_off)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Pass {
    pass_token: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    pass_token: String,
    start: String,
}

/// RFC 3339 with a zone or offset.
pub(crate) fn start(text: &str) -> Result<Moment, Failed> {
    let wrong = |_| Failed {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        ..Failed::bad(Sentence::new("book-api-start"))
    };
    text.parse::<jiff::Timestamp>().map(Moment::from).map_err(wrong)
}

/// An appointment as its owner may know it.
pub(crate) fn described(ctx: &Ctx, office: &Office, appointment: &Appointment) -> Value {
    let secrets = PassSecrets::of(&ctx.key, office.id, appointment.id);
    json!({
        "status": if appointment.cancelled { "cancelled" } else { "booked" },
        "service": service_of(office, appointment).map(|service| service.key.as_str()),
        "offering": appointment.offering,
        "site": by_id(&office.sites, appointment.site).map(|site| site.doc.key.as_str()),
        "start": appointment.start.rfc3339(),
        "length_s": appointment.length_s,
        "call_code": appointment.call_code,
        "pass_token": secrets.token,
        "booking_code": secrets.code.to_string(),
        "pass_url": link(&ctx.public_address, &office.body.key, &secrets.token),
    })
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Json(pass): Json<Pass>,
) -> Result<Response, Failed> {
    let shown = find(&ctx, &office, &pass.pass_token, &caller, now).await?;
    Ok(axum::Json(described(&ctx, &office, &shown.appointment)).into_response())
}

async fn carry_out(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Json(pass): Json<Pass>,
) -> Result<Response, Failed> {
    let (body, key, token, actor) = (office.id, ctx.key.clone(), pass.pass_token.clone(), caller.actor());
    let work = move |tx: &mut platform::Tx| -> Result<bool, Failed> {
        let Some(appointment) = appointment::by_token(tx, &key, body, &token)? else { return Ok(false) };
        cancel(tx, body, &appointment, Channel::Api, &actor, now)?;
        Ok(true)
    };
    if !ctx.db.write(Lane::of(body, 0), work).await? {
        return Err(missed(&ctx, &caller, now));
    }
    let shown = find(&ctx, &office, &pass.pass_token, &caller, now).await?;
    Ok(axum::Json(described(&ctx, &office, &shown.appointment)).into_response())
}

async fn put_off(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Json(wish): Json<Move>,
) -> Result<Response, Failed> {
    let start = start(&wish.start)?;
    let shown = find(&ctx, &office, &wish.pass_token, &caller, now).await?;
    if shown.appointment.cancelled || shown.appointment.start <= now {
        return Err(Failed::conflict(Sentence::new("move-error-past")));
    }
    move_to(&ctx, office.id, &wish.pass_token, &caller, start, now).await?;
    let shown = find(&ctx, &office, &wish.pass_token, &caller, now).await?;
    Ok(axum::Json(described(&ctx, &office, &shown.appointment)).into_response())
}
