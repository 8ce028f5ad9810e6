//! A server that has just started and has nothing to do.

use std::time::Duration;

use crate::furnish::{self, Stage};
use crate::report::{Bar, Report};
use crate::server::Server;
use crate::{Extent, Res};

const OFFICE: &str = include_str!("../../../../examples/comune-medio.toml");
/// Whatever the start still does afterwards is over by then.
const SETTLED: Duration = Duration::from_secs(2);

pub async fn measure(report: &mut Report, extent: Extent, stage: &Stage) -> Res<()> {
    let (db, _) = furnish::import(stage, OFFICE).await?;
    drop(db);
    let mut starts = Vec::new();
    for _ in 1..extent.starts {
        starts.push(Server::start(stage).await?.started_ms);
    }
    let server = Server::start(stage).await?;
    starts.push(server.started_ms);
    starts.sort_by(f64::total_cmp);
    report.row("exec to first correct /status, median", starts[starts.len() / 2], "ms", Bar::None);
    tokio::time::sleep(SETTLED).await;
    report.row("resident at rest, a town's office imported", server.resident_mb()?, "MB", Bar::AtMost(60.0));
    Ok(())
}
