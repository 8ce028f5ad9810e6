//! The page of whoever plays the node: what was asked and paid, and the buttons that make trouble.

mod page;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use pagopa::bank_text::Dirt;
use pagopa::settlement::xml;
use pagopa::{BodyCode, NoticeNumber};
use platform::web::saved;
use serde::Deserialize;

use crate::close_day::{Closing, settlement};
use crate::{Course, Demand, DemandError, Node, Wish};

pub fn pages() -> Router<Arc<Node>> {
    Router::new()
        .route("/", get(page::show))
        .route("/pay", post(pay))
        .route("/demand", post(demand))
        .route("/payments/{token}/resend", post(resend))
        .route("/payments/{token}/again", post(again))
        .route("/close", post(close))
        .route("/flows/{body}/{id}/{revision}/{psp}", get(flow))
        .route("/journals/{place}", get(journal))
}

const DONE: &str = "/";

#[derive(Deserialize)]
struct Notice {
    body: String,
    notice: String,
    course: String,
}

/// A payer at a provider's counter: nobody has a cart.
async fn pay(State(node): State<Arc<Node>>, Form(given): Form<Notice>) -> Response {
    let digits: String = given.notice.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (Ok(body), Ok(notice)) = (BodyCode::parse(given.body.trim()), NoticeNumber::parse(&digits)) else {
        return Redirect::to("/?said=simulator-said-no-notice#said").into_response();
    };
    let course = match given.course.as_str() {
        "late" => Course::Late,
        "lost" => Course::Lost,
        "failed" => Course::Failed,
        _ => Course::Paid,
    };
    match node.pay(Wish { course, ..Wish::new(body, notice) }).await {
        Ok(_) => Redirect::to("/?said=simulator-said-paid#said").into_response(),
        Err(_) => Redirect::to("/?said=simulator-said-refused#said").into_response(),
    }
}

/// What is asked for at a bank's app: a service, and one text a line, `name = text`.
#[derive(Deserialize)]
struct Asked {
    body: String,
    service: String,
    subject: String,
    fields: String,
}

/// A citizen at the app of a bank: the notice that comes back stands ready to be paid.
async fn demand(State(node): State<Arc<Node>>, Form(given): Form<Asked>) -> Response {
    let fields = given.fields.lines().filter_map(|line| line.split_once('='));
    let fields = fields.map(|(name, text)| (name.trim().to_owned(), text.trim().to_owned())).collect();
    let (service, subject) = (given.service.trim().to_owned(), given.subject.trim().to_owned());
    let Ok(body) = BodyCode::parse(given.body.trim()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let to = match node.demand(&Demand { body: body.clone(), service, subject, fields }).await {
        Ok((notice, _)) => format!("/?said=simulator-said-demanded&body={body}&notice={notice}#said"),
        Err(DemandError::Refused(_)) => "/?said=simulator-said-no-service#said".to_owned(),
        Err(DemandError::Service | DemandError::Field(_)) => "/?said=simulator-said-form#said".to_owned(),
    };
    Redirect::to(&to).into_response()
}

async fn resend(State(node): State<Arc<Node>>, Path(token): Path<String>) -> Response {
    match node.resend(&token).await {
        Some(_) => Redirect::to("/?said=simulator-said-sent#said").into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn again(State(node): State<Arc<Node>>, Path(token): Path<String>) -> Response {
    match node.pay_again(&token).await {
        Some(_) => Redirect::to("/?said=simulator-said-again#said").into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Each box is there or not.
#[derive(Deserialize)]
struct Troubles {
    dirt: Option<String>,
    two_flows: Option<String>,
    split: Option<String>,
    lacking: Option<String>,
    revised: Option<String>,
    uncredited: Option<String>,
    other_iur: Option<String>,
    no_receipt: Option<String>,
}

async fn close(State(node): State<Arc<Node>>, Form(wish): Form<Troubles>) -> Response {
    let closed = node.close_day(&Closing {
        dirt: if wish.dirt.is_some() { Dirt::ALL.to_vec() } else { Vec::new() },
        two_flows: wish.two_flows.is_some(),
        split: wish.split.is_some(),
        lacking: wish.lacking.is_some(),
        revised: wish.revised.is_some(),
        uncredited: wish.uncredited.is_some(),
        other_iur: wish.other_iur.is_some(),
        no_receipt: wish.no_receipt.is_some(),
    });
    let said = if closed.flows.is_empty() { "simulator-said-nothing" } else { "simulator-said-closed" };
    Redirect::to(&format!("{DONE}?said={said}#said")).into_response()
}

async fn flow(
    State(node): State<Arc<Node>>,
    Path((body, id, revision, psp)): Path<(BodyCode, String, i64, usize)>,
) -> Response {
    let flows = node.flows(&body);
    let found = flows.iter().find(|flow| flow.id == id && flow.revision == revision && flow.psp == psp);
    match found.and_then(settlement) {
        Some((head, lines)) => file(&format!("{id}-{revision}.xml"), xml::write(&head, &lines)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn journal(State(node): State<Arc<Node>>, Path(place): Path<usize>) -> Response {
    match node.read(|kept| kept.journals.get(place).cloned()) {
        Some(journal) => file(&format!("giornale-{}-{place}.xml", journal.day), journal.xml),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file(name: &str, text: String) -> Response {
    saved("application/xml; charset=utf-8", name, text)
}
