use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::files::content_disposition;

/// What a browser saves under a name instead of showing it.
pub fn saved(kind: &'static str, name: &str, what: impl IntoResponse) -> Response {
    let disposition = content_disposition(name);
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition.as_str())], what)
        .into_response()
}
