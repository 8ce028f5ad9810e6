//! Closed-loop load: so many clients, each asking again as soon as it was answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use crate::http::Wire;
use crate::server::Server;
use crate::{Extent, Res};

/// Makes the request with this number.
pub type Make = Arc<dyn Fn(u64) -> Vec<u8> + Send + Sync>;

pub struct Load {
    pub per_second: f64,
    /// Of all threads of the server.
    pub cpu_ms_each: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    /// Answers other than 201, over the whole load.
    pub refused: u64,
}

#[derive(Default)]
struct Tally {
    next: AtomicU64,
    answered: AtomicU64,
    refused: AtomicU64,
}

/// Asks with `clients` connections; numbers its requests from `first`.
pub async fn closed_loop(
    server: &Server,
    extent: Extent,
    clients: usize,
    first: u64,
    make: Make,
) -> Res<(Load, u64)> {
    let tally = Arc::new(Tally { next: AtomicU64::new(first), ..Tally::default() });
    let begin = Instant::now() + extent.warm;
    let end = begin + extent.measured;
    let mut asking = Vec::new();
    for _ in 0..clients {
        let wire = Wire::open(server.address).await?;
        asking.push(tokio::spawn(ask(wire, tally.clone(), make.clone(), begin, end)));
    }
    tokio::time::sleep_until(begin.into()).await;
    let (cpu, answered, started) = (server.cpu_ms()?, tally.answered.load(Relaxed), Instant::now());
    tokio::time::sleep_until(end.into()).await;
    let answered = (tally.answered.load(Relaxed) - answered) as f64;
    let (cpu, seconds) = (server.cpu_ms()? - cpu, started.elapsed().as_secs_f64());
    let mut waits = Vec::new();
    for one in asking {
        waits.extend(one.await??);
    }
    let load = Load {
        per_second: answered / seconds,
        cpu_ms_each: cpu / answered.max(1.0),
        p50_ms: f64::from(percentile(&mut waits, 50)) / 1e3,
        p99_ms: f64::from(percentile(&mut waits, 99)) / 1e3,
        refused: tally.refused.load(Relaxed),
    };
    Ok((load, tally.next.load(Relaxed)))
}

/// One client; answers its waits in microseconds, those of the warming up left out.
async fn ask(
    mut wire: Wire,
    tally: Arc<Tally>,
    make: Make,
    begin: Instant,
    end: Instant,
) -> std::io::Result<Vec<u32>> {
    let mut waits = Vec::new();
    loop {
        let request = make(tally.next.fetch_add(1, Relaxed));
        let asked = Instant::now();
        if asked >= end {
            return Ok(waits);
        }
        let answer = wire.ask(&request).await?;
        if answer.status != 201 {
            // One sentence is enough to see what is wrong.
            if tally.refused.fetch_add(1, Relaxed) == 0 {
                eprintln!("refused: {}", answer.text());
            }
            continue;
        }
        tally.answered.fetch_add(1, Relaxed);
        if asked >= begin {
            waits.push(asked.elapsed().as_micros() as u32);
        }
    }
}

/// The nearest rank; 0 of nothing.
pub fn percentile(waits: &mut [u32], percent: usize) -> u32 {
    waits.sort_unstable();
    let rank = (waits.len() * percent).div_ceil(100).max(1);
    waits.get(rank - 1).copied().unwrap_or(0)
}

/// Milliseconds with a fraction.
pub fn ms(wait: Duration) -> f64 {
    wait.as_secs_f64() * 1e3
}
