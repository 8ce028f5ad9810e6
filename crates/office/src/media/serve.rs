//! A file of the body's own programme, by the hash of its content: it never changes, so it is kept.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::web::Failed;
use tower_http::services::ServeFile;

use super::rule;
use crate::ctx::Ctx;
use crate::doors::Here;

pub(super) async fn serve(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, file)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failed> {
    let (body, hash) = (office.id, file.split('.').next().unwrap_or("").to_owned());
    let medium = ctx.db.read(move |tx| rule::by_hash(tx, body, &hash)).await?;
    let medium = medium.filter(|medium| medium.file() == file).ok_or_else(Failed::not_found)?;
    // The row gives the path and the type; parts of a file are answered, because players ask for them.
    let mut response = ServeFile::new(ctx.media.path(&medium.file()))
        .try_call(request)
        .await
        .map_err(|error| {
            tracing::error!(%error, "a medium is missing from the shelf");
            Failed::not_found()
        })?
        .into_response();
    if !response.status().is_client_error() {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(medium.kind.content_type()));
        let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
        headers.insert(header::CACHE_CONTROL, kept);
    }
    Ok(response)
}
