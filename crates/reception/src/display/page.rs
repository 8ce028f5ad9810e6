//! The page of a display, its live stream, and what the screen says of itself.

use agenda::when::clock;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use office::{Ctx, by_id, devices};
use platform::i18n::Tr;
use platform::store::StoreError;
use platform::web::{Caller, Failed, Json, Page, Sentence, html, nothing};
use platform::{Lane, Moment};

use super::calls::CALL_SHOWN_MINUTES;
use super::programme::Programme;
use super::view;

/// A new call covers the board this long.
const ANNOUNCED_SECONDS: i64 = 8;
/// Longest version text that a screen may report.
const VERSION_CHARS_MAX: usize = 20;

#[derive(Template)]
#[template(path = "display/page.html")]
struct BoardPage {
    page: Page,
    name: String,
    site: String,
    clock: String,
    number: i64,
    shown_seconds: i64,
    ttl_seconds: i64,
    /// Rendered by the same template as the live views.
    boards: String,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    caller: Caller,
    mut page: Page,
    now: Moment,
) -> Result<Response, Failed> {
    let programme = Programme::of_caller(&ctx, &caller).await?;
    let shown = programme.clone();
    let (boards, number) = ctx.db.read(move |tx| view::read(tx, &shown, now)).await?;
    let boards = boards.render().map_err(|error| {
        tracing::error!(%error, "a board fails");
        Failed::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, Sentence::new("failed-inside"))
    })?;
    if page.fragment {
        return Ok(Html(boards).into_response());
    }
    // Nobody stands before a display to choose: it speaks the body's language.
    page.tr = Tr(programme.lang());
    let clock = clock(&programme.office, now);
    let (shown_seconds, ttl_seconds) = (ANNOUNCED_SECONDS, CALL_SHOWN_MINUTES * 60);
    let (name, site) = (programme.name, programme.site_name);
    Ok(html(&BoardPage { page, name, site, clock, number, shown_seconds, ttl_seconds, boards }))
}

/// One rendering for all screens of a programme; only what happens at its site changes it.
pub(super) async fn live(State(ctx): State<Ctx>, caller: Caller) -> Result<Response, Failed> {
    let programme = Programme::of_caller(&ctx, &caller).await?;
    let (body, part) = (programme.office.id, programme.part);
    let (offices, inner) = (ctx.offices.clone(), ctx.clone());
    let site_now = move || {
        let office = offices.known(body)?;
        let site = &by_id(&office.displays, part)?.doc.site;
        office.site_by_key(site).map(|site| site.id)
    };
    ctx.hub
        .watch(
            &format!("display/{body}/{part}"),
            &caller,
            move |event| {
                event.body == body && (Some(event.place) == site_now() || event.kind == "office_changed")
            },
            move || {
                let ctx = inner.clone();
                Box::pin(async move { view::render(&ctx, body, part).await })
            },
        )
        .await
}

/// What a screen says of itself: the words it may use, and no others.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    sound: Sound,
    version: String,
}

#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sound {
    Armed,
    Blocked,
}

/// The header is what no foreign page can send without being asked first; the door checks the origin.
pub(super) async fn report(
    State(ctx): State<Ctx>,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Json(report): Json<Report>,
) -> Result<Response, Failed> {
    if caller.kind != "display" || !headers.contains_key("x-requested-with") {
        return Err(Failed::forbidden());
    }
    let said = known_words(report).ok_or_else(|| Failed::bad(Sentence::new("failed-unreadable")))?;
    let (body, device) = (caller.body, caller.id);
    ctx.db
        .write(Lane::of(body, device), move |tx| devices::report(tx, body, device, &said, now))
        .await
        .map_err(|error: StoreError| Failed::from(error))?;
    Ok(nothing())
}

fn known_words(report: Report) -> Option<serde_json::Value> {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-+".contains(c);
    let fits = report.version.len() <= VERSION_CHARS_MAX && report.version.chars().all(plain);
    fits.then(|| serde_json::to_value(report).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<serde_json::Value> {
        serde_json::from_str(text).ok().and_then(known_words)
    }

    #[test]
    fn a_report_says_known_words_only() {
        let said = read(r#"{"sound":"armed","version":"0.1.0"}"#).unwrap();
        assert_eq!(said, serde_json::json!({ "sound": "armed", "version": "0.1.0" }));
        assert_eq!(read(r#"{"sound":"loud","version":"0.1.0"}"#), None);
        assert_eq!(read(r#"{"sound":"armed","version":"<b>1</b>"}"#), None);
        assert_eq!(read(r#"{"sound":"armed","version":"0.1.0","paper":"out"}"#), None);
        assert_eq!(read(r#"{"sound":"armed","version":"111111111111111111111"}"#), None);
    }
}
