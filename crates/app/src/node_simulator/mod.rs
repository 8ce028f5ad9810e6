//! `sportello node-simulator`: a national payment node on this machine, to try payments from end to end.

mod check;
mod options;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use pagopa::BodyCode;
use platform::Clock;
use platform::listener::{self, Limits};
use simulator::{Node, Settings, by_http, local_only, router};

pub use options::{CheckOptions, CreditorOptions, NodeSimulatorCommand, NodeSimulatorOptions, RunOptions};

use crate::serve;

/// How often receipts that wait are looked at.
const ROUND: Duration = Duration::from_secs(1);

pub fn node_simulator(options: &NodeSimulatorOptions) -> Result<(), String> {
    match &options.command {
        Some(NodeSimulatorCommand::Check(options)) => serve::runtime()?.block_on(check::check(options)),
        None => serve::runtime()?.block_on(run(&options.node)),
    }
}

async fn run(options: &RunOptions) -> Result<(), String> {
    local_only(options.listen)?;
    let clock = Clock::machine();
    let creditors = options.creditors.creditors()?;
    let transport = options.creditors.transport(&creditors, options.data.as_deref(), clock.now())?;
    let mut settings = Settings::new(creditors);
    settings.address = format!("http://{}", options.listen);
    settings.seed = options.seed.unwrap_or_else(|| clock.now().ms().unsigned_abs());
    settings.retry_slot_seconds = options.retry_slot_seconds;
    settings.key = options.key.clone();
    settings.busy_every = options.busy_every;
    let node = match &options.data {
        Some(folder) => Node::open(folder, settings, clock, transport)?,
        None => Node::new(settings, clock, transport),
    };
    let door = listener::bind(options.listen).map_err(|e| format!("{}: {e}", options.listen))?;
    tell(&node);
    serve_node(door, node.into(), serve::stop_asked()).await;
    Ok(())
}

/// The node that stands beside the demonstration; nothing, and a line that says so, where its port is taken.
pub async fn beside(
    listen: SocketAddr,
    node: Node,
    clock: Clock,
) -> Option<(tokio::net::TcpListener, Arc<Node>)> {
    let door = match local_only(listen)
        .and_then(|()| listener::bind(listen).map_err(|e| format!("{listen}: {e}")))
    {
        Ok(door) => door,
        Err(reason) => {
            println!("The simulated payment node does not run: {reason}\n");
            return None;
        }
    };
    let doors: Vec<String> = node.settings.creditors.iter().map(|creditor| creditor.door.clone()).collect();
    let mut node = node.going_on(clock, by_http(&doors, None, None));
    node.settings.address = format!("http://{listen}");
    Some((door, node.into()))
}

/// Until it is asked to stop.
pub async fn serve_node(door: tokio::net::TcpListener, node: Arc<Node>, stop: impl Future<Output = ()>) {
    let pages = router(node.clone());
    let rounds = tokio::spawn(async move {
        loop {
            node.deliver_due().await;
            tokio::time::sleep(ROUND).await;
        }
    });
    listener::serve(door, None, pages, Limits::default(), stop).await;
    rounds.abort();
}

fn tell(node: &Node) {
    let address = &node.settings.address;
    println!("The simulated payment node: no payment is real. Stop with Ctrl-C.\n");
    println!("  console            {address}/");
    println!("  checkout           {address}/checkout/ec/v2");
    println!("  settlement flows   {address}/fdr-org/service/v1");
    println!("  lost receipts      {address}/bizevents/service/v1");
    println!("  central archive    {address}/aca/debt-positions-service/v1\n");
    for creditor in &node.settings.creditors {
        println!("It asks {} (station {}) at {}", creditor.body, creditor.station, creditor.door);
    }
}

/// The fiscal code of a body, as typed.
fn body(text: &str) -> Result<BodyCode, String> {
    BodyCode::parse(text).map_err(|_| format!("{text:?} is no fiscal code of a body: eleven digits"))
}
