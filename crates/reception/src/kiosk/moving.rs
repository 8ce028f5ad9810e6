//! Moving one's appointment, with the pass or the booking code as proof.

use agenda::book::BookError;
use agenda::reschedule::reschedule;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use office::kiosk::At;
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Failed, Posted};

use super::held::{self, Held};
use super::mine::{can_move, go};
use super::other_time::{self, Look, Wanted};
use super::words;
use crate::line::office_at;
use crate::pass::Pass;

pub(super) async fn days(
    at: At,
    Path((_, token)): Path<(String, String)>,
    Query(look): Query<Look>,
) -> Response {
    let done = match wanted(&at, token).await {
        Ok(Ok((_, wanted))) => other_time::days(&at, &wanted, &look).await,
        Ok(Err(elsewhere)) => Ok(elsewhere),
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

pub(super) async fn times(
    at: At,
    Path((_, token, date)): Path<(String, String, String)>,
    Query(look): Query<Look>,
) -> Response {
    let done = match wanted(&at, token).await {
        Ok(Ok((_, wanted))) => other_time::times(&at, &wanted, &date, &look).await,
        Ok(Err(elsewhere)) => Ok(elsewhere),
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

pub(super) async fn chosen(
    at: At,
    Path((_, token, _, start)): Path<(String, String, String, String)>,
) -> Response {
    let done = match wanted(&at, token).await {
        Ok(Ok((_, wanted))) => {
            let action = wanted.base.clone();
            other_time::chosen(&at, &wanted, &start, action, "kiosk-move-do", Vec::new()).await
        }
        Ok(Err(elsewhere)) => Ok(elsewhere),
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

/// The appointment and its days, or its own page when it cannot be moved.
async fn wanted(at: &At, token: String) -> Result<Result<(Held, Wanted), Response>, Failed> {
    let (key, office, now) = (at.ctx.key.clone(), at.office.clone(), at.now);
    let found = at.ctx.db.read(move |tx| held::by_token(tx, &key, &office, &token, now)).await;
    let held = found.map_err(|error: StoreError| Failed::from(error))?.ok_or_else(Failed::not_found)?;
    let token = held.pass.token(&at.ctx.key, at.body());
    let Some(booked) = held.pass.appointment().filter(|_| can_move(at, &held)) else {
        return Ok(Err(go(at, &token)));
    };
    let page = &at.page;
    let service = held.service(&at.office).map_or("", |part| part.doc.name.say(page.lang()));
    let instead = words::at_when(page.tr, &at.office, booked.start, now);
    let wanted = Wanted {
        service: booked.service,
        offering: booked.offering.clone(),
        title: page.t2("kiosk-move-instead", "service", service, "when", instead),
        base: page.at(&format!("kiosk/move/{token}")),
        query: String::new(),
        back: page.at(&format!("kiosk/mine/{token}")),
    };
    Ok(Ok((held, wanted)))
}

#[derive(serde::Deserialize)]
pub(super) struct Touch {
    start: i64,
}

pub(super) async fn confirm(
    at: At,
    Path((_, token)): Path<(String, String)>,
    touch: Result<Posted<Touch>, Failed>,
) -> Response {
    at.answer(carry(&at, token, touch).await)
}

async fn carry(at: &At, token: String, touch: Result<Posted<Touch>, Failed>) -> Result<Response, Failed> {
    let Posted(touch) = touch?;
    let (held, wanted) = match wanted(at, token).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let token = held.pass.token(&at.ctx.key, at.body());
    let (ctx, body, now, actor, start) =
        (at.ctx.clone(), at.body(), at.now, at.caller.actor(), Moment(touch.start));
    let secret = token.clone();
    let moved = at.ctx.db.write(at.lane(), move |tx| {
        let office = office_at(tx, &ctx, body)?;
        // Read again: it may have been announced, cancelled or moved in the meantime.
        let held = held::by_token(tx, &ctx.key, &office, &secret, now)?.ok_or(BookError::NotBookable)?;
        match held.pass {
            Pass::Booked { appointment, visit: None } => {
                reschedule(tx, &ctx, &office, &appointment, start, &actor, now)
            }
            _ => Err(BookError::NotBookable),
        }
    });
    match moved.await {
        // A copy of its own: the paper of before is not true any more.
        Ok(()) => {
            let address = format!("kiosk/pass/{token}?paper={}", now.ms());
            Ok(Redirect::to(&at.page.at(&address)).into_response())
        }
        Err(BookError::Full { .. } | BookError::TooLate { .. } | BookError::NoSuchSlot) => {
            Ok(other_time::gone(at, &wanted, start))
        }
        Err(error) => Err(error.into()),
    }
}
