//! Something was passed under the reader, or typed: a card, a pass, a call code, a booking code.

use agenda::appointment::{self, PassSecrets};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use identity::{BookingCode, CallCode, FiscalCode, FiscalCodeError, Layout, Scan};
use office::kiosk::{At, Frame};
use office::{kiosk, people};
use platform::store::StoreError;
use platform::web::{Failed, Page, Posted, Sentence, html};

use super::services::{PAGE_BUTTONS, Tile, tiles};
use super::signed::{self, Bearer, LIFE_S, Purpose};
use super::{call_code, meanwhile, mine};

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Card {
        code: FiscalCode,
        swapped: Option<Layout>,
    },
    /// The secret of a pass.
    Pass(String),
    /// Public: good for announcing oneself today, for nothing else.
    Call(CallCode),
    /// Secret: as good as the pass.
    Booking(BookingCode),
    /// The number from the other side of the card.
    OtherSide,
    Unreadable,
}

impl Reading {
    pub fn of(text: &str) -> Reading {
        match Scan::read(text) {
            Scan::Card { code, swapped } => Reading::Card { code, swapped },
            Scan::Pass(secret) => Reading::Pass(secret),
            Scan::CallCode(code) => Reading::Call(code),
            Scan::Unreadable => match BookingCode::parse(text.trim()) {
                Ok(code) => Reading::Booking(code),
                Err(_) if FiscalCode::parse(text) == Err(FiscalCodeError::EhicNumber) => Reading::OtherSide,
                Err(_) => Reading::Unreadable,
            },
        }
    }
}

#[derive(serde::Deserialize)]
pub(super) struct Scanned {
    pub scan: String,
}

pub(super) async fn scan(at: At, scanned: Result<Posted<Scanned>, Failed>) -> Response {
    let done = match scanned {
        Ok(Posted(scanned)) => recognised(&at, &scanned.scan).await,
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

/// Where a reading leads.
pub(super) async fn recognised(at: &At, text: &str) -> Result<Response, Failed> {
    at.look_up()?;
    // Somebody new, for all the kiosk knows.
    meanwhile::forget(at.body(), at.caller.id);
    match Reading::of(text) {
        Reading::Card { code, swapped } => card(at, &code, swapped).await,
        Reading::Pass(token) => Ok(mine::go(at, &token)),
        Reading::Booking(code) => booking(at, code).await,
        Reading::Call(code) => call_code::ask(at, code).await,
        Reading::OtherSide => Err(unreadable("kiosk-scan-other-side")),
        Reading::Unreadable => {
            let path = kiosk::doors(&at.office).find_map(|door| (door.reads)(at, text));
            let path = path.ok_or_else(|| unreadable("kiosk-scan-unreadable"))?;
            Ok(Redirect::to(&at.page.at(&path)).into_response())
        }
    }
}

pub(super) fn unreadable(words: &'static str) -> Failed {
    Failed::new(StatusCode::UNPROCESSABLE_ENTITY, Sentence::new(words))
}

/// A reader on a host with the wrong keyboard works by luck: whoever installed it must hear of it.
pub(super) fn warn_of(at: &At, swapped: Option<Layout>) {
    if let Some(layout) = swapped {
        tracing::warn!(
            device = at.caller.id,
            ?layout,
            "a kiosk's reader types through a foreign keyboard layout: set the host's keyboard to Italian"
        );
    }
}

#[derive(askama::Template)]
#[template(path = "kiosk/card.html")]
struct CardPage {
    page: Page,
    frame: Frame,
    proof: String,
    /// The body chose that a card alone opens its appointments.
    card_alone: bool,
    tiles: Vec<Tile>,
    more: bool,
}

/// One page for everybody: nothing is looked up yet, so that it cannot tell anything.
async fn card(at: &At, code: &FiscalCode, swapped: Option<Layout>) -> Result<Response, Failed> {
    warn_of(at, swapped);
    let index = people::code_index(&at.ctx.key, at.body(), code);
    let page = at.page.clone();
    let services = page.at("kiosk/services");
    Ok(html(&CardPage {
        frame: at.frame().back(services.clone()).here(services).voice("card"),
        proof: proof(at, Purpose::Card, &index),
        card_alone: at.office.body.card_alone,
        tiles: tiles(at, 0).await?,
        more: at.services().count() > PAGE_BUTTONS,
        page,
    }))
}

/// Signed for this kiosk and the next touch.
pub(super) fn proof(at: &At, purpose: Purpose, bytes: &[u8]) -> String {
    // A demonstration's clock runs faster than the people in front of it.
    proof_for(at, purpose, bytes, LIFE_S * at.ctx.clock.speed())
}

/// Signed for this kiosk and so many seconds.
pub(super) fn proof_for(at: &At, purpose: Purpose, bytes: &[u8], seconds: i64) -> String {
    let until = at.now.plus_s(seconds);
    signed::sign(&at.ctx.key, purpose, bearer(at), bytes, until)
}

pub(super) fn proven(at: &At, purpose: Purpose, proof: &str) -> Option<Vec<u8>> {
    signed::read(&at.ctx.key, purpose, bearer(at), proof, at.now)
}

fn bearer(at: &At) -> Bearer {
    Bearer { body: at.body(), device: at.caller.id }
}

/// The booking code proves as much as the pass itself.
async fn booking(at: &At, code: BookingCode) -> Result<Response, Failed> {
    let (key, body) = (at.ctx.key.clone(), at.body());
    let found = at.ctx.db.read(move |tx| appointment::by_booking_code(tx, &key, body, &code)).await;
    let booked = found.map_err(|error: StoreError| Failed::from(error))?;
    let booked = booked.ok_or_else(|| unreadable("kiosk-code-unknown"))?;
    let token = PassSecrets::of(&at.ctx.key, body, booked.id).token;
    Ok(Redirect::to(&at.page.at(&format!("kiosk/mine/{token}"))).into_response())
}
