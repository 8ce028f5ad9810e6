//! Booking another day or hour, for somebody who said who he is.

use agenda::book::BookError;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use office::kiosk::At;
use office::people::{self, Indexes};
use platform::Moment;
use platform::web::{Failed, Posted};

use super::confirm::{key, to_pass};
use super::other_time::{self, Look, Wanted};
use super::service::{chosen as kind, title};
use super::take::{self, TakeError, What};
use super::who::{Errand, known};

pub(super) async fn days(
    at: At,
    Path((_, service)): Path<(String, String)>,
    Query(look): Query<Look>,
) -> Response {
    let done = match wanted(&at, &service, &look.offering) {
        Ok(Ok((_, wanted))) => other_time::days(&at, &wanted, &look).await,
        Ok(Err(ask)) => Ok(ask),
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

pub(super) async fn times(
    at: At,
    Path((_, service, date)): Path<(String, String, String)>,
    Query(look): Query<Look>,
) -> Response {
    let done = match wanted(&at, &service, &look.offering) {
        Ok(Ok((_, wanted))) => other_time::times(&at, &wanted, &date, &look).await,
        Ok(Err(ask)) => Ok(ask),
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

pub(super) async fn chosen(
    at: At,
    Path((_, service, _, start)): Path<(String, String, String, String)>,
    Query(look): Query<Look>,
) -> Response {
    let done = match wanted(&at, &service, &look.offering) {
        Ok(Ok((errand, wanted))) => {
            let action = at.page.at("kiosk/book");
            let fields = vec![("service", errand.key), ("offering", errand.offering)];
            other_time::chosen(&at, &wanted, &start, action, "kiosk-book-do", fields).await
        }
        Ok(Err(ask)) => Ok(ask),
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

/// What is to be shown, or the way to say who one is.
fn wanted(at: &At, service: &str, offering: &str) -> Result<Result<(Errand, Wanted), Response>, Failed> {
    let errand = Errand::of(at, service, offering)?;
    if known(at).is_none() {
        return Ok(Err(Redirect::to(&errand.to(at, "who", "")).into_response()));
    }
    let part = at.service(service)?;
    let several = part.doc.offering.len() > 1;
    let wanted = Wanted {
        service: errand.service,
        offering: errand.offering.clone(),
        title: title(&at.page, part, kind(&part.doc, offering).filter(|_| several)),
        base: at.page.at(&format!("kiosk/days/{}", errand.key)),
        query: format!("?offering={}", errand.offering),
        back: errand.to(at, "service", ""),
    };
    Ok(Ok((errand, wanted)))
}

#[derive(serde::Deserialize)]
pub(super) struct Touch {
    service: String,
    #[serde(default)]
    offering: String,
    start: i64,
    request: String,
}

pub(super) async fn confirm(at: At, touch: Result<Posted<Touch>, Failed>) -> Response {
    at.answer(give(&at, touch).await)
}

async fn give(at: &At, touch: Result<Posted<Touch>, Failed>) -> Result<Response, Failed> {
    let Posted(touch) = touch?;
    let (errand, wanted) = match wanted(at, &touch.service, &touch.offering)? {
        Ok(found) => found,
        Err(ask) => return Ok(ask),
    };
    let Some(someone) = known(at) else {
        return Ok(Redirect::to(&errand.to(at, "who", "")).into_response());
    };
    // A card never finds a reserved service again, so it is not written down for one either: then nobody
    // learns by booking whether somebody else already has such an appointment.
    let reserved = at.service(&touch.service)?.doc.reserved;
    let indexes =
        if reserved { Indexes::default() } else { people::indexes(&at.ctx.key, at.body(), &someone) };
    let start = Moment(touch.start);
    let wish = take::Wish {
        body: at.body(),
        service: errand.service,
        offering: errand.offering,
        what: What::Seat(start),
        someone,
        indexes,
        lang: at.page.lang(),
        key: key(at, &touch.request, errand.service)?,
        actor: at.caller.actor(),
    };
    match take::give(&at.ctx, &wish, at.now).await {
        Ok(given) => Ok(to_pass(at, &given, touch.start)),
        Err(TakeError::Book(BookError::Full { .. } | BookError::TooLate { .. } | BookError::NoSuchSlot)) => {
            Ok(other_time::gone(at, &wanted, start))
        }
        Err(error) => Err(error.into()),
    }
}
