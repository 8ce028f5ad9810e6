//! One service: what it is, the soonest way to be served, one button.

use axum::extract::{Path, Query};
use axum::response::Response;
use office::docs::{OfferingDoc, ServiceDoc};
use office::kiosk::{At, Frame};
use office::{Office, Part};
use platform::Moment;
use platform::secrets::Token;
use platform::store::StoreError;
use platform::web::{Failed, Page, html};

use super::offer::{self, First, Offer, Ticket};
use super::words;
use crate::estimate::Room;

/// A way to be served, with its words.
pub(super) struct Way {
    /// `ticket` or `seat`.
    pub what: &'static str,
    /// The seat that was shown, so that another one is not passed off as it.
    pub seen: i64,
    pub label: String,
    pub strong: String,
    pub below: String,
}

#[derive(askama::Template)]
#[template(path = "kiosk/service.html")]
struct ServicePage {
    page: Page,
    frame: Frame,
    key: String,
    offering: String,
    title: String,
    description: String,
    notice: Option<String>,
    first: Option<Way>,
    second: Option<Way>,
    other_time: bool,
    /// Makes a double tap one pass.
    request: String,
}

#[derive(askama::Template)]
#[template(path = "kiosk/offerings.html")]
struct OfferingsPage {
    page: Page,
    frame: Frame,
    key: String,
    icon: String,
    title: String,
    choices: Vec<Choice>,
}

struct Choice {
    key: String,
    name: String,
    minutes: i64,
}

#[derive(serde::Deserialize)]
pub(super) struct Wish {
    #[serde(default)]
    pub offering: String,
}

pub(super) async fn show(
    at: At,
    Path((_, key)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Response {
    at.answer(service(&at, &key, &wish.offering).await)
}

/// The kind that was chosen, or the only one there is.
pub(super) fn chosen<'a>(service: &'a ServiceDoc, key: &str) -> Option<&'a OfferingDoc> {
    match service.offering.as_slice() {
        [only] => Some(only),
        _ => service.offering(key),
    }
}

async fn service(at: &At, key: &str, offering: &str) -> Result<Response, Failed> {
    let part = at.service(key)?;
    let offering = chosen(&part.doc, offering);
    if offering.is_none() && !part.doc.offering.is_empty() {
        return Ok(offerings(at, part));
    }
    let (office, id, site, now) = (at.office.clone(), part.id, at.site.id, at.now);
    let wanted = offering.cloned();
    let offer = at.ctx.db.read(move |tx| {
        let service = office.service(id).ok_or_else(|| StoreError::Shape("a service that went".into()))?;
        let room = Room::now(tx, &office, site, now)?;
        offer::of(tx, &office, &room, service, wanted.as_ref(), now)
    });
    let offer = offer.await?;
    let page = at.page.clone();
    let several = part.doc.offering.len() > 1;
    let back = if several { format!("kiosk/service/{key}") } else { "kiosk/services".into() };
    let (first, second) = ways(&at.office, &page, &offer, now);
    Ok(html(&ServicePage {
        frame: at.frame().back(page.at(&back)).voice("service"),
        key: key.to_owned(),
        offering: offering.map_or_else(String::new, |offering| offering.key.clone()),
        title: title(&page, part, offering.filter(|_| several)),
        description: part.doc.description.say(page.lang()).to_owned(),
        notice: notice(&at.office, &page, &offer, now),
        first,
        second,
        other_time: offer.seat.is_some(),
        request: Token::random().text(),
        page,
    }))
}

pub(super) fn title(page: &Page, service: &Part<ServiceDoc>, offering: Option<&OfferingDoc>) -> String {
    let name = service.doc.name.say(page.lang());
    offering.map_or_else(|| name.to_owned(), |kind| format!("{name} · {}", kind.name.say(page.lang())))
}

fn offerings(at: &At, part: &Part<ServiceDoc>) -> Response {
    let page = at.page.clone();
    let choices = part.doc.offering.iter().map(|kind| Choice {
        key: kind.key.clone(),
        name: kind.name.say(page.lang()).to_owned(),
        minutes: kind.minutes,
    });
    html(&OfferingsPage {
        frame: at.frame().back(page.at("kiosk/services")).voice("offerings"),
        key: part.doc.key.clone(),
        icon: part.doc.icon.clone(),
        title: title(&page, part, None),
        choices: choices.collect(),
        page,
    })
}

/// The way proposed first, and the other one.
fn ways(office: &Office, page: &Page, offer: &Offer, now: Moment) -> (Option<Way>, Option<Way>) {
    let seat = |at: Moment| Way {
        what: "seat",
        seen: at.ms(),
        label: page.t("kiosk-first-seat"),
        strong: words::at_when(page.tr, office, at, now),
        below: words::day(page.lang(), office, at),
    };
    match offer.first() {
        First::Ticket(way) => (Some(ticket(office, page, &way)), offer.seat.map(seat)),
        First::Seat(at) => (Some(seat(at)), offer.ticket.map(|way| ticket(office, page, &way))),
        First::Nothing => (None, None),
    }
}

fn ticket(office: &Office, page: &Page, ticket: &Ticket) -> Way {
    let strong = match ticket.wait {
        Some(wait) => words::wait_in(page.tr, wait),
        None => page.t("kiosk-wait-counter"),
    };
    let turn = ticket.soonest.map(|at| page.t1("kiosk-turn-around", "time", words::clock(office, at)));
    let (label, below) = (page.t("kiosk-no-appointment"), turn.unwrap_or_default());
    Way { what: "ticket", seen: 0, label, strong, below }
}

fn notice(office: &Office, page: &Page, offer: &Offer, now: Moment) -> Option<String> {
    if offer.too_late {
        return Some(page.t("kiosk-too-late"));
    }
    match offer.shut? {
        Some(opens) => {
            Some(page.t1("kiosk-shut-until", "when", words::reopening(page.tr, office, opens, now)))
        }
        None => Some(page.t("kiosk-shut")),
    }
}
