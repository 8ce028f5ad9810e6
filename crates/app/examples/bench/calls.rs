//! Calling the next person, a thousand waiting and fifty counters open.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::furnish::{BODY, COUNTERS, Keys, LINES};
use crate::http::{self, Wire};
use crate::load::percentile;
use crate::report::{Bar, Report};
use crate::server::Server;
use crate::{Extent, Res};

const WAITING: usize = 1_000;
/// Connections that bring the first people.
const DOORS: usize = 32;
/// Each counter calls this often: hundreds of times faster than people can be served.
const PACE: Duration = Duration::from_millis(500);

pub async fn measure(report: &mut Report, extent: Extent, server: &Server, keys: &Keys) -> Res<()> {
    let mut arriving = JoinSet::new();
    for door in 0..DOORS {
        let (wire, operator) = (Wire::open(server.address).await?, keys.operator.clone());
        let mut people = People { wire, operator, next: door };
        arriving.spawn(async move {
            for _ in (door..WAITING).step_by(DOORS) {
                people.arrive().await?;
            }
            Res::Ok(Vec::new())
        });
    }
    all(arriving).await?;
    let mut wire = Wire::open(server.address).await?;
    for counter in 1..=COUNTERS {
        expect(200, wire.ask(&act(keys, counter, "open")).await?)?;
    }
    let name = format!("call next, {WAITING} waiting, {COUNTERS} counters");
    let paced = calls(server, keys, extent.calls_per_counter, Some(PACE)).await?;
    let per_second = COUNTERS as f64 / PACE.as_secs_f64();
    rows(report, &format!("{name}, {per_second} calls/s"), paced, Bar::AtMost(20.0));
    let rush = calls(server, keys, extent.calls_per_counter, None).await?;
    rows(report, &format!("{name}, all at once"), rush, Bar::None);
    Ok(())
}

/// Every counter calls so many times; whoever is called is replaced, so that the lines keep their length.
async fn calls(server: &Server, keys: &Keys, times: usize, pace: Option<Duration>) -> Res<Vec<u32>> {
    let mut counters = JoinSet::new();
    let began = Instant::now();
    for counter in 1..=COUNTERS {
        let mut wire = Wire::open(server.address).await?;
        let next = act(keys, counter, "next");
        let mut people = People {
            wire: Wire::open(server.address).await?,
            operator: keys.operator.clone(),
            next: counter,
        };
        counters.spawn(async move {
            let mut waits = Vec::with_capacity(times);
            for at in 0..times {
                if let Some(pace) = pace {
                    // Evenly spread: people do not click in step.
                    let share = counter as f64 / COUNTERS as f64 + at as f64;
                    tokio::time::sleep_until((began + pace.mul_f64(share)).into()).await;
                }
                let asked = Instant::now();
                let answer = wire.ask(&next).await?;
                waits.push(asked.elapsed().as_micros() as u32);
                called(&answer)?;
                expect(200, answer)?;
                people.arrive().await?;
            }
            Res::Ok(waits)
        });
    }
    all(counters).await
}

fn rows(report: &mut Report, name: &str, mut waits: Vec<u32>, bar: Bar) {
    report.row(&format!("{name}: p50"), f64::from(percentile(&mut waits, 50)) / 1e3, "ms", Bar::None);
    report.row(&format!("{name}: p99"), f64::from(percentile(&mut waits, 99)) / 1e3, "ms", bar);
}

/// People without an appointment, one line after the other.
struct People {
    wire: Wire,
    operator: String,
    next: usize,
}

impl People {
    /// With a paper slip, which is taken at any hour and however long the line is.
    async fn arrive(&mut self) -> Res<()> {
        self.next += 1;
        let wish = serde_json::json!({ "service": format!("sala{}", self.next % LINES), "slip": self.next });
        let path = format!("/api/v1/{BODY}/tickets");
        let request = http::post(&path, Some(&self.operator), &wish.to_string());
        expect(201, self.wire.ask(&request).await?)
    }
}

/// The request of an operator at a counter.
pub fn act(keys: &Keys, counter: usize, word: &str) -> Vec<u8> {
    http::post(&format!("/api/v1/{BODY}/counters/{counter}/{word}"), Some(&keys.operator), "{}")
}

/// A call that found nobody would be too cheap to count.
pub fn called(answer: &http::Answer) -> Res<()> {
    let said: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    if said["called"].is_object() {
        Ok(())
    } else {
        Err(format!("nobody was called: {}", answer.text()).into())
    }
}

fn expect(status: u16, answer: http::Answer) -> Res<()> {
    if answer.status == status { Ok(()) } else { Err(answer.text().into()) }
}

async fn all(mut tasks: JoinSet<Res<Vec<u32>>>) -> Res<Vec<u32>> {
    let mut waits = Vec::new();
    while let Some(done) = tasks.join_next().await {
        waits.extend(done??);
    }
    Ok(waits)
}
