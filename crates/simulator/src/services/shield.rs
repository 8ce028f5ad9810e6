//! Who may speak here: callers on this machine, with the key of the services where one is set.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::problem;
use crate::Node;

/// As the gateway of the platform: 401 without the key, before anything is read.
pub async fn key(State(node): State<Arc<Node>>, request: Request, next: Next) -> Response {
    let given = request.headers().get("Ocp-Apim-Subscription-Key").and_then(|key| key.to_str().ok());
    match &node.settings.key {
        Some(key) if given != Some(key) => {
            problem(StatusCode::UNAUTHORIZED, "subscription key missing or wrong")
        }
        _ => next.run(request).await,
    }
}

/// A page of another site that was given this machine's address by a trick still says its own name.
pub async fn loopback(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "localhost" | "127.0.0.1" | "[::1]") || name.starts_with("127.") {
        return next.run(request).await;
    }
    StatusCode::MISDIRECTED_REQUEST.into_response()
}

/// Nothing foreign runs in the pages, and no other site presses their buttons. `form-action` is left out: the
/// payer's form ends at the creditor's return address, and browsers apply it to redirects as well.
pub async fn pages(request: Request, next: Next) -> Response {
    let site = request.headers().get("sec-fetch-site").and_then(|site| site.to_str().ok());
    if request.method() == axum::http::Method::POST && matches!(site, Some("cross-site" | "same-site")) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let csp = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
