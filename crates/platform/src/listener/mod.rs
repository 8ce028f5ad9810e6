//! The listener for open networks: HTTP/1.1 with or without TLS, on an accept loop of our own.
//!
//! `axum::serve` keeps silent, half-spoken and dribbling connections for ever; here each one is on a clock:
//!
//! - **One budget** from accept to the complete first header, TLS handshake included: [`HEADER_SECONDS`].
//!   Later headers on the same connection have it from their first byte.
//! - Between requests a connection may rest for [`IDLE_SECONDS`]. hyper's own header timeout cannot tell
//!   resting from dribbling, nor does it know when the connection was accepted; so it is off and `guard`
//!   keeps the time.
//! - Request bodies must move at [`BYTES_PER_SECOND_MIN`] while somebody reads them (`body`), else 408.
//! - A peer that takes nothing of the answer for [`WRITE_STALL_SECONDS`] is cut off.
//! - Connections are counted after accept (`places`): beyond the caps a newcomer is told so (503, 429) at
//!   once instead of waiting in the kernel's queue, and trusted networks keep places of their own.

mod body;
mod connection;
mod guard;
mod hall;
mod limits;
mod network;
mod pace;
mod places;
mod talk;
#[cfg(test)]
mod tests;

use std::{future::Future, io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::Router;
pub use limits::{
    BYTES_PER_SECOND_MIN, CONNECTIONS_MAX, Counts, DRAIN_SECONDS, HEADER_BYTES_MAX, HEADER_SECONDS,
    IDLE_SECONDS, Limits, PER_ADDRESS_MAX, RESERVED_CONNECTIONS, SLOW_GRACE_SECONDS, WRITE_STALL_SECONDS,
};
pub use network::{Network, NetworkError};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    time::{Instant, sleep, timeout},
};
use tokio_rustls::TlsAcceptor;

use connection::Stage;
use hall::Hall;

/// Connections that the kernel holds for us until they are accepted.
const BACKLOG: u32 = 4_096;
/// After accept failed for want of descriptors or memory: time for some connections to end.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// Cut connections need a moment to be dropped.
const CUT_SECONDS: u64 = 1;

/// Extension of every request: the other end of the TCP connection (a reverse proxy, where there is one).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// Extension of a request over TLS whose caller showed a certificate, as the handshake accepted it: its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerCertificate(pub Arc<[u8]>);

/// Extension of every request: whether it came through TLS that ends here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Secure(pub bool);

/// A listening socket with a backlog that survives a rush. To be called inside the runtime.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restarted server must not wait for old connections to time out.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves `app` until `shutdown` completes; then accepts no more, ends event streams, lets requests in flight
/// finish for [`Limits::drain`], cuts what is left and returns.
pub async fn serve(
    listener: TcpListener,
    tls: Option<Arc<rustls::ServerConfig>>,
    app: Router,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
) {
    let (drain, counts) = (limits.drain, Arc::clone(&limits.counts));
    let hall = Arc::new(Hall::new(app, tls.map(TlsAcceptor::from), limits));
    let (stage, _) = watch::channel(Stage::Open);
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => admit(&hall, stream, address, &stage),
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    counts.accept_failed();
                    tracing::error!(%error, "cannot accept connections");
                    sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
    drop(listener);
    stage.send_replace(Stage::Draining);
    // A connection holds a receiver for as long as it lives.
    if timeout(drain, stage.closed()).await.is_err() {
        stage.send_replace(Stage::Cut);
        let _ = timeout(Duration::from_secs(CUT_SECONDS), stage.closed()).await;
    }
}

fn admit(hall: &Arc<Hall>, stream: TcpStream, address: SocketAddr, stage: &watch::Sender<Stage>) {
    let accepted = Instant::now();
    let _ = stream.set_nodelay(true);
    // No entry: nobody is left to tell the newcomer, whose socket is dropped here.
    if let Some(entry) = hall.entry(address.ip()) {
        tokio::spawn(connection::serve(
            Arc::clone(hall),
            entry,
            stream,
            address,
            accepted,
            stage.subscribe(),
        ));
    }
}

/// Errors of a connection that ended before we took it; the next one may be fine.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
