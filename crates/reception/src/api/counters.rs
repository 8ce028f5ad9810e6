//! Counters: who works, who is served, and every action.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use platform::store::StoreError;
use platform::web::{Access, Caller, Failed, Json, Routes, Sentence};
use platform::{Lane, Moment};

use super::answers::{CallAnswer, instant, json};
use crate::counter::{self, State as Doing};
use crate::serve::{self, Action, AtCounter, Opening, ServeError};

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

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ActWish {
    visit: Option<i64>,
    service: Option<String>,
    because: Option<String>,
    /// The call that the caller believes to be at the counter, 0 for none; refused when it is not so.
    seen_call: Option<i64>,
}

async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, key, word)): Path<(String, String, String)>,
    caller: Caller,
    now: Moment,
    Json(wish): Json<ActWish>,
) -> Result<Response, Failed> {
    let counter = counter_id(&office, &key)?;
    let seen = wish.seen_call;
    let action = action(&office, &caller, &word, wish)?;
    let (inner, body) = (ctx.clone(), office.id);
    let called = ctx
        .db
        .write(Lane::of(body, 0), move |tx| {
            let office = crate::line::office_at(tx, &inner, body)?;
            let at = AtCounter::prove(tx, &office, &caller, counter, now)?;
            at.saw(seen)?;
            serve::act(tx, &office, &at, &action, now)
        })
        .await?;
    Ok(json(&ActAnswer { called: called.as_ref().map(|called| CallAnswer::of(&office, called)) }))
}

/// The word of an action in an address, with what it needs. Shared with the counter's own page.
pub(crate) fn parse_action(
    office: &Office,
    caller: &Caller,
    word: &str,
    visit: Option<i64>,
    service: Option<&str>,
    because: Option<String>,
) -> Result<Action, Failed> {
    let visit = || visit.ok_or_else(|| Failed::bad(Sentence::new("serve-error-gone")));
    Ok(match word {
        "next" => Action::Next,
        "finish" => Action::Finish,
        "recall" => Action::Recall,
        "no-show" => Action::NoShow,
        "park" => Action::Park,
        "return-later" => Action::ReturnLater,
        "pause" => Action::Pause,
        "close" => Action::Close,
        "resume" => Action::Resume { visit: visit()? },
        "send-on" => {
            let service =
                service.and_then(|key| office.service_by_key(key)).ok_or(ServeError::UnknownService)?;
            Action::SendOn { service: service.id }
        }
        "pick" if !caller.may(rights::PICK) => return Err(Failed::forbidden()),
        "pick" => {
            Action::Pick { visit: visit()?, because: because.unwrap_or_default().chars().take(200).collect() }
        }
        _ => return Err(Failed::not_found()),
    })
}

fn action(office: &Office, caller: &Caller, word: &str, wish: ActWish) -> Result<Action, Failed> {
    parse_action(office, caller, word, wish.visit, wish.service.as_deref(), wish.because)
}
