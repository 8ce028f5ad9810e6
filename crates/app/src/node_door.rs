//! The national payment platform's own listener: which certificates open it, and where it must never stand.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use clap::Args;
use office::Ctx;
use payments::joining;
use payments::node::Admitted;
use platform::egress;
use platform::listener::PeerCertificate;
use platform::store::StoreError;
use platform::tls::{self, Callers, Identity, OfBody, SpeaksTo};

/// The door of the national payment platform (pagoPA), on a listener of its own.
#[derive(Clone, Debug, Default, Args)]
pub struct NodeOptions {
    /// Address and port where the platform calls, by mutual TLS.
    #[arg(long, env = "SPORTELLO_NODE_LISTEN")]
    pub node_listen: Option<SocketAddr>,
    /// Certificate chain shown there, PEM; that of the public pages when absent.
    #[arg(long, env = "SPORTELLO_NODE_CERT", requires = "node_key")]
    pub node_cert: Option<PathBuf>,
    /// Its key, PEM, readable by this user alone.
    #[arg(long, env = "SPORTELLO_NODE_KEY", requires = "node_cert")]
    pub node_key: Option<PathBuf>,
    /// The platform's own certificates, PEM: the one in use and, while it changes, the next one. They speak to
    /// every body here; beside them each body accepts its own on its page.
    #[arg(long, env = "SPORTELLO_NODE_CALLERS")]
    pub node_callers: Option<PathBuf>,
    /// Roots that vouch for renewed certificates of the same name and issuer, PEM; the public ones when absent.
    #[arg(long, env = "SPORTELLO_NODE_ROOTS")]
    pub node_roots: Option<PathBuf>,
    /// Answers the platform's questions beside the public pages, without certificate: for trials, on loopback.
    #[arg(long, env = "SPORTELLO_NODE_IN_FRONT")]
    pub node_in_front: bool,
    /// Where `sportello node-simulator` stands on this machine: for trials, carts, flows and receipts may be asked
    /// for there. Without it no call reaches this machine.
    #[arg(long, env = "SPORTELLO_NODE_SIMULATOR", requires = "node_in_front")]
    pub node_simulator: Option<SocketAddr>,
}

/// How soon a certificate that a body accepts or takes off counts at the door.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// Where the platform calls, and who comes through.
pub struct NodeDoor {
    pub listen: SocketAddr,
    pub config: Arc<tls::ServerConfig>,
    callers: Arc<Callers>,
}

impl NodeDoor {
    /// What stands behind the door: told, of each caller, which bodies he may ask about.
    pub fn behind(&self, node: Router) -> Router {
        node.layer(from_fn_with_state(self.callers.clone(), admit))
    }

    /// Reads again and again what the bodies accept.
    pub async fn follow(callers: Arc<Callers>, ctx: Ctx) {
        loop {
            if let Err(error) = look(&callers, &ctx).await {
                tracing::warn!(%error, "the certificates of the platform cannot be read again");
            }
            tokio::time::sleep(FOLLOW_EVERY).await;
        }
    }

    pub fn callers(&self) -> Arc<Callers> {
        self.callers.clone()
    }
}

async fn look(callers: &Callers, ctx: &Ctx) -> Result<(), StoreError> {
    let accepted = ctx.db.read(|tx| joining::accepted(tx, None)).await?;
    callers.also(accepted.into_iter().map(|each| OfBody { body: each.body, der: each.der }).collect());
    Ok(())
}

async fn admit(State(callers): State<Arc<Callers>>, mut request: Request, next: Next) -> Response {
    let shown = request.extensions().get::<PeerCertificate>();
    match shown.and_then(|shown| callers.speaks_to(&shown.0)) {
        Some(SpeaksTo::Everybody) => request.extensions_mut().insert(Admitted::Everybody),
        Some(SpeaksTo::Bodies(bodies)) => request.extensions_mut().insert(Admitted::Bodies(bodies.into())),
        None => return StatusCode::FORBIDDEN.into_response(),
    };
    next.run(request).await
}

impl NodeOptions {
    /// A door without a lock stands on this machine alone.
    pub fn check(&self, front: SocketAddr, behind_proxy: bool) -> Result<(), String> {
        if self.node_in_front && (!front.ip().is_loopback() || behind_proxy) {
            return Err("--node-in-front is for trials on this machine alone".to_owned());
        }
        match self.node_simulator.is_some_and(|simulator| !simulator.ip().is_loopback()) {
            true => Err("--node-simulator is an address of this machine".to_owned()),
            false => Ok(()),
        }
    }

    /// What may be called: everything public, and the very host of the simulated node.
    pub fn calls(&self) -> egress::Settings {
        let inside = self.node_simulator.map(|simulator| simulator.ip().to_string());
        egress::Settings { inside: inside.into_iter().collect(), ..egress::Settings::default() }
    }

    /// The door; it stays shut without an address. `own` is the certificate of the public pages.
    pub fn door(&self, own: Option<&Arc<Identity>>) -> Result<Option<NodeDoor>, String> {
        let Some(listen) = self.node_listen else { return Ok(None) };
        let identity = match (&self.node_cert, &self.node_key) {
            (Some(cert), Some(key)) => Arc::new(tls::load(cert, key).map_err(|e| e.to_string())?),
            _ => Arc::clone(
                own.ok_or("--node-listen needs --node-cert and --node-key, or a certificate of this server")?,
            ),
        };
        let callers = Callers::load(self.node_callers.as_deref(), self.node_roots.as_deref());
        let callers = callers.map_err(|e| e.to_string())?;
        let config = tls::mutual_config(identity, callers.clone()).map_err(|e| e.to_string())?;
        println!("The national payment platform is answered at {listen}");
        Ok(Some(NodeDoor { listen, config, callers }))
    }
}
