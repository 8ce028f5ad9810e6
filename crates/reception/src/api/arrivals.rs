//! Check-ins, tickets, leaving, coming back.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here, rights};
use platform::idempotency::{KEY_MAX, Key};
use platform::web::{Access, Caller, Failed, Json, Routes, Sentence, nothing};
use platform::{Lane, Moment};

use super::answers::{CallAnswer, VisitAnswer, instant, json};
use crate::arrive::{self, ArriveError, Arrived, TicketRequest};
use crate::pass::Pass;
use crate::serve;
use crate::visit;

pub fn routes() -> Routes<Ctx> {
    let serve = Access::Right(rights::SERVE);
    Routes::new()
        .post("/api/v1/{body}/tickets", serve, ticket)
        .post("/api/v1/{body}/check-ins", serve, check_in)
        .post("/api/v1/{body}/visits/{visit}/leave", serve, leave)
        .post("/api/v1/{body}/visits/{visit}/return", serve, come_back)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct TicketWish {
    service: String,
    #[serde(default)]
    offering: String,
    #[serde(default)]
    priority: bool,
    /// Number of a paper slip; needs the right to re-enter slips.
    slip: Option<i64>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckInWish {
    pass_token: String,
    slip: Option<i64>,
}

async fn ticket(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Json(wish): Json<TicketWish>,
) -> Result<Response, Failed> {
    let service = office.service_by_key(&wish.service).ok_or(ArriveError::Unknown)?.id;
    let slip = own_slip(&caller, wish.slip)?;
    let key = idempotency_key(&headers)?.map(|key| {
        let asked = format!("{service} {} {} {slip:?}", wish.offering, wish.priority);
        Key::new(office.id, &caller.name, "tickets", key, &asked)
    });
    let request = TicketRequest {
        body: office.id,
        service,
        offering: wish.offering,
        priority: wish.priority,
        channel: "counter",
        slip,
        key,
        actor: caller.actor(),
    };
    let inner = ctx.clone();
    let arrived = ctx
        .db
        .write(Lane::of(office.id, 0), move |tx| arrive::take_ticket(tx, &inner, &request, now))
        .await?;
    let pass_token = Some(visit::token(&ctx.key, office.id, &arrived.visit));
    Ok((StatusCode::CREATED, json(&answer(&office, &arrived, pass_token))).into_response())
}

async fn check_in(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Json(wish): Json<CheckInWish>,
) -> Result<Response, Failed> {
    let slip = own_slip(&caller, wish.slip)?;
    let (inner, body, actor) = (ctx.clone(), office.id, caller.actor());
    let arrived = ctx
        .db
        .write(Lane::of(body, 0), move |tx| {
            let office = crate::line::office_at(tx, &inner, body)?;
            let pass = Pass::find(tx, &inner.key, body, &wish.pass_token)?.ok_or(ArriveError::Unknown)?;
            arrive::with_pass(tx, &office, pass, slip, "counter", &actor, now)
        })
        .await?;
    Ok(json(&answer(&office, &arrived, None)))
}

async fn leave(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let (inner, body, actor) = (ctx.clone(), office.id, caller.actor());
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = crate::line::office_at(tx, &inner, body)?;
            let visit = visit::by_id(tx, body, id)?.ok_or(ArriveError::Unknown)?;
            serve::leave(tx, &office, &visit, &actor, now).map_err(ArriveError::from)
        })
        .await?;
    Ok(nothing())
}

async fn come_back(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let (inner, body, actor) = (ctx.clone(), office.id, caller.actor());
    let arrived = ctx
        .db
        .write(Lane::of(body, 0), move |tx| {
            let office = crate::line::office_at(tx, &inner, body)?;
            let visit = visit::by_id(tx, body, id)?.ok_or(ArriveError::Unknown)?;
            arrive::again(tx, &office, visit, &actor, now)
        })
        .await?;
    Ok(json(&answer(&office, &arrived, None)))
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Failed> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let fits = key.to_str().ok().filter(|key| !key.is_empty() && key.len() <= KEY_MAX);
    fits.map(Some).ok_or_else(|| Failed::bad(Sentence::new("failed-unreadable")))
}

fn own_slip(caller: &Caller, slip: Option<i64>) -> Result<Option<i64>, Failed> {
    if slip.is_some() && !caller.may(rights::REENTER) { Err(Failed::forbidden()) } else { Ok(slip) }
}

fn answer(office: &office::Office, arrived: &Arrived, pass_token: Option<String>) -> VisitAnswer {
    VisitAnswer {
        visit: arrived.visit.id,
        call_code: arrived.visit.call_code.clone(),
        kind: arrived.kind.map(queueing::Kind::as_str),
        arrived: instant(arrived.visit.arrived),
        called: arrived.called.as_ref().map(|called| CallAnswer::of(office, called)),
        pass_token,
    }
}
