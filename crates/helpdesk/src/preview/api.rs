//! `POST /api/v1/sla/preview`: a calendar, a start, a target and pauses in; due times out. It stores nothing.

use axum::response::{IntoResponse, Response};
use calendar::{
    Calendar, CalendarHistory, Clock, Exceptions, Pause, Pauses, Period, Ruler, Target, WARNING_PERCENTS,
    WeeklyHours,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use office::Ctx;
use platform::store::StoreError;
use platform::web::{Access, Failed, Json, Routes, Sentence};
use tokio::sync::Semaphore;

pub fn routes() -> Routes<Ctx> {
    Routes::new().post("/api/v1/sla/preview", Access::Public, preview)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    calendar: Hours,
    start: Timestamp,
    /// Working seconds.
    target_s: u32,
    #[serde(default)]
    pauses: Vec<Stop>,
    /// How much is used by then.
    #[serde(default)]
    until: Option<Timestamp>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    zone: String,
    weekly: WeeklyHours,
    #[serde(default)]
    exceptions: Exceptions,
    #[serde(default)]
    national_holidays: bool,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stop {
    from: Timestamp,
    #[serde(default)]
    until: Option<Timestamp>,
}

#[derive(serde::Serialize)]
struct Answer {
    /// Nothing while a pause is open.
    due_at: Option<Timestamp>,
    late_from: Option<Timestamp>,
    warnings: serde_json::Map<String, serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    elapsed_s: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late: Option<bool>,
}

/// Pauses of one request: more than a ticket ever has.
const PAUSES_MAX: usize = 1_000;
/// Exceptions of one calendar: more than twenty years of patron saints and bridges.
const EXCEPTIONS_MAX: usize = 400;

/// From the start to where the use is asked, in years: beyond, every day would be laid out for nothing.
const YEARS_MAX: i64 = 20;
/// Counts at once: whoever asks for more waits, and nobody else does.
static COUNTING: Semaphore = Semaphore::const_new(2);

async fn preview(Json(asked): Json<Asked>) -> Result<Response, Failed> {
    // Twenty years may have to be laid out: not where requests are read.
    let _turn = COUNTING.acquire().await;
    let counted = tokio::task::spawn_blocking(move || count(asked)).await;
    let answer = counted.map_err(|_| Failed::from(StoreError::Broken("the count stopped".into())))??;
    Ok(axum::Json(answer).into_response())
}

fn count(asked: Asked) -> Result<Answer, Failed> {
    let wrong = |key: &'static str| Failed::bad(Sentence::new(key));
    if asked.pauses.len() > PAUSES_MAX {
        return Err(Failed::too_large("PAUSES_MAX"));
    }
    let Exceptions { dated, yearly } = &asked.calendar.exceptions;
    if dated.len() + yearly.len() > EXCEPTIONS_MAX {
        return Err(Failed::too_large("EXCEPTIONS_MAX"));
    }
    let span = asked.until.map_or(0, |until| (until.as_second() - asked.start.as_second()).abs());
    if span > YEARS_MAX * 366 * 86_400 {
        return Err(Failed::bad(Sentence::new("preview-error-span").with("years", YEARS_MAX)));
    }
    let zone = TimeZone::get(&asked.calendar.zone).map_err(|_| wrong("preview-error-zone"))?;
    let calendar = Calendar {
        version: 0,
        zone,
        period: Period::ALWAYS,
        weekly: asked.calendar.weekly,
        exceptions: asked.calendar.exceptions,
        national_holidays: asked.calendar.national_holidays,
    };
    let history = CalendarHistory::of(calendar, asked.start).map_err(|_| wrong("preview-error-closed"))?;
    let target = Target::of_seconds(asked.target_s).ok_or_else(|| wrong("preview-error-target"))?;
    let pauses: Result<Vec<Pause>, _> =
        asked.pauses.iter().map(|stop| Pause::new(stop.from, stop.until)).collect();
    let (ruler, pauses) =
        (Ruler::new(history), Pauses::of(pauses.map_err(|_| wrong("preview-error-pause"))?));
    let clock = Clock { origin: asked.start, target }.on(&ruler, &pauses);
    let warnings: serde_json::Map<String, serde_json::Value> = WARNING_PERCENTS
        .into_iter()
        .map(|percent| (percent.to_string(), serde_json::json!(clock.warning_at(percent))))
        .collect();
    Ok(Answer {
        due_at: clock.due_at(),
        late_from: clock.late_from(),
        warnings,
        elapsed_s: asked.until.map(|until| clock.elapsed(until)),
        late: asked.until.map(|until| clock.late(until)),
    })
}
