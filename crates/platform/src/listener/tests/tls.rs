//! The same over TLS, with a certificate from an authority of our own.

use std::time::SystemTime;

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};

use super::*;
use crate::tls::{Authority, server_config};

/// Configurations of a server for `localhost` and of a client that trusts it.
fn pair(name: &str) -> (Arc<rustls::ServerConfig>, Arc<ClientConfig>) {
    let folder = std::env::temp_dir().join(format!("listener-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let now = SystemTime::now().try_into().unwrap();
    let authority = Authority::open(&folder, "Test", now).unwrap();
    let issued = authority.server_certificate(&["localhost".into()], now).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority.root_pem().as_bytes()).unwrap()).unwrap();
    let client = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    (server_config(Arc::new(issued.identity)).unwrap(), Arc::new(client))
}

fn secure(socket: TcpStream, client: &Arc<ClientConfig>) -> StreamOwned<ClientConnection, TcpStream> {
    let connection = ClientConnection::new(Arc::clone(client), "localhost".try_into().unwrap()).unwrap();
    StreamOwned::new(connection, socket)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_know_that_they_are_secure() {
    let (config, client) = pair("serves");
    let server = start(app(), Limits::default(), Some(config));
    let socket = server.connect();
    let me = socket.local_addr().unwrap();
    let mut stream = secure(socket, &client);
    for _ in 0..2 {
        assert_eq!(ask(&mut stream, "/who"), Some((200, format!("{me} true"))));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn handshake_and_header_share_one_budget() {
    let (config, client) = pair("budget");
    let header = Duration::from_millis(1_500);
    let server = start(app(), Limits { header, ..Limits::default() }, Some(config));
    let before = Instant::now();
    let mut silent = server.connect();
    let mut half = server.connect();
    half.write_all(&[22, 3, 1, 2]).unwrap();
    // This one shakes hands late and then says nothing: the time used up is not given again.
    let late = server.connect();
    late.set_read_timeout(Some(header / 2)).unwrap();
    assert!(!is_closed(&mut &late));
    late.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut late = secure(late, &client);
    late.conn.complete_io(&mut late.sock).unwrap();
    assert!(is_closed(&mut late));
    let took = before.elapsed();
    assert!(is_closed(&mut silent) && is_closed(&mut half));
    assert!(took >= header, "{took:?}");
    // The peer may see the end before it is counted.
    assert_eq!(server.finish().await.slow_header.load(Ordering::Relaxed), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plain_speech_is_not_understood() {
    let (config, _) = pair("plain");
    let server = start(app(), Limits::default(), Some(config));
    assert_eq!(server.status("/"), 0);
    assert_eq!(server.finish().await.tls_failed.load(Ordering::Relaxed), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refusals_can_be_read() {
    let (config, client) = pair("refuses");
    let limits = Limits { connections_max: 0, reserved_connections: 0, ..Limits::default() };
    let server = start(app(), limits, Some(config));
    let mut stream = secure(server.connect(), &client);
    assert_eq!(ask(&mut stream, "/").map(|(status, _)| status), Some(503));
}
