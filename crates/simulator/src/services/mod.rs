//! Everything that is reached by HTTP: the platform's services for creditors, the payer's page, the console.

mod archive;
mod lost;
mod settlement;
mod shield;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;

use crate::{Node, checkout, console};

/// `api.platform.pagopa.it` and what stands behind it, at the addresses of its interfaces.
pub fn router(node: Arc<Node>) -> Router {
    let services = Router::new()
        .nest("/fdr-org/service/v1", settlement::routes())
        .nest("/bizevents/service/v1", lost::routes())
        .nest("/aca/debt-positions-service/v1", archive::routes())
        .merge(checkout::service())
        .route_layer(from_fn_with_state(node.clone(), shield::key));
    let pages = checkout::pages()
        .merge(console::pages())
        .route("/simulator.css", get(style))
        .route("/simulator.svg", get(mark))
        .layer(from_fn(shield::pages));
    services.merge(pages).layer(from_fn(shield::loopback)).with_state(node)
}

/// What speaks here has no password: it may be reached from this machine only.
pub fn local_only(listen: SocketAddr) -> Result<(), String> {
    if listen.ip().is_loopback() {
        return Ok(());
    }
    Err(format!("{listen} is not this machine alone: the simulator has no passwords and pays with no money"))
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../look/simulator.css"))
        .into_response()
}

async fn mark() -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml")], include_str!("../look/simulator.svg")).into_response()
}

/// The platform's form of an error.
fn problem(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let body = json!({ "title": title, "status": status.as_u16(), "detail": detail });
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn as_json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
