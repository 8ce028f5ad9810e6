//! What the buttons of the plan do.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office, rights};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes};
use platform::{Lane, Moment};

use super::page::{Wish, answer, date, service};
use super::rule;
use crate::line::office_at;

pub fn routes() -> Routes<Ctx> {
    let manage = Access::Right(rights::MANAGE_APPOINTMENTS);
    Routes::new().post("/{body}/plan/seat", manage, seat).post("/{body}/plan/cancel", manage, cancel)
}

#[derive(serde::Deserialize)]
struct SeatWish {
    service: String,
    day: String,
    agenda: i64,
    start: i64,
    seat: i64,
    what: What,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Close,
    Open,
}

async fn seat(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wish): Posted<SeatWish>,
) -> Result<Response, Failed> {
    let seat = rule::Seat { agenda: wish.agenda, start: Moment(wish.start), number: wish.seat };
    let (inner, body, by, key, what) =
        (ctx.clone(), office.id, caller.clone(), wish.service.clone(), wish.what);
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = office_at(tx, &inner, body)?;
            let service = service(&office, &by, &key)?;
            match what {
                What::Close => rule::close(tx, &office, service, seat, &by.actor(), now),
                What::Open => rule::open(tx, &office, service, seat, &by.actor(), now),
            }
        })
        .await?;
    done(&ctx, office, page, &caller, Wish { service: wish.service, day: wish.day }).await
}

#[derive(serde::Deserialize)]
struct CancelWish {
    service: String,
    day: String,
    appointment: i64,
}

async fn cancel(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wish): Posted<CancelWish>,
) -> Result<Response, Failed> {
    let (inner, body, by, key, id) =
        (ctx.clone(), office.id, caller.clone(), wish.service.clone(), wish.appointment);
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = office_at(tx, &inner, body)?;
            rule::cancel(tx, &office, service(&office, &by, &key)?, id, &by.actor(), now)
        })
        .await?;
    done(&ctx, office, page, &caller, Wish { service: wish.service, day: wish.day }).await
}

/// Scripts get the new view at once, browsers without them the page again.
async fn done(
    ctx: &Ctx,
    office: Arc<Office>,
    page: Page,
    caller: &Caller,
    wish: Wish,
) -> Result<Response, Failed> {
    // Both came through the checks above: the key is a service's, the day only chooses what is shown.
    let day = date(&office, &wish.day, page.now)?;
    if page.fragment {
        return answer(ctx, office, page, caller, &wish).await;
    }
    let back = page.at(&format!("plan?service={}&day={day}", wish.service));
    Ok(Redirect::to(&back).into_response())
}
