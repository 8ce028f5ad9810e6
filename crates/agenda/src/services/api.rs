//! Services and free starts for programs.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use office::{Ctx, Here};
use platform::Moment;
use platform::web::{Access, Failed, Page, Routes, Sentence};
use serde_json::json;

use super::bookable;
use crate::{availability, choose_time};

/// Most days that one request may ask for.
const DAYS_MAX: i64 = 62;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/api/v1/{body}/services", Access::Public, list).get(
        "/api/v1/{body}/services/{key}/slots",
        Access::Public,
        slots,
    )
}

async fn list(Here(office): Here, page: Page) -> Response {
    let lang = page.lang();
    let items: Vec<_> = office
        .services
        .iter()
        .map(|part| {
            let doc = &part.doc;
            let offerings: Vec<_> = doc
                .offering
                .iter()
                .map(|each| json!({ "key": each.key, "name": each.name.say(lang), "minutes": each.minutes }))
                .collect();
            json!({
                "key": doc.key,
                "name": doc.name.say(lang),
                "description": doc.description.say(lang),
                "category": doc.category,
                "site": doc.site,
                "what_to_bring": doc.notes.say(lang),
                "bookable": bookable(doc),
                "walk_in": doc.walk_in,
                "earliest_days": doc.earliest_days,
                "latest_minutes": doc.latest_min,
                "promise_minutes": { "appointment": doc.promise_min.appointment, "walk_in": doc.promise_min.walk_in },
                "offerings": offerings,
            })
        })
        .collect();
    axum::Json(json!({ "items": items })).into_response()
}

#[derive(serde::Deserialize)]
struct Range {
    from: Option<String>,
    to: Option<String>,
    offering: Option<String>,
}

async fn slots(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, key)): Path<(String, String)>,
    Query(range): Query<Range>,
    now: Moment,
) -> Result<Response, Failed> {
    let service = office
        .service_by_key(&key)
        .filter(|part| bookable(&part.doc))
        .cloned()
        .ok_or_else(Failed::not_found)?;
    let offering = match &range.offering {
        Some(key) => service.doc.offering(key),
        None => choose_time::shortest(&service.doc),
    };
    let offering = offering.cloned().ok_or_else(Failed::not_found)?;
    let today = office.date_of(now);
    let from = date(range.from.as_deref())?.unwrap_or(today);
    let to = date(range.to.as_deref())?
        .unwrap_or_else(|| from.saturating_add(jiff::Span::new().days(DAYS_MAX - 1)));
    let length = from.until(to).map_or(DAYS_MAX, |span| i64::from(span.get_days()));
    if !(0..DAYS_MAX).contains(&length) {
        return Err(Failed::bad(Sentence::new("book-api-range").with("days", DAYS_MAX)));
    }
    let (from, to) = (from.max(today), to.min(choose_time::last_day(&office, &service.doc, now)));
    let read =
        move |tx: &mut platform::Tx| availability::days(tx, &office, &service, &offering, from, to, now);
    let items: Vec<_> = ctx
        .db
        .read(read)
        .await?
        .iter()
        .flat_map(|day| &day.starts)
        .map(|free| json!({ "start": free.start.rfc3339(), "length_s": free.length_s, "free": free.free }))
        .collect();
    Ok(axum::Json(json!({ "items": items })).into_response())
}

fn date(text: Option<&str>) -> Result<Option<Date>, Failed> {
    let Some(text) = text else { return Ok(None) };
    text.parse().map(Some).map_err(|_| Failed::bad(Sentence::new("book-api-date")))
}
