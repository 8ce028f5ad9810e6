//! The FDR service for bodies (`fdr_organization.json` 1.2.4).

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use jiff::civil::Date;
use pagopa::BodyCode;
use pagopa::settlement::rest::{Listed, PAGE_SIZE_MAX, Page, write_flows, write_header, write_payments};
use pagopa::settlement::{Flow, Line};
use serde::Deserialize;

use super::{as_json, problem};
use crate::Node;
use crate::close_day::settlement;

pub fn routes() -> Router<Arc<Node>> {
    Router::new()
        .route("/organizations/{body}/fdrs", get(list))
        .route("/organizations/{body}/fdrs/{fdr}/revisions/{revision}/psps/{psp}", get(header))
        .route("/organizations/{body}/fdrs/{fdr}/revisions/{revision}/psps/{psp}/payments", get(payments))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wanted {
    published_gt: Option<String>,
    flow_date: Option<Date>,
    psp_id: Option<String>,
    page: Option<i64>,
    size: Option<i64>,
}

/// The latest revision of each flow, in the order of publication.
async fn list(
    State(node): State<Arc<Node>>,
    Path(body): Path<BodyCode>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let after = match wanted.published_gt.as_deref().map(str::parse::<Timestamp>) {
        Some(Err(_)) => return problem(StatusCode::BAD_REQUEST, "publishedGt"),
        Some(Ok(after)) => Some(after),
        None => None,
    };
    let all = node.flows(&body);
    let superseded = |id: &str, psp: usize, revision: i64| {
        all.iter().any(|it| it.id == id && it.psp == psp && it.revision > revision)
    };
    let latest = all.iter().filter(|flow| !superseded(&flow.id, flow.psp, flow.revision));
    let mut listed: Vec<Listed> = latest
        .filter_map(settlement)
        .filter(|(flow, _)| wanted.psp_id.as_ref().is_none_or(|psp| flow.psp == *psp))
        .filter(|(flow, _)| wanted.flow_date.is_none_or(|day| flow.id.date().is_some_and(|it| it >= day)))
        .filter_map(|(flow, _)| {
            let published = flow.published.filter(|at| after.is_none_or(|after| *at > after))?;
            Some(Listed {
                id: flow.id,
                psp: flow.psp,
                revision: flow.revision,
                published,
                date: Some(flow.date),
            })
        })
        .collect();
    listed.sort_by_key(|flow| flow.published);
    as_json(write_flows(&paged(listed, wanted.page, wanted.size)))
}

type Key = (BodyCode, String, i64, String);

async fn header(State(node): State<Arc<Node>>, Path(key): Path<Key>) -> Response {
    match found(&node, key) {
        Some((flow, _)) => as_json(write_header(&flow)),
        None => problem(StatusCode::NOT_FOUND, "no such flow"),
    }
}

#[derive(Deserialize)]
struct Paging {
    page: Option<i64>,
    size: Option<i64>,
}

async fn payments(
    State(node): State<Arc<Node>>,
    Path(key): Path<Key>,
    Query(paging): Query<Paging>,
) -> Response {
    match found(&node, key) {
        Some((_, lines)) => as_json(write_payments(&paged(lines, paging.page, paging.size))),
        None => problem(StatusCode::NOT_FOUND, "no such flow"),
    }
}

fn found(node: &Node, (body, id, revision, psp): Key) -> Option<(Flow, Vec<Line>)> {
    let flows = node.flows(&body);
    let same = flows.iter().filter(|flow| flow.id == id && flow.revision == revision);
    same.filter_map(settlement).find(|(flow, _)| flow.psp == psp)
}

fn paged<T>(items: Vec<T>, page: Option<i64>, size: Option<i64>) -> Page<T> {
    let size = size.unwrap_or(PAGE_SIZE_MAX).clamp(1, PAGE_SIZE_MAX);
    let number = page.unwrap_or(1).max(1);
    let all = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let skipped = usize::try_from((number - 1).saturating_mul(size)).unwrap_or(usize::MAX);
    let taken = usize::try_from(size).unwrap_or(usize::MAX);
    let items: Vec<T> = items.into_iter().skip(skipped).take(taken).collect();
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    Page { number, pages: (all + size - 1) / size, count, items }
}
