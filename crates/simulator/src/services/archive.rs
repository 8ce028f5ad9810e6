//! The archive's service (`gpd-4-aca.json` 1.1.35, and the bulk of `gpd-4-aca_massive_v2.json`): as much of it as
//! a creditor needs to feed, change and withdraw positions.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use pagopa::{BodyCode, NoticeNumber};
use serde::Deserialize;

use super::problem;
use crate::Node;
use crate::archive::{Fed, Turn, Unfit};

pub fn routes() -> Router<Arc<Node>> {
    Router::new()
        .route("/organizations/{body}/debtpositions", post(create))
        .route("/organizations/{body}/debtpositions/bulk", post(bulk).put(bulk))
        .route("/organizations/{body}/debtpositions/{iupd}", axum::routing::put(update).delete(remove))
        .route("/organizations/{body}/debtpositions/{iupd}/invalidate", post(invalidate))
        .route("/organizations/{body}/debtpositions/{iupd}/publish", post(publish))
        .route("/organizations/{body}/paymentoptions/paids/{nav}", post(paid))
}

#[derive(Deserialize)]
struct Bulk {
    #[serde(rename = "paymentPositions")]
    positions: Vec<Fed>,
}

async fn create(State(node): State<Arc<Node>>, Path(body): Path<BodyCode>, Json(fed): Json<Fed>) -> Response {
    if node.archive(&body).iter().any(|position| position.iupd == fed.iupd) {
        return problem(StatusCode::CONFLICT, "position known already");
    }
    kept(&node, &body, &[fed], StatusCode::CREATED)
}

async fn bulk(State(node): State<Arc<Node>>, Path(body): Path<BodyCode>, Json(fed): Json<Bulk>) -> Response {
    kept(&node, &body, &fed.positions, StatusCode::CREATED)
}

async fn update(
    State(node): State<Arc<Node>>,
    Path((body, iupd)): Path<(BodyCode, String)>,
    Json(fed): Json<Fed>,
) -> Response {
    if fed.iupd != iupd {
        return problem(StatusCode::BAD_REQUEST, "another position than that of the address");
    }
    kept(&node, &body, &[fed], StatusCode::OK)
}

fn kept(node: &Node, body: &BodyCode, fed: &[Fed], done: StatusCode) -> Response {
    match node.feed(body, fed) {
        Ok(()) => done.into_response(),
        Err(Unfit::Debtor) => problem(StatusCode::BAD_REQUEST, "type is none of F and G"),
        Err(Unfit::Notice) => problem(StatusCode::BAD_REQUEST, "no notice number"),
        Err(Unfit::Amount) => problem(StatusCode::BAD_REQUEST, "amounts do not add up"),
        Err(Unfit::Transfer) => problem(StatusCode::BAD_REQUEST, "transfers without account"),
    }
}

async fn invalidate(State(node): State<Arc<Node>>, Path((body, iupd)): Path<(BodyCode, String)>) -> Response {
    known(node.turn(&body, &iupd, Turn::Invalidate))
}

async fn remove(State(node): State<Arc<Node>>, Path((body, iupd)): Path<(BodyCode, String)>) -> Response {
    known(node.turn(&body, &iupd, Turn::Remove))
}

/// What is fed is published.
async fn publish(State(node): State<Arc<Node>>, Path((body, iupd)): Path<(BodyCode, String)>) -> Response {
    known(node.archive(&body).iter().any(|position| position.iupd == iupd))
}

async fn paid(State(node): State<Arc<Node>>, Path((body, nav)): Path<(BodyCode, NoticeNumber)>) -> Response {
    known(node.paid_elsewhere(&body, &nav))
}

fn known(known: bool) -> Response {
    if known { StatusCode::OK.into_response() } else { problem(StatusCode::NOT_FOUND, "no such position") }
}
