//! Behind a declared proxy its word counts, whatever the client writes; without one, nobody's does.

use std::net::SocketAddr;

use crate::support::{Folder, On, TestHouse, small_office};
use office::ctx::Brakes;
use platform::listener::{self, Limits};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// How a proxy speaks of its client; all of these are in use.
#[derive(Clone, Copy, Debug)]
enum Manner {
    /// Adds to the list that the client sent, as nginx and HAProxy do.
    Appends,
    /// A header line of its own after the client's.
    AddsLine,
    /// Puts its own in place of the client's.
    Replaces,
    /// With the client's port.
    WithPort,
}

impl Manner {
    fn told(self, head: &str, client: SocketAddr) -> String {
        let theirs = |line: &&str| line.to_ascii_lowercase().starts_with("x-forwarded-");
        let spoofed = head.lines().find_map(|line| line.strip_prefix("X-Forwarded-For: ")).unwrap_or("");
        let keeps = matches!(self, Manner::AddsLine);
        let mut lines: Vec<&str> = head.trim_end().lines().filter(|line| keeps || !theirs(line)).collect();
        let named = match self {
            Manner::Appends => format!("X-Forwarded-For: {spoofed}, {}", client.ip()),
            Manner::AddsLine | Manner::Replaces => format!("X-Forwarded-For: {}", client.ip()),
            Manner::WithPort => format!("X-Forwarded-For: {client}"),
        };
        lines.extend([named.as_str(), "X-Forwarded-Proto: https", "", ""]);
        lines.join("\r\n")
    }
}

/// One request after the other, a connection each: enough of a proxy.
async fn proxy(server: SocketAddr, manner: Manner) -> SocketAddr {
    let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = door.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut client, from)) = door.accept().await {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(client.read_u8().await.unwrap());
            }
            let told = manner.told(&String::from_utf8(head).unwrap(), from);
            let mut upstream = TcpStream::connect(server).await.unwrap();
            upstream.write_all(told.as_bytes()).await.unwrap();
            tokio::io::copy(&mut upstream, &mut client).await.unwrap();
        }
    });
    address
}

/// A house at its own door, with few requests to the API a minute for each address.
async fn served(on: On, behind_proxy: bool) -> (TestHouse, SocketAddr) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let house = TestHouse::built(engine, folder, |plan| {
        plan.behind_proxy = behind_proxy;
        plan.brakes = Brakes { api: 3, ..plan.brakes };
    })
    .await;
    house.import(&small_office("citta", 1, 1)).await;
    let door = listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = door.local_addr().unwrap();
    let router = house.house.router.clone();
    tokio::spawn(listener::serve(door, None, router, Limits::default(), std::future::pending()));
    (house, address)
}

/// What a client at `from` hears that writes `spoofed` into the header itself.
async fn ask(from: &str, to: SocketAddr, path: &str, spoofed: &str) -> String {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
    let mut stream = socket.connect(to).await.unwrap();
    let head = format!(
        "GET {path} HTTP/1.1\r\nHost: servizi.example.org\r\nX-Forwarded-For: {spoofed}\r\nX-Forwarded-Proto: http\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).await.unwrap();
    heard
}

fn left(heard: &str) -> i64 {
    let lower = heard.to_ascii_lowercase();
    let value = lower.lines().find_map(|line| line.strip_prefix("x-ratelimit-remaining: "));
    value.unwrap_or_else(|| panic!("no allowance in {heard}")).parse().unwrap()
}

const CLOCK: &str = "/api/v1/clock";

async fn the_proxys_word_counts(on: On) {
    for manner in [Manner::Appends, Manner::AddsLine, Manner::Replaces, Manner::WithPort] {
        let (_house, server) = served(on, true).await;
        let proxy = proxy(server, manner).await;
        for (at, spoofed) in ["198.51.100.1", "198.51.100.2, 198.51.100.3", "127.0.0.3"].iter().enumerate() {
            assert_eq!(left(&ask("127.0.0.2", proxy, CLOCK, spoofed).await), 2 - at as i64, "{manner:?}");
        }
        let over = ask("127.0.0.2", proxy, CLOCK, "198.51.100.9").await;
        assert!(over.starts_with("HTTP/1.1 429"), "{manner:?} {over}");
        assert_eq!(left(&ask("127.0.0.3", proxy, CLOCK, "127.0.0.2").await), 2, "another client, {manner:?}");
    }
}

async fn without_the_flag_headers_say_nothing(on: On) {
    let (_house, server) = served(on, false).await;
    for (at, spoofed) in ["198.51.100.1", "198.51.100.2", "127.0.0.3"].iter().enumerate() {
        assert_eq!(left(&ask("127.0.0.2", server, CLOCK, spoofed).await), 2 - at as i64);
    }
    assert_eq!(left(&ask("127.0.0.3", server, CLOCK, "127.0.0.2").await), 2);
    // An undeclared proxy is one client, whoever it says it speaks for.
    let proxy = proxy(server, Manner::Replaces).await;
    assert_eq!(left(&ask("127.0.0.4", proxy, CLOCK, "").await), 2);
    assert_eq!(left(&ask("127.0.0.5", proxy, CLOCK, "").await), 1);
    let page = ask("127.0.0.4", proxy, "/citta/", "").await.to_ascii_lowercase();
    assert!(!page.contains("strict-transport-security"), "{page}");
}

async fn cookies_and_transport_are_secure(on: On) {
    let (_house, server) = served(on, true).await;
    let proxy = proxy(server, Manner::Replaces).await;
    let page = ask("127.0.0.2", proxy, "/citta/?lang=de", "").await;
    let cookies: Vec<&str> =
        page.lines().filter(|line| line.to_ascii_lowercase().starts_with("set-cookie: ")).collect();
    assert_eq!(cookies.len(), 2, "{page}");
    for cookie in cookies {
        assert!(cookie.contains("__Host-") && cookie.contains("; Secure; SameSite=Lax"), "{cookie}");
        assert!(cookie.contains("Path=/; HttpOnly"), "{cookie}");
    }
    assert!(page.to_ascii_lowercase().contains("strict-transport-security: "), "{page}");
}

on_both_engines! {
    the_proxys_word_counts;
    without_the_flag_headers_say_nothing;
    cookies_and_transport_are_secure;
}
