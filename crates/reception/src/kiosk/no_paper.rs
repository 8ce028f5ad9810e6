//! «Il biglietto non è uscito»: no browser sees that the paper ran out, so the person says it. The code stays
//! on the screen to be photographed, and staff see which kiosk to look at.

use axum::response::{IntoResponse, Redirect, Response};
use office::devices;
use office::kiosk::{At, Frame, local};
use platform::store::StoreError;
use platform::web::{Failed, Page, Posted, html};

#[derive(askama::Template)]
#[template(path = "kiosk/photo.html")]
struct PhotoPage {
    page: Page,
    frame: Frame,
    code: String,
    /// As on the paper: there for a pass, absent for a card alone.
    qr: Option<String>,
}

#[derive(serde::Deserialize)]
pub(super) struct Touch {
    /// The page of the same code, to be photographed.
    to: String,
}

pub(super) async fn said(at: At, touch: Result<Posted<Touch>, Failed>) -> Response {
    at.answer(mark(&at, touch).await)
}

async fn mark(at: &At, touch: Result<Posted<Touch>, Failed>) -> Result<Response, Failed> {
    let Posted(touch) = touch?;
    let (body, site, device, actor, now) = (at.body(), at.site.id, at.caller.id, at.caller.actor(), at.now);
    let marked = at
        .ctx
        .db
        .write(at.lane(), move |tx| devices::report_paper(tx, body, site, device, &actor, now))
        .await;
    marked.map_err(|error: StoreError| Failed::from(error))?;
    Ok(Redirect::to(&local(&at.page, &touch.to)).into_response())
}

/// What was on the paper that did not come, without a word about anybody.
pub(super) fn photo(at: &At, code: String, qr: Option<String>) -> Response {
    let frame = at.frame().back(at.frame().home).voice("photo");
    html(&PhotoPage { page: at.page.clone(), frame, code, qr })
}
