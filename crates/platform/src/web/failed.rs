//! What a handler answers when it cannot do what was asked: one shape, rendered in one place, as a
//! page for people and as problem+json (RFC 9457) for programs.

use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::page::{Page, html};
use crate::i18n::Tr;
use crate::store::StoreError;

/// A text to be said in the listener's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub key: &'static str,
    pub values: Vec<(&'static str, String)>,
}

impl Sentence {
    pub fn new(key: &'static str) -> Sentence {
        Sentence { key, values: Vec::new() }
    }
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Sentence {
        self.values.push((name, value.to_string()));
        self
    }
    pub fn say(&self, tr: Tr) -> String {
        let values: Vec<_> = self.values.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        tr.with(self.key, &values)
    }
}

/// A refusal or a failure on its way out.
#[derive(Clone, Debug)]
pub struct Failed {
    pub status: StatusCode,
    pub sentence: Sentence,
    pub retry_after_s: Option<i64>,
    /// Further members of the problem document, such as alternatives.
    pub more: serde_json::Value,
    /// Refused at the door, before any handler ran: what the matrix of routes is checked by.
    pub at_door: bool,
}

impl Failed {
    pub fn new(status: StatusCode, sentence: Sentence) -> Failed {
        Failed { status, sentence, retry_after_s: None, more: serde_json::Value::Null, at_door: false }
    }
    /// Missing, foreign or forbidden: all alike, so that nobody learns which.
    pub fn not_found() -> Failed {
        Failed::new(StatusCode::NOT_FOUND, Sentence::new("failed-not-found"))
    }
    pub fn sign_in() -> Failed {
        Failed::new(StatusCode::UNAUTHORIZED, Sentence::new("failed-sign-in"))
    }
    /// The sign-in is locked: pages lead to where it is opened, programs are told (RFC 4918, 423).
    pub fn locked() -> Failed {
        Failed::new(StatusCode::LOCKED, Sentence::new("failed-locked"))
    }
    pub fn forbidden() -> Failed {
        Failed::new(StatusCode::FORBIDDEN, Sentence::new("failed-forbidden"))
    }
    pub fn bad(sentence: Sentence) -> Failed {
        Failed::new(StatusCode::UNPROCESSABLE_ENTITY, sentence)
    }
    pub fn conflict(sentence: Sentence) -> Failed {
        Failed::new(StatusCode::CONFLICT, sentence)
    }
    pub fn too_many(retry_after_s: i64) -> Failed {
        let sentence = Sentence::new("failed-too-many").with("seconds", retry_after_s);
        Failed { retry_after_s: Some(retry_after_s), ..Failed::new(StatusCode::TOO_MANY_REQUESTS, sentence) }
    }

