//! `sportello replay FILE`: a golden day on a running server, in accelerated time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use platform::Moment;
use platform::secrets::random_bytes;
use queueing::Kind;
use queueing::day::{Day, Days};
use serde_json::json;

use super::driver::{Names, Summons};
use super::{Client, Driver, HttpClient, Pace, day_office, second_of};
use crate::settings::ReplayOptions;

/// Seconds between making the office and its opening.
const LEAD_S: i64 = 20;

pub fn command(options: &ReplayOptions) -> Result<(), String> {
    let text =
        std::fs::read_to_string(&options.file).map_err(|e| format!("{}: {e}", options.file.display()))?;
    let days: Days = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", options.file.display()))?;
    let wanted = |day: &&Day| options.day.as_ref().is_none_or(|id| day.id == *id);
    let day = days.days.iter().find(wanted).ok_or("no such day in the file")?;
    let token = match &options.token {
        Some(token) => token.clone(),
        None => {
            let file = options.data.join("replay.token");
            std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}; give --token", file.display()))?
        }
    };
    let speed = i64::from(options.speed);
    let mut house = HttpClient::new(format!("{}/api/v1/", options.server), token.trim().to_owned());
    let started = Instant::now();
    let status = house.get("clock")?;
    let told = status["now"].as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok());
    let server_now: Moment = told.ok_or("the server does not tell its time")?.into();
    // A server with a fast clock plays that much of the acceleration itself.
    let clock_speed = status["speed"].as_i64().unwrap_or(1).max(1);
    let zone = TimeZone::get("Europe/Rome").map_err(|e| e.to_string())?;
    let opening = Moment::from_seconds(server_now.plus_s(LEAD_S * clock_speed).seconds());
    let slug = format!("scratch-{:08x}", u32::from_le_bytes(random_bytes()));
    let file = day_office(day, &slug, opening, &zone, speed);
    let made = house.post("scratch-offices", &json!({ "file": file }))?;
    let token = made["token"].as_str().ok_or("no token for the scratch office")?.to_owned();
    let base = format!("{}/api/v1/{slug}/", options.server);
    let mut client = HttpClient::new(base.clone(), token.clone());
    println!("Day {} on {}/{slug}/ (speed {speed})", day.id, options.server);
    let passes = book(day, &mut client, opening, speed)?;
    let begin = started + Duration::from_secs(LEAD_S as u64);
    let names = day_names(day);
    let pace =
        LivePace::new(HttpClient::new(base, token), names.counters.clone(), begin, speed * clock_speed);
    let rows = Driver::new(day, names, client, pace, passes).run()?;
    println!("{} calls made; the exact day has {}", rows.len(), day.expected_calls.len());
    Ok(())
}

/// The keys that [`day_office`] gives.
pub fn day_names(day: &Day) -> Names {
    Names {
        services: (0..day.services.len()).map(|at| format!("s{at}")).collect(),
        counters: (0..day.counters.len()).map(|at| format!("c{at}")).collect(),
    }
}

/// Books the day's appointments; answers the passes by person.
pub fn book(
    day: &Day,
    client: &mut impl Client,
    opening: Moment,
    speed: i64,
) -> Result<BTreeMap<usize, String>, String> {
    let mut passes = BTreeMap::new();
    for (at, person) in day.persons.iter().enumerate().filter(|(_, person)| person.kind == Kind::Appointment)
    {
        let start = Moment::from_seconds(second_of(opening, person.due_s, speed).seconds());
        let wish =
            json!({ "service": format!("s{}", person.service), "offering": "o", "start": start.rfc3339() });
        let booked = client.post("appointments", &wish)?;
        passes.insert(at, booked["pass_token"].as_str().ok_or("a booking without a pass")?.to_owned());
    }
    Ok(passes)
}

/// Real time, divided by the speed; calls that the server makes by itself are found by asking.
pub struct LivePace<C> {
    client: C,
    counters: Vec<String>,
    seen: BTreeSet<i64>,
    begin: Instant,
    speed: u64,
}

/// How often the counters are asked for calls that nobody told of.
const ASK_EVERY: Duration = Duration::from_millis(700);

impl<C: Client> LivePace<C> {
    pub fn new(client: C, counters: Vec<String>, begin: Instant, speed: i64) -> LivePace<C> {
        LivePace { client, counters, seen: BTreeSet::new(), begin, speed: speed.max(1) as u64 }
    }

    fn news(&mut self) -> Result<Vec<Summons>, String> {
        let answer = self.client.get("counters")?;
        let mut news = Vec::new();
        for item in answer["items"].as_array().into_iter().flatten() {
            let counter = self.counters.iter().position(|key| Some(key.as_str()) == item["counter"].as_str());
            if let (Some(counter), Some(visit), Some(call)) =
                (counter, item["visit"].as_i64(), item["call"].as_i64())
                && self.seen.insert(call)
            {
                news.push(Summons { counter, visit });
            }
        }
        Ok(news)
    }
}

impl<C: Client> Pace for LivePace<C> {
    fn reach(&mut self, second: i64) -> Result<Vec<Summons>, String> {
        let due = self.begin + Duration::from_millis(second.max(0) as u64 * 1_000 / self.speed);
        while Instant::now() < due {
            std::thread::sleep((due - Instant::now()).min(ASK_EVERY));
            let news = self.news()?;
            if !news.is_empty() {
                return Ok(news);
            }
        }
        Ok(Vec::new())
    }

    fn callable(&mut self) -> Result<Vec<Summons>, String> {
        self.news()
    }
}
