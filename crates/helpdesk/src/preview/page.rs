//! The same for people: one of the office's hours, a start, minutes, pauses.

use axum::extract::{Query, State};
use axum::response::Response;
use calendar::{Clock, Pause, Pauses, Target, WARNING_PERCENTS};
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::i18n::civil_date_time;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Failed, Page, Routes, html};

use crate::clocks::hours;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/desk/preview", Access::Right(rights::TICKETS), show)
}

/// As the form sends it; all of it may be missing.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Trial {
    hours: i64,
    start: String,
    minutes: String,
    pause_from: String,
    pause_until: String,
}

struct Outcome {
    due: String,
    late_from: String,
    warnings: Vec<(u8, String)>,
}

#[derive(askama::Template)]
#[template(path = "preview/preview.html")]
struct PreviewPage {
    page: Page,
    hours: Vec<(i64, String)>,
    trial: Trial,
    outcome: Option<Result<Outcome, String>>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    now: Moment,
    Query(mut trial): Query<Trial>,
) -> Result<Response, Failed> {
    let names = office.hours.iter().map(|part| (part.id, part.doc.name.say(page.lang()).to_owned()));
    let hours = names.collect();
    if trial.start.is_empty() {
        trial.start = now.zoned(&office.zone).strftime("%Y-%m-%dT%H:%M").to_string();
    }
    let outcome = match trial.minutes.is_empty() {
        true => None,
        false => Some(tried(&ctx, &office, &page, &trial).await?),
    };
    Ok(html(&PreviewPage { page, hours, trial, outcome }))
}

async fn tried(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    trial: &Trial,
) -> Result<Result<Outcome, String>, Failed> {
    let (inner, body, part) = (ctx.clone(), office.id, trial.hours);
    let ruler = ctx.db.read(move |tx: &mut Tx| match inner.offices.at(tx, body)? {
        Some(office) => hours::ruler(tx, &office, part),
        None => Ok::<_, StoreError>(None),
    });
    let Some(ruler) = ruler.await? else { return Ok(Err(page.t("preview-wrong-hours"))) };
    let instant = |civil: &str| office.typed_moment(civil).map(Moment::timestamp);
    let minutes = trial.minutes.parse::<u32>().ok().and_then(|minutes| minutes.checked_mul(60));
    let Some(target) = minutes.and_then(Target::of_seconds) else {
        return Ok(Err(page.t("preview-error-target")));
    };
    let Some(origin) = instant(&trial.start) else { return Ok(Err(page.t("open-wrong-origin"))) };
    let pauses = match (instant(&trial.pause_from), instant(&trial.pause_until)) {
        (None, None) => Pauses::of([]),
        (Some(from), until) => match Pause::new(from, until) {
            Ok(pause) => Pauses::of([pause]),
            Err(_) => return Ok(Err(page.t("preview-error-pause"))),
        },
        (None, Some(_)) => return Ok(Err(page.t("preview-error-pause"))),
    };
    let clock = Clock { origin, target }.on(&ruler, &pauses);
    let said = |at: Option<jiff::Timestamp>| match at {
        Some(at) => {
            let civil = at.to_zoned(office.zone.clone());
            civil_date_time(page.lang(), civil.date(), civil.time())
        }
        None => page.t("preview-never"),
    };
    Ok(Ok(Outcome {
        due: said(clock.due_at()),
        late_from: said(clock.late_from()),
        warnings: WARNING_PERCENTS.map(|percent| (percent, said(clock.warning_at(percent)))).into(),
    }))
}
