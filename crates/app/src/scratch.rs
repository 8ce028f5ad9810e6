//! Scratch offices: made for a replayed day, beside the real ones, by whoever holds the token for it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::file::{self, Limits};
use office::import;
use office::{Ctx, rights};
use platform::i18n::{Lang, Tr};
use platform::secrets::Token;
use platform::session::{self, Session};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Json, Routes, Sentence};
use platform::{Lane, Moment};

/// The right to make scratch offices.
pub const SCRATCH: &str = "scratch";
/// A scratch office's token works this long.
const TOKEN_LIFE_S: i64 = 2 * 86_400;

pub fn routes() -> Routes<Ctx> {
    Routes::new().post("/api/v1/scratch-offices", Access::Right(SCRATCH), make)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    /// An office file; seconds are allowed in it.
    file: String,
}

/// Opens a token with rights; the text goes to the caller and is kept nowhere.
pub fn open_token(
    tx: &mut Tx,
    token: &Token,
    body: i64,
    rights: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let session = Session {
        body,
        holder_kind: "token".into(),
        // Each token is a holder of its own: keys and brakes of one never touch another's.
        holder: tx.new_id(),
        rights: rights.into(),
        opened: now,
        seen: now,
    };
    session::open(tx, token, &session, now.plus_s(TOKEN_LIFE_S))
}

/// What a replay or a demonstration's people may do: everything a counter does, with numbers of their own.
pub fn driver_rights() -> String {
    [rights::SERVE, rights::TICKETS, rights::REENTER, rights::PICK, rights::PLAN, rights::STATISTICS]
        .join(" ")
}

async fn make(
    State(ctx): State<Ctx>,
    caller: Caller,
    now: Moment,
    Json(wish): Json<Wish>,
) -> Result<Response, Failed> {
    let file = file::read(&wish.file, Limits::Exact).map_err(|errors| {
        let mut failed = Failed::bad(Sentence::new("failed-unreadable"));
        let said: Vec<String> = errors.iter().map(|error| error.say(Tr(Lang::En))).collect();
        failed.more = serde_json::json!({ "errors": said });
        failed
    })?;
    let slug = file.body.get_ref().key.clone();
    if !slug.starts_with("scratch-") || ctx.offices.by_slug(&slug).is_some() {
        return Err(Failed::conflict(Sentence::new("failed-unreadable")));
    }
    let (inner, token) = (ctx.clone(), Token::random());
    let text = token.text();
    ctx.db
        .write(Lane::HOUSE, move |tx| {
            let (body, _plan) = import::apply(tx, &file, true, &caller.actor(), now)?;
            open_token(tx, &token, body, &driver_rights(), now)
        })
        .await?;
    // Known only once it is committed: an office of a failed commit must never be shown.
    ctx.db.read(move |tx| inner.offices.load_all(tx)).await?;
    let answer = serde_json::json!({ "body": slug, "token": text });
    Ok((StatusCode::CREATED, axum::Json(answer)).into_response())
}
