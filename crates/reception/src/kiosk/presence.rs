//! «Conferma la presenza», by card or by call code: both are weak, so the answer is the call code and the
//! hour of today, and nothing else.

use std::time::Duration;

use agenda::appointment;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use identity::CallCode;
use office::Office;
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Page, Posted, html};
use tokio::time::{Instant, sleep_until};

use super::at::At;
use super::frame::{DONE_S, Frame};
use super::paper::Paper;
use super::pass::DonePage;
use super::scan::{proof, proven, unreadable};
use super::signed::Purpose;
use super::words;
use crate::arrive::{self, ArriveError};
use crate::line::office_at;
use crate::visit::{self, Visit};

/// A card is answered no sooner than this, whether it found something or not.
const CARD_ANSWER: Duration = Duration::from_millis(250);

#[derive(serde::Deserialize)]
pub(super) struct Proof {
    pub proof: String,
}

pub(super) async fn confirm(at: At, given: Result<Posted<Proof>, Failed>) -> Response {
    let begun = Instant::now();
    let done = announce(&at, given).await;
    sleep_until(begun + CARD_ANSWER).await;
    at.answer(done)
}

async fn announce(at: &At, given: Result<Posted<Proof>, Failed>) -> Result<Response, Failed> {
    let Posted(given) = given?;
    at.look_up()?;
    let (ctx, body, site, now, actor) = (at.ctx.clone(), at.body(), at.site.id, at.now, at.caller.actor());
    let visit = if let Some(card) = proven(at, Purpose::Card, &given.proof) {
        at.ctx
            .db
            .write(at.lane(), move |tx| {
                let office = office_at(tx, &ctx, body)?;
                by_card(tx, &office, site, &card, &actor, now)
            })
            .await?
    } else {
        let found = proven(at, Purpose::Code, &given.proof).ok_or_else(|| unreadable("kiosk-too-slow"))?;
        let named = Named::read(&found).ok_or_else(Failed::not_found)?;
        let announced = at.ctx.db.write(at.lane(), move |tx| {
            let office = office_at(tx, &ctx, body)?;
            by_name(tx, &office, named, &actor, now)
        });
        Some(announced.await?)
    };
    let to = match visit {
        Some(visit) => format!("kiosk/present/{}", proof(at, Purpose::Slip, &visit.id.to_be_bytes())),
        None => "kiosk/services?choose=1".to_owned(),
    };
    Ok(Redirect::to(&at.page.at(&to)).into_response())
}

/// The first appointment of today that is not over; reserved services are as if they were not there.
fn by_card(
    tx: &mut Tx,
    office: &Office,
    site: i64,
    card: &[u8],
    actor: &Actor,
    now: Moment,
) -> Result<Option<Visit>, ArriveError> {
    for booked in appointment::of_card(tx, office.id, site, office.date_of(now), card)? {
        if office.service(booked.service).is_none_or(|service| service.doc.reserved) {
            continue;
        }
        match arrive::check_in(tx, office, &booked, None, "kiosk", actor, now) {
            Ok(arrived) => return Ok(Some(arrived.visit)),
            Err(ArriveError::Store(error)) => return Err(error.into()),
            Err(_) => continue,
        }
    }
    Ok(None)
}

/// What a call code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Appointment(i64),
    Visit(i64),
}

impl Named {
    fn bytes(self) -> Vec<u8> {
        let (kind, id) = match self {
            Named::Appointment(id) => (b'a', id),
            Named::Visit(id) => (b'v', id),
        };
        [&[kind], id.to_be_bytes().as_slice()].concat()
    }
    fn read(bytes: &[u8]) -> Option<Named> {
        let (kind, id) = bytes.split_first()?;
        let id = i64::from_be_bytes(id.try_into().ok()?);
        match kind {
            b'a' => Some(Named::Appointment(id)),
            b'v' => Some(Named::Visit(id)),
            _ => None,
        }
    }
}

