//! «Conferma la presenza», by card or by call code: both are weak, so the answer is the call code and the
//! hour of today, and nothing else.

use office::kiosk::{At, DONE_S};

use agenda::appointment;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use office::Office;
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Posted, html};
use tokio::time::{Instant, sleep_until};

use super::call_code::Named;
use super::paper::Paper;
use super::pass::DonePage;
use super::scan::{proof, proven, unreadable};
use super::signed::Purpose;
use super::{no_paper, words};
use crate::arrive::{self, ArriveError};
use crate::line::office_at;
use crate::visit::{self, Visit};

#[derive(serde::Deserialize)]
pub(super) struct Proof {
    pub proof: String,
}

pub(super) async fn confirm(at: At, given: Result<Posted<Proof>, Failed>) -> Response {
    let begun = Instant::now();
    let done = announce(&at, given).await;
    sleep_until(begun + at.ctx.throttles.guess).await;
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

#[derive(serde::Deserialize)]
pub(super) struct Look {
    /// The slip did not come: the code is on the screen instead.
    photo: Option<String>,
}

/// The answer: call code and hour, on screen and on a slip without service and without QR.
pub(super) async fn show(
    at: At,
    Path((_, slip)): Path<(String, String)>,
    Query(look): Query<Look>,
) -> Response {
    let done = slip_page(&at, &slip, look.photo.is_some()).await;
    at.answer(done)
}

async fn slip_page(at: &At, slip: &str, photo: bool) -> Result<Response, Failed> {
    let id =
        proven(at, Purpose::Slip, slip).and_then(|bytes| Some(i64::from_be_bytes(bytes.try_into().ok()?)));
    let (id, body) = (id.ok_or_else(|| unreadable("kiosk-too-slow"))?, at.body());
    let visit = at.ctx.db.read(move |tx| visit::by_id(tx, body, id)).await;
    let visit = visit.map_err(|error: StoreError| Failed::from(error))?.ok_or_else(Failed::not_found)?;
    if photo {
        return Ok(no_paper::photo(at, visit.call_code, None));
    }
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
        photo: Some(page.at(&format!("kiosk/present/{slip}?photo=1"))),
        page,
    }))
}
