//! The simulated payment node beside the demonstration.

use std::net::SocketAddr;
use std::sync::Arc;

use office::Ctx;
use office::file::OfficeFile;
use pagopa::{BodyCode, StationId};
use platform::{Clock, Moment};
use simulator::{Creditor, Node, Settings, Version};
use tokio::net::TcpListener;

use super::payments;
use crate::node_simulator::{beside, serve_node};
use crate::serve;
use crate::settings::DemoOptions;

/// Where the house answers the node's questions.
const DOOR: &str = "/pagopa/node";

/// A node whose door is open, and who does not answer yet.
type Opened = Option<(TcpListener, Arc<Node>)>;

/// Where the office finds the simulated node: its checkout, its flows, its lost receipts, its archive.
pub fn counterparts(options: &DemoOptions, file: &mut OfficeFile) {
    let port = port(options);
    let Some(creditor) = file.body.as_mut().creditor.as_mut().filter(|_| port != 0) else { return };
    let at = |path: &str| format!("http://{}:{port}/{path}", options.listen.ip());
    creditor.checkout = at("checkout/ec/v2");
    creditor.flows = at("fdr-org/service/v1");
    creditor.receipts = at("bizevents/service/v1");
}

/// 0 where nobody wants a node.
fn port(options: &DemoOptions) -> u16 {
    options.simulator_port.unwrap_or_else(|| options.listen.port().wrapping_add(1))
}

/// As it is in the weeks before the demonstration: its clock is set by hand, and it asks without a network. Nothing
/// for an office that collects nothing.
pub fn of(file: &OfficeFile, listen: &SocketAddr, ctx: &Ctx, begin: Moment) -> Option<Node> {
    let creditor = creditor(file, &format!("http://{listen}"))?;
    let clock = Clock::manual(begin);
    let door = payments::door(ctx, &clock);
    Some(Node::new(Settings::new(vec![creditor]), clock, door))
}

/// It goes on from there at the house's own pace; nothing where nobody wants a node.
pub async fn open(options: &DemoOptions, node: Option<Node>, clock: &Clock) -> Opened {
    let port = port(options);
    let node = node.filter(|_| port != 0)?;
    beside((options.listen.ip(), port).into(), node, clock.clone()).await
}

/// Lets it answer until the demonstration is asked to stop.
pub fn run(opened: Opened) {
    let Some((door, node)) = opened else { return };
    println!("Simulated payment node: {}/ (no payment is real)\n", node.settings.address);
    tokio::spawn(serve_node(door, node, serve::stop_asked()));
}

/// The first station of the office, as the real node would have it in its own books.
fn creditor(file: &OfficeFile, address: &str) -> Option<Creditor> {
    let body = file.body.get_ref();
    let station = file.station.first()?.get_ref();
    Some(Creditor {
        body: BodyCode::parse(&body.creditor.as_ref()?.fiscal_code).ok()?,
        station: StationId::parse(&station.key).ok()?,
        door: format!("{address}{DOOR}"),
        version: if station.version == 1 { Version::First } else { Version::Second },
        broadcast: station.broadcast,
    })
}
