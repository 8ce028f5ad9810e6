//! The simulated payment node beside the demonstration.

use std::sync::Arc;

use office::file::OfficeFile;
use pagopa::{BodyCode, StationId};
use platform::Clock;
use simulator::{Creditor, Node, Version};
use tokio::net::TcpListener;

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

/// Nothing for an office that collects nothing, and where nobody wants a node.
pub async fn open(options: &DemoOptions, file: &OfficeFile, clock: &Clock) -> Opened {
    let port = port(options);
    let creditor = creditor(file, &format!("http://{}", options.listen))?;
    let listen = (options.listen.ip(), port).into();
    if port == 0 { None } else { beside(listen, vec![creditor], clock.clone()).await }
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
