//! Counters: who works, who is served, and every action.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use platform::store::StoreError;
use platform::web::{Access, Caller, Failed, Json, Routes};
use platform::{Lane, Moment};

use super::answers::{CallAnswer, instant, json};
use crate::counter::{self, State as Doing};
use crate::serve::{self, AtCounter, Opening, Wish};

pub fn routes() -> Routes<Ctx> {
    let serve = Access::Right(rights::SERVE);
    Routes::new()
        .get("/api/v1/{body}/counters", serve, list)
        .post("/api/v1/{body}/counters/{counter}/open", serve, open)
        .post("/api/v1/{body}/counters/{counter}/{action}", serve, act)
}

#[derive(serde::Serialize)]
struct CounterAnswer {
    counter: String,
    state: Doing,
    since: String,
    visit: Option<i64>,
    call: Option<i64>,
}

#[derive(serde::Serialize)]
struct ActAnswer {
    /// The call that the action caused; absent when nobody was called.
    called: Option<CallAnswer>,
}

async fn list(State(ctx): State<Ctx>, Here(office): Here, now: Moment) -> Result<Response, Failed> {
    let (body, day) = (office.id, office.date_of(now));
    let sites: Vec<i64> = office.sites.iter().map(|site| site.id).collect();
    let desks = ctx
        .db
        .read(move |tx| {
            let mut desks = Vec::new();
            for site in &sites {
                desks.extend(counter::of_site(tx, body, *site, day)?);
            }
            Ok::<_, StoreError>(desks)
        })
        .await?;
    let items: Vec<CounterAnswer> = desks
        .iter()
        .map(|desk| CounterAnswer {
            counter: office.counter(desk.counter).map(|part| part.doc.key.clone()).unwrap_or_default(),
            state: desk.state,
            since: instant(desk.since),
            visit: desk.visit,
            call: desk.call,
        })
        .collect();
    Ok(json(&serde_json::json!({ "items": items })))
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenWish {
    #[serde(default)]
    services: Vec<String>,
}

fn counter_id(office: &Office, key: &str) -> Result<i64, Failed> {
    office.counter_by_key(key).map(|part| part.id).ok_or_else(Failed::not_found)
}

async fn open(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, key)): Path<(String, String)>,
    caller: Caller,
    now: Moment,
    Json(wish): Json<OpenWish>,
) -> Result<Response, Failed> {
    let opening = Opening { counter: counter_id(&office, &key)?, services: wish.services };
    let (inner, body) = (ctx.clone(), office.id);
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = crate::line::office_at(tx, &inner, body)?;
            serve::open(tx, &office, &caller, &opening, now)
        })
        .await?;
    Ok(json(&ActAnswer { called: None }))
}

async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, key, word)): Path<(String, String, String)>,
    caller: Caller,
    now: Moment,
    Json(wish): Json<Wish>,
) -> Result<Response, Failed> {
    let counter = counter_id(&office, &key)?;
    let seen = wish.seen_call;
    let action = wish.action(&office, &caller, &word)?;
    let (inner, body) = (ctx.clone(), office.id);
    let called = ctx
        .db
        .write(Lane::of(body, 0), move |tx| {
            let office = crate::line::office_at(tx, &inner, body)?;
            let mut at = AtCounter::prove(tx, &office, &caller, counter, now)
                .map_err(|error| action.refused(error))?;
            at.speed = inner.clock.speed();
            at.saw(seen)?;
            serve::act(tx, &office, &at, &action, now)
        })
        .await?;
    Ok(json(&ActAnswer { called: called.as_ref().map(|called| CallAnswer::of(&office, called)) }))
}
