//! Positions for programs in our own words: one or many, read back, published, withdrawn, deleted.

mod answer;
mod many;
mod one;
mod sent;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, rights};
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Json, Page, Routes, Sentence};
use platform::{Lane, Moment};

use crate::create::{self, PositionError};
use crate::position::{self, Origin, Position};
use crate::proof::{May, Owing};
use crate::register::key_of;
use answer::answer;
use sent::Wish;

pub fn routes() -> Routes<Ctx> {
    let owe = Access::Right(rights::POSITIONS);
    Routes::new()
        .post("/api/v1/{body}/positions", owe, add)
        .post("/api/v1/{body}/positions/bulk", owe, many::add)
        .get("/api/v1/{body}/positions/{iupd}", owe, one::read)
        .delete("/api/v1/{body}/positions/{iupd}", owe, one::delete)
        .post("/api/v1/{body}/positions/{iupd}/publish", owe, one::publish)
        .post("/api/v1/{body}/positions/{iupd}/withdraw", owe, one::withdraw)
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
