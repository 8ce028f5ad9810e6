//! kill -9 in the middle of a booking storm: what was acknowledged is there, once, and nothing is sold twice.
//!
//! The real program, a real disk, real sockets. The control runs with the answer sent before the
//! commit, a switch that only debug builds know, and must lose bookings.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::support::server::{Server, folder_on_disk, until};
use app::replay::{Client, HttpClient};
use app::scratch;
use office::file::{self, Limits};
use platform::events::Actor;
use platform::secrets::MasterKey;
use platform::secrets::Token;
use platform::store::{Engine, StoreError};
use platform::{Clock, Db, Lane};
use serde_json::json;

/// Requests that must be in flight when the kill lands.
const IN_FLIGHT_MIN: usize = 32;
/// Bookings that each life of the program acknowledges, at least.
const ACKNOWLEDGED_MIN: usize = 40;
const CLIENTS: usize = 48;
const SEATS: i64 = 7;

fn kills() -> usize {
    if std::env::var("SPORTELLO_STORM").is_ok() { 100 } else { 20 }
}

/// How the program is served: on which engine, and with the lie or without.
#[derive(Default)]
struct Serving {
    database: Option<String>,
    lying: bool,
}

impl Serving {
    fn start(&self, data: &Path) -> Server {
        Server::start(data, |command| {
            command.args(self.database.iter().flat_map(|url| ["--database", url]));
            command.envs(self.lying.then_some((platform::store::ANSWER_BEFORE_COMMIT, "1")));
        })
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// An office with many seats spread over many instants, and a token to book them.
fn furnish(db: &Db) -> (i64, String) {
    let mut text = crate::support::small_office("citta", SEATS, 1);
    text = text.replace("seats = 3", &format!("seats = {SEATS}")).replace("every_min = 15", "every_min = 1");
    text = text
        .replace("minutes = 15", "minutes = 1")
        .replace("mean_min = 10", "mean_min = 10\nearliest_days = 300");
    let file = file::read(&text, Limits::Exact).unwrap();
    let (token, now) = (Token::random(), Clock::machine().now());
    let secret = token.text();
    let body = runtime()
        .block_on(db.write(Lane::HOUSE, move |tx| {
            let (body, _) = office::import::apply(tx, &file, false, &Actor("test".into()), now)?;
            scratch::open_token(tx, &token, body, &scratch::driver_rights(), now)?;
            Ok::<_, StoreError>(body)
        }))
        .unwrap();
    (body, secret)
}

/// Starts that the office offers, from the server itself.
fn starts(client: &mut HttpClient) -> Vec<String> {
    let from = jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
        .saturating_add(jiff::Span::new().days(3));
    let to = from.saturating_add(jiff::Span::new().days(20));
    let answer = client.get(&format!("services/cie/slots?from={from}&to={to}&offering=rilascio")).unwrap();
    answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["start"].as_str().unwrap().to_owned())
        .collect()
}

#[derive(Default)]
struct Storm {
    acknowledged: Mutex<BTreeMap<String, String>>,
    in_flight: AtomicUsize,
    stop: AtomicBool,
}

/// Books until told to stop; remembers what was acknowledged: pass token → start.
fn client_loop(storm: &Storm, port: u16, token: &str, starts: &[String], seed: usize) {
    let mut client = HttpClient::new(format!("http://127.0.0.1:{port}/api/v1/citta/"), token.to_owned());
    let mut at = seed * 97;
    while !storm.stop.load(Ordering::Relaxed) {
        at = (at + 31) % starts.len();
        let wish = json!({ "service": "cie", "offering": "rilascio", "start": starts[at] });
        storm.in_flight.fetch_add(1, Ordering::SeqCst);
        let answer = client.post("appointments", &wish);
        storm.in_flight.fetch_sub(1, Ordering::SeqCst);
        if let Ok(booked) = answer {
            let pass = booked["pass_token"].as_str().unwrap().to_owned();
            storm.acknowledged.lock().unwrap().insert(pass, starts[at].clone());
        }
    }
}

/// Lets the storm rage until some bookings are acknowledged, then kills with enough requests in flight.
fn one_kill(storm: &Arc<Storm>, server: Server, token: &str, starts: &Arc<Vec<String>>) {
    let port = server.port;
    storm.stop.store(false, Ordering::SeqCst);
    let clients: Vec<_> = (0..CLIENTS)
        .map(|seed| {
            let (storm, token, starts) = (storm.clone(), token.to_owned(), starts.clone());
            std::thread::spawn(move || client_loop(&storm, port, &token, &starts, seed))
        })
        .collect();
    let acknowledged = || storm.acknowledged.lock().unwrap().len();
    let enough = acknowledged() + ACKNOWLEDGED_MIN;
    until("the storm rages", || acknowledged() >= enough);
    until("requests are in flight", || storm.in_flight.load(Ordering::SeqCst) >= IN_FLIGHT_MIN);
    drop(server);
    storm.stop.store(true, Ordering::SeqCst);
    clients.into_iter().for_each(|client| client.join().unwrap());
}

/// Acknowledged bookings that are not there.
fn lost(db: &Db, key: &MasterKey, body: i64, storm: &Storm) -> usize {
    let acknowledged: Vec<String> = storm.acknowledged.lock().unwrap().keys().cloned().collect();
    let runtime = runtime();
    let mut lost = 0;
    for chunk in acknowledged.chunks(500) {
        let (key, passes) = (key.clone(), chunk.to_vec());
        lost += runtime
            .block_on(db.read(move |tx| {
                let mut lost = 0;
                for pass in &passes {
                    lost += usize::from(agenda::appointment::by_token(tx, &key, body, pass)?.is_none());
                }
                Ok::<_, StoreError>(lost)
            }))
            .unwrap();
    }
    lost
}

/// Instants that hold more than their seats, and seats without their appointment.
fn wrong_seats(db: &Db, body: i64) -> i64 {
    runtime()
        .block_on(db.read(move |tx| {
            let over = tx.rows(
                platform::sql!("SELECT start_at FROM seat WHERE body = ?1 GROUP BY start_at HAVING COUNT(*) > ?2"),
                platform::values![body, SEATS],
            )?;
            let orphans = tx.rows(
                platform::sql!(
                    "SELECT s.seat FROM seat s LEFT JOIN appointment a ON a.body = s.body AND a.id = s.appointment WHERE s.body = ?1 AND a.id IS NULL"
                ),
                platform::values![body],
            )?;
            Ok::<_, StoreError>((over.len() + orphans.len()) as i64)
        }))
        .unwrap()
}

/// The whole test; answers acknowledged, lost and wrong.
fn rage(engine: Engine, data: &Path, serving: &Serving, kills: usize) -> (usize, usize, i64) {
    let db = Db::open(engine, &app::compose::migrations()).unwrap();
    let (body, token) = furnish(&db);
    let storm = Arc::new(Storm::default());
    let first = serving.start(data);
    let starts = Arc::new(starts(&mut HttpClient::new(
        format!("http://127.0.0.1:{}/api/v1/citta/", first.port),
        token.clone(),
    )));
    drop(first);
    for _ in 0..kills {
        one_kill(&storm, serving.start(data), &token, &starts);
    }
    let acknowledged = storm.acknowledged.lock().unwrap().len();
    let key = MasterKey::load(&data.join("master.key")).unwrap();
    (acknowledged, lost(&db, &key, body, &storm), wrong_seats(&db, body))
}

#[test]
fn nothing_acknowledged_is_lost_sqlite() {
    let folder = folder_on_disk();
    let engine = Engine::Sqlite { file: folder.0.join("sportello.db"), durable: true };
    let (acknowledged, lost, wrong) = rage(engine, &folder.0, &Serving::default(), kills());
    println!("{} kills, {acknowledged} acknowledged, {lost} lost, {wrong} wrong", kills());
    assert!(acknowledged > 500, "only {acknowledged} bookings: the storm proves nothing");
    assert_eq!((lost, wrong), (0, 0));
}

#[test]
fn nothing_acknowledged_is_lost_postgres() {
    let folder = folder_on_disk();
    let url = runtime().block_on(crate::support::postgres_url());
    let serving = Serving { database: Some(url.clone()), lying: false };
    let (acknowledged, lost, wrong) = rage(Engine::Postgres { url }, &folder.0, &serving, kills().min(20));
    println!("{acknowledged} acknowledged, {lost} lost, {wrong} wrong");
    assert!(acknowledged > 100);
    assert_eq!((lost, wrong), (0, 0));
}

/// The control: with the answer sent before the commit bookings are lost, or the two above prove nothing.
#[cfg(debug_assertions)]
#[test]
fn an_answer_before_the_commit_loses_bookings() {
    let folder = folder_on_disk();
    let engine = Engine::Sqlite { file: folder.0.join("sportello.db"), durable: true };
    let serving = Serving { database: None, lying: true };
    let (acknowledged, lost, _) = rage(engine, &folder.0, &serving, 20);
    println!("control: {acknowledged} acknowledged, {lost} lost");
    assert!(lost > 0, "the kill test cannot see a lie");
}
