//! Refusals in the register's own form: `application/json` with title, status and detail (`ProblemJson`).

use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::web::{Failed, Page};

/// Another whole body of a refusal, among the further members of [`Failed`].
pub(super) const INSTEAD: &str = "instead";

/// Gives the refusals of the register's routes, also those at the door, the form that its clients read.
/// To be laid around the rendering of failures.
pub async fn as_register(request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/gpd/") {
        return next.run(request).await;
    }
    let page = request.extensions().get::<Page>().cloned().unwrap_or_default();
    let rendered = next.run(request).await;
    let Some(failed) = rendered.extensions().get::<Failed>().cloned() else { return rendered };
    let problem = match failed.more.get(INSTEAD) {
        Some(instead) => instead.clone(),
        None => serde_json::json!({
            "title": failed.status.canonical_reason().unwrap_or("Error"),
            "status": failed.status.as_u16(),
            "detail": failed.sentence.say(page.tr),
        }),
    };
    let mut response = (failed.status, axum::Json(problem)).into_response();
    let kept = rendered
        .headers()
        .iter()
        .filter(|(name, _)| **name != header::CONTENT_TYPE && **name != header::CONTENT_LENGTH);
    response.headers_mut().extend(kept.map(|(name, value)| (name.clone(), value.clone())));
    response.extensions_mut().insert(failed);
    response
}
