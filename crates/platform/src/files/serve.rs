//! Giving files out: to be saved, never to be run, whatever they are.

use std::io::Read;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::{Cabinet, File, Scan, content_disposition, preview as picture};
use crate::web::{Failed, Sentence};

const CHUNK_BYTES: usize = 64 * 1024;
/// Should a browser open it all the same: no script, no form, nothing loaded, no origin of ours.
const CSP: &str = "sandbox; default-src 'none'";

/// The file itself, always to be saved.
pub async fn download(cabinet: &Arc<Cabinet>, file: &File) -> Result<Response, Failed> {
    may_leave(file)?;
    let path = cabinet.path(&file.kept.sha256);
    let opened = tokio::task::spawn_blocking(move || std::fs::File::open(path)).await;
    let opened = opened.map_err(|_| Failed::not_found())?.map_err(|error| {
        tracing::error!(%error, file = file.id, "the bytes of a file are missing");
        Failed::not_found()
    })?;
    let chunks = stream::try_unfold(opened, |mut opened| async {
        let read = move || {
            let mut chunk = vec![0; CHUNK_BYTES];
            let count = opened.read(&mut chunk)?;
            chunk.truncate(count);
            Ok::<_, std::io::Error>((count > 0).then(|| (Bytes::from(chunk), opened)))
        };
        tokio::task::spawn_blocking(read).await.unwrap_or_else(|stopped| Err(std::io::Error::other(stopped)))
    });
    let mut response = safe(Body::from_stream(chunks), file.kept.kind.content_type());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.kept.bytes));
    // Only visible ASCII stands in it.
    let disposition = HeaderValue::try_from(content_disposition(&file.kept.name));
    headers
        .insert(header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment")));
    Ok(response)
}

/// A picture of the file for a page; for what is no picture, nothing.
pub async fn preview(cabinet: &Arc<Cabinet>, file: &File) -> Result<Response, Failed> {
    may_leave(file)?;
    let (cabinet, sha256, kind) = (cabinet.clone(), file.kept.sha256.clone(), file.kept.kind);
    let drawn = tokio::task::spawn_blocking(move || picture::preview(&cabinet, &sha256, kind)).await;
    let Ok(Ok((bytes, content_type))) = drawn else { return Err(Failed::not_found()) };
    Ok(safe(Body::from(bytes), content_type))
}

fn safe(body: Body, content_type: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, content_type),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, CSP),
    ];
    (headers, body).into_response()
}

fn may_leave(file: &File) -> Result<(), Failed> {
    match file.kept.scan {
        Scan::Off | Scan::Clean => Ok(()),
        Scan::Waiting => Err(Failed::conflict(Sentence::new("file-not-yet-scanned"))),
        Scan::Found(_) => Err(Failed::conflict(Sentence::new("file-held-back"))),
    }
}
