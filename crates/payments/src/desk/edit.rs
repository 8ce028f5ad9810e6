//! Other amounts and dates for a position that nobody has begun to pay.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::{Ctx, Here, Office};
use pagopa::Cents;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, html};
use platform::{Lane, Moment};

use super::one::held;
use crate::change::{Rewritten, rewrite};
use crate::create::{NewInstalment, NewOption, PositionError};
use crate::position::{self, Instalment, PaymentOption, Position, Reduction};
use crate::proof::{May, Owing};
use crate::{ROOM, said};

/// One instalment as the form shows it.
struct Line {
    id: i64,
    heading: String,
    amount: String,
    day: String,
}

#[derive(askama::Template)]
#[template(path = "desk/edit.html")]
struct EditPage {
    page: Page,
    id: i64,
    version: i64,
    heading: String,
    lines: Vec<Line>,
    wrong: Option<String>,
}

/// What was typed: `amount-<instalment>` and `day-<instalment>`.
type Typed = BTreeMap<String, String>;

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
    Ok(html(&shown(&office, page, &position, &Typed::new(), None)))
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
    ctx.db.write(Lane::of(body, ROOM), work).await?.ok_or_else(Failed::not_found)
}

fn shown(office: &Office, page: Page, position: &Position, typed: &Typed, wrong: Option<String>) -> EditPage {
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
        }
    };
    EditPage {
        id: position.id,
        version: position.version,
        heading: position.options.first().map_or_else(String::new, |option| option.description.clone()),
        lines: position.instalments().map(line).collect(),
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
        rewrite(tx, &office, &by, &mut position, wish, now)
    };
    match ctx.db.write(Lane::of(body, ROOM), work).await {
        Ok(()) => Ok(Redirect::to(&page.at(&format!("payments/{id}"))).into_response()),
        Err(error) => match error.sentence() {
            Some(sentence) if !error.is_conflict() => {
                let position = read(&ctx, &clerk, id, now).await?;
                let said = sentence.say(page.tr);
                let mut response = html(&shown(&office, page, &position, &typed, Some(said)));
                *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
                Ok(response)
            }
            _ => Err(error.into()),
        },
    }
}

/// The option with what was typed; numbers stay.
fn again(office: &Office, option: &PaymentOption, typed: &Typed) -> Result<NewOption, PositionError> {
    let parts = option.instalments.iter().map(|part| changed(office, part, typed));
    Ok(NewOption {
        debtor: option.debtor.clone(),
        description: option.description.clone(),
        valid_from: option.valid_from,
        switch_to_expired: option.switch_to_expired,
        whole: option.whole,
        instalments: parts.collect::<Result<_, _>>()?,
    })
}

/// What is more or less goes to the first beneficiary; a reduction keeps its share of the whole.
fn changed(office: &Office, part: &Instalment, typed: &Typed) -> Result<NewInstalment, PositionError> {
    let of = |name: &str| typed.get(&format!("{name}-{}", part.id)).map(|text| text.trim());
    let amount = match of("amount") {
        Some(text) => said::typed(text).ok_or(PositionError::Amount)?,
        None => part.amount,
    };
    let due_at = match of("day") {
        // A day that is left as it is keeps its hour.
        Some(text) if text != said::form_day(office, part.due_at) => {
            let day: Option<Date> = text.parse().ok();
            day.and_then(|day| said::end_of(office, day)).ok_or(PositionError::DueDate)?
        }
        _ => part.due_at,
    };
    let mut transfers = part.transfers.clone();
    if let Some(first) = transfers.first_mut() {
        first.amount = Cents(first.amount.0 + amount.0 - part.amount.0);
    }
    let scaled = |less: &Reduction| {
        let share = i128::from(less.amount.0) * i128::from(amount.0) / i128::from(part.amount.0.max(1));
        Reduction { amount: Cents(i64::try_from(share).unwrap_or(i64::MAX)), ..*less }
    };
    Ok(NewInstalment {
        nav: None,
        amount,
        fee: part.fee,
        due_at,
        description: part.description.clone(),
        reductions: part.reductions.iter().map(scaled).collect(),
        metadata: part.metadata.clone(),
        transfers,
    })
}
