//! `sportello replay FILE`: a recorded day on a running server, in accelerated time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use platform::Moment;
use queueing::Kind;
use queueing::day::{Day, Days};
use serde_json::json;

use super::driver::{Names, Summons};
use super::running::Running;
use super::{Client, Driver, HttpClient, Pace, day_office, desk, second_of};
use crate::settings::ReplayOptions;

/// Seconds between making the office and its opening.
const LEAD_S: i64 = 20;

pub fn command(options: &ReplayOptions) -> Result<(), String> {
    let in_file = |e: &dyn std::fmt::Display| format!("{}: {e}", options.file.display());
    let text = std::fs::read_to_string(&options.file).map_err(|e| in_file(&e))?;
    let file: File = serde_json::from_str(&text).map_err(|e| in_file(&e))?;
    match file {
        File::Desk(day) => desk::command(options, &day),
        File::Days(days) => {
            let wanted = |day: &&Day| options.day.as_ref().is_none_or(|id| day.id == *id);
            queue(options, days.days.iter().find(wanted).ok_or("no such day in the file")?)
        }
    }
}

/// Days of the counters, or one of the help desk.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum File {
    Desk(desk::DeskDay),
    Days(Days),
}

fn queue(options: &ReplayOptions, day: &Day) -> Result<(), String> {
    let speed = i64::from(options.speed);
    let mut server = Running::find(options)?;
    let zone = TimeZone::get("Europe/Rome").map_err(|e| e.to_string())?;
    let opening = Moment::from_seconds(server.now.plus_s(LEAD_S * server.clock_speed).seconds());
    let slug = server.slug();
    let (base, token) = server.make(&slug, &day_office(day, &slug, opening, &zone, speed))?;
    let mut client = HttpClient::new(base.clone(), token.clone());
    println!("Day {} on {}/{slug}/ (speed {speed})", day.id, options.server);
    let passes = book(day, &mut client, opening, speed)?;
    let begin = server.started + Duration::from_secs(LEAD_S as u64);
    let names = day_names(day);
    let pace = LivePace::new(
        HttpClient::new(base, token),
        names.counters.clone(),
        begin,
        speed * server.clock_speed,
    );
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
