//! «Conferma la presenza» by the pass itself: a strong proof, so the whole pass is shown again.

use agenda::appointment;
use axum::response::{IntoResponse, Redirect, Response};
use platform::web::{Failed, Posted, Sentence};

use super::at::At;
use crate::arrive::{self, ArriveError};
use crate::line::office_at;
use crate::visit;

#[derive(serde::Deserialize)]
pub(super) struct Pass {
    token: String,
}

pub(super) async fn arrive(at: At, pass: Result<Posted<Pass>, Failed>) -> Response {
    at.answer(announce(&at, pass).await)
}

async fn announce(at: &At, pass: Result<Posted<Pass>, Failed>) -> Result<Response, Failed> {
    let Posted(Pass { token }) = pass?;
    let (ctx, body, site, now, actor) = (at.ctx.clone(), at.body(), at.site.id, at.now, at.caller.actor());
    let written = token.clone();
    let announced = at.ctx.db.write(at.lane(), move |tx| {
        let office = office_at(tx, &ctx, body)?;
        match appointment::by_token(tx, &ctx.key, body, &token)? {
            // Whoever stands at another site is not present where he is called.
            Some(booked) if booked.site != site => Err(ArriveError::Unknown),
            Some(booked) => arrive::check_in(tx, &office, &booked, None, "kiosk", &actor, now),
            None => match visit::of_token(tx, &ctx.key, body, &token)? {
                Some(visit) if visit.site == site => arrive::again(tx, &office, visit, &actor, now),
                _ => Err(ArriveError::Unknown),
            },
        }
    });
    announced.await?;
    // Only what was found is written into an address.
    let token = identity::token::decode(&written)
        .map(identity::token::encode)
        .map_err(|_| Failed::bad(Sentence::new("failed-unreadable")))?;
    Ok(Redirect::to(&at.page.at(&format!("kiosk/pass/{token}?paper=no"))).into_response())
}