fn by_name(
    tx: &mut Tx,
    office: &Office,
    named: Named,
    actor: &Actor,
    now: Moment,
) -> Result<Visit, ArriveError> {
    let arrived = match named {
        Named::Appointment(id) => {
            let booked = appointment::by_id(tx, office.id, id)?.ok_or(ArriveError::Unknown)?;
            arrive::check_in(tx, office, &booked, None, "kiosk", actor, now)?
        }
        Named::Visit(id) => {
            let visit = visit::by_id(tx, office.id, id)?.ok_or(ArriveError::Unknown)?;
            arrive::again(tx, office, visit, actor, now)?
        }
    };
    Ok(arrived.visit)
}

#[derive(askama::Template)]
#[template(path = "kiosk/code_found.html")]
struct CodeFoundPage {
    page: Page,
    frame: Frame,
    code: String,
    /// The hour of the appointment, when it is one.
    hour: Option<String>,
    proof: String,
}

/// A call code of today: asked before anything is done, because one digit makes it somebody else's.
pub(super) async fn ask_by_code(at: &At, code: CallCode) -> Result<Response, Failed> {
    let (body, site, day, written) = (at.body(), at.site.id, at.office.date_of(at.now), code.to_string());
    let found = at.ctx.db.read(move |tx| {
        let booked =
            appointment::of_call_code(tx, body, site, day, &written)?.filter(|booked| !booked.cancelled);
        if let Some(booked) = booked {
            return Ok(Some((Named::Appointment(booked.id), Some(booked.start))));
        }
        let visit = visit::of_code(tx, body, site, day, &written)?;
        Ok::<_, StoreError>(visit.map(|visit| (Named::Visit(visit.id), visit.slot)))
    });
    let (named, start) = found.await?.ok_or_else(|| unreadable("kiosk-code-unknown"))?;
    let page = at.page.clone();
    Ok(html(&CodeFoundPage {
        frame: at.frame().back(page.at("kiosk/code")).here(page.at("kiosk/code")).voice("code_found"),
        code: code.to_string(),
        hour: start.map(|start| words::clock(&at.office, start)),
        proof: proof(at, Purpose::Code, &named.bytes()),
        page,
    }))
}

/// The answer: call code and hour, on screen and on a slip without service and without QR.
pub(super) async fn show(at: At, Path((_, slip)): Path<(String, String)>) -> Response {
    let done = slip_page(&at, &slip).await;
    at.answer(done)
}

async fn slip_page(at: &At, slip: &str) -> Result<Response, Failed> {
    let id =
        proven(at, Purpose::Slip, slip).and_then(|bytes| Some(i64::from_be_bytes(bytes.try_into().ok()?)));
    let (id, body) = (id.ok_or_else(|| unreadable("kiosk-too-slow"))?, at.body());
    let visit = at.ctx.db.read(move |tx| visit::by_id(tx, body, id)).await;
    let visit = visit.map_err(|error: StoreError| Failed::from(error))?.ok_or_else(Failed::not_found)?;
    let (page, office) = (at.page.clone(), &at.office);
    let hour = words::clock(office, visit.slot.unwrap_or(visit.arrived));
    let label = if visit.slot.is_some() { "kiosk-fact-hour" } else { "kiosk-fact-since" };
    let paper = Paper {
        name: format!("visit-{}", visit.id),
        address: format!("{}, {}", at.site.doc.name, at.site.doc.address),
        service: Vec::new(),
        date: office
            .pass_languages(page.lang())
            .iter()
            .map(|lang| words::day(*lang, office, at.now))
            .collect(),
        time: hour.clone(),
        code: visit.call_code.clone(),
        qr: None,
        place: Vec::new(),
        info: Vec::new(),
    };
    Ok(html(&DonePage {
        frame: at.frame().back(at.frame().home).idle(DONE_S).voice("done"),
        heading: page.t("kiosk-done-present"),
        code: visit.call_code,
        facts: vec![(page.t(label), hour)],
        note: Some(page.t("kiosk-done-called")),
        paper: Some(paper),
        page,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_code_stands_for_survives_the_way_through_the_page() {
        for named in [Named::Appointment(918), Named::Visit(-1)] {
            assert_eq!(Named::read(&named.bytes()), Some(named));
        }
        for bytes in [&b""[..], b"a", b"x12345678", b"a123456789"] {
            assert_eq!(Named::read(bytes), None);
        }
    }
}
