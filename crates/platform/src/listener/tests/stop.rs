//! Stopping: what was asked is answered, what never ends is cut.

use axum::{body::Body, http::header};
use tokio::sync::{Notify, mpsc};

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_in_flight_is_answered_and_nobody_else_comes_in() {
    let (entered, mut has_entered) = mpsc::unbounded_channel();
    let go = Arc::new(Notify::new());
    let wait = Arc::clone(&go);
    let slow = get(move || async move {
        entered.send(()).unwrap();
        wait.notified().await;
        "finito"
    });
    let limits = Limits { drain: PATIENCE, ..Limits::default() };
    let mut server = start(app().route("/slow", slow), limits, None);
    let mut idle = server.connect();
    assert!(ask(&mut idle, "/").is_some());
    let mut fresh = server.connect();
    let mut busy = server.connect();
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: t\r\n\r\n").unwrap();
    has_entered.recv().await.unwrap();

    let before = Instant::now();
    server.stop.take().unwrap().send(()).unwrap();
    assert!(is_closed(&mut idle) && is_closed(&mut fresh));
    assert!(TcpStream::connect(server.address).is_err(), "the door is closed");
    go.notify_one();
    assert_eq!(answer(&mut busy), Some((200, "finito".into())));
    assert!(is_closed(&mut busy));
    server.done.await.unwrap();
    assert!(before.elapsed() < PATIENCE, "does not wait longer than needed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_finish_is_cut() {
    let (entered, mut has_entered) = mpsc::unbounded_channel();
    let stuck = get(move || async move {
        entered.send(()).unwrap();
        std::future::pending::<()>().await;
    });
    let mut server = start(app().route("/stuck", stuck), Limits { drain: SHORT, ..Limits::default() }, None);
    let mut socket = server.connect();
    socket.write_all(b"GET /stuck HTTP/1.1\r\nHost: t\r\n\r\n").unwrap();
    has_entered.recv().await.unwrap();
    let before = Instant::now();
    server.stop.take().unwrap().send(()).unwrap();
    server.done.await.unwrap();
    assert!(before.elapsed() >= SHORT);
    assert!(is_closed(&mut socket));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn event_streams_end_at_once() {
    let events = get(|| async {
        let hello = tokio_stream::StreamExt::chain(
            tokio_stream::once(Ok::<_, std::convert::Infallible>(Bytes::from_static(b"data: x\n\n"))),
            tokio_stream::pending(),
        );
        ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(hello))
    });
    let limits = Limits { drain: PATIENCE * 2, ..Limits::default() };
    let mut server = start(app().route("/events", events), limits, None);
    let mut socket = server.connect();
    assert_eq!(ask(&mut socket, "/events").map(|(status, _)| status), Some(200));
    let before = Instant::now();
    server.stop.take().unwrap().send(()).unwrap();
    server.done.await.unwrap();
    assert!(before.elapsed() < PATIENCE);
    assert!(is_closed(&mut socket));
}
