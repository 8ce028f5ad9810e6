//! «Chi sei»: asked only of those who want another day or another hour. The card is enough.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use office::kiosk::{At, Frame};
use office::people::Someone;
use platform::web::{Failed, Page, Posted, html};

use super::meanwhile;
use super::scan::{Reading, Scanned, recognised, warn_of};
use super::service::{Wish, chosen};

#[derive(askama::Template)]
#[template(path = "kiosk/who.html")]
struct WhoPage {
    page: Page,
    frame: Frame,
    name: String,
}

/// A service and the kind of it, as they stand in addresses.
pub(super) struct Errand {
    pub service: i64,
    pub key: String,
    pub offering: String,
}

impl Errand {
    pub fn of(at: &At, key: &str, offering: &str) -> Result<Errand, Failed> {
        let part = at.service(key)?;
        let kind = chosen(&part.doc, offering).ok_or_else(Failed::not_found)?;
        Ok(Errand { service: part.id, key: part.doc.key.clone(), offering: kind.key.clone() })
    }
    /// `kiosk/who/anagrafe?offering=residenza`.
    pub fn to(&self, at: &At, step: &str, rest: &str) -> String {
        at.page.at(&format!("kiosk/{step}/{}{rest}?offering={}", self.key, self.offering))
    }
}

pub(super) async fn show(
    at: At,
    Path((_, key)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Response {
    let done = Errand::of(&at, &key, &wish.offering).map(|errand| ask(&at, &errand));
    at.answer(done)
}

fn ask(at: &At, errand: &Errand) -> Response {
    let page = at.page.clone();
    let frame = at.frame().back(errand.to(at, "service", "")).scan(errand.to(at, "who", "")).voice("who");
    html(&WhoPage { page, frame, name: errand.to(at, "who", "/name") })
}

pub(super) async fn card(
    at: At,
    Path((_, key)): Path<(String, String)>,
    Query(wish): Query<Wish>,
    scanned: Result<Posted<Scanned>, Failed>,
) -> Response {
    let done = read(&at, &key, &wish.offering, scanned).await;
    at.answer(done)
}

async fn read(
    at: &At,
    key: &str,
    offering: &str,
    scanned: Result<Posted<Scanned>, Failed>,
) -> Result<Response, Failed> {
    let Posted(scanned) = scanned?;
    let errand = Errand::of(at, key, offering)?;
    match Reading::of(&scanned.scan) {
        Reading::Card { code, swapped } => {
            at.look_up()?;
            warn_of(at, swapped);
            let someone = Someone { fiscal_code: Some(code), ..Someone::default() };
            meanwhile::remember(at.body(), at.caller.id, someone, at.now, at.ctx.clock.speed());
            Ok(Redirect::to(&errand.to(at, "days", "")).into_response())
        }
        // Something else was passed: a pass knows its own way.
        _ => recognised(at, &scanned.scan).await,
    }
}

/// Whoever stands there and said enough to be booked.
pub(super) fn known(at: &At) -> Option<Someone> {
    let someone = meanwhile::recall(at.body(), at.caller.id, at.now, at.ctx.clock.speed())?;
    enough(&someone).then_some(someone)
}

/// A card, or phone, first and last name.
pub(super) fn enough(someone: &Someone) -> bool {
    let named = someone.given_name.is_some() && someone.family_name.is_some();
    someone.fiscal_code.is_some() || (named && someone.phone.is_some())
}
