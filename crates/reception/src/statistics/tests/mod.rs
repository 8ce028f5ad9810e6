//! Days made by hand: each event says exactly what the reception would have written.

mod appointments;
mod arrivals;
mod undone;
mod waits;
mod words;

use jiff::tz::TimeZone;
use platform::Moment;
use platform::events::Event;
use serde_json::json;

use super::figures::{Asked, Figures};
use super::tally::Tally;
use office::period::Period;

const ID_CARDS: i64 = 1;
const TAXES: i64 = 2;

fn rome() -> TimeZone {
    TimeZone::get("Europe/Rome").unwrap()
}

/// «2027-03-11T10:20» on the clocks of Rome.
fn at(text: &str) -> Moment {
    let civil: jiff::civil::DateTime = text.parse().unwrap();
    civil.to_zoned(rome()).unwrap().timestamp().into()
}

fn event(kind: &str, subject: i64, when: Moment, facts: serde_json::Value) -> Event {
    Event { body: 1, number: 0, place: 1, kind: kind.into(), subject, actor: "web".into(), at: when, facts }
}

fn booked(id: i64, when: &str, start: &str) -> Event {
    let facts = json!({ "service": ID_CARDS, "start": at(start), "channel": "web" });
    event("booked", id, at(when), facts)
}

fn moved(id: i64, when: &str, start: &str) -> Event {
    event("moved", id, at(when), json!({ "service": ID_CARDS, "start": at(start) }))
}

fn cancelled(id: i64, when: &str, start: &str) -> Event {
    let notice_s = at(start).seconds() - at(when).seconds();
    let facts = json!({ "service": ID_CARDS, "start": at(start), "channel": "web", "notice_s": notice_s });
    event("cancelled", id, at(when), facts)
}

/// Visits of appointments are numbered a thousand above them.
fn announced(appointment: i64, when: &str, slot: &str) -> Event {
    let facts = json!({
        "service": ID_CARDS, "kind": "appointment", "slot": at(slot), "channel": "kiosk",
        "appointment": appointment,
    });
    event("arrived", 1_000 + appointment, at(when), facts)
}

fn walked_in(visit: i64, when: Moment) -> Event {
    let facts = json!({
        "service": ID_CARDS, "kind": "walk_in", "slot": null, "channel": "counter", "appointment": null,
    });
    event("arrived", visit, when, facts)
}

fn called(visit: i64, when: &str, kind: &str, wait_s: i64) -> Event {
    let facts = json!({
        "call": 1, "counter": 4, "staff": 9, "service": ID_CARDS, "kind": kind, "wait_s": wait_s,
        "since_checkin_s": wait_s + 300, "promise_s": 600, "direct": false,
    });
    event("called", visit, at(when), facts)
}

fn ended(how: &str, visit: i64, when: &str, served_s: i64) -> Event {
    let facts = json!({ "call": 1, "counter": 4, "staff": 9, "service": ID_CARDS, "served_s": served_s });
    event(how, visit, at(when), facts)
}

fn figures_of(from: &str, to: &str, service: Option<i64>, events: &[Event]) -> Figures {
    let period = Period { from: from.parse().unwrap(), to: to.parse().unwrap() };
    let now = at("2027-12-31T23:00");
    let mut tally = Tally::new(Asked { period, zone: rome(), service, now });
    let undone: Vec<Event> = events.iter().filter(|event| event.kind == "undone").cloned().collect();
    tally.leave_out(&undone);
    tally.add_all(events);
    tally.finish()
}

fn on_11_march(events: &[Event]) -> Figures {
    figures_of("2027-03-11", "2027-03-11", None, events)
}
