//! Real sockets on loopback. Limits are short where they must be reached and long where they must not; every
//! wait has an end far beyond what a loaded machine needs.

mod crowds;
mod mutual;
mod slow;
mod stop;
mod tls;

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, TcpStream},
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use axum::{
    Extension,
    body::Bytes,
    routing::{get, post},
};
use tokio::{sync::oneshot, task::JoinHandle};

use super::*;

/// Longer than any test takes.
const PATIENCE: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);

struct Server {
    address: SocketAddr,
    counts: Arc<Counts>,
    stop: Option<oneshot::Sender<()>>,
    done: JoinHandle<()>,
}

fn start(app: Router, limits: Limits, tls: Option<Arc<rustls::ServerConfig>>) -> Server {
    let listener = bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = listener.local_addr().unwrap();
    let counts = Arc::clone(&limits.counts);
    let (stop, stopped) = oneshot::channel::<()>();
    let done = tokio::spawn(serve(listener, tls, app, limits, async {
        let _ = stopped.await;
    }));
    Server { address, counts, stop: Some(stop), done }
}

fn app() -> Router {
    Router::new()
        .route("/", get(|| async { "ciao" }))
        .route("/length", post(|body: Bytes| async move { body.len().to_string() }))
        .route(
            "/who",
            get(|Extension(Peer(peer)): Extension<Peer>, Extension(Secure(secure)): Extension<Secure>| async move {
                format!("{peer} {secure}")
            }),
        )
        .route("/panic", get(|| async { if true { panic!("on purpose") } }))
}

impl Server {
    fn connect(&self) -> TcpStream {
        let socket = TcpStream::connect(self.address).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket
    }

    /// One request on a connection of its own; the status of the answer.
    fn status(&self, path: &str) -> u16 {
        let mut socket = self.connect();
        ask(&mut socket, path).map_or(0, |(status, _)| status)
    }

    /// Stops and waits until every connection has ended and been counted.
    async fn finish(mut self) -> Arc<Counts> {
        drop(self.stop.take());
        self.done.await.unwrap();
        self.counts
    }

    fn count(&self, of: impl Fn(&Counts) -> &AtomicU64) -> u64 {
        of(&self.counts).load(Ordering::Relaxed)
    }
}

/// A request on an open connection: status and body of the answer, `None` when the connection ended.
fn ask(socket: &mut (impl Read + Write), path: &str) -> Option<(u16, String)> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: test\r\n\r\n");
    // A refused connection may be closed already; what it was told is still there to read.
    let _ = socket.write_all(request.as_bytes());
    answer(socket)
}

fn answer(socket: &mut impl Read) -> Option<(u16, String)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if !matches!(socket.read(&mut byte), Ok(1)) {
            return None;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = head
        .split_once("content-length: ")
        .map_or(0, |(_, rest)| rest.lines().next().unwrap().parse().unwrap());
    let mut body = vec![0; length];
    socket.read_exact(&mut body).ok()?;
    Some((status, String::from_utf8(body).unwrap()))
}

/// Whether the server ended the connection, rather than our patience. Answers on the way are skipped.
fn is_closed(socket: &mut impl Read) -> bool {
    let mut rest = [0; 4096];
    loop {
        match socket.read(&mut rest) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => return !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
        }
    }
}

/// Sends a byte every 20 ms until the server ends the connection; what it said meanwhile.
fn dribble(socket: &mut TcpStream) -> Option<String> {
    socket.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    let (start, mut heard, mut chunk) = (Instant::now(), Vec::new(), [0; 4096]);
    while start.elapsed() < PATIENCE {
        match socket.read(&mut chunk) {
            Ok(0) => return Some(String::from_utf8_lossy(&heard).into_owned()),
            Ok(count) => heard.extend(&chunk[..count]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                let _ = socket.write_all(b"a");
            }
            Err(_) => return Some(String::from_utf8_lossy(&heard).into_owned()),
        }
    }
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_are_served_on_kept_connections_and_know_their_peer() {
    let server = start(app(), Limits::default(), None);
    let mut socket = server.connect();
    for _ in 0..3 {
        assert_eq!(ask(&mut socket, "/"), Some((200, "ciao".into())));
    }
    let me = socket.local_addr().unwrap();
    assert_eq!(ask(&mut socket, "/who"), Some((200, format!("{me} false"))));
    // Two requests in one packet.
    socket.write_all(b"GET / HTTP/1.1\r\nHost: t\r\n\r\nGET /who HTTP/1.1\r\nHost: t\r\n\r\n").unwrap();
    assert_eq!(answer(&mut socket).unwrap().1, "ciao");
    assert_eq!(answer(&mut socket).unwrap().1, format!("{me} false"));
    assert_eq!(server.count(|counts| &counts.admitted), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn headers_beyond_the_limit_are_refused() {
    let server = start(app(), Limits::default(), None);
    let mut socket = server.connect();
    let request = format!("GET / HTTP/1.1\r\nHost: t\r\nX: {}\r\n\r\n", "a".repeat(HEADER_BYTES_MAX));
    let _ = socket.write_all(request.as_bytes());
    assert_eq!(answer(&mut socket).map(|(status, _)| status), Some(431));
    let mut socket = server.connect();
    let request = format!("GET / HTTP/1.1\r\nHost: t\r\nX: {}\r\n\r\n", "a".repeat(HEADER_BYTES_MAX / 2));
    socket.write_all(request.as_bytes()).unwrap();
    assert_eq!(answer(&mut socket).map(|(status, _)| status), Some(200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_ends_its_own_connection_only() {
    let server =
        start(app(), Limits { connections_max: 1, reserved_connections: 0, ..Limits::default() }, None);
    assert_eq!(server.status("/panic"), 0);
    // Its place is free again.
    assert!((0..2_000).any(|_| server.status("/") == 200));
}
