//! The page of corrected hours, for the head of the desk.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office, by_id, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::rule::{self, Correction, CorrectionError, REASON_MAX};
use crate::said::{actor_name, when};
use crate::work::Lead;

pub fn routes() -> Routes<Ctx> {
    let lead = Access::Right(rights::LEAD_DESK);
    Routes::new().get("/{body}/desk/hours", lead, show).post("/{body}/desk/hours", lead, send)
}

struct Row {
    hours: String,
    from: String,
    reason: String,
    who: String,
    at: String,
}

#[derive(askama::Template)]
#[template(path = "corrections/corrections.html")]
struct CorrectionsPage {
    page: Page,
    rows: Vec<Row>,
    hours: Vec<(i64, String)>,
    draft: Draft,
    wrong: Option<String>,
    reason_max: usize,
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Draft {
    hours: i64,
    /// Civil time, as a browser writes it.
    from: String,
    reason: String,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    render(&ctx, &office, page, Draft::default(), None).await
}

async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    draft: Draft,
    wrong: Option<String>,
) -> Result<Response, Failed> {
    let body = office.id;
    let found = ctx.db.read(move |tx| rule::recent(tx, body)).await?;
    let name = |id: i64| {
        by_id(&office.hours, id).map_or_else(String::new, |part| part.doc.name.say(page.lang()).to_owned())
    };
    let row = |each: &Correction| Row {
        hours: name(each.part),
        from: when(office, &page, each.from),
        reason: each.reason.clone(),
        who: actor_name(office, &page, &each.actor),
        at: when(office, &page, each.at),
    };
    let rows = found.iter().map(row).collect();
    let hours = office.hours.iter().map(|part| (part.id, name(part.id))).collect();
    Ok(html(&CorrectionsPage { page, rows, hours, draft, wrong, reason_max: REASON_MAX }))
}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(draft): Posted<Draft>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    // A time that there is not lies in no past.
    let from = office.typed_moment(&draft.from).unwrap_or(now);
    let (inner, body, asked) = (ctx.clone(), office.id, draft.clone());
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(CorrectionError::Unknown)?;
        rule::correct(tx, &office, &lead, (asked.hours, from), &asked.reason, now)
    };
    // In the lane of the office: an import changes the same hours.
    match ctx.db.write(Lane::of(body, 0), work).await {
        Ok(()) => Ok(Redirect::to(&page.at("desk/hours")).into_response()),
        Err(error @ (CorrectionError::Store(_) | CorrectionError::Unknown)) => Err(error.into()),
        Err(error) => {
            let wrong = Failed::from(error).sentence.say(page.tr);
            render(&ctx, &office, page, draft, Some(wrong)).await
        }
    }
}
