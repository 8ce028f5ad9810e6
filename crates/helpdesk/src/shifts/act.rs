//! What is done with shifts, one form each.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use calendar::DayTime;
use office::lanes::SHIFTS;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::{Answer, Planned, ShiftError, add, answer, ask, remove};
use crate::work::{AtDesk, Lead};

/// The week that is shown again afterwards.
fn back(page: &Page, week: &str) -> Response {
    let week = week.parse::<jiff::civil::Date>().map_or_else(|_| String::new(), |date| date.to_string());
    Redirect::to(&page.at(&format!("desk/shifts?week={week}"))).into_response()
}

#[derive(Clone, serde::Deserialize)]
pub(super) struct New {
    staff: i64,
    date: String,
    from: String,
    until: String,
    kind: String,
    weeks: i64,
}

impl New {
    fn planned(&self) -> Result<Planned, ShiftError> {
        Ok(Planned {
            staff: self.staff,
            date: self.date.parse().map_err(|_| ShiftError::Times)?,
            from: DayTime::parse(&self.from).map_err(|_| ShiftError::Times)?,
            until: DayTime::parse(&self.until).map_err(|_| ShiftError::Times)?,
            kind: self.kind.parse().map_err(|_| ShiftError::Times)?,
            weeks: self.weeks,
        })
    }
}

pub(super) async fn plan(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(new): Posted<New>,
) -> Result<Response, Failed> {
    let planner = Lead::prove(&caller)?;
    let (planned, inner, body) = (new.planned()?, ctx.clone(), office.id);
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(ShiftError::Unknown)?;
        add(tx, &office, &planner, &planned, now)
    };
    ctx.db.write(Lane::of(body, SHIFTS), work).await?;
    Ok(back(&page, &new.date))
}

#[derive(serde::Deserialize)]
pub(super) struct Which {
    shift: i64,
    #[serde(default)]
    week: String,
}

pub(super) async fn take_away(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(which): Posted<Which>,
) -> Result<Response, Failed> {
    let planner = Lead::prove(&caller)?;
    let shift = which.shift;
    let work = move |tx: &mut Tx| remove(tx, &planner, shift, now);
    ctx.db.write(Lane::of(office.id, SHIFTS), work).await?;
    Ok(back(&page, &which.week))
}

#[derive(serde::Deserialize)]
pub(super) struct Offer {
    mine: i64,
    theirs: i64,
    #[serde(default)]
    week: String,
}

pub(super) async fn offer(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(offer): Posted<Offer>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let pair = (offer.mine, offer.theirs);
    let work = move |tx: &mut Tx| ask(tx, &desk, pair, now);
    ctx.db.write(Lane::of(office.id, SHIFTS), work).await?;
    Ok(back(&page, &offer.week))
}

#[derive(serde::Deserialize)]
pub(super) struct Said {
    answer: String,
    #[serde(default)]
    week: String,
}

pub(super) async fn reply(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, swap)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(said): Posted<Said>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let what = Answer::parse(&said.answer).ok_or_else(Failed::not_found)?;
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(ShiftError::Unknown)?;
        answer(tx, &office, &desk, (swap, what), now)
    };
    ctx.db.write(Lane::of(body, SHIFTS), work).await?;
    Ok(back(&page, &said.week))
}
