//! The figures for programs: `GET /api/v1/{body}/statistics?from=&to=&service=`.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here, Office, rights};
use platform::web::{Access, Failed, Page, Routes};

use super::figures::Figures;
use super::page::Filter;
use super::read;
use office::period::Period;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/api/v1/{body}/statistics", Access::Right(rights::STATISTICS), figures)
}

async fn figures(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    Query(filter): Query<Filter>,
) -> Result<Response, Failed> {
    let wrong = |error: office::period::PeriodError| Failed::bad(error.sentence());
    let period = filter.period(&office, &page).map_err(wrong)?;
    let asked = filter.asked(&office, &page, period)?;
    let service = asked.service;
    let figures = read::figures(&ctx, &office, asked).await?;
    Ok(axum::Json(answer(&office, period, service, &figures)).into_response())
}

/// Services and counters by the keys that the office gave them, never by our ids.
fn answer(office: &Office, period: Period, service: Option<i64>, figures: &Figures) -> serde_json::Value {
    let mut shown = serde_json::to_value(figures).unwrap_or_default();
    if let Some(counters) = shown.get_mut("counters").and_then(|list| list.as_array_mut()) {
        for (shown, counter) in counters.iter_mut().zip(&figures.counters) {
            let key = office.counter(counter.counter).map(|part| part.doc.key.as_str());
            shown["counter"] = serde_json::json!(key);
        }
    }
    let service = service.and_then(|id| office.service(id)).map(|part| part.doc.key.as_str());
    serde_json::json!({
        "from": period.from.to_string(), "to": period.to.to_string(), "service": service, "figures": shown,
        "wait_class_limits_min": super::figures::BIN_EDGES_MIN,
    })
}
