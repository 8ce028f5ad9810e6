//! Other amounts and dates for a position that nobody has begun to pay.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::Cents;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, html};
use platform::{Lane, Moment};

use super::edited::{Fault, Typed, again, apart, faults, reason};
use super::one::held;
use crate::change::{Rewritten, put_reason, rewrite};
use crate::create::PositionError;
use crate::position::{self, Instalment, PaymentOption, Position};
use crate::proof::{May, Owing};
use crate::said;

/// One instalment as the form shows it.
struct Line {
    id: i64,
    heading: String,
    amount: String,
    day: String,
    wrong_amount: Option<String>,
    wrong_day: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "desk/edit.html")]
struct EditPage {
    page: Page,
    id: i64,
    version: i64,
    heading: String,
    lines: Vec<Line>,
    why: String,
    wrong_why: Option<String>,
    /// What its ways of paying ask for, where it is not the same.
    apart: Option<String>,
    /// About the whole, where it is about no field.
    wrong: Option<String>,
    /// Fields that are wrong.
    count: usize,
}

pub(super) async fn form(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let position = read(&ctx, &clerk, id, now).await?;
    Ok(html(&shown(&office, page, &position, (&Typed::new(), &[]), None)))
}

/// The form shows what the page of the position shows: it leaves the same trace.
async fn read(ctx: &Ctx, clerk: &May<Owing>, id: i64, now: Moment) -> Result<Position, Failed> {
    let (body, clerk) = (clerk.body, clerk.clone());
    let work = move |tx: &mut Tx| {
        let found = position::load(tx, body, id)?.filter(|found| clerk.dues.covers(found.due));
        if found.is_some() {
            clerk.note(tx, "position-viewed", id, serde_json::json!({}), now)?;
        }
        Ok::<_, StoreError>(found)
    };
    ctx.db.write(Lane::of(body, PAYMENTS), work).await?.ok_or_else(Failed::not_found)
}

fn shown(
    office: &Office,
    page: Page,
    position: &Position,
    (typed, fields): (&Typed, &[Fault]),
    wrong: Option<String>,
) -> EditPage {
    let fault = |field: &str| fields.iter().find(|(of, _)| of == field).map(|(_, said)| said.say(page.tr));
    let said = |name: &str, part: &Instalment| fault(&format!("{name}-{}", part.id));
    let line = |(option, part): (&PaymentOption, &Instalment)| {
        let or =
            |name: &str, stored: String| typed.get(&format!("{name}-{}", part.id)).cloned().unwrap_or(stored);
        Line {
            id: part.id,
            heading: if option.whole {
                page.t("due-whole")
            } else {
                page.t1("due-part-of", "place", part.place)
            },
            amount: or("amount", said::bare(part.amount)),
            day: or("day", said::form_day(office, part.due_at)),
            wrong_amount: said("amount", part),
            wrong_day: said("day", part),
        }
    };
    // What came back says what its reader saw: another's change meanwhile is not overwritten unseen.
    let seen = typed.get("version").and_then(|text| text.parse().ok());
    EditPage {
        id: position.id,
        version: seen.unwrap_or(position.version),
        heading: position.options.first().map_or_else(String::new, |option| option.description.clone()),
        lines: position.instalments().map(line).collect(),
        count: fields.len(),
        why: typed.get("why").cloned().unwrap_or_default(),
        wrong_why: fault("why"),
        apart: apart(position).map(|sums| said_apart(&page, sums)),
        page,
        wrong,
    }
}

pub(super) async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let (body, dues) = (clerk.body, clerk.dues.clone());
    let look = move |tx: &mut Tx| Ok(position::load(tx, body, id)?.filter(|found| dues.covers(found.due)));
    let found = ctx.db.read(look).await.map_err(|error: StoreError| Failed::from(error))?;
    let wrong = faults(&office, &found.ok_or_else(Failed::not_found)?, &typed);
    if !wrong.is_empty() {
        let position = read(&ctx, &clerk, id, now).await?;
        return Ok(refused(shown(&office, page, &position, (&typed, &wrong), None)));
    }
    let why = reason(&typed)?;
    let version = typed.get("version").and_then(|text| text.parse().ok()).unwrap_or_default();
    let (inner, body, wanted, by) = (ctx.clone(), office.id, typed.clone(), clerk.clone());
    let work = move |tx: &mut Tx| -> Result<(), PositionError> {
        let office = inner.offices.at(tx, body)?.ok_or(PositionError::Unknown)?;
        let mut position = held(tx, &by, (id, version))?;
        let options = position.options.iter().map(|option| again(&office, option, &wanted));
        let wish = Rewritten {
            due: position.due,
            company_name: position.company_name.clone(),
            office_name: position.office_name.clone(),
            stand_in: position.stand_in,
            options: options.collect::<Result<_, _>>()?,
        };
        rewrite(tx, &office, &by, &mut position, wish, now)?;
        Ok(put_reason(tx, &position, &why)?)
    };
    match ctx.db.write(Lane::of(body, PAYMENTS), work).await {
        Ok(()) => Ok(Redirect::to(&page.at(&format!("payments/{id}"))).into_response()),
        Err(error) => match error.sentence() {
            Some(sentence) if !error.is_conflict() => {
                let position = read(&ctx, &clerk, id, now).await?;
                let said = sentence.say(page.tr);
                Ok(refused(shown(&office, page, &position, (&typed, &[]), Some(said))))
            }
            _ => Err(error.into()),
        },
    }
}

fn refused(shown: EditPage) -> Response {
    let mut response = html(&shown);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// What the plan and the single payment ask for, where somebody should look at it.
pub(super) fn said_apart(page: &Page, (plan, whole): (Cents, Cents)) -> String {
    page.t2("due-apart", "plan", said::euro(plan), "whole", said::euro(whole))
}
