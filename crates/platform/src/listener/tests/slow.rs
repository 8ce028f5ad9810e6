//! The shapes of slowness: each is cut, and what merely rests is not.

use std::{
    pin::Pin,
    sync::mpsc,
    task::{Context, Poll},
};

use axum::body::Body;
use hyper::body::Frame;

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_half_spoken_and_dribbling_connections_are_closed() {
    let server = start(app(), Limits { header: SHORT, ..Limits::default() }, None);
    let before = Instant::now();
    let mut silent = server.connect();
    let mut half = server.connect();
    half.write_all(b"GET / HTTP/1.1\r\nHost: t").unwrap();
    let mut dribbling = server.connect();
    dribbling.write_all(b"GET /").unwrap();
    assert_eq!(dribble(&mut dribbling).as_deref(), Some(""));
    assert!(is_closed(&mut silent) && is_closed(&mut half));
    assert!(before.elapsed() >= SHORT, "not before the time is up");
    assert_eq!(server.count(|counts| &counts.slow_header), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_resting_connection_outlives_the_header_time() {
    let header = Duration::from_millis(1_000);
    let server = start(app(), Limits { header, ..Limits::default() }, None);
    let mut socket = server.connect();
    assert!(ask(&mut socket, "/").is_some());
    socket.set_read_timeout(Some(header * 2)).unwrap();
    assert!(!is_closed(&mut socket), "still open after twice the header time");
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    assert!(ask(&mut socket, "/").is_some());
    // Once it speaks, the header's clock runs.
    socket.write_all(b"GET / HT").unwrap();
    let before = Instant::now();
    assert!(is_closed(&mut socket));
    assert!(before.elapsed() < PATIENCE);
    assert_eq!(server.count(|counts| &counts.slow_header), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rest_ends_too() {
    let server = start(app(), Limits { idle: SHORT, header: PATIENCE * 2, ..Limits::default() }, None);
    let mut socket = server.connect();
    assert!(ask(&mut socket, "/").is_some());
    assert!(is_closed(&mut socket));
    assert_eq!(server.count(|counts| &counts.idle_closed), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_must_move() {
    let server = start(app(), Limits { slow_grace: SHORT, ..Limits::default() }, None);
    let head = b"POST /length HTTP/1.1\r\nHost: t\r\nContent-Length: 5000\r\n\r\n";
    for _ in 0..2 {
        let mut slow = server.connect();
        slow.write_all(head).unwrap();
        let heard = dribble(&mut slow).expect("closed");
        assert!(heard.starts_with("HTTP/1.1 408 "), "{heard}");
    }
    let mut silent = server.connect();
    silent.write_all(head).unwrap();
    assert_eq!(answer(&mut silent).map(|(status, _)| status), Some(408));
    assert!(is_closed(&mut silent));
    assert_eq!(server.count(|counts| &counts.slow_body), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ordinary_bodies_arrive_whole() {
    let server = start(app(), Limits::default(), None);
    let mut socket = server.connect();
    for size in [1, 5_000, 1_000_000] {
        let head = format!("POST /length HTTP/1.1\r\nHost: t\r\nContent-Length: {size}\r\n\r\n");
        socket.write_all(head.as_bytes()).unwrap();
        socket.write_all(&vec![b'x'; size]).unwrap();
        assert_eq!(answer(&mut socket), Some((200, size.to_string())));
    }
}

/// An answer without end that reports when it is given up.
struct Endless(mpsc::Sender<()>);

impl hyper::body::Body for Endless {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b'x'; 16_384])))))
    }
}

impl Drop for Endless {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_nobody_takes_is_given_up() {
    let (given_up, seen) = mpsc::channel();
    let app = Router::new().route("/", get(move || async move { Body::new(Endless(given_up)) }));
    let server = start(app, Limits { write_stall: SHORT, ..Limits::default() }, None);
    let mut socket = server.connect();
    socket.write_all(b"GET / HTTP/1.1\r\nHost: t\r\n\r\n").unwrap();
    seen.recv_timeout(PATIENCE).expect("given up");
    assert_eq!(server.count(|counts| &counts.slow_reader), 1);
}
