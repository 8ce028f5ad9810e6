//! «I miei appuntamenti»: by the card alone, where the body chose it (a risk of its own, off by default), or by
//! the card and a code by mail.

use agenda::appointment::{self, Appointment, PassSecrets};
use axum::response::Response;
use office::kiosk::{At, Frame};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Page, Posted, html};
use platform::{Moment, sql, values};

use office::Office;

use super::presence::Proof;
use super::scan::{proven, unreadable};
use super::signed::Purpose;
use super::words;

/// Appointments listed at most.
const LISTED_MAX: i64 = 12;

#[derive(askama::Template)]
#[template(path = "kiosk/by_card.html")]
struct ByCardPage {
    page: Page,
    frame: Frame,
    held: Vec<Line>,
}

struct Line {
    href: String,
    when: String,
    service: String,
}

pub(super) async fn show(at: At, given: Result<Posted<Proof>, Failed>) -> Response {
    at.answer(list(&at, given).await)
}

async fn list(at: &At, given: Result<Posted<Proof>, Failed>) -> Result<Response, Failed> {
    let Posted(given) = given?;
    if !at.office.body.card_alone {
        return Err(Failed::not_found());
    }
    at.look_up()?;
    let card = proven(at, Purpose::Card, &given.proof).ok_or_else(|| unreadable("kiosk-too-slow"))?;
    let (office, now) = (at.office.clone(), at.now);
    let found = at.ctx.db.read(move |tx| live(tx, &office, &card, now)).await;
    Ok(listed(at, &found.map_err(|error: StoreError| Failed::from(error))?))
}

/// The list to choose from.
pub(super) fn listed(at: &At, found: &[Appointment]) -> Response {
    let page = at.page.clone();
    let services = page.at("kiosk/services");
    let held = found.iter().filter_map(|booked| {
        let service = at.office.service(booked.service)?;
        let token = PassSecrets::of(&at.ctx.key, at.body(), booked.id).token;
        Some(Line {
            href: page.at(&format!("kiosk/mine/{token}")),
            when: words::at_when(page.tr, &at.office, booked.start, at.now),
            service: service.doc.name.say(page.lang()).to_owned(),
        })
    });
    html(&ByCardPage {
        held: held.collect(),
        frame: at.frame().back(services.clone()).here(services).voice("mine"),
        page,
    })
}

/// Live appointments of a card, as if reserved services were not there; from midnight on, so that today's
/// late ones can still be announced.
pub(super) fn live(
    tx: &mut Tx,
    office: &Office,
    card: &[u8],
    now: Moment,
) -> Result<Vec<Appointment>, StoreError> {
    let from = office.begin_of(office.date_of(now)).unwrap_or(now);
    let mut found = of_card(tx, office.id, card, from)?;
    found.retain(|booked| office.service(booked.service).is_some_and(|part| !part.doc.reserved));
    Ok(found)
}

/// Live appointments of a card from an instant on, at every site of the body.
fn of_card(tx: &mut Tx, body: i64, card: &[u8], from: Moment) -> Result<Vec<Appointment>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT a.id FROM appointment a LEFT JOIN cancellation c ON c.body = a.body AND c.appointment = a.id WHERE a.body = ?1 AND a.start_at >= ?3 AND c.at IS NULL AND a.person IN (SELECT id FROM person WHERE body = ?1 AND code_index = ?2) ORDER BY a.start_at, a.id LIMIT ?4"
        ),
        values![body, card, from, LISTED_MAX],
    )?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        found.extend(appointment::by_id(tx, body, row.get(0)?)?);
    }
    Ok(found)
}
