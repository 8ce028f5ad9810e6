//! `GET /status`, the installation's clock and its front door.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use office::Ctx;
use platform::web::{Access, Failed, Routes, Sentence};
use platform::{Lane, sql};
use platform::{jobs, limits};

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/", Access::Public, front_door).get("/status", Access::Public, status).get(
        "/api/v1/clock",
        Access::Public,
        clock,
    )
}

/// One body: straight to it. Several: the first that is not a scratch office.
async fn front_door(State(ctx): State<Ctx>) -> Result<Response, Failed> {
    let slug = ctx
        .db
        .read(|tx| {
            let row = tx.row(sql!("SELECT slug FROM body WHERE scratch = 0 ORDER BY id"), &[])?;
            row.map(|row| row.get::<String>(0)).transpose()
        })
        .await?;
    match slug {
        Some(slug) => Ok(Redirect::to(&format!("/{slug}/")).into_response()),
        None => Err(Failed::new(StatusCode::NOT_FOUND, Sentence::new("failed-no-office"))),
    }
}

/// The server's time, and how many times faster than real it runs: a replay
/// maps its day onto it.
async fn clock(State(ctx): State<Ctx>) -> Response {
    axum::Json(serde_json::json!({ "now": ctx.clock.now().rfc3339(), "speed": ctx.clock.speed() }))
        .into_response()
}

/// Healthy means that the writer answers (RAC_REST_NAME_011): a listener without a writer is not up.
async fn status(State(ctx): State<Ctx>) -> Result<Response, Failed> {
    let (waiting, failed) = ctx.db.write(Lane::HOUSE, jobs::counts).await?;
    let answer = serde_json::json!({
        "type": "about:blank",
        "title": "OK",
        "status": 200,
        "detail": "The service works.",
        "version": env!("CARGO_PKG_VERSION"),
        "screens": ctx.hub.watching(),
        "views": ctx.hub.topics(),
        "jobs_waiting": waiting,
        "jobs_failed": failed,
        "limits_hit": limits::hit_so_far(),
    });
    Ok(([(header::CONTENT_TYPE, "application/problem+json")], answer.to_string()).into_response())
}