    /// More was sent than the limit of this name lets in.
    pub fn too_large(limit: &'static str) -> Failed {
        crate::limits::hit(limit);
        Failed::new(StatusCode::PAYLOAD_TOO_LARGE, Sentence::new("failed-too-large"))
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Failed {
        if error == StoreError::Nul {
            return Failed::bad(Sentence::new("failed-nul"));
        }
        tracing::error!(%error, "the store failed a request");
        let status = match error {
            StoreError::Busy | StoreError::Unavailable(_) | StoreError::Conflict => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            StoreError::Constraint(_) | StoreError::Shape(_) | StoreError::Nul | StoreError::Broken(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let key = if status == StatusCode::SERVICE_UNAVAILABLE {
            "failed-unknown-outcome"
        } else {
            "failed-inside"
        };
        let retry_after_s = (status == StatusCode::SERVICE_UNAVAILABLE).then_some(2);
        Failed { retry_after_s, ..Failed::new(status, Sentence::new(key)) }
    }
}

impl IntoResponse for Failed {
    /// An empty response that carries the failure; [`render_failures`] gives it its words.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The body of problem+json.
#[derive(Debug, serde::Serialize)]
pub struct Problem {
    pub r#type: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
    #[serde(flatten)]
    pub more: serde_json::Value,
}

/// Turns bare failures into pages or problem documents, in the language of the request.
pub async fn render_failures(request: Request, next: Next) -> Response {
    let as_problem = request.uri().path().starts_with("/api/") || request.uri().path() == "/status";
    let page = request.extensions().get::<Page>().cloned().unwrap_or_default();
    let (wants_stream, reads) = (accepts_stream(&request), request.method() == Method::GET);
    let response = next.run(request).await;
    let status = response.status();
    // What the framework says by itself is English and without a page: of an address that cannot be read, say.
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let bare = kind.is_none_or(|kind| status.is_client_error() && kind.starts_with("text/plain"));
    let failed = match response.extensions().get::<Failed>() {
        Some(failed) => failed.clone(),
        None if !bare && !as_problem => return response,
        None if !status.is_client_error() && !status.is_server_error() => return response,
        None if !bare && is_problem(&response) => return response,
        // A rejection of the framework (unknown route, wrong method, unreadable body) gets our words.
        None => Failed::new(status, Sentence::new(words_for(status))),
    };
    let mut rendered = match failed.status {
        _ if as_problem => problem(&failed, page.tr),
        StatusCode::LOCKED if wants_stream => crate::live::locked(page.now),
        StatusCode::LOCKED => to_the_lock(&page, reads),
        _ => page_of(&failed, page),
    };
    if let Some(seconds) = failed.retry_after_s {
        rendered.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    for (name, value) in response.headers().iter().filter(|(name, _)| travels(name)) {
        rendered.headers_mut().append(name, value.clone());
    }
    rendered.extensions_mut().insert(failed);
    rendered
}

fn accepts_stream(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/event-stream"))
}

/// To where the sign-in is opened again, and back from there: to the page, or, where something was to be
/// changed, to the first page of that part.
fn to_the_lock(page: &Page, reads: bool) -> Response {
    let part = || page.path.split(['/', '?']).take(3).collect::<Vec<_>>().join("/");
    let next = if reads { page.path.clone() } else { part() };
    Redirect::to(&page.at_before(page.door, &next)).into_response()
}

/// Headers of a bare failure that its rendering keeps.
fn travels(name: &header::HeaderName) -> bool {
    *name == header::SET_COOKIE || *name == header::ALLOW || name.as_str().starts_with("x-ratelimit-")
}

fn is_problem(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json")
}

fn words_for(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "failed-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "failed-method",
        StatusCode::PAYLOAD_TOO_LARGE => "failed-too-large",
        StatusCode::FORBIDDEN => "failed-forbidden",
        status if status.is_server_error() => "failed-inside",
        _ => "failed-unreadable",
    }
}

fn problem(failed: &Failed, tr: Tr) -> Response {
    let problem = Problem {
        r#type: format!("urn:sportello:{}", failed.sentence.key),
        title: failed.status.canonical_reason().unwrap_or("Error").to_owned(),
        status: failed.status.as_u16(),
        detail: failed.sentence.say(tr),
        more: if failed.more.is_null() { serde_json::json!({}) } else { failed.more.clone() },
    };
    let body = serde_json::to_string(&problem).unwrap_or_default();
    (failed.status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}

#[derive(askama::Template)]
#[template(path = "web/failed.html")]
struct FailedPage {
    page: Page,
    sentence: String,
    sign_in: bool,
}

fn page_of(failed: &Failed, page: Page) -> Response {
    let sentence = failed.sentence.say(page.tr);
    if page.fragment {
        // Scripts put this sentence where the form said it wants errors.
        return (failed.status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], sentence)
            .into_response();
    }
    let sign_in = failed.status == StatusCode::UNAUTHORIZED;
    let mut response = html(&FailedPage { page, sentence, sign_in });
    *response.status_mut() = failed.status;
    response
}
