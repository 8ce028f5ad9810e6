//! The national payment platform's own listener: which certificate opens it, and where it must never stand.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use platform::tls::{self, Identity};

/// The door of the national payment platform (pagoPA), on a listener of its own.
#[derive(Clone, Debug, Default, Args)]
pub struct NodeOptions {
    /// Address and port where the platform calls, by mutual TLS.
    #[arg(long, env = "SPORTELLO_NODE_LISTEN", requires = "node_callers")]
    pub node_listen: Option<SocketAddr>,
    /// Certificate chain shown there, PEM; that of the public pages when absent.
    #[arg(long, env = "SPORTELLO_NODE_CERT", requires = "node_key")]
    pub node_cert: Option<PathBuf>,
    /// Its key, PEM, readable by this user alone.
    #[arg(long, env = "SPORTELLO_NODE_KEY", requires = "node_cert")]
    pub node_key: Option<PathBuf>,
    /// The platform's own certificates, PEM: the one in use and, while it changes, the next one.
    #[arg(long, env = "SPORTELLO_NODE_CALLERS")]
    pub node_callers: Option<PathBuf>,
    /// Roots that vouch for renewed certificates of the same name and issuer, PEM; the public ones when absent.
    #[arg(long, env = "SPORTELLO_NODE_ROOTS")]
    pub node_roots: Option<PathBuf>,
    /// Answers the platform's questions beside the public pages, without certificate: for trials, on loopback.
    #[arg(long, env = "SPORTELLO_NODE_IN_FRONT")]
    pub node_in_front: bool,
}

/// Where the platform calls, and who comes through.
pub type NodeDoor = (SocketAddr, Arc<tls::ServerConfig>);

impl NodeOptions {
    /// A door without a lock stands on this machine alone.
    pub fn check(&self, front: SocketAddr, behind_proxy: bool) -> Result<(), String> {
        match self.node_in_front && (!front.ip().is_loopback() || behind_proxy) {
            true => Err("--node-in-front is for trials on this machine alone".to_owned()),
            false => Ok(()),
        }
    }

    /// The door; it stays shut without an address. `own` is the certificate of the public pages.
    pub fn door(&self, own: Option<&Arc<Identity>>) -> Result<Option<NodeDoor>, String> {
        let (Some(listen), Some(callers)) = (self.node_listen, &self.node_callers) else { return Ok(None) };
        let identity = match (&self.node_cert, &self.node_key) {
            (Some(cert), Some(key)) => Arc::new(tls::load(cert, key).map_err(|e| e.to_string())?),
            _ => Arc::clone(
                own.ok_or("--node-listen needs --node-cert and --node-key, or a certificate of this server")?,
            ),
        };
        let callers = tls::Callers::load(callers, self.node_roots.as_deref()).map_err(|e| e.to_string())?;
        let config = tls::mutual_config(identity, callers).map_err(|e| e.to_string())?;
        println!("The national payment platform is answered at {listen}");
        Ok(Some((listen, config)))
    }
}
