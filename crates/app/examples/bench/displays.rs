//! From a call to a thousand screens.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use crate::calls::{act, called};
use crate::furnish::{BODY, Keys};
use crate::http::{self, Wire};
use crate::load::ms;
use crate::report::{Bar, Report};
use crate::server::Server;
use crate::{Extent, Res};

const SCREENS: usize = 1_000;
/// Screens without a view by then are not waited for.
const CONNECTED_WITHIN: Duration = Duration::from_secs(12);
/// A screen that has not the new view by then has lost it.
const LOST_AFTER: Duration = Duration::from_secs(5);
/// Between two calls, so that each makes a view of its own.
const QUIET: Duration = Duration::from_millis(150);

/// A screen has a view that includes all events up to a number.
struct Shown {
    screen: usize,
    number: i64,
    at: Instant,
}

pub async fn measure(report: &mut Report, extent: Extent, server: &Server, keys: &Keys) -> Res<()> {
    let began = Instant::now();
    let mut room = Room::default();
    room.enter(server, keys, 1).await?;
    if room.gather(1, CONNECTED_WITHIN).await.is_empty() {
        report.note("no display got a view: not measured");
        return Ok(());
    }
    report.row("first view of the first display", ms(began.elapsed()), "ms", Bar::None);
    room.enter(server, keys, SCREENS).await?;
    room.gather(SCREENS - 1, CONNECTED_WITHIN).await;
    steady(report, extent, server, keys, &mut room).await?;
    report.row(&format!("server resident with {SCREENS} displays"), server.resident_mb()?, "MB", Bar::None);
    Ok(())
}

/// A server was killed and is back, and so are all displays at the same time.
pub async fn after_restart(report: &mut Report, server: &Server, keys: &Keys) -> Res<()> {
    let mut room = Room::default();
    let began = Instant::now();
    room.enter(server, keys, SCREENS).await?;
    let back = room.gather(SCREENS, CONNECTED_WITHIN).await.len();
    let name = format!("after a restart: {back} of {SCREENS} displays shown");
    report.row(&name, ms(began.elapsed()), "ms", Bar::AtMost(10_000.0));
    Ok(())
}

async fn steady(
    report: &mut Report,
    extent: Extent,
    server: &Server,
    keys: &Keys,
    room: &mut Room,
) -> Res<()> {
    let (mut wire, next) = (Wire::open(server.address).await?, act(keys, 1, "next"));
    let (mut firsts, mut medians, mut lasts) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..extent.screen_rounds {
        tokio::time::sleep(QUIET).await;
        room.forget_late();
        let answer = wire.ask(&next).await?;
        let answered = Instant::now();
        called(&answer)?;
        let arrivals = room.gather(SCREENS, LOST_AFTER).await;
        if arrivals.len() < SCREENS {
            report.note(&format!("only {} of {SCREENS} displays got a view of a call", arrivals.len()));
            return Ok(());
        }
        // A screen may be faster than the answer.
        let waits: Vec<f64> = arrivals.iter().map(|at| ms(at.saturating_duration_since(answered))).collect();
        firsts.push(waits[0]);
        medians.push(waits[SCREENS / 2]);
        lasts.push(waits[SCREENS - 1]);
    }
    report.row("call's answer to first display, median of calls", middle(firsts), "ms", Bar::None);
    report.row("call's answer to median display, median of calls", middle(medians), "ms", Bar::AtMost(150.0));
    report.row("call's answer to last display, worst of calls", worst(lasts), "ms", Bar::AtMost(500.0));
    Ok(())
}

/// The displays that are connected, and the number of the newest event that any of them has shown.
struct Room {
    watching: JoinSet<()>,
    tell: UnboundedSender<Shown>,
    shown: UnboundedReceiver<Shown>,
    number: i64,
}

impl Default for Room {
    fn default() -> Room {
        let (tell, shown) = unbounded_channel();
        Room { watching: JoinSet::new(), tell, shown, number: 0 }
    }
}

impl Room {
    /// Connects displays until there are `screens`.
    async fn enter(&mut self, server: &Server, keys: &Keys, screens: usize) -> Res<()> {
        let live = http::get(&format!("/{BODY}/display/live"), Some(&keys.display));
        // Their first view is as new as the others'.
        self.number = 0;
        for screen in self.watching.len()..screens {
            let mut wire =
                Wire::open(server.address).await.map_err(|e| format!("{e} (descriptors: ulimit -n)"))?;
            wire.send(&live).await?;
            self.watching.spawn(watch(wire, screen, self.tell.clone()));
        }
        Ok(())
    }

    fn forget_late(&mut self) {
        while let Ok(late) = self.shown.try_recv() {
            self.number = self.number.max(late.number);
        }
    }

    /// Waits until so many screens have a view newer than any before; answers when they came, in order.
    async fn gather(&mut self, screens: usize, within: Duration) -> Vec<Instant> {
        let (before, mut seen, mut arrivals) = (self.number, HashSet::new(), Vec::new());
        let deadline = Instant::now() + within;
        while arrivals.len() < screens {
            let Ok(Some(one)) = tokio::time::timeout_at(deadline.into(), self.shown.recv()).await else {
                break;
            };
            self.number = self.number.max(one.number);
            if one.number > before && seen.insert(one.screen) {
                arrivals.push(one.at);
            }
        }
        arrivals.sort_unstable();
        arrivals
    }
}

/// Tells of each view that comes; ends with the connection.
async fn watch(mut wire: Wire, screen: usize, tell: UnboundedSender<Shown>) {
    while let Ok(message) = wire.message().await {
        let (at, text) = (Instant::now(), String::from_utf8_lossy(&message));
        // A refused screen has no views; heartbeats have no number.
        let number = text.lines().find_map(|line| line.strip_prefix("id: ")?.trim().parse().ok());
        if let Some(number) = number
            && tell.send(Shown { screen, number, at }).is_err()
        {
            return;
        }
    }
}

fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

fn worst(figures: Vec<f64>) -> f64 {
    figures.into_iter().fold(0.0, f64::max)
}
