//! «Conferma la presenza» by the pass itself: a strong proof, so the whole pass is shown again.

use axum::response::{IntoResponse, Redirect, Response};
use office::kiosk::At;
use platform::web::{Failed, Posted, Sentence};

use crate::arrive::{self, ArriveError};
use crate::line::office_at;
use crate::pass::Pass;

#[derive(serde::Deserialize)]
pub(super) struct Shown {
    token: String,
}

pub(super) async fn arrive(at: At, shown: Result<Posted<Shown>, Failed>) -> Response {
    at.answer(announce(&at, shown).await)
}

async fn announce(at: &At, shown: Result<Posted<Shown>, Failed>) -> Result<Response, Failed> {
    let Posted(Shown { token }) = shown?;
    let (ctx, body, site, now, actor) = (at.ctx.clone(), at.body(), at.site.id, at.now, at.caller.actor());
    let written = token.clone();
    let announced = at.ctx.db.write(at.lane(), move |tx| {
        let office = office_at(tx, &ctx, body)?;
        // Whoever stands at another site is not present where he is called.
        let pass = Pass::find(tx, &ctx.key, body, &token)?.filter(|pass| pass.site() == site);
        arrive::with_pass(tx, &office, pass.ok_or(ArriveError::Unknown)?, None, "kiosk", &actor, now)
    });
    announced.await?;
    // Only what was found is written into an address.
    let token = identity::token::decode(&written)
        .map(identity::token::encode)
        .map_err(|_| Failed::bad(Sentence::new("failed-unreadable")))?;
    Ok(Redirect::to(&at.page.at(&format!("kiosk/pass/{token}?paper=no"))).into_response())
}
