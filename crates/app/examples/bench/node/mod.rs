//! The door of the national platform: what is asked and told, at a steady pace beside many other notices; and
//! receipts as fast as they can be kept, beside the same work without any door.

mod receipts;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::compose::House;
use pagopa::NoticeNumber;
use pagopa::soap::*;
use payments::node::{self, Observer};
use platform::listener;

use crate::http::{self, Wire};
use crate::load::percentile;
use crate::report::{Bar, Report};
use crate::town::{self, STATION, TOWN};
use crate::{Extent, Res};
use receipts::{bare, receipt, served};

/// What the platform may ask of us in a second (issue: p98 within 200 ms).
const PER_SECOND: u64 = 100;
const P98_MS_MAX: f64 = 200.0;
/// Connections that share the questions.
const WIRES: u64 = 16;

/// What is said about a notice; the number counts the messages.
type Saying = fn(u64, &NoticeNumber) -> Res<Request>;

/// Each operation alone, then all of them together, as the platform sends them.
const SAYINGS: [(&str, Saying); 5] = [
    ("verify", |_, notice| Ok(Request::Verify { sender: sender(), qr: qr(notice)? })),
    ("get, version 1", |_, notice| Ok(Request::Get(asked(notice)?))),
    ("get, version 2", |_, notice| Ok(Request::GetV2(asked(notice)?))),
    ("receipt", |_, notice| receipt(notice)),
    ("all together", |number, notice| SAYINGS[number as usize % 4].1(number, notice)),
];

pub async fn measure(report: &mut Report, extent: Extent, house: &House) -> Res<()> {
    let body = town::import(house).await?;
    let began = Instant::now();
    let notices = town::furnish(house, body, extent.notices).await?;
    let each = began.elapsed().as_secs_f64() * 1e3 / notices.len() as f64;
    let made = format!("node: making one of {} positions, {} a transaction", notices.len(), town::AT_ONCE);
    report.row(&made, each, "ms", Bar::None);

    let door = listener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let address = door.local_addr()?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let app = node::router(house.ctx.clone(), Observer::default())
        .layer(axum::Extension(node::Admitted::Everybody));
    let serving = tokio::spawn(listener::serve(door, None, app, listener::Limits::default(), async {
        let _ = stopped.await;
    }));
    // Each operation has notices of its own: what was paid is not asked for again. The last parts are for the storm.
    let parts: Vec<&[NoticeNumber]> = notices.chunks(notices.len().div_ceil(SAYINGS.len() + 6)).collect();
    let [alone @ .., opening, warming, first, second, third, fourth] = &parts[..] else {
        return Err("too few notices".into());
    };
    // Unmeasured, all together: the first operation of the list has no colder a house than the last.
    let all = SAYINGS[SAYINGS.len() - 1].1;
    steadily(address, Extent { measured: extent.warm, ..extent }, opening.to_vec().into(), all).await?;
    for ((name, saying), notices) in SAYINGS.iter().zip(alone) {
        let mut waits = steadily(address, extent, notices.to_vec().into(), *saying).await?;
        let [p50, p98] = [50, 98].map(|percent| f64::from(percentile(&mut waits, percent)) / 1e3);
        report.row(&format!("node: {name} at {PER_SECOND}/s, p50"), p50, "ms", Bar::None);
        report.row(&format!("node: {name} at {PER_SECOND}/s, p98"), p98, "ms", Bar::AtMost(P98_MS_MAX));
    }
    // The first ones warm the store; then the two take turns, so that neither has the colder or the fuller one.
    bare(house, body, extent, warming).await?;
    let mut plain = bare(house, body, extent, first).await?;
    let mut behind = served(address, extent, second).await?;
    behind += served(address, extent, third).await?;
    plain += bare(house, body, extent, fourth).await?;
    let (bare, served) = (plain / 2.0, behind / 2.0);
    report.row("node: receipts, straight into the store", bare, "/s", Bar::None);
    report.row("node: receipts through the door", served, "/s", Bar::None);
    report.row("node: receipts, door / store", served / bare, "", Bar::None);
    let _ = stop.send(());
    serving.await?;
    Ok(())
}

fn sender() -> Sender {
    Sender {
        body: Text::cut_or_dash(TOWN),
        broker: Text::cut_or_dash(TOWN),
        station: Text::cut_or_dash(STATION),
    }
}

fn qr(notice: &NoticeNumber) -> Res<QrCode> {
    Ok(QrCode { body: BodyCode::parse(TOWN).map_err(|_| "a code")?, notice: notice.clone() })
}

fn asked(notice: &NoticeNumber) -> Res<Asked> {
    let (amount, note, transfer_type, due) = (None, None, None, None);
    Ok(Asked { sender: sender(), qr: qr(notice)?, amount, note, transfer_type, due })
}

fn message(request: &Request) -> Vec<u8> {
    http::post(node::PATH, None, &request.to_envelope())
}

/// Asks at a steady pace, whatever the answers take; waits count from when a question was due, in microseconds.
async fn steadily(
    address: SocketAddr,
    extent: Extent,
    notices: Arc<[NoticeNumber]>,
    saying: Saying,
) -> Res<Vec<u32>> {
    let total = extent.measured.as_millis() as u64 * PER_SECOND / 1_000;
    let begin = Instant::now() + extent.warm;
    let mut asking = Vec::new();
    for first in 0..WIRES {
        let (mut wire, notices) = (Wire::open(address).await?, notices.clone());
        asking.push(tokio::spawn(async move {
            let mut waits = Vec::new();
            for number in (first..total).step_by(WIRES as usize) {
                // Far from each other, none twice: receipts are of other notices than what is asked for.
                let notice = &notices[(number as usize).wrapping_mul(7_919) % notices.len()];
                let request = message(&saying(number, notice)?);
                let due = begin + Duration::from_micros(number * 1_000_000 / PER_SECOND);
                tokio::time::sleep_until(due.into()).await;
                let answer = wire.ask(&request).await?;
                if !answer.text().contains("<outcome>OK") {
                    return Err(answer.text().into());
                }
                waits.push(due.elapsed().as_micros() as u32);
            }
            Res::Ok(waits)
        }));
    }
    let mut waits = Vec::new();
    for one in asking {
        waits.extend(one.await??);
    }
    Ok(waits)
}
