//! From a call to a thousand screens.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::calls::{act, called};
use crate::furnish::{BODY, Keys};
use crate::http::{self, Wire};
use crate::load::ms;
use crate::report::{Bar, Report};
use crate::server::Server;
use crate::{Extent, Res};

const SCREENS: usize = 1_000;
/// All come at once, as after a restart; a server that takes longer than this is not measured further.
const CONNECTED_WITHIN: Duration = Duration::from_secs(20);
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
    let live = http::get(&format!("/{BODY}/display/live"), Some(&keys.display));
    let (tell, mut shown) = unbounded_channel();
    let began = Instant::now();
    for screen in 0..SCREENS {
        let mut wire =
            Wire::open(server.address).await.map_err(|e| format!("{e} (descriptors: ulimit -n)"))?;
        wire.send(&live).await?;
        tokio::spawn(watch(wire, screen, tell.clone()));
    }
    let (mut number, first) = gather(&mut shown, 0, CONNECTED_WITHIN).await;
    if first.len() < SCREENS {
        report.note(&format!("{} of {SCREENS} displays got a first view: not measured", first.len()));
        return Ok(());
    }
    report.row(&format!("{SCREENS} displays connected and shown"), ms(began.elapsed()), "ms", Bar::None);
    let (mut wire, next) = (Wire::open(server.address).await?, act(keys, 1, "next"));
    let (mut firsts, mut medians, mut lasts) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..extent.screen_rounds {
        tokio::time::sleep(QUIET).await;
        while let Ok(late) = shown.try_recv() {
            number = number.max(late.number);
        }
        let answer = wire.ask(&next).await?;
        let answered = Instant::now();
        called(&answer)?;
        let (newest, arrivals) = gather(&mut shown, number, LOST_AFTER).await;
        if arrivals.len() < SCREENS {
            report.note(&format!("only {} of {SCREENS} displays got a view", arrivals.len()));
            return Ok(());
        }
        number = newest;
        // A screen may be faster than the answer.
        let waits: Vec<f64> = arrivals.iter().map(|at| ms(at.saturating_duration_since(answered))).collect();
        firsts.push(waits[0]);
        medians.push(waits[SCREENS / 2]);
        lasts.push(waits[SCREENS - 1]);
    }
    report.row("call's answer to first display, median of calls", middle(firsts), "ms", Bar::None);
    report.row("call's answer to median display, median of calls", middle(medians), "ms", Bar::AtMost(150.0));
    report.row("call's answer to last display, worst of calls", worst(lasts), "ms", Bar::AtMost(500.0));
    report.row(&format!("server resident with {SCREENS} displays"), server.resident_mb()?, "MB", Bar::None);
    Ok(())
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

/// Waits until every screen has a view newer than `before`; answers the newest number and when they came,
/// in order of time.
async fn gather(shown: &mut UnboundedReceiver<Shown>, before: i64, within: Duration) -> (i64, Vec<Instant>) {
    let (mut newest, mut screens, mut arrivals) = (before, HashSet::new(), Vec::new());
    let deadline = Instant::now() + within;
    while arrivals.len() < SCREENS {
        let Ok(Some(one)) = tokio::time::timeout_at(deadline.into(), shown.recv()).await else { break };
        newest = newest.max(one.number);
        if one.number > before && screens.insert(one.screen) {
            arrivals.push(one.at);
        }
    }
    arrivals.sort_unstable();
    (newest, arrivals)
}

fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

fn worst(figures: Vec<f64>) -> f64 {
    figures.into_iter().fold(0.0, f64::max)
}
