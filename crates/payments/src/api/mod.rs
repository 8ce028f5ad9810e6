//! Positions for programs in our own words: one or many, read back, published, withdrawn, deleted.

mod answer;
mod many;
mod sent;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Json, Page, Routes, Sentence, nothing};
use platform::{Lane, Moment};
use std::sync::Arc;

use crate::create::{self, PositionError};
use crate::position::{self, Origin, Position};
use crate::proof::{May, Owing};
use crate::register::key_of;
use crate::{publish, withdraw};
use answer::answer;
use sent::Wish;

pub fn routes() -> Routes<Ctx> {
    let owe = Access::Right(rights::POSITIONS);
    Routes::new()
        .post("/api/v1/{body}/positions", owe, add)
        .post("/api/v1/{body}/positions/bulk", owe, many::add)
        .get("/api/v1/{body}/positions/{iupd}", owe, read)
        .delete("/api/v1/{body}/positions/{iupd}", owe, delete)
        .post("/api/v1/{body}/positions/{iupd}/publish", owe, publish_one)
        .post("/api/v1/{body}/positions/{iupd}/withdraw", owe, withdraw_one)
}

/// Why one of the program's wishes is not met.
enum ApiError {
    Position(PositionError),
    /// The key was used for another wish.
    Key,
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        ApiError::Position(error.into())
    }
}

impl From<PositionError> for ApiError {
    fn from(error: PositionError) -> Self {
        ApiError::Position(error)
    }
}

impl From<ApiError> for Failed {
    fn from(error: ApiError) -> Failed {
        match error {
            ApiError::Position(error) => error.into(),
            ApiError::Key => Failed::conflict(Sentence::new("register-error-key")),
        }
    }
}

async fn add(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Json(wish): Json<Wish>,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let said = serde_json::to_string(&wish).unwrap_or_default();
    let key = key_of(&headers)?.map(|key| Key::new(office.id, &caller.name, "positions", &key, &said));
    let (plain, lang) = (wish.plain()?, page.lang());
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<Position, ApiError> {
        let office = inner.offices.at(tx, body)?.ok_or(PositionError::Unknown)?;
        let made = once(tx, key.as_ref(), now, |tx| {
            let wish = plain.wish(&office, Origin::Program, lang, now)?;
            let made = create::create(tx, &office, &clerk, &wish, now)?;
            let iupd = made.iupd.clone();
            Ok::<_, ApiError>((made, iupd))
        })?;
        match made {
            Once::Done(made) => Ok(made),
            Once::Before(iupd) => Ok(find(tx, &clerk, &iupd)?),
            Once::Other => Err(ApiError::Key),
        }
    };
    let made = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    Ok((StatusCode::CREATED, axum::Json(answer(&made, &office, now))).into_response())
}

fn find(tx: &mut Tx, clerk: &May<Owing>, iupd: &str) -> Result<Position, PositionError> {
    let found = position::by_iupd(tx, clerk.body, iupd)?;
    found.filter(|position| clerk.dues.covers(position.due)).ok_or(PositionError::Unknown)
}

type Named = Path<(String, String)>;

async fn read(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, iupd)): Named,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let clerk = May::prove(&caller, &office)?;
    let found = ctx.db.read(move |tx| find(tx, &clerk, &iupd)).await?;
    Ok(axum::Json(answer(&found, &office, now)).into_response())
}

/// A step with a position, as the rooms of the steps have it.
type Rule = fn(&mut Tx, &Office, &May<Owing>, &mut Position, Moment) -> Result<(), PositionError>;

/// Finds the position and does one step with it; answers it with its new version.
async fn step(
    (ctx, office, iupd): (Ctx, Arc<Office>, String),
    clerk: May<Owing>,
    now: Moment,
    rule: Rule,
) -> Result<Position, Failed> {
    let known = office.clone();
    let work = move |tx: &mut Tx| {
        let mut position = find(tx, &clerk, &iupd)?;
        rule(tx, &known, &clerk, &mut position, now)?;
        let after = position::load(tx, clerk.body, position.id)?;
        Ok::<_, PositionError>(after.unwrap_or(position))
    };
    Ok(ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?)
}

async fn publish_one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, iupd)): Named,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let clerk = May::prove(&caller, &office)?;
    let done = step((ctx, office.clone(), iupd), clerk, now, |tx, _, clerk, position, now| {
        publish::publish(tx, clerk, position, now)
    })
    .await?;
    Ok(axum::Json(answer(&done, &office, now)).into_response())
}

async fn withdraw_one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, iupd)): Named,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let clerk = May::prove(&caller, &office)?;
    let done = step((ctx, office.clone(), iupd), clerk, now, |tx, _, clerk, position, now| {
        withdraw::invalidate(tx, clerk, position, now)
    })
    .await?;
    Ok(axum::Json(answer(&done, &office, now)).into_response())
}

async fn delete(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, iupd)): Named,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let clerk = May::prove(&caller, &office)?;
    step((ctx, office, iupd), clerk, now, withdraw::delete).await?;
    Ok(nothing())
}
