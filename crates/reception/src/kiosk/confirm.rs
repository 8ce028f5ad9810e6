//! One touch: the ticket for now, or the first free seat.

use axum::response::{IntoResponse, Redirect, Response};
use office::kiosk::At;
use office::people::{Indexes, Someone};
use platform::idempotency::Key;
use platform::secrets::Token;
use platform::web::{Failed, Posted, Sentence};

use super::service::chosen;
use super::take::{self, Given, TakeError, What};
use crate::arrive::ArriveError;
use agenda::book::BookError;

#[derive(serde::Deserialize)]
pub(super) struct Touch {
    service: String,
    #[serde(default)]
    offering: String,
    what: String,
    #[serde(default)]
    seen: i64,
    request: String,
}

pub(super) async fn confirm(at: At, touch: Result<Posted<Touch>, Failed>) -> Response {
    at.answer(give(&at, touch).await)
}

async fn give(at: &At, touch: Result<Posted<Touch>, Failed>) -> Result<Response, Failed> {
    let Posted(touch) = touch?;
    let service = at.service(&touch.service)?;
    let what = match touch.what.as_str() {
        "ticket" => What::Ticket,
        "seat" => What::FirstSeat,
        _ => return Err(Failed::bad(Sentence::new("failed-unreadable"))),
    };
    let wish = take::Wish {
        body: at.body(),
        service: service.id,
        offering: chosen(&service.doc, &touch.offering).map_or_else(String::new, |kind| kind.key.clone()),
        what,
        someone: Someone::default(),
        indexes: Indexes::default(),
        lang: at.page.lang(),
        key: key(at, &touch.request, service.id)?,
        actor: at.caller.actor(),
    };
    match take::give(&at.ctx, &wish, at.now).await {
        Ok(given) => Ok(to_pass(at, &given, touch.seen)),
        // What can be had now is on the service's own page, with the reason.
        Err(TakeError::Arrive(ArriveError::ClosingSoon { .. } | ArriveError::NoWalkIn)) => {
            Ok(back(at, &touch))
        }
        Err(TakeError::Book(BookError::Full { .. } | BookError::TooLate { .. } | BookError::NoSuchSlot)) => {
            Ok(back(at, &touch))
        }
        Err(error) => Err(error.into()),
    }
}

/// The key of a touch: one scope for ticket and seat, so that two quick touches never make two passes.
pub(super) fn key(at: &At, request: &str, service: i64) -> Result<Key, Failed> {
    let token = Token::parse(request).ok_or_else(|| Failed::bad(Sentence::new("failed-unreadable")))?;
    Ok(Key::new(at.body(), &at.caller.name, "kiosk", &token.text(), &service.to_string()))
}

/// On to the pass; `?moved` when the seat that was shown went to somebody else.
pub(super) fn to_pass(at: &At, given: &Given, seen: i64) -> Response {
    let token = given.token(&at.ctx.key, at.body());
    let moved = matches!(given, Given::Seat { start, .. } if seen != 0 && start.ms() != seen);
    let note = if moved { "?moved=1" } else { "" };
    Redirect::to(&at.page.at(&format!("kiosk/pass/{token}{note}"))).into_response()
}

fn back(at: &At, touch: &Touch) -> Response {
    let offering: String =
        touch.offering.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let address = format!("kiosk/service/{}?offering={offering}", touch.service);
    Redirect::to(&at.page.at(&address)).into_response()
}
