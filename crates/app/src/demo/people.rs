//! The people of the demonstration: they book before the day and come during it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use office::file::OfficeFile;
use platform::Moment;
use queueing::Kind;
use serde_json::{Value, json};

use super::day::{Chance, OPENS_S, day, person};
use crate::replay::{Client, Driver, HttpClient, LivePace, Names};

/// Share of today's seats that are taken when the day begins, and of the following days'.
const BOOKED_TODAY: f64 = 0.5;
const BOOKED_LATER: f64 = 0.35;
/// Booked people who do not come.
const NO_SHOWS: f64 = 0.08;
const DAYS_AHEAD: i64 = 4;

const GIVEN: [&str; 12] =
    ["Ada", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Giulia", "Ivo", "Luca", "Marta", "Nadia", "Omar"];
const FAMILY: [&str; 12] = [
    "Rossi", "Ferrari", "Esposito", "Bianchi", "Colombo", "Ricci", "Marino", "Greco", "Hofer", "Novak",
    "Conti", "De Luca",
];

/// A client for which a refusal is an answer: the world of the demonstration goes on.
struct Calm(HttpClient);

impl Client for Calm {
    fn post(&mut self, path: &str, body: &Value) -> Result<Value, String> {
        Ok(self.0.post(path, body).unwrap_or_else(|reason| {
            tracing::info!(path, reason, "the office said no");
            Value::Null
        }))
    }
    fn get(&mut self, path: &str) -> Result<Value, String> {
        Ok(self.0.get(path).unwrap_or(Value::Null))
    }
}

/// Lives the day; ends with it.
pub fn live(address: &str, slug: &str, token: &str, file: &OfficeFile, begin: Moment, speed: u32) {
    let base = format!("{address}/api/v1/{slug}/");
    let client = || Calm(HttpClient::new(base.clone(), token.to_owned()));
    let started = Instant::now();
    let mut chance = Chance(begin.ms() as u64);
    let mut day = day(file, &mut chance);
    let passes = book(&mut client(), file, &mut day, begin, &mut chance);
    let names = Names {
        services: file.service.iter().map(|item| item.get_ref().key.clone()).collect(),
        counters: file.counter.iter().map(|item| item.get_ref().key.clone()).collect(),
    };
    let pace = LivePace::new(client(), names.counters.clone(), started, i64::from(speed));
    // The doors open after the bookings are in; on the fast clock that is a minute or two.
    std::thread::sleep(Duration::from_millis(200));
    if let Err(reason) = Driver::new(&day, names, client(), pace, passes).run() {
        tracing::warn!(reason, "the demonstration's people went home");
    }
}

/// Books today's and the next days' seats; today's people join the day.
fn book(
    client: &mut impl Client,
    file: &OfficeFile,
    day: &mut queueing::day::Day,
    begin: Moment,
    chance: &mut Chance,
) -> BTreeMap<usize, String> {
    let zone = TimeZone::get(&file.body.get_ref().zone).unwrap_or(TimeZone::UTC);
    let today = begin.zoned(&zone).date();
    let last = today.saturating_add(jiff::Span::new().days(DAYS_AHEAD));
    let mut passes = BTreeMap::new();
    for (at, item) in file.service.iter().enumerate() {
        let doc = item.get_ref();
        let Some(offering) = doc.offering.first() else { continue };
        let slots = client
            .get(&format!("services/{}/slots?from={today}&to={last}&offering={}", doc.key, offering.key));
        for slot in slots.unwrap_or_default()["items"].as_array().into_iter().flatten() {
            let Some(start) = slot["start"].as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok())
            else {
                continue;
            };
            let second = start.as_second() - begin.seconds();
            let is_today = Moment::from(start).zoned(&zone).date() == today;
            let seats = slot["free"].as_i64().unwrap_or(0);
            for _ in 0..seats {
                if chance.next() > if is_today { BOOKED_TODAY } else { BOOKED_LATER }
                    || (is_today && second < OPENS_S)
                {
                    continue;
                }
                let wish = json!({
                    "service": doc.key, "offering": offering.key, "start": slot["start"],
                    "given_name": chance.pick(&GIVEN), "family_name": chance.pick(&FAMILY),
                });
                let Ok(booked) = client.post("appointments", &wish) else { continue };
                let Some(pass) = booked["pass_token"].as_str() else { continue };
                if is_today && chance.next() > NO_SHOWS {
                    // Most are early, some a little late.
                    let checkin = (second - 900 + (chance.next() * 1_300.0) as i64).max(OPENS_S - 600);
                    passes.insert(day.persons.len(), pass.to_owned());
                    day.persons.push(person(
                        checkin,
                        checkin.max(second),
                        at as i64,
                        Kind::Appointment,
                        doc,
                        chance,
                    ));
                }
            }
        }
    }
    passes
}
